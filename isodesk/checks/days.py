"""Days written in the text, and days before which nothing can be done or cited."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.checks.said import of_passage, of_place
from isodesk.facts import PlanFacts
from isodesk.facts.frozen import number_and_day
from isodesk.vietnamese.dates import format_date
from isodesk.vietnamese.periods import parse_period

_DATE = re.compile(
    r"(?<![\w/.-])(?P<d>\d{1,2})\s*/\s*(?P<m>\d{1,2})\s*/\s*(?P<y>(?:19|20)\d{2})(?![\w/])"
    r"|\bngày\s+(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>(?:19|20)\d{2})",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"\bQu[ýí]\s+(?P<q>[IVX]+|\d)\s*(?:/|-|năm)\s*(?P<y>20\d{2})(?!\d)", re.I)
_MONTH = re.compile(r"\btháng\s+(?P<m>\d{1,2})\s*(?:/|-|năm)\s*(?P<y>20\d{2})(?!\d)", re.IGNORECASE)
_SPAN = re.compile(
    r"từ\s+(?:ngày\s+)?(?P<a>\d{1,2}/\d{1,2}/20\d{2})\s*(?:-|–|đến)\s*(?:hết\s+)?(?:ngày\s+)?"
    r"(?P<b>\d{1,2}/\d{1,2}/20\d{2})",
    re.IGNORECASE,
)
_CITED = re.compile(r"\bsố\s*:?\s*[\w.]*\s*/[^;.]{0,60}$|/[A-ZĐ]\S*\s+ngày\s*$")
_AHEAD = re.compile(
    r"(?:trước|chậm nhất|hoàn thành|xong|đến|từ|vào|trong|thời gian|thời hạn)\s*(?:hết\s+)?"
    r"(?:ngày\s+)?(?:là\s+|:\s*)?$",
    re.IGNORECASE,
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_HALF = 4


def days_in_text(checked: Checked) -> Iterator[Finding]:
    """A day, month or quarter that no calendar has."""
    for passage, reading in checked.readings:
        room, _, rest = passage.place.partition("/")
        if room == "tasks" and rest.endswith("/period"):
            continue
        for match in _DATE.finditer(reading.text):
            if _day(match) is None:
                said = f"“{match[0]}” không có trong lịch."
                yield of_passage(passage, "periods.date", Severity.WARNING, said, match[0])
    for passage, reading in checked.readings:
        for match in _QUARTER.finditer(reading.text):
            if _quarter(match["q"]) is None:
                said = f"“{match[0]}”: một năm có bốn quý."
                yield of_passage(passage, "periods.date", Severity.WARNING, said, match[0])
        for match in _MONTH.finditer(reading.text):
            if not 1 <= int(match["m"]) <= 12:
                said = f"“{match[0]}”: một năm có mười hai tháng."
                yield of_passage(passage, "periods.date", Severity.WARNING, said, match[0])


def spans_in_text(checked: Checked) -> Iterator[Finding]:
    """``Từ ngày … đến ngày …`` that ends before it begins."""
    for passage, reading in checked.readings:
        room, _, rest = passage.place.partition("/")
        if room == "tasks" and rest.endswith("/period"):
            continue
        for match in _SPAN.finditer(reading.text):
            first, last = parse_period(match["a"]).first, parse_period(match["b"]).first
            if first and last and last < first:
                said = f"“{match[0]}” kết thúc trước khi bắt đầu."
                yield of_passage(passage, "periods.order", Severity.ERROR, said, match[0])
    for column in checked.plan.columns:
        if column.first and column.last and column.last < column.first:
            said = f"Cột kết thúc {format_date(column.last)} trước khi bắt đầu."
            place = f"columns/{column.key}"
            yield of_place(checked, place, "periods.order", Severity.ERROR, said)


def times_in_text(checked: Checked) -> Iterator[Finding]:
    """A quarter, month or deadline in the text outside the plan's years."""
    plan = checked.plan
    low, high = plan.first_year, plan.last_year
    if low is None or high is None or high < low:
        return
    for passage, reading in checked.at("blocks", "free_tables", "tables"):
        for form in (_QUARTER, _MONTH, _DATE):
            for match in form.finditer(reading.text):
                year = int(match["y"] or match["y2"]) if form is _DATE else int(match["y"])
                if low <= year <= high or not reading.typed(match):
                    continue
                before = reading.text[: match.start()][-90:]
                if _CITED.search(before) or (form is _DATE and not _AHEAD.search(before)):
                    continue
                if passage.place.startswith("blocks") and "thời điểm" in before[-30:].lower():
                    continue
                years = " - ".join(dict.fromkeys((str(low), str(high))))
                said = f"“{match[0]}” nằm ngoài thời gian của kế hoạch ({years})."
                yield of_passage(passage, "periods.plan", Severity.WARNING, said, match[0])


def times_under_heads(checked: Checked) -> Iterator[Finding]:
    """A quarter or month under a heading of another year."""
    texts = {passage.place: (passage, reading) for passage, reading in checked.at("blocks")}
    wanted: dict[int, int] = {}
    for block in checked.plan.all_blocks():
        passage, reading = texts.get(f"blocks/{block.key}", (None, None))
        if passage is None or reading is None:
            continue
        if block.kind.value in ("heading", "numbered"):
            for level in [level for level in wanted if level >= block.level]:
                del wanted[level]
            years = set(re.findall(r"\bnăm\s+(20\d{2})\b", reading.text, re.IGNORECASE))
            if len(years) == 1 and len(reading.text) < 90 and not _DATE.search(reading.text):
                wanted[block.level] = int(years.pop())
            continue
        year = wanted[max(wanted)] if wanted else None
        for form in (_QUARTER, _MONTH) if year else ():
            for match in form.finditer(reading.text):
                if int(match["y"]) != year and reading.typed(match):
                    said = f"“{match[0]}” đứng dưới mục của năm {year}."
                    yield of_passage(passage, "periods.group", Severity.WARNING, said, match[0])


def times_before_issue(checked: Checked) -> Iterator[Finding]:
    """Work that ends, or is due, before the plan was issued."""
    plan = checked.plan
    issued = _earliest(plan)
    if issued is None:
        return
    shown = format_date(issued)
    due = plan.deadline.last or plan.deadline.first
    if due is not None and due < issued:
        said = f"Thời hạn “{plan.deadline.text}” trước ngày ban hành ({shown})."
        place = "header/deadline"
        yield of_place(checked, place, "periods.issued", Severity.ERROR, said, plan.deadline.text)
    for task in plan.tasks:
        last = task.period.last
        if last is not None and last < issued:
            said = f"Thời gian “{task.period.text}” trước ngày ban hành ({shown})."
            place = f"tasks/{task.key}/period"
            quote = task.period.text
            yield of_place(checked, place, "periods.issued", Severity.WARNING, said, quote)
    for column in plan.columns:
        if column.last is not None and column.last < issued:
            quote = format_date(column.last)
            said = f"Cột kết thúc ngày {quote}, trước ngày ban hành ({shown})."
            place = f"columns/{column.key}"
            yield of_place(checked, place, "periods.issued", Severity.WARNING, said, quote)


def cited_before_issue(checked: Checked) -> Iterator[Finding]:
    """A document cited that is younger than the plan itself."""
    latest = _latest(checked.plan)
    if latest is None:
        return
    for passage, reading in checked.readings:
        if "/" not in reading.text:
            continue
        for match in _DATE.finditer(reading.text):
            day = _day(match)
            if day and day > latest and _CITED.search(reading.text[: match.start()][-90:]):
                said = f"Văn bản được dẫn ngày {format_date(day)}, sau ngày ban hành kế hoạch."
                yield of_passage(passage, "citations.later", Severity.ERROR, said, match[0])


def _day(match: re.Match[str]) -> date | None:
    return _real(
        int(match["y"] or match["y2"]),
        int(match["m"] or match["m2"]),
        int(match["d"] or match["d2"]),
    )


@cache
def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _quarter(text: str) -> int | None:
    number = int(text) if text.isdigit() else _QUARTERS.get(text.upper(), 0)
    return number if 1 <= number <= _HALF else None


def _earliest(plan: PlanFacts) -> date | None:
    day = number_and_day(plan)[2]
    if day.year is None or day.month is None:
        return None
    return _real(day.year, day.month, day.day or 1)


def _latest(plan: PlanFacts) -> date | None:
    day = number_and_day(plan)[2]
    if day.year is None or day.month is None or not 1 <= day.month <= 12:
        return None
    return _real(day.year, day.month, day.day or monthrange(day.year, day.month)[1])
