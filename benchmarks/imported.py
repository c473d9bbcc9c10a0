"""Clean plans as an importer would deliver them: words typed, printed sums and numbers stated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from isodesk.checks.budget_rows import money_unit
from isodesk.facts import Blank, FieldRef, Issuer, PlanFacts, RichText, SignatureColumn, Stated
from isodesk.facts.dates import DocumentDate
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import annex_headings, subject_numbers, task_numbers
from isodesk.services.kinds import Choice, load_presets, new_plan
from isodesk.services.sample import SAMPLES, sample_plan
from isodesk.vietnamese.amounts import format_amount

_PROVINCE = Issuer(
    ("ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN"),
    (),
    "Ủy ban nhân dân tỉnh Lạng Sơn",
    "UBND tỉnh Lạng Sơn",
    "UBND",
    "Lạng Sơn",
)
# What is wrong in the samples, and what it ought to be.
_MENDED = (
    ("4109/QĐ-BKH-CN", "4109/QĐ-BKHCN"),
    ("26/2014/TT-BKHHCN", "26/2014/TT-BKHCN"),
    ("SKHHCN", "SKHCN"),
    ("I + II + III", "I + II"),
    ("tổng kết;.....)", "tổng kết)"),
    ("TCVN 9001", "TCVN ISO 9001"),
    ("TTTC", "TTHC"),
    ("BCD ", "BCĐ "),
    ("Phần đầu", "Phấn đấu"),
    ("116/ 2015", "116/2015"),
    ("02 Phụ lục", "các Phụ lục"),
)


def clean_plans() -> tuple[PlanFacts, ...]:
    """The five samples mended and a new plan of each kind, all with everything typed."""
    samples = (_mended(sample_plan(name)) for name in SAMPLES)
    kinds = (
        new_plan(t.kind, _PROVINCE, 2027, 2026 + t.years, level="province", choice=_choice(t))
        for t in load_presets()
        if not t.levels or "province" in t.levels
    )
    named = (
        replace(plan, date=DocumentDate(2027, 1, 15), number="12", signatures=_signers(plan))
        for plan in kinds
    )
    return tuple(_stated(_typed(plan)) for plan in (*samples, *named))


def _choice(template: Any) -> Choice:
    return Choice(preset=template.preset)


def _signers(plan: PlanFacts) -> tuple[SignatureColumn, ...]:
    return tuple(replace(column, name="Nguyễn Văn An") for column in plan.signatures)


def _mended(plan: PlanFacts) -> PlanFacts:
    columns = tuple(
        replace(c, first=c.first.replace(year=2020), last=c.last and c.last.replace(year=2020))
        if c.first
        else c
        for c in plan.columns
    )
    signed = tuple(
        replace(c, authority=("TM. ỦY BAN NHÂN DÂN", *c.authority))
        if plan.issuer.header[0].startswith("ỦY BAN")
        else c
        for c in plan.signatures
    )
    tasks = tuple(replace(t, start_at=None, numbered=True) for t in plan.tasks)
    tasks = tuple(replace(t, lead=t.lead or "BCĐ ISO tỉnh") for t in tasks)
    return replace(plan, stated=(), columns=columns, signatures=signed, tasks=tasks)


def _typed(plan: PlanFacts) -> PlanFacts:
    context = FieldContext.of(plan)

    def words(text: RichText) -> RichText:
        parts: list[Any] = [
            context.show(part) if isinstance(part, FieldRef) else part for part in text.parts
        ]
        whole: list[Any] = []
        for part in parts:
            said = part if isinstance(part, str | Blank) else getattr(part, "text", "\t")
            if isinstance(said, str) and whole and isinstance(whole[-1], str):
                whole[-1] += said
            else:
                whole.append(said)
        mended = [_mend(part) if isinstance(part, str) else part for part in whole]
        return RichText.of(*mended)

    def deep(value: Any) -> Any:
        if isinstance(value, RichText):
            return words(value)
        if isinstance(value, tuple):
            return tuple(deep(item) for item in value)
        if is_dataclass(value) and not isinstance(value, type):
            names = [f.name for f in fields(value) if f.init and f.name != "parent"]
            return replace(value, **{name: deep(getattr(value, name)) for name in names})
        return value

    return cast(PlanFacts, deep(plan))


def _mend(text: str) -> str:
    for wrong, right in _MENDED:
        text = text.replace(wrong, right)
    return text


def _stated(plan: PlanFacts) -> PlanFacts:
    return replace(plan, stated=tuple(_printed(plan)))


def _printed(plan: PlanFacts) -> Iterator[Stated]:
    context = FieldContext.of(plan)
    yield from _sums(plan, context)
    counts = context.counts
    for group in plan.groups:
        for marked in plan.columns:
            number = counts.number(group.key, marked.key)
            yield Stated(f"groups/{group.key}/{marked.key}", f"{number:02d}")
    for marked in plan.columns:
        yield Stated(f"columns/{marked.key}/total", f"{counts.number(column=marked.key):02d}")
    for room, numbers in (("tasks", task_numbers(plan)), ("subjects", subject_numbers(plan))):
        for row in getattr(plan, room):
            if numbers[row.key]:
                yield Stated(f"{room}/{row.key}/number", numbers[row.key])
    day = plan.date.to_date()
    for key, heading in annex_headings(plan.annexes).items():
        if heading and day and plan.number:
            said = f"(Kèm theo Kế hoạch số {plan.number}/{plan.symbol} ngày {day:%d/%m/%Y})"
            yield Stated(f"annexes/{key}/reference", said)


def _sums(plan: PlanFacts, context: FieldContext) -> Iterator[Stated]:
    totals, unit = context.totals, money_unit(plan)
    sums = {f"budget/{line.key}/total": totals.rows[line.key] for line in plan.budget_lines}
    sums |= {f"budget/total/{c.key}": totals.columns[c.key] for c in plan.budget_columns}
    for place, amount in (sums | {"budget/total/total": totals.total}).items():
        if amount is not None:
            yield Stated(place, format_amount(amount, unit))
