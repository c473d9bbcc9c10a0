"""Days across the roadmap: where a day stands and what the head above it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from isodesk.facts import PlanFacts
from isodesk.vietnamese.numbering import roman

Zoom = Literal["year", "quarter", "month", "week", "day"]

ZOOMS: tuple[Zoom, ...] = ("year", "quarter", "month", "week", "day")
USUAL: dict[Zoom, float] = {
    "year": 132.0,
    "quarter": 288.0,
    "month": 720.0,
    "week": 2_900.0,
    "day": 10_000.0,
}
"""Pixels a year of each zoom, as chosen by its button."""

NARROWEST, WIDEST = 40.0, 16_000.0
_FROM: dict[Zoom, float] = {"day": 6_200.0, "week": 1_700.0, "month": 520.0, "quarter": 180.0}
_DAYS_A_YEAR = 365.25
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_EVERYWHERE = (float("-inf"), float("inf"))


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
        return next((zoom for zoom, least in _FROM.items() if self.a_year >= least), "year")

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
        """Every year of the scale."""
        return self._months(12, _year_titles, _EVERYWHERE)

    def heads(self, left: float, right: float) -> Iterator[HeadCell]:
        """The upper line of the head between two places: years, or what its parts belong to."""
        months, titles = {
            "month": (3, _full_quarter_titles),
            "week": (1, _full_month_titles),
            "day": (1, _full_month_titles),
        }.get(self.zoom, (12, _year_titles))
        return self._months(months, titles, (left, right))

    def parts(
        self, left: float = _EVERYWHERE[0], right: float = _EVERYWHERE[1]
    ) -> Iterator[HeadCell]:
        """The lower line of the head between two places, as fine as there is room for."""
        match self.zoom:
            case "day":
                return self._days(1, (left, right))
            case "week":
                return self._days(7, (left, right))
            case "month":
                return self._months(1, _month_titles, (left, right))
            case _:
                return self._months(3, _quarter_titles, (left, right))

    def part_at(self, x: float) -> tuple[date, date]:
        """The days, both inclusive, of the lower line's cell at a place."""
        day = self.day(x)
        match self.zoom:
            case "day":
                return day, day
            case "week":
                monday = _monday(day)
                return monday, monday + _WEEK - _DAY
            case "month":
                return _month_span(day.year, day.month, 1)
            case _:
                return _month_span(day.year, (day.month - 1) // 3 * 3 + 1, 3)

    def _months(
        self, months: int, titles: Callable[[date], tuple[str, ...]], within: tuple[float, float]
    ) -> Iterator[HeadCell]:
        for year in range(self.first.year, self.last.year + 1):
            if not self._sees(date(year, 1, 1), date(year, 12, 31), within):
                continue
            for month in range(1, 13, months):
                begin, end = _month_span(year, month, months)
                if self._sees(begin, end, within):
                    yield HeadCell(self.start(begin), self.end(end), titles(begin))

    def _days(self, days: int, within: tuple[float, float]) -> Iterator[HeadCell]:
        """Days, or weeks from Monday on; the first and last may be cut by the scale's ends."""
        seen = self.day(max(within[0], 0)), self.day(min(within[1], self.width))
        begin = _monday(seen[0]) if days > 1 else seen[0]
        while begin <= seen[1]:
            end = begin + timedelta(days=days - 1)
            left, right = self.start(max(begin, self.first)), self.end(min(end, self.last))
            yield HeadCell(left, right, _day_titles(begin) if days == 1 else _week_titles(begin))
            begin = end + _DAY

    def _sees(self, begin: date, end: date, within: tuple[float, float]) -> bool:
        return self.end(end) >= within[0] and self.start(begin) <= within[1]


def _month_span(year: int, month: int, months: int) -> tuple[date, date]:
    after = date(year + (month + months > 12), (month + months - 1) % 12 + 1, 1)
    return date(year, month, 1), after - _DAY


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _year_titles(begin: date) -> tuple[str, ...]:
    return f"Năm {begin.year}", f"{begin.year}"


def _full_quarter_titles(begin: date) -> tuple[str, ...]:
    number = roman((begin.month + 2) // 3)
    return f"Quý {number}/{begin.year}", f"{number}/{begin.year}"


def _full_month_titles(begin: date) -> tuple[str, ...]:
    return f"Tháng {begin.month}/{begin.year}", f"T{begin.month}/{begin.year}"


def _month_titles(begin: date) -> tuple[str, ...]:
    return f"Tháng {begin.month}", f"T{begin.month}", f"{begin.month}"


def _quarter_titles(begin: date) -> tuple[str, ...]:
    number = roman((begin.month + 2) // 3)
    return f"Quý {number}", number


def _week_titles(begin: date) -> tuple[str, ...]:
    end = begin + _WEEK - _DAY
    return (
        f"{begin.day:02d}/{begin.month:02d} - {end.day:02d}/{end.month:02d}",
        f"{begin.day:02d}/{begin.month:02d}",
        f"{begin.day}",
    )


def _day_titles(begin: date) -> tuple[str, ...]:
    return (f"{begin.day}",)


def years_of(plan: PlanFacts, today: date) -> tuple[date, date]:
    """The years to show: the plan's, widened to every task's days; this year if there are none."""
    years = {year for year in (plan.first_year, plan.last_year) if year}
    years |= {task.period.first.year for task in plan.tasks if task.period.first}
    years |= {task.period.last.year for task in plan.tasks if task.period.last}
    years = years or {today.year}
    return date(min(years), 1, 1), date(max(years), 12, 31)
