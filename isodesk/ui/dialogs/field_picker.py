"""Chèn số liệu tự động: every fact a text can show, with what it shows now."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isodesk.facts import FieldRef
from isodesk.facts.choices import FieldChoice, field_choices
from isodesk.facts.fields import FieldContext
from isodesk.ui.named import named
from isodesk.vietnamese.text import search_matches

MOST = 300
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_CHOICE = Qt.ItemDataRole.UserRole


class FieldPicker(QDialog):
    """Search without marks, choose with the arrows, insert with Enter. ``field`` is the choice."""

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field: FieldRef | None = None
        self._choices = field_choices(context)
        self._search = QLineEdit()
        self._list = QTreeWidget()
        self._more = named(QLabel(), "hint")
        self.setWindowTitle("Chèn số liệu tự động")
        self.resize(640, 460)
        self._lay_out()
        self._fill("")
        self._search.textChanged.connect(self._fill)
        self._search.installEventFilter(self)
        self._list.itemActivated.connect(lambda _item, _column: self.accept())

    def _lay_out(self) -> None:
        self._search.setPlaceholderText("Tìm, có dấu hoặc không dấu")
        self._search.setAccessibleName("Tìm số liệu")
        self._search.setClearButtonEnabled(True)
        self._list.setHeaderLabels(["Số liệu", "Đang là"])
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setAccessibleName("Danh sách số liệu")
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.setColumnWidth(1, 210)
        buttons = QDialogButtonBox()
        insert = buttons.addButton("Chèn", QDialogButtonBox.ButtonRole.AcceptRole)
        insert.setDefault(True)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(self._search)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._more)
        layout.addWidget(buttons)

    def _fill(self, wanted: str) -> None:
        found = [choice for choice in self._choices if _matches(wanted, choice)]
        self._list.clear()
        for choice in found[:MOST]:
            item = QTreeWidgetItem([choice.name, choice.shown])
            item.setData(0, _CHOICE, choice)
            item.setToolTip(0, choice.name)
            item.setToolTip(1, choice.shown)
            self._list.addTopLevelItem(item)
        self._list.setCurrentIndex(self._list.model().index(0, 0))
        left = len(found) - MOST
        words = f"Còn {left} số liệu nữa. Gõ thêm để thu hẹp." if left > 0 else ""
        self._more.setText(words if found else "Không có số liệu nào khớp.")
        self._more.setVisible(bool(self._more.text()))

    def search(self, words: str) -> None:
        """Show the lines in which these words stand."""
        self._search.setText(words)

    def lines(self) -> list[tuple[str, str]]:
        """What is listed: name and present value."""
        count = self._list.topLevelItemCount()
        items = [self._list.topLevelItem(row) for row in range(count)]
        return [(item.text(0), item.text(1)) for item in items if item is not None]

    def accept(self) -> None:
        """Take the chosen line; without one the dialog stays."""
        item = self._list.currentItem()
        choice = item.data(0, _CHOICE) if item is not None else None
        if isinstance(choice, FieldChoice):
            self.field = choice.field
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the search box has the focus."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in _MOVES:
            self._list.event(event)
            return True
        return super().eventFilter(watched, event)


def _matches(wanted: str, choice: FieldChoice) -> bool:
    """Whether every word stands somewhere in the line."""
    line = f"{choice.name} {choice.shown}"
    return all(search_matches(word, line) for word in wanted.split())
