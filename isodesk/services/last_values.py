"""The last value of every field: what prints when the fact it shows is gone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import String, cast, select, type_coerce, update
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.facts import FieldRef, PlanFacts, RichText
from isodesk.facts.fields import FieldContext
from isodesk.models import Base
from isodesk.models.base import Json
from isodesk.models.types import Rich
from isodesk.services.keys import mapped
from isodesk.services.read import read_plan

_POINTED_AT = (
    *("groups", "columns", "tasks", "budget_columns", "budget_lines", "quantities"),
    *("mailing", "team", "subjects", "receivers", "blocks", "annexes"),
)
_HOLDS_FIELD = '%"f":%'
Wanted = Callable[[FieldRef], bool]


def with_last_values(plan: PlanFacts) -> PlanFacts:
    """The plan with every field's last value brought up to date."""
    context = FieldContext.of(plan)
    fresh: PlanFacts = mapped(
        context.plan, lambda part: part, lambda field: replace(field, last=context.show(field))
    )
    return fresh


def refresh_last(session: Session, plan: str) -> None:
    """Store what every field of the plan shows now as its last value."""
    row = session.execute(select(models.Plan.id).where(models.Plan.uuid == plan)).scalar_one()
    _refresh(session, row, lambda field: True)


def keep_last_values(session: Session, plan_id: int, section: str, keys: Collection[str]) -> None:
    """Before rows of a section go: refresh the fields that show them."""
    if section not in _POINTED_AT:
        return
    gone = set(keys)
    if section == "annexes":
        gone |= _blocks_of(session, keys)

    def shows(field: FieldRef) -> bool:
        if section == "budget_lines" and field.source == "amount.total":
            return True
        if section == "receivers":
            return field.source == "receivers"
        parts = field.target.replace("+", "/").split("/")
        return not gone.isdisjoint(parts)

    _refresh(session, plan_id, shows)


def _blocks_of(session: Session, annexes: Collection[str]) -> set[str]:
    """The keys of the blocks that go with these annexes."""
    query = (
        select(models.Block.uuid)
        .join(models.Annex, models.Annex.id == models.Block.annex_id)
        .where(models.Annex.uuid.in_(annexes))
    )
    return set(session.scalars(query))


def _refresh(session: Session, plan_id: int, wanted: Wanted) -> None:
    found = [
        (model, name, row_id, value)
        for model, name, row_id, value in _texts(session, plan_id)
        if any(wanted(field) for field in _fields(value))
    ]
    if not found:
        return
    context = FieldContext.of(read_plan(session, session.get_one(models.Plan, plan_id).uuid))
    for model, name, row_id, value in found:
        fresh = _refreshed(value, context)
        if fresh != value:
            table = model.metadata.tables[model.__tablename__]
            session.execute(update(model).where(table.c.id == row_id).values({name: fresh}))


def _texts(session: Session, plan_id: int) -> Iterator[tuple[type[Base], str, int, Any]]:
    """Every stored value of a plan that holds a field: (class, attribute, row id, value)."""
    for mapper in Base.registry.mappers:
        columns = mapper.local_table.c
        owner = columns.id if mapper.class_ is models.Plan else columns.get("plan_id")
        if owner is None:
            continue
        for attribute in mapper.column_attrs:
            column = attribute.columns[0]
            if isinstance(column.type, Rich | Json):
                plain = cast(type_coerce(column, String), String)
                query = select(columns.id, column).where(owner == plan_id, plain.like(_HOLDS_FIELD))
                for row_id, value in session.execute(query):
                    yield mapper.class_, attribute.key, row_id, value


def _fields(value: Any) -> Iterator[FieldRef]:
    """The fields in a rich text, or in JSON that holds rich texts somewhere."""
    if isinstance(value, RichText):
        yield from value.fields
    elif isinstance(value, dict):
        if "f" in value:
            yield from RichText.from_json([value]).fields
        for item in value.values():
            yield from _fields(item)
    elif isinstance(value, list):
        for item in value:
            yield from _fields(item)


def _refreshed(value: Any, context: FieldContext) -> Any:
    if isinstance(value, RichText):
        return context.refreshed(value)
    if isinstance(value, dict):
        if "f" in value:
            return context.refreshed(RichText.from_json([value])).to_json()[0]
        return {name: _refreshed(item, context) for name, item in value.items()}
    if isinstance(value, list):
        return [_refreshed(item, context) for item in value]
    return value
