"""How far a plan has come on a day: tasks by standing, marks done, money granted and spent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from isodesk.facts.plan import PlanFacts
from isodesk.facts.progress import Outcome, Spending, Standing, standing
from isodesk.facts.totals import parent_keys, totals

FINISHED = (Standing.DONE, Standing.DONE_LATE)


@dataclass(frozen=True)
class TaskProgress:
    """The tasks of a group ("" for all): how many, and how many of each standing."""

    group: str
    all: int
    by_standing: Mapping[Standing, int]

    def number(self, *standings: Standing) -> int:
        """How many stand in one of these ways."""
        return sum(self.by_standing.get(each, 0) for each in standings)

    @property
    def share(self) -> Fraction | None:
        """The part that is finished, None of nothing."""
        return share(self.number(*FINISHED), self.all)


@dataclass(frozen=True)
class MarkProgress:
    """The marks of a group and a column ("" for all of them): how many were planned and done."""

    group: str
    column: str
    planned: int
    done: int

    @property
    def share(self) -> Fraction | None:
        """The part that is done, None of nothing."""
        return share(self.done, self.planned)


@dataclass(frozen=True)
class MoneyProgress:
    """The money of a line in a column ("" for the sum of them), in đồng; None is not known."""

    line: str
    column: str
    planned: int | None
    granted: int | None
    spent: int | None

    @property
    def left(self) -> int | None:
        """What of the granted money, or else of the planned, is not spent."""
        base = self.granted if self.granted is not None else self.planned
        return None if base is None else base - (self.spent or 0)

    @property
    def share(self) -> Fraction | None:
        """The part of the granted, or else of the planned, that is spent."""
        base = self.granted if self.granted is not None else self.planned
        return None if base is None or self.spent is None else share(self.spent, base)


def share(part: int, whole: int) -> Fraction | None:
    """``part`` of ``whole``; None when there is no whole."""
    return Fraction(part, whole) if whole else None


def task_progress(plan: PlanFacts, today: date) -> tuple[TaskProgress, ...]:
    """All tasks first, then each group of tasks in its order."""
    counted: dict[str, Counter[Standing]] = {"": Counter()}
    counted |= {group.key: Counter() for group in plan.task_groups}
    for task in plan.tasks:
        found = standing(task, today)
        counted[""][found] += 1
        if task.group in counted and task.group:
            counted[task.group][found] += 1
    return tuple(TaskProgress(key, sum(c.values()), c) for key, c in counted.items())


def done_marks(plan: PlanFacts, until: date | None = None) -> frozenset[tuple[str, str]]:
    """The (subject, column) pairs marked and done, by ``until`` where given."""
    marked = {(mark.subject, mark.column) for mark in plan.marks}
    return frozenset(
        place
        for outcome in plan.outcomes
        if (place := (outcome.subject, outcome.column)) in marked
        and outcome.done_on is not None
        and (until is None or outcome.done_on <= until)
    )


def mark_progress(plan: PlanFacts, until: date | None = None) -> tuple[MarkProgress, ...]:
    """The whole first, then each group, each column, and each group in each column."""
    groups = {subject.key: subject.group for subject in plan.subjects}
    planned = _counted(groups, ((mark.subject, mark.column) for mark in plan.marks))
    done = _counted(groups, done_marks(plan, until))
    rows = ["", *(group.key for group in plan.groups)]
    columns = ["", *(column.key for column in plan.columns)]
    return tuple(
        MarkProgress(group, column, planned[group, column], done[group, column])
        for group in rows
        for column in columns
    )


def _counted(
    groups: Mapping[str, str], places: Iterable[tuple[str, str]]
) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for subject, column in places:
        if subject not in groups:
            continue
        own = dict.fromkeys((groups[subject], ""))
        for group in own:
            found[group, column] += 1
            found[group, ""] += 1
    return found


def money_progress(plan: PlanFacts) -> tuple[MoneyProgress, ...]:
    """The whole budget first, then each line; of each the sum of its columns, then every column.

    What was granted and spent is written at any line; a line above shows the sum of those below
    it unless it has figures of its own.
    """
    computed = totals(plan)
    given = {(each.line, each.column): each for each in plan.spendings}
    parents = parent_keys(plan.budget_lines)
    granted = _summed(plan, parents, {p: s.granted for p, s in given.items()})
    spent = _summed(plan, parents, {p: s.spent for p, s in given.items()})
    columns = [column.key for column in plan.budget_columns]
    rows: list[MoneyProgress] = []
    for line in ["", *(line.key for line in plan.budget_lines)]:
        cells = [
            MoneyProgress(
                line,
                column,
                computed.cells.get((line, column)) if line else computed.columns.get(column),
                granted.get((line, column)),
                spent.get((line, column)),
            )
            for column in columns
        ]
        planned = computed.rows.get(line) if line else computed.total
        sums = (add(c.granted for c in cells), add(c.spent for c in cells))
        rows += [MoneyProgress(line, "", planned, *sums), *cells]
    return tuple(rows)


def money_by_source(plan: PlanFacts) -> tuple[MoneyProgress, ...]:
    """A sum of the whole for each source that columns are of; ``line`` is the source's key."""
    rows = [row for row in money_progress(plan) if row.column and not row.line]
    of = {column.key: column.source for column in plan.budget_columns}
    found = []
    for source in (each.key for each in plan.sources):
        own = [row for row in rows if of[row.column] == source]
        if own:
            sums = [add(getattr(r, name) for r in own) for name in ("planned", "granted", "spent")]
            found.append(MoneyProgress(source, "", *sums))
    return tuple(found)


def add(values: Iterable[int | None]) -> int | None:
    """The sum of what is known; None when nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _summed(
    plan: PlanFacts, parents: Mapping[str, str], given: Mapping[tuple[str, str], int | None]
) -> dict[tuple[str, str], int]:
    """Each line's own figure, or the sum of the lines below it; "" is the sum of the top lines."""
    found: dict[tuple[str, str], int] = {}
    below: dict[tuple[str, str], int] = {}
    for line in reversed(plan.budget_lines):
        for column in plan.budget_columns:
            place = line.key, column.key
            own = given.get(place)
            value = own if own is not None else below.get(place)
            if value is None:
                continue
            found[place] = value
            above = parents.get(line.key, ""), column.key
            below[above] = below.get(above, 0) + value
    return found | {place: value for place, value in below.items() if not place[0]}


def outcomes_of_marks(plan: PlanFacts) -> dict[tuple[str, str], Outcome]:
    """What came of each mark by its subject and column; empty while nothing is written down."""
    written = {(each.subject, each.column): each for each in plan.outcomes}
    places = ((mark.subject, mark.column) for mark in plan.marks)
    return {place: written.get(place) or Outcome(*place) for place in places}


def spending_of(plan: PlanFacts, line: str, column: str) -> Spending:
    """What was granted and spent of a line in a column; empty while nothing is written down."""
    empty = Spending(line, column)
    return next((s for s in plan.spendings if (s.line, s.column) == (line, column)), empty)
