"""A roadmap drawn in cells says its tasks again: it is left out where a table lists them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.grid import Grid, read_grid
from isodesk.importers.recognition.rows import flat
from isodesk.importers.recognition.vocabulary import Role
from isodesk.importers.source import SourcePart, SourceTable
from isodesk.vietnamese.text import fold

_SPAN = re.compile(r"(?:quy |thang |tuan )?(?:i{1,3}|iv|\d{1,2})")
_MARK = re.compile(r"[^\w\s]{0,3}|[xX]")
_LEAST = 4
_REASON = "Biểu đồ tiến độ nói lại các nhiệm vụ của một bảng khác nên để ngoài."


def without_roadmaps(draft: Draft, parts: Sequence[SourcePart]) -> list[SourcePart]:
    """The parts without the roadmaps whose tasks another table lists with all that is known."""
    grids = {
        at: grid
        for at, part in enumerate(parts)
        if isinstance(part, SourceTable) and not part.kept
        if (grid := read_grid(Draft(), part)).has(Role.CONTENT)
    }
    drawn = {at for at, grid in grids.items() if _is_roadmap(grid)}
    listed = [_contents(grid) for at, grid in grids.items() if at not in drawn]
    again = {at for at in drawn if any(_contents(grids[at]) <= tasks for tasks in listed)}
    for at in sorted(again):
        part = parts[at]
        if isinstance(part, SourceTable):
            words = flat(" ".join(cell.text for row in part.rows for cell in row))
            draft.doubt(part.place, words, _REASON)
    return [part for at, part in enumerate(parts) if at not in again]


def _is_roadmap(grid: Grid) -> bool:
    """Whether all columns but those of the tasks are months or quarters with marks or nothing."""
    known = (Role.NUMBER, Role.CONTENT, Role.PERIOD)
    spans = [i for i, head in enumerate(grid.columns) if head.role not in known]
    return len(spans) >= _LEAST and all(
        _SPAN.fullmatch(fold(flat(grid.columns[i].title)))
        and all(_MARK.fullmatch(value) for value in grid.values(i))
        for i in spans
    )


def _contents(grid: Grid) -> frozenset[str]:
    """What its rows say, folded."""
    at = grid.at(Role.CONTENT)
    return frozenset(fold(flat(row.text(at))) for row in grid.rows if row.text(at))
