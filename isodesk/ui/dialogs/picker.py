"""A list to choose one thing from: search without marks, the arrows, Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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

from isodesk.ui.named import named
from isodesk.vietnamese.text import search_matches

MOST = 300
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_CHOICE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class PickerWords:
    """What a picker is called, its two columns, its things in a sentence (“số liệu”)."""

    title: str
    name: str
    shown: str
    things: str
    take: str = "Chèn"
    shown_width: int = 210


@dataclass(frozen=True)
class Choice:
    """A line: its name, what stands beside it, and what is taken."""

    name: str
    shown: str
    value: object


class Picker(QDialog):
    """``value`` is what was taken. ``buttons`` has room for more buttons at its left."""

    def __init__(
        self, words: PickerWords, choices: Sequence[Choice], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.value: object = None
        self._words = words
        self._choices = choices
        self._search = QLineEdit()
        self._list = QTreeWidget()
        self._more = named(QLabel(), "hint")
        self.buttons = QDialogButtonBox()
        self.setWindowTitle(words.title)
        self.resize(680, 460)
        self._lay_out()
        self._fill("")
        self._search.textChanged.connect(self._fill)
        self._search.installEventFilter(self)
        self._list.itemActivated.connect(lambda _item, _column: self.accept())

    def _lay_out(self) -> None:
        words = self._words
        self._search.setPlaceholderText("Tìm, có dấu hoặc không dấu")
        self._search.setAccessibleName(f"Tìm {words.things}")
        self._search.setClearButtonEnabled(True)
        self._list.setHeaderLabels([words.name, words.shown])
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setAccessibleName(f"Danh sách {words.things}")
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.setColumnWidth(1, words.shown_width)
        take = self.buttons.addButton(words.take, QDialogButtonBox.ButtonRole.AcceptRole)
        take.setDefault(True)
        self.buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(self._search)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._more)
        layout.addWidget(self.buttons)

    def _fill(self, wanted: str) -> None:
        found = [choice for choice in self._choices if _matches(wanted, choice)]
        self._list.clear()
        for choice in found[:MOST]:
            item = QTreeWidgetItem([choice.name, choice.shown])
            item.setData(0, _CHOICE, choice)
            item.setToolTip(0, choice.name.strip())
            item.setToolTip(1, choice.shown)
            self._list.addTopLevelItem(item)
        self._list.setCurrentIndex(self._list.model().index(0, 0))
        left, things = len(found) - MOST, self._words.things
        words = f"Còn {left} {things} nữa. Gõ thêm để thu hẹp." if left > 0 else ""
        self._more.setText(words if found else f"Không có {things} nào khớp.")
        self._more.setVisible(bool(self._more.text()))

    def search(self, words: str) -> None:
        """Show the lines in which these words stand."""
        self._search.setText(words)

    def lines(self) -> list[tuple[str, str]]:
        """What is listed: name and what stands beside it."""
        count = self._list.topLevelItemCount()
        items = [self._list.topLevelItem(row) for row in range(count)]
        return [(item.text(0), item.text(1)) for item in items if item is not None]

    def accept(self) -> None:
        """Take the chosen line; without one the dialog stays."""
        item = self._list.currentItem()
        choice = item.data(0, _CHOICE) if item is not None else None
        if isinstance(choice, Choice):
            self.take(choice.value)

    def take(self, value: object) -> None:
        """Take something and close."""
        self.value = value
        super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the search box has the focus."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in _MOVES:
            self._list.event(event)
            return True
        return super().eventFilter(watched, event)


def _matches(wanted: str, choice: Choice) -> bool:
    """Whether every word stands somewhere in the line."""
    line = f"{choice.name} {choice.shown}"
    return all(search_matches(word, line) for word in wanted.split())
