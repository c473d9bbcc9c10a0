"""The columns of the task grid, read from what the plan's table prints."""

from __future__ import annotations

from isodesk.documents.columns import Column, ColumnKind, declared_columns, shown_columns
from isodesk.documents.parts import Align
from isodesk.facts import PlanFacts, PlanTable, TableSource
from isodesk.ui.grid.source import Align as GridAlign
from isodesk.ui.grid.source import ColumnKind as GridKind
from isodesk.ui.grid.source import GridColumn

NUMBER, CONTENT, PERIOD = "number", "content", "period"
DUTIES = ("lead", "support")
RICH = ("content", "audience", "product", "note")

_PIXELS_PER_MM = 3.4
_NARROWEST = {NUMBER: 44, PERIOD: 116, CONTENT: 240}
_ALIGNS: dict[Align, GridAlign] = {Align.CENTRE: "center", Align.RIGHT: "right"}
_DUTIES_TITLE = "Trách nhiệm"
_NOT_PRINTED = "Không in trong bảng"


def task_table(plan: PlanFacts) -> PlanTable | None:
    """The plan's first table of tasks."""
    return next((t for t in plan.tables if t.source is TableSource.TASKS), None)


def task_columns(plan: PlanFacts) -> tuple[Column, ...]:
    """The number, what the plan's table prints, then what it does not print."""
    table = task_table(plan)
    declared = declared_columns(plan, TableSource.TASKS)
    printed = shown_columns(plan, table) if table else declared
    codes = {column.code for column in printed}
    rest = tuple(column for column in declared if column.code not in codes)
    return tuple(sorted(printed + rest, key=lambda column: column.code != NUMBER))


def grid_columns(plan: PlanFacts) -> tuple[GridColumn, ...]:
    """The same columns as the grid shows them."""
    table = task_table(plan)
    printed = {column.code for column in shown_columns(plan, table)} if table else None
    return tuple(_grid_column(column, printed) for column in task_columns(plan))


def _grid_column(column: Column, printed: set[str] | None) -> GridColumn:
    group = column.group.plain()
    if column.code in DUTIES:
        group = group or _DUTIES_TITLE
    if printed is not None and column.code not in printed | {NUMBER}:
        group = _NOT_PRINTED
    return GridColumn(
        column.code,
        " ".join(column.title.plain().split()),
        _kind(column.kind),
        max(round(column.width * _PIXELS_PER_MM), _NARROWEST.get(column.code, 80)),
        _ALIGNS.get(column.align, "left"),
        column.code != NUMBER,
        group,
    )


def _kind(kind: ColumnKind) -> GridKind:
    if kind is ColumnKind.NUMBER:
        return "number"
    return "period" if kind is ColumnKind.PERIOD else "text"
