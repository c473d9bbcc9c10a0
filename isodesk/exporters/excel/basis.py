"""What the amounts of a budget are multiplied from: quantities and prices, a row each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from isodesk.documents.columns import TableContext
from isodesk.facts import BudgetAmount, BudgetLine
from isodesk.facts.totals import quantity_value


@dataclass(frozen=True)
class Basis:
    """A quantity, or a price in the sheet's unit of money, with its value per budget column."""

    name: str
    values: Mapping[str, Decimal]


def budget_bases(context: TableContext, unit: str, scale: int) -> dict[str, Basis]:
    """Shared quantities, then each line's price and the quantities typed for it alone.

    ``scale`` is the power of ten of the money ``unit``.
    """
    bases = dict(_shared(context))
    for line in context.plan.budget_lines:
        bases |= _of_line(context, line, unit, scale)
    return bases


def factors_of(line: BudgetLine, amount: BudgetAmount) -> list[str]:
    """The keys of the bases whose product is the amount."""
    own = (f"{line.key}/{i}" for i in range(len(amount.factors)))
    shared = (factor.shared for factor in amount.factors)
    return [f"price/{line.key}"] + [
        f"quantity/{name or key}" for name, key in zip(shared, own, strict=True)
    ]


def _shared(context: TableContext) -> Iterator[tuple[str, Basis]]:
    plan = context.plan
    for quantity in plan.quantities:
        values = {c.key: quantity_value(plan, quantity, c.code) for c in plan.budget_columns}
        known = {key: value for key, value in values.items() if value is not None}
        name = _with_unit(quantity.name, quantity.unit)
        yield f"quantity/{quantity.key}", Basis(name, known)


def _of_line(context: TableContext, line: BudgetLine, unit: str, scale: int) -> dict[str, Basis]:
    priced = [amount for amount in line.amounts if amount.price is not None]
    if not priced:
        return {}
    name = context.fields.text(line.name)
    per = line.price_unit.partition("/")[2]
    prices = {a.column: Decimal(a.price or 0).scaleb(-scale) for a in priced}
    price_unit = f"{unit}/{per}" if per else unit
    bases = {f"price/{line.key}": Basis(_with_unit(f"Mức chi: {name}", price_unit), prices)}
    for i in range(max(len(amount.factors) for amount in priced)):
        own = {a.column: a.factors[i] for a in priced if i < len(a.factors)}
        typed = {k: f.quantity for k, f in own.items() if not f.shared and f.quantity is not None}
        words = next((f.unit for f in own.values() if f.unit), "")
        if typed:
            title = _with_unit(f"Số lượng: {name}", words)
            bases[f"quantity/{line.key}/{i}"] = Basis(title, typed)
    return bases


def _with_unit(name: str, unit: str) -> str:
    return f"{name} ({unit})" if unit else name
