"""Duties without anybody to lead them, tasks whose times do not follow one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.facts import AgencyRole, PlanFacts, TableSource, TaskState
from isodesk.facts.task_order import out_of_order
from isodesk.vietnamese.periods import Period, PeriodKind


def tasks_without_lead(checked: Checked) -> Iterator[Finding]:
    """A task nobody leads; a heading over tasks of its own needs none."""
    plan = checked.plan
    if not _leads_are_shown(plan):
        return
    headings = {
        above.key
        for above, below in pairwise(plan.tasks)
        if below.level > above.level and below.group == above.group
    }
    for task in plan.tasks:
        named = task.lead.strip() or task.agency_names(AgencyRole.LEAD)
        if named or task.key in headings or task.state is TaskState.DROPPED:
            continue
        place = f"tasks/{task.key}/lead"
        yield Finding(
            "tasks.lead",
            Severity.WARNING,
            f"{checked.names.of_place(f'tasks/{task.key}')} chưa ghi cơ quan chủ trì.",
            place,
            checked.fields.text(task.content),
            checked.names.of_place(place),
        )


def tasks_out_of_order(checked: Checked) -> Iterator[Finding]:
    """A task that begins before one which must be done first has ended."""
    for later, earlier in out_of_order(checked.plan):
        place = f"tasks/{later.key}/period"
        first = checked.names.of_place(f"tasks/{earlier.key}")
        yield Finding(
            "tasks.order",
            Severity.WARNING,
            f"{checked.names.of_place(f'tasks/{later.key}')} bắt đầu khi {first}, việc phải xong "
            "trước, chưa kết thúc.",
            place,
            later.period.text,
            checked.names.of_place(place),
        )


def roadmap_empty(checked: Checked) -> Iterator[Finding]:
    """A roadmap in the text of a plan in which no task has a time."""
    plan = checked.plan
    if any(_has_time(task.period) for task in plan.tasks):
        return
    for table in plan.tables:
        if table.source is TableSource.ROADMAP:
            place = f"tables/{table.key}"
            yield Finding(
                "tasks.roadmap",
                Severity.WARNING,
                "Biểu đồ tiến độ chưa có thanh nào vì chưa nhiệm vụ nào có thời gian. Ghi thời "
                "gian ở thẻ Nhiệm vụ.",
                place,
                "",
                checked.names.of_place(place),
            )


def _has_time(period: Period) -> bool:
    known = (PeriodKind.RECURRING, PeriodKind.OPEN)
    return period.kind in known or bool(period.first or period.last)


def _leads_are_shown(plan: PlanFacts) -> bool:
    """False when the plan's task tables all leave the column out."""
    tables = [table for table in plan.tables if table.source is TableSource.TASKS]
    return not tables or any(
        not table.columns or any(column.code == "lead" for column in table.columns)
        for table in tables
    )
