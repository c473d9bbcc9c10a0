"""The charts of a report on a sheet: their figures as cells, and below them Excel's own charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from isodesk.documents.charts import Chart
from isodesk.documents.columns import TableContext
from isodesk.documents.parts import Align
from isodesk.documents.report_charts import counted_until, report_charts
from isodesk.exporters.excel.following_cells import put_chart
from isodesk.exporters.excel.sheet import Content, Formula, Sheet, SheetChart, address
from isodesk.exporters.excel.styles import HEAD, REFERENCE, SECTION, TEXT, TITLE
from isodesk.facts import PlanTable

_WIDTHS = (76.0, 34.0, 34.0, 34.0)
_FIGURE = replace(TEXT, align=Align.RIGHT, number="#,##0")


def charts_sheet(
    context: TableContext, table: PlanTable, name: str, title: str, rows: Sequence[Sheet] = ()
) -> Sheet | None:
    """The sheet; None where there is nothing to draw.

    Its figures are those that the sheets of ``rows`` count, by reference.
    """
    charts = report_charts(context, table)
    if not charts:
        return None
    sheet = Sheet(name, _WIDTHS, landscape=False, one_page=True)
    sheet.add_line(title.upper(), TITLE)
    sheet.add_line(f"({counted_until(context, table)})", REFERENCE)
    for chart in charts:
        _add(sheet, chart, rows)
    return sheet


def _counted(chart: Chart, rows: Sequence[Sheet]) -> tuple[str, SheetChart] | None:
    """Where this chart's figures are counted: the sheet, and its chart of the same cells."""
    for sheet in rows:
        for drawn in sheet.charts:
            if drawn.title == chart.title and drawn.last - drawn.first + 1 == len(chart.categories):
                return sheet.name, drawn
    return None


def _figure(found: tuple[str, SheetChart] | None, at: int, series: int, value: int) -> Content:
    if found is None:
        return value
    name, drawn = found
    cell = address(drawn.first + at, drawn.column + 1 + series)
    return Formula(f"'{name}'!{cell}", value)


def _add(sheet: Sheet, chart: Chart, rows: Sequence[Sheet]) -> None:
    sheet.last_row += 1
    top = sheet.last_row + 1
    sheet.add_line(f"{chart.title} (đơn vị tính: {chart.unit})", SECTION)
    head = top + 1
    for at, words in enumerate(("", *(one.name for one in chart.series)), 1):
        sheet.put(head, at, words or None, HEAD)
    found = _counted(chart, rows)
    for number, category in enumerate(chart.categories):
        row = head + 1 + number
        sheet.put(row, 1, " ".join(category.split()), TEXT)
        for at, one in enumerate(chart.series):
            value = one.values[number]
            figure = None if value is None else _figure(found, number, at, value)
            sheet.put(row, at + 2, figure, _FIGURE)
    last = sheet.last_row
    put_chart(sheet, chart, (head, head + 1, last), 1, (last + 2, 1))
