"""Which table is which: each reader is asked in turn, the last keeps the table as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from isodesk.facts import PlanTable, TableSource
from isodesk.importers.recognition.budget import read_budget
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.grid import Grid, raw_rows, read_grid
from isodesk.importers.recognition.lists import (
    free_table,
    read_indicators,
    read_mailing,
    read_team,
)
from isodesk.importers.recognition.matrix import read_matrix
from isodesk.importers.recognition.merging import earlier_table, merge_tables
from isodesk.importers.recognition.rows import flat
from isodesk.importers.recognition.tasks import read_tasks
from isodesk.importers.recognition.vocabulary import Role, role_of
from isodesk.importers.source import SourceBreak, SourcePart, SourceTable
from isodesk.vietnamese.text import fold

_LEAST = 3
_TITLE_ROWS = 15


def read_table(draft: Draft, table: SourceTable, name: str, unit_words: str) -> PlanTable:
    """The facts of a table and the table that prints them; one that stands earlier where it shows
    the same kind of facts.

    ``name`` is what is written above it, ``unit_words`` the line that names its unit of money.
    """
    made = _understood(draft, table, name, unit_words)
    if made is None:
        made = free_table(draft, table, name)
    if made.key in draft.titles:
        return made
    draft.titles[made.key] = name
    draft.tables.append(made)
    return made


def _understood(draft: Draft, table: SourceTable, name: str, unit: str) -> PlanTable | None:
    if table.kept:
        return None
    before = len(draft.doubts)
    grid = read_grid(draft, table)
    if not grid.head_rows or not grid.rows:
        del draft.doubts[before:]
        return None
    folded = fold(name)
    made = read_team(draft, grid) or read_indicators(draft, grid, name)
    if made is None and "danh sach gui" in folded:
        made = read_mailing(draft, grid)
    if made is None and not _has_duties(grid):
        made = read_budget(draft, grid, unit)
    made = made or read_tasks(draft, grid, name) or read_matrix(draft, grid, name)
    earlier = earlier_table(draft, made) if made is not None else None
    if made is not None and earlier is not None:
        merge_tables(draft, earlier, made, grid, name)
        return earlier
    if made is not None:
        _state_heads(draft, grid, made)
    else:
        # The table is kept whole, so nothing of it was left out.
        del draft.doubts[before:]
    return made


def _state_heads(draft: Draft, grid: Grid, made: PlanTable) -> None:
    """Keep the heads of columns whose cells are no column of the table that prints."""
    shown = [text.plain() for c in made.columns for text in (c.title, c.group)]
    shown += [column.title.plain() for column in draft.columns]
    shown += [column.title.plain() for column in draft.budget_columns]
    for head in grid.columns:
        if head.title and not any(flat(head.title) in flat(title) for title in shown):
            draft.state(f"tables/{made.key}/heads", head.title)
        if head.count and made.source is not TableSource.MATRIX:
            draft.state(f"tables/{made.key}/heads", head.count)


def _has_duties(grid: Grid) -> bool:
    return grid.has(Role.LEAD) or (grid.has(Role.PERIOD) and grid.has(Role.CONTENT))


def with_titles_apart(parts: Sequence[SourcePart]) -> list[SourcePart]:
    """Sheets have titles, units and notes in rows over the heads of their table: paragraphs."""
    apart: list[SourcePart] = []
    for part in parts:
        if not isinstance(part, SourceTable):
            apart.append(part)
            continue
        above = _rows_above(part)
        apart += [
            paragraph
            for row in part.rows[:above]
            for cell in row
            for paragraph in cell.paragraphs
            if paragraph.text.strip()
        ]
        apart.append(SourceTable(part.rows[above:], part.place) if above else part)
    return apart


def _rows_above(table: SourceTable) -> int:
    """How many rows stand over the heads, where each says one thing or two."""
    rows = raw_rows(table)
    if len(rows) < _LEAST or len(rows[0].cells) < _LEAST:
        return 0
    for at, row in enumerate(rows[:_TITLE_ROWS]):
        filled = [cell.own for cell in row.cells if cell.own.strip()]
        if filled and role_of(filled[0]) is Role.NUMBER and len(filled) > 2:
            return at
        if len(filled) > 2:
            return 0
    return 0


def with_tables_joined(parts: Sequence[SourcePart]) -> list[SourcePart]:
    """Tables that a page cut in two are one again: the same heads, or none, after a break."""
    joined: list[SourcePart] = []
    for part in parts:
        before = next((p for p in reversed(joined) if not isinstance(p, SourceBreak)), None)
        whole = _put_together(before, part)
        if whole is None:
            joined.append(part)
            continue
        while isinstance(joined[-1], SourceBreak):
            joined.pop()
        joined[-1] = whole
    return joined


def _put_together(before: SourcePart | None, part: SourcePart) -> SourceTable | None:
    if not isinstance(before, SourceTable) or not isinstance(part, SourceTable):
        return None
    if not _is_rest(before, part):
        return None
    return SourceTable((*before.rows, *part.rows), before.place, before.kept or part.kept)


def _is_rest(before: SourceTable, table: SourceTable) -> bool:
    first, other = raw_rows(before), raw_rows(table)
    if not first or not other or len(first[0].cells) != len(other[0].cells):
        return False
    if len(first[0].cells) < 3:
        return False
    same = [c.own for c in first[0].cells] == [c.own for c in other[0].cells]
    scratch = Draft()
    return same or not read_grid(scratch, table).head_rows
