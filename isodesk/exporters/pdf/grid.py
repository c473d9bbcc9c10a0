"""A table measured: the widths of its columns and the lines of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from isodesk.documents.parts import Cell, RowKind, Table, TableRow, TableWidth
from isodesk.documents.profile import Style, TableLook
from isodesk.exporters.pdf.lines import Line, break_lines, natural_width, widest_box, widest_word
from isodesk.exporters.pdf.text import MM, LaidText, Setter
from isodesk.exporters.pdf.widths import ColumnText, column_widths, fits, fits_words
from isodesk.exporters.pdf.words import Box

_FEWEST = 2
_BOLD_ROWS = (RowKind.HEAD, RowKind.GROUP, RowKind.TOTAL)


@dataclass(frozen=True)
class SetCell:
    """A cell set in lines: the columns it covers, whether it is one with the cell above.

    ``text`` knows the cell's place of the plan.
    """

    first: int
    across: int
    joined: bool
    text: LaidText

    def part(self, first: int, last: int) -> SetCell:
        """The lines from ``first`` up to ``last``, a cell of its own."""
        return replace(self, joined=False, text=self.text.part(first, last))


@dataclass(frozen=True)
class SetRow:
    """A row of set cells; ``height`` is what its own cells need, joined ones apart."""

    kind: RowKind
    cells: tuple[SetCell, ...]
    height: float

    def apart(self) -> SetRow:
        """The row without ties to the one above it."""
        return replace(self, cells=tuple(replace(cell, joined=False) for cell in self.cells))


@dataclass(frozen=True)
class _Measured:
    cell: Cell
    first: int
    style: Style
    boxes: tuple[Box, ...]


class Grid:
    """Measures every text of a table once, sizes the columns, then sets rows in lines."""

    def __init__(self, table: Table, setter: Setter, width: float) -> None:
        self._setter = setter
        self.look: TableLook = setter.profile.table
        self._pad = self.look.pad_x * MM
        self._size = self.look.style.size
        heads = [self._measured(row) for row in table.heads]
        rows = [self._measured(row) for row in table.rows]
        self.widths = self._sized(table, heads, rows, width)
        self.heads = self._set_all(table.heads, heads)
        self.rows = self._set_all(table.rows, rows)

    def set(self, row: TableRow) -> SetRow:
        """A row that was not in the table, such as a group that goes on."""
        return self._row(row.kind, self._cells(self._measured(row)))

    def divided(self, row: SetRow, height: float) -> tuple[SetRow, SetRow]:
        """A row cut between lines so that its first part is at most ``height`` high."""
        room = height - 2 * self.look.pad_y * MM
        cut = [_cut(cell, room) for cell in row.cells]
        parts = list(zip(row.cells, cut, strict=True))
        upper = tuple(cell.part(0, min(n, len(cell.text.lines))) for cell, n in parts)
        lower = tuple(cell.part(n, len(cell.text.lines)) for cell, n in parts)
        return self._row(row.kind, upper), self._row(row.kind, lower)

    def needed(self, cell: SetCell) -> float:
        """The height of a cell with its padding."""
        return cell.text.height + 2 * self.look.pad_y * MM

    def _measured(self, row: TableRow) -> list[_Measured]:
        style = self.look.head if row.kind is RowKind.HEAD else self.look.style
        style = replace(style, bold=row.kind in _BOLD_ROWS)
        first, measured = 0, []
        for cell in row.cells:
            own = replace(style, align=cell.align)
            measured.append(_Measured(cell, first, own, self._setter.boxes(cell.text, own)))
            first += cell.across
        return measured

    def _set_all(
        self, rows: Sequence[TableRow], measured: Sequence[Sequence[_Measured]]
    ) -> list[SetRow]:
        """Rows in lines; a cell that goes on below does not make its first row high."""
        cells = [self._cells(row) for row in measured]
        joined = [frozenset(c.first for c in row if c.joined) for row in cells]
        going_on = [*joined[1:], frozenset[int]()]
        return [
            self._row(row.kind, own, going_on[i])
            for i, (row, own) in enumerate(zip(rows, cells, strict=True))
        ]

    def _cells(self, row: Sequence[_Measured]) -> tuple[SetCell, ...]:
        return tuple(self._set_cell(measured) for measured in row)

    def _set_cell(self, measured: _Measured) -> SetCell:
        cell = measured.cell
        width = sum(self.widths[measured.first : measured.first + cell.across]) - 2 * self._pad
        lines: tuple[Line, ...] = ()
        if measured.boxes:
            lines = break_lines(measured.boxes, self._size, width)
        leading = measured.style.leading * self._size
        text = LaidText(lines, self._size, leading, cell.align, 0, width, place=cell.place)
        return SetCell(measured.first, cell.across, cell.joined, text)

    def _row(
        self, kind: RowKind, cells: tuple[SetCell, ...], going_on: frozenset[int] = frozenset()
    ) -> SetRow:
        least = self.look.style.leading * self._size + 2 * self.look.pad_y * MM
        own = (c for c in cells if not c.joined and c.first not in going_on)
        return SetRow(kind, cells, max((self.needed(c) for c in own), default=least))

    def _sized(
        self,
        table: Table,
        heads: Sequence[Sequence[_Measured]],
        rows: Sequence[Sequence[_Measured]],
        width: float,
    ) -> list[float]:
        """The widths of the columns in points, together ``width``, at the largest fitting size."""
        texts = [_Lengths.of(heads, rows, i) for i in range(len(table.widths))]

        def columns(size: float) -> list[ColumnText]:
            pairs = zip(texts, table.widths, strict=True)
            return [text.column(wish, size, 2 * self._pad) for text, wish in pairs]

        look = self.look
        usual = (look.style.size, *look.smaller)
        self._size = next(
            (size for size in usual if fits(columns(size), width)),
            next(
                (s for s in (usual[-1], *look.smallest) if fits_words(columns(s), width)),
                look.smallest[-1],
            ),
        )
        return column_widths(columns(self._size), width)


def _cut(cell: SetCell, room: float) -> int:
    """How many lines of a divided cell fit, so that none is left alone."""
    count = max(0, int((room + 0.01) / cell.text.leading))
    is_widow = len(cell.text.lines) - count == 1
    return count - 1 if is_widow and count > _FEWEST else count


@dataclass(frozen=True)
class _Lengths:
    """The texts of one column at size 1: see `ColumnText`."""

    least: float
    whole: float
    head: float
    body: tuple[float, ...]

    @classmethod
    def of(
        cls, heads: Sequence[Sequence[_Measured]], rows: Sequence[Sequence[_Measured]], at: int
    ) -> _Lengths:
        over, below = _column(heads, at), _column(rows, at)
        # A head that says itself where its lines end keeps them.
        set_heads = [cut for cut in over if any(box.ends for box in cut)]
        return cls(
            least=max((widest_word(cut, 1) for cut in (*over, *below)), default=0.0),
            whole=max((widest_box(cut, 1) for cut in (*over, *below)), default=0.0),
            head=max((natural_width(cut, 1) for cut in set_heads), default=0.0),
            body=tuple(natural_width(cut, 1) for cut in below),
        )

    def column(self, wish: TableWidth, size: float, pad: float) -> ColumnText:
        """The column at a size in points, with its padding."""
        snug = max((self.whole, self.head, *self.body)) * size + pad
        return ColumnText(
            fixed=None if wish.fixed is None else wish.fixed * MM,
            least=self.least * size + pad,
            whole=self.whole * size + pad,
            lengths=tuple(length * size + pad if length else 0 for length in self.body),
            usual=wish.hint * MM,
            snug=snug if wish.tight else None,
        )


def _column(rows: Sequence[Sequence[_Measured]], at: int) -> list[tuple[Box, ...]]:
    """The texts of one column, row by row; empty where a wider cell covers it."""
    return [
        next((m.boxes for m in row if m.first == at and m.cell.across == 1), ()) for row in rows
    ]
