"""A plan's facts after a change, only the rows that changed being read again where that will do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.facts import Mark, PlanFacts
from isodesk.facts.mentions import with_mentions_after
from isodesk.facts.progress import evidence_keys
from isodesk.models import Base
from isodesk.services.codec import has_key
from isodesk.services.part_reader import PartReader
from isodesk.services.parts import BY_SECTION, Part, sections_of_tables, with_children
from isodesk.services.read import plan_row, read_reported, read_sections
from isodesk.store import Change, RowChange

_SECTIONS = sections_of_tables()
_WHOLE = frozenset({"", "evidence", "blocks", "annexes", "legal_bases", "citations"})


def touched_sections(change: Change) -> frozenset[str]:
    """The sections of a plan's facts that a change may have altered ("" is the plan's own row)."""
    found = {_SECTIONS[table] for table in change.tables if table in _SECTIONS}
    if "citation" in change.tables:
        found |= {"citations", "legal_bases"}
    return frozenset(found)


def followed(session: Session, plan: PlanFacts, change: Change) -> PlanFacts:
    """The facts of ``plan``, as read, after ``change``. UserError when the plan is gone."""
    again: list[str] = []
    parts: dict[str, Any] = {}
    for section in touched_sections(change):
        rows = _rows_of(change, section)
        found = None if rows is None else _followed_rows(session, plan, section, rows)
        if found is None:
            again.append(section)
        else:
            parts[section] = found
    fresh = replace(plan, **parts)
    if "evidence" not in again and _evidence_differs(plan, fresh):
        again.append("evidence")
    if again:
        fresh = read_sections(session, fresh, again)
    elif fresh.report and fresh.status.is_draft:
        fresh = replace(fresh, reported=read_reported(session, fresh))
    return with_mentions_after(plan, fresh)


def _evidence_differs(before: PlanFacts, after: PlanFacts) -> bool:
    if before.tasks is after.tasks and before.outcomes is after.outcomes:
        return False
    return tuple(evidence_keys(before)) != tuple(evidence_keys(after))


def _rows_of(change: Change, section: str) -> list[RowChange] | None:
    if change.rows is None or section in _WHOLE:
        return None
    return [row for row in change.rows if _SECTIONS.get(row.table) == section]


def _followed_rows(
    session: Session, plan: PlanFacts, section: str, rows: Sequence[RowChange]
) -> tuple[Any, ...] | None:
    """The section with these rows brought up to date, None when its order may have changed."""
    if section == "marks":
        return _followed_marks(session, plan, rows)
    part = BY_SECTION[section]
    ids = _touched_ids(part, rows)
    if ids is None or not has_key(part):
        return None
    plan_id = plan_row(session, plan.key).id
    fresh = {fact.key: fact for fact in PartReader(session, plan_id, (part, ids)).section(part)}
    return tuple([fresh.get(fact.key, fact) for fact in getattr(plan, section)])


def _touched_ids(part: Part, rows: Sequence[RowChange]) -> set[int] | None:
    """The top rows that changed or whose children did; None when rows came, went or moved."""
    children = {child.model.__tablename__: child for child in part.children}
    deeper = {inner.model.__tablename__ for inner in with_children((part,))} - {*children}
    ids: set[int] = set()
    for table, before, after in rows:
        if table == part.model.__tablename__:
            if before is None or after is None or before["position"] != after["position"]:
                return None
            ids.add(after["id"])
        elif table in children:
            owner = children[table].owner
            ids |= {image[owner] for image in (before, after) if image is not None}
        elif table in deeper and not _with_owner(rows, before, after):
            return None
    return ids


def _with_owner(rows: Sequence[RowChange], *images: Any) -> bool:
    """Whether the owners of a grandchild's images changed too, so that they name the top row."""
    owners = {image["amount_id"] for image in images if image is not None}
    changed = {i["id"] for r in rows for i in r[1:] if i is not None and r.table == "budget_amount"}
    return owners <= changed


def _followed_marks(
    session: Session, plan: PlanFacts, rows: Sequence[RowChange]
) -> tuple[Mark, ...] | None:
    images = [image for row in rows for image in (row.before, row.after) if image is not None]
    subjects = _keys(session, models.PlanSubject, {image["subject_id"] for image in images})
    columns = _keys(session, models.MatrixColumn, {image["column_id"] for image in images})
    if subjects is None or columns is None:
        return None
    changed: dict[tuple[str, str], Mark | None] = {}
    for row in rows:
        for image, stays in ((row.before, False), (row.after, True)):
            if image is not None:
                place = subjects[image["subject_id"]], columns[image["column_id"]]
                changed[place] = Mark(*place, image["footnote"]) if stays else None
    kept = tuple(m for m in plan.marks if (m.subject, m.column) not in changed)
    return kept + tuple(mark for mark in changed.values() if mark is not None)


def _keys(session: Session, model: type[Base], ids: set[int]) -> dict[int, str] | None:
    """The keys of these rows, None when one of them is gone."""
    table = model.metadata.tables[model.__tablename__]
    query = select(table.c.id, table.c.uuid).where(table.c.id.in_(ids))
    found = {row.id: row.uuid for row in session.execute(query)}
    return found if len(found) == len(ids) else None
