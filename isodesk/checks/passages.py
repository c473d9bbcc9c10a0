"""Every text of a plan with its place, and what in it was typed rather than computed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

from isodesk.facts import Blank, FieldRef, PlanFacts, RichText
from isodesk.facts.fields import FieldContext
from isodesk.facts.places import PlaceNames

WORD = re.compile(r"[^\W\d_]+")
_T = TypeVar("_T")


@dataclass(frozen=True)
class Passage:
    """One text of the plan at its place."""

    place: str
    place_name: str
    text: RichText


@dataclass(frozen=True)
class Reading:
    """A passage as it prints; ``computed`` are the stretches nobody typed: fields and blanks."""

    text: str
    computed: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, text: RichText, fields: FieldContext) -> Reading:
        """Read ``text`` with its fields shown."""
        written, spans = "", []
        for part in text.parts:
            shown = RichText((part,)).plain(fields.show)
            if isinstance(part, FieldRef | Blank):
                spans.append((len(written), len(written) + len(shown)))
            written += shown
        return cls(written, tuple(spans))

    def typed(self, match: re.Match[str], group: str | int = 0) -> bool:
        """True when no field or blank wrote any part of the match."""
        return self.typed_at(*match.span(group))

    def typed_at(self, start: int, end: int) -> bool:
        """The same of a stretch."""
        return all(end <= first or last <= start for first, last in self.computed)


@dataclass(frozen=True)
class Checked:
    """A plan under review: its fields, place names and passages, each computed once."""

    plan: PlanFacts

    @cached_property
    def fields(self) -> FieldContext:
        """The plan with its totals."""
        return FieldContext.of(self.plan)

    @cached_property
    def names(self) -> PlaceNames:
        """Places in words."""
        return PlaceNames.of(self.plan, self.fields)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text that is not empty, in the order of the document."""
        plan = self.fields.plan
        found = (*_written(plan), *_tabled(plan), *_other_tables(plan))
        return tuple(
            Passage(place, self.names.of_place(place), text) for place, text in found if text
        )

    @cached_property
    def readings(self) -> tuple[tuple[Passage, Reading], ...]:
        """Every passage as it prints."""
        return tuple((p, Reading.of(p.text, self.fields)) for p in self.passages)

    @cached_property
    def words(self) -> tuple[tuple[Passage, Reading, tuple[re.Match[str], ...]], ...]:
        """Every passage with its words."""
        return tuple((p, r, tuple(WORD.finditer(r.text))) for p, r in self.readings)

    @cached_property
    def _shared(self) -> dict[object, Any]:
        return {}

    def shared(self, make: Callable[[Checked], _T]) -> _T:
        """What several rules need, made by ``make`` once a review."""
        if make not in self._shared:
            self._shared[make] = make(self)
        return cast(_T, self._shared[make])

    def at(self, *rooms: str) -> Iterator[tuple[Passage, Reading]]:
        """The passages whose place begins with one of ``rooms`` (``blocks``, ``tasks`` …)."""
        return ((p, r) for p, r in self.readings if p.place.partition("/")[0] in rooms)


Placed = tuple[str, RichText]


def _written(plan: PlanFacts) -> Iterator[Placed]:
    yield "header/subject", plan.subject
    for basis in plan.legal_bases:
        yield f"bases/{basis.key}", basis.text
    for block in plan.blocks:
        yield f"blocks/{block.key}", block.text
    for annex in plan.annexes:
        yield f"annexes/{annex.key}", annex.name
        for block in annex.blocks:
            yield f"blocks/{block.key}", block.text


def _tabled(plan: PlanFacts) -> Iterator[Placed]:
    for table in plan.tables:
        yield f"tables/{table.key}/caption", table.caption
        for column in table.columns:
            yield f"tables/{table.key}/{column.code}", RichText.of(*column.group.parts)
            yield f"tables/{table.key}/{column.code}", column.title
        yield f"tables/{table.key}/total", table.total
    for group in plan.task_groups:
        yield f"task_groups/{group.key}", group.title
    for task in plan.tasks:
        words = {"period": task.period.text, "lead": task.lead, "support": task.support}
        yield f"tasks/{task.key}/content", task.content
        for name, text in (words | {"cost": task.cost, "result": task.result}).items():
            yield f"tasks/{task.key}/{name}", RichText.of(text)
        yield f"tasks/{task.key}/audience", task.audience
        yield f"tasks/{task.key}/product", task.product
        yield f"tasks/{task.key}/note", task.note
    for matrix_column in plan.columns:
        yield f"columns/{matrix_column.key}", matrix_column.title
    for subject_group in plan.groups:
        yield f"groups/{subject_group.key}/name", subject_group.name
        yield f"groups/{subject_group.key}/note", subject_group.note
    for subject in plan.subjects:
        yield f"subjects/{subject.key}/name", subject.name
        yield f"subjects/{subject.key}/note", subject.note
    for budget_column in plan.budget_columns:
        yield f"budget_columns/{budget_column.key}", budget_column.title
    for line in plan.budget_lines:
        yield f"budget/{line.key}/name", line.name
        yield f"budget/{line.key}/note", line.note


def _other_tables(plan: PlanFacts) -> Iterator[Placed]:
    for free in plan.free_tables:
        for row in free.rows:
            for i, cell in enumerate(row.cells):
                yield f"free_tables/{free.key}/{row.key}/{i}", cell
    for form in plan.indicator_forms:
        yield f"indicator_forms/{form.key}", form.name
        for column in form.columns:
            yield f"indicator_forms/{form.key}/value:{column.code}", column.title
        for indicator in form.indicators:
            yield f"indicator_forms/{form.key}/{indicator.key}", indicator.name
            yield f"indicator_forms/{form.key}/{indicator.key}", indicator.note
    for entry in plan.mailing:
        yield f"mailing/{entry.key}", entry.name
    for recipient in plan.recipients:
        yield "recipients", RichText.of(recipient.name)
