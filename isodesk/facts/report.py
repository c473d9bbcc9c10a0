"""What a report is about: which plans, and the days it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from isodesk.vietnamese.dates import format_date


@dataclass(frozen=True)
class ReportScope:
    """The keys of the plans and the period; ``first`` None counts from the beginning of each plan.

    Everything in the report is counted as of ``last``.
    """

    plans: tuple[str, ...]
    first: date | None
    last: date

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the period; () when it has no beginning."""
        return tuple(range(self.first.year, self.last.year + 1)) if self.first else ()

    @property
    def before(self) -> ReportScope | None:
        """The period of the same length that ends the day before; None without a beginning."""
        if self.first is None:
            return None
        end = self.first - timedelta(days=1)
        months = _whole_months(self.first, self.last)
        if months:
            month = self.first.year * 12 + self.first.month - 1 - months
            begin = date(month // 12, month % 12 + 1, 1)
        else:
            begin = end - (self.last - self.first)
        return ReportScope(self.plans, begin, end)


def period_words(first: date | None, last: date) -> str:
    """``6 tháng đầu năm 2019``, ``năm 2019``, ``quý II năm 2019``, else the days themselves."""
    if first is None:
        return f"đến ngày {format_date(last)}"
    months, year = _whole_months(first, last), last.year
    if months == 12 and first.month == 1:
        return f"năm {year}"
    if months % 12 == 0 and months and first.month == 1:
        return f"giai đoạn {first.year} - {year}"
    if months in (6, 9) and first.month == 1:
        return f"{months} tháng đầu năm {year}"
    if months == 6 and first.month == 7:
        return f"6 tháng cuối năm {year}"
    if months == 3 and first.month % 3 == 1:
        return f"quý {('I', 'II', 'III', 'IV')[first.month // 3]} năm {year}"
    if months == 1:
        return f"tháng {first.month} năm {year}"
    return f"từ ngày {format_date(first)} đến ngày {format_date(last)}"


def _whole_months(first: date, last: date) -> int:
    """How many whole calendar months; 0 when a month is begun or left in the middle."""
    following = last + timedelta(days=1)
    if first.day != 1 or following.day != 1:
        return 0
    return (following.year - first.year) * 12 + following.month - first.month
