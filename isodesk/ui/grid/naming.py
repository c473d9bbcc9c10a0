"""Names in what is pasted: those a list knows get its marks, near ones are kept and offered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from isodesk.ui.grid.source import CellChange, GridSource, NamesUnits
from isodesk.vietnamese.near_names import KnownNames, ReadName

_PARTS = re.compile(r"([;\n]+)")
_ENDS = re.compile(r"^(\s*)(.*?)([\s.]*)$", re.DOTALL)
_MOST_TEXTS = 300
_UNREAD = ReadName()


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
    known = {at: names for at in columns if (names := source.known_names(at))}
    readers = {at: _Reader(KnownNames(names)) for at, names in known.items()}
    written: list[CellChange] = []
    near: dict[tuple[int, str], NearName] = {}
    rows = (min((c.row for c in changes), default=0), max((c.row for c in changes), default=0))
    for change in changes:
        reader = readers.get(change.column)
        if reader is None:
            written.append(change)
            continue
        text, offers = reader.read(change.text)
        written.append(replace(change, text=text) if text != change.text else change)
        for typed, names in offers:
            near[change.column, typed] = NearName(typed, names, change.column, rows)
    return written, list(near.values())


class _Reader:
    """Reads the cells of one column; after so many unknown names it looks for no near ones."""

    def __init__(self, names: KnownNames) -> None:
        self._names = names
        self._seen: set[str] = set()

    def read(self, text: str) -> tuple[str, list[tuple[str, tuple[str, ...]]]]:
        """The text with known names as they are written, and the near ones in it."""
        parts, offers = _PARTS.split(text), []
        for at in range(0, len(parts), 2):
            before, name, after = _split(parts[at])
            found = self._look(name)
            if found.known:
                parts[at] = before + found.known + after
            elif found.near:
                offers.append((name, found.near))
        return "".join(parts), offers

    def _look(self, name: str) -> ReadName:
        if name not in self._seen and len(self._seen) >= _MOST_TEXTS:
            return _UNREAD
        self._seen.add(name)
        return self._names.read(name)


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
