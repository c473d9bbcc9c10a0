"""The roadmap as a table of the text: tasks and their times at the left, bars under the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from isodesk.documents.columns import TableContext, shown_columns
from isodesk.documents.inline import inline, words
from isodesk.documents.parts import (
    Align,
    Bar,
    Cell,
    PageBreak,
    Paragraph,
    Part,
    RowKind,
    Table,
    TableRow,
    TableWidth,
)
from isodesk.documents.profile import Profile
from isodesk.documents.roadmap import BarKind, Roadmap, RoadmapRow, ScaleCell, Zoom, build_roadmap
from isodesk.documents.tables import build_table
from isodesk.facts import Orientation, PlanFacts, PlanTable

_LEAST: dict[Zoom, float] = {"month": 5, "quarter": 5.6, "year": 10}
_PARTS: dict[Zoom, int] = {"month": 12, "quarter": 4, "year": 1}
# How much of an upright page the words may take, in mm.
_UPRIGHT_WORDS = 112.0
_LEGEND = {
    BarKind.BAR: "phần tô đậm là khoảng thời gian thực hiện",
    BarKind.HATCHED: "phần gạch chéo là việc thường xuyên hoặc hằng năm",
    BarKind.DIAMOND: "hình thoi là thời hạn",
}


def roadmap_parts(context: TableContext, table: PlanTable, profile: Profile) -> Iterator[Part]:
    """The tables with all years, a page for each that has no room beside the last, and a legend."""
    place = f"tables/{table.key}"
    base = build_table(context, table)
    if table.caption.parts:
        caption = inline(context.fields, table.caption)
        yield Paragraph("table.caption", caption, place=f"{place}/caption")
    if not base.widths:
        return
    room = profile.text_width(_is_broad(context.plan, table)) - _words_width(context, table)
    roadmap, bands = _scale(context.plan, table, room)
    for at, band in enumerate(bands):
        if at:
            yield PageBreak()
        yield _with_scale(base, roadmap, band, room)
    if not bands:
        yield base
    used = {row.bar for row in roadmap.rows}
    signs = [said for kind, said in _LEGEND.items() if kind in used]
    if signs:
        legend = words(f"Ghi chú: {'; '.join(signs)}.")
        yield Paragraph("note", legend, place=place)


def wanted_zoom(table: PlanTable) -> Zoom | None:
    """The scale that a roadmap's table asks for; None for the finest that has room."""
    return next((zoom for zoom in _PARTS if zoom == table.target), None)


def _is_broad(plan: PlanFacts, table: PlanTable) -> bool:
    annexes = (a for a in plan.annexes if any(b.table == table.key for b in a.blocks))
    return any(annex.orientation is Orientation.LANDSCAPE for annex in annexes)


def _words_width(context: TableContext, table: PlanTable) -> float:
    """What the columns left of the scale take, in mm."""
    columns = shown_columns(context.plan, table)
    width = sum(column.fixed or column.width for column in columns)
    return width if _is_broad(context.plan, table) else min(width, _UPRIGHT_WORDS)


def _scale(
    plan: PlanFacts, table: PlanTable, room: float
) -> tuple[Roadmap, list[Sequence[ScaleCell]]]:
    """The roadmap in its scale, and the years that stand side by side."""
    count = len(build_roadmap(plan, "year").years)
    fitting = [z for z, least in _LEAST.items() if count * _PARTS[z] * least <= room]
    zoom = wanted_zoom(table) or (fitting[0] if fitting else "year")
    roadmap = build_roadmap(plan, zoom)
    at_once = max(1, int(room / (_LEAST[zoom] * _PARTS[zoom])))
    sheets = -(-count // at_once)
    each = -(-count // sheets) if sheets else 1
    return roadmap, [roadmap.years[at : at + each] for at in range(0, count, each)]


def _with_scale(base: Table, roadmap: Roadmap, years: Sequence[ScaleCell], room: float) -> Table:
    """The table with the years of a sheet behind its columns."""
    first, last = years[0].first, years[-1].last
    cells = [cell for cell in roadmap.cells if first <= cell.first <= last]
    width = TableWidth(room / len(cells), room / len(cells))
    rows = {row.key: row for row in roadmap.rows}
    before = len(base.widths)
    return replace(
        base,
        widths=(*base.widths, *[width] * len(cells)),
        heads=tuple(_heads(base, years, cells)),
        rows=tuple(_with_bars(row, rows.get(row.key), before, cells) for row in base.rows),
    )


def _heads(
    base: Table, years: Sequence[ScaleCell], cells: Sequence[ScaleCell]
) -> Iterator[TableRow]:
    """Years above quarters or months, beside the titles of the columns."""
    each = len(cells) // len(years)
    heads = [row for row in base.heads if row.kind is RowKind.HEAD]
    above = [Cell(words(it.title), Align.CENTRE, each, bare=True) for it in years]
    below = [
        Cell(words(it.title.removeprefix("Quý ").removeprefix("T")), Align.CENTRE, bare=True)
        for it in cells
    ]
    if each == 1:
        below = [replace(cell, joined=True) for cell in above]
    if each > 1 and len(heads) == 1:
        heads.append(
            replace(heads[0], cells=tuple(replace(c, joined=True) for c in heads[0].cells))
        )
    for at, row in enumerate(heads):
        yield replace(row, cells=(*row.cells, *(above if at == 0 else below)))
    for row in base.heads:
        if row.kind is RowKind.INDEX:
            yield replace(row, cells=(*row.cells, Cell(across=len(cells))))


def _with_bars(
    row: TableRow, on_map: RoadmapRow | None, before: int, cells: Sequence[ScaleCell]
) -> TableRow:
    """A row with the cells of the scale; the words of a group run over them."""
    if row.kind is not RowKind.ITEM:
        last = row.cells[-1]
        return replace(row, cells=(*row.cells[:-1], replace(last, across=last.across + len(cells))))
    place = f"{row.cells[0].place.rpartition('/')[0]}/period"
    time = Cell(align=Align.CENTRE, place=place if row.key else "", bare=True)
    bars = tuple(_bars(on_map, before, cells)) if on_map else ()
    return replace(row, cells=(*row.cells, *[time] * len(cells)), bars=bars)


def _bars(row: RoadmapRow, before: int, cells: Sequence[ScaleCell]) -> Iterator[Bar]:
    """What of a row's time stands on the sheet."""
    first, last = cells[0].first, cells[-1].last
    for begin, end in row.spans:
        point = row.bar is BarKind.DIAMOND or begin == end
        if row.bar is BarKind.NONE or end < first or begin > last or (point and end > last):
            continue
        left = before + _at(max(begin, first), cells, 0)
        right = before + _at(min(end, last), cells, 1)
        yield Bar(left, right, hatched=row.bar is BarKind.HATCHED, point=point)


def _at(day: date, cells: Sequence[ScaleCell], after: int) -> float:
    """Where a day begins, or ends with ``after`` 1, counted in cells."""
    at = next(i for i, cell in enumerate(cells) if cell.first <= day <= cell.last)
    days = (cells[at].last - cells[at].first).days + 1
    return at + ((day - cells[at].first).days + after) / days
