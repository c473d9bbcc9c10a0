"""What a grid's source answers from the rows of a plan and the columns of its table alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from isodesk.ui.grid.source import GridColumn, GridRow, GridSignals
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.plan_columns import OwnColumn, PlanColumns

S = TypeVar("S", bound=GridSignals)


class Rows(Protocol):
    """Part of a plan laid out in rows."""

    @property
    def rows(self) -> Sequence[GridRow]:
        """From top to bottom."""
        ...


class RowsOfPlan(Generic[S]):
    """The half of a `GridSource` that knows nothing of what stands in the cells."""

    rows: Rows
    shown: PlanColumns[OwnColumn]

    def __init__(self, plan: OpenPlan, signals: S) -> None:
        self._plan = plan
        self._signals = signals

    @property
    def signals(self) -> S:
        return self._signals

    def columns(self) -> Sequence[GridColumn]:
        return self.shown.shown

    def row_count(self) -> int:
        return len(self.rows.rows)

    def row(self, row: int) -> GridRow:
        return self.rows.rows[row]

    def can_append(self) -> bool:
        return not self._plan.locked

    def tell_refreshed(self, moved: bool) -> None:
        """Tell the grid that rows or columns came, went or ``moved``, or that contents changed."""
        if moved:
            self._signals.reset.emit()
        else:
            self._signals.titles_changed.emit()
            self._signals.cells_changed.emit(0, max(self.row_count() - 1, 0))
