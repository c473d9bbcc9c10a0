"""The grammar of time phrases in plans: which points a phrase names and what it says of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from isodesk.vietnamese.forms import Form
from isodesk.vietnamese.points import (
    YEAR,
    Point,
    Slot,
    Unit,
    read_bare_day,
    read_point,
    spell_point,
)
from isodesk.vietnamese.text import capital_first


class PeriodKind(StrEnum):
    """What a phrase of time says. A year, as any span of several units, is a range."""

    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    RANGE = "range"
    UNTIL = "until"
    BEFORE = "before"
    RECURRING = "recurring"
    OPEN = "open"
    TEXT = "text"


@dataclass(frozen=True)
class Count:
    """The number in ``08 tháng (từ tháng 3 đến tháng 10)`` and the unit it counts."""

    start: int
    end: int
    unit: Unit


@dataclass(frozen=True)
class Phrase:
    """A phrase understood. A phrase of one point has it as ``first`` and ``last``.

    A deadline has only ``last``, an open span only ``first``, "thường xuyên" may have neither.
    """

    kind: PeriodKind
    first: Point | None
    last: Point | None
    count: Count | None = None

    @property
    def is_single(self) -> bool:
        """One point says all."""
        return self.first is not None and self.first == self.last

    def bounds(self) -> tuple[date | None, date | None]:
        """First and last day. Before a day means up to the eve of it, the last day allowed."""
        first = self.first.first_day() if self.first else None
        if self.last is None:
            return first, None
        if self.kind is PeriodKind.BEFORE:
            deadline = self.last.first_day()
            return first, deadline and deadline - timedelta(days=1)
        return first, self.last.last_day()


_KINDS: dict[Unit, PeriodKind] = {
    "day": PeriodKind.DAY,
    "month": PeriodKind.MONTH,
    "quarter": PeriodKind.QUARTER,
    "year": PeriodKind.RANGE,
}
_COUNTED: dict[str, Unit] = {"tháng": "month", "quý": "quarter", "quí": "quarter", "năm": "year"}


_BEGIN = (
    r"\s*(?:(?:hoàn thành|thực hiện|tổ chức|dự kiến|xong)[\s:,]+)*"
    r"(?:(?:trong|vào|cả)\s+)*"
)
_LEAD = Form(_BEGIN)
_END = Form(r"[\s.;,]*\Z")
_EVERY = r"(?:h[ằà]ng|mỗi)\s+(?:năm|quý|quí|tháng|tuần|ngày)\b"
_RECURRING = Form(rf"\s*(?:thường xuyên|liên tục|định kỳ|định kì|{_EVERY})")
_OFTEN = Form(rf"\s*(?:thường xuyên|liên tục|định kỳ|định kì|{_EVERY}|[,;:(]|\s)+")
_EVERY_AT_END = Form(rf".*\S\s*{_EVERY}[\s.;,)]*\Z")
_EVERY_YEAR = Form(r"(?:h[ằà]ng|mỗi)\s+năm\b")
_TIMES = Form(
    r"\s*(?:tối thiểu\s+|ít nhất\s+)?(?:[0-9]+\s*lần\s*/\s*(?:[0-9]+\s*)?(?:năm|quý|tháng|tuần)"
    r"|[0-9]+\s*(?:năm|quý|tháng|tuần)\s*/\s*(?:[0-9]+\s*)?lần)[\s.;,]*\Z"
)
_WHOLE_YEAR = Form(r"\s*(?:(?:trong|cả)\s+)+năm[\s.;,]*\Z")
_PART_OF_YEAR = Form(
    _BEGIN + rf"(?P<count>[0-9]{{1,2}})\s*tháng\s+(?P<side>đầu|cuối)\s+năm(?:\s*(?P<year>{YEAR}))?"
)
_COUNT = Form(_BEGIN + r"(?:vòng\s+)?(?P<count>[0-9]{1,2})\s*(?P<unit>tháng|quý|quí|năm)\s*[(,]?")
_SPAN = Form(
    _BEGIN + r"(?:(?:giai đoạn|thời kỳ|thời gian|các|bắt đầu|kể)\s*(?::\s*)?)*(?:từ\s*)?(?=\S)"
)
_JOIN = Form(r"\s*(?:[-–—]|đến hết|đến cuối|đến|tới)\s*")
_NEXT = Form(r"\s*(?:,|và)\s*")
_UNTIL = Form(
    _BEGIN + r"(?:(?:từ nay\s+)?(?:cho\s+)?(?:đến hết|đến cuối|đến|hết)"
    r"|(?:chậm nhất|muộn nhất)(?:\s+(?:là|vào|trong|đến|hết))*)\s+"
)
_BEFORE = Form(_BEGIN + r"(?:(?:chậm nhất|muộn nhất)\s+)?trước\s+")
_FROM = Form(r"\s*(?:thực hiện\s+)?(?:bắt đầu\s+)?(?:kể\s+)?từ\s+")
_ONWARD = Form(
    r"\s*(?:trở đi|(?:và|,)\s*(?:(?:các|những)\s+(?:năm|quý|quí|tháng)\s+(?:tiếp theo|kế tiếp|sau)"
    r"|(?:cập nhật\s+)?thường xuyên|(?:cập nhật\s+)?khi có thay đổi))"
)


def read_phrase(text: str) -> Phrase | None:
    """What the whole of ``text`` (in NFC) says of time, or None."""
    for read in _READERS:
        phrase = read(text)
        if phrase:
            return phrase
    return None


def read_yearly(text: str) -> tuple[Phrase, ...]:
    """The parts of each year that ``text`` (in NFC) names: ``Quý I hằng năm``, ``Tháng 3, tháng 9
    hằng năm``; none where it does not say every year, or names no part or one year of its own."""
    flat = " ".join(text.split())
    rest = _EVERY_YEAR.blanked(flat)
    if rest == flat:
        return ()
    lead = _OFTEN.match(rest)
    rest = _blanked(rest, lead.end() if lead else 0).rstrip(" .;,:()")
    phrase = _part_of_year(rest) or _span(rest) or _single(rest) or _deadline(rest)
    phrases = (phrase,) if phrase else _list(rest)
    points = [point for each in phrases for point in (each.first, each.last) if point]
    return phrases if all(point.year is None for point in points) else ()


def settle(phrase: Phrase, year: int | None) -> Phrase | None:
    """The phrase with each point's missing year filled, None when it contradicts itself.

    A year comes from the other point, else from ``year``. A span that would run backwards crosses
    the new year: ``Từ tháng 11 đến tháng 02 năm 2025`` begins in 2024.
    """
    first, last = phrase.first, phrase.last
    if first and last and not phrase.is_single:
        pair = _settled_pair(first, last, year)
        if pair is None:
            return None
        first, last = pair
    else:
        first, last = _in_year(first, year), _in_year(last, year)
    known = (point for point in (first, last) if point and point.year is not None)
    if any(point.first_day() is None for point in known):
        return None
    return replace(phrase, first=first, last=last)


def spell_phrase(phrase: Phrase) -> str:
    """The usual words for a settled phrase that names at least one point."""
    first, last = phrase.first, phrase.last
    if first and last:
        span = spell_span(first, last)
        if phrase.kind is PeriodKind.RECURRING:
            return f"Thường xuyên, {span[0].lower()}{span[1:]}"
        return span
    if first:
        return f"Từ {spell_point(first)} trở đi"
    if last is None:
        raise ValueError("a phrase without points cannot be spelt")
    if phrase.kind is PeriodKind.BEFORE:
        return f"Trước {spell_point(last)}"
    return f"Đến {'' if last.unit == 'day' else 'hết '}{spell_point(last)}"


def spell_span(first: Point, last: Point) -> str:
    """The usual words for two points of one unit with known dates."""
    begin, end = spell_point(first), spell_point(last)
    if begin == end:
        return capital_first(begin)
    if first.unit == "quarter":
        return f"{capital_first(begin)} - {capital_first(end)}"
    if first.unit == "year":
        return f"Năm {first.year} - {last.year}"
    if first.unit == "month" and first.year == last.year:
        begin = begin.removesuffix(f" năm {first.year}")
    return f"Từ {begin} đến {end}"


def single_kind(unit: Unit) -> PeriodKind:
    """The kind of a phrase of one point."""
    return _KINDS[unit]


def _settled_pair(first: Point, last: Point, year: int | None) -> tuple[Point, Point] | None:
    shares_month = first.month is None
    if shares_month:
        first = replace(first, month=last.month)
    begin = _in_year(first, last.year if last.year is not None else year)
    end = _in_year(last, first.year if first.year is not None else year)
    if begin is None or end is None or begin.year is None or end.year is None:
        return first, last
    if not _runs_backwards(begin, end):
        return begin, end
    if first.year is None and last.year is not None:
        begin = replace(begin, year=begin.year - 1)
    elif last.year is None:
        end = replace(end, year=end.year + 1)
    return None if shares_month or _runs_backwards(begin, end) else (begin, end)


def _runs_backwards(first: Point, last: Point) -> bool:
    begin, end = first.first_day(), last.last_day()
    return begin is not None and end is not None and begin > end


def _in_year(point: Point | None, year: int | None) -> Point | None:
    return replace(point, year=year) if point and point.year is None else point


def _ends(text: str, at: int) -> bool:
    return _END.match(text, at) is not None


def _recurring(text: str) -> Phrase | None:
    flat = " ".join(text.split())
    if _TIMES.match(text) or _EVERY_AT_END.match(flat):
        return Phrase(PeriodKind.RECURRING, None, None)
    if not _RECURRING.match(text):
        return None
    lead = _OFTEN.match(text)
    at = lead.end() if lead else 0
    inner = _bounded(text, at)
    if inner is None:
        return Phrase(PeriodKind.RECURRING, None, None)
    return replace(inner, kind=PeriodKind.RECURRING)


def _bounded(text: str, at: int) -> Phrase | None:
    """What follows "thường xuyên": a span within which it goes on."""
    rest = _blanked(text, at)
    return _whole_year(rest) or _part_of_year(rest) or _span(rest) or _single(rest)


def _blanked(text: str, at: int) -> str:
    """The text without its beginning; every place in it stays where it was."""
    return " " * at + text[at:]


def _list(text: str) -> tuple[Phrase, ...]:
    """Points one after another: ``quý II, IV``, ``tháng 3 và tháng 9``."""
    lead = _LEAD.match(text)
    point = read_point(text, lead.end()) if lead else None
    found: list[Phrase] = []
    while point:
        found.append(Phrase(single_kind(point.unit), point, point))
        if _ends(text, point.end):
            return tuple(found)
        match = _NEXT.match(text, point.end)
        point = read_point(text, match.end(), point) if match else None
    return ()


def _whole_year(text: str) -> Phrase | None:
    if not _WHOLE_YEAR.match(text):
        return None
    year = Point("year", None)
    return Phrase(PeriodKind.RANGE, year, year)


def _part_of_year(text: str) -> Phrase | None:
    match = _PART_OF_YEAR.match(text)
    if not match or not _ends(text, match.end()) or not 1 <= int(match["count"]) <= 12:
        return None
    months = int(match["count"])
    year = int(match["year"]) if match["year"] else None
    slots = (Slot("year", *match.span("year")),) if year else ()
    begin, end = (1, months) if match["side"].lower() == "đầu" else (13 - months, 12)
    first, last = (Point("month", year, month, slots=slots) for month in (begin, end))
    return Phrase(PeriodKind.RANGE, first, last)


def _counted(text: str) -> Phrase | None:
    match = _COUNT.match(text)
    if not match:
        return None
    inner = _span(" " * match.end() + re.sub(r"\)(?=[\s.;,]*\Z)", " ", text[match.end() :]))
    count = Count(*match.span("count"), _COUNTED[match["unit"].lower()])
    return inner and replace(inner, count=count)


def _deadline(text: str) -> Phrase | None:
    for form, kind in ((_BEFORE, PeriodKind.BEFORE), (_UNTIL, PeriodKind.UNTIL)):
        match = form.match(text)
        point = read_point(text, match.end()) if match else None
        if point and _ends(text, point.end):
            return Phrase(kind, None, point)
    return None


def _open(text: str) -> Phrase | None:
    begin = _FROM.match(text)
    lead = begin or _LEAD.match(text)
    point = read_point(text, lead.end()) if lead else None
    if not point:
        return None
    onward = _ONWARD.match(text, point.end)
    if (onward and _ends(text, onward.end())) or (begin and _ends(text, point.end)):
        return Phrase(PeriodKind.OPEN, point, None)
    return None


def _span(text: str) -> Phrase | None:
    lead = _SPAN.match(text)
    if not lead:
        return None
    first = read_point(text, lead.end()) or read_bare_day(text, lead.end())
    if not first:
        return None
    for join, adjacent in ((_JOIN, False), (_NEXT, True)):
        match = join.match(text, first.end)
        last = read_point(text, match.end(), first) if match else None
        if not last or not _ends(text, last.end) or (first.month is None and last.unit != "day"):
            continue
        phrase = Phrase(PeriodKind.RANGE, first, last)
        if not adjacent or _are_neighbours(phrase):
            return phrase
    return None


def _are_neighbours(phrase: Phrase) -> bool:
    """``Quý II, III/2018`` is one span; ``Quý I, III/2018`` is not."""
    settled = settle(phrase, 2000)
    if not settled or not settled.first or not settled.last:
        return False
    last = settled.last.first_day()
    return settled.first.unit == settled.last.unit and settled.first.moved(1).first_day() == last


def _single(text: str) -> Phrase | None:
    lead = _LEAD.match(text)
    point = read_point(text, lead.end()) if lead else None
    if not point or not _ends(text, point.end):
        return None
    return Phrase(single_kind(point.unit), point, point)


_READERS: tuple[Callable[[str], Phrase | None], ...] = (
    _recurring,
    _whole_year,
    _part_of_year,
    _counted,
    _single,
    _deadline,
    _open,
    _span,
)
