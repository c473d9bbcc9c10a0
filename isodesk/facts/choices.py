"""What can be inserted as a field: every source with every target this plan has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from isodesk.facts.fields import OF_PLAN, QUOTES, TEAM_PARTS, FieldContext, source_of
from isodesk.facts.kinds import LETTER_KINDS, BlockKind
from isodesk.facts.numbering import block_numbers
from isodesk.facts.report_fields import MONEY_WORDS, TASK_WORDS, UNIT_WORDS, named_parts
from isodesk.facts.richtext import FieldRef
from isodesk.vietnamese.text import small_first


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
        found = source_of(field)
        title = found.title if found else source
        if source.startswith(OF_PLAN):
            title = f"Của kế hoạch, {small_first(title)}"
        name = f"{title}: {words}" if words else title
        choices.append(FieldChoice(field, name, context.show(field)))
    return tuple(choices)


def target_words(context: FieldContext, field: FieldRef) -> str:
    """What a field's source is read for, in words; "" when the plan has no such choice."""
    if field.source == "ref":
        return _indented(context, field.target).strip()
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
    yield from _answers(context)
    yield from _reports(context)
    yield from _quotes(context)


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
    if plan.first_year is None or plan.first_year != plan.last_year:
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
    yield "standard", "new", "chuyển sang, khi chưa công bố thì ghi phiên bản mới", ""


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
    if plan.mailing:
        yield "count.mailing", "", "cả danh sách", "pad2"
    for entry in plan.mailing:
        if entry.count > 1:
            yield "count.mailing", entry.key, context.text(entry.name), "pad2"


def _answers(context: FieldContext) -> Iterator[Candidate]:
    if context.plan.kind in LETTER_KINDS:
        yield "letter.deadline", "", "", ""
        yield "receivers", "", "", ""


def _reports(context: FieldContext) -> Iterator[Candidate]:
    """What a report can show of its plans."""
    if context.plan.report is None:
        return
    yield "report.period", "", "", ""
    yield "report.period", "before", "kỳ trước", ""
    yield "report.day", "", "", ""
    yield "report.plan", "", "đầy đủ", ""
    yield "report.name", "", "gọn", ""
    several = len(context.reported) > 1
    for scope, about in _reported(context):
        if not scope and not several and context.reported:
            continue
        for what, words in TASK_WORDS.items():
            yield "report.tasks", f"{scope}/{what}", f"{about}{words}", "pad2"
            yield "report.tasks_before", f"{scope}/{what}", f"{about}{words}", "pad2"
        for what, words in UNIT_WORDS.items():
            yield "report.units", f"{scope}/{what}", f"{about}{words}", "pad2"
            yield "report.units_so_far", f"{scope}/{what}", f"{about}{words}", "pad2"
        for what, words in MONEY_WORDS.items():
            yield "report.money", f"{scope}/{what}", f"{about}{words}", ""
        yield "report.money_percent", scope, about.rstrip(", "), ""


def _reported(context: FieldContext) -> Iterator[tuple[str, str]]:
    yield "", ""
    for key, each in context.reported.items():
        name = each.plan.number or context.text(each.plan.subject)[:40]
        yield key, f"{each.plan.document_type} {name}, "
        for row, title in named_parts(each.plan):
            yield row, f"{' '.join(each.text(title).split())}, "


def _quotes(context: FieldContext) -> Iterator[Candidate]:
    """What a paper can show of the plan that it travels with."""
    if context.parent is None:
        return
    for source in QUOTES:
        if source != "block":
            yield OF_PLAN + source, "", "", "low" if source == "subject" else ""
    for source, target, words, format_ in _candidates(context.parent):
        yield OF_PLAN + source, target, words, format_


def _references(context: FieldContext) -> Iterator[Candidate]:
    plan, text = context.plan, context.text
    for citation in context.citations.values():
        name = f"{citation.kind} {citation.symbol}".strip()
        yield "citation", citation.key, name, ""
        yield "citation", citation.key, f"{name}, đầy đủ", "full"
        yield "citation", citation.key, f"{name}, ngắn", "short"
    for task in plan.tasks:
        yield "task.period", task.key, text(task.content), ""
        yield "deadline", task.key, text(task.content), ""


def reference_choices(context: FieldContext) -> tuple[FieldChoice, ...]:
    """Every numbered part of the text and every annex, in their order, as a cross-reference."""
    return tuple(
        FieldChoice(FieldRef("ref", key), _indented(context, key), shown)
        for key, shown in context.references.items()
    )


def _indented(context: FieldContext, key: str) -> str:
    """The number and the first words of what is referred to."""
    for annex in context.plan.annexes:
        if annex.key == key:
            return f"{context.references[key]} – {_one_line(context.text(annex.name))}"
    texts = (context.plan.blocks, *(annex.blocks for annex in context.plan.annexes))
    for blocks in texts:
        for block in blocks:
            if block.key == key:
                depth = block.level - 1 if block.kind is not BlockKind.POINT else 3
                number = block_numbers(blocks)[key]
                return f"{'    ' * depth}{number} {_one_line(context.text(block.text))}"
    return ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
