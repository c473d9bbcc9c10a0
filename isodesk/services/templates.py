"""What a new plan of each kind is offered, as read from the resources."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from isodesk.facts import (
    BasesForm,
    Numbering,
    Orientation,
    PlanKind,
    TableColumn,
    TableSource,
    Times,
    canonical,
)
from isodesk.host.resources import resource


class Years(StrEnum):
    """For which years of the plan a task is offered; ANY without a group of a year."""

    ANY = "any"
    FIRST = "first"
    SECOND = "second"
    LAST = "last"
    EACH = "each"


@dataclass(frozen=True)
class ByLevel:
    """Lines for some levels of administration; no level means all others."""

    lines: tuple[str, ...]
    levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class StandardTemplate:
    """A standard of the kind; without ``announced_by`` it is no TCVN yet and is not named."""

    code: str
    name: str = ""
    announced_by: str = ""


@dataclass(frozen=True)
class PartTemplate:
    """A khoản with a title: ``text`` prints as one paragraph, or as dashes when there are more."""

    title: str
    text: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgencyTemplate:
    """Who carries out the plan, and the duty proposed."""

    name: str
    text: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class SectionTemplate:
    """A mục: with its paragraphs, khoản, agencies, or the place of a table."""

    title: str
    text: tuple[str, ...] = ()
    parts: tuple[PartTemplate, ...] = ()
    agencies: tuple[AgencyTemplate, ...] = ()
    table: str = ""
    bases: bool = False
    count_groups: bool = False


@dataclass(frozen=True)
class TaskTemplate:
    """A task; ``on`` False is known but not put into a new plan."""

    content: str
    time: str = ""
    lead: str = ""
    support: str = ""
    audience: str = ""
    product: str = ""
    group: Years = Years.ANY
    levels: tuple[str, ...] = ()
    time_before_tcvn: str = ""
    on: bool = True


@dataclass(frozen=True)
class TableTemplate:
    """A table; a column code with ``{y}`` stands for one column a year."""

    key: str
    source: TableSource
    columns: tuple[TableColumn, ...]
    numbering: Numbering = Numbering.RESTARTS
    times: Times = Times.SPANS
    unit: str = "đồng"
    unit_line: bool = False
    total: str = ""


@dataclass(frozen=True)
class AnnexTemplate:
    """An annex with one table, and the words after it."""

    title: str
    table: str
    orientation: Orientation = Orientation.PORTRAIT
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuantityTemplate:
    """A shared quantity to be typed."""

    key: str
    name: str
    unit: str = ""


@dataclass(frozen=True)
class BudgetTemplate:
    """A budget line without amounts; ``quantity.<key>`` among the factors is a shared one."""

    name: str
    level: int = 1
    factors: tuple[str, ...] = ()
    price_unit: str = ""
    note: str = ""


@dataclass(frozen=True)
class KindTemplate:
    """A kind of plan, ``about`` says what for. ``offered`` False: the window lacks views for it.

    ``years`` is the usual length; ``levels`` of administration that issue it, none means all.
    """

    kind: PlanKind
    name: str
    about: str
    order: int
    subject: str
    symbol: str
    opening: BasesForm
    introduction: str
    closing: str
    signatures: tuple[ByLevel, ...]
    recipients: tuple[ByLevel, ...]
    sections: tuple[SectionTemplate, ...]
    offered: bool = True
    document_type: str = "Kế hoạch"
    years: int = 1
    levels: tuple[str, ...] = ()
    subject_before_tcvn: str = ""
    bases: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    standard_from: StandardTemplate | None = None
    standard_to: StandardTemplate | None = None
    task_groups: str = ""
    unit_groups: tuple[str, ...] = ()
    unit_groups_before_2025: tuple[str, ...] = ()
    tables: tuple[TableTemplate, ...] = ()
    annexes: tuple[AnnexTemplate, ...] = ()
    quantities: tuple[QuantityTemplate, ...] = ()
    tasks: tuple[TaskTemplate, ...] = ()
    budget: tuple[BudgetTemplate, ...] = ()


@dataclass(frozen=True)
class BasisTemplate:
    """A legal document; ``sure`` found, lookup, own or gap. ``printed`` replaces the citation."""

    key: str
    type: str
    issuer: str
    title: str
    sure: str
    symbol: str = ""
    date: datetime.date | None = None
    effective: datetime.date | None = None
    printed: str = ""
    status: str = ""
    note: str = ""


@dataclass(frozen=True)
class Replaced:
    """A document of old plans: what came in its place, or why it is only history."""

    symbol: str
    by: str = ""
    date: datetime.date | None = None
    sure: str = ""
    note: str = ""


@dataclass(frozen=True)
class LegalBases:
    """The documents that plans rest on."""

    bases: tuple[BasisTemplate, ...]
    replaced: tuple[Replaced, ...] = ()
    historical: tuple[Replaced, ...] = ()


@cache
def kind_templates() -> Mapping[PlanKind, KindTemplate]:
    """All kinds, in the order of the list. ValueError names a file that is not well formed."""
    found = [_kind(kind) for kind in PlanKind]
    return MappingProxyType({k.kind: k for k in sorted(found, key=lambda k: k.order)})


@cache
def legal_bases() -> LegalBases:
    """The office-wide list of documents."""
    bases: LegalBases = canonical.from_data(LegalBases, _plain(_toml("legal-bases.toml")))
    return bases


@cache
def level_names() -> Mapping[str, Mapping[str, str]]:
    """By level of administration: who fills which gap."""
    return MappingProxyType(_toml("kinds/names.toml"))


def _kind(kind: PlanKind) -> KindTemplate:
    path = f"kinds/{kind.value}.toml"
    try:
        template: KindTemplate = canonical.from_data(
            KindTemplate, {"kind": kind.value} | _toml(path)
        )
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    return template


def _toml(path: str) -> dict[str, Any]:
    return tomllib.loads(resource(path).read_text(encoding="utf-8"))


def _plain(value: Any) -> Any:
    """TOML's dates as ISO text, as canonical data has them."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value
