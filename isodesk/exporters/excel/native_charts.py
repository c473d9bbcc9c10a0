"""Charts that Excel draws itself from cells, and draws again when they change."""

from __future__ import annotations

from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from isodesk.documents.chart_shapes import FILLS, INK
from isodesk.documents.charts import ChartKind, Shade
from isodesk.exporters.excel.sheet import SheetChart, address

WIDTH_CM, HEIGHT_CM = 16.0, 8.0
_LINE = 12_700


def add_chart(page: Worksheet, wanted: SheetChart) -> None:
    """Put a chart over cells of the page."""
    is_lines = wanted.kind is ChartKind.LINES
    chart = bare_chart(wanted.kind, wanted.title)
    chart.width, chart.height = WIDTH_CM, HEIGHT_CM
    last_column = wanted.column + len(wanted.shades)
    values = Reference(
        page,
        min_col=wanted.column + 1,
        max_col=last_column,
        min_row=wanted.head,
        max_row=wanted.last,
    )
    names = Reference(page, min_col=wanted.column, min_row=wanted.first, max_row=wanted.last)
    chart.add_data(values, titles_from_data=True)
    chart.set_categories(names)
    for series, shade in zip(chart.series, wanted.shades, strict=True):
        dress(series, shade, is_lines)
    chart.anchor = address(*wanted.at)
    page.add_chart(chart)


def bare_chart(kind: ChartKind, title: str) -> Any:
    """A chart of this kind with its title, axes and legend, without series."""
    chart: Any = LineChart() if kind is ChartKind.LINES else BarChart()
    chart.title = title
    chart.legend.position = "b"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format = "#,##0"
    chart.y_axis.scaling.min = 0
    if kind is ChartKind.STACKED:
        chart.grouping, chart.overlap = "stacked", 100
    return chart


def dress(series: Any, shade: Shade, is_line: bool) -> None:
    """Told apart by every eye and on a grey print."""
    look = series.graphicalProperties
    if not is_line:
        look.solidFill = FILLS[shade]
        look.line.solidFill = INK
        return
    dashed = shade is not Shade.DARK
    look.line.solidFill = FILLS[Shade.DARK]
    look.line.width = 2 * _LINE
    look.line.dashStyle = "dash" if dashed else "solid"
    series.smooth = False
    series.marker.symbol = "circle"
    series.marker.size = 6
    series.marker.graphicalProperties.solidFill = FILLS[Shade.LIGHT if dashed else Shade.DARK]
    series.marker.graphicalProperties.line.solidFill = INK
