"""A sheet before any file format: cells with styles, merges, widths in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from isodesk.documents.charts import ChartKind, Shade
from isodesk.documents.parts import Align


@dataclass(frozen=True)
class Formula:
    """A formula without its ``=`` and the value it comes to."""

    text: str
    value: int | Decimal | str


CHART_ROWS = 19
"""Rows of usual height that a chart covers."""

Content = str | int | Decimal | Formula | None


@dataclass(frozen=True)
class Style:
    """How a cell looks. ``fill`` is a colour (RRGGBB), ``hatched`` draws it as lines."""

    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    boxed: bool = True
    size: float = 12
    fill: str = ""
    hatched: bool = False
    number: str = "General"


@dataclass(frozen=True)
class Cell:
    """Content and its style."""

    content: Content
    style: Style


@dataclass(frozen=True)
class Merge:
    """Cells joined into one, rows and columns counted from 1, ends included."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class SheetChart:
    """A picture of cells: titles of series in ``head``, a category a row from ``first`` to
    ``last``; names in ``column``, behind it a column a series. ``at`` is its corner."""

    title: str
    kind: ChartKind
    head: int
    first: int
    last: int
    column: int
    shades: tuple[Shade, ...]
    at: tuple[int, int]


@dataclass
class Sheet:
    """One sheet, filled row by row from the top.

    ``heads`` are the rows repeated on every page, ``frozen_columns`` stay while scrolling;
    ``one_page`` prints it smaller rather than on more pages.
    """

    name: str
    widths: Sequence[float]
    landscape: bool = True
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    charts: list[SheetChart] = field(default_factory=list)
    heads: tuple[int, int] | None = None
    frozen_columns: int = 0
    one_page: bool = False
    last_row: int = 0

    @property
    def columns(self) -> int:
        """How many columns the sheet has."""
        return len(self.widths)

    def add_row(self, contents: Sequence[Content], styles: Sequence[Style] | Style) -> int:
        """Append a row; its number."""
        self.last_row += 1
        for column, content in enumerate(contents, 1):
            style = styles if isinstance(styles, Style) else styles[column - 1]
            self.put(self.last_row, column, content, style)
        return self.last_row

    def add_line(self, content: Content, style: Style) -> int:
        """Append a row of one cell across the whole sheet; its number."""
        row = self.add_row([content, *[None] * (self.columns - 1)], style)
        self.merge(row, 1, row, self.columns)
        return row

    def put(self, row: int, column: int, content: Content, style: Style) -> None:
        """Fill one cell."""
        self.cells[row, column] = Cell(content, style)
        self.last_row = max(self.last_row, row)

    def merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Join cells into one; a single cell stays as it is."""
        if (row, column) != (last_row, last_column):
            self.merges.append(Merge(row, column, last_row, last_column))


def letters(column: int) -> str:
    """The name of a column from 1: A … Z, AA …"""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def address(row: int, column: int) -> str:
    """``C7``."""
    return f"{letters(column)}{row}"


def area(row: int, column: int, last_row: int, last_column: int) -> str:
    """``C7:C19``."""
    return f"{address(row, column)}:{address(last_row, last_column)}"


def listed(places: Sequence[tuple[int, int]]) -> str:
    """``C7:C9,C12``: the cells, neighbours in a column or in a row joined into ranges."""
    parts: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for place in places:
        if parts and _continues(*parts[-1], place):
            parts[-1] = (parts[-1][0], place)
        else:
            parts.append((place, place))
    return ",".join(
        address(*first) if first == last else area(*first, *last) for first, last in parts
    )


def _continues(first: tuple[int, int], last: tuple[int, int], place: tuple[int, int]) -> bool:
    down = place == (last[0] + 1, last[1]) and first[1] == last[1]
    right = place == (last[0], last[1] + 1) and first[0] == last[0]
    return down or right
