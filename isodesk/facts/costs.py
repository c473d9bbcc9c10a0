"""How an amount comes about, as offices write it in a line of text."""

from __future__ import annotations

from isodesk.facts.budget import CostFactor
from isodesk.facts.plan import PlanFacts
from isodesk.facts.totals import Totals, factor_value
from isodesk.vietnamese.amounts import format_decimal, format_number, padded


def cost_text(plan: PlanFacts, totals: Totals, line: str, column: str = "") -> str | None:
    """``08 người x 01 ngày x 80.000 đ/ngày.người = 640.000 đồng``.

    ``line`` and ``column`` are keys; without a column the line's first amount with a price counts.
    None when there is no such amount or a quantity is not known.
    """
    found = next((x for x in plan.budget_lines if x.key == line), None)
    priced = (a for a in (found.amounts if found else ()) if a.price is not None)
    amount = next((a for a in priced if column in ("", a.column)), None)
    value = totals.cells.get((line, amount.column)) if amount else None
    if found is None or amount is None or amount.price is None or value is None:
        return None
    code = next((c.code for c in plan.budget_columns if c.key == amount.column), "")
    terms = [_factor(plan, factor, code) for factor in amount.factors]
    terms.append(f"{format_number(amount.price)} {found.price_unit or 'đồng'}")
    return f"{' x '.join(terms)} = {format_number(value)} đồng"


def _factor(plan: PlanFacts, factor: CostFactor, code: str) -> str:
    """``08 người``: padded as asked, the unit its own or that of the shared quantity."""
    quantity = factor_value(plan, factor, code)
    unit = factor.unit or next((q.unit for q in plan.quantities if q.key == factor.shared), "")
    if quantity is None:
        return unit
    whole = quantity == quantity.to_integral_value() and quantity < 10**factor.padding
    number = padded(int(quantity), factor.padding) if whole else format_decimal(quantity)
    return f"{number} {unit}".strip()
