"""Lines and columns as the PDF sets them, so that the Word copy looks like the signed page.

Word breaks running text by itself; what it cannot do is break titles evenly, draw a line a part as
long as the text above it, or share the page's width among columns by what stands in them.
"""

from __future__ import annotations

from dataclasses import dataclass

from isodesk.documents.parts import Inline, Paragraph, Piece, Table
from isodesk.documents.profile import Profile, Style
from isodesk.exporters.fonts import FontFiles
from isodesk.exporters.pdf.faces import Typeface
from isodesk.exporters.pdf.grid import Grid
from isodesk.exporters.pdf.lines import widest_box
from isodesk.exporters.pdf.text import MM, LaidText, Setter


@dataclass(frozen=True)
class Columns:
    """The widths of a table's columns in mm, the size of its text in points, and the heights of its
    heads together and of its rows in mm."""

    widths: tuple[float, ...]
    size: float
    heads: float
    rows: tuple[float, ...]


class Measure:
    """Sets text in a typeface to learn its lines."""

    def __init__(self, fonts: FontFiles, profile: Profile) -> None:
        self._setter = Setter(Typeface(fonts), profile)

    def laid(self, paragraph: Paragraph, width: float) -> LaidText:
        """The lines of a paragraph within ``width`` mm."""
        return self._setter.paragraph(paragraph, width * MM)

    def holds(self, text: tuple[Inline, ...], style: Style, size: float, width: float) -> bool:
        """True when ``width`` mm hold all that should stay on one line at a size in points."""
        return widest_box(self._setter.boxes(text, style), size) <= width * MM

    def columns(self, table: Table, width: float) -> Columns:
        """The columns of a table that fills ``width`` mm."""
        grid = Grid(table, self._setter, width * MM)
        return Columns(
            tuple(points / MM for points in grid.widths),
            grid.size,
            sum(row.height for row in grid.heads) / MM,
            tuple(row.height / MM for row in grid.rows),
        )


def rule_length(laid: LaidText) -> float:
    """How long the line below is, in mm."""
    return max(line.width for line in laid.lines) * laid.rule / MM


def with_breaks(text: tuple[Inline, ...], laid: LaidText) -> tuple[Inline, ...]:
    """The text with a line break wherever a set line ends."""
    ends: list[int] = []
    for line in laid.lines[:-1]:
        letters = sum(len("".join(part.text.split())) for part in line.stretches)
        ends.append(letters + (ends[-1] if ends else 0))
    seen = 0
    broken: list[Inline] = []
    for part in text:
        if not isinstance(part, Piece):
            broken.append(part)
            continue
        written = ""
        for char in part.text:
            if char.isspace() and seen in ends:
                ends.remove(seen)
                char = "\n"
            seen += not char.isspace()
            written += char
        broken.append(Piece(written, part.bold, part.italic))
    return tuple(broken)
