"""Money: whole đồng everywhere."""

from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from isodesk.facts.kinds import BudgetStage, QuantitySource
from isodesk.facts.richtext import EMPTY, RichText
from isodesk.models.base import Base, Json, Keyed, link
from isodesk.models.plan import PlanPart
from isodesk.models.types import Rich


class FundingSource(Keyed, PlanPart, Base):
    """Nguồn kinh phí."""

    __tablename__ = "funding_source"

    name: Mapped[str]


class SharedQuantity(Keyed, PlanPart, Base):
    """Số liệu dùng chung; ``terms`` are the keys of the quantities it sums."""

    __tablename__ = "shared_quantity"

    name: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    source: Mapped[QuantitySource] = mapped_column(default=QuantitySource.TYPED)
    group_id: Mapped[int | None] = mapped_column(link("subject_group.id"), index=True)
    terms: Mapped[Any] = mapped_column(Json)


class QuantityValue(PlanPart, Base):
    """The value of a shared quantity in the column of this code."""

    __tablename__ = "quantity_value"

    quantity_id: Mapped[int] = mapped_column(link("shared_quantity.id"), index=True)
    code: Mapped[str] = mapped_column(default="")
    value: Mapped[Decimal]


class BudgetColumn(Keyed, PlanPart, Base):
    """A year, a stage or a source of it."""

    __tablename__ = "budget_column"

    code: Mapped[str]
    title: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    year: Mapped[int | None]
    stage: Mapped[BudgetStage] = mapped_column(default=BudgetStage.ASKED)
    source_id: Mapped[int | None] = mapped_column(link("funding_source.id"), index=True)


class BudgetLine(Keyed, PlanPart, Base):
    """Nội dung chi; levels make the tree."""

    __tablename__ = "budget_line"

    level: Mapped[int] = mapped_column(default=1)
    name: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    price_unit: Mapped[str] = mapped_column(default="")
    note: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    source_id: Mapped[int | None] = mapped_column(link("funding_source.id"), index=True)
    numbered: Mapped[bool] = mapped_column(default=True)


class BudgetAmount(PlanPart, Base):
    """The amount of a line in a column: typed, or factors × price."""

    __tablename__ = "budget_amount"

    line_id: Mapped[int] = mapped_column(link("budget_line.id"), index=True)
    column_id: Mapped[int] = mapped_column(link("budget_column.id"), index=True)
    value: Mapped[int | None]
    price: Mapped[int | None]


class CostFactor(PlanPart, Base):
    """Số lượng: typed or shared."""

    __tablename__ = "cost_factor"

    amount_id: Mapped[int] = mapped_column(link("budget_amount.id"), index=True)
    quantity: Mapped[Decimal | None]
    unit: Mapped[str] = mapped_column(default="")
    shared_id: Mapped[int | None] = mapped_column(link("shared_quantity.id"), index=True)
    padding: Mapped[int] = mapped_column(default=0)
