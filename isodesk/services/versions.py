"""The states of a plan that can be compared: locked versions, the plan now, its adjustments."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.facts import PlanFacts, VersionStage
from isodesk.facts.frozen import thawed
from isodesk.services.read import plan_row, read_plan


@dataclass(frozen=True)
class State:
    """A state of a plan; ``plan`` is the key of the plan whose state it is, ``is_draft`` whether
    its text may still be changed."""

    name: str
    facts: PlanFacts
    plan: str
    is_draft: bool


_STAGES = {VersionStage.SIGNING: "Bản trình ký", VersionStage.ISSUED: "Bản ban hành"}


def states_of(session: Session, key: str) -> tuple[State, ...]:
    """What can be compared of a plan, oldest first: of the plan that it adjusts, its own locked
    versions, itself as it is, the plans that adjust it."""
    row = plan_row(session, key)
    known = session.scalar(select(models.Plan.uuid).where(models.Plan.uuid == row.adjusts))
    found: list[State] = []
    if row.adjusts and known:
        found.append(_now(session, known, "Kế hoạch được điều chỉnh"))
    query = select(models.FrozenVersion).where(models.FrozenVersion.plan_id == row.id)
    for version in session.scalars(query.order_by(models.FrozenVersion.id)):
        name = f"{_STAGES[version.stage]}, {version.made_at[:16].replace('T', ' ')}"
        found.append(State(name, thawed(version.canonical), key, False))
    found.append(_now(session, key, "Bản hiện nay"))
    adjusting = select(models.Plan.uuid).where(models.Plan.adjusts == key).order_by(models.Plan.id)
    for other in session.scalars(adjusting):
        found.append(_now(session, other, "Bản điều chỉnh, bổ sung"))
    return tuple(found)


def _now(session: Session, key: str, name: str) -> State:
    facts = read_plan(session, key)
    number = f" số {facts.number}/{facts.symbol}" if facts.number else ""
    return State(name + number, facts, key, facts.status.is_draft)
