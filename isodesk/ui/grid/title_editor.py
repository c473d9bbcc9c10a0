"""Typing a column's title where it stands: Enter takes it, Alt+Enter breaks the line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from isodesk.ui.grid.view import GridView
from isodesk.vietnamese.text import clean

_NARROWEST = 160
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TitleEditor(QPlainTextEdit):
    """A field over the head of one column; ``taken`` carries the column and its new title."""

    taken = Signal(int, str)

    def __init__(self, grid: GridView) -> None:
        super().__init__(grid.head)
        self._grid = grid
        self._column = -1
        self._original = ""
        self.setObjectName("cellEditor")
        self.setAccessibleName("Tiêu đề cột")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def open(self, column: int, text: str) -> None:
        """Edit the title of a column of the source; the first click of two had sorted by it."""
        if self._grid.cells.sorting == (column, False):
            self._grid.cells.set_sort(None)
        self._column, self._original = column, text
        head, shown = self._grid.head, self._grid.cells.shown_column(column)
        width = max(head.sectionSize(shown), _NARROWEST)
        left = max(0, min(head.sectionViewportPosition(shown), head.width() - width))
        self.setGeometry(left, 0, width, head.height())
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def finish(self) -> None:
        """Take what was typed, if anything, and go."""
        if self._column < 0:
            return
        QGuiApplication.inputMethod().commit()
        column, self._column = self._column, -1
        text = clean(self.toPlainText())[0].strip()
        self._leave()
        if text and text != self._original:
            self.taken.emit(column, text)

    def _leave(self) -> None:
        had_focus = self.hasFocus()
        self.hide()
        if had_focus:
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._column = -1
            self._leave()
        elif event.key() in _RETURNS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.insertPlainText("\n")
        elif event.key() in _RETURNS:
            self.finish()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.finish()
