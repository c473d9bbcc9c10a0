"""Quantities as they are typed: ``50 xã``, ``02 lớp x 30 người``, or a shared quantity's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from isodesk.errors import UserError
from isodesk.facts import CostFactor, PlanFacts, SharedQuantity
from isodesk.facts.totals import factor_value
from isodesk.vietnamese.amounts import format_decimal, parse_decimal
from isodesk.vietnamese.text import fold

_TIMES = re.compile(r"\s+[xX]\s+|\s*[×*]\s*")
_TYPED = re.compile(r"([0-9](?:[0-9.,]*[0-9])?)\s*(.*)", re.DOTALL)
BETWEEN = " x "


def parse_factors(plan: PlanFacts, text: str) -> tuple[CostFactor, ...]:
    """The quantities in ``text``; none when it is empty.

    UserError when a part is neither a number nor the name of a shared quantity.
    """
    typed = " ".join(text.split())
    if not typed:
        return ()
    named = {fold(quantity.name): quantity for quantity in plan.quantities}
    if fold(typed) in named:
        return (_shared(named[fold(typed)]),)
    return tuple(_factor(part.strip(), named) for part in _TIMES.split(typed))


def _factor(part: str, named: dict[str, SharedQuantity]) -> CostFactor:
    if fold(part) in named:
        return _shared(named[fold(part)])
    match = _TYPED.fullmatch(part)
    number = parse_decimal(match[1]) if match else None
    if match is None or number is None:
        raise UserError(
            f'"{part}" không phải số lượng. Ghi như: 50 xã; 02 lớp x 30 người; '
            "hoặc tên một số liệu dùng chung."
        )
    padding = len(match[1]) if match[1].startswith("0") and match[1].isdigit() else 0
    return CostFactor(number, match[2].strip(), padding=padding)


def _shared(quantity: SharedQuantity) -> CostFactor:
    return CostFactor(unit=quantity.unit, shared=quantity.key)


def factors_to_edit(plan: PlanFacts, factors: Sequence[CostFactor]) -> str:
    """The quantities as they can be typed: shared ones by name."""
    names = {quantity.key: quantity.name for quantity in plan.quantities}
    return BETWEEN.join(
        names.get(factor.shared, "") if factor.shared else _written(factor, factor.quantity)
        for factor in factors
    )


def factors_shown(plan: PlanFacts, factors: Sequence[CostFactor], code: str) -> str:
    """The quantities with their values in the column of this code: ``50 xã``."""
    return BETWEEN.join(_written(factor, factor_value(plan, factor, code)) for factor in factors)


def _written(factor: CostFactor, value: Decimal | None) -> str:
    if value is None:
        return f"… {factor.unit}".strip()
    whole = factor.padding and value == int(value)
    number = f"{int(value):0{factor.padding}d}" if whole else format_decimal(value)
    return f"{number} {factor.unit}".strip()
