"""Rows under their groups, in the order that tables and the roadmap print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from isodesk.facts import PlanFacts, PlanSubject, SubjectGroup, Task, TaskGroup


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


class _Member(Protocol):
    @property
    def group(self) -> str: ...


G = TypeVar("G", bound=_Keyed)
M = TypeVar("M", bound=_Member)


def grouped_tasks(plan: PlanFacts) -> Iterator[tuple[TaskGroup | None, tuple[Task, ...]]]:
    """Each group with its tasks; tasks of no group come first under None."""
    return _grouped(plan.task_groups, plan.tasks)


def grouped_subjects(
    plan: PlanFacts,
) -> Iterator[tuple[SubjectGroup | None, tuple[PlanSubject, ...]]]:
    """Each group with its subjects; subjects of no group come first under None."""
    return _grouped(plan.groups, plan.subjects)


def _grouped(groups: Iterable[G], members: Iterable[M]) -> Iterator[tuple[G | None, tuple[M, ...]]]:
    by_group: dict[str, list[M]] = {group.key: [] for group in groups}
    loose: list[M] = []
    for member in members:
        by_group.get(member.group, loose).append(member)
    if loose:
        yield None, tuple(loose)
    for group in groups:
        yield group, tuple(by_group[group.key])
