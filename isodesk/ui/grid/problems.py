"""What is wrong with a text while it is typed in a column, in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from isodesk.ui.grid.source import GridColumn
from isodesk.vietnamese.amounts import AmountError, parse_amount
from isodesk.vietnamese.dates import parse_date
from isodesk.vietnamese.periods import PeriodKind, parse_period

_NO_DATE = 'Chưa hiểu ngày "{text}". Ghi như 05/3/2024 hoặc ngày 05 tháng 3 năm 2024.'
_NO_PERIOD = (
    "Chưa hiểu thời gian này; chữ vẫn được giữ và in. Ghi như Quý II/2018, tháng 3 - 5/2019."
)


@dataclass(frozen=True)
class Problem:
    """A sentence about a text; ``refused`` when the column will not take it."""

    sentence: str
    refused: bool


def problem_of(column: GridColumn, text: str) -> Problem | None:
    """What the kind of a column says of a text; None when nothing is wrong with it."""
    typed = text.strip()
    if not typed:
        return None
    if column.kind == "amount":
        read = parse_amount(typed, default_unit=column.unit or None)
        return Problem(read.message, True) if isinstance(read, AmountError) else None
    if column.kind == "date" and parse_date(typed) is None:
        return Problem(_NO_DATE.format(text=typed), True)
    if column.kind == "period" and parse_period(typed).kind is PeriodKind.TEXT:
        return Problem(_NO_PERIOD, False)
    return None
