"""The neutral parts of a document: what every exporter draws, in the order of reading.

Lengths are in millimetres, sizes in points. ``place`` is the path of the facts behind a part, such
as ``blocks/<key>``, empty where there are none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from isodesk.documents.charts import Chart


class Align(StrEnum):
    """How lines stand between their edges."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


class RowKind(StrEnum):
    """What a row of a table is."""

    HEAD = "head"
    INDEX = "index"
    GROUP = "group"
    ITEM = "item"
    TOTAL = "total"


@dataclass(frozen=True)
class Piece:
    """A stretch of text in one style; ``\\n`` breaks the line, ``\\t`` goes to the next stop.

    A ``raised`` one is small and high, as the mark of a footnote.
    """

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False


@dataclass(frozen=True)
class Gap:
    """Room for a pen, ``width`` mm wide."""

    width: float


Inline = Piece | Gap


@dataclass(frozen=True)
class Paragraph:
    """Text in a style of the profile.

    ``rule`` draws a line below, this part of the longest line's length (0: none).
    ``outline`` is the level of the bookmark that it makes, from 1 (0: none).
    ``number`` is the number, letter or dash that ``text`` begins with, as its first piece, with a
    no-break space or before a line of its own; empty where there is none. ``alike`` stands above
    or below it, and the two are as small as the smaller one has to be.
    """

    style: str
    text: tuple[Inline, ...]
    rule: float = 0
    outline: int = 0
    place: str = ""
    number: str = ""
    alike: Paragraph | None = None

    @property
    def plain(self) -> str:
        """The words alone."""
        return plain(self.text)


@dataclass(frozen=True)
class Space:
    """Empty height in mm: room for seal and signature.

    It may be ``give`` mm less where that keeps what it is part of on its page.
    """

    height: float
    give: float = 0


@dataclass(frozen=True)
class Frame:
    """A stamp: words in the middle of a rectangle, ``left`` mm in from the edge of its place.

    The lines have the colour of the style.
    """

    style: str
    text: tuple[Inline, ...]
    width: float
    height: float
    left: float = 0


@dataclass(frozen=True)
class Stack:
    """One of several columns side by side: its width and what stands in it."""

    width: float
    parts: tuple[Paragraph | Space | Frame, ...] = ()


@dataclass(frozen=True)
class SideBySide:
    """Columns that begin at one height and are never divided: letterhead, signatures.

    ``keeps_text`` asks for two lines of the text before it on the same page; ``before`` is the
    height above it in points.
    """

    stacks: tuple[Stack, ...]
    keeps_text: bool = False
    before: float = 0


@dataclass(frozen=True)
class Cell:
    """A cell of a table. ``across`` columns wide; ``joined`` is one cell with the cell above it.

    A joined cell holds the same text, which is printed once in the middle of the joined cells, and
    again on the next page. A ``remark`` is not bold in a row that is. A ``bare`` one has no room at
    the sides of its words.
    """

    text: tuple[Inline, ...] = ()
    align: Align = Align.LEFT
    across: int = 1
    joined: bool = False
    place: str = ""
    remark: bool = False
    bare: bool = False


@dataclass(frozen=True)
class Bar:
    """What a time fills of the row's cells; a ``point`` stands at its end.

    ``begin`` and ``end`` count columns from the left edge of the table: 3.5 is the middle of the
    fourth.
    """

    begin: float
    end: float
    hatched: bool = False
    point: bool = False


@dataclass(frozen=True)
class TableRow:
    """A row: its cells cover all columns from left to right, its bars lie over them."""

    kind: RowKind
    cells: tuple[Cell, ...]
    key: str = ""
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True)
class TableWidth:
    """How wide a column is: ``fixed`` mm, or by its content, about ``hint`` mm.

    A ``tight`` column takes what its content needs; the others share the rest.
    """

    hint: float
    fixed: float | None = None
    tight: bool = False


@dataclass(frozen=True)
class Table:
    """A table with its heads (repeated on each page from row ``repeat_from`` on) and rows."""

    widths: tuple[TableWidth, ...]
    heads: tuple[TableRow, ...]
    rows: tuple[TableRow, ...]
    repeat_from: int = 0
    place: str = ""


@dataclass(frozen=True)
class Picture:
    """A chart as wide as the text and ``height`` mm high, never divided."""

    chart: Chart
    height: float
    place: str = ""


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Part = Paragraph | SideBySide | Table | Picture | PageBreak


@dataclass(frozen=True)
class Section:
    """Pages of one orientation with numbers of their own: the body or an annex.

    ``top`` stands in the upper margin of the first page, ``foot`` at its lower end under a line as
    wide as the text.
    """

    title: str
    parts: tuple[Part, ...]
    landscape: bool = False
    bookmark: bool = False
    place: str = ""
    top: SideBySide | None = None
    foot: tuple[Paragraph, ...] = ()


@dataclass(frozen=True)
class Document:
    """A whole document, section by section."""

    title: str
    author: str
    subject: str
    sections: tuple[Section, ...]


def plain(text: tuple[Inline, ...]) -> str:
    """The words of ``text`` without styles; a gap is a space."""
    return "".join(part.text if isinstance(part, Piece) else " " for part in text)
