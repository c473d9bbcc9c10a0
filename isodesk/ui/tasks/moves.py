"""Moving a task's time on the roadmap, in the unit of its own words or in that of the zoom."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from isodesk.ui.tasks.timescale import Zoom
from isodesk.vietnamese.periods import (
    Period,
    PeriodKind,
    parse_period,
    period_phrase,
    period_unit,
    shift_period,
    stretch_period,
)
from isodesk.vietnamese.phrases import Phrase, spell_phrase
from isodesk.vietnamese.points import UNITS, Point, Unit, point_at

_MONTHS: dict[Unit | Zoom, int] = {"month": 1, "quarter": 3, "year": 12}
_DAYS: dict[Unit | Zoom, int] = {"day": 1, "week": 7}
_DAY = timedelta(days=1)
_EARLIEST, _LATEST = date(1901, 1, 1), date(2198, 12, 31)


class Grip(StrEnum):
    """What the hand holds: the whole time, its beginning or its end."""

    WHOLE = "whole"
    FIRST = "first"
    LAST = "last"


def dragged(period: Period, grip: Grip, days: float, zoom: Zoom | None = None) -> Period:
    """The period after a grip was pulled so many days; it snaps to whole units.

    The unit is that of the period's own words, whose style stays; with ``zoom`` it is the zoom's,
    and the words become the coarsest that are exact. What cannot be dragged stays as it is.
    """
    unit = period_unit(period)
    if unit is None:
        return period
    return nudged(period, grip, _steps(_anchor(period, grip), days, zoom or unit), zoom)


def nudged(period: Period, grip: Grip, steps: int, zoom: Zoom | None = None) -> Period:
    """The period after a grip was moved by whole units."""
    if steps == 0 or period_unit(period) is None:
        return period
    try:
        moved = _by_zoom(period, grip, steps, zoom) if zoom else _by_words(period, grip, steps)
    except (ValueError, OverflowError):
        return period
    days = [day for day in (moved.first, moved.last) if day]
    within = days and all(_EARLIEST <= day <= _LATEST for day in days)
    return moved if within else period


def _by_words(period: Period, grip: Grip, steps: int) -> Period:
    if grip is Grip.WHOLE:
        return shift_period(period, steps)
    return stretch_period(period, steps * (grip is Grip.FIRST), steps * (grip is Grip.LAST))


def _by_zoom(period: Period, grip: Grip, steps: int, zoom: Zoom) -> Period:
    first, last = period.first, period.last
    if first and grip is not Grip.LAST:
        first = _later(first, steps, zoom)
    if last and grip is not Grip.FIRST:
        last = _later(last + _DAY, steps, zoom) - _DAY
    if first and last and first > last:
        unit: Unit = "day" if zoom == "week" else zoom
        if grip is Grip.FIRST:
            first = point_at(unit, last).first_day()
        else:
            last = point_at(unit, first).last_day()
    return _retimed(period.kind, first, last)


def _retimed(kind: PeriodKind, first: date | None, last: date | None) -> Period:
    if first and last:
        return parse_period(period_phrase(first, last))
    if first:
        text = spell_phrase(Phrase(PeriodKind.OPEN, _coarsest(first, to_end=False), None))
    elif last and kind is PeriodKind.BEFORE:
        text = spell_phrase(Phrase(kind, None, _coarsest(last + _DAY, to_end=False)))
    elif last:
        text = spell_phrase(Phrase(PeriodKind.UNTIL, None, _coarsest(last, to_end=True)))
    return parse_period(text)


def _coarsest(day: date, *, to_end: bool) -> Point:
    """The largest unit that begins, or ends, on this day."""
    points = (point_at(unit, day) for unit in reversed(UNITS))
    return next(p for p in points if (p.last_day() if to_end else p.first_day()) == day)


def _anchor(period: Period, grip: Grip) -> date:
    """The edge that snaps: the beginning, or the day after the end."""
    if period.first and (grip is not Grip.LAST or not period.last):
        return period.first
    assert period.last is not None
    return period.last + _DAY


def _steps(anchor: date, days: float, unit: Unit | Zoom) -> int:
    """The whole number of units nearest to ``days`` from the anchor."""
    if unit in _DAYS:
        return round(days / _DAYS[unit])
    there = anchor + timedelta(days=round(days))
    return round((_serial(there) - _serial(anchor)) / _MONTHS[unit])


def _serial(day: date) -> float:
    """Months since the year 0, the day as a part of its month."""
    return day.year * 12 + day.month - 1 + (day.day - 1) / monthrange(day.year, day.month)[1]


def _later(day: date, steps: int, zoom: Zoom) -> date:
    if zoom in _DAYS:
        return day + timedelta(days=steps * _DAYS[zoom])
    return _months_later(day, steps * _MONTHS[zoom])


def _months_later(day: date, months: int) -> date:
    serial = day.year * 12 + day.month - 1 + months
    year, month = serial // 12, serial % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
