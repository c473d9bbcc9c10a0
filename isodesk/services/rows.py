"""The verbs that all rows of a plan share: add, edit, delete, move.

A section is named as in `PlanFacts`; rows are addressed by key. What a row of one kind needs
besides (recognising agencies, reading a period) stands in that kind's own module.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.models import Base
from isodesk.services.codec import values_of
from isodesk.services.deletion import delete_children, delete_ids, table_of
from isodesk.services.last_values import keep_last_values
from isodesk.services.parts import BLOCKS, PARTS, Part, part_of, with_children
from isodesk.services.read import plan_row, read_plan
from isodesk.services.write import PartWriter

GONE = "Dòng này không còn trong kế hoạch. Chọn lại dòng rồi làm tiếp."


def add_rows(
    session: Session,
    plan: str,
    section: str,
    items: Sequence[Any],
    at: int | None = None,
    *,
    annex: str = "",
) -> None:
    """Insert facts into a section before position ``at`` (None: at the end).

    ``annex`` is the key of the annex whose blocks are meant (section ``blocks`` only).
    """
    part = part_of(section)
    plan_id = plan_row(session, plan).id
    owner = row_ids(session, part_of("annexes"), [annex])[0][0] if annex else None
    order = _order(session, part, plan_id, owner)
    place = len(order) if at is None else min(at, len(order))
    _make_room(session, part, order, place, len(items))
    PartWriter(session, plan_id).write(part, items, owner=owner, first=place)


def edit_row(session: Session, section: str, key: str, **changes: Any) -> None:
    """Set facts fields of one row; a child field (agencies, amounts …) replaces those rows.

    UserError when the row is gone.
    """
    part = part_of(section)
    row_id, plan_id = row_ids(session, part, [key])[0]
    writer = PartWriter(session, plan_id)
    for link in part.links:
        if link.field in changes:
            writer.learn(link.target)
    values = values_of(part, changes, writer.ids)
    table = table_of(part.model)
    if values:
        session.execute(update(part.model).where(table.c.id == row_id).values(**values))
    for child in part.children:
        if child.section in changes:
            delete_children(session, (child,), [row_id])
            writer.write(child, changes[child.section], owner=row_id)


def delete_rows(session: Session, section: str, keys: Iterable[str]) -> None:
    """Delete rows with everything that hangs on them. UserError when one is gone."""
    part = part_of(section)
    wanted = list(dict.fromkeys(keys))
    found = row_ids(session, part, wanted)
    for plan_id in dict.fromkeys(plan_id for _, plan_id in found):
        mine = [key for key, (_, plan) in zip(wanted, found, strict=True) if plan == plan_id]
        keep_last_values(session, plan_id, section, mine)
    delete_ids(session, part.model, [row_id for row_id, _ in found], part.children)


def move_rows(session: Session, section: str, keys: Sequence[str], to: int) -> None:
    """Put rows, in their present order, before what stands at position ``to`` of the section."""
    part = part_of(section)
    found = row_ids(session, part, list(keys))
    if not found:
        return
    owner = _owner(session, part, found[0][0])
    order = _order(session, part, found[0][1], owner)
    moving = {row_id for row_id, _ in found}
    before = [i for i in order[:to] if i not in moving]
    after = [i for i in order[to:] if i not in moving]
    wanted = before + [i for i in order if i in moving] + after
    set_positions(session, part.model, wanted)


def place_rows(session: Session, section: str, keys: Sequence[str]) -> None:
    """Put the rows of a section in this order. UserError when one is gone."""
    part = part_of(section)
    set_positions(session, part.model, [row_id for row_id, _ in row_ids(session, part, keys)])


def set_rows(session: Session, plan: str, section: str, items: Sequence[Any]) -> None:
    """Make the rows of a section these, in this order, touching only those that differ."""
    part = part_of(section)
    old = getattr(read_plan(session, plan), section)
    present = {row.key: row for row in old}
    staying = {row.key for row in items}
    delete_rows(session, section, [key for key in present if key not in staying])
    for row in items:
        if row.key not in present:
            add_rows(session, plan, section, [row])
        elif row != present[row.key]:
            changes = {field.name: getattr(row, field.name) for field in fields(row)}
            edit_row(session, section, changes.pop("key"), **changes)
    ids = [row_id for row_id, _ in row_ids(session, part, [row.key for row in items])]
    set_positions(session, part.model, ids)


def set_positions(session: Session, model: type[Base], ids: Sequence[int], first: int = 0) -> None:
    """Number these rows from ``first`` on, in this order; rows already right stay untouched."""
    table = table_of(model)
    rows = session.execute(select(table.c.id, table.c.position))
    now = {row.id: row.position for row in rows}
    moved = [
        {"row": row_id, "moved_to": position}
        for position, row_id in enumerate(ids, first)
        if now[row_id] != position
    ]
    if moved:
        statement = update(table).where(table.c.id == bindparam("row"))
        session.execute(statement.values(position=bindparam("moved_to")), moved)


def row_ids(session: Session, part: Part, keys: Sequence[str]) -> list[tuple[int, int]]:
    """(row id, plan id) of each key, in the order asked. UserError when one is gone."""
    table = table_of(part.model)
    query = select(table.c.uuid, table.c.id, table.c.plan_id).where(table.c.uuid.in_(keys))
    found = {row.uuid: (row.id, row.plan_id) for row in session.execute(query)}
    if len(found) != len(set(keys)):
        raise UserError(GONE)
    return [found[key] for key in keys]


def delete_plan_rows(session: Session, plan_id: int) -> None:
    """Delete every row of a plan but the plan's own."""
    extra: tuple[type[Base], ...] = (models.LegalBasis, models.PlanCitation)
    tables = [table_of(part.model) for part in with_children(PARTS)] + [table_of(m) for m in extra]
    for table in dict.fromkeys(tables):
        session.execute(delete(table).where(table.c.plan_id == plan_id))


def _owner(session: Session, part: Part, row_id: int) -> int | None:
    """The annex a block stands in; None for the body and for every other part."""
    if part is not BLOCKS:
        return None
    return session.scalar(select(models.Block.annex_id).where(models.Block.id == row_id))


def _order(session: Session, part: Part, plan_id: int, owner: int | None) -> list[int]:
    """The row ids that share one sequence of positions, in order."""
    table = table_of(part.model)
    query = select(table.c.id).where(table.c.plan_id == plan_id)
    if part is BLOCKS:
        query = query.where(table.c.annex_id == owner)
    return list(session.scalars(query.order_by(table.c.position, table.c.id)))


def _make_room(session: Session, part: Part, order: list[int], place: int, count: int) -> None:
    """Close holes in the positions and open a gap of ``count`` before ``place``."""
    set_positions(session, part.model, order[:place])
    set_positions(session, part.model, order[place:], first=place + count)
