"""Facts to column values and back, by the names in `parts`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from isodesk.facts import canonical
from isodesk.facts.canonical import field_types
from isodesk.models.base import Json
from isodesk.services.parts import Part
from isodesk.vietnamese.periods import Period, PeriodKind

Keys = Mapping[type[Any], Mapping[Any, Any]]
Columns = Mapping[str, Sequence[Any]]
"""Rows of one table, column by column, all columns equally long."""

PERIOD_COLUMNS = ("period_text", "period_kind", "period_first", "period_last")


@cache
def plain_fields(part: Part) -> tuple[tuple[str, bool], ...]:
    """The facts fields stored in a column of the same name, and whether that column is JSON."""
    children = {child.section for child in part.children}
    links = {link.field for link in part.links}
    columns = part.model.__mapper__.columns
    return tuple(
        (name, isinstance(columns[name].type, Json))
        for name in field_types(part.facts)
        if name not in children and name not in links and name not in ("key", "period")
    )


def has_key(part: Part) -> bool:
    """Whether rows of this part are addressed by a stable key."""
    return "key" in field_types(part.facts)


def has_period(part: Part) -> bool:
    """Whether rows of this part carry a period."""
    return "period" in field_types(part.facts)


def values_of(part: Part, changes: Mapping[str, Any], ids: Keys) -> dict[str, Any]:
    """Column values of the given facts fields; ``ids`` maps keys to row ids by class.

    KeyError when a link points at no row. Children are left to the caller.
    """
    json_fields = dict(plain_fields(part))
    links = {link.field: link for link in part.links}
    values: dict[str, Any] = {}
    for name, value in changes.items():
        if name in json_fields:
            values[name] = canonical.to_data(value) if json_fields[name] else value
        elif name in links:
            link = links[name]
            values[link.column] = ids[link.target][value] if value else None
        elif name == "period":
            values |= period_values(value)
        elif name == "key":
            values["uuid"] = value
    return values


def period_values(period: Period) -> dict[str, Any]:
    """The four columns of a period."""
    return dict(
        zip(PERIOD_COLUMNS, (period.text, period.kind, period.first, period.last), strict=True)
    )


def columns_of(part: Part, facts: Sequence[Any], ids: Keys) -> dict[str, list[Any]]:
    """Column values of many facts; a link that points at no row is none.

    Plan and position, the owner and the children are left to the caller.
    """
    columns: dict[str, list[Any]] = {}
    for name, is_json in plain_fields(part):
        values = list(map(attrgetter(name), facts))
        columns[name] = _data_of(values) if is_json else values
    for link in part.links:
        known = ids[link.target]
        columns[link.column] = [known.get(getattr(fact, link.field)) for fact in facts]
    if has_period(part):
        periods = list(map(attrgetter("period"), facts))
        for column, name in zip(PERIOD_COLUMNS, ("text", "kind", "first", "last"), strict=True):
            columns[column] = list(map(attrgetter(name), periods))
    if has_key(part):
        columns["uuid"] = list(map(attrgetter("key"), facts))
    return columns


def facts_of(
    part: Part, columns: Columns, keys: Keys, children: Mapping[str, Sequence[tuple[Any, ...]]]
) -> tuple[Any, ...]:
    """The facts of rows; ``keys`` maps row ids to keys by class, ``children`` stand by section."""
    values: dict[str, Sequence[Any]] = dict(children)
    types = field_types(part.facts)
    for name, is_json in plain_fields(part):
        column = columns[name]
        values[name] = _facts_in(types[name], column) if is_json else column
    for link in part.links:
        known = {None: "", **keys[link.target]}
        values[link.field] = [known.get(reference, "") for reference in columns[link.column]]
    if has_key(part):
        values["key"] = columns["uuid"]
    if has_period(part):
        rows = zip(*(columns[name] for name in PERIOD_COLUMNS), strict=True)
        values["period"] = [_period(*row) for row in rows]
    return tuple(map(part.facts, *(values[name] for name in types)))


def _data_of(values: Sequence[Any]) -> list[Any]:
    """The JSON data of facts; what many rows share is made once."""
    shared = {id(value): value for value in values}
    known = {at: canonical.to_data(value) for at, value in shared.items()}
    return [known[id(value)] for value in values]


def _facts_in(kind: Any, column: Sequence[Any]) -> list[Any]:
    """The facts that JSON holds; what many rows share is read once."""
    shared = {id(value): value for value in column}
    known = {at: canonical.from_data(kind, value) for at, value in shared.items()}
    return [known[id(value)] for value in column]


@lru_cache(maxsize=1 << 12)
def _period(text: str, kind: str, first: date | None, last: date | None) -> Period:
    return Period(text, PeriodKind(kind), first, last)
