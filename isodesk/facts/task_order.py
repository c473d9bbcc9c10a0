"""Việc phải xong trước: which tasks wait for which, and where their times do not agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from isodesk.facts.kinds import TaskState
from isodesk.facts.plan import PlanFacts
from isodesk.facts.tasks import Task


def comes_too_late(earlier: Task, later: Task) -> bool:
    """Whether ``earlier`` may end only after ``later`` has begun, or after its deadline."""
    end = earlier.period.last
    if end is None or earlier.state in (TaskState.DONE, TaskState.DROPPED):
        return False
    if later.period.first is not None:
        return end >= later.period.first
    return later.period.last is not None and end > later.period.last


def out_of_order(plan: PlanFacts) -> Iterator[tuple[Task, Task]]:
    """Each task that waits for one which comes too late, with that one."""
    known = {task.key: task for task in plan.tasks}
    for later in plan.tasks:
        for key in later.waits_for:
            if key in known and comes_too_late(known[key], later):
                yield later, known[key]


def would_circle(waits: Mapping[str, tuple[str, ...]], key: str) -> bool:
    """Whether a task, by way of those that it waits for, waits for itself."""
    seen: set[str] = set()
    waiting = list(waits.get(key, ()))
    while waiting:
        there = waiting.pop()
        if there == key:
            return True
        if there not in seen:
            seen.add(there)
            waiting += waits.get(there, ())
    return False
