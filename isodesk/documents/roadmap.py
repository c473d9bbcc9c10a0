"""The roadmap: tasks as bars over years, quarters or months; no colours, no pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from isodesk.documents.groups import grouped_tasks
from isodesk.documents.parts import RowKind
from isodesk.facts import PlanFacts, TableSource, Task, TaskGroup, Times
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import task_numbers
from isodesk.vietnamese.numbering import roman
from isodesk.vietnamese.periods import Period, PeriodKind, yearly_spans

Zoom = Literal["year", "quarter", "month"]
_MONTHS: dict[Zoom, int] = {"year": 12, "quarter": 3, "month": 1}


class BarKind(StrEnum):
    """How a task stands on the roadmap."""

    BAR = "bar"
    HATCHED = "hatched"
    DIAMOND = "diamond"
    NONE = "none"


@dataclass(frozen=True)
class RoadmapRow:
    """A group or task. ``first`` and ``last`` are inclusive; a diamond stands on ``last``.

    ``repeats`` are the days, both inclusive, of a time that comes back every year; ``done`` is the
    day the task was finished.
    """

    kind: RowKind
    key: str
    number: str
    name: str
    phrase: str = ""
    bar: BarKind = BarKind.NONE
    first: date | None = None
    last: date | None = None
    level: int = 1
    repeats: tuple[tuple[date, date], ...] = ()
    done: date | None = None

    @property
    def spans(self) -> tuple[tuple[date, date], ...]:
        """The days on which the bar stands: one span, or one a year."""
        if self.repeats or self.first is None or self.last is None:
            return self.repeats
        return ((self.first, self.last),)


@dataclass(frozen=True)
class ScaleCell:
    """A stretch of the scale, both days inclusive."""

    title: str
    first: date
    last: date


@dataclass(frozen=True)
class Roadmap:
    """Rows over a scale: ``years`` above ``cells`` of the chosen zoom."""

    rows: tuple[RoadmapRow, ...]
    years: tuple[ScaleCell, ...]
    cells: tuple[ScaleCell, ...]

    @property
    def first(self) -> date | None:
        """The first day of the scale, None when nothing has a date."""
        return self.years[0].first if self.years else None

    @property
    def last(self) -> date | None:
        """The last day of the scale."""
        return self.years[-1].last if self.years else None


def build_roadmap(plan: PlanFacts, zoom: Zoom = "quarter") -> Roadmap:
    """The tasks of ``plan`` in the order of its table, over whole years."""
    fields = FieldContext.of(plan)
    plan = fields.plan
    numbers = task_numbers(plan)
    first, last = _years(plan)
    deadlines = any(
        t.times is Times.DEADLINES for t in plan.tables if t.source is TableSource.TASKS
    )
    rows: list[RoadmapRow] = []
    for group, tasks in grouped_tasks(plan):
        if group:
            name = fields.text(group.title)
            rows.append(RoadmapRow(RowKind.GROUP, group.key, numbers[group.key], name))
        for task in tasks:
            row = _row(task, numbers[task.key], fields.text(task.content))
            within = _within(group, task.period, first, last)
            rows.append(_with_bar(row, task.period, deadlines, *within))
    years = tuple(_scale(first, last, "year"))
    return Roadmap(tuple(rows), years, tuple(_scale(first, last, zoom)))


def _row(task: Task, number: str, name: str) -> RoadmapRow:
    row = RoadmapRow(RowKind.ITEM, task.key, number, name, task.period.text, level=task.level)
    return replace(row, done=task.completed_on)


def _within(
    group: TaskGroup | None, period: Period, first: date | None, last: date | None
) -> tuple[date | None, date | None]:
    """The days for a time that names none of its own: a recurring one stays in its group's year."""
    if period.kind is PeriodKind.RECURRING and group and group.year:
        return date(group.year, 1, 1), date(group.year, 12, 31)
    return first, last


def _with_bar(
    row: RoadmapRow, period: Period, deadlines: bool, first: date | None, last: date | None
) -> RoadmapRow:
    """The row with its bar; an open side reaches to the end of the scale."""
    begin, end = period.first or first, period.last or last
    kind = _bar_kind(period, deadlines)
    if kind is BarKind.NONE or begin is None or end is None:
        return row
    start = end if kind is BarKind.DIAMOND else begin
    spans = yearly_spans(period, begin, end)
    repeats = tuple((until if deadlines else since, until) for since, until in spans)
    return replace(row, bar=kind, first=start, last=end, repeats=repeats)


def _bar_kind(period: Period, deadlines: bool) -> BarKind:
    if period.kind in (PeriodKind.RECURRING, PeriodKind.OPEN):
        return BarKind.HATCHED
    if period.first is None and period.last is None:
        return BarKind.NONE
    is_point = period.kind in (PeriodKind.DAY, PeriodKind.BEFORE)
    if period.last is not None and (deadlines or is_point):
        return BarKind.DIAMOND
    return BarKind.BAR


def _years(plan: PlanFacts) -> tuple[date | None, date | None]:
    """The first and last day of the scale: the plan's years, widened to hold every task."""
    days = [d for t in plan.tasks for d in (t.period.first, t.period.last) if d]
    years = [d.year for d in days] + [y for y in (plan.first_year, plan.last_year) if y]
    if not years:
        return None, None
    return date(min(years), 1, 1), date(max(years), 12, 31)


def _scale(first: date | None, last: date | None, zoom: Zoom) -> Iterator[ScaleCell]:
    if first is None or last is None:
        return
    months = _MONTHS[zoom]
    for year in range(first.year, last.year + 1):
        for month in range(1, 13, months):
            begin = date(year, month, 1)
            after = date(year + (month + months > 12), (month + months - 1) % 12 + 1, 1)
            yield ScaleCell(_cell_title(begin, zoom), begin, after - timedelta(days=1))


def _cell_title(begin: date, zoom: Zoom) -> str:
    match zoom:
        case "year":
            return f"Năm {begin.year}"
        case "quarter":
            return f"Quý {roman(begin.month // 3 + 1)}"
        case "month":
            return f"T{begin.month}"
