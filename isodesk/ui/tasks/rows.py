"""The rows of the task table: groups with their tasks, and where a moved row lands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from isodesk.documents.groups import grouped_tasks
from isodesk.facts import PlanFacts


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A group row or a task; ``group`` is the key of the group it stands in, a group's its own."""

    key: str
    is_group: bool
    group: str
    level: int = 1


def task_rows(plan: PlanFacts) -> tuple[TaskRow, ...]:
    """The rows in the order that they print."""
    rows: list[TaskRow] = []
    for group, tasks in grouped_tasks(plan):
        key = group.key if group else ""
        if group:
            rows.append(TaskRow(key, True, key))
        rows += [TaskRow(task.key, False, key, task.level) for task in tasks]
    return tuple(rows)


def moved_tasks(
    rows: Sequence[TaskRow], keys: Collection[str], down: bool
) -> list[tuple[str, str]] | None:
    """Every task with its group after these moved one row up or down; None if none can.

    A task that passes a group row changes its group; above the first group it does not go.
    """
    order = list(rows)
    places = range(len(order) - 2, -1, -1) if down else range(1, len(order))
    moved = False
    for at in places:
        here, there = at, at + 1 if down else at - 1
        first_group = not down and there == 0 and order[there].is_group
        if order[here].key in keys and order[there].key not in keys and not first_group:
            order[here], order[there] = order[there], order[here]
            moved = True
    return _with_groups(order) if moved else None


def _with_groups(order: Sequence[TaskRow]) -> list[tuple[str, str]]:
    group, placed = "", []
    for row in order:
        if row.is_group:
            group = row.key
        else:
            placed.append((row.key, group))
    return placed


def place_of_new(rows: Sequence[TaskRow], at: int) -> tuple[str, int]:
    """The group of a task put before row ``at``, and how many tasks stand before it.

    Before a group row it ends the group above; before the first row of all it begins that group.
    """
    above = rows[at - 1] if at > 0 else None
    if above is None and rows and rows[0].is_group:
        return rows[0].key, 0
    return above.group if above else "", sum(1 for row in rows[:at] if not row.is_group)


def grouped_order(rows: Sequence[TaskRow], groups: Sequence[str]) -> list[tuple[str, str]]:
    """Every task with its group, the groups in this order."""
    place = {key: at for at, key in enumerate(groups)}
    tasks = [(row.key, row.group) for row in rows if not row.is_group]
    return sorted(tasks, key=lambda task: place.get(task[1], -1))
