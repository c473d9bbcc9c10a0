"""Lộ trình: the tasks over the quarters of the plan's years, a filled cell for each quarter."""

from __future__ import annotations

from dataclasses import replace

from isodesk.documents.columns import TableContext
from isodesk.documents.parts import RowKind
from isodesk.documents.roadmap import BarKind, Roadmap, RoadmapRow, ScaleCell, build_roadmap
from isodesk.exporters.excel.layout import PAGE, add_text_row, add_title, number_content, plan_table
from isodesk.exporters.excel.sheet import Content, Sheet, Style
from isodesk.exporters.excel.styles import CENTRED, GROUP, GROUP_CENTRED, HEAD, TEXT
from isodesk.facts import PlanTable, TableSource, Times

_FIXED = (12.0, 84.0, 30.0)
_NARROW, _WIDE = 7.0, 18.0
_SPELT = 12.0
_BAR = "5B87B5"
_DIAMOND = "◆"


def roadmap_sheet(context: TableContext) -> Sheet | None:
    """The sheet of the roadmap by quarter; None when the plan has no tasks."""
    if not context.plan.tasks:
        return None
    roadmap = build_roadmap(context.plan, "quarter")
    table = plan_table(context, TableSource.TASKS)
    width = (PAGE - sum(_FIXED)) / max(1, len(roadmap.cells))
    width = min(_WIDE, max(_NARROW, width))
    widths = [*_FIXED, *[width] * len(roadmap.cells)]
    sheet = Sheet("Lộ trình", widths, frozen_columns=2)
    add_title(sheet, context, PlanTable("", TableSource.TASKS), "Lộ trình thực hiện")
    deadlines = table.times is Times.DEADLINES
    _add_heads(sheet, roadmap, deadlines=deadlines, spelt=width >= _SPELT)
    for row in roadmap.rows:
        _add_row(sheet, row, roadmap.cells)
    return sheet


def _add_heads(sheet: Sheet, roadmap: Roadmap, *, deadlines: bool, spelt: bool) -> None:
    time = "Thời gian hoàn thành" if deadlines else "Thời gian thực hiện"
    heads: list[Content] = ["TT", "Nội dung thực hiện", time]
    years: list[Content] = []
    for year in roadmap.years:
        inside = [cell for cell in roadmap.cells if year.first <= cell.first <= year.last]
        years += [year.title, *[None] * (len(inside) - 1)]
    quarters: list[Content] = [
        cell.title if spelt else cell.title.removeprefix("Quý ") for cell in roadmap.cells
    ]
    top = sheet.add_row([*heads, *years], HEAD)
    if quarters:
        sheet.add_row([None, None, None, *quarters], HEAD)
    for column in range(1, len(heads) + 1):
        sheet.merge(top, column, sheet.last_row, column)
    starts = [i for i, title in enumerate(years) if title] + [len(years)]
    for start, end in zip(starts, starts[1:], strict=False):
        sheet.merge(top, len(heads) + start + 1, top, len(heads) + end)
    sheet.heads = (top, sheet.last_row)


def _add_row(sheet: Sheet, row: RoadmapRow, cells: tuple[ScaleCell, ...]) -> None:
    if row.kind is RowKind.GROUP:
        blanks: list[Content] = [None] * len(cells)
        styles = [GROUP_CENTRED, *[GROUP] * (sheet.columns - 1)]
        at = sheet.add_row([row.number, row.name, None, *blanks], styles)
        sheet.merge(at, 2, at, sheet.columns)
        return
    quarters = [_quarter(row, cell) for cell in cells]
    contents: list[Content] = [number_content(row.number) or None, row.name, row.phrase or None]
    contents += [content for content, _ in quarters]
    add_text_row(sheet, contents, [CENTRED, TEXT, CENTRED, *[style for _, style in quarters]])


def _quarter(row: RoadmapRow, cell: ScaleCell) -> tuple[Content, Style]:
    """Filled where the bar reaches into the quarter; a diamond on the quarter of a deadline."""
    inside = [span for span in row.spans if span[0] <= cell.last and cell.first <= span[1]]
    if row.bar is BarKind.NONE or not inside:
        return None, CENTRED
    if row.bar is BarKind.DIAMOND or (row.repeats and inside[0][0] == inside[0][1]):
        return _DIAMOND, CENTRED
    return None, replace(CENTRED, fill=_BAR, hatched=row.bar is BarKind.HATCHED)
