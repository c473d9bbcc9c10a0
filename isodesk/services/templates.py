"""What a new plan of each kind is offered, as read from the resources.

Levels of administration are named where something is meant for some of them only: ``government``
stands for the people's committees of provinces and districts, ``office`` for the others.
"""

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
    AnnexStyle,
    BasesForm,
    BlockKind,
    Numbering,
    Orientation,
    PlanKind,
    Repeat,
    TableColumn,
    TableForm,
    TableSource,
    Times,
    canonical,
)
from isodesk.host.resources import resource

LEVELS: Mapping[str, str] = {
    "province": "UBND cấp tỉnh",
    "department": "Sở, ban, ngành",
    "branch": "Chi cục và tương đương",
    "district": "UBND cấp huyện (đến 30/6/2025)",
    "commune": "UBND xã, phường, đặc khu",
}
"""Levels of administration that issue plans, by code."""

LAST_YEAR_OF_DISTRICTS = 2025
"""Luật Tổ chức chính quyền địa phương số 72/2025/QH15: no districts from 1/7/2025."""

_GROUPS = {"government": ("province", "district"), "office": ("department", "branch", "commune")}


def fits(levels: tuple[str, ...], level: str) -> bool:
    """Whether something meant for these levels is for ``level``; no level means all."""
    return not levels or any(level in _GROUPS.get(each, (each,)) for each in levels)


class Years(StrEnum):
    """For which years of the plan a task is offered; ANY without a group of a year."""

    ANY = "any"
    FIRST = "first"
    SECOND = "second"
    LAST = "last"
    EACH = "each"


class Needs(StrEnum):
    """What the plan that a paper travels with must have for a part of the paper to be written."""

    NOTHING = ""
    BUDGET = "budget"
    NO_BUDGET = "no_budget"
    SUBJECTS = "subjects"
    TASKS = "tasks"


@dataclass(frozen=True)
class ByLevel:
    """Lines for some levels of administration; no level means all others."""

    lines: tuple[str, ...]
    levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class StandardTemplate:
    """A standard; without ``announced_by`` it is no TCVN yet, unless its code says so."""

    code: str
    name: str = ""
    announced_by: str = ""


@dataclass(frozen=True)
class PartTemplate:
    """A khoản with a title: ``text`` prints as one paragraph, or as dashes when there are more;
    without a title each text is a khoản of its own.

    ``quote`` is the title of the section whose paragraphs a paper quotes here, ``report`` what a
    report says here of its plans (see `report_text`).
    """

    title: str = ""
    text: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    needs: Needs = Needs.NOTHING
    quote: str = ""
    report: str = ""


@dataclass(frozen=True)
class AgencyTemplate:
    """Who carries out the plan, and the duty proposed."""

    name: str
    text: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class SectionTemplate:
    """A mục: with its paragraphs, khoản, agencies, or the place of a table.

    ``dashes`` writes its paragraphs as dashes, not as numbered ones. ``kind`` other than a heading
    is for papers; without ``title`` it is its text alone, with ``centred`` a bold line of its own.
    ``team`` lists the inspectors, ``costs`` the budget lines as dashes.
    """

    title: str = ""
    kind: BlockKind = BlockKind.HEADING
    text: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    parts: tuple[PartTemplate, ...] = ()
    agencies: tuple[AgencyTemplate, ...] = ()
    table: str = ""
    after: tuple[str, ...] = ()
    bases: bool = False
    dashes: bool = False
    centred: bool = False
    count_groups: bool = False
    team: bool = False
    costs: bool = False
    report: str = ""
    needs: Needs = Needs.NOTHING


@dataclass(frozen=True)
class TaskTemplate:
    """A task; ``on`` False is offered, but not put into a new plan unless it is ticked."""

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
    """A table; a column code with ``{y}`` stands for one column a year.

    ``target`` names the free table or form that it shows, or the plan that a paper travels with.
    """

    key: str
    source: TableSource
    columns: tuple[TableColumn, ...] = ()
    numbering: Numbering = Numbering.RESTARTS
    times: Times = Times.SPANS
    unit: str = "đồng"
    unit_line: bool = False
    total: str = ""
    index_row: tuple[str, ...] = ()
    repeat: Repeat = Repeat.HEADS
    target: str = ""
    form: TableForm = TableForm.TABLE
    zero: str = "0"


@dataclass(frozen=True)
class AnnexTemplate:
    """An annex with one table, and the words after it.

    ``of_plans`` makes one for each plan of a report that has something to show in the table.
    """

    title: str
    table: str
    orientation: Orientation = Orientation.PORTRAIT
    after: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    style: AnnexStyle = AnnexStyle.ROMAN
    reference: bool = True
    of_plans: bool = False


@dataclass(frozen=True)
class QuantityTemplate:
    """A shared quantity to be typed."""

    key: str
    name: str
    unit: str = ""
    levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class BudgetTemplate:
    """A budget line without amounts. Among the factors ``quantity.<key>`` is a shared quantity,
    ``01 ngày`` a number with its unit, ``lớp`` a unit whose number is to be typed."""

    name: str
    level: int = 1
    factors: tuple[str, ...] = ()
    price_unit: str = ""
    note: str = ""
    levels: tuple[str, ...] = ()
    on: bool = True


@dataclass(frozen=True)
class ModeTemplate:
    """A way of inspecting: a column of marks with days of its own."""

    code: str
    title: str


@dataclass(frozen=True)
class MemberTemplate:
    """A member of the team."""

    role: str
    agency: str


@dataclass(frozen=True)
class FreeTemplate:
    """A free table: its first row is the head."""

    key: str
    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class FormTemplate:
    """An indicator form: columns are code and title, indicators level, name and unit."""

    key: str
    name: str
    columns: tuple[tuple[str, str], ...]
    indicators: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class KindTemplate:
    """A kind of plan, ``about`` says what for. ``offered`` False: not in the list of new plans.

    ``years`` is the usual length; ``levels`` of administration that issue it, none means all.
    ``preset`` tells several templates of one kind apart. ``drafted_by_lead``: a paper that the
    agency in charge writes for the people's committee.
    """

    kind: PlanKind
    preset: str
    name: str
    about: str
    order: int
    subject: str
    symbol: str
    opening: BasesForm
    closing: str
    sections: tuple[SectionTemplate, ...]
    introduction: tuple[ByLevel, ...] = ()
    signatures: tuple[ByLevel, ...] = ()
    signers: tuple[str, ...] = ()
    recipients: tuple[ByLevel, ...] = ()
    offered: bool = True
    document_type: str = "Kế hoạch"
    years: int = 1
    levels: tuple[str, ...] = ()
    drafted_by_lead: bool = False
    filed: bool = True
    subject_before_tcvn: str = ""
    bases: tuple[str, ...] = ()
    addressees: tuple[ByLevel, ...] = ()
    mailing: tuple[ByLevel, ...] = ()
    receivers: tuple[str, ...] = ()
    standard_from: str = ""
    standard_to: str = ""
    task_groups: str = ""
    unit_groups: tuple[ByLevel, ...] = ()
    unit_groups_until_2025_06_30: tuple[ByLevel, ...] = ()
    unit_word: str = "đơn vị"
    modes: tuple[ModeTemplate, ...] = ()
    team: tuple[MemberTemplate, ...] = ()
    funding: str = ""
    tables: tuple[TableTemplate, ...] = ()
    free_tables: tuple[FreeTemplate, ...] = ()
    forms: tuple[FormTemplate, ...] = ()
    annexes: tuple[AnnexTemplate, ...] = ()
    quantities: tuple[QuantityTemplate, ...] = ()
    tasks: tuple[TaskTemplate, ...] = ()
    budget: tuple[BudgetTemplate, ...] = ()


@dataclass(frozen=True)
class BasisTemplate:
    """A legal document; ``sure`` found, lookup, own or gap. ``printed`` replaces the citation.

    ``first_year`` and ``last_year`` bound the plans that may rest on it beside its own date.
    """

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

    @property
    def unsure(self) -> str:
        """What is still to be compared with the document itself, "" for nothing."""
        return "" if self.sure == "found" else self.note or "cần đối chiếu với văn bản gốc"

    levels: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None

    def may_stand_in(self, year: int, level: str) -> bool:
        """Whether a plan of this level that begins in ``year`` may rest on it."""
        issued = self.date.year if self.date else None
        return (
            fits(self.levels, level)
            and (issued is None or issued <= year)
            and (self.first_year is None or self.first_year <= year)
            and (self.last_year is None or year <= self.last_year)
        )


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


@dataclass(frozen=True)
class Standards:
    """The standards that any office may name."""

    standards: tuple[StandardTemplate, ...]


@cache
def templates() -> tuple[KindTemplate, ...]:
    """All templates, in the order of the list. ValueError names a file that is not well formed."""
    folder = resource("kinds")
    found = [_kind(path.stem) for path in sorted(folder.glob("*.toml")) if path.stem != "names"]
    return tuple(sorted(found, key=lambda template: template.order))


@cache
def kind_templates() -> Mapping[PlanKind, KindTemplate]:
    """The first template of each kind, in the order of the list."""
    found: dict[PlanKind, KindTemplate] = {}
    for template in templates():
        found.setdefault(template.kind, template)
    return MappingProxyType(found)


@cache
def usual_standards() -> tuple[StandardTemplate, ...]:
    """The standards offered before they are in the office's list."""
    found: Standards = canonical.from_data(Standards, _toml("standards.toml"))
    return found.standards


@cache
def legal_bases() -> LegalBases:
    """The office-wide list of documents."""
    bases: LegalBases = canonical.from_data(LegalBases, _plain(_toml("legal-bases.toml")))
    return bases


@cache
def level_names(until_2025: bool = False) -> Mapping[str, Mapping[str, str]]:
    """By level of administration: who fills which gap, today or before 1/7/2025."""
    names = _toml("kinds/names.toml")
    past = names.pop("until_2025_06_30")
    everywhere = names.pop("all")
    return MappingProxyType(
        {
            level: everywhere | given | (past["all"] | past.get(level, {}) if until_2025 else {})
            for level, given in names.items()
        }
    )


def _kind(name: str) -> KindTemplate:
    path = f"kinds/{name}.toml"
    try:
        template: KindTemplate = canonical.from_data(
            KindTemplate, {"kind": name, "preset": name} | _toml(path)
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
