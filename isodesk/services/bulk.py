"""Many rows into one table at once, or out of it, column by column.

SQLAlchemy prepares and reads each value of each row in turn; where a plan has thousands of rows
that takes several times as long as the database itself. Here the same types do it for a column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Dialect, insert
from sqlalchemy.orm import Session

from isodesk.models import Base
from isodesk.store.whole_inserts import WHOLE

_MANY = 500


def insert_columns(
    session: Session, model: type[Base], columns: Mapping[str, Sequence[Any]]
) -> None:
    """Insert rows given column by column, by attribute; what is not given takes its default.

    All columns are equally long, and no attribute is left out whose default differs by row.
    """
    count = len(next(iter(columns.values())))
    mapped = model.__mapper__.columns
    given = {mapped[name].name: values for name, values in columns.items()}
    table = model.metadata.tables[model.__tablename__]
    for column in table.columns:
        if column.name not in given and column.default is not None:
            given[column.name] = [_default(column)] * count
    connection = session.connection()
    statement = insert(table).compile(dialect=connection.dialect, column_keys=list(given))
    prepared = {
        name: _prepared(table.columns[name], values, connection.dialect)
        for name, values in given.items()
    }
    rows = zip(*(prepared[name] for name in statement.positiontup or ()), strict=True)
    options = {WHOLE: table.name} if count >= _MANY else {}
    connection.exec_driver_sql(str(statement), list(rows), execution_options=options)


def _default(column: Column[Any]) -> Any:
    default: Any = column.default
    return default.arg(None) if default.is_callable else default.arg


def _prepared(column: Column[Any], values: Sequence[Any], dialect: Dialect) -> Sequence[Any]:
    """The values as the driver takes them; what stands in many rows is prepared once."""
    prepare = column.type.dialect_impl(dialect).bind_processor(dialect)
    if prepare is None:
        return values
    first = values[0]
    if len(set(map(id, values))) == 1:
        return [prepare(first)] * len(values)
    kinds = set(map(type, values))
    if all(issubclass(kind, str) for kind in kinds):  # equal decimals may be written differently
        known = {value: prepare(value) for value in set(values)}
        return [known[value] for value in values]
    return [prepare(value) for value in values]


def restored(column: Column[Any], values: Sequence[Any], dialect: Dialect) -> Sequence[Any]:
    """What the driver gave for a column, as its type reads it; equal values are read once.

    Rows may so share one value: lists of JSON are not to be altered.
    """
    read = column.type.dialect_impl(dialect).result_processor(dialect, None)
    if read is None or not values:
        return values
    known = {value: read(value) for value in set(values)}
    return [known[value] for value in values]
