"""The columns of the budget: what the plan's table prints, with every column of amounts."""

from __future__ import annotations

from isodesk.documents.columns import Column, ColumnKind
from isodesk.facts import BudgetColumn, PlanFacts, PlanTable, TableSource
from isodesk.facts.fields import MONEY_UNITS, FieldContext
from isodesk.ui.grid.source import GridColumn
from isodesk.ui.plan_columns import PlanColumns, printed_columns
from isodesk.vietnamese.amounts import MoneyUnit

_WIDTHS = {"number": 50, "name": 230, "note": 150}
_AMOUNT_WIDTHS: dict[MoneyUnit, int] = {"đồng": 118, "nghìn đồng": 96, "triệu đồng": 76}
_TOTAL_EXTRA = 16
_COMPUTED = ("number", "total")


def budget_table(plan: PlanFacts) -> PlanTable | None:
    """The plan's first table of the budget."""
    return next((t for t in plan.tables if t.source is TableSource.BUDGET), None)


def table_unit(plan: PlanFacts) -> MoneyUnit:
    """The money unit that the plan's table shows."""
    table = budget_table(plan)
    return next((unit for unit in MONEY_UNITS if table and unit == table.unit), "đồng")


def budget_columns(
    plan: PlanFacts, fields: FieldContext, unit: MoneyUnit
) -> PlanColumns[BudgetColumn]:
    """Number, name, every column of amounts, total, note; titles as the plan's table has them.

    Columns of amounts are as wide as sums in ``unit`` need.
    """
    columns = printed_columns(plan, TableSource.BUDGET, budget_table(plan))
    amounts = {f"amount:{column.code}": column for column in plan.budget_columns}
    return PlanColumns(
        tuple(_grid_column(column, fields, unit) for column in columns),
        tuple(amounts.get(column.code) for column in columns),
    )


def _grid_column(column: Column, fields: FieldContext, unit: MoneyUnit) -> GridColumn:
    is_amount = column.kind is ColumnKind.AMOUNT
    amount_width = _AMOUNT_WIDTHS[unit] + (_TOTAL_EXTRA if column.code == "total" else 0)
    return GridColumn(
        column.code,
        fields.text(column.title),
        "amount" if is_amount else "text",
        amount_width if is_amount else _WIDTHS.get(column.code, 140),
        "right" if is_amount else "center" if column.code == "number" else "left",
        column.code not in _COMPUTED,
        fields.text(column.group),
        unit if is_amount else "",
    )
