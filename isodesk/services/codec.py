"""Facts to column values and back, by the names in `parts`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from isodesk.facts import canonical
from isodesk.facts.canonical import field_types
from isodesk.models.base import Json
from isodesk.services.parts import Part
from isodesk.vietnamese.periods import Period, PeriodKind

Keys = Mapping[type[Any], Mapping[Any, Any]]

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


def facts_of(
    part: Part, row: Mapping[str, Any], keys: Keys, children: Mapping[str, tuple[Any, ...]]
) -> Any:
    """The facts of one row; ``keys`` maps row ids to keys by class."""
    values: dict[str, Any] = dict(children)
    types = field_types(part.facts)
    for name, is_json in plain_fields(part):
        value = row[name]
        values[name] = canonical.from_data(types[name], value) if is_json else value
    for link in part.links:
        reference = row[link.column]
        values[link.field] = "" if reference is None else keys[link.target].get(reference, "")
    if has_key(part):
        values["key"] = row["uuid"]
    if has_period(part):
        kind = PeriodKind(row["period_kind"])
        values["period"] = Period(row["period_text"], kind, row["period_first"], row["period_last"])
    return part.facts(**values)
