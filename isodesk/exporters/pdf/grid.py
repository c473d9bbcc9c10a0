"""A table measured: the widths of its columns and the lines of its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from isodesk.documents.parts import Align, Bar, Cell, Piece, RowKind, Table, TableRow, TableWidth
from isodesk.documents.profile import Style, TableLook
from isodesk.exporters.pdf.lines import (
    Line,
    break_evenly,
    break_lines,
    natural_width,
    widest_box,
    widest_word,
)
from isodesk.exporters.pdf.text import MM, Setter
from isodesk.exporters.pdf.widths import (
    ColumnText,
    column_widths,
    fits,
    fits_well,
    fits_words,
)
from isodesk.exporters.pdf.words import Box, with_names

_FEWEST = 2
# Other programs measure text a little wider; what has just room in ours would be broken there.
_SPARE = 0.15 * MM
# At the sides of a cell that is bare.
_BARE = 0.2 * MM
_NUMBERED = " số "
_HEAVY = (RowKind.GROUP, RowKind.TOTAL)
_BOLD_ROWS = (RowKind.HEAD, *_HEAVY)


class SetCell(NamedTuple):
    """A cell set in lines: the columns it covers, whether it is one with the cell above.

    ``width`` is that of its lines; ``place`` is the path of the facts behind it.
    """

    first: int
    across: int
    joined: bool
    lines: tuple[Line, ...]
    align: Align
    width: float
    place: str

    def part(self, first: int, last: int) -> SetCell:
        """The lines from ``first`` up to ``last``, a cell of its own."""
        return self._replace(joined=False, lines=self.lines[first:last])


class SetRow(NamedTuple):
    """A row of set cells; ``height`` is what its own cells need, joined ones apart.

    ``joined`` are the first columns of the cells that are one with those above.
    """

    kind: RowKind
    cells: tuple[SetCell, ...]
    height: float
    joined: frozenset[int] = frozenset()
    bars: tuple[Bar, ...] = ()

    def apart(self) -> SetRow:
        """The row without ties to the one above it."""
        if not self.joined:
            return self
        cells = tuple(cell._replace(joined=False) for cell in self.cells)
        return self._replace(cells=cells, joined=frozenset())


class _Measured(NamedTuple):
    cell: Cell
    first: int
    boxes: tuple[Box, ...]


class Grid:
    """Measures every text of a table once, sizes the columns, then sets rows in lines."""

    def __init__(self, table: Table, setter: Setter, width: float) -> None:
        self._setter = setter
        self.look: TableLook = setter.profile.table
        self._pad = self.look.pad_x * MM
        self.size = self.look.style.size
        self._styles: dict[RowKind, Style] = {}
        heads = [self._measured(row) for row in table.heads]
        rows = [self._measured(row) for row in table.rows]
        self.widths = self._sized(table, heads, rows, width)
        self.leading = self.look.style.leading * self.size
        self.heads = self._set_all(table.heads, heads)
        self.rows = self._set_all(table.rows, rows)

    def set(self, row: TableRow) -> SetRow:
        """A row that was not in the table, such as a group that goes on."""
        return self._whole(row.kind, self._cells(row.kind, self._measured(row)))

    def divided(self, row: SetRow, height: float) -> tuple[SetRow, SetRow]:
        """A row cut between lines so that its first part is at most ``height`` high."""
        room = height - 2 * self.look.pad_y * MM
        cut = [self._cut(cell, room) for cell in row.cells]
        parts = list(zip(row.cells, cut, strict=True))
        upper = tuple(cell.part(0, min(n, len(cell.lines))) for cell, n in parts)
        lower = tuple(cell.part(n, len(cell.lines)) for cell, n in parts)
        return self._row(row.kind, upper)._replace(bars=row.bars), self._row(row.kind, lower)

    def needed(self, cell: SetCell) -> float:
        """The height of a cell with its padding."""
        return len(cell.lines) * self.leading + 2 * self.look.pad_y * MM

    def _cut(self, cell: SetCell, room: float) -> int:
        """How many lines of a divided cell fit, so that none is left alone."""
        count = max(0, int((room + 0.01) / self.leading))
        is_widow = len(cell.lines) - count == 1
        return count - 1 if is_widow and count > _FEWEST else count

    def _style(self, kind: RowKind) -> Style:
        if kind not in self._styles:
            style = self.look.head if kind is RowKind.HEAD else self.look.style
            self._styles[kind] = replace(style, bold=kind in _BOLD_ROWS)
        return self._styles[kind]

    def _measured(self, row: TableRow) -> list[_Measured]:
        style = self._style(row.kind)
        first, measured = 0, []
        for cell in row.cells:
            look = self._style(RowKind.ITEM) if cell.remark and row.kind in _HEAVY else style
            cut = self._setter.boxes(cell.text, look) if cell.text else ()
            if row.kind is not RowKind.HEAD and any(
                _NUMBERED in part.text for part in _pieces(cell)
            ):
                cut = with_names(cut)
            measured.append(_Measured(cell, first, cut))
            first += cell.across
        return measured

    def _set_all(
        self, rows: Sequence[TableRow], measured: Sequence[Sequence[_Measured]]
    ) -> list[SetRow]:
        """Rows in lines; a cell that goes on below does not make its first row high."""
        made = [
            self._whole(row.kind, self._cells(row.kind, cut))
            for row, cut in zip(rows, measured, strict=True)
        ]
        for at, below in enumerate(made[1:]):
            if below.joined:
                made[at] = self._whole(made[at].kind, made[at].cells, below.joined)
        for at, row in enumerate(rows):
            if row.bars:
                made[at] = made[at]._replace(bars=row.bars)
        return made

    def _cells(self, kind: RowKind, row: Sequence[_Measured]) -> tuple[SetCell, ...]:
        is_head = kind is RowKind.HEAD
        return tuple([self._set_cell(measured, is_head) for measured in row])

    def _set_cell(self, measured: _Measured, is_head: bool) -> SetCell:
        cell, first, cut = measured
        across = cell.across
        width = self.widths[first] if across == 1 else sum(self.widths[first : first + across])
        width -= 2 * (_BARE if cell.bare else self._pad)
        if is_head and widest_box(cut, self.size) <= width:
            lines = break_evenly(cut, self.size, width, as_few=True)
        else:
            lines = break_lines(cut, self.size, width) if cut else ()
        return SetCell(first, across, cell.joined, lines, cell.align, width, cell.place)

    def _whole(
        self, kind: RowKind, cells: tuple[SetCell, ...], going_on: frozenset[int] = frozenset()
    ) -> SetRow:
        """A row as it stands in the table: one of empty cells has room for a pen."""
        row = self._row(kind, cells, going_on)
        return row._replace(height=max(row.height, self.leading + 2 * self.look.pad_y * MM))

    def _row(
        self, kind: RowKind, cells: tuple[SetCell, ...], going_on: frozenset[int] = frozenset()
    ) -> SetRow:
        joined = frozenset([cell.first for cell in cells if cell.joined])
        aside = joined | going_on if joined or going_on else joined
        counts = [len(cell.lines) for cell in cells if cell.first not in aside]
        # A row that nothing stands in yet has room for a line.
        most = max((1, *counts))
        return SetRow(kind, cells, most * self.leading + 2 * self.look.pad_y * MM, joined)

    def _sized(
        self,
        table: Table,
        heads: Sequence[Sequence[_Measured]],
        rows: Sequence[Sequence[_Measured]],
        width: float,
    ) -> list[float]:
        """The widths of the columns in points, together ``width``, at the largest fitting size."""
        count = len(table.widths)
        over, below = _columns(heads, count), _columns(rows, count)
        texts = [_Lengths.of(*pair) for pair in zip(over, below, strict=True)]

        def columns(size: float) -> list[ColumnText]:
            pairs = zip(texts, table.widths, strict=True)
            return [text.column(wish, size, 2 * self._pad) for text, wish in pairs]

        self.size = self._largest(columns, width)
        return column_widths(columns(self.size), width)

    def _largest(self, columns: Callable[[float], list[ColumnText]], width: float) -> float:
        """The largest size at which the columns have room; a step less where they look well so."""
        look = self.look
        usual = (look.style.size, *look.smaller)
        well = next((size for size in usual[:2] if fits_well(columns(size), width)), 0.0)
        fitting = next((size for size in usual if fits(columns(size), width)), 0.0)
        if fitting:
            return well or fitting
        smallest = (usual[-1], *look.smallest)
        return next((s for s in smallest if fits_words(columns(s), width)), smallest[-1])


@dataclass(frozen=True)
class _Lengths:
    """The texts of one column at size 1: see `ColumnText`."""

    least: float
    whole: float
    title: float
    head: float
    body: tuple[float, ...]

    @classmethod
    def of(cls, over: Sequence[tuple[Box, ...]], below: Sequence[tuple[Box, ...]]) -> _Lengths:
        """``over`` are the heads of the column, ``below`` its texts row by row."""
        # A head that says itself where its lines end keeps them.
        set_heads = [cut for cut in over if any(box.ends for box in cut)]
        texts = [cut for cut in (*over, *below) if cut]
        return cls(
            least=max([widest_word(cut, 1) for cut in texts], default=0.0),
            whole=max([widest_box(cut, 1) for cut in texts], default=0.0),
            title=max((natural_width(cut, 1) for cut in over if cut), default=0.0),
            head=max((natural_width(cut, 1) for cut in set_heads), default=0.0),
            body=tuple([natural_width(cut, 1) if cut else 0.0 for cut in below]),
        )

    def column(self, wish: TableWidth, size: float, pad: float) -> ColumnText:
        """The column at a size in points, with its padding."""
        snug = max((self.whole, self.head, *self.body)) * size + pad + _SPARE
        return ColumnText(
            fixed=None if wish.fixed is None else wish.fixed * MM,
            least=self.least * size + pad,
            whole=self.whole * size + pad,
            lengths=tuple([length * size + pad if length else 0 for length in self.body]),
            usual=wish.hint * MM,
            title=self.title * size + pad + _SPARE,
            snug=snug if wish.tight else None,
        )


def _pieces(cell: Cell) -> Iterator[Piece]:
    return (part for part in cell.text if isinstance(part, Piece))


def _columns(rows: Sequence[Sequence[_Measured]], count: int) -> list[list[tuple[Box, ...]]]:
    """The texts of each column, row by row; empty where a wider cell covers it."""
    columns: list[list[tuple[Box, ...]]] = [[()] * len(rows) for _ in range(count)]
    for at, row in enumerate(rows):
        for cell, first, cut in row:
            if cell.across == 1:
                columns[first][at] = cut
    return columns
