"""The columns of a table of which some are a part of the plan: its years of marks or amounts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from isodesk.documents.columns import Column, declared_columns, shown_columns
from isodesk.facts import BudgetColumn, MatrixColumn, PlanFacts, PlanTable, TableSource
from isodesk.ui.grid.source import GridColumn

OwnColumn = BudgetColumn | MatrixColumn
C = TypeVar("C", bound=OwnColumn, covariant=True)


@dataclass(frozen=True)
class PlanColumns(Generic[C]):
    """The grid's columns and, for each, the plan's column that it shows (None for texts)."""

    shown: tuple[GridColumn, ...]
    own: tuple[C | None, ...]

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """``number``, ``name``, ``mark:2018`` or ``amount:2018`` …"""
        return tuple(column.code for column in self.shown)

    def at(self, code: str) -> int:
        """The position of a column by its code."""
        return self.codes.index(code)

    def find(self, part: str, otherwise: int = 1) -> int:
        """The position of a column by the key of the plan's column or by its code."""
        for at, own in enumerate(self.own):
            if part and part in ((own.key if own else ""), self.codes[at]):
                return at
        return otherwise


def printed_columns(
    plan: PlanFacts, source: TableSource, table: PlanTable | None
) -> tuple[Column, ...]:
    """All columns of a source, those that the plan's table shows as it prints them."""
    printed = {c.code: c for c in shown_columns(plan, table)} if table else {}
    return tuple(printed.get(column.code, column) for column in declared_columns(plan, source))


def table_rooms(plan: PlanFacts, source: TableSource, target: str = "") -> tuple[str, ...]:
    """How the places of column heads begin in the plan's tables of a source."""
    return tuple(
        f"tables/{table.key}"
        for table in plan.tables
        if table.source is source and (not target or table.target == target)
    )
