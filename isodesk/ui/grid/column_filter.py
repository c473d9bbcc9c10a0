"""The list of a column's values, with a search box and ticks: which rows are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from isodesk.vietnamese.text import search_matches

if TYPE_CHECKING:
    from isodesk.ui.grid.view import GridView

_ALL, _EMPTY = "(Chọn tất cả)", "(Trống)"
_VALUE = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ColumnFilter(QFrame):
    """Opens under a column's title; only values that the search shows and a tick marks count."""

    def __init__(self, grid: GridView, column: int) -> None:
        super().__init__(grid, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("columnFilter")
        self._grid = grid
        self._column = column
        self.search = QLineEdit()
        self.search.setAccessibleName("Tìm giá trị")
        self.search.setPlaceholderText("Tìm giá trị, có dấu hoặc không dấu")
        self.search.setClearButtonEnabled(True)
        self.values = QListWidget()
        self.values.setAccessibleName("Các giá trị của cột")
        self.values.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.take = QPushButton("Lọc")
        self.drop = QPushButton("Bỏ lọc")
        self._fill()
        self._lay_out()
        self.search.textChanged.connect(self._narrow)
        self.values.itemChanged.connect(self._ticked)
        self.take.clicked.connect(self._apply)
        self.drop.clicked.connect(self._drop)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.search)
        column.addWidget(self.values, 1)
        column.addLayout(buttons)
        self.resize(300, 340)

    def _fill(self) -> None:
        picked = self._grid.cells.picks_of(self._column)
        values = self._grid.cells.values_of(self._column)
        self._add(_ALL, None, picked is None or all(value in picked for value in values))
        for value in values:
            shown = " ".join(value.split()) or _EMPTY
            self._add(shown, value, picked is None or value in picked)

    def _add(self, shown: str, value: str | None, on: bool) -> None:
        item = QListWidgetItem(shown)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_ON if on else _OFF)
        item.setData(_VALUE, value)
        item.setToolTip(shown)
        self.values.addItem(item)

    def ask(self) -> None:
        """Open under the column's title, the keys in the search box."""
        head = self._grid.head
        left = head.sectionViewportPosition(self._column)
        if self._column < head.frozen:
            left = head.sectionPosition(self._column)
        place = head.mapToGlobal(QPoint(max(left, 0), head.height()))
        room = self._grid.screen().availableGeometry()
        left = min(place.x(), room.right() - self.width())
        top = min(place.y(), room.bottom() - self.height())
        self.move(max(left, room.left()), max(top, room.top()))
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _items(self) -> list[QListWidgetItem]:
        """The values that the search shows."""
        every = (self.values.item(row) for row in range(1, self.values.count()))
        return [item for item in every if not item.isHidden()]

    def _narrow(self, needle: str) -> None:
        for row in range(1, self.values.count()):
            item = self.values.item(row)
            item.setHidden(not search_matches(needle, item.text()))
        if needle:
            self._tick_all(_ON)

    def _ticked(self, item: QListWidgetItem) -> None:
        if item.data(_VALUE) is None:
            self._tick_all(item.checkState())
        else:
            self._show_all_state()

    def _tick_all(self, state: Qt.CheckState) -> None:
        self.values.blockSignals(True)
        for item in self._items():
            item.setCheckState(state)
        self.values.blockSignals(False)
        self._show_all_state()
        self.values.viewport().update()

    def _show_all_state(self) -> None:
        on = all(item.checkState() is _ON for item in self._items())
        self.values.blockSignals(True)
        self.values.item(0).setCheckState(_ON if on else _OFF)
        self.values.blockSignals(False)

    def _apply(self) -> None:
        every = self.values.count() - 1
        chosen = [item for item in self._items() if item.checkState() is _ON]
        values = frozenset(str(item.data(_VALUE)) for item in chosen)
        self.close()
        self._grid.cells.pick(self._column, None if len(chosen) == every else values)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        self.close()
        self._grid.cells.pick(self._column, None)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURNS:
            self._apply()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.values.setFocus(Qt.FocusReason.OtherFocusReason)
            self.values.setCurrentRow(0)
        else:
            super().keyPressEvent(event)
