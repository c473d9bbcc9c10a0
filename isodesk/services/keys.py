"""Fresh keys for a whole plan: a copy shares nothing with what it was copied from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, fields, is_dataclass, replace
from typing import Any

from isodesk.facts import (
    Abbreviation,
    Accepted,
    Block,
    BudgetAmount,
    BudgetColumn,
    BudgetLine,
    Citation,
    CostFactor,
    Evidence,
    FieldRef,
    Issuer,
    Mark,
    Outcome,
    PlanFacts,
    PlanSubject,
    PlanTable,
    RichText,
    SharedQuantity,
    SignatureColumn,
    Spending,
    Standard,
    Stated,
    Task,
)
from isodesk.facts.fields import OF_PLAN
from isodesk.models.base import new_key

_LINKS: dict[type[Any], tuple[str, ...]] = {
    Abbreviation: ("where",),
    Accepted: ("place",),
    Block: ("table",),
    BudgetAmount: ("column",),
    BudgetColumn: ("source",),
    BudgetLine: ("source",),
    CostFactor: ("shared",),
    Mark: ("subject", "column"),
    Outcome: ("subject", "column"),
    PlanSubject: ("group",),
    PlanTable: ("target", "unmerged"),
    SharedQuantity: ("group", "terms"),
    SignatureColumn: ("annex",),
    Spending: ("line", "column"),
    Stated: ("place",),
    Task: ("group", "waits_for"),
}
"""Where facts hold keys of the same plan; a field's target is one too."""

_NO_KEYS = ("year", "years", "issuer", "standard", "citation", "letter.deadline", "receivers")
_QUOTED = ("parent", "reported", "report")
_OF_THE_OFFICE = (Citation, Evidence, Standard, Issuer)
_KEY = re.compile(r"[^/+]+")


def with_fresh_keys(plan: PlanFacts) -> tuple[PlanFacts, dict[str, str]]:
    """The same plan under new keys, also inside its fields, and old key → new key.

    Citations, standards, units and quality systems are the office's and keep theirs.
    """
    keys = {key: new_key() for key in dict.fromkeys(_keys(plan))}

    def fresh(value: Any) -> Any:
        if not is_dataclass(value) or isinstance(value, (type, *_OF_THE_OFFICE)):
            return value
        changes = {name: _mapped(getattr(value, name), keys) for name in _links(value)}
        if hasattr(value, "key"):
            changes["key"] = keys[value.key]
        return replace(value, **changes)

    copy = mapped(plan, fresh, lambda field: _pointed(field, keys))
    return copy, keys


def own_fields(value: Any) -> Iterator[Field[Any]]:
    """The fields of a facts dataclass but for the plans that a paper only quotes."""
    quoted = _QUOTED if isinstance(value, PlanFacts) else ()
    return (f for f in fields(value) if f.name not in quoted)


def mapped(
    value: Any, change: Callable[[Any], Any], change_field: Callable[[FieldRef], FieldRef]
) -> Any:
    """``value`` with every facts dataclass inside passed through ``change``, innermost first, and
    every field of every text through ``change_field``."""
    if isinstance(value, RichText):
        return value.map_fields(change_field) if value.fields else value
    if isinstance(value, tuple):
        return tuple(mapped(item, change, change_field) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        inner = {f.name: getattr(value, f.name) for f in own_fields(value)}
        parts = {
            name: mapped(item, change, change_field)
            for name, item in inner.items()
            if isinstance(item, tuple) or is_dataclass(item)
        }
        return change(replace(value, **parts))
    return value


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _keys(item)
    elif is_dataclass(value) and not isinstance(value, (type, RichText, *_OF_THE_OFFICE)):
        if hasattr(value, "key"):
            yield value.key
        for field in own_fields(value):
            yield from _keys(getattr(value, field.name))


def _links(value: Any) -> tuple[str, ...]:
    return _LINKS.get(type(value), ())


def _mapped(value: str | tuple[str, ...], keys: Mapping[str, str]) -> str | tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(_repointed(item, keys) for item in value)
    return _repointed(value, keys)


def _repointed(target: str, keys: Mapping[str, str]) -> str:
    return _KEY.sub(lambda part: keys.get(part[0], part[0]), target)


def _pointed(field: FieldRef, keys: Mapping[str, str]) -> FieldRef:
    if field.source in _NO_KEYS or field.source.startswith(OF_PLAN):
        return field
    return replace(field, target=_repointed(field.target, keys))
