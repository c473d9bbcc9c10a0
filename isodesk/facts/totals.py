"""Amounts that follow from the budget's lines, in whole đồng; None is empty, not zero."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from isodesk.facts.budget import BudgetAmount, BudgetLine, CostFactor, SharedQuantity
from isodesk.facts.counts import count
from isodesk.facts.kinds import QuantitySource
from isodesk.facts.plan import PlanFacts


@dataclass(frozen=True)
class Totals:
    """The computed budget: ``cells`` by (line key, column key), row and column sums, total."""

    cells: Mapping[tuple[str, str], int | None]
    rows: Mapping[str, int | None]
    columns: Mapping[str, int | None]
    total: int | None


def totals(plan: PlanFacts) -> Totals:
    """Compute the whole budget once. A line with lines below it is their sum."""
    codes = {column.key: column.code for column in plan.budget_columns}
    parents = parent_keys(plan.budget_lines)
    with_children = set(parents.values())
    cells: dict[tuple[str, str], int | None] = {}
    for line in reversed(plan.budget_lines):
        if line.key not in with_children:
            typed = {a.column: a for a in line.amounts}
            for column, code in codes.items():
                cells[line.key, column] = amount_value(plan, typed.get(column), code)
        for column in codes:
            own = cells.setdefault((line.key, column), None)
            parent = parents.get(line.key)
            if parent is not None and own is not None:
                cells[parent, column] = (cells.get((parent, column)) or 0) + own
    rows = {
        line.key: _sum(cells[line.key, column] for column in codes) for line in plan.budget_lines
    }
    roots = [line.key for line in plan.budget_lines if line.key not in parents]
    columns = {column: _sum(cells[root, column] for root in roots) for column in codes}
    return Totals(cells, rows, columns, _sum(columns.values()))


def parent_keys(lines: tuple[BudgetLine, ...]) -> dict[str, str]:
    """The key of each line's parent; top lines are left out."""
    parents: dict[str, str] = {}
    path: list[BudgetLine] = []
    for line in lines:
        while path and path[-1].level >= line.level:
            path.pop()
        if path:
            parents[line.key] = path[-1].key
        path.append(line)
    return parents


def amount_value(plan: PlanFacts, amount: BudgetAmount | None, code: str) -> int | None:
    """The đồng of one cell: the typed value, or price × factors in the column of this code."""
    if amount is None:
        return None
    if amount.value is not None:
        return amount.value
    if amount.price is None or not amount.factors:
        return None
    product = Decimal(amount.price)
    for factor in amount.factors:
        quantity = factor_value(plan, factor, code)
        if quantity is None:
            return None
        product *= quantity
    return int(product.to_integral_value(ROUND_HALF_UP))


def factor_value(plan: PlanFacts, factor: CostFactor, code: str) -> Decimal | None:
    """The quantity of a factor: its own, or the shared one's in the column of this code."""
    if not factor.shared:
        return factor.quantity
    shared = next((q for q in plan.quantities if q.key == factor.shared), None)
    return quantity_value(plan, shared, code) if shared else None


def quantity_value(
    plan: PlanFacts, quantity: SharedQuantity, code: str, seen: frozenset[str] = frozenset()
) -> Decimal | None:
    """The value of a shared quantity in the column of this code (``""``: over all columns)."""
    if quantity.key in seen:
        return None
    match quantity.source:
        case QuantitySource.TYPED:
            return _typed(quantity, code)
        case QuantitySource.COUNTED:
            return _counted(plan, quantity, code)
        case QuantitySource.SUM:
            others = {q.key: q for q in plan.quantities}
            terms = [
                quantity_value(plan, others[key], code, seen | {quantity.key})
                for key in quantity.terms
                if key in others
            ]
            known = [term for term in terms if term is not None]
            return sum(known, Decimal(0)) if known else None


def _typed(quantity: SharedQuantity, code: str) -> Decimal | None:
    values = {value.code: value.value for value in quantity.values}
    if code:
        return values.get(code, values.get(""))
    return sum(values.values(), Decimal(0)) if values else None


def _counted(plan: PlanFacts, quantity: SharedQuantity, code: str) -> Decimal | None:
    if not code:
        return Decimal(count(plan, quantity.group))
    column = next((c.key for c in plan.columns if c.code == code), None)
    return Decimal(count(plan, quantity.group, column)) if column else None


def _sum(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
