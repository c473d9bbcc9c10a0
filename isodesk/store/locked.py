"""Refuses to change a plan whose text is locked, whatever verb tries to.

A change is looked at as a whole before it is committed, so that no verb and no view can forget.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from isodesk.errors import UserError
from isodesk.facts.frozen import PROGRESS, why_locked
from isodesk.facts.kinds import PlanStatus
from isodesk.facts.richtext import RichText
from isodesk.models import Base
from isodesk.store.images import RECORD

_LOCKED = {status.value for status in PlanStatus if not status.is_draft}
_FREE = {"archived", "adjusts", "travels_with"}
"""Columns of a plan's own row that are no part of its text."""

_PROGRESS = ", ".join(f"'$.{name}'" for name in PROGRESS)
"""What came of a task is written down after the plan was signed, and is no part of its text."""

_FOLLOWED = ("outcome", "spending", "change_reason")
_PARTS = sorted(
    table.name
    for table in Base.metadata.sorted_tables
    if "plan_id" in table.c and table.name not in _FOLLOWED
)

Row = dict[str, Any]


def refuse_locked(raw: sqlite3.Connection, plan: str | None) -> None:
    """Raise UserError when the change that was recorded touches the text of a locked plan.

    ``plan`` is the key of the plan the change says it is about; another one is named.
    """
    own = _own_rows(raw)
    locked = _locked_before(raw, own)
    if not locked:
        return
    touched = _with_parts_changed(raw) | {
        plan_id for plan_id, (before, after) in own.items() if _differs(before, after)
    }
    for plan_id in sorted(touched & locked.keys()):
        row = locked[plan_id]
        name = "Kế hoạch" if row["uuid"] == plan else f"Kế hoạch {_called(row)}"
        raise UserError(why_locked(PlanStatus(row["status"]), name))


def _own_rows(raw: sqlite3.Connection) -> dict[int, tuple[Row | None, Row | None]]:
    """The plans whose own row changed: as it was first, and as it is now."""
    rows: dict[int, tuple[Row | None, Row | None]] = {}
    for plan_id, before, after in raw.execute(
        f"SELECT coalesce(old_row, new_row), before, after FROM temp.{RECORD}"
        " WHERE row_table = 'plan' ORDER BY id"
    ):
        first = rows[plan_id][0] if plan_id in rows else _loaded(before)
        rows[plan_id] = (first, _loaded(after))
    return rows


def _locked_before(
    raw: sqlite3.Connection, own: dict[int, tuple[Row | None, Row | None]]
) -> dict[int, Row]:
    """The plans that were locked when the change began."""
    marks = ", ".join("?" * len(_LOCKED))
    found = raw.execute(
        "SELECT id, uuid, status, number, symbol, subject FROM main.plan"
        f" WHERE status IN ({marks})",
        sorted(_LOCKED),
    )
    names = ("uuid", "status", "number", "symbol", "subject")
    rows: dict[int, Row] = {row[0]: dict(zip(names, row[1:], strict=True)) for row in found}
    for plan_id, (before, _) in own.items():
        rows.pop(plan_id, None)
        if before is not None and before["status"] in _LOCKED:
            rows[plan_id] = before
    return rows


def _with_parts_changed(raw: sqlite3.Connection) -> set[int]:
    """The plans of which any part changed."""
    marks = ", ".join("?" * len(_PARTS))
    found = raw.execute(
        "SELECT json_extract(before, '$.plan_id'), json_extract(after, '$.plan_id')"
        f" FROM temp.{RECORD} WHERE before IS NOT after AND row_table IN ({marks})"
        f" AND NOT (row_table = 'task' AND json_remove(before, {_PROGRESS})"
        f" IS json_remove(after, {_PROGRESS})) GROUP BY 1, 2",
        _PARTS,
    )
    return {plan_id for row in found for plan_id in row if plan_id is not None}


def _differs(before: Row | None, after: Row | None) -> bool:
    if before is None or after is None:
        return before is not after
    return any(before[name] != after[name] for name in before.keys() - _FREE)


def _called(row: Row) -> str:
    if row["number"]:
        return f"số {row['number']}/{row['symbol']}"
    subject = RichText.loads(row["subject"]).plain()
    return f"“{subject or 'chưa có trích yếu'}”"


def _loaded(text: str | None) -> Row | None:
    return None if text is None else json.loads(text)
