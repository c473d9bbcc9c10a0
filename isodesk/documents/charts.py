"""Pictures of how far a plan has come, as plain figures: screen, PDF and Excel draw the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from isodesk.facts import PlanFacts, Standing, Task, TaskState
from isodesk.facts.fields import FieldContext
from isodesk.facts.following import FINISHED, mark_progress, money_progress, task_progress
from isodesk.facts.progress import days_due

_OPEN = (Standing.NOT_BEGUN, Standing.UNDER_WAY, Standing.CONTINUOUS)


class ChartKind(StrEnum):
    """Bars beside each other, bars on each other, or lines from left to right."""

    BARS = "bars"
    STACKED = "stacked"
    LINES = "lines"


class Shade(StrEnum):
    """How a series is told from its neighbours, on a grey print too."""

    DARK = "dark"
    MIDDLE = "middle"
    LIGHT = "light"


@dataclass(frozen=True)
class Series:
    """One value a category; None is not known, and not drawn."""

    name: str
    shade: Shade
    values: tuple[int | None, ...]


@dataclass(frozen=True)
class Chart:
    """A picture: ``unit`` says what its values count (``nhiệm vụ``, ``đồng``)."""

    title: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(value for series in self.series for value in series.values)


def charts_of(plan: PlanFacts, today: date) -> tuple[Chart, ...]:
    """The pictures that have something to show, in their order."""
    fields = FieldContext.of(plan)
    found = (
        tasks_by_group(plan, fields, today),
        tasks_by_quarter(plan, today),
        marks_by_group(plan, fields, today),
        money_by_column(plan, fields),
    )
    return tuple(chart for chart in found if not chart.is_empty)


def tasks_by_group(plan: PlanFacts, fields: FieldContext, today: date) -> Chart:
    """Finished, open and overdue tasks of each group; of the whole where there are no groups."""
    rows = task_progress(plan, today)
    rows = rows[1:] if plan.task_groups else rows[:1]
    rows = tuple(row for row in rows if row.all)
    titles = {group.key: fields.text(group.title) for group in plan.task_groups}
    return Chart(
        "Kết quả thực hiện nhiệm vụ",
        ChartKind.STACKED,
        tuple(titles.get(row.group, "Toàn bộ") for row in rows),
        (
            Series("Đã hoàn thành", Shade.DARK, tuple(row.number(*FINISHED) for row in rows)),
            Series("Chưa xong", Shade.LIGHT, tuple(row.number(*_OPEN) for row in rows)),
            Series("Quá hạn", Shade.MIDDLE, tuple(row.number(Standing.OVERDUE) for row in rows)),
        ),
        "nhiệm vụ",
    )


def tasks_by_quarter(plan: PlanFacts, today: date) -> Chart:
    """How many tasks were to be finished and are, summed from quarter to quarter (S-curve)."""
    quarters = tuple(quarters_of(plan))
    tasks = [task for task in plan.tasks if task.state is not TaskState.DROPPED]
    due = [_due(task, quarters) for task in tasks]
    ended = [_finished_on(task, day) for task, day in zip(tasks, due, strict=True)]
    planned = tuple(sum(day is not None and day <= end for day in due) for _, end in quarters)
    done = tuple(
        sum(day is not None and day <= end for day in ended) if first <= today else None
        for first, end in quarters
    )
    return Chart(
        "Nhiệm vụ hoàn thành, cộng dồn theo quý",
        ChartKind.LINES,
        tuple(f"{'I' * q if q < 4 else 'IV'}/{year}" for year, q in _names(quarters)),
        (
            Series("Theo kế hoạch", Shade.MIDDLE, planned),
            Series("Đã thực hiện", Shade.DARK, done),
        ),
        "nhiệm vụ",
    )


def due_in_plan(plan: PlanFacts) -> dict[str, date | None]:
    """By task, the last day of the plan's years by which it is to be done."""
    quarters = tuple(quarters_of(plan))
    return {task.key: _due(task, quarters) for task in plan.tasks}


def marks_by_group(plan: PlanFacts, fields: FieldContext, today: date | None) -> Chart:
    """Units to be done and done, a pair of bars for each column of the matrix."""
    rows = [row for row in mark_progress(plan, today) if row.column and not row.group]
    titles = {column.key: fields.text(column.title) for column in plan.columns}
    return Chart(
        "Đơn vị hoàn thành",
        ChartKind.BARS,
        tuple(titles[row.column] for row in rows),
        (
            Series("Theo kế hoạch", Shade.LIGHT, tuple(row.planned for row in rows)),
            Series("Đã hoàn thành", Shade.DARK, tuple(row.done for row in rows)),
        ),
        "đơn vị",
    )


def money_by_column(plan: PlanFacts, fields: FieldContext) -> Chart:
    """Planned, granted and spent, in đồng; nothing while nothing was granted or spent."""
    rows = [row for row in money_progress(plan) if row.column and not row.line]
    known = any(row.granted is not None or row.spent is not None for row in rows)
    rows = rows if known else []
    titles = {column.key: fields.text(column.title) for column in plan.budget_columns}
    return Chart(
        "Kinh phí",
        ChartKind.BARS,
        tuple(titles[row.column] for row in rows),
        (
            Series("Theo kế hoạch", Shade.LIGHT, tuple(row.planned for row in rows)),
            Series("Được giao", Shade.MIDDLE, tuple(row.granted for row in rows)),
            Series("Đã thực hiện", Shade.DARK, tuple(row.spent for row in rows)),
        ),
        "đồng",
    )


def quarters_of(plan: PlanFacts) -> Iterator[tuple[date, date]]:
    """First and last day of each quarter of the plan's years."""
    days = [task.period.last for task in plan.tasks if task.period.last]
    first = plan.first_year or (min(days).year if days else None)
    last = plan.last_year or (max(days).year if days else None)
    if first is None or last is None:
        return
    for year in range(first, last + 1):
        for month, day in ((3, 31), (6, 30), (9, 30), (12, 31)):
            yield date(year, month - 2, 1), date(year, month, day)


def _names(quarters: tuple[tuple[date, date], ...]) -> Iterator[tuple[int, int]]:
    return ((end.year, end.month // 3) for _, end in quarters)


def _due(task: Task, quarters: Sequence[tuple[date, date]]) -> date | None:
    """The last day by which a task is to be done in the plan's years."""
    days = days_due(task, quarters[0][0], quarters[-1][1]) if quarters else ()
    return days[-1] if days else None


def _finished_on(task: Task, due: date | None) -> date | None:
    """The day it was finished; of one without a day, the day by which it was to be."""
    if task.state is not TaskState.DONE:
        return None
    return task.completed_on or due
