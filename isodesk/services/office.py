"""What a user does to the office's own lists: units, issuers, standards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.facts import Issuer, Standard
from isodesk.models import Base
from isodesk.models.base import new_key
from isodesk.services.templates import usual_standards
from isodesk.vietnamese.text import clean, fold, search_matches

_Row = TypeVar("_Row", bound=Base)


@dataclass(frozen=True)
class UnitTypeEntry:
    """A row of the list of types."""

    key: str
    name: str
    level: str
    valid_to: date | None


@dataclass(frozen=True)
class UnitEntry:
    """A row of Cơ quan, đơn vị. ``valid_to`` is its last day; ``type`` is the key of its type."""

    key: str
    name: str
    short_name: str
    type: str
    type_name: str
    level: str
    parent: str
    outside: bool
    valid_from: date | None
    valid_to: date | None
    note: str


@dataclass(frozen=True)
class IssuerEntry:
    """A row of the list of issuers."""

    key: str
    issuer: Issuer


USUAL_UNIT_TYPES: tuple[tuple[str, str], ...] = (
    ("Cơ quan chuyên môn thuộc UBND cấp tỉnh", "tỉnh"),
    ("Chi cục", "tỉnh"),
    ("Đơn vị sự nghiệp", "tỉnh"),
    ("UBND cấp xã", "xã"),
)
"""Types that any office may have, name and level, offered before they are in its list."""

_COMMITTEE = "Ủy ban nhân dân "
_IN_PROVINCE = re.compile(r"\s+(?:tỉnh|thành phố)\s+(.+)\Z", re.IGNORECASE)


def issuer_named(
    full_name: str, *, superior: str = "", abbreviation: str = "", place: str = ""
) -> Issuer:
    """An issuer from its full name; what is left empty is told from the name where it tells.

    A people's committee stands on two lines of the letterhead. UserError without a name.
    """
    name = " ".join(full_name.split())
    if not name:
        raise UserError("Chưa ghi tên cơ quan ban hành. Ghi tên đầy đủ rồi làm tiếp.")
    header: tuple[str, ...] = (name.upper(),)
    tail = _IN_PROVINCE.search(name) or _IN_PROVINCE.search(" ".join(superior.split()))
    short_name, initials = name, _initials(_IN_PROVINCE.sub("", name))
    seat = tail[1] if tail else ""
    area = name[len(_COMMITTEE) :].strip()
    if area and fold(name).startswith(fold(_COMMITTEE)):
        header = (_COMMITTEE.strip().upper(), area.upper())
        short_name, initials = f"UBND {area}", "UBND"
        seat = area.partition(" ")[2].removeprefix("phố ").removeprefix("khu ")
    above = " ".join(superior.split())
    return Issuer(
        header=header,
        superior=(above.upper(),) if above else (),
        full_name=name,
        short_name=short_name,
        abbreviation=abbreviation.strip() or initials,
        place=place.strip() or (seat.title() if seat.isupper() else seat),
    )


def _initials(name: str) -> str:
    """``SKHCN`` of Sở Khoa học và Công nghệ."""
    return "".join(word[0] for word in name.split() if word.lower() not in ("và", "của")).upper()


def list_unit_types(session: Session) -> tuple[UnitTypeEntry, ...]:
    """All types, in their order."""
    query = select(models.UnitType).order_by(models.UnitType.position, models.UnitType.id)
    return tuple(
        UnitTypeEntry(row.uuid, row.name, row.level, row.valid_to) for row in session.scalars(query)
    )


def list_units(
    session: Session, *, on: date | None = None, text: str = ""
) -> tuple[UnitEntry, ...]:
    """The units in their order; those that exist on a day, those whose name holds ``text``."""
    parent = models.Base.metadata.tables["unit"].alias("parent")
    query = (
        select(models.Unit, models.UnitType.uuid, models.UnitType.name, models.UnitType.level)
        .add_columns(parent.c.uuid)
        .outerjoin(models.UnitType, models.UnitType.id == models.Unit.type_id)
        .outerjoin(parent, parent.c.id == models.Unit.parent_id)
        .order_by(models.Unit.position, models.Unit.id)
    )
    return tuple(
        UnitEntry(
            unit.uuid,
            unit.name,
            unit.short_name,
            type_key or "",
            type_name or "",
            level or "",
            parent_key or "",
            unit.outside,
            unit.valid_from,
            unit.valid_to,
            unit.note,
        )
        for unit, type_key, type_name, level, parent_key in session.execute(query)
        if (on is None or _exists(unit, on))
        and search_matches(text, f"{unit.name} {unit.short_name}")
    )


def add_unit_type(
    session: Session, name: str, level: str = "", valid_to: date | None = None
) -> str:
    """Add a type of units; gives its key."""
    row = models.UnitType(
        position=_next(session, models.UnitType), name=_name(name), level=level, valid_to=valid_to
    )
    session.add(row)
    session.flush()
    return row.uuid


def unit_type_named(session: Session, name: str) -> str:
    """The key of the type of this name, added to the list when it is new there; "" for none."""
    if not name.strip():
        return ""
    for kind in list_unit_types(session):
        if fold(kind.name) == fold(name):
            return kind.key
    usual = {fold(usual): (usual, level) for usual, level in USUAL_UNIT_TYPES}
    return add_unit_type(session, *usual.get(fold(name), (name, "")))


def add_unit(session: Session, name: str, **fields: Any) -> str:
    """Add a unit; ``fields`` are those of `UnitEntry`, type and parent by key. Gives its key.

    UserError when the name is empty.
    """
    row = models.Unit(position=_next(session, models.Unit), name="")
    _fill(session, row, {"name": name} | fields)
    session.add(row)
    session.flush()
    return row.uuid


def edit_unit(session: Session, key: str, **changes: Any) -> None:
    """Set fields of a unit, named as in `UnitEntry`. Plans keep the names that they print."""
    _fill(session, _one(session, models.Unit, key), changes)
    session.flush()


def delete_units(session: Session, keys: Sequence[str]) -> None:
    """Delete units that nothing uses. UserError names the first that is used."""
    rows = [_one(session, models.Unit, key) for key in dict.fromkeys(keys)]
    ids = {row.id for row in rows}
    for row in rows:
        place = _used_in(session, row.id, ids)
        if place:
            raise UserError(
                f"“{row.name}” đang có trong {place} nên chưa xóa được. "
                "Nếu đơn vị không còn hoạt động, ghi ngày cuối ở cột Hoạt động đến."
            )
    for row in rows:
        session.delete(row)
    session.flush()


def list_issuers(session: Session) -> tuple[IssuerEntry, ...]:
    """All issuers, in their order."""
    query = select(models.Issuer).order_by(models.Issuer.position, models.Issuer.id)
    return tuple(
        IssuerEntry(
            row.uuid,
            Issuer(
                tuple(row.header),
                tuple(row.superior),
                row.full_name,
                row.short_name,
                row.abbreviation,
                row.place,
            ),
        )
        for row in session.scalars(query)
    )


def add_issuer(session: Session, issuer: Issuer) -> str:
    """Add an issuer; gives its key. UserError when it has no name."""
    row = models.Issuer(position=_next(session, models.Issuer))
    _fill_issuer(row, issuer)
    session.add(row)
    session.flush()
    return row.uuid


def edit_issuer(session: Session, key: str, issuer: Issuer) -> None:
    """Set the written forms of an issuer; plans keep the copies that they print."""
    _fill_issuer(_one(session, models.Issuer, key), issuer)
    session.flush()


def list_standards(session: Session) -> tuple[Standard, ...]:
    """All standards, in their order."""
    query = select(models.Standard).order_by(models.Standard.position, models.Standard.id)
    return tuple(
        Standard(row.uuid, row.code, row.name, row.announced_by) for row in session.scalars(query)
    )


def offered_standards(session: Session) -> tuple[Standard, ...]:
    """The office's standards, then the usual ones that are not in its list yet."""
    known = list_standards(session)
    codes = {standard.code.removeprefix("TCVN ") for standard in known}
    usual = (s for s in usual_standards() if s.code.removeprefix("TCVN ") not in codes)
    return (*known, *(Standard(new_key(), s.code, s.name, s.announced_by) for s in usual))


def add_standard(session: Session, code: str, name: str = "", announced_by: str = "") -> str:
    """Add a standard; gives its key."""
    row = models.Standard(
        position=_next(session, models.Standard),
        code=_name(code),
        name=name,
        announced_by=announced_by,
    )
    session.add(row)
    session.flush()
    return row.uuid


def _exists(unit: models.Unit, day: date) -> bool:
    begun = unit.valid_from is None or unit.valid_from <= day
    return begun and (unit.valid_to is None or day <= unit.valid_to)


def _fill(session: Session, row: models.Unit, changes: dict[str, Any]) -> None:
    for name, value in changes.items():
        match name:
            case "name":
                row.name = _name(value)
                row.search = fold(row.name)
            case "type":
                row.type_id = _one(session, models.UnitType, value).id if value else None
            case "parent":
                row.parent_id = _one(session, models.Unit, value).id if value else None
            case "short_name" | "note":
                setattr(row, name, _line(value))
            case "outside" | "valid_from" | "valid_to":
                setattr(row, name, value)
            case _:
                raise TypeError(f"a unit has no {name}")
    if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
        raise UserError("Ngày cuối đứng trước ngày đầu. Ghi lại thời gian hoạt động.")


def _fill_issuer(row: models.Issuer, issuer: Issuer) -> None:
    row.header, row.superior = list(issuer.header), list(issuer.superior)
    row.full_name, row.short_name = _name(issuer.full_name), issuer.short_name
    row.abbreviation, row.place = issuer.abbreviation, issuer.place


def _name(text: str) -> str:
    name = _line(text)
    if not name:
        raise UserError("Chưa ghi tên. Ghi tên đầy đủ rồi lưu.")
    return name


def _line(text: str) -> str:
    """The text on one line: cells of a worksheet break names where their width ends."""
    return " ".join(clean(text)[0].split())


def _one(session: Session, model: type[_Row], key: str) -> _Row:
    table = model.metadata.tables[model.__tablename__]
    row = session.scalars(select(model).where(table.c.uuid == key)).one_or_none()
    if row is None:
        raise UserError("Dòng này không còn trong danh mục. Chọn lại dòng rồi làm tiếp.")
    return row


def _next(session: Session, model: type[Base]) -> int:
    table = model.metadata.tables[model.__tablename__]
    last = session.scalar(select(func.max(table.c.position)))
    return 0 if last is None else last + 1


def _used_in(session: Session, unit: int, going: set[int]) -> str:
    """Where a unit is used, in words; "" when nowhere. Units that go too do not count."""
    plan = (
        session.scalars(
            select(models.Plan)
            .join(models.PlanSubject, models.PlanSubject.plan_id == models.Plan.id)
            .where(models.PlanSubject.unit_id == unit)
        ).first()
        or session.scalars(
            select(models.Plan)
            .join(models.TaskAgency, models.TaskAgency.plan_id == models.Plan.id)
            .where(models.TaskAgency.unit_id == unit)
        ).first()
    )
    if plan is not None:
        return f"kế hoạch “{plan.subject.plain()}”"
    below = select(models.Unit.name).where(
        models.Unit.parent_id == unit, models.Unit.id.not_in(going)
    )
    child = session.scalar(below)
    if child is not None:
        return f"cơ quan trực thuộc “{child}”"
    member = select(models.SystemMember.id).where(models.SystemMember.unit_id == unit)
    if session.scalar(member) is not None:
        return "một HTQLCL áp dụng chung"
    moved = select(models.Succession.id).where(
        (models.Succession.predecessor_id == unit) | (models.Succession.successor_id == unit)
    )
    return "" if session.scalar(moved) is None else "một lần thay đổi tổ chức"
