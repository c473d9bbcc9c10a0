"""What a user does to tasks."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.facts import (
    AgencyRole,
    PlanTable,
    RichText,
    TableSource,
    Task,
    TaskAgency,
    TaskGroup,
    TaskState,
    Times,
)
from isodesk.facts.richtext import EMPTY
from isodesk.facts.task_order import would_circle
from isodesk.models.base import new_key
from isodesk.services.agencies import known_units, recognise
from isodesk.services.parts import part_of
from isodesk.services.read import plan_row
from isodesk.services.rows import add_rows, delete_rows, edit_row, row_ids, set_positions
from isodesk.vietnamese.periods import Period, parse_period

Words = Mapping[str, RichText | str]
"""What was typed into a task's cells, by the name of the facts field."""

_TITLES = {Times.SPANS: "Thời gian thực hiện", Times.DEADLINES: "Thời gian hoàn thành"}
_DUTIES = tuple(role.value for role in AgencyRole)
DutyReader = Callable[[str, AgencyRole], tuple[TaskAgency, ...]]
_YEAR = re.compile(r"\bnăm\s+((?:19|20|21)[0-9]{2})\b", re.IGNORECASE)


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


def add_typed_tasks(
    session: Session, plan: str, rows: Sequence[Words], group: str = ""
) -> tuple[str, ...]:
    """Add tasks to the end of the plan from what was typed; gives their keys.

    Times and duties are understood as `set_words` does.
    """
    year = _group_year(session, plan, group)
    read = _duty_reader(known_units(session))
    blank: dict[str, Any] = {"content": EMPTY, "group": group}
    tasks = [Task(new_key(), **(blank | _understood(words, {}, year, read))) for words in rows]
    return add_tasks(session, plan, tasks)


def set_words(session: Session, words: Mapping[str, Words]) -> None:
    """Write what was typed into the cells of tasks, by key.

    Times and duties keep the words as typed; the days and the office's units are read beside them.
    """
    duties = {role.value for role in AgencyRole}
    read = _duty_reader(
        known_units(session) if any(duties & set(w) for w in words.values()) else {}
    )
    for key, typed in words.items():
        year = _year(session, key) if "period" in typed else None
        present = _duties(session, key) if duties & set(typed) else {}
        edit_row(session, "tasks", key, **_understood(typed, present, year, read))


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


def set_state(session: Session, keys: Iterable[str], state: TaskState, today: date) -> None:
    """Write down how tasks stand; what is done was done ``today`` unless its day is known.

    Also in a locked plan: what comes of a task is no part of what was signed.
    """
    for key in keys:
        row_id, _ = row_ids(session, part_of("tasks"), [key])[0]
        known = session.get_one(models.Task, row_id).completed_on
        day = (known or today) if state is TaskState.DONE else None
        edit_row(session, "tasks", key, state=state, completed_on=day)


def set_waits_for(session: Session, plan: str, key: str, earlier: Sequence[str]) -> None:
    """Set which tasks come before one; times stay as they are. UserError for a circle."""
    query = select(models.Task.uuid, models.Task.waits_for).where(
        models.Task.plan_id == plan_row(session, plan).id
    )
    waits = {row.uuid: tuple(row.waits_for) for row in session.execute(query)}
    waits[key] = tuple(earlier)
    if would_circle(waits, key):
        raise UserError(
            "Các việc sẽ chờ nhau thành vòng. Bỏ dấu ở việc đang chờ chính việc này rồi lưu lại."
        )
    edit_row(session, "tasks", key, waits_for=tuple(earlier))


def set_duty(session: Session, key: str, role: AgencyRole, text: str) -> None:
    """Set who leads or supports, as typed; units are recognised beside the words."""
    set_words(session, {key: {role.value: text}})


def place_tasks(session: Session, plan: str, order: Sequence[tuple[str, str]]) -> None:
    """Put all tasks of a plan in this order, each (key, key of its group or "")."""
    part = part_of("tasks")
    ids = [row_id for row_id, _ in row_ids(session, part, [key for key, _ in order])]
    known = _group_ids(session, plan)
    query = select(models.Task.id, models.Task.group_id).where(models.Task.id.in_(ids))
    now = {row.id: row.group_id for row in session.execute(query)}
    for row_id, (_, group) in zip(ids, order, strict=True):
        if now[row_id] != known.get(group):
            wanted = update(models.Task).where(models.Task.id == row_id)
            session.execute(wanted.values(group_id=known.get(group)))
    set_positions(session, models.Task, ids)


def add_task_group(session: Session, plan: str, group: TaskGroup, at: int | None = None) -> str:
    """Add a group row before the group at position ``at`` (None: last); gives its key."""
    add_rows(session, plan, "task_groups", [group], at)
    return group.key


def set_group_title(session: Session, key: str, title: RichText, shown: str) -> None:
    """Set a group's title; ``shown`` is its text with fields shown.

    The year it names bounds the tasks' times; a year it no longer names bounds them no more.
    """
    found = _YEAR.search(shown)
    old = session.execute(
        select(models.TaskGroup.title, models.TaskGroup.year).where(models.TaskGroup.uuid == key)
    ).one_or_none()
    if found or (old is not None and _YEAR.search(old.title.plain())):
        edit_row(session, "task_groups", key, title=title, year=int(found[1]) if found else None)
    else:
        edit_row(session, "task_groups", key, title=title)


def delete_task_groups(session: Session, plan: str, keys: Collection[str]) -> None:
    """Delete group rows; their tasks fall to the group above, to none when there is none."""
    heir: int | None = None
    for key, row_id in _group_ids(session, plan).items():
        if key not in keys:
            heir = row_id
            continue
        orphans = update(models.Task).where(models.Task.group_id == row_id)
        session.execute(orphans.values(group_id=heir))
    delete_rows(session, "task_groups", list(keys))


def set_times(session: Session, tables: Sequence[PlanTable], times: Times) -> None:
    """Let the task tables give spans or deadlines; a column titled by one is titled by the other.

    ``tables`` are the plan's; those of another source stay as they are.
    """
    for table in tables:
        if table.source is TableSource.TASKS and table.times is not times:
            columns = tuple(
                replace(column, title=RichText.of(_TITLES[times]))
                if column.title.plain().strip() == _TITLES[table.times]
                else column
                for column in table.columns
            )
            edit_row(session, "tables", table.key, times=times, columns=columns)


def _understood(
    typed: Words, duties: Mapping[str, str], year: int | None, read: DutyReader
) -> dict[str, Any]:
    """The facts fields that follow from typed words; ``duties`` are those that stay."""
    fields: dict[str, Any] = dict(typed)
    if "period" in fields:
        fields["period"] = parse_period(str(fields["period"]), year=year)
    if not fields.keys().isdisjoint(_DUTIES):
        fields["agencies"] = tuple(
            agency
            for role, name in zip(AgencyRole, _DUTIES, strict=True)
            for agency in read(fields.get(name, duties.get(name, "")), role)
        )
    return fields


def _duty_reader(units: Mapping[str, str]) -> DutyReader:
    """Reads duties with these units; equal words, of which a paste has many, are read once."""
    return cache(lambda words, role: recognise(words, role, units))


def _duties(session: Session, key: str) -> dict[str, str]:
    row_id, _ = row_ids(session, part_of("tasks"), [key])[0]
    row = session.get_one(models.Task, row_id)
    return {AgencyRole.LEAD.value: row.lead, AgencyRole.SUPPORT.value: row.support}


def _group_ids(session: Session, plan: str) -> dict[str, int]:
    """Row ids of the plan's task groups by key, in order."""
    query = (
        select(models.TaskGroup.uuid, models.TaskGroup.id)
        .where(models.TaskGroup.plan_id == plan_row(session, plan).id)
        .order_by(models.TaskGroup.position, models.TaskGroup.id)
    )
    return {row.uuid: row.id for row in session.execute(query)}


def _group_year(session: Session, plan: str, group: str) -> int | None:
    """The year that completes the times of a group's tasks."""
    query = select(models.TaskGroup.year).where(models.TaskGroup.uuid == group)
    year = session.scalar(query)
    if year is not None:
        return int(year)
    row = plan_row(session, plan)
    return row.first_year if row.first_year == row.last_year else None


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
