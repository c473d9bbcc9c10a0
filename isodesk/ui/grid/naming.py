"""Names in what is pasted: those a list knows get its marks, near ones are kept and offered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from isodesk.ui.grid.source import CellChange, GridSource, NamesUnits
from isodesk.vietnamese.near_names import KnownNames

_PARTS = re.compile(r"([;\n]+)")
_ENDS = re.compile(r"^(\s*)(.*?)([\s.]*)$", re.DOTALL)


@dataclass(frozen=True)
class NearName:
    """A pasted name, the names it may mean, and the rows and column of the source it is in."""

    typed: str
    near: tuple[str, ...]
    column: int
    rows: tuple[int, int]


def settled(
    source: GridSource, changes: Sequence[CellChange]
) -> tuple[list[CellChange], list[NearName]]:
    """What to write for pasted cells, and which of their names a list nearly knows."""
    if not isinstance(source, NamesUnits):
        return list(changes), []
    columns = {change.column for change in changes}
    known = {at: KnownNames(names) for at in columns if (names := source.known_names(at))}
    written: list[CellChange] = []
    near: dict[tuple[int, str], NearName] = {}
    rows = (min((c.row for c in changes), default=0), max((c.row for c in changes), default=0))
    for change in changes:
        knower = known.get(change.column)
        if knower is None:
            written.append(change)
            continue
        text, offers = _read(knower, change.text)
        written.append(change._replace(text=text) if text != change.text else change)
        for typed, alike in offers:
            near[change.column, typed] = NearName(typed, alike, change.column, rows)
    return written, list(near.values())


def _read(names: KnownNames, text: str) -> tuple[str, list[tuple[str, tuple[str, ...]]]]:
    """A cell's text with known names as they are written, and the near ones in it."""
    parts, offers = _PARTS.split(text), []
    for at in range(0, len(parts), 2):
        before, name, after = _split(parts[at])
        found = names.read(name)
        if found.known:
            parts[at] = before + found.known + after
        elif found.near:
            offers.append((name, found.near))
    return "".join(parts), offers


def _split(part: str) -> tuple[str, str, str]:
    found = _ENDS.match(part)
    assert found is not None
    before, name, after = found.groups()
    return before, name, after


def renamed(source: GridSource, chosen: Sequence[tuple[NearName, str]]) -> list[CellChange]:
    """The changes that put these names where the near ones still stand as they were pasted."""
    wanted = {(near.column, near.typed): name for near, name in chosen}
    changes: list[CellChange] = []
    spans = {near.column: near.rows for near, _ in chosen}
    for column, (first, last) in spans.items():
        for row in range(first, min(last + 1, source.row_count())):
            text = source.edit_text(row, column)
            parts = _PARTS.split(text)
            for at in range(0, len(parts), 2):
                before, name, after = _split(parts[at])
                parts[at] = before + wanted.get((column, name), name) + after
            if "".join(parts) != text and source.can_edit(row, column):
                changes.append(CellChange(row, column, "".join(parts)))
    return changes
