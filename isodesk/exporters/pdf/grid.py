"""A table measured: the widths of its columns and the lines of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

from isodesk.documents.parts import Cell, RowKind, Table, TableRow
from isodesk.documents.profile import Style, TableLook
from isodesk.exporters.pdf.lines import Line, break_lines, natural_width, widest_box
from isodesk.exporters.pdf.text import MM, LaidText, Setter
from isodesk.exporters.pdf.words import Box

_BOLD_ROWS = (RowKind.HEAD, RowKind.GROUP, RowKind.TOTAL)


@dataclass(frozen=True)
class SetCell:
    """A cell set in lines: the columns it covers, whether it is one with the cell above."""

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


@dataclass(frozen=True)
class _Measured:
    cell: Cell
    first: int
    style: Style
    boxes: tuple[Box, ...]

    @property
    def least(self) -> float:
        return widest_box(self.boxes, self.style.size)

    @property
    def natural(self) -> float:
        return natural_width(self.boxes, self.style.size)


class Grid:
    """Measures every text of a table once, sizes the columns, then sets rows in lines."""

    def __init__(self, table: Table, setter: Setter, width: float) -> None:
        self._setter = setter
        self.look: TableLook = setter.profile.table
        self._pad = self.look.pad_x * MM
        heads = [self._measured(row) for row in table.heads]
        rows = [self._measured(row) for row in table.rows]
        self.widths = self._sized(table, heads, rows, width)
        self.heads = [self._set(r.kind, m) for r, m in zip(table.heads, heads, strict=True)]
        self.rows = [self._set(r.kind, m) for r, m in zip(table.rows, rows, strict=True)]

    def set(self, row: TableRow) -> SetRow:
        """A row that was not in the table, such as a group that goes on."""
        return self._set(row.kind, self._measured(row))

    def divided(self, row: SetRow, height: float) -> tuple[SetRow, SetRow]:
        """A row cut between lines so that its first part is at most ``height`` high."""
        room = height - 2 * self.look.pad_y * MM
        cut = [max(0, int((room + 0.01) / cell.text.leading)) for cell in row.cells]
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

    def _set(self, kind: RowKind, row: Sequence[_Measured]) -> SetRow:
        return self._row(kind, tuple(self._set_cell(measured) for measured in row))

    def _set_cell(self, measured: _Measured) -> SetCell:
        cell, style = measured.cell, measured.style
        width = sum(self.widths[measured.first : measured.first + cell.across]) - 2 * self._pad
        lines: tuple[Line, ...] = ()
        if measured.boxes:
            lines = break_lines(measured.boxes, style.size, width)
        text = LaidText(lines, style.size, style.leading * style.size, cell.align, 0, width)
        return SetCell(measured.first, cell.across, cell.joined, text)

    def _row(self, kind: RowKind, cells: tuple[SetCell, ...]) -> SetRow:
        least = self.look.style.leading * self.look.style.size + 2 * self.look.pad_y * MM
        heights = (self.needed(cell) for cell in cells if not cell.joined)
        return SetRow(kind, cells, max(heights, default=least))

    def _sized(
        self,
        table: Table,
        heads: Sequence[Sequence[_Measured]],
        rows: Sequence[Sequence[_Measured]],
        width: float,
    ) -> list[float]:
        """The widths of the columns in points, together ``width``."""
        pad = 2 * self._pad + 0.5
        least, natural, headed = (_per_column(table, 0.0) for _ in range(3))
        for row in [*heads, *rows]:
            in_head = row in heads
            for measured in row:
                if measured.cell.across == 1:
                    at = measured.first
                    least[at] = max(least[at], measured.least + pad)
                    whole = headed if in_head else natural
                    whole[at] = max(whole[at], measured.natural + pad)
        fixed: dict[int, float] = {}
        for i, column in enumerate(table.widths):
            hint = column.hint * MM
            if column.fixed is not None:
                fixed[i] = column.fixed * MM
            elif column.tight:
                fixed[i] = max(least[i], natural[i], min(headed[i], hint))
        return _shared(
            fixed, least, [max(n, h) for n, h in zip(natural, least, strict=True)], width
        )


def _per_column(table: Table, value: float) -> list[float]:
    return [value] * len(table.widths)


def _shared(
    fixed: dict[int, float], least: Sequence[float], natural: Sequence[float], width: float
) -> list[float]:
    """Fixed columns as they are; the others share what is left by the length of their text."""
    widths = [fixed.get(i, least[i]) for i in range(len(least))]
    free = width - sum(widths)
    open_columns = [i for i in range(len(least)) if i not in fixed] or list(range(len(least)))
    if free < 0:
        return [w * width / sum(widths) for w in widths]
    growing = [i for i in open_columns if natural[i] > widths[i]]
    while growing and free > 0.01:
        weights = {i: sqrt(natural[i]) * _pull(natural[i], widths[i]) for i in growing}
        share = free / sum(weights.values())
        grown = {i: min(natural[i] - widths[i], share * weights[i]) for i in growing}
        for i, more in grown.items():
            widths[i] += more
        free -= sum(grown.values())
        growing = [i for i in growing if natural[i] - widths[i] > 0.01]
    total = sum(natural[i] for i in open_columns)
    return [
        w + (free * natural[i] / total if i in open_columns and free > 0 else 0)
        for i, w in enumerate(widths)
    ]


def _pull(natural: float, width: float) -> float:
    """Columns whose text still runs over many lines pull harder."""
    return sqrt(natural / width) if width else 1.0
