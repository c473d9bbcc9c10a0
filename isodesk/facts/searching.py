"""Every text of a plan that is typed by hand, with its place: what find and replace go through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from isodesk.facts import PlanFacts, RichText
from isodesk.facts.fields import FieldContext
from isodesk.facts.retyping import replaced
from isodesk.vietnamese.finding import Span, occurrences


@dataclass(frozen=True)
class PlanText:
    """One text: its place on the screen, and whose field of which section it is.

    ``inner`` is the key of a row inside that (an indicator, a row of a free table), ``cell`` the
    position of its cell. ``fixed`` texts can be found but are changed only where they stand.
    """

    place: str
    section: str
    key: str
    field: str
    text: RichText | str
    inner: str = ""
    cell: int = -1
    fixed: bool = False


@dataclass(frozen=True)
class Found:
    """A text in which the words stand: as shown, and where."""

    where: PlanText
    shown: str
    spans: tuple[Span, ...]


def found_in(
    plan: PlanFacts, context: FieldContext, needle: str, *, exact: bool = False
) -> list[Found]:
    """The texts of a plan in which ``needle`` stands, in the order of the tabs."""
    hits = []
    for each in plan_texts(plan):
        shown = each.text if isinstance(each.text, str) else context.text(each.text)
        spans = occurrences(needle, shown, exact=exact)
        if spans:
            hits.append(Found(each, shown, tuple(spans)))
    return hits


def with_words(found: Found, words: str, context: FieldContext) -> tuple[RichText | str, int]:
    """The text with ``words`` in every place found, and how many there were; fields stay."""
    text: RichText | str = found.where.text
    count = 0
    for start, stop in reversed(found.spans):
        if isinstance(text, str):
            text, count = text[:start] + words + text[stop:], count + 1
        elif (new := replaced(text, start, stop, words, context.show)) is not None:
            text, count = new, count + 1
    return text, count


def plan_texts(plan: PlanFacts) -> Iterator[PlanText]:
    """The texts of a plan: its subject and bases, the body, annexes, and the rows of its tables."""
    yield PlanText("header/subject", "", plan.key, "subject", plan.subject, fixed=True)
    for basis in plan.legal_bases:
        yield PlanText(f"bases/{basis.key}", "", basis.key, "text", basis.text, fixed=True)
    for block in plan.all_blocks():
        yield PlanText(f"blocks/{block.key}", "blocks", block.key, "text", block.text)
    yield from _tasks(plan)
    yield from _subjects(plan)
    yield from _budget(plan)
    yield from _forms(plan)
    for member in plan.team:
        for name in ("role", "name", "post", "agency"):
            text = getattr(member, name)
            yield PlanText(f"team/{member.key}/{name}", "team", member.key, name, text)
    for entry in plan.mailing:
        place = f"mailing/{entry.key}/name"
        yield PlanText(place, "mailing", entry.key, "name", entry.name)


def _tasks(plan: PlanFacts) -> Iterator[PlanText]:
    for group in plan.task_groups:
        place = f"task_groups/{group.key}/title"
        yield PlanText(place, "task_groups", group.key, "title", group.title)
    for task in plan.tasks:
        at = f"tasks/{task.key}"
        for name in ("content", "lead", "support", "audience", "product", "cost", "note"):
            yield PlanText(f"{at}/{name}", "tasks", task.key, name, getattr(task, name))
        yield PlanText(f"{at}/period", "tasks", task.key, "period", task.period.text)


def _subjects(plan: PlanFacts) -> Iterator[PlanText]:
    for section, rows in (("groups", plan.groups), ("subjects", plan.subjects)):
        for row in rows:
            for name in ("name", "note"):
                text = getattr(row, name)
                yield PlanText(f"{section}/{row.key}/{name}", section, row.key, name, text)
    for column in plan.columns:
        yield PlanText(f"columns/{column.key}", "columns", column.key, "title", column.title)


def _budget(plan: PlanFacts) -> Iterator[PlanText]:
    for line in plan.budget_lines:
        for name in ("name", "note"):
            text = getattr(line, name)
            yield PlanText(f"budget/{line.key}/{name}", "budget_lines", line.key, name, text)
    for column in plan.budget_columns:
        place = f"budget_columns/{column.key}"
        yield PlanText(place, "budget_columns", column.key, "title", column.title)


def _forms(plan: PlanFacts) -> Iterator[PlanText]:
    for form in plan.indicator_forms:
        for row in form.indicators:
            for name in ("name", "unit", "note"):
                place = f"indicator_forms/{form.key}/{row.key}/{name}"
                text = getattr(row, name)
                yield PlanText(place, "indicator_forms", form.key, name, text, row.key)
    for table in plan.free_tables:
        for free in table.rows:
            for at, cell in enumerate(free.cells):
                place = f"free_tables/{table.key}/{free.key}/{at}"
                yield PlanText(place, "free_tables", table.key, "cells", cell, free.key, at)
