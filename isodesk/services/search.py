"""Everything of the file that has a name to search for: plans, offices, tasks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.services.office import list_units
from isodesk.services.read import PlanEntry, list_plans


class Sort(Enum):
    """What was found, in the order in which it is listed."""

    PLAN = "plan"
    UNIT = "unit"
    TASK = "task"


@dataclass(frozen=True)
class Named:
    """A thing by its words; ``plan`` and ``place`` are where it is shown, ``of`` whose it is."""

    sort: Sort
    text: str
    place: str
    plan: str = ""
    of: str = ""


def everything_named(session: Session) -> tuple[Named, ...]:
    """The plans, newest first, the office's units and the tasks of all plans."""
    plans = list_plans(session)
    units = (Named(Sort.UNIT, unit.name, f"units/{unit.key}") for unit in list_units(session))
    named = (Named(Sort.PLAN, _name(plan), "", plan.key) for plan in plans)
    return (*named, *units, *_tasks(session, plans))


def _name(plan: PlanEntry) -> str:
    words = (plan.full_number, plan.subject or "Chưa có trích yếu")
    return " ".join(" ".join(words).split())


def _tasks(session: Session, plans: tuple[PlanEntry, ...]) -> list[Named]:
    names = {plan.key: _name(plan) for plan in plans}
    order = {plan.key: at for at, plan in enumerate(plans)}
    rows = session.execute(
        select(models.Plan.uuid, models.Task.uuid, models.Task.content)
        .join(models.Plan, models.Plan.id == models.Task.plan_id)
        .order_by(models.Task.position, models.Task.id)
    )
    found = [
        Named(Sort.TASK, text, f"tasks/{key}", plan, names[plan])
        for plan, key, content in rows
        if (text := " ".join(content.plain().split()))
    ]
    return sorted(found, key=lambda each: order[each.plan])
