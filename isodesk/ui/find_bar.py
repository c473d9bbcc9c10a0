"""The line below the pages in which words are sought and replaced, with the places found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from isodesk.errors import UserError
from isodesk.ui.finding import Match, Scope
from isodesk.ui.tool_button import tool_button
from isodesk.vietnamese.text import clean

_WAIT_MS = 150
_BEFORE, _AFTER = 40, 120
_MOST = 500


class FindBar(QFrame):
    """``scopes`` gives what can be searched now, the likeliest first."""

    guide = "bang.md#Tìm và thay thế"

    def __init__(self, scopes: Callable[[], Sequence[Scope]], commit: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self._scopes = scopes
        self._commit = commit
        self._came_from: QWidget | None = None
        self._matches: list[Match] = []
        self._spots: list[tuple[int, int]] = []
        self._at = -1
        self.needle = _field("Tìm", "Tìm, có dấu hoặc không dấu")
        self.words = _field("Thay bằng", "Để trống là xóa chữ tìm được")
        self.scope = QComboBox()
        self.scope.setAccessibleName("Tìm ở đâu")
        self.exact = QCheckBox("Đúng dấu, hoa thường")
        self.count = QLabel()
        self.found = QTreeWidget()
        self._replace_row = [QLabel("Thay bằng:"), self.words]
        self._waiting = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._waiting.timeout.connect(self.search)
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        back = tool_button("", "up", "Chỗ trước (Shift+F3)", lambda: self.step(-1))
        on = tool_button("", "down", "Chỗ sau (F3)", lambda: self.step(1))
        following = QPushButton("Tìm tiếp")
        following.clicked.connect(lambda: self.step(1))
        self.one = QPushButton("Thay")
        self.all = QPushButton("Thay tất cả")
        close = QPushButton("Đóng")
        close.clicked.connect(self.leave)
        self._replace_row += [following, self.one, self.all]
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(8)
        lines: tuple[tuple[QWidget, QWidget, tuple[QWidget, ...]], ...] = (
            (QLabel("Tìm:"), self.needle, (back, on)),
            (self._replace_row[0], self.words, (following, self.one, self.all)),
            (QLabel("Tìm ở:"), self.scope, (self.exact, self.count)),
        )
        for row, (label, field, beside) in enumerate(lines):
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            line = QHBoxLayout()
            line.setSpacing(8)
            for widget in beside:
                line.addWidget(widget)
            line.addStretch(1)
            if row == 0:
                line.addWidget(close)
            grid.addLayout(line, row, 2)
        grid.addWidget(self.found, len(lines), 0, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self._set_up_list()

    def _set_up_list(self) -> None:
        self.found.setObjectName("listTable")
        self.found.setAccessibleName("Các chỗ tìm được")
        self.found.setHeaderHidden(True)
        self.found.setColumnCount(2)
        self.found.setColumnWidth(0, 300)
        self.found.setRootIsDecorated(False)
        self.found.setUniformRowHeights(True)
        self.found.setFixedHeight(132)
        self.found.hide()

    def _connect(self) -> None:
        self.needle.textChanged.connect(lambda _: self._waiting.start())
        self.exact.toggled.connect(lambda _: self.search())
        self.scope.activated.connect(lambda _: self.search())
        self.found.itemClicked.connect(lambda item: self._go(self.found.indexOfTopLevelItem(item)))
        self.one.clicked.connect(self.replace_one)
        self.all.clicked.connect(self.replace_all)

    # Coming and going

    def open(self, *, replacing: bool, came_from: QWidget | None, words: str = "") -> None:
        """Show the line, with a second one for what to put in place."""
        if came_from is not None and not self.isAncestorOf(came_from):
            self._came_from = came_from
        for widget in self._replace_row:
            widget.setVisible(replacing)
        chosen = self.scope.currentText() if self.isVisible() else ""
        self.scope.clear()
        self.scope.addItems([scope.title for scope in self._scopes()])
        self.scope.setCurrentIndex(max(self.scope.findText(chosen), 0))
        if words:
            self.needle.setText(words)
        self.show()
        self.needle.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.needle.selectAll()
        self.search()

    def leave(self) -> None:
        """Hide the line; the keys go back to where they were."""
        self.hide()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif enter and self.words.hasFocus():
            self.replace_one()
        elif enter and self.found.hasFocus():
            self._go(self.found.currentIndex().row())
        elif enter:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    # Finding

    def _scope(self) -> Scope | None:
        scopes = {scope.title: scope for scope in self._scopes()}
        return scopes.get(self.scope.currentText())

    def search(self) -> None:
        """Look anew and list what is found."""
        self._waiting.stop()
        scope = self._scope()
        needle = clean(self.needle.text())[0]
        found = scope.find(needle, self.exact.isChecked()) if scope and needle.strip() else []
        if [m.source for m in found] != [m.source for m in self._matches]:
            self._at = -1
        self._matches = found
        self._spots = [(m, s) for m, match in enumerate(found) for s in range(len(match.spans))]
        self._list()
        self.count.setText(self._counted() if needle.strip() else "")

    def _counted(self) -> str:
        if not self._spots:
            return "Không tìm thấy."
        return f"{len(self._spots):02d} chỗ, trong {len(self._matches):02d} ô, đoạn."

    def _list(self) -> None:
        self.found.clear()
        lines = []
        for at, span in self._spots[:_MOST]:
            match = self._matches[at]
            lines.append(QTreeWidgetItem([match.name, _snippet(match, span)]))
            lines[-1].setToolTip(1, match.shown)
        self.found.addTopLevelItems(lines)
        self.found.setVisible(bool(lines))
        self._mark(self.found.topLevelItem(self._at))

    def _mark(self, line: QTreeWidgetItem | None) -> None:
        if line is not None:
            self.found.setCurrentItem(line)

    def step(self, by: int) -> None:
        """Go to the next place, or the one before; at the end on from the other end."""
        if self._waiting.isActive() or not self._matches:
            self.search()
        if self._matches:
            begin = 0 if by > 0 else -1
            self._go((self._at + by if self._at >= 0 else begin) % len(self._spots))

    def _go(self, at: int) -> None:
        scope = self._scope()
        if scope is None or not 0 <= at < len(self._spots):
            return
        focus = self.focusWidget()
        self._at = at
        scope.go(self._matches[self._spots[at][0]])
        self._mark(self.found.topLevelItem(at))
        self.count.setText(f"Chỗ {at + 1}/{len(self._spots)}")
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    # Replacing

    def replace_one(self) -> None:
        """Replace what is shown, nothing else, and go to the next; the first time only go."""
        self._commit()
        self.search()
        at = self._at
        if at < 0:
            self.step(1)
            return
        before, (match, span) = len(self._spots), self._spots[at]
        place = self._matches[match]
        self._replace([replace(place, spans=(place.spans[span],))])
        if self._spots:
            # On past what was put there, also where that holds the words again or nothing was put.
            said, following = self.count.text(), at + len(self._spots) - before + 1
            self._go(max(following, 0) % len(self._spots))
            self.count.setText(said)

    def replace_all(self) -> None:
        """Replace everywhere, as one step."""
        self._commit()
        self.search()
        self._replace(self._matches)

    def _replace(self, matches: Sequence[Match]) -> None:
        scope = self._scope()
        if scope is None or not matches:
            return
        try:
            said = scope.replace(matches, clean(self.words.text())[0])
        except UserError as error:
            said = str(error)
        self.search()
        self.count.setText(said)


def _field(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setClearButtonEnabled(True)
    return field


def _snippet(match: Match, span: int) -> str:
    start, stop = match.spans[span]
    begin, end = max(start - _BEFORE, 0), stop + _AFTER
    cut = match.shown[begin:end].replace("\n", " ")
    return f"{'…' if begin else ''}{cut}{'…' if end < len(match.shown) else ''}"
