"""What can be inserted as a field: every source with every target this plan has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from isodesk.facts.fields import SOURCES, TEAM_PARTS, FieldContext
from isodesk.facts.richtext import FieldRef


@dataclass(frozen=True)
class FieldChoice:
    """A field ready to insert, its name in words and the text it shows now."""

    field: FieldRef
    name: str
    shown: str


def field_choices(context: FieldContext) -> tuple[FieldChoice, ...]:
    """All fields that would show something now, in the order of the sources."""
    choices = []
    for source, target, words, format_ in _candidates(context):
        field = FieldRef(source, target, format_)
        if context.is_broken(field):
            continue
        name = f"{SOURCES[source].title}: {words}" if words else SOURCES[source].title
        choices.append(FieldChoice(field, name, context.show(field)))
    return tuple(choices)


def target_words(context: FieldContext, field: FieldRef) -> str:
    """What a field's source is read for, in words; "" when the plan has no such choice."""
    wanted = (field.source, field.target)
    found = (
        words for source, target, words, _ in _candidates(context) if (source, target) == wanted
    )
    return next(found, "")


Candidate = tuple[str, str, str, str]


def _candidates(context: FieldContext) -> Iterator[Candidate]:
    yield from _counts(context)
    yield from _money(context)
    yield from _quantities(context)
    yield from _plan(context)
    yield from _inspection(context)
    yield from _references(context)


def _counts(context: FieldContext) -> Iterator[Candidate]:
    plan, text = context.plan, context.text
    if plan.subjects:
        yield "count.all", "", "", "pad2"
    for group in plan.groups:
        yield "count.group", group.key, text(group.name), "pad2"
    for column in plan.columns:
        yield "count.column", column.key, column.code, "pad2"
    for group in plan.groups:
        for column in plan.columns:
            target = f"{group.key}/{column.key}"
            yield "count.cell", target, f"{text(group.name)}, {column.code}", "pad2"


def _money(context: FieldContext) -> Iterator[Candidate]:
    plan, text = context.plan, context.text
    yield "amount.total", "", "bằng số", ""
    yield "amount.total", "", "bằng chữ", "words,chan,cap"
    for column in plan.budget_columns:
        yield "amount.column", column.key, text(column.title), ""
    for line in plan.budget_lines:
        yield "amount", line.key, text(line.name), ""
        for column in plan.budget_columns:
            where = f"{text(line.name)}, {text(column.title)}"
            yield "amount", f"{line.key}/{column.key}", where, ""
        yield "price", line.key, text(line.name), ""
        yield "cost", line.key, text(line.name), ""


def _quantities(context: FieldContext) -> Iterator[Candidate]:
    for quantity in context.plan.quantities:
        for column in context.plan.budget_columns or context.plan.columns:
            words = f"{quantity.name}, {column.code}"
            yield "quantity", f"{quantity.key}/{column.code}", words, "pad2"
        yield "quantity", quantity.key, f"{quantity.name}, cộng các năm", "pad2"


def _plan(context: FieldContext) -> Iterator[Candidate]:
    plan = context.plan
    yield "years", "", "", ""
    yield "span", "", "", "pad2"
    if plan.first_year is not None:
        for step in range((plan.last_year or plan.first_year) - plan.first_year + 1):
            yield "year", f"first+{step}" if step else "first", str(plan.first_year + step), ""
    yield "number", "", "", ""
    yield "date", "", "", ""
    yield "issuer", "full", "tên đầy đủ", ""
    yield "issuer", "short", "tên ngắn", ""
    yield "standard", "from", "đang áp dụng", ""
    yield "standard", "to", "chuyển sang", ""


def _inspection(context: FieldContext) -> Iterator[Candidate]:
    plan = context.plan
    for column in plan.columns:
        yield "column.period", column.key, " ".join(context.text(column.title).split()), ""
    for member in plan.team:
        for part, words in TEAM_PARTS.items():
            yield "team", f"{member.key}/{part}", f"{member.role}, {words}", ""
    for subject in plan.subjects:
        if subject.members:
            shared = context.text(subject.name).partition(" (")[0]
            yield "members", subject.key, shared, ""
            yield "count.members", subject.key, shared, "pad2"
    yield "letter.deadline", "", "", ""
    yield "receivers", "", "", ""
    if plan.mailing:
        yield "count.mailing", "", "cả danh sách", "pad2"
    for entry in plan.mailing:
        if entry.count > 1:
            yield "count.mailing", entry.key, context.text(entry.name), "pad2"


def _references(context: FieldContext) -> Iterator[Candidate]:
    plan, text = context.plan, context.text
    for citation in plan.citations:
        yield "citation", citation.key, f"{citation.kind} {citation.symbol}", ""
        yield "citation", citation.key, f"{citation.kind} {citation.symbol}, ngắn", "short"
    for task in plan.tasks:
        yield "task.period", task.key, text(task.content), ""
        yield "deadline", task.key, text(task.content), ""
