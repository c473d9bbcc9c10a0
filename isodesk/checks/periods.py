"""Times not understood, and those outside the plan's or their group's years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.facts import PlanFacts
from isodesk.vietnamese.dates import format_date
from isodesk.vietnamese.periods import Period, PeriodKind, parse_period
from isodesk.vietnamese.text import nfc

_BETWEEN = re.compile(r"\s*(?:[-–]|\bđến\b)\s*")
_DAYS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\w/.-])(?P<d>\d{1,2})\s*(?P<sep>[-/.])\s*(?P<m>\d{1,2})\s*(?P=sep)\s*"
        r"(?P<y>\d{4})(?![\w/])",
        r"\bngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:\s+năm\s+(?P<y>\d{4}))?(?!\w)",
        r"\bngày\s+(?P<d>\d{1,2})\s*/\s*(?P<m>\d{1,2})(?![\w/])(?P<y>)",
    )
)
# Of a day without a year: 29 February may stand.
_LEAP_YEAR = 2000


def periods_not_understood(checked: Checked) -> Iterator[Finding]:
    """A time with a date no calendar has, or one whose words name no time that is known."""
    plan = checked.plan
    times = [(f"tasks/{task.key}/period", task.period) for task in plan.tasks]
    for place, period in (*times, ("header/deadline", plan.deadline)):
        impossible = next(_impossible_days(period.text), "")
        if impossible:
            yield Finding(
                "periods.date",
                Severity.WARNING,
                f"“{impossible}” không có trong lịch.",
                place,
                period.text,
                checked.names.of_place(place),
            )
        elif period.kind is PeriodKind.TEXT and period.text.strip() and not any(_ends(period)):
            yield Finding(
                "periods.text",
                Severity.HINT,
                f"“{period.text}” không nêu rõ ngày, tháng, quý hay năm.",
                place,
                period.text,
                checked.names.of_place(place),
            )


def _impossible_days(text: str) -> Iterator[str]:
    """The dates written in ``text`` that no calendar has."""
    for form in _DAYS:
        for match in form.finditer(nfc(text)):
            try:
                date(int(match["y"] or _LEAP_YEAR), int(match["m"]), int(match["d"]))
            except ValueError:
                yield match[0]


def years_reversed(checked: Checked) -> Iterator[Finding]:
    """A plan that ends before it begins; no time can then be measured by its years."""
    plan, place = checked.plan, "header/last_year"
    if _years_reversed(plan):
        years = f"{plan.first_year} - {plan.last_year}"
        yield Finding(
            "periods.years",
            Severity.ERROR,
            f"Năm kết thúc {plan.last_year} trước năm bắt đầu {plan.first_year}.",
            place,
            years,
            checked.names.of_place(place),
        )


def _years_reversed(plan: PlanFacts) -> bool:
    first, last = plan.first_year, plan.last_year
    return first is not None and last is not None and last < first


def periods_outside_plan(checked: Checked) -> Iterator[Finding]:
    """A time that leaves the plan's years."""
    plan = checked.plan
    if _years_reversed(plan):
        return
    for task in plan.tasks:
        period = task.period
        if _outside(period.first, period.last, plan.first_year, plan.last_year):
            place = f"tasks/{task.key}/period"
            yield _outside_plan(checked, place, period.text)
    for column in plan.columns:
        if _outside(column.first, column.last, plan.first_year, plan.last_year):
            days = " - ".join(format_date(d) for d in (column.first, column.last) if d)
            yield _outside_plan(checked, f"columns/{column.key}", days)


def years_outside_plan(checked: Checked) -> Iterator[Finding]:
    """A year column or a year's group that leaves the plan's years."""
    plan = checked.plan
    if _years_reversed(plan):
        return
    years = (
        *((f"columns/{c.key}", c.year) for c in plan.columns),
        *((f"budget_columns/{c.key}", c.year) for c in plan.budget_columns),
        *((f"task_groups/{g.key}", g.year) for g in plan.task_groups),
    )
    for place, year in years:
        if year is not None and _years_leave(year, year, plan.first_year, plan.last_year):
            yield _outside_plan(checked, place, str(year))


def periods_outside_group(checked: Checked) -> Iterator[Finding]:
    """A task under ``Năm 2019`` whose time is another year's."""
    groups = {group.key: group for group in checked.plan.task_groups}
    for task in checked.plan.tasks:
        group, period = groups.get(task.group), task.period
        if group is None or group.year is None:
            continue
        if _outside(period.first, period.last, group.year, group.year):
            place = f"tasks/{task.key}/period"
            yield Finding(
                "periods.group",
                Severity.ERROR,
                f"Thời gian “{period.text}” không thuộc nhóm “{checked.fields.text(group.title)}”.",
                place,
                period.text,
                checked.names.of_place(place),
            )


def periods_reversed(checked: Checked) -> Iterator[Finding]:
    """A time that ends before it begins."""
    for task in checked.plan.tasks:
        first, last = _ends(task.period)
        if first and last and last < first:
            place = f"tasks/{task.key}/period"
            yield Finding(
                "periods.order",
                Severity.ERROR,
                f"Thời gian “{task.period.text}” kết thúc trước khi bắt đầu.",
                place,
                task.period.text,
                checked.names.of_place(place),
            )


def _ends(period: Period) -> tuple[date | None, date | None]:
    """First and last day; of two times that make no span, where each of them begins."""
    halves = [parse_period(half) for half in _BETWEEN.split(period.text)]
    if period.kind is PeriodKind.TEXT and len(halves) == 2:
        return halves[0].first, halves[1].first
    return period.first, period.last


def _outside(first: date | None, last: date | None, low: int | None, high: int | None) -> bool:
    return _years_leave(first.year if first else None, last.year if last else None, low, high)


def _years_leave(first: int | None, last: int | None, low: int | None, high: int | None) -> bool:
    ends = [year for year in (first, last) if year is not None]
    return any(
        (low is not None and year < low) or (high is not None and year > high) for year in ends
    )


def _outside_plan(checked: Checked, place: str, quote: str) -> Finding:
    plan = checked.plan
    years = " - ".join(dict.fromkeys(str(y) for y in (plan.first_year, plan.last_year) if y))
    return Finding(
        "periods.plan",
        Severity.WARNING,
        f"“{quote}” nằm ngoài thời gian của kế hoạch ({years}).",
        place,
        quote,
        checked.names.of_place(place),
    )
