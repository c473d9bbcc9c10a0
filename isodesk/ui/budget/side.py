"""The right side of the budget: the chart above what is typed in, as long as there is room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from isodesk.ui.budget.chart import BudgetChart


class BudgetSide(QWidget):
    """In a low window the chart is left out; it never makes the window higher."""

    def __init__(self, chart: BudgetChart, tabs: QTabWidget) -> None:
        super().__init__()
        self._chart, self._tabs = chart, tabs
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(chart)
        column.addWidget(tabs, 1)

    def minimumSizeHint(self) -> QSize:
        return self._tabs.minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._show_chart()
        return super().event(event)

    def _show_chart(self) -> None:
        needed = self._chart.sizeHint().height() + self._tabs.minimumSizeHint().height()
        self._chart.setVisible(self.height() >= needed)
