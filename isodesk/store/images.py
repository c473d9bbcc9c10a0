"""Rows as text: what the recording triggers write down, digests add up and undo puts back.

A row is written as a JSON object of its columns in order of their names. TEXT, INTEGER and NULL
are themselves; BLOB is hexadecimal, REAL is SQLite's own exact literal.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from isodesk.store.schema import store_metadata

_OWN = frozenset(store_metadata.tables) | {"alembic_version"}
RECORD = "row_image"
"""The TEMP table in which triggers note each row as it was and as it became."""
_NOTED = "row_table, old_row, new_row, before, after"


class Image(NamedTuple):
    """One row before and after one statement; None where it did not exist.

    A tuple, because a paste of ten thousand rows makes as many.
    """

    table: str
    old_row: int | None
    new_row: int | None
    before: str | None
    after: str | None


_image = partial(tuple.__new__, Image)  # as Image._make, which is Python's own code for each row


@dataclass(frozen=True)
class Shape:
    """A table as it is in the file: columns with their SQLite types, in order of their names.

    `row_key` names the column that is the row id, if there is one.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    row_key: str | None

    @property
    def quoted(self) -> str:
        """The name as SQL writes it."""
        return _quoted(self.name)


@dataclass(frozen=True)
class Trigger:
    """A recording trigger: its name as SQL writes it, and the statement that creates it."""

    quoted: str
    sql: str


def tracked(raw: sqlite3.Connection) -> list[Shape]:
    """Every table of the office's facts, in order of name: all but the store's own.

    Taken from the file, so that files of older and newer formats can be looked at too.
    """
    names = raw.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name")
    return [
        shape_of(raw, name)
        for (name,) in names.fetchall()
        if name not in _OWN and not name.startswith("sqlite_")
    ]


def shape_of(raw: sqlite3.Connection, table: str) -> Shape:
    """The columns of one table."""
    found = raw.execute(f"PRAGMA main.table_info({_quoted(table)})").fetchall()
    keys = [(name, kind) for _, name, kind, _, _, key in found if key]
    alone = len(keys) == 1 and keys[0][1] == "INTEGER"
    columns = tuple(sorted((name, kind) for _, name, kind, *_ in found))
    return Shape(table, columns, keys[0][0] if alone else None)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _value(name: str, kind: str, source: str) -> str:
    cell = f"{source}.{_quoted(name)}"
    if kind == "BLOB":
        return f"iif({cell} IS NULL, NULL, hex({cell}))"
    if kind == "REAL":
        return f"iif({cell} IS NULL, NULL, quote({cell}))"
    return cell


def _row_text(shape: Shape, source: str) -> str:
    """The SQL expression that writes a row of `source` (a table's name, NEW or OLD) as text."""
    cells = (f"'{name}', {_value(name, kind, source)}" for name, kind in shape.columns)
    return f"json_object({', '.join(cells)})"


def every_row(shape: Shape) -> str:
    """The query for (row id, text) of all rows of a table."""
    name = _quoted(shape.name)
    return f"SELECT {name}.rowid, {_row_text(shape, name)} FROM main.{name}"


def install_recording(raw: sqlite3.Connection) -> None:
    """Create the TEMP triggers that record every change of every tracked row.

    They live in the connection, not in the file, and see ORM, Core, bulk and association rows.
    """
    raw.execute(
        f"CREATE TEMP TABLE {RECORD} (id INTEGER PRIMARY KEY, row_table TEXT NOT NULL,"
        " old_row INTEGER, new_row INTEGER, before TEXT, after TEXT)"
    )
    for shape in tracked(raw):
        for trigger in triggers_of(shape).values():
            raw.execute(trigger.sql)


def triggers_of(shape: Shape) -> dict[str, Trigger]:
    """The triggers that record a table's rows, by the verb they follow."""
    old, new = _row_text(shape, "OLD"), _row_text(shape, "NEW")
    noted = {
        "INSERT": f"NULL, NEW.rowid, NULL, {new}",
        "UPDATE": f"OLD.rowid, NEW.rowid, {old}, {new}",
        "DELETE": f"OLD.rowid, NULL, {old}, NULL",
    }
    triggers = {}
    for verb, values in noted.items():
        name = _quoted(f"record_{verb.lower()}_{shape.name}")
        triggers[verb] = Trigger(
            name,
            f"CREATE TEMP TRIGGER {name} AFTER {verb} ON main.{shape.quoted} BEGIN"
            f" INSERT INTO {RECORD} ({_NOTED}) VALUES ('{shape.name}', {values}); END",
        )
    return triggers


def record_inserts(raw: sqlite3.Connection, shape: Shape, after: int) -> int:
    """Record the rows above a row id as its trigger would have, each inserted; gives how many."""
    return raw.execute(
        f"INSERT INTO temp.{RECORD} ({_NOTED})"
        f" SELECT '{shape.name}', NULL, rowid, NULL, {_row_text(shape, shape.quoted)}"
        f" FROM main.{shape.quoted} WHERE rowid > ? ORDER BY rowid",
        (after,),
    ).rowcount


_CHANGED = "before IS NOT after OR old_row IS NOT new_row"


def recorded(raw: sqlite3.Connection) -> Iterator[Image]:
    """The images noted since the last `forget`, in order, without those that changed nothing."""
    rows = raw.execute(
        f"SELECT row_table, old_row, new_row, before, after FROM temp.{RECORD}"
        f" WHERE {_CHANGED} ORDER BY id"
    )
    return map(_image, rows)


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
    return list(map(_image, rows))


def reversed_images(images: list[Image]) -> list[Image]:
    """The images that lead back, last change first."""
    return [
        Image(image.table, image.new_row, image.old_row, image.after, image.before)
        for image in reversed(images)
    ]


def apply(raw: sqlite3.Connection, images: list[Image]) -> None:
    """Bring each row from its state before to its state after; the triggers record that too."""
    shapes = {name: shape_of(raw, name) for name in {image.table for image in images}}
    for image in images:
        table = _quoted(image.table)
        if image.after is None:
            raw.execute(f"DELETE FROM {table} WHERE rowid = ?", (image.old_row,))
            continue
        names, values = _cells(shapes[image.table], image.new_row, json.loads(image.after))
        if image.before is None:
            marks = ", ".join("?" * len(values))
            raw.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", values)
        else:
            places = ", ".join(f"{name} = ?" for name in names)
            raw.execute(f"UPDATE {table} SET {places} WHERE rowid = ?", (*values, image.old_row))


def _cells(shape: Shape, row: int | None, cells: dict[str, Any]) -> tuple[list[str], list[object]]:
    """Column names and values of a row, with the row id where no column is it."""
    names = [_quoted(name) for name, _ in shape.columns]
    values = [_restored(kind, cells[name]) for name, kind in shape.columns]
    if shape.row_key is None:
        return ["rowid", *names], [row, *values]
    return names, values


def _restored(kind: str, value: Any) -> object:
    if value is None:
        return None
    if kind == "BLOB":
        return bytes.fromhex(value)
    return float(value) if kind == "REAL" else value
