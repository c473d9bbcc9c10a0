"""A list of units from the clipboard: numbers, group heads, names, marks and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from isodesk.vietnamese.numbering import parse_roman

_NUMBERED = re.compile(
    r"([0-9]{1,4}(?=\s*[./)]|\s)|[IVXL]+(?=\s*[.)]\s))\s*[./)]?\s*([^\W\d_].*)", re.DOTALL
)
_END = " ;,."
STAR = "(*)"
"""The mark after an X that a note below the table explains."""

_TICKS = frozenset({"x", "✓", "✔", "☑", "☒"})


@dataclass(frozen=True)
class PastedRow:
    """One row of a pasted list; ``cells`` are the texts right of the name."""

    name: str
    is_group: bool = False
    cells: tuple[str, ...] = ()


def pasted_rows(block: Sequence[Sequence[str]]) -> list[PastedRow]:
    """The groups and units in a block of cells; rows without a name are left out.

    A Roman number before a name makes a group, an Arabic one is dropped: isodesk counts anew.
    """
    return [row for cells in block if (row := _pasted_row([cell.strip() for cell in cells]))]


def _pasted_row(cells: list[str]) -> PastedRow | None:
    number = ""
    if len(cells) > 1 and (not cells[0] or _is_number(cells[0])):
        number, cells = cells[0].rstrip(".) "), cells[1:]
    name = cells[0] if cells else ""
    written = _NUMBERED.fullmatch(name)
    if written and not number:
        number, name = written[1], written[2]
    if not name:
        return None
    is_group = bool(number) and parse_roman(number) is not None
    return PastedRow(" ".join(name.split()).rstrip(_END), is_group, tuple(cells[1:]))


def is_numbered(block: Sequence[Sequence[str]]) -> bool:
    """Whether most rows begin with a number, in a cell of its own or before the name."""
    rows = [[cell.strip() for cell in cells] for cells in block if "".join(cells).strip()]
    return 2 * sum(map(_starts_with_number, rows)) > len(rows)


def _starts_with_number(cells: list[str]) -> bool:
    own = len(cells) > 1 and bool(cells[0]) and _is_number(cells[0])
    return own or _NUMBERED.fullmatch(cells[0]) is not None


def _is_number(text: str) -> bool:
    bare = text.rstrip(".) ")
    return bare.isdigit() or (bare == bare.upper() and parse_roman(bare) is not None)


def mark_of(text: str) -> str | None:
    """What a typed mark prints after its X ("" for none); None when it is no mark.

    ``X(*)`` carries the footnote ``(*)``, and so do ``(*)`` and ``*`` alone; ticks count as X.
    """
    typed = text.strip()
    if typed in ("*", STAR):
        return STAR
    if typed.lower() in _TICKS:
        return ""
    if typed[:1] in ("x", "X") and not typed[1:2].isalnum():
        return typed[1:].strip()
    return None
