"""Rows that come into a plan's list of units together: groups, units, marks, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from isodesk.facts import RichText
from isodesk.services.rows import edit_row
from isodesk.services.subjects import add_group, add_subjects, set_footnote, set_marks

FIRST_GROUP = "CƠ QUAN, ĐƠN VỊ"


@dataclass(frozen=True)
class NewRow:
    """A unit or group to be added; ``marks`` are (column key, footnote)."""

    name: str
    is_group: bool = False
    marks: tuple[tuple[str, str], ...] = ()
    note: str = ""


def add_rows_below(
    plan: str, group: str, at: int | None, rows: Sequence[NewRow], session: Session
) -> None:
    """Add units to a group from position ``at`` on, None at its end; a group among them takes
    those after it."""
    marks: list[tuple[str, NewRow]] = []
    place: int | None = at
    for head, units in _under_heads(rows):
        if head:
            group, place = add_group(session, plan, head.name), None
            if head.note:
                edit_row(session, "groups", group, note=RichText.of(head.note))
        if units:
            group = group or add_group(session, plan, FIRST_GROUP)
            keys = add_subjects(session, plan, group, [unit.name for unit in units], place)
            marks += zip(keys, units, strict=True)
    cells = [(key, column) for key, row in marks for column, _ in row.marks]
    set_marks(session, plan, cells, marked=True)
    for key, row in marks:
        if row.note:
            edit_row(session, "subjects", key, note=RichText.of(row.note))
        for column, footnote in row.marks:
            if footnote:
                set_footnote(session, key, column, footnote)


def _under_heads(rows: Sequence[NewRow]) -> list[tuple[NewRow | None, list[NewRow]]]:
    """Units under the group that stands before them, those before any group under None."""
    runs: list[tuple[NewRow | None, list[NewRow]]] = [(None, [])]
    for row in rows:
        if row.is_group:
            runs.append((row, []))
        else:
            runs[-1][1].append(row)
    return runs
