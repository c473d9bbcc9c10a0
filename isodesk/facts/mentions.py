"""Which mention of a document is the first in a plan, in the order in which the plan is read.

Phụ lục I, II.6.b of Decree 30/2020: the first mention prints in full, later ones short. A field of
a citation that asks for neither form is marked as a later mention where it is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from isodesk.facts.kinds import BlockKind, TableSource
from isodesk.facts.plan import PlanFacts
from isodesk.facts.richtext import FieldRef, RichText
from isodesk.facts.text import Block, Citation, LegalBasis

_T = TypeVar("_T")

LATER = "later"
"""The flag of a mention that is not the first."""

_ASKED = {"short", "full"}
_TABLED = {
    TableSource.TASKS: ("task_groups", "tasks"),
    TableSource.MATRIX: ("columns", "groups", "subjects"),
    TableSource.INSPECTION: ("columns", "groups", "subjects"),
    TableSource.BUDGET: ("budget_columns", "budget_lines"),
    TableSource.MAILING: ("mailing",),
    TableSource.INDICATORS: ("indicator_forms",),
    TableSource.FREE: ("free_tables",),
}


def plan_citations(plan: PlanFacts) -> dict[str, Citation]:
    """The documents that a plan's fields may name: its own and those of its bases, by key."""
    based = {b.citation.key: b.citation for b in plan.legal_bases if b.citation is not None}
    return based | {citation.key: citation for citation in plan.citations}


def with_mentions(plan: PlanFacts) -> PlanFacts:
    """The plan with every later mention marked, and no other."""
    citations = plan_citations(plan)
    return _Reader(plan, citations).read() if citations else plan


class _Reader:
    """Reads a plan from top to bottom; what it read is kept section by section."""

    def __init__(self, plan: PlanFacts, citations: dict[str, Citation]) -> None:
        self._plan = plan
        self._citations = citations
        self._seen: set[str] = set()
        self._read: dict[str, Any] = {}

    def read(self) -> PlanFacts:
        """The body, the annexes, then what no page prints."""
        plan = self._plan
        self._section("subject")
        blocks = tuple(self._block(block) for block in plan.blocks)
        annexes = []
        for annex in plan.annexes:
            name = self._marked(annex.name)
            inside = tuple(self._block(block) for block in annex.blocks)
            annexes.append(replace(annex, name=name, blocks=inside))
        for names in (("legal_bases", "tables"), *_TABLED.values()):
            for section in names:
                self._section(section)
        return replace(plan, **(self._read | {"blocks": blocks, "annexes": tuple(annexes)}))

    def _block(self, block: Block) -> Block:
        if block.kind is BlockKind.LEGAL_BASES:
            self._section("legal_bases")
        elif block.kind is BlockKind.TABLE:
            table = self._plan.table(block.table)
            for name in ("tables", *_TABLED[table.source]) if table else ():
                self._section(name)
        return replace(block, text=self._marked(block.text))

    def _section(self, name: str) -> None:
        if name not in self._read:
            self._read[name] = self._deep(getattr(self._plan, name))

    def _deep(self, value: _T) -> _T:
        """Any facts with the texts in them marked."""
        found: Any = value
        if isinstance(value, RichText):
            found = self._marked(value)
        elif isinstance(value, tuple):
            found = tuple(self._deep(item) for item in value)
        elif isinstance(value, LegalBasis):
            found = replace(value, text=self._marked(value.text))
            self._seen |= set(self._named_by(value))
        elif is_dataclass(value) and not isinstance(value, (type, Citation)):
            holding = {f.name: getattr(value, f.name) for f in fields(value)}
            parts = {n: self._deep(v) for n, v in holding.items() if _may_hold_text(v)}
            found = replace(value, **parts)
        return cast(_T, found)

    def _named_by(self, basis: LegalBasis) -> Iterator[str]:
        """The documents that a basis names, be it only in words."""
        if basis.citation is not None:
            yield basis.citation.key
        words = basis.text.plain()
        for key, citation in self._citations.items():
            if citation.symbol and citation.symbol in words:
                yield key

    def _marked(self, text: RichText) -> RichText:
        if not any(field.source == "citation" for field in text.fields):
            return text
        return text.map_fields(self._field)

    def _field(self, field: FieldRef) -> FieldRef:
        if field.source != "citation":
            return field
        is_later = field.target in self._seen
        self._seen.add(field.target)
        flags = [flag for flag in field.format.split(",") if flag and flag != LATER]
        if is_later and _ASKED.isdisjoint(flags):
            flags.append(LATER)
        return replace(field, format=",".join(flags))


def _may_hold_text(value: object) -> bool:
    return isinstance(value, RichText | tuple) or is_dataclass(value)
