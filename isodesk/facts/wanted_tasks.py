"""Which tasks of a plan someone wants to see: late, due soon, of one unit, without evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from isodesk.facts.kinds import AgencyRole, TaskState
from isodesk.facts.plan import PlanFacts
from isodesk.facts.progress import Standing, days_due, standing
from isodesk.facts.tasks import Task
from isodesk.vietnamese.text import fold, sort_key

_OVER = (Standing.DONE, Standing.DONE_LATE, Standing.DROPPED)


@dataclass(frozen=True)
class Wanted:
    """``within`` is a number of days from today; ``unit`` leads, supports or reports.

    ``unproven`` are finished tasks that no document proves. What is not set asks nothing.
    """

    overdue: bool = False
    within: int | None = None
    unit: str = ""
    unproven: bool = False

    def takes(self, task: Task, today: date) -> bool:
        """Whether a task is one of those."""
        found = standing(task, today)
        if self.overdue and found is not Standing.OVERDUE:
            return False
        if self.within is not None:
            until = today + timedelta(days=self.within)
            if found in _OVER or not days_due(task, today, until):
                return False
        if self.unproven and (task.state is not TaskState.DONE or task.evidence):
            return False
        return not self.unit or fold(self.unit) in {fold(name) for name in concerned(task)}


def concerned(task: Task) -> tuple[str, ...]:
    """Who has to do with a task: who reports on it, leads it and supports it."""
    names = (*responsible(task), *leads(task), *task.agency_names(AgencyRole.SUPPORT))
    return tuple(dict.fromkeys(name for name in names if name))


def leads(task: Task) -> tuple[str, ...]:
    """Who leads a task, as typed."""
    typed = " ".join(task.lead.split())
    return task.agency_names(AgencyRole.LEAD) or ((typed,) if typed else ())


def responsible(task: Task) -> tuple[str, ...]:
    """Who answers for a task: the unit that reports on it, else those that lead it."""
    reporter = task.reporter.strip()
    return (reporter,) if reporter else leads(task)


def units_concerned(plan: PlanFacts) -> tuple[str, ...]:
    """All units that have to do with tasks of a plan, each once, in Vietnamese order."""
    return _each_once(name for task in plan.tasks for name in concerned(task))


def units_responsible(plan: PlanFacts) -> tuple[str, ...]:
    """All units that answer for tasks of a plan, each once, in Vietnamese order."""
    return _each_once(name for task in plan.tasks for name in responsible(task))


def tasks_of(plan: PlanFacts, unit: str) -> tuple[Task, ...]:
    """The tasks that a unit answers for."""
    wanted = fold(unit)
    return tuple(t for t in plan.tasks if wanted in {fold(name) for name in responsible(t)})


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return tuple(sorted(found.values(), key=sort_key))
