"""Reads the parts of one plan, whole or only some rows; row ids become keys as they are met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import compress
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NULLTYPE

from isodesk import models
from isodesk.models import Base
from isodesk.services.bulk import restored
from isodesk.services.codec import Columns, facts_of
from isodesk.services.parts import BLOCKS, Part

KeyMap = dict[type[Any], dict[int, str]]

HEAVY = {"data", "canonical", "pdf"}
"""Columns that facts do not carry: the bytes of attached files and of frozen versions."""


class PartReader:
    """Reads parts of one plan. ``only`` limits a top-level part to the rows with these ids."""

    def __init__(
        self, session: Session, plan_id: int, only: tuple[Part, Collection[int]] | None = None
    ) -> None:
        self._session = session
        self._plan_id = plan_id
        self._keys: KeyMap = {}
        self._columns: dict[str, Columns] = {}
        self._scopes = _scopes(*only) if only else {}

    def section(self, part: Part) -> tuple[Any, ...]:
        """The facts of a top-level part, in order."""
        return self._build(part, self._columns_of(part.model))

    def body(self) -> tuple[Any, ...]:
        """The blocks that belong to no annex."""
        columns = self._columns_of(models.Block)
        outside = [annex is None for annex in columns["annex_id"]]
        own = {name: list(compress(values, outside)) for name, values in columns.items()}
        return self._build(BLOCKS, own)

    def _build(self, part: Part, columns: Columns) -> tuple[Any, ...]:
        for link in part.links:
            self._learn(link.target, set(columns[link.column]))
        children: dict[str, list[tuple[Any, ...]]] = {}
        for child in part.children:
            owned = self._grouped(child)
            children[child.section] = [owned.get(row, ()) for row in columns["id"]]
        return facts_of(part, columns, self._keys, children)

    def _grouped(self, part: Part) -> dict[int, tuple[Any, ...]]:
        columns = self._columns_of(part.model)
        owners: dict[int, list[Any]] = defaultdict(list)
        for owner, fact in zip(columns[part.owner], self._build(part, columns), strict=True):
            if owner is not None:
                owners[owner].append(fact)
        return {owner: tuple(children) for owner, children in owners.items()}

    def _columns_of(self, model: type[Base]) -> Columns:
        name = model.__tablename__
        if name not in self._columns:
            mapper = model.__mapper__
            columns = {
                attribute.key: mapper.columns[attribute.key]
                for attribute in mapper.column_attrs
                if attribute.key not in HEAVY
            }
            rows = self._session.execute(self._select(model, list(columns.values()))).all()
            written = list(zip(*rows, strict=True)) or [()] * len(columns)
            dialect = self._session.get_bind().dialect
            self._columns[name] = {
                name: restored(column, values, dialect)
                for (name, column), values in zip(columns.items(), written, strict=True)
            }
        return self._columns[name]

    def _select(self, model: type[Base], columns: Sequence[Column[Any]]) -> Select[Any]:
        """These columns as they are in the file: their types read them column by column."""
        table = _table(model)
        scope = self._scopes.get(model, table.c.plan_id == self._plan_id)
        plain: list[Any] = [type_coerce(column, NULLTYPE) for column in columns]
        return select(*plain).where(scope).order_by(table.c.position, table.c.id)

    def _learn(self, target: type[Base], wanted: set[int | None]) -> None:
        """The keys of linked rows: all of the plan's, of the office's only those wanted."""
        known = self._keys.setdefault(target, {})
        missing = wanted - known.keys() - {None}
        if not missing:
            return
        table = _table(target)
        query = select(table.c.id, table.c.uuid)
        if len(missing) <= 100:
            query = query.where(table.c.id.in_(missing))
        elif "plan_id" in table.c:
            query = query.where(table.c.plan_id == self._plan_id)
        known |= {row.id: row.uuid for row in self._session.execute(query)}


def _scopes(part: Part, ids: Collection[int]) -> dict[type[Base], ColumnElement[bool]]:
    """Which rows of a part's table, and of its children's, belong to rows with these ids."""
    scope = _table(part.model).c.id.in_(ids)
    scopes: dict[type[Base], ColumnElement[bool]] = {part.model: scope}
    for child in part.children:
        _add_children(scopes, child, part, scope)
    return scopes


def _add_children(
    scopes: dict[type[Base], ColumnElement[bool]],
    child: Part,
    owner: Part,
    scope: ColumnElement[bool],
) -> None:
    owners = select(_table(owner.model).c.id).where(scope)
    scopes[child.model] = _table(child.model).c[child.owner].in_(owners)
    for deeper in child.children:
        _add_children(scopes, deeper, child, scopes[child.model])


def _table(model: type[Base]) -> Table:
    return model.metadata.tables[model.__tablename__]
