"""Moving units and groups of the matrix up and down."""

from __future__ import annotations

from collections.abc import Collection

from isodesk.services.rows import move_rows
from isodesk.services.subjects import move_subjects
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.subjects.rows import SubjectRows


def move(plan: OpenPlan, rows: SubjectRows, chosen: Collection[int], down: bool) -> None:
    """Move the chosen rows one place; units pass from group to group, groups take theirs along.

    Nothing happens at the ends. Raises UserError.
    """
    keys = [rows.rows[row].key for row in sorted(chosen) if row < len(rows.rows)]
    units = [key for key in keys if key in rows.subjects]
    if units:
        _move_units(plan, rows, units, down)
    elif keys:
        _move_group(plan, rows, keys[0], down)


def _move_units(plan: OpenPlan, rows: SubjectRows, units: list[str], down: bool) -> None:
    first, last = rows.row_of[units[0]], rows.row_of[units[-1]]
    target = last + 1 if down else first - 1
    if not 0 <= target < len(rows.rows):
        return
    beside = rows.rows[target].key
    if beside in rows.subjects:
        group, to = rows.subjects[beside].group, rows.places[beside] + (1 if down else 0)
    elif down:
        members = [rows.places[s.key] for s in rows.subjects.values() if s.group == beside]
        group, to = beside, min(members, default=len(rows.places))
    else:
        group = rows.group_at(target - 1) if target else ""
        members = [rows.places[s.key] for s in rows.subjects.values() if s.group == group]
        to = max(members, default=-1) + 1
    if group:
        with plan.change("Di chuyển đơn vị", f"subjects/{units[0]}") as session:
            move_subjects(session, units, group, to)


def _move_group(plan: OpenPlan, rows: SubjectRows, group: str, down: bool) -> None:
    order = list(rows.groups)
    at = order.index(group)
    if (down and at + 1 < len(order)) or (not down and at):
        with plan.change("Di chuyển nhóm", f"groups/{group}") as session:
            move_rows(session, "groups", [group], at + 2 if down else at - 1)
