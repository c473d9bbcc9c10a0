"""Deleting rows with all that cannot be without them; the rest lets go of what is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Table, delete, select, update
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.facts import QuantitySource
from isodesk.models import Base
from isodesk.services.parts import PARTS, Part, with_children

Ids = Sequence[int]

_CHILDREN = {part.model: part.children for part in with_children(PARTS)}


def table_of(model: type[Base]) -> Table:
    """The table of a mapped class."""
    return model.metadata.tables[model.__tablename__]


def delete_ids(
    session: Session, model: type[Base], ids: Ids, children: Iterable[Part] = ()
) -> None:
    """Delete these rows, their children, and what needs any of them."""
    if not ids:
        return
    delete_children(session, children, ids)
    if model in _LET_GO:
        _LET_GO[model](session, ids)
    _unlink(session, model, ids)
    table = table_of(model)
    session.execute(delete(table).where(table.c.id.in_(ids)))


def delete_children(session: Session, parts: Iterable[Part], owners: Ids) -> None:
    """Delete the children of these rows."""
    for part in parts:
        table = table_of(part.model)
        query = select(table.c.id).where(table.c[part.owner].in_(owners))
        delete_ids(session, part.model, list(session.scalars(query)), part.children)


def _unlink(session: Session, model: type[Base], ids: Ids) -> None:
    """What needs rows about to be deleted goes; what may do without keeps an empty link."""
    name = f"{model.__tablename__}.id"
    for mapper in models.Base.registry.mappers:
        other = table_of(mapper.class_)
        for column in other.c:
            if not any(key.target_fullname == name for key in column.foreign_keys):
                continue
            if column.nullable:
                session.execute(update(other).where(column.in_(ids)).values({column: None}))
            else:
                needing = list(session.scalars(select(other.c.id).where(column.in_(ids))))
                delete_ids(session, mapper.class_, needing, _CHILDREN.get(mapper.class_, ()))


def _of_group(session: Session, ids: Ids) -> None:
    """A quantity counted in a group must not count everybody once the group is gone."""
    session.execute(
        update(models.SharedQuantity)
        .where(models.SharedQuantity.group_id.in_(ids))
        .values(source=QuantitySource.TYPED, group_id=None)
    )


def _of_quantity(session: Session, ids: Ids) -> None:
    rows = session.scalars(select(models.SharedQuantity).where(models.SharedQuantity.id.in_(ids)))
    gone = {row.uuid: row.plan_id for row in rows}
    query = select(models.SharedQuantity).where(
        models.SharedQuantity.plan_id.in_(set(gone.values())),
        models.SharedQuantity.source == QuantitySource.SUM,
    )
    for quantity in session.scalars(query):
        quantity.terms = [key for key in quantity.terms if key not in gone]
    session.flush()


def _of_block(session: Session, ids: Ids) -> None:
    """Abbreviations lose their place; tables that stand nowhere else go with their block."""
    keys = select(models.Block.uuid).where(models.Block.id.in_(ids)).scalar_subquery()
    session.execute(
        update(models.Abbreviation).where(models.Abbreviation.where.in_(keys)).values(where="")
    )
    shown = select(models.Block.table_id).where(
        models.Block.id.in_(ids), models.Block.table_id.is_not(None)
    )
    elsewhere = select(models.Block.table_id).where(
        models.Block.id.not_in(ids), models.Block.table_id.is_not(None)
    )
    tables = {table for table in session.scalars(shown) if table is not None}
    tables -= set(session.scalars(elsewhere))
    session.execute(update(models.Block).where(models.Block.id.in_(ids)).values(table_id=None))
    delete_ids(session, models.PlanTable, sorted(tables))


def _of_table(session: Session, ids: Ids) -> None:
    query = select(models.Block.id).where(models.Block.table_id.in_(ids))
    blocks = list(session.scalars(query))
    session.execute(update(models.Block).where(models.Block.id.in_(blocks)).values(table_id=None))
    delete_ids(session, models.Block, blocks)


def _of_annex(session: Session, ids: Ids) -> None:
    """Its signers go with it: without an annex they would sign the body."""
    query = select(models.SignatureColumn.id).where(models.SignatureColumn.annex_id.in_(ids))
    delete_ids(session, models.SignatureColumn, list(session.scalars(query)))


def _of_rows_of_its_own(model: type[Base]) -> Callable[[Session, Ids], None]:
    """What shows a free table or a form of indicators goes with it."""

    def let_go(session: Session, ids: Ids) -> None:
        table = table_of(model)
        query = (
            select(models.PlanTable.id)
            .join(table, table.c.uuid == models.PlanTable.target)
            .where(table.c.id.in_(ids))
        )
        delete_ids(session, models.PlanTable, list(session.scalars(query)))

    return let_go


_LET_GO: dict[type[Base], Callable[[Session, Ids], None]] = {
    models.SubjectGroup: _of_group,
    models.SharedQuantity: _of_quantity,
    models.Annex: _of_annex,
    models.Block: _of_block,
    models.PlanTable: _of_table,
    models.FreeTable: _of_rows_of_its_own(models.FreeTable),
    models.IndicatorForm: _of_rows_of_its_own(models.IndicatorForm),
}
