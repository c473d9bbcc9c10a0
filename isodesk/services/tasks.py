"""What a user does to tasks."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.facts import AgencyRole, RichText, Task, TaskGroup
from isodesk.models.base import new_key
from isodesk.services.agencies import known_units, recognise
from isodesk.services.parts import part_of
from isodesk.services.rows import add_rows, edit_row, row_ids
from isodesk.vietnamese.periods import Period, parse_period


def add_tasks(
    session: Session, plan: str, tasks: Sequence[Task], at: int | None = None
) -> tuple[str, ...]:
    """Insert tasks before position ``at`` (None: last); gives their keys."""
    add_rows(session, plan, "tasks", tasks, at)
    return tuple(task.key for task in tasks)


def new_task(group: str = "", content: str = "") -> Task:
    """A task with nothing but its words, ready to be added."""
    return Task(new_key(), RichText.of(content), group=group)


def new_task_group(title: str, year: int | None = None) -> TaskGroup:
    """A group row, ready to be added."""
    return TaskGroup(new_key(), RichText.of(title), year)


def set_period(session: Session, key: str, text: str) -> Period:
    """Set a task's time from what was typed; words that are not understood are kept.

    The year of the task's group, else of the plan, completes phrases that name none.
    """
    period = parse_period(text, year=_year(session, key))
    edit_row(session, "tasks", key, period=period)
    return period


def move_period(session: Session, key: str, period: Period) -> None:
    """Set a task's time to a period already read (a dragged bar)."""
    edit_row(session, "tasks", key, period=period)


def set_duty(session: Session, key: str, role: AgencyRole, text: str) -> None:
    """Set who leads or supports, as typed; units are recognised beside the words."""
    row_id, _ = row_ids(session, part_of("tasks"), [key])[0]
    row = session.get_one(models.Task, row_id)
    words = {AgencyRole.LEAD: row.lead, AgencyRole.SUPPORT: row.support} | {role: text}
    units = known_units(session)
    agencies = tuple(a for each in AgencyRole for a in recognise(words[each], each, units))
    edit_row(
        session,
        "tasks",
        key,
        lead=words[AgencyRole.LEAD],
        support=words[AgencyRole.SUPPORT],
        agencies=agencies,
    )


def _year(session: Session, key: str) -> int | None:
    query = (
        select(models.TaskGroup.year, models.Plan.first_year, models.Plan.last_year)
        .select_from(models.Task)
        .join(models.Plan, models.Plan.id == models.Task.plan_id)
        .outerjoin(models.TaskGroup, models.TaskGroup.id == models.Task.group_id)
        .where(models.Task.uuid == key)
    )
    row = session.execute(query).one_or_none()
    if row is None:
        return None
    if row[0] is not None:
        return int(row[0])
    return int(row[1]) if row[1] is not None and row[1] == row[2] else None
