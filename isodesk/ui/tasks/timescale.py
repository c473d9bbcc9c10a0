"""Days across the roadmap: where a day stands and what the head above it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from isodesk.facts import PlanFacts
from isodesk.vietnamese.numbering import roman

Zoom = Literal["year", "quarter", "month"]

ZOOMS: tuple[Zoom, ...] = ("year", "quarter", "month")
USUAL: dict[Zoom, float] = {"year": 132.0, "quarter": 288.0, "month": 720.0}
"""Pixels a year of each zoom, as chosen by its button."""

NARROWEST, WIDEST = 40.0, 4000.0
_QUARTERS_FROM, _MONTHS_FROM = 180.0, 520.0
_DAYS_A_YEAR = 365.25
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class HeadCell:
    """A stretch of the head in pixels; ``titles`` from the fullest to the shortest."""

    left: float
    right: float
    titles: tuple[str, ...]


@dataclass(frozen=True)
class TimeScale:
    """Whole years, ``first`` to ``last`` inclusive, ``a_year`` pixels wide each."""

    first: date
    last: date
    a_year: float

    @property
    def zoom(self) -> Zoom:
        """The unit that this width shows."""
        if self.a_year < _QUARTERS_FROM:
            return "year"
        return "quarter" if self.a_year < _MONTHS_FROM else "month"

    @property
    def width(self) -> float:
        """All years, in pixels."""
        return self.end(self.last)

    def start(self, day: date) -> float:
        """The left edge of a day."""
        return (day - self.first).days * self.a_year / _DAYS_A_YEAR

    def end(self, day: date) -> float:
        """The right edge of a day."""
        return ((day - self.first).days + 1) * self.a_year / _DAYS_A_YEAR

    def days(self, pixels: float) -> float:
        """How many days a distance means."""
        return pixels * _DAYS_A_YEAR / self.a_year

    def day(self, x: float) -> date:
        """The day at a place, inside the years shown."""
        whole = min(max(int(self.days(x)), 0), (self.last - self.first).days)
        return self.first + timedelta(days=whole)

    def years(self) -> Iterator[HeadCell]:
        """The upper line of the head."""
        for year in range(self.first.year, self.last.year + 1):
            yield self._cell(year, 1, 12, (f"Năm {year}", f"{year}"))

    def parts(self) -> Iterator[HeadCell]:
        """The lower line of the head: quarters, or months where they have room."""
        months = 1 if self.zoom == "month" else 3
        for year in range(self.first.year, self.last.year + 1):
            for month in range(1, 13, months):
                titles = _month_titles(month) if months == 1 else _quarter_titles(month)
                yield self._cell(year, month, months, titles)

    def _cell(self, year: int, month: int, months: int, titles: tuple[str, ...]) -> HeadCell:
        after = date(year + (month + months > 12), (month + months - 1) % 12 + 1, 1)
        return HeadCell(self.start(date(year, month, 1)), self.end(after - _DAY), titles)


def _month_titles(month: int) -> tuple[str, ...]:
    return f"Tháng {month}", f"T{month}", f"{month}"


def _quarter_titles(month: int) -> tuple[str, ...]:
    number = roman((month + 2) // 3)
    return f"Quý {number}", number


def years_of(plan: PlanFacts, today: date) -> tuple[date, date]:
    """The years to show: the plan's, widened to every task's days; this year if there are none."""
    years = {year for year in (plan.first_year, plan.last_year) if year}
    years |= {task.period.first.year for task in plan.tasks if task.period.first}
    years |= {task.period.last.year for task in plan.tasks if task.period.last}
    years = years or {today.year}
    return date(min(years), 1, 1), date(max(years), 12, 31)
