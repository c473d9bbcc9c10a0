"""Many new rows inserted by one statement and recorded by one, not each by its trigger.

For thousands of rows the trigger's work takes as long as the insert itself. What is recorded is the
same, row by row and in the same order.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import ExecutionContext

from isodesk.store.images import record_inserts, shape_of, triggers_of

WHOLE = "isodesk_whole"
"""Execution option: the table into which a statement inserts many rows, without their ids."""


def record_whole_inserts(engine: Engine, raw: sqlite3.Connection) -> None:
    """Run statements that carry the option `WHOLE` so; the recording triggers are installed."""

    @event.listens_for(engine, "do_executemany")
    def insert(
        cursor: sqlite3.Cursor, statement: str, rows: Sequence[Any], context: ExecutionContext
    ) -> bool:
        table = context.execution_options.get(WHOLE)
        if table is not None:
            _insert(raw, cursor, table, statement, rows)
        return table is not None


def _insert(
    raw: sqlite3.Connection, cursor: sqlite3.Cursor, table: str, statement: str, rows: Sequence[Any]
) -> None:
    shape = shape_of(raw, table)
    trigger = triggers_of(shape)["INSERT"]
    (last,) = raw.execute(f"SELECT coalesce(max(rowid), 0) FROM main.{shape.quoted}").fetchone()
    raw.execute(f"DROP TRIGGER temp.{trigger.quoted}")
    try:
        cursor.executemany(statement, rows)
    finally:  # also of a statement that failed half way, whoever catches that
        raw.execute(trigger.sql)
        recorded = record_inserts(raw, shape, last)
    if recorded != len(rows):
        raise RuntimeError("rows inserted as a whole must be given their ids by the database")
