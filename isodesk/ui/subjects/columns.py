"""The columns of the matrix: what the plan's table prints, with every column of marks."""

from __future__ import annotations

from dataclasses import dataclass

from isodesk.documents.columns import Column, ColumnKind, declared_columns, shown_columns
from isodesk.facts import MatrixColumn, PlanFacts, PlanTable, TableSource
from isodesk.facts.fields import FieldContext
from isodesk.ui.grid.source import GridColumn

SOURCES = (TableSource.MATRIX, TableSource.INSPECTION)
_WIDTHS = {"number": 56, "name": 400, "note": 170}
_MARK_WIDTH = 112


@dataclass(frozen=True)
class SubjectColumns:
    """The grid's columns and, for each, the column of marks it shows (None for texts)."""

    shown: tuple[GridColumn, ...]
    marks: tuple[MatrixColumn | None, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """``number``, ``name``, ``mark:2018`` …"""
        return tuple(column.code for column in self.shown)

    def at(self, code: str) -> int:
        """The position of a column by its code."""
        return self.codes.index(code)


def matrix_table(plan: PlanFacts) -> PlanTable | None:
    """The plan's first table of units."""
    return next((table for table in plan.tables if table.source in SOURCES), None)


def subject_columns(plan: PlanFacts, fields: FieldContext) -> SubjectColumns:
    """Number, name, every column of marks, note; titles as the plan's table has them."""
    declared = declared_columns(plan, TableSource.MATRIX)
    table = matrix_table(plan)
    printed = {c.code: c for c in shown_columns(plan, table)} if table else {}
    columns = tuple(printed.get(column.code, column) for column in declared)
    marks = {f"mark:{column.code}": column for column in plan.columns}
    return SubjectColumns(
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
