"""The columns of the matrix: what the plan's table prints, with every column of marks."""

from __future__ import annotations

from isodesk.documents.columns import Column, ColumnKind
from isodesk.facts import MatrixColumn, PlanFacts, PlanTable, TableSource
from isodesk.facts.fields import FieldContext
from isodesk.ui.grid.source import GridColumn
from isodesk.ui.plan_columns import PlanColumns, printed_columns

SOURCES = (TableSource.MATRIX, TableSource.INSPECTION)
_WIDTHS = {"number": 56, "name": 400, "note": 170}
_MARK_WIDTH = 112


def matrix_table(plan: PlanFacts) -> PlanTable | None:
    """The plan's first table of units."""
    return next((table for table in plan.tables if table.source in SOURCES), None)


def subject_columns(plan: PlanFacts, fields: FieldContext) -> PlanColumns[MatrixColumn]:
    """Number, name, every column of marks, note; titles as the plan's table has them."""
    columns = printed_columns(plan, TableSource.MATRIX, matrix_table(plan))
    marks = {f"mark:{column.code}": column for column in plan.columns}
    return PlanColumns(
        tuple(_grid_column(column, fields) for column in columns),
        tuple(marks.get(column.code) for column in columns),
    )


def _grid_column(column: Column, fields: FieldContext) -> GridColumn:
    title, group = fields.text(column.title), fields.text(column.group)
    if column.kind is ColumnKind.MARK:
        return GridColumn(column.code, title, "mark", _MARK_WIDTH, "center", group_title=group)
    is_number = column.kind is ColumnKind.NUMBER
    return GridColumn(
        column.code,
        title,
        "text",
        _WIDTHS.get(column.code, 140),
        "center" if is_number else "left",
        not is_number,
        group,
    )
