"""The times that a plan's tasks had when it was last locked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.facts import PlanFacts, Task, VersionStage
from isodesk.facts.frozen import thawed
from isodesk.vietnamese.periods import Period
from isodesk.vietnamese.text import fold


@dataclass(frozen=True)
class LockedTimes:
    """By the keys of the plan's tasks as they are now; ``issued`` says that it had gone out."""

    times: Mapping[str, Period]
    issued: bool


NO_TIMES = LockedTimes({}, False)


def locked_times(session: Session, plan: PlanFacts) -> LockedTimes:
    """The times of the plan's newest locked version.

    A plan that adjusts another and has none of its own is compared with that one: its tasks are
    known by their words, as often as the words are the same in both.
    """
    if found := _newest(session, plan.key):
        text, stage = found
        old = {task.key: task.period for task in thawed(text).tasks}
        return LockedTimes(old, stage is VersionStage.ISSUED)
    if plan.adjusts and (found := _newest(session, plan.adjusts)):
        text, stage = found
        return LockedTimes(_by_words(thawed(text).tasks, plan.tasks), stage is VersionStage.ISSUED)
    return NO_TIMES


def _newest(session: Session, key: str) -> tuple[str, VersionStage] | None:
    query = (
        select(models.FrozenVersion.canonical, models.FrozenVersion.stage)
        .join(models.Plan, models.Plan.id == models.FrozenVersion.plan_id)
        .where(models.Plan.uuid == key)
        .order_by(models.FrozenVersion.id.desc())
        .limit(1)
    )
    row = session.execute(query).first()
    return (row.canonical, row.stage) if row else None


def _by_words(old: tuple[Task, ...], now: tuple[Task, ...]) -> dict[str, Period]:
    waiting: dict[str, list[Period]] = {}
    for task in old:
        waiting.setdefault(fold(task.content.plain()), []).append(task.period)
    found: dict[str, Period] = {}
    for task in now:
        if same := waiting.get(fold(task.content.plain())):
            found[task.key] = same.pop(0)
    return found
