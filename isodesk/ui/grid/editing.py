"""Typing in a cell: a plain text field over it that keeps what was typed until it is taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from isodesk.ui.grid.completion import Completion
from isodesk.ui.grid.keys import combination, is_typing
from isodesk.ui.grid.navigation import Cell
from isodesk.ui.grid.paint import ABOVE, SIDE
from isodesk.ui.grid.problems import problem_of
from isodesk.ui.grid.source import Align
from isodesk.vietnamese.text import clean

if TYPE_CHECKING:
    from isodesk.ui.grid.view import GridView

_COMFORTABLE = 150
_PAUSE_MS = 600
"""How long a hand is still before what it typed is judged."""
_CARET = 2
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
_SHIFT, _ALT, _CTRL = (
    Qt.KeyboardModifier.ShiftModifier.value,
    Qt.KeyboardModifier.AltModifier.value,
    Qt.KeyboardModifier.ControlModifier.value,
)
_RETURN = Qt.Key.Key_Return.value
_F1, _F35 = Qt.Key.Key_F1.value, Qt.Key.Key_F35.value
_ARROWS = {
    Qt.Key.Key_Up.value: (-1, 0),
    Qt.Key.Key_Down.value: (1, 0),
    Qt.Key.Key_Left.value: (0, -1),
    Qt.Key.Key_Right.value: (0, 1),
}
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class CellEditor(QPlainTextEdit):
    """The text field over a cell; keys that end the edit go to its ``CellEditing``."""

    def __init__(self, editing: CellEditing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        self.preedit = ""
        self.setObjectName("cellEditor")
        self.setTabChangesFocus(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.begin_at(ABOVE - 1)

    def begin_at(self, top: int) -> None:
        """Leave this much room above the text, in pixels."""
        self.setViewportMargins(SIDE - 2, top, SIDE - 2, ABOVE - 2)

    def align(self, side: Align) -> None:
        """Lay the text at the side where the cell shows it."""
        option = self.document().defaultTextOption()
        option.setAlignment(_ALIGN[side])
        self.document().setDefaultTextOption(option)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._editing.take_key(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.preedit = event.preeditString()
        super().inputMethodEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self._editing.commit()


class CellEditing:
    """One edit at a time: it starts, grows with its text, and ends when the text is taken.

    While an input method composes the first word, focus stays on the grid, because moving it
    would break the word; the grid hands the method's events on.
    """

    def __init__(self, view: GridView) -> None:
        self._view = view
        self._cell: Cell | None = None
        self._original = ""
        self._replacing = False
        self.composing = False
        self._forwarding = False
        self.editor = CellEditor(self, view.viewport())
        self.editor.hide()
        self.editor.textChanged.connect(self._typed)
        self.sentence = QLabel(view.viewport())
        self.sentence.setObjectName("cellSentence")
        self.sentence.setWordWrap(True)
        self.sentence.hide()
        self._completion = Completion(view.viewport(), self._take_offer)
        self._pause = QTimer(view, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._judge)

    @property
    def is_open(self) -> bool:
        """Whether a cell is being edited."""
        return self._cell is not None

    def can_start(self) -> bool:
        """Whether the active cell may be typed in."""
        row, column = self._view.active()
        return row >= 0 and self._view.cells.can_edit(row, column)

    def start(self, typed: str | None = None) -> None:
        """Edit the active cell: its own text, or ``typed`` in its place."""
        if not self._open(typed):
            return
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, typed: str | None) -> bool:
        view = self._view
        if self.is_open or not self.can_start():
            if not self.is_open:
                view.message.emit("Ô này do chương trình tính hoặc đang khóa, không gõ vào được.")
            return False
        row, column = cell = view.active()
        view.scrollTo(view.currentIndex())
        self._cell, self._replacing = cell, typed is not None
        self._original = view.cells.edit_text(row, column)
        self._completion.set_offers(view.cells.completions(row, column))
        self.editor.setFont(view.font())
        self.editor.align(view.cells.columns[column].align)
        self._colour(wrong=False)
        self.editor.setPlainText(self._original if typed is None else typed)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.editor.show()
        self.place()
        self._offer()
        if typed:
            self._tell_typed()
        return True

    def compose(self, event: QInputMethodEvent) -> None:
        """Give an input method's event to the cell, opening it for the first one."""
        if not self.is_open:
            if not event.preeditString() and not event.commitString():
                return
            if not self._open(""):
                return
            self.composing = True
        QApplication.sendEvent(self.editor, event)
        if not event.preeditString() and self.composing:
            self.composing = False
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to the cell that is open, and not to the window's menus."""
        if not self.is_open:
            return False
        keys = combination(event)
        commands = bool(keys & (_CTRL | _ALT)) or _F1 <= event.key() <= _F35
        own = keys in (_RETURN | _ALT, Qt.Key.Key_F2.value)
        return own or self.composing or is_typing(event) or not commands

    def take_stray(self, event: QKeyEvent) -> None:
        """Give the editor a key that the grid got while the cell is open; the editor's own
        leftovers, which Qt hands to the grid, go no further."""
        if self.editor.hasFocus() or self._forwarding:
            event.ignore()
            return
        if not self.composing:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._forwarding = True
        QApplication.sendEvent(self.editor, event)
        self._forwarding = False

    def query(self, query: Qt.InputMethodQuery) -> object:
        """What an input method asks about the text being composed."""
        answer = self.editor.inputMethodQuery(query)
        if isinstance(answer, QRect):
            return answer.translated(self.editor.viewport().mapTo(self._view.viewport(), QPoint()))
        return answer

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key that ends the edit or steers the offers; False leaves it to the text."""
        keys = combination(event)
        if self.editor.preedit:
            return keys & ~_SHIFT in (_RETURN, Qt.Key.Key_Tab.value)
        if self._completion.take_key(event):
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif keys == _RETURN | _ALT:
            self.editor.insertPlainText("\n")
        elif keys == _RETURN | _CTRL:
            self._fill()
        elif keys & ~_SHIFT == _RETURN:
            self._finish_and(lambda: self._view.enter(-1 if keys & _SHIFT else 1))
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not keys & _CTRL:
            back = event.key() == Qt.Key.Key_Backtab or bool(keys & _SHIFT)
            self._finish_and(lambda: self._view.tab(-1 if back else 1))
        elif event.key() == Qt.Key.Key_F2:
            self._replacing = False
        elif self._replacing and keys in _ARROWS:
            self._finish_and(lambda: self._view.step(*_ARROWS[keys]))
        else:
            return False
        return True

    def _finish_and(self, move: Callable[[], None]) -> None:
        if self.commit():
            move()

    def commit(self) -> bool:
        """End the edit and write its text; False leaves it open, with the reason below it."""
        if self._cell is None:
            return True
        QGuiApplication.inputMethod().commit()
        if self.editor.preedit:
            return False
        text, _ = clean(self.editor.toPlainText())
        if text == self._original:
            self._close()
            return True
        refusals = self._view.commands.write_cell(self._cell, text)
        if refusals:
            self._say(refusals[0].reason)
            return False
        self._close()
        return True

    def _fill(self) -> None:
        """Write the text into every selected cell (Ctrl+Enter)."""
        text, _ = clean(self.editor.toPlainText())
        if self.editor.preedit or self._cell is None:
            return
        cells, (row, column) = self._view.cells, self._cell
        cell = cells.source_row(row), cells.source_column(column)
        refusals = self._view.commands.write_selected(text)
        reasons = [r.reason for r in refusals if (r.row, r.column) == cell]
        if reasons:
            self._say(reasons[0])
        else:
            self._close()

    def cancel(self) -> None:
        """End the edit; the cell keeps what it had."""
        self._close()

    def _close(self) -> None:
        had_focus = self.editor.hasFocus()
        self._cell, self.composing = None, False
        self._pause.stop()
        self.sentence.hide()
        self._completion.hide()
        self.editor.hide()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._view.viewport().update()
        self._view.typing_ended.emit()

    def _typed(self) -> None:
        if self._cell is not None and self.editor.isVisible():
            self.sentence.hide()
            self._colour(wrong=False)
            self.place()
            self._offer()
            self._tell_typed()
            self._pause.start()

    def _judge(self) -> None:
        """Say below the cell what is wrong with the text so far; it stays as it is typed."""
        text = self.editor.toPlainText()
        if self._cell is None or self.editor.preedit or text == self._original:
            return
        problem = problem_of(self._view.cells.columns[self._cell[1]], text)
        if problem is not None:
            self.sentence.setText(problem.sentence)
            self._colour(wrong=problem.refused)
            self.sentence.show()
            self.sentence.raise_()
            self.place()

    def _tell_typed(self) -> None:
        view = self._view
        if self._cell is not None:
            row, column = self._cell
            at = view.cells.source_column(column)
            view.typed.emit(view.cells.source_row(row), at, self.editor.toPlainText())

    def _say(self, reason: str) -> None:
        self.sentence.setText(reason)
        self._colour(wrong=True)
        self._completion.hide()
        self.editor.show()
        self.sentence.show()
        self.sentence.raise_()
        self.place()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _colour(self, wrong: bool) -> None:
        if bool(self.editor.property("wrong")) == wrong:
            return
        self.editor.setProperty("wrong", wrong)
        style = self.editor.style()
        style.unpolish(self.editor)
        style.polish(self.editor)

    def _offer(self) -> None:
        typed = self.editor.toPlainText()
        self._completion.offer("" if typed == self._original else typed)
        self._completion.place_under(self.editor.geometry())

    def _take_offer(self, text: str, tabbed: bool) -> None:
        self.editor.setPlainText(text)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self._completion.hide()
        if self.commit():
            if tabbed:
                self._view.tab(1)
            else:
                self._view.enter(1)

    def follow(self, cell: Cell) -> None:
        """Stay over the cell that is edited when rows come, go or move around it."""
        if self._cell is not None:
            self._cell = cell
            self.place()

    def place(self) -> None:
        """Lay the field over its cell, as tall as its text, inside the grid."""
        if self._cell is None:
            return
        view = self._view
        cell = view.visualRect(view.cells.index(*self._cell))
        room = view.viewport().rect()
        metrics = QFontMetrics(self.editor.font())
        width = self._width(cell, metrics)
        align = view.cells.columns[self._cell[1]].align
        spare = {"left": 0, "center": (width - cell.width()) // 2, "right": width - cell.width()}
        left = max(0, min(cell.left() - spare[align], room.right() + 1 - width))
        self.editor.resize(width, self.editor.height())
        lines = max(1, round(self.editor.document().size().height()))
        tall = lines * metrics.lineSpacing() + 2 * ABOVE + 3
        height = min(max(cell.height(), tall), max(room.height(), cell.height()))
        top = max(min(cell.top(), room.bottom() - height), min(cell.top(), 0))
        self.editor.setGeometry(left, top, width, height)
        self.editor.begin_at(max(ABOVE, (height - lines * metrics.lineSpacing()) // 2) - 1)
        self._place_sentence(room)

    def _width(self, cell: QRect, metrics: QFontMetrics) -> int:
        """The cell's own width; more, up to `_COMFORTABLE`, only when a line does not fit."""
        lines = (self.editor.toPlainText() + self.editor.preedit).split("\n")
        longest = max(metrics.horizontalAdvance(line) for line in lines) + 2 * SIDE + _CARET
        widest = min(_COMFORTABLE, self._view.viewport().width())
        return max(cell.width(), min(longest, widest))

    def _place_sentence(self, room: QRect) -> None:
        field = self.editor.geometry()
        width = min(max(field.width(), 320), room.width())
        height = self.sentence.heightForWidth(width)
        below = field.bottom() + 2
        top = below if below + height <= room.bottom() else field.top() - height - 1
        left = max(0, min(field.left(), room.right() - width))
        self.sentence.setGeometry(left, top, width, height)
