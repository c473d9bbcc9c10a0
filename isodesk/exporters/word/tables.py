"""Tables of a document, and what stands side by side, as tables of Word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from isodesk.documents.parts import (
    Cell,
    Frame,
    Paragraph,
    Piece,
    RowKind,
    SideBySide,
    Stack,
    Table,
    TableRow,
)
from isodesk.documents.profile import Style
from isodesk.exporters.word.elements import (
    JUSTIFICATION,
    Element,
    element,
    from_mm,
    paragraph_properties,
)
from isodesk.exporters.word.measuring import Measure
from isodesk.exporters.word.paragraphs import Paragraphs, Setting
from isodesk.exporters.word.styles import looks, style_id
from isodesk.exporters.word.text import glued, runs, with_whole_symbols

# Lines of other programs may be a little higher than ours.
_SPARE = 0.97
# And its letters a little wider, in mm.
_SPARE_WIDTH = 0.2
# The lowest line of Word, in mm.
_LEAST = 0.25
# Joined rows stand on one page where they take no more than this part of it.
_MERGED = 0.4
# How the times of a roadmap look; the sign is in Times New Roman.
_BAR, _POINT = "5B6B71", "♦"
_STYLES = {
    RowKind.HEAD: "table.head",
    RowKind.INDEX: "table.cell",
    RowKind.GROUP: "table.bold",
    RowKind.ITEM: "table.cell",
    RowKind.TOTAL: "table.bold",
}


class Tables:
    """Writes tables of one file."""

    def __init__(self, paragraphs: Paragraphs, measure: Measure) -> None:
        self._paragraphs = paragraphs
        self._measure = measure
        self._styles = looks(paragraphs.profile)

    def table(self, table: Table, width: float, height: float, keeps_last: bool) -> list[Element]:
        """A table ``width`` mm wide; ``keeps_last`` holds its last row with what follows.

        Word repeats rows from the first one only: heads that do not repeat are a table of their
        own, as close above the other as Word allows. Rows are whole but for those that no page of
        ``height`` mm holds: Word would cut them off.
        """
        columns = self._measure.columns(table, width)
        # What stands close above another table has no lower line beside the other's upper one.
        open_end = element("tblBorders", element("bottom", val="nil"))
        ends = [open_end] if table.repeat_from else []
        made = [_table(columns.widths, "plan.table", 0, *ends)]
        tall = columns.rows
        rows = (*table.heads, *table.rows)
        held = _held_together(table.rows, tall, _MERGED * height)
        for at, row in enumerate(rows):
            if at and at == table.repeat_from:
                made += [self._paragraphs.room(_LEAST), _table(columns.widths, "plan.table")]
            below = rows[at + 1] if at + 1 < len(rows) else None
            heads = at < len(table.heads)
            is_whole = heads or tall[at - len(table.heads)] <= _SPARE * height - columns.heads
            keeps = heads or row.kind is RowKind.GROUP or (below is None and keeps_last)
            keeps = keeps or at - len(table.heads) in held
            made[-1].append(
                self._row(row, below, columns.widths, columns.size, heads, keeps, is_whole)
            )
        return made

    def side_by_side(self, parts: Sequence[SideBySide], keeps_next: bool) -> Element:
        """Stacks of one set of widths: a table without lines, a row for each part."""
        made = _table([stack.width for stack in parts[0].stacks], "plain.table")
        for at, part in enumerate(parts):
            keeps = keeps_next or at + 1 < len(parts)
            cells = [self._stack(stack, part.before, keeps) for stack in part.stacks]
            made.append(element("tr", element("trPr", element("cantSplit")), *cells))
        return made

    def _stack(self, stack: Stack, before: float, keeps_next: bool) -> Element:
        made = _cell(stack.width, 1)
        for at, part in enumerate(stack.parts):
            if isinstance(part, Frame):
                made.extend((self._frame(part), end_paragraph(keeps_next=keeps_next)))
                continue
            if not isinstance(part, Paragraph):
                made.append(self._paragraphs.room(part.height))
                continue
            above = before if at == 0 else 0
            setting = Setting(stack.width, keeps_next=keeps_next, above=above, stacked=True)
            made.extend(self._paragraphs.written(part, setting))
        if not stack.parts:
            made.append(element("p"))
        return made

    def _frame(self, frame: Frame) -> Element:
        """A table of one cell of exactly this size, its lines in the colour of the words."""
        style = self._styles[frame.style]
        sides = ("top", "left", "bottom", "right")
        size = round(self._paragraphs.profile.stamps.line * 8)
        lines = (
            element(side, val="single", sz=size, space=0, color=style.colour) for side in sides
        )
        made = _table([frame.width], "plain.table", frame.left, element("tblBorders", *lines))
        height = element("trHeight", val=from_mm(frame.height), hRule="exact")
        cell = _cell(frame.width, 1, align="center")
        words = element("p", paragraph_properties(element("pStyle", val=style_id(frame.style))))
        words.extend(runs(frame.text, style.size))
        cell.append(words)
        made.append(element("tr", element("trPr", height), cell))
        return made

    def _row(
        self,
        row: TableRow,
        below: TableRow | None,
        widths: Sequence[float],
        size: float,
        is_head: bool,
        keeps_next: bool,
        is_whole: bool,
    ) -> Element:
        marks = [element("cantSplit")] if is_whole else []
        marks += [element("tblHeader")] if is_head else []
        made = element("tr", element("trPr", *marks))
        code = _STYLES[row.kind]
        first = 0
        for cell in row.cells:
            merge = _merge(cell, first, below)
            width = sum(widths[first : first + cell.across])
            cell, fill = _with_bars(cell, first, row)
            holder = _cell(width, cell.across, merge, "center", fill=fill, bare=cell.bare)
            look = "table.cell" if cell.remark and code == "table.bold" else code
            holder.append(self._text(cell, look, size, keeps_next, width))
            made.append(holder)
            first += cell.across
        return made

    def _text(self, cell: Cell, code: str, size: float, keeps_next: bool, width: float) -> Element:
        style: Style = self._styles[code]
        properties = [element("pStyle", val=style_id(code))]
        if keeps_next and not style.keeps_next:
            properties.append(element("keepNext"))
        if cell.align is not style.align:
            properties.append(element("jc", val=JUSTIFICATION[cell.align]))
        made = element("p", paragraph_properties(*properties))
        if not cell.joined:
            # Word divides what has no room between its letters, so that only what has is held.
            pad = 0 if cell.bare else self._paragraphs.profile.table.pad_x
            room = width - 2 * pad - _SPARE_WIDTH
            holds = self._measure.holds(cell.text, style, size, room)
            if holds:
                text = glued(cell.text, dashes=True)
            else:
                text = with_whole_symbols(
                    cell.text,
                    lambda word: self._measure.holds((Piece(word),), style, size, room),
                )
            made.extend(runs(text, size, resized=size != style.size))
            self._paragraphs.marks.put(made, cell.place)
        return made


def end_paragraph(*, breaks: bool = False, keeps_next: bool = False) -> Element:
    """The paragraph that Word asks for between two tables and after the last."""
    properties = [element("pStyle", val=style_id("end"))]
    if breaks:
        properties.append(element("pageBreakBefore"))
    if keeps_next:
        properties.append(element("keepNext"))
    return element("p", paragraph_properties(*properties))


def _table(widths: Sequence[float], code: str, left: float = 0, *more: Element) -> Element:
    """An empty table of fixed columns in mm."""
    edges = [from_mm(edge) for edge in accumulate(widths, initial=0.0)]
    properties = element(
        "tblPr",
        element("tblStyle", val=style_id(code)),
        element("tblW", w=edges[-1], type="dxa"),
        element("tblInd", w=from_mm(left), type="dxa"),
        *more,
        element("tblLayout", type="fixed"),
    )
    columns = (element("gridCol", w=right - left) for left, right in pairwise(edges))
    return element("tbl", properties, element("tblGrid", *columns))


def _with_bars(cell: Cell, at: int, row: TableRow) -> tuple[Cell, str]:
    """The cell at column ``at`` with the sign of a point in it, and how bars fill it."""
    ends = [bar.end for bar in row.bars if bar.point]
    if any(at < end <= at + 1 for end in ends):
        return replace(cell, text=(Piece(_POINT),)), ""
    over = [b for b in row.bars if not b.point and b.begin < at + 1 and b.end > at]
    hatched = all(bar.hatched for bar in over)
    return cell, ("diagStripe" if hatched else "clear") if over else ""


def _cell(
    width: float,
    across: int,
    merge: str = "",
    align: str = "",
    *,
    fill: str = "",
    bare: bool = False,
) -> Element:
    properties = element("tcPr", element("tcW", w=from_mm(width), type="dxa"))
    if across > 1:
        properties.append(element("gridSpan", val=across))
    if merge:
        properties.append(element("vMerge", val=merge))
    if fill:
        colours = {"clear": ("auto", _BAR), "diagStripe": (_BAR, "FFFFFF")}[fill]
        properties.append(element("shd", val=fill, color=colours[0], fill=colours[1]))
    if bare:
        sides = (element(side, w=0, type="dxa") for side in ("left", "right"))
        properties.append(element("tcMar", *sides))
    if align:
        properties.append(element("vAlign", val=align))
    return element("tc", properties)


def _held_together(
    rows: Sequence[TableRow], heights: Sequence[float], most: float
) -> frozenset[int]:
    """The rows that stay with the next one, because a joined cell reaches over both.

    Word prints the words of a joined cell on its first page only. Joined rows higher than ``most``
    mm together are let go.
    """
    held: set[int] = set()
    begin = 0
    for at in range(1, len(rows) + 1):
        if at < len(rows) and any(cell.joined for cell in rows[at].cells):
            continue
        if sum(heights[begin:at]) <= most:
            held.update(range(begin, at - 1))
        begin = at
    return frozenset(held)


def _merge(cell: Cell, first: int, below: TableRow | None) -> str:
    """Whether a cell is one with the cell above, or begins one with the cell below."""
    if cell.joined:
        return "continue"
    at = 0
    for other in below.cells if below else ():
        if at == first and other.joined:
            return "restart"
        at += other.across
    return ""
