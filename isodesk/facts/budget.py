"""Money: columns, lines, factors and shared quantities. All amounts are whole đồng."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from isodesk.facts.kinds import BudgetStage, QuantitySource
from isodesk.facts.richtext import EMPTY, RichText


@dataclass(frozen=True)
class FundingSource:
    """Nguồn kinh phí."""

    key: str
    name: str


@dataclass(frozen=True)
class BudgetColumn:
    """A column of amounts: a year, one stage of it, or one source of it."""

    key: str
    code: str
    title: RichText
    year: int | None = None
    stage: BudgetStage = BudgetStage.ASKED
    source: str = ""


@dataclass(frozen=True)
class CostFactor:
    """``50 xã``: a typed quantity, or the key of a `SharedQuantity` in ``shared``.

    ``padding`` is the least number of digits printed (2 gives ``08``).
    """

    quantity: Decimal | None = None
    unit: str = ""
    shared: str = ""
    padding: int = 0


@dataclass(frozen=True)
class BudgetAmount:
    """The amount of a line in a column: typed ``value`` (đồng), or factors × ``price``.

    Empty is not zero: a missing `BudgetAmount` or one with neither prints as empty.
    """

    column: str
    value: int | None = None
    price: int | None = None
    factors: tuple[CostFactor, ...] = ()


@dataclass(frozen=True)
class BudgetLine:
    """A row of the budget. Levels make the tree: a line with lines below it is their sum."""

    key: str
    name: RichText
    level: int = 1
    amounts: tuple[BudgetAmount, ...] = ()
    price_unit: str = ""
    note: RichText = EMPTY
    source: str = ""
    numbered: bool = True


@dataclass(frozen=True)
class QuantityValue:
    """The value of a shared quantity in the column of this code (``"2018"``; "" = everywhere)."""

    code: str
    value: Decimal


@dataclass(frozen=True)
class SharedQuantity:
    """Số liệu dùng chung: typed, counted from the marks of a column, or the sum of others.

    ``group`` limits a count to one group; ``terms`` are the keys summed.
    """

    key: str
    name: str
    unit: str = ""
    source: QuantitySource = QuantitySource.TYPED
    values: tuple[QuantityValue, ...] = ()
    group: str = ""
    terms: tuple[str, ...] = ()
