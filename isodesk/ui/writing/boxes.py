"""Boxes that are typed in and left: they know what was shown and what was typed since."""

from __future__ import annotations

import math
from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from isodesk.ui.writing.entry import Choices
from isodesk.vietnamese.text import clean

# What both boxes do stands before the two Qt classes, and no object may have two of those.
if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object

_MOST_LINES = 14
_ROOM = 22


class _Typed(_Widget):
    """What every box does with what was typed in it."""

    _shown = ""

    @abstractmethod
    def value(self) -> str:
        """What was typed, as it is kept."""

    @abstractmethod
    def retype(self, value: str) -> None:
        """Put text in as if it were typed."""

    @property
    def dirty(self) -> bool:
        """Whether something else was typed than was shown."""
        return self.value() != self._shown

    def restore(self) -> None:
        """Give up what was typed."""
        self.retype(self._shown)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is the box's while something was typed, then the window's."""
        if _is_undo(event) and not self.dirty:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.dirty:
            self.restore()
            return
        super().keyPressEvent(event)


class LineBox(_Typed, QLineEdit):
    """One line. ``left`` says that it was left or Enter was pressed."""

    left = Signal()

    def __init__(self, label: str, hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(label)
        self.editingFinished.connect(self.left)

    def value(self) -> str:
        """What was typed, single spaces, NFC."""
        return " ".join(clean(self.text())[0].split())

    def show_value(self, value: str) -> None:
        """Show what the file holds."""
        if value != self._shown or self.text() != value:
            self._shown = value
            place = self.cursorPosition()
            self.setText(value)
            self.setCursorPosition(min(place, len(value)))

    def retype(self, value: str) -> None:
        """Put text in as if it were typed."""
        self.setText(value)

    def chosen_text(self) -> str:
        """What is selected."""
        return self.selectedText()


class LinesBox(_Typed, QPlainTextEdit):
    """Several lines, as high as its text. ``left`` says that it was left."""

    left = Signal()

    def __init__(self, label: str, hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self._fit()

    def value(self) -> str:
        """What was typed, NFC, without spaces and empty lines at the ends."""
        lines = clean(self.toPlainText())[0].split("\n")
        return "\n".join(line.rstrip() for line in lines).strip("\n")

    def show_value(self, value: str) -> None:
        """Show what the file holds."""
        if value != self._shown or self.toPlainText() != value:
            self._shown = value
            cursor = self.textCursor()
            place, scroll = cursor.position(), self.verticalScrollBar().value()
            self.setPlainText(value)
            cursor.setPosition(min(place, len(value)))
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(scroll)

    def retype(self, value: str) -> None:
        """Put text in as if it were typed."""
        self.setPlainText(value)

    def chosen_text(self) -> str:
        """What is selected."""
        return self.textCursor().selectedText()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the box was left."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew when the width changes."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        document = self.document()
        lines = max(1, min(round(document.size().height()), _MOST_LINES))
        # A line of the layout may be taller than the font says, most of all in a substitute font.
        first = document.documentLayout().blockBoundingRect(document.firstBlock())
        line = first.height() / max(document.firstBlock().lineCount(), 1)
        spacing = max(line, self.fontMetrics().lineSpacing())
        self.setFixedHeight(math.ceil(lines * spacing) + _ROOM)


class ChoiceBox(_Typed, QComboBox):
    """One of several values. ``left`` says that one was chosen."""

    left = Signal()

    def __init__(self, label: str, choices: Choices) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        for value, words in choices:
            self.addItem(words, value)
        self.setCurrentIndex(-1)  # nothing is chosen until something is shown
        self.activated.connect(self.left)

    def value(self) -> str:
        """The value that is chosen."""
        return str(self.currentData() or "")

    def show_value(self, value: str) -> None:
        """Show what the file holds."""
        self._shown = value
        self.retype(value)

    def retype(self, value: str) -> None:
        """Choose a value, the first where there is no such one."""
        self.setCurrentIndex(max(self.findData(value), 0))
        self.setToolTip(self.currentText())

    def chosen_text(self) -> str:
        """The words of what is chosen."""
        return self.currentText()

    def setReadOnly(self, locked: bool) -> None:
        """Let nothing be chosen while the plan is locked."""
        self.setEnabled(not locked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the panel; it never changes a paper by the way."""
        event.ignore()


TypedBox = LineBox | LinesBox
Box = TypedBox | ChoiceBox


def _is_undo(event: QEvent) -> bool:
    """Whether a widget is asked if it takes Ctrl+Z or Ctrl+Y for itself."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
        return False
    standard = QKeySequence.StandardKey
    return event.matches(standard.Undo) or event.matches(standard.Redo)
