"""A budget as lines of text: ``+ Đi Cam Lâm: 01 ngày x 1.300.000 đồng/ngày = 1.300.000 đồng;``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isodesk.documents.columns import TableContext
from isodesk.documents.inline import inline, words
from isodesk.documents.parts import Inline, Paragraph, plain
from isodesk.facts import BudgetLine, PlanTable
from isodesk.facts.costs import cost_text
from isodesk.facts.fields import MONEY_UNITS
from isodesk.facts.totals import parent_keys
from isodesk.vietnamese.amounts import MoneyUnit, format_amount
from isodesk.vietnamese.words import money_in_words

_ENDS = (":", ";", ".", ",")


def budget_lines(context: TableContext, table: PlanTable) -> Iterator[Paragraph]:
    """Each line with how its amount comes about, then the total with its words."""
    plan = context.plan
    parents = set(parent_keys(plan.budget_lines).values())
    for at, line in enumerate(plan.budget_lines):
        dash = "-" if line.level == 1 else "+"
        named = inline(context.fields, line.name, before=f"{dash}\u00a0")
        if line.key in parents:
            text = (*named, *_end(plain(named), ":"))
        else:
            said = _said(context, table, line)
            end = ";" if _goes_on(plan.budget_lines, at) else "."
            text = (*named, *words(f": {said}" if said else ""))
            text = (*text, *_end(plain(text), end))
        yield Paragraph("body", text, place=f"budget/{line.key}/name", number=dash)
    if table.total.parts and context.fields.totals.total is not None:
        yield _total(context, table)


def _end(text: str, mark: str) -> tuple[Inline, ...]:
    return () if text.rstrip().endswith(_ENDS) else words(mark)


def _goes_on(lines: Sequence[BudgetLine], at: int) -> bool:
    """Whether another line of the same part follows."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    return below is not None and below.level >= lines[at].level


def _said(context: TableContext, table: PlanTable, line: BudgetLine) -> str:
    """``08 người x 80.000 đ/người = 640.000 đồng``; with several columns, each by its title."""
    fields, columns = context.fields, context.plan.budget_columns
    said = []
    for column in columns:
        value = fields.totals.cells.get((line.key, column.key))
        if value is None:
            continue
        made = cost_text(context.plan, fields.totals, line.key, column.key)
        amount = made or _amount(table, value)
        title = " ".join(fields.text(column.title).split())
        said.append(f"{title}: {amount}" if len(columns) > 1 else amount)
    return "; ".join(said)


def _amount(table: PlanTable, value: int) -> str:
    unit: MoneyUnit = next((u for u in MONEY_UNITS if u == table.unit), "đồng")
    return f"{format_amount(value, unit)} {unit}"


def _total(context: TableContext, table: PlanTable) -> Paragraph:
    total = context.fields.totals.total or 0
    said = f": {_amount(table, total)} (Bằng chữ: {money_in_words(total, exact=True)})."
    text = (*inline(context.fields, table.total), *words(said))
    return Paragraph("body", text, place="budget/total")
