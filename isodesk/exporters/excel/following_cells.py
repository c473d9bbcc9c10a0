"""Days and shares as the sheets of Theo dõi write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

from isodesk.documents.charts import Chart
from isodesk.exporters.excel.sheet import CHART_ROWS, Formula, Sheet, SheetChart
from isodesk.exporters.excel.styles import CENTRED, PLAIN

DAY = replace(CENTRED, number="dd/mm/yyyy")
PERCENT = replace(CENTRED, number="0.0%")
_FIRST_DAY = date(1899, 12, 30)


_ROOM = 600


def short(text: str) -> str:
    """Words of the plan as far as a row has room; the whole of them stands on its own sheet."""
    return text if len(text) <= _ROOM else f"{text[:_ROOM].rpartition(' ')[0]} …"


def serial(day: date | None) -> int | None:
    """A day as Excel counts it."""
    return None if day is None else (day - _FIRST_DAY).days


def divided(part: str, whole: str, share: Fraction | None) -> Formula:
    """One cell of another; nothing of nothing."""
    if share is None:
        return Formula(f'IF({whole}=0,"",{part}/{whole})', "")
    # Calc and Excel keep fifteen digits.
    value = Context(prec=15).divide(Decimal(share.numerator), Decimal(share.denominator))
    return Formula(f'IF({whole}=0,"",{part}/{whole})', value)


def put_chart(
    sheet: Sheet, chart: Chart, rows: tuple[int, int, int], column: int, at: tuple[int, int]
) -> None:
    """A chart of cells: ``rows`` are its head, first and last row; what follows stands below."""
    head, first, last = rows
    shades = tuple(one.shade for one in chart.series)
    sheet.charts.append(SheetChart(chart.title, chart.kind, head, first, last, column, shades, at))
    sheet.put(max(sheet.last_row, at[0] + CHART_ROWS), 1, None, PLAIN)
