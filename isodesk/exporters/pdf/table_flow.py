"""A table poured into pages: heads again on each, groups named again, rows whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from isodesk.documents.parts import Align, Bar, RowKind, Table, TableRow
from isodesk.documents.tables import continued
from isodesk.exporters.pdf.grid import Grid, SetCell, SetRow
from isodesk.exporters.pdf.pages import Pages
from isodesk.exporters.pdf.paper import Paper, Segment
from isodesk.exporters.pdf.roadmap_bars import draw_table_bar
from isodesk.exporters.pdf.text import LineLook, Setter, draw_lines

_FEWEST_LINES = 3
_HIGHEST_GROUP = 0.25
_FEWEST_ROWS = 2
_HIGHEST_SECOND = 90.0


class TableFlow:
    """A table as an item of the flow."""

    before = 0.0
    keeps_next = False
    leads = False
    keeps_above = False

    def __init__(self, table: Table, setter: Setter, width: float) -> None:
        self._grid = Grid(table, setter, width)
        self.after = self._grid.look.after
        self._label = setter.profile.labels.continued
        self._rows: list[SetRow] = self._grid.rows
        self._heads = self._grid.heads
        self._repeated = self._grid.heads[table.repeat_from :]
        self._groups = _groups_above(table.rows)
        self._begun = False

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def start(self) -> float:
        """The heads and the first rows up to the second item, up to the first if that is high."""
        height = sum(row.height for row in self._heads)
        items = 0
        for row in self._rows:
            if items and row.height > _HIGHEST_SECOND:
                break
            height += row.height
            items += row.kind is not RowKind.GROUP
            if items == _FEWEST_ROWS:
                break
        return height

    def place(self, pages: Pages, following: float) -> None:
        """Draw all rows, turning pages."""
        at = 0
        pages.take(0, after=0)
        if self.start > pages.room() and self.start < pages.whole and not pages.headed:
            pages.turn()
        while at < len(self._rows) or not self._begun:
            lead = self._lead(at, pages)
            room = pages.room() - sum(row.height for row in lead)
            count = self._fitting(at, room, following)
            if count == 0 and at < len(self._rows):
                at = self._divide(at, room, pages, lead)
                continue
            self._draw(pages, [*lead, *self._together(at, at + count)])
            at += count
            if at < len(self._rows):
                pages.turn()
        pages.take(0, after=self.after)

    def _lead(self, at: int, pages: Pages) -> list[SetRow]:
        """What stands above row ``at`` on a page: the heads, and its group if it goes on."""
        if not self._begun:
            return list(self._heads)
        return [*self._repeated, *self._continued(at, pages)]

    def _continued(self, at: int, pages: Pages) -> list[SetRow]:
        """The group row that goes on, named again unless it is a page's text."""
        group = self._groups[at] if at < len(self._rows) else None
        if group is None:
            return []
        again = self._grid.set(continued(group, self._label))
        return [again] if again.height <= _HIGHEST_GROUP * pages.whole else []

    def _together(self, first: int, last: int) -> list[SetRow]:
        """Rows of one page: what is one with a cell on the page before stands here again."""
        return [self._rows[first].apart(), *self._rows[first + 1 : last]] if first < last else []

    def _fitting(self, at: int, room: float, following: float) -> int:
        """How many rows from ``at`` go into ``room`` points, so that none stands alone.

        The last ones leave ``following`` points for what is kept with them.
        """
        last, height = at, 0.0
        while last < len(self._rows) and height + self._rows[last].height <= room:
            height += self._rows[last].height
            last += 1
        while last > at and sum(self._heights(self._together(at, last))) > room:
            last -= 1
        total = len(self._rows)
        if last == total and height + following > room and last - at > 1:
            last -= 1
        if total - last == 1 and last - at > 1:
            last -= 1
        while last < total and last - at > 1 and self._rows[last - 1].kind is RowKind.GROUP:
            last -= 1
        if last < total and last - at == 1 and self._rows[at].kind is RowKind.GROUP:
            return 0
        return last - at

    def _divide(self, at: int, room: float, pages: Pages, lead: Sequence[SetRow]) -> int:
        """Row ``at`` does not fit: go on on the next page, or cut it when no page holds it."""
        over = [self._rows[at]]
        is_group = over[0].kind is RowKind.GROUP and over[0].height < room / 2
        if is_group and at + 1 < len(self._rows):
            over.append(self._rows[at + 1])
        heads = sum(row.height for row in (*self._repeated, *self._continued(at, pages)))
        fits_a_page = sum(row.height for row in over) + heads <= pages.whole
        least = sum(row.height for row in over[:-1])
        row = over[-1]
        part, rest = self._grid.divided(row, room - least)
        lines = max((len(cell.lines) for cell in part.cells), default=0)
        can_turn = not pages.headed or (lines == 0 and not pages.at_top)
        if can_turn and (fits_a_page or lines < _FEWEST_LINES):
            pages.turn()
            return at
        if lines == 0:
            part, rest = self._grid.divided(row, pages.whole)
        self._draw(pages, [*lead, *over[:-1], part])
        done = at + len(over) - 1
        self._rows[done] = rest
        done += not any(cell.lines for cell in rest.cells)
        if done < len(self._rows):
            pages.turn()
        return done

    def _heights(self, rows: Sequence[SetRow]) -> list[float]:
        """The heights of rows that stand together: the last joined row grows to hold the text."""
        heights = [row.height for row in rows]
        begun: dict[int, int] = {}
        for i, row in enumerate(rows):
            following = rows[i + 1].joined if i + 1 < len(rows) else frozenset[int]()
            for cell in row.cells if row.joined or following else ():
                if cell.first in following:
                    begun.setdefault(cell.first, i)
                elif cell.joined and cell.first in begun:
                    short = self._grid.needed(cell) - sum(heights[begun.pop(cell.first) : i + 1])
                    heights[i] += max(0.0, short)
        return heights

    def _draw(self, pages: Pages, rows: Sequence[SetRow]) -> None:
        """Rows one below the other from where the pen stands, with their lines."""
        self._begun, pages.headed = True, False
        heights = self._heights(rows)
        y = pages.take(sum(heights))
        drawing = _Drawing(self._grid, pages.left)
        for i, row in enumerate(rows):
            for cell in row.cells:
                if cell.joined and i:
                    continue
                last = i
                while last + 1 < len(rows) and cell.first in rows[last + 1].joined:
                    last += 1
                height = sum(heights[i : last + 1]) if last > i else heights[i]
                drawing.cell(pages.paper, cell, y, height)
            drawing.edges(row if i else row.apart(), y, heights[i])
            drawing.keep_bars(row, y + heights[i] / 2)
            y += heights[i]
        drawing.close(y)
        pages.paper.rules(drawing.segments(), self._grid.look.line)
        drawing.bars(pages.paper)


class _Drawing:
    """Cells as they are drawn, and the edges between them, each drawn once."""

    def __init__(self, grid: Grid, left: float) -> None:
        self._edges = [left, *(left + width for width in accumulate(grid.widths))]
        self._looks = {align: LineLook(align, grid.leading, grid.size) for align in Align}
        self._leading = grid.leading
        self._upright: dict[float, list[list[float]]] = {}
        self._level: dict[float, list[list[float]]] = {}
        self._bars: list[tuple[Bar, float]] = []

    def cell(self, paper: Paper, cell: SetCell, y: float, height: float) -> None:
        """The text in the middle of its box."""
        left, right = self._edges[cell.first], self._edges[cell.first + cell.across]
        if cell.place:
            paper.mark(left, y, right - left, height, cell.place)
        if cell.lines:
            top = y + (height - len(cell.lines) * self._leading) / 2
            look = self._looks[cell.align]
            inside = left + (right - left - cell.width) / 2
            draw_lines(paper, cell.lines, inside, top, cell.width, look)

    def keep_bars(self, row: SetRow, middle: float) -> None:
        """The bars of a row, to be drawn over the lines."""
        self._bars += [(bar, middle) for bar in row.bars]

    def bars(self, paper: Paper) -> None:
        """Draw what was kept."""
        for bar, middle in self._bars:
            draw_table_bar(paper, bar, self._x(bar.begin), self._x(bar.end), middle)

    def _x(self, place: float) -> float:
        """Where a place stands that counts columns from the left edge."""
        column = min(int(place), len(self._edges) - 2)
        left, right = self._edges[column], self._edges[column + 1]
        return left + (place - column) * (right - left)

    def edges(self, row: SetRow, y: float, height: float) -> None:
        """The lines to the left of the row's cells, right of the last, above those that begin."""
        edges, level = self._edges, self._level.setdefault(round(y, 3), [])
        for cell in row.cells:
            _extend(self._upright.setdefault(edges[cell.first], []), y, y + height)
            if row.joined and not cell.joined:
                _extend(level, edges[cell.first], edges[cell.first + cell.across])
        _extend(self._upright.setdefault(edges[-1], []), y, y + height)
        if not row.joined:
            _extend(level, edges[0], edges[-1])

    def close(self, y: float) -> None:
        """The line below the last row."""
        _extend(self._level.setdefault(round(y, 3), []), self._edges[0], self._edges[-1])

    def segments(self) -> list[Segment]:
        """The edges, each drawn once and as long as it runs."""
        lines = [(x, a, x, b) for x, spans in self._upright.items() for a, b in spans]
        return lines + [(a, y, b, y) for y, spans in self._level.items() for a, b in spans]


def _extend(spans: list[list[float]], begin: float, end: float) -> None:
    """Add a span, as part of the last one where they meet."""
    if spans and spans[-1][0] - 0.01 <= begin <= spans[-1][1] + 0.01:
        spans[-1][1] = max(spans[-1][1], end)
    else:
        spans.append([begin, end])


def _groups_above(rows: Sequence[TableRow]) -> list[TableRow | None]:
    """For each row the group row that it stands under, None for groups and totals."""
    groups: list[TableRow | None] = []
    current: TableRow | None = None
    for row in rows:
        if row.kind is RowKind.ITEM:
            groups.append(current)
            continue
        current = row if row.kind is RowKind.GROUP else None
        groups.append(None)
    return groups
