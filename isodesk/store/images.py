"""Rows as text: what the recording triggers write down, digests add up and undo puts back.

A row is written as a JSON object of its columns in order of their names. TEXT, INTEGER and NULL
are themselves; BLOB is hexadecimal, REAL is SQLite's own exact literal.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Column, Float, Integer, LargeBinary, Table

import isodesk.models
import isodesk.models.base

RECORD = "row_image"
"""The TEMP table in which triggers note each row as it was and as it became."""


class Image(NamedTuple):
    """One row before and after one statement; None where it did not exist.

    A tuple, because a paste of ten thousand rows makes as many.
    """

    table: str
    old_row: int | None
    new_row: int | None
    before: str | None
    after: str | None


def tracked_tables() -> list[Table]:
    """Every table of the office's facts, in order of name."""
    metadata = isodesk.models.base.Base.metadata
    return sorted(metadata.tables.values(), key=lambda table: table.name)


@cache
def _tracked() -> dict[str, Table]:
    return {table.name: table for table in tracked_tables()}


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _columns(table: Table) -> list[Column[Any]]:
    return sorted(table.columns, key=lambda column: column.name)


def _value(column: Column[Any], source: str) -> str:
    cell = f"{source}.{_quoted(column.name)}"
    if isinstance(column.type, LargeBinary):
        return f"iif({cell} IS NULL, NULL, hex({cell}))"
    if isinstance(column.type, Float):
        return f"iif({cell} IS NULL, NULL, quote({cell}))"
    return cell


def row_text(table: Table, source: str) -> str:
    """The SQL expression that writes a row of `source` (a table's name, NEW or OLD) as text."""
    cells = ", ".join(f"'{column.name}', {_value(column, source)}" for column in _columns(table))
    return f"json_object({cells})"


def every_row(table: Table) -> str:
    """The query for (row id, text) of all rows of a table."""
    name = _quoted(table.name)
    return f"SELECT {name}.rowid, {row_text(table, name)} FROM main.{name}"


def install_recording(raw: sqlite3.Connection) -> None:
    """Create the TEMP triggers that record every change of every tracked row.

    They live in the connection, not in the file, and see ORM, Core, bulk and association rows.
    """
    raw.execute(
        f"CREATE TEMP TABLE {RECORD} (id INTEGER PRIMARY KEY, row_table TEXT NOT NULL,"
        " old_row INTEGER, new_row INTEGER, before TEXT, after TEXT)"
    )
    for table in tracked_tables():
        old, new = row_text(table, "OLD"), row_text(table, "NEW")
        for verb, values in (
            ("INSERT", f"NULL, NEW.rowid, NULL, {new}"),
            ("UPDATE", f"OLD.rowid, NEW.rowid, {old}, {new}"),
            ("DELETE", f"OLD.rowid, NULL, {old}, NULL"),
        ):
            raw.execute(
                f"CREATE TEMP TRIGGER {_quoted(f'record_{verb.lower()}_{table.name}')}"
                f" AFTER {verb} ON main.{_quoted(table.name)} BEGIN"
                f" INSERT INTO {RECORD} (row_table, old_row, new_row, before, after)"
                f" VALUES ('{table.name}', {values}); END"
            )


_CHANGED = "before IS NOT after OR old_row IS NOT new_row"


def recorded(raw: sqlite3.Connection) -> Iterator[Image]:
    """The images noted since the last `forget`, in order, without those that changed nothing."""
    rows = raw.execute(
        f"SELECT row_table, old_row, new_row, before, after FROM temp.{RECORD}"
        f" WHERE {_CHANGED} ORDER BY id"
    )
    return (Image(*row) for row in rows)


def keep_recorded(raw: sqlite3.Connection, step: int) -> None:
    """Copy the noted images into the file as those of a step."""
    raw.execute(
        "INSERT INTO main.undo_image (step, row_table, old_row, new_row, before, after)"
        f" SELECT ?, row_table, old_row, new_row, before, after FROM temp.{RECORD}"
        f" WHERE {_CHANGED} ORDER BY id",
        (step,),
    )


def forget(raw: sqlite3.Connection) -> None:
    """Empty the record for the next change."""
    raw.execute(f"DELETE FROM temp.{RECORD}")


def kept(raw: sqlite3.Connection, step: int) -> list[Image]:
    """The images of a step, in the order in which the rows changed."""
    rows = raw.execute(
        "SELECT row_table, old_row, new_row, before, after FROM main.undo_image"
        " WHERE step = ? ORDER BY id",
        (step,),
    )
    return [Image(*row) for row in rows]


def reversed_images(images: list[Image]) -> list[Image]:
    """The images that lead back, last change first."""
    return [
        Image(image.table, image.new_row, image.old_row, image.after, image.before)
        for image in reversed(images)
    ]


def apply(raw: sqlite3.Connection, images: list[Image]) -> None:
    """Bring each row from its state before to its state after; the triggers record that too."""
    for image in images:
        table = _tracked()[image.table]
        if image.after is None:
            raw.execute(f"DELETE FROM {_quoted(table.name)} WHERE rowid = ?", (image.old_row,))
        elif image.before is None:
            _insert(raw, table, image)
        else:
            _update(raw, table, image)


def _insert(raw: sqlite3.Connection, table: Table, image: Image) -> None:
    names, values = _cells(table, image)
    marks = ", ".join("?" * len(values))
    raw.execute(f"INSERT INTO {_quoted(table.name)} ({', '.join(names)}) VALUES ({marks})", values)


def _update(raw: sqlite3.Connection, table: Table, image: Image) -> None:
    names, values = _cells(table, image)
    places = ", ".join(f"{name} = ?" for name in names)
    raw.execute(
        f"UPDATE {_quoted(table.name)} SET {places} WHERE rowid = ?", (*values, image.old_row)
    )


def _cells(table: Table, image: Image) -> tuple[list[str], list[object]]:
    """Column names and values of the state after, with the row id where no column is it."""
    row = json.loads(image.after or "")
    columns = _columns(table)
    names = [_quoted(column.name) for column in columns]
    values = [_restored(column, row[column.name]) for column in columns]
    if not _has_row_key(table):
        names.insert(0, "rowid")
        values.insert(0, image.new_row)
    return names, values


def _has_row_key(table: Table) -> bool:
    key = list(table.primary_key.columns)
    return len(key) == 1 and isinstance(key[0].type, Integer)


def _restored(column: Column[Any], value: Any) -> object:
    if value is None:
        return None
    if isinstance(column.type, LargeBinary):
        return bytes.fromhex(value)
    if isinstance(column.type, Float):
        return float(value)
    return value  # type of a STRICT column: already text or whole number
