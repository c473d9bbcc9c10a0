"""How an amount comes about, as offices write it in a line of text."""

from __future__ import annotations

from isodesk.facts.budget import BudgetAmount, BudgetLine, CostFactor
from isodesk.facts.plan import PlanFacts
from isodesk.facts.totals import Totals, factor_value
from isodesk.vietnamese.amounts import format_decimal, format_number, padded


def cost_text(
    plan: PlanFacts, totals: Totals, line: str, column: str = "", unknown: str = ""
) -> str | None:
    """``08 người x 01 ngày x 80.000 đ/ngày.người = 640.000 đồng``.

    ``line`` and ``column`` are keys; without a column the line's first amount with a price counts.
    None when there is no such amount or a quantity is not known; with ``unknown`` those words
    stand for what a line with factors lacks.
    """
    found = next((x for x in plan.budget_lines if x.key == line), None)
    if found is None:
        return None
    wanted = [a for a in found.amounts if column in ("", a.column)]
    amount = next((a for a in wanted if a.price is not None), None)
    if amount is None and unknown:
        amount = next((a for a in wanted if a.factors), None)
    value = totals.cells.get((line, amount.column)) if amount else None
    if amount is None or (value is None and not unknown):
        return None
    product = product_text(plan, found, amount, unknown)
    return f"{product} = {unknown if value is None else format_number(value)} đồng"


def product_text(plan: PlanFacts, line: BudgetLine, amount: BudgetAmount, unknown: str = "") -> str:
    """``08 người x 01 ngày x 80.000 đ/ngày.người``; ``unknown`` stands for what is not known."""
    code = next((c.code for c in plan.budget_columns if c.key == amount.column), "")
    terms = [_factor(plan, factor, code, unknown) for factor in amount.factors]
    price = unknown if amount.price is None else format_number(amount.price)
    terms.append(f"{price} {line.price_unit or 'đồng'}".strip())
    return " x ".join(terms)


def _factor(plan: PlanFacts, factor: CostFactor, code: str, unknown: str) -> str:
    """``08 người``: padded as asked, the unit its own or that of the shared quantity."""
    quantity = factor_value(plan, factor, code)
    unit = factor.unit or next((q.unit for q in plan.quantities if q.key == factor.shared), "")
    if quantity is None:
        return f"{unknown} {unit}".strip()
    whole = quantity == quantity.to_integral_value() and quantity < 10**factor.padding
    number = padded(int(quantity), factor.padding) if whole else format_decimal(quantity)
    return f"{number} {unit}".strip()
