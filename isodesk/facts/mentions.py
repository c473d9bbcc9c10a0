"""Which mention of a document is the first in a plan, in the order in which the plan is read.

Phụ lục I, II.6.b of Decree 30/2020: the first mention prints in full, later ones short. A field of
a citation that asks for neither form is marked as a later mention where it is one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast, get_args

from isodesk.facts.canonical import field_types
from isodesk.facts.kinds import REPORT_SOURCES, BlockKind, TableSource
from isodesk.facts.plan import PlanFacts
from isodesk.facts.richtext import FieldRef, RichText, Run
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
    TableSource.TEAM: (),
    **dict.fromkeys(REPORT_SOURCES, ()),
    TableSource.ROADMAP: ("task_groups", "tasks"),
}


def plan_citations(plan: PlanFacts) -> dict[str, Citation]:
    """The documents that a plan's fields may name: its own and those of its bases, by key."""
    based = {b.citation.key: b.citation for b in plan.legal_bases if b.citation is not None}
    return based | {citation.key: citation for citation in plan.citations}


def with_mentions(plan: PlanFacts) -> PlanFacts:
    """The plan with every later mention marked, and no other."""
    citations = plan_citations(plan)
    return _Reader(plan, citations).read() if citations else plan


def with_mentions_after(before: PlanFacts, plan: PlanFacts) -> PlanFacts:
    """The same for what ``before``, marked already, has become.

    Only rows that are others are looked at; the plan is read anew when one of them, as it was or
    as it is, names a document.
    """
    if before is plan:
        return plan
    whole = ("subject", "blocks", "annexes", "legal_bases", "citations", "tables")
    pairs = [(getattr(before, name), getattr(plan, name)) for name in whole]
    if any(old is not new for old, new in pairs):
        return with_mentions(plan)
    rows = {name for names in _TABLED.values() for name in names}
    changed = any(_cites_anew(getattr(before, name), getattr(plan, name)) for name in rows)
    return with_mentions(plan) if changed else plan


def _cites_anew(old: tuple[Any, ...], new: tuple[Any, ...]) -> bool:
    if old is new:
        return False
    if len(old) != len(new):
        return _cites(old) or _cites(new)
    return any(_cites(a) or _cites(b) for a, b in zip(old, new, strict=True) if a is not b)


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
            section = getattr(self._plan, name)
            cites = name == "legal_bases" or _cites(section)
            self._read[name] = self._deep(section) if cites else section

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
        elif is_dataclass(value) and not isinstance(value, type):
            parts = {
                name: self._deep(getattr(value, name))
                for name in _texts_of(cast(Hashable, type(value)))
            }
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
        return text.map_fields(self._field) if _cites(text) else text

    def _field(self, field: FieldRef) -> FieldRef:
        if field.source != "citation":
            return field
        is_later = field.target in self._seen
        self._seen.add(field.target)
        flags = [flag for flag in field.format.split(",") if flag and flag != LATER]
        if is_later and _ASKED.isdisjoint(flags):
            flags.append(LATER)
        return replace(field, format=",".join(flags))


def _cites(value: Any) -> bool:
    """Whether a text in these facts names a document by a field."""
    if isinstance(value, RichText):
        parts = value.parts
        if not parts or (len(parts) == 1 and isinstance(parts[0], Run)):
            return False
        return any(isinstance(p, FieldRef) and p.source == "citation" for p in parts)
    if isinstance(value, tuple):
        return any(map(_cites, value))
    return any(_cites(getattr(value, name)) for name in _texts_of(cast(Hashable, type(value))))


@cache
def _texts_of(kind: Hashable) -> tuple[str, ...]:
    """The fields of a facts class that hold texts, or facts that do."""
    return tuple(
        name for name, hint in field_types(cast(type, kind)).items() if _may_hold_text(hint)
    )


def _may_hold_text(hint: Any) -> bool:
    if hint is RichText:
        return True
    inner = get_args(hint)
    if inner:
        return any(map(_may_hold_text, inner))
    is_facts = isinstance(hint, type) and is_dataclass(hint) and hint is not Citation
    return is_facts and bool(_texts_of(cast(Hashable, hint)))
