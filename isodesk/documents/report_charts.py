"""The pictures of a report: one of its plans, as it stood on the last day of the period."""

from __future__ import annotations

from collections.abc import Iterator

from isodesk.documents.charts import Chart, charts_of
from isodesk.documents.columns import TableContext
from isodesk.documents.inline import words
from isodesk.documents.parts import Paragraph, Part, Picture
from isodesk.facts import PlanTable
from isodesk.vietnamese.dates import format_date

HEIGHT = 98.0
"""In mm: two stand on an upright page, below the head of an annex too."""

_NOTHING = "Chưa có số liệu để vẽ biểu đồ."


def report_charts(context: TableContext, table: PlanTable) -> tuple[Chart, ...]:
    """The charts of the plan that ``table`` shows; none outside a report."""
    reported = context.behind(table).reported
    return charts_of(reported.plan, reported.scope.last) if reported else ()


def counted_until(context: TableContext, table: PlanTable) -> str:
    """What the charts count: the whole plan, where the text counts what the period is about."""
    reported = context.behind(table).reported
    day = format_date(reported.scope.last) if reported else ""
    return f"Số liệu của toàn kế hoạch, tính đến hết ngày {day}"


def chart_parts(context: TableContext, table: PlanTable) -> Iterator[Part]:
    """A line that says what is counted, and a picture a chart."""
    place = f"tables/{table.key}"
    charts = report_charts(context, table)
    if not charts:
        yield Paragraph("note", words(_NOTHING), place=place)
        return
    yield Paragraph("note", words(f"{counted_until(context, table)}:"), place=place)
    yield from (Picture(chart, HEIGHT, place) for chart in charts)
