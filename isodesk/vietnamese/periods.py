"""Periods: the words of a time cell, the days they mean, and how they move on the roadmap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from isodesk.vietnamese.phrases import (
    Count,
    PeriodKind,
    Phrase,
    read_phrase,
    read_yearly,
    settle,
    single_kind,
    spell_phrase,
    spell_span,
)
from isodesk.vietnamese.points import UNITS, Point, Unit, point_at, write_points, written
from isodesk.vietnamese.text import capital_first, nfc

__all__ = [
    "Period",
    "PeriodKind",
    "parse_period",
    "period_phrase",
    "period_unit",
    "shift_period",
    "shift_years",
    "stretch_period",
    "yearly_spans",
]


@dataclass(frozen=True)
class Period:
    """A time as typed, and what is understood of it.

    ``first`` and ``last`` are inclusive; None is unbounded or not known. ``trước ngày 05/7/2023``
    has 04/7/2023, the last day allowed.
    """

    text: str
    kind: PeriodKind
    first: date | None
    last: date | None


NO_PERIOD = Period("", PeriodKind.TEXT, None, None)
"""No time given."""


def parse_period(text: str, *, year: int | None = None) -> Period:
    """The period of ``text``, which is kept exactly; kind TEXT when it is not understood.

    ``year`` stands in where the phrase names none (``6 tháng đầu năm``); without it such a phrase
    has its kind but no days.
    """
    return _parsed(text, year)


@lru_cache(maxsize=1 << 12)
def _parsed(text: str, year: int | None) -> Period:
    phrase = read_phrase(nfc(text))
    settled = settle(phrase, year) if phrase else None
    if settled is None:
        return Period(text, PeriodKind.TEXT, None, None)
    return Period(text, settled.kind, *settled.bounds())


def period_unit(period: Period) -> Unit | None:
    """The unit the phrase moves by, the finest it names; None when it cannot be dragged.

    Recurring times, text not understood and phrases without a known year stay where they are.
    """
    phrase = _understood(period)
    if phrase is None or phrase.kind is PeriodKind.RECURRING:
        return None
    return _finest(phrase)


def shift_period(period: Period, steps: int) -> Period:
    """The period ``steps`` of its own unit later, in the style of its phrase.

    What cannot be dragged (`period_unit` None) is returned as it is. Where the style cannot say
    the new days (``6 tháng đầu năm`` a month later) the phrase takes the usual form.
    """
    return _moved(period, steps, steps)


def stretch_period(period: Period, first_steps: int, last_steps: int) -> Period:
    """The period with its ends moved by steps of its own unit.

    A beginning never passes its end: it stops at the same unit. An end a deadline or an open span
    does not have is not moved.
    """
    return _moved(period, first_steps, last_steps)


def shift_years(period: Period, years: int) -> Period:
    """The same phrase of another year; times that name no days are returned as they are.

    29 February becomes the 28th where it must. A phrase that names no year keeps its words.
    """
    phrase = _understood(period)
    if phrase is None or years == 0:
        return period
    moved = replace(
        phrase,
        first=phrase.first and phrase.first.years_later(years),
        last=phrase.last and phrase.last.years_later(years),
    )
    text = write_points(nfc(period.text), _points(moved))
    return _said(moved, text, _implied_year(period) + years)


def period_phrase(first: date, last: date) -> str:
    """The coarsest words that mean exactly these days; they parse back to them.

    ``Năm 2019``, ``Quý II/2018 - Quý III/2018``, ``Từ ngày 17/8/2020 đến ngày 06/11/2020``. Years
    from 1900 to 2199. Raises ValueError when ``last`` comes before ``first``.
    """
    if last < first:
        raise ValueError("a period ends before it begins")
    for unit in reversed(UNITS):
        begin, end = point_at(unit, first), point_at(unit, last)
        if begin.first_day() == first and end.last_day() == last:
            return spell_span(begin, end)
    raise ValueError("no unit of time fits")


def yearly_spans(period: Period, first: date, last: date) -> tuple[tuple[date, date], ...]:
    """The days from ``first`` to ``last`` on which a time comes back: ``Quý I hằng năm``.

    One span a year and part, in order of days; a deadline has its last day twice. None for a time
    that does not come back every year or names no part of it.
    """
    if period.kind is not PeriodKind.RECURRING:
        return ()
    phrases = read_yearly(nfc(period.text))
    years = range(first.year - 1, last.year + 2)
    settled = (settle(phrase, year) for year in years for phrase in phrases)
    bounds = (phrase.bounds() for phrase in settled if phrase)
    spans = ((begin or end, end) for begin, end in bounds if end)
    cut = ((max(b, first), min(e, last)) for b, e in spans if b <= last and first <= e)
    return tuple(sorted(set(cut)))


def _understood(period: Period) -> Phrase | None:
    """The settled phrase of a period that has days, None where text and days disagree."""
    if period.first is None and period.last is None:
        return None
    phrase = read_phrase(nfc(period.text))
    settled = settle(phrase, _implied_year(period)) if phrase else None
    if settled is None or settled.bounds() != (period.first, period.last):
        return None
    return settled


def _implied_year(period: Period) -> int:
    """The year that stood in for a missing one when the period was read."""
    if period.first is not None:
        return period.first.year
    if period.last is None:
        raise ValueError("a period without days implies no year")
    before = period.kind is PeriodKind.BEFORE
    return (period.last + timedelta(days=1)).year if before else period.last.year


def _points(phrase: Phrase) -> list[Point]:
    return [point for point in (phrase.first, phrase.last) if point is not None]


def _finest(phrase: Phrase) -> Unit:
    return min((point.unit for point in _points(phrase)), key=UNITS.index)


def _moved(period: Period, first_steps: int, last_steps: int) -> Period:
    phrase = _understood(period)
    if phrase is None or phrase.kind is PeriodKind.RECURRING:
        return period
    if not (first_steps if phrase.first else 0) and not (last_steps if phrase.last else 0):
        return period
    unit = _finest(phrase)
    first = phrase.first and phrase.first.narrowed(unit, to_end=False).moved(first_steps)
    last = phrase.last and phrase.last.narrowed(unit, to_end=True).moved(last_steps)
    if first and last:
        first, last = _ordered(first, last, first_steps != 0)
    moved = replace(phrase, first=first, last=last)
    text = _rewritten(nfc(period.text), phrase, moved)
    return _said(_renamed(phrase, moved), text, _implied_year(period))


def _ordered(first: Point, last: Point, first_moved: bool) -> tuple[Point, Point]:
    """An end that was moved past the other stops at it."""
    begin, end = first.first_day(), last.first_day()
    if begin is None or end is None or begin <= end:
        return first, last
    stop = last if first_moved else first
    return first.placed_at(stop), last.placed_at(stop)


def _renamed(phrase: Phrase, moved: Phrase) -> Phrase:
    """A span that shrinks to one unit, or one unit that grows, changes its kind."""
    if not moved.first or not moved.last:
        return moved
    unit = moved.first.unit
    if moved.first.first_day() == moved.last.first_day():
        return moved if phrase.is_single else replace(moved, kind=single_kind(unit))
    return replace(moved, kind=PeriodKind.RANGE)


def _rewritten(text: str, phrase: Phrase, moved: Phrase) -> str:
    """The old words with new numbers; the caller makes sure that they say what is meant."""
    first, last = moved.first, moved.last
    if not first or not last:
        return write_points(text, _points(moved))
    is_one = first.first_day() == last.first_day()
    if phrase.is_single and not is_one and first.unit == "quarter":
        pair = f"{written(text, first)} - {written(text, last)}"
        return text[: first.start] + pair + text[first.end :]
    if is_one and not phrase.is_single:
        return capital_first(written(text, first if first.names_year else last))
    rewritten = write_points(text, (first, last))
    return _recounted(rewritten, phrase.count, first, last) if phrase.count else rewritten


def _recounted(text: str, count: Count, first: Point, last: Point) -> str:
    """``08 tháng (…)`` with the number of units from first to last."""
    if count.unit != first.unit:
        return text
    months = _serial(last) - _serial(first)
    width = {"month": 1, "quarter": 3, "year": 12}.get(count.unit, 1)
    number = str(months // width + 1)
    padding = 2 if text[count.start : count.end].startswith("0") else 1
    return text[: count.start] + number.zfill(padding) + text[count.end :]


def _serial(point: Point) -> int:
    return (point.year or 0) * 12 + (point.month or 1)


def _said(phrase: Phrase, text: str, year: int) -> Period:
    """The period in ``text`` where that means the phrase, else in the usual words."""
    wanted = Period(text, phrase.kind, *phrase.bounds())
    if not _hides_new_year(phrase) and parse_period(text, year=year) == wanted:
        return wanted
    return replace(wanted, text=spell_phrase(phrase))


def _hides_new_year(phrase: Phrase) -> bool:
    """``từ tháng 11 đến tháng 02`` leaves the reader to guess that the end is next year."""
    first, last = phrase.first, phrase.last
    if not first or not last or first.year == last.year:
        return False
    return not last.names_year
