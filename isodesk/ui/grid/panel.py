"""A grid with its filter box above and, when a paste was not whole, a line below that says so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from isodesk.ui.filter_box import FilterBox
from isodesk.ui.grid.near_names import NearNamesBar
from isodesk.ui.grid.source import GridSource, Refusal
from isodesk.ui.grid.view import GridView
from isodesk.ui.icons import icon
from isodesk.ui.tool_line import ToolLine

FILTER_KEYS = "Ctrl+Shift+L"


class GridFilter(FilterBox):
    """Shows only the rows of a grid that hold what is typed."""

    def __init__(self, grid: GridView) -> None:
        super().__init__("Lọc các dòng, gõ có dấu hoặc không dấu", "Lọc các dòng")
        self._grid = grid
        self.setObjectName("filterBox")
        self.setToolTip(f"Lọc các dòng ({FILTER_KEYS})")
        self.addAction(icon("filter"), QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(self._filter)
        grid.cells.modelReset.connect(self._follow)
        self.left.connect(lambda: grid.setFocus(Qt.FocusReason.OtherFocusReason))

    def _filter(self, text: str) -> None:
        if self._grid.editing.commit():
            self._grid.cells.set_filter(text)

    def _follow(self) -> None:
        if self.text().strip() != self._grid.cells.needle:
            self.setText(self._grid.cells.needle)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._grid.cells.search_texts()


class RefusalBar(QFrame):
    """Says how many cells were not taken, and goes from one to the next."""

    def __init__(self, grid: GridView) -> None:
        super().__init__()
        self._grid = grid
        self._refusals: Sequence[Refusal] = ()
        self._at = -1
        self.setObjectName("refusalBar")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._next = QPushButton("Xem")
        self._next.clicked.connect(self._show_next)
        close = QPushButton("Đóng")
        close.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self._next)
        row.addWidget(close)
        self.hide()

    def tell(self, refusals: Sequence[Refusal]) -> None:
        """Show what was refused; hide when there is nothing."""
        self._refusals, self._at = refusals, -1
        self._next.setText("Xem")
        self._words.setText(
            f"{len(refusals):02d} ô chưa ghi được. {refusals[0].reason if refusals else ''}"
        )
        self.setVisible(bool(refusals))

    def _show_next(self) -> None:
        self._at = (self._at + 1) % len(self._refusals)
        refusal = self._refusals[self._at]
        self._grid.go_to(refusal.row, refusal.column)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._words.setText(f"{self._at + 1}/{len(self._refusals)}: {refusal.reason}")
        self._next.setText("Xem tiếp")

    def _dismiss(self) -> None:
        self._grid.cells.set_refused([])
        self.hide()


class GridPanel(QWidget):
    """A grid, its filter box, and room for a view's own tools in the same line (``tools``)."""

    def __init__(self, source: GridSource, frozen: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = GridView(source, frozen, self)
        self.filter_box = GridFilter(self.grid)
        self.filter_box.setPlaceholderText("Lọc các dòng")
        self.refusals = RefusalBar(self.grid)
        self.grid.refused.connect(self.refusals.tell)
        self.near_names = NearNamesBar(self.grid)
        self.tools = ToolLine()
        self.tools.setContentsMargins(8, 6, 8, 6)
        self.tools.setSpacing(4)
        self.filter_box.setMaximumWidth(340)
        self.tools.addWidget(self.filter_box, 1)
        self.tools.addStretch()  # what the box leaves
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.tools)
        column.addWidget(self.grid, 1)
        column.addWidget(self.refusals)
        column.addWidget(self.near_names)
        self.setFocusProxy(self.grid)
        keys = QShortcut(QKeySequence(FILTER_KEYS), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._to_filter)

    def _to_filter(self) -> None:
        if self.grid.editing.commit():
            self.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.filter_box.selectAll()
