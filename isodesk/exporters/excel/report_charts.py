"""The charts of a report on a sheet: their figures as cells, and below them Excel's own charts."""

from __future__ import annotations

from dataclasses import replace

from isodesk.documents.charts import Chart
from isodesk.documents.columns import TableContext
from isodesk.documents.parts import Align
from isodesk.documents.report_charts import counted_until, report_charts
from isodesk.exporters.excel.following_cells import put_chart
from isodesk.exporters.excel.sheet import Sheet
from isodesk.exporters.excel.styles import HEAD, REFERENCE, SECTION, TEXT, TITLE
from isodesk.facts import PlanTable

_WIDTHS = (76.0, 34.0, 34.0, 34.0)
_FIGURE = replace(TEXT, align=Align.RIGHT, number="#,##0")


def charts_sheet(context: TableContext, table: PlanTable, name: str, title: str) -> Sheet | None:
    """The sheet; None where there is nothing to draw."""
    charts = report_charts(context, table)
    if not charts:
        return None
    sheet = Sheet(name, _WIDTHS, landscape=False, one_page=True)
    sheet.add_line(title.upper(), TITLE)
    sheet.add_line(f"({counted_until(context, table)})", REFERENCE)
    for chart in charts:
        _add(sheet, chart)
    return sheet


def _add(sheet: Sheet, chart: Chart) -> None:
    sheet.last_row += 1
    top = sheet.last_row + 1
    sheet.add_line(f"{chart.title} (đơn vị tính: {chart.unit})", SECTION)
    head = top + 1
    for at, words in enumerate(("", *(one.name for one in chart.series)), 1):
        sheet.put(head, at, words or None, HEAD)
    for number, category in enumerate(chart.categories):
        row = head + 1 + number
        sheet.put(row, 1, " ".join(category.split()), TEXT)
        for at, one in enumerate(chart.series, 2):
            sheet.put(row, at, one.values[number], _FIGURE)
    last = sheet.last_row
    put_chart(sheet, chart, (head, head + 1, last), 1, (last + 2, 1))
