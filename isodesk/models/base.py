"""What every mapped class shares: naming, types, keys. Knows no database in particular."""

import json
import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Constraint,
    Date,
    Dialect,
    Enum,
    ForeignKey,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from isodesk.vietnamese.text import nfc


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, stored as ISO text in UTC; takes and gives aware datetimes only."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class DecimalText(TypeDecorator[Decimal]):
    """A decimal number, stored as its plain text, so that no digit is lost or invented."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Words(TypeDecorator[str]):
    """Text, stored composed (NFC, as TCVN 6909:2001 has it) whoever wrote it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else nfc(value)


class Json(TypeDecorator[Any]):
    """Plain data, stored as canonical JSON text: sorted keys, no spaces, no escapes of letters."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        if value is None:
            return None
        text = json.dumps(
            value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
        )
        return nfc(text)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


def _of_column(constraint: Constraint, table: Table) -> str:
    """Put the column into the name of a check brought by a type.

    Two columns of one enum in one table would otherwise carry two checks of one name.
    """
    columns = constraint.columns if isinstance(constraint, CheckConstraint) else ()
    return f"{next(iter(columns)).name}_" if len(columns) == 1 else ""


NAMING: dict[str, Any] = {
    "of_column": _of_column,
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(of_column)s%(constraint_name)s",
}

KEY_LENGTH = 32


def new_key() -> str:
    """A fresh stable key: a random uuid as 32 hexadecimal digits."""
    return uuid.uuid4().hex


def _values(enum: type[StrEnum]) -> list[str]:
    return [member.value for member in enum]


class Base(DeclarativeBase):
    """Root of the mapped classes: every table has one integer key `id`, never shown outside."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Words(),
        int: BigInteger(),
        bool: Boolean(create_constraint=True, name="bool"),
        date: Date(),
        datetime: UtcDateTime(),
        Decimal: DecimalText(),
        bytes: LargeBinary(),
        StrEnum: Enum(
            StrEnum, native_enum=False, create_constraint=True, values_callable=_values, length=40
        ),
    }

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-2)


class Keyed:
    """A row that fields, copies and other files point at by a key that outlives row ids."""

    uuid: Mapped[str] = mapped_column(
        String(KEY_LENGTH), unique=True, default=new_key, sort_order=-1
    )


def link(target: str) -> ForeignKey:
    """A foreign key checked at commit, so that rows may come and go in any order.

    Nothing cascades in the database: every row that goes must pass the change's record.
    """
    return ForeignKey(target, deferrable=True, initially="DEFERRED")
