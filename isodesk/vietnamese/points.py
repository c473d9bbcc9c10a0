"""A point of time as written in a phrase: a year, quarter, month or day and where it stands."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from isodesk.vietnamese.dates import format_date, padded_day, padded_month
from isodesk.vietnamese.forms import Form
from isodesk.vietnamese.numbering import parse_roman, roman

Unit = Literal["day", "month", "quarter", "year"]
Part = Literal["year", "quarter", "month", "day"]

UNITS: tuple[Unit, ...] = ("day", "month", "quarter", "year")
YEAR = r"(?:19|20|21)[0-9]{2}(?![0-9])"
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
_QUARTER = r"(?P<quarter>IV|I{1,3}|0?[1-4])(?![0-9IVX])"
_MONTH = r"(?P<month>[0-9]{1,2})(?![0-9])"
_TAIL = rf"(?:\s*(?:[-/–—,]\s*)?(?:năm\s*)?(?P<year>{YEAR}))?"
_DAY_FORMS = (
    rf"(?P<year>{YEAR})-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})(?![0-9])",
    rf"ngày\s*(?P<day>[0-9]{{1,2}})\s*tháng\s*{_MONTH}(?:\s*năm\s*(?P<year>{YEAR}))?",
    r"(?:ngày\s*)?(?P<day>[0-9]{1,2})\s*(?P<sep>[-/.])\s*(?P<month>[0-9]{1,2})"
    rf"\s*(?P=sep)\s*(?P<year>{YEAR}|[0-9]{{2}}(?![0-9]))",
    rf"(?:ngày\s*)?(?P<day>[0-9]{{1,2}})\s*/\s*{_MONTH}(?!\s*/)(?:\s*năm\s*(?P<year>{YEAR}))?",
)
_COARSE_FORMS: tuple[tuple[Unit, str], ...] = (
    ("month", rf"(?P<month>[0-9]{{1,2}})\s*/\s*(?P<year>{YEAR})"),
    ("quarter", rf"(?:qu[ýíy]|qúy)\s*{_QUARTER}{_TAIL}"),
    ("month", rf"tháng\s*{_MONTH}{_TAIL}"),
    ("year", rf"(?:năm\s*)?(?P<year>{YEAR})"),
)
_FORMS = tuple(
    (unit, Form(form)) for unit, form in (*(("day", form) for form in _DAY_FORMS), *_COARSE_FORMS)
)
_AFTER: dict[str, Form] = {"quarter": Form(_QUARTER + _TAIL), "month": Form(_MONTH + _TAIL)}
_BARE_DAY = Form(r"(?:ngày\s*)?(?P<day>[0-9]{1,2})(?![0-9]|\s*[/.]|\s*tháng)")


@dataclass(frozen=True)
class Slot:
    """Where one number of a point stands in the text."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True)
class Point:
    """A span of one unit. ``month`` is a quarter's first; None parts are not yet known."""

    unit: Unit
    year: int | None
    month: int | None = 1
    day: int | None = 1
    start: int = 0
    end: int = 0
    slots: tuple[Slot, ...] = ()

    @property
    def names_year(self) -> bool:
        """The year stands in the text at this point."""
        return any(slot.part == "year" for slot in self.slots)

    def first_day(self) -> date | None:
        """The first day, None while a part is unknown or the parts make no date."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    def last_day(self) -> date | None:
        """The last day, None as for the first."""
        first = self.first_day()
        if first is None or self.unit == "day":
            return first
        month = first.month + _MONTHS[self.unit] - 1
        return date(first.year, month, monthrange(first.year, month)[1])

    def moved(self, steps: int) -> Point:
        """The point ``steps`` of its unit later, at the same place. It must be a known date."""
        first = self.first_day()
        if first is None:
            raise ValueError("a point without a year cannot move")
        if self.unit == "day":
            return _placed(self, first + timedelta(days=steps))
        serial = first.year * 12 + first.month - 1 + steps * _MONTHS[self.unit]
        return replace(self, year=serial // 12, month=serial % 12 + 1)

    def years_later(self, years: int) -> Point:
        """The same point of another year; 29 February becomes the 28th where it must."""
        first = self.first_day()
        if first is None:
            raise ValueError("a point without a year cannot move")
        day = min(first.day, monthrange(first.year + years, first.month)[1])
        return _placed(self, first.replace(year=first.year + years, day=day))

    def placed_at(self, other: Point) -> Point:
        """This point's place in the text with the other's date."""
        return replace(self, year=other.year, month=other.month, day=other.day)

    def narrowed(self, unit: Unit, *, to_end: bool) -> Point:
        """The finer point at which this one begins or ends; it no longer stands in the text."""
        day = self.last_day() if to_end else self.first_day()
        if unit == self.unit or day is None:
            return self
        return point_at(unit, day)


def point_at(unit: Unit, day: date) -> Point:
    """The year, quarter, month or day that holds ``day``."""
    if unit == "day":
        return Point(unit, day.year, day.month, day.day)
    width = _MONTHS[unit]
    return Point(unit, day.year, (day.month - 1) // width * width + 1)


def read_point(text: str, at: int, after: Point | None = None) -> Point | None:
    """The point written at ``at``; after a quarter or month a bare number is another."""
    for unit, form in _FORMS:
        match = form.match(text, at)
        point = _point(unit, match) if match else None
        if point:
            return point
    bare = _AFTER[after.unit].match(text, at) if after and after.unit in _AFTER else None
    return _point(after.unit, bare) if after and bare else None


def read_bare_day(text: str, at: int) -> Point | None:
    """``ngày 05`` before a date that says the month."""
    match = _BARE_DAY.match(text, at)
    if not match or not 1 <= int(match["day"]) <= 31:
        return None
    slot = Slot("day", match.start("day"), match.end("day"))
    return Point("day", None, None, int(match["day"]), match.start(), match.end(), (slot,))


def write_points(text: str, points: Iterable[Point]) -> str:
    """The text with the numbers of the points put where they stand, each in its old style."""
    values = {slot: value for point in points for slot, value in _values(point)}
    for slot in sorted(values, key=lambda slot: slot.start, reverse=True):
        old = text[slot.start : slot.end]
        text = text[: slot.start] + _in_style(slot.part, old, values[slot]) + text[slot.end :]
    return text


def written(text: str, point: Point) -> str:
    """The words of one point alone, with its own numbers."""
    changed = write_points(text, (point,))
    return changed[point.start : point.end + len(changed) - len(text)]


def spell_point(point: Point) -> str:
    """The usual form within a sentence: ``quý II/2018``, ``tháng 3 năm 2024``."""
    first = point.first_day()
    if first is None:
        raise ValueError("a point without a year cannot be spelt")
    if point.unit == "day":
        return f"ngày {format_date(first)}"
    if point.unit == "month":
        return f"tháng {padded_month(first.month)} năm {first.year}"
    if point.unit == "quarter":
        return f"quý {roman(_quarter(first.month))}/{first.year}"
    return f"năm {first.year}"


def _quarter(month: int) -> int:
    return (month + 2) // 3


def _placed(point: Point, day: date) -> Point:
    return replace(point, year=day.year, month=day.month, day=day.day)


def _point(unit: Unit, match: re.Match[str]) -> Point | None:
    """The point of a match, None when its numbers are out of range."""
    found = match.groupdict()
    year, month, day = found.get("year"), found.get("month"), found.get("day")
    quarter = found.get("quarter")
    number = int(month or 1)
    if quarter:
        number = 3 * (int(quarter) if quarter.isdigit() else parse_roman(quarter) or 0) - 2
    if not 1 <= number <= 12 or not 1 <= int(day or 1) <= 31:
        return None
    parts: tuple[Part, ...] = ("year", "quarter", "month", "day")
    slots = tuple(Slot(part, *match.span(part)) for part in parts if found.get(part))
    full_year = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    return Point(unit, full_year, number, int(day or 1), match.start(), match.end(), slots)


def _values(point: Point) -> Iterable[tuple[Slot, int]]:
    for slot in point.slots:
        if slot.part == "year" and point.year is not None:
            yield slot, point.year
        elif slot.part == "quarter" and point.month is not None:
            yield slot, _quarter(point.month)
        elif slot.part == "month" and point.month is not None:
            yield slot, point.month
        elif slot.part == "day" and point.day is not None:
            yield slot, point.day


def _in_style(part: Part, old: str, value: int) -> str:
    """``value`` as ``old`` was written: Roman or not, padded as usual or as ``old`` deviates."""
    if part == "year":
        return f"{value % 100:02d}" if len(old) == 2 else f"{value:04d}"
    if not old.isdigit():
        return roman(value).lower() if old.islower() else roman(value)
    if int(old) > 9 or _usual(part, int(old)) == old:
        return _usual(part, value)
    return f"{value:02d}" if old.startswith("0") else str(value)


def _usual(part: Part, value: int) -> str:
    if part == "month":
        return padded_month(value)
    return str(value) if part == "quarter" else padded_day(value)
