"""The figures of a report: what of its plans was done by the last day of its period.

What is recorded of a task without a day (đang thực hiện, không thực hiện) counts for every day;
what was finished after the last day counts as not finished.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from isodesk.facts.following import (
    FINISHED,
    MarkProgress,
    MoneyProgress,
    TaskProgress,
    add,
    done_marks,
    money_progress,
    share,
    task_progress,
)
from isodesk.facts.kinds import TaskState
from isodesk.facts.plan import PlanFacts
from isodesk.facts.progress import Standing, standing
from isodesk.facts.report import ReportScope
from isodesk.facts.tasks import Task

LATE = (Standing.OVERDUE, Standing.DROPPED)
"""What a report names under its shortcomings."""

OPEN = (Standing.NOT_BEGUN, Standing.UNDER_WAY, Standing.OVERDUE, Standing.CONTINUOUS)
"""What is still to be done after the period."""


def as_of(plan: PlanFacts, day: date) -> PlanFacts:
    """The plan as it stood on ``day``: what was finished or issued later is not yet."""
    evidence = tuple(e for e in plan.evidence if e.issued_on is None or e.issued_on <= day)
    known = {each.key for each in evidence}

    def then(task: Task) -> Task:
        papers = tuple(key for key in task.evidence if key in known)
        if task.completed_on is None or task.completed_on <= day:
            return replace(task, evidence=papers)
        return replace(
            task,
            state=TaskState.UNDER_WAY,
            completed_on=None,
            result="",
            achieved=None,
            evidence=papers,
        )

    outcomes = tuple(o for o in plan.outcomes if o.done_on is None or o.done_on <= day)
    tasks = tuple(then(task) for task in plan.tasks)
    return replace(plan, tasks=tasks, outcomes=outcomes, evidence=evidence)


def is_in_period(task: Task, scope: ReportScope, year: int | None = None) -> bool:
    """Whether a report of this period speaks of ``task``: begun by its last day or finished, and
    not over before its first.

    A task of no day begins with ``year``, that of its group or plan.
    """
    first, last = task.period.first or task.period.last, task.period.last
    if first is None and year is not None:
        first = date(year, 1, 1)
    finished = task.state is TaskState.DONE
    begun = first is None or first <= scope.last or (finished and task.completed_on is not None)
    if scope.first is None or not begun:
        return begun
    if finished:
        ended = task.completed_on or last
        return ended is None or ended >= scope.first
    return True


@dataclass(frozen=True)
class Reported:
    """One plan of a report, on the last day of its period."""

    plan: PlanFacts
    scope: ReportScope

    @classmethod
    def of(cls, plan: PlanFacts, scope: ReportScope) -> Reported:
        """``plan`` as this report sees it."""
        return cls(as_of(plan, scope.last), scope)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks that the report speaks of."""
        years = {group.key: group.year for group in self.plan.task_groups}
        return tuple(
            task
            for task in self.plan.tasks
            if is_in_period(task, self.scope, years.get(task.group) or self.plan.first_year)
        )

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """How each task of the plan stands, by its key."""
        return {task.key: standing(task, self.scope.last) for task in self.plan.tasks}

    @cached_property
    def progress(self) -> dict[str, TaskProgress]:
        """The tasks that the report speaks of, counted, by group; "" for all."""
        counted = task_progress(replace(self.plan, tasks=self.tasks), self.scope.last)
        return {row.group: row for row in counted}

    @property
    def late(self) -> tuple[Task, ...]:
        """Overdue or dropped."""
        return tuple(task for task in self.tasks if self.standings[task.key] in LATE)

    @property
    def next(self) -> tuple[Task, ...]:
        """What is still to be done, and due by the end of the next period of the same length."""
        end = _next_end(self.scope)
        return tuple(
            task
            for task in self.plan.tasks
            if self.standings[task.key] in OPEN
            and ((task.period.first or task.period.last) is None or _begin(task) <= end)
        )

    @cached_property
    def columns(self) -> frozenset[str]:
        """The matrix columns of the period: of its years, and those of no year."""
        return frozenset(c.key for c in self.plan.columns if self._now(c.year))

    @cached_property
    def columns_so_far(self) -> frozenset[str]:
        """The matrix columns up to the period's last day."""
        year = self.scope.last.year
        return frozenset(c.key for c in self.plan.columns if c.year is None or c.year <= year)

    def units(self, group: str = "", column: str = "", *, so_far: bool = False) -> MarkProgress:
        """How many marks of a group and column ("" for all of the period) are planned and done."""
        columns = self.columns_so_far if so_far else self.columns
        columns = frozenset((column,)) if column else columns
        groups = {subject.key: subject.group for subject in self.plan.subjects}
        marks = ((mark.subject, mark.column) for mark in self.plan.marks)

        def counted(places: Iterable[tuple[str, str]]) -> int:
            return sum(c in columns and s in groups and group in ("", groups[s]) for s, c in places)

        return MarkProgress(group, column, counted(marks), counted(self._done))

    @cached_property
    def _done(self) -> frozenset[tuple[str, str]]:
        return done_marks(self.plan, self.scope.last)

    def money(self, line: str = "") -> MoneyProgress:
        """The money of a line ("" for all) in the columns of the period."""
        codes = {c.key for c in self.plan.budget_columns if self._now(c.year)}
        rows = [row for row in self._money if row.line == line and row.column in codes]
        return MoneyProgress(
            line,
            "",
            add(row.planned for row in rows),
            add(row.granted for row in rows),
            add(row.spent for row in rows),
        )

    @cached_property
    def _money(self) -> tuple[MoneyProgress, ...]:
        return money_progress(self.plan)

    def _now(self, year: int | None) -> bool:
        if year is None:
            return True
        return year in self.scope.years if self.scope.first else year <= self.scope.last.year


@dataclass(frozen=True)
class Reporting:
    """All plans of a report, in their order, and the same in the period before."""

    now: tuple[Reported, ...]
    before: tuple[Reported, ...]

    @classmethod
    def of(cls, report: PlanFacts) -> Reporting | None:
        """The figures of ``report``; None when it is no report."""
        scope = report.report
        if scope is None:
            return None
        before = scope.before
        return cls(
            tuple(Reported.of(plan, scope) for plan in report.reported),
            tuple(Reported.of(plan, before) for plan in report.reported) if before else (),
        )

    def plan(self, key: str) -> Reported | None:
        """The plan with this key."""
        return next((each for each in self.now if each.plan.key == key), None)

    def tasks(self, target: str, *, before: bool = False) -> TaskProgress | None:
        """The tasks of a plan or group, "" for all plans; None when there is no such thing."""
        plans = self.before if before else self.now
        if not target:
            return _all_tasks(each.progress[""] for each in plans) if plans else None
        for each in plans:
            if target == each.plan.key:
                return each.progress[""]
            if target in each.progress:
                return each.progress[target]
        return None

    def units(self, target: str, *, so_far: bool = False) -> MarkProgress | None:
        """The marks of a plan, group or column, "" for all plans."""
        if not target:
            rows = [each.units(so_far=so_far) for each in self.now]
            return MarkProgress("", "", sum(r.planned for r in rows), sum(r.done for r in rows))
        for each in self.now:
            if target == each.plan.key:
                return each.units(so_far=so_far)
            if any(group.key == target for group in each.plan.groups):
                return each.units(target, so_far=so_far)
            if any(column.key == target for column in each.plan.columns):
                return each.units("", target)
        return None

    def money(self, target: str) -> MoneyProgress | None:
        """The money of a plan or budget line, "" for all plans."""
        if not target:
            rows = [each.money() for each in self.now]
            sums = ((r.planned for r in rows), (r.granted for r in rows), (r.spent for r in rows))
            return MoneyProgress("", "", *(add(values) for values in sums))
        for each in self.now:
            if target == each.plan.key:
                return each.money()
            if any(line.key == target for line in each.plan.budget_lines):
                return each.money(target)
        return None


def _all_tasks(rows: Iterable[TaskProgress]) -> TaskProgress:
    rows = tuple(rows)
    standings = {each: sum(row.number(each) for row in rows) for each in Standing}
    return TaskProgress("", sum(row.all for row in rows), standings)


def task_figures(row: TaskProgress) -> Iterator[tuple[str, int]]:
    """The counts of a row by their names in fields."""
    yield "all", row.all
    yield "done", row.number(*FINISHED)
    for each in Standing:
        if each is not Standing.DONE:
            yield each.value, row.number(each)
    yield "in_time", row.number(Standing.DONE)


def percent_words(part: Fraction | None) -> str:
    """``87,5`` of seven eighths: one decimal, none where it is nought; – of nothing."""
    if part is None:
        return "–"
    tenths = int(part * 1000 + Fraction(1, 2))
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest}" if rest else str(whole)


def percent_of(part: int | None, whole: int | None) -> str:
    """The same of two counts."""
    return percent_words(share(part, whole) if part is not None and whole else None)


def _begin(task: Task) -> date:
    return task.period.first or task.period.last or date.min


def _next_end(scope: ReportScope) -> date:
    """The last day of the period that follows: as long as this one, a year where it has none."""
    if scope.first is None:
        return date(scope.last.year + 1, 12, 31)
    return scope.last + (scope.last - scope.first)
