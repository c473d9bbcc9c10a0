"""What other plans hold, offered under a box while it is typed in; taken only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QWidget

from isodesk.ui.writing.boxes import LineBox, LinesBox, TypedBox
from isodesk.vietnamese.text import search_matches

_SHOWN = 7
_LEAST_WIDTH = 220
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_DASHES = "-–— "

Texts = Callable[[], Sequence[str]]


class Offers(QObject):
    """One list for all boxes of a form. ↓ goes into it, Enter takes, Esc and typing leave it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts: dict[QObject, Texts] = {}
        self._box: TypedBox | None = None
        self._taking = False
        self.list: QListWidget | None = None

    def attach(self, box: TypedBox, texts: Texts) -> None:
        """Offer texts in a box; in one of several lines, for the line with the caret."""
        self._texts[box] = texts
        box.installEventFilter(self)
        box.textChanged.connect(lambda *_: self._on_text(box))

    def forget(self) -> None:
        """The boxes are gone."""
        self.hide()
        self._texts.clear()

    def hide(self) -> None:
        """Take the list away."""
        self._box = None
        if self.list is not None:
            self.list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list, and ↓ that asks for it."""
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        box = next((box for box in self._texts if box is watched), None)
        if not isinstance(box, LineBox | LinesBox):
            return False
        if self._box is None or self.list is None:
            wanted = event.key() == Qt.Key.Key_Down and _on_last_line(box)
            if wanted and not _line(box):
                self._offer(box)
                return self._box is not None
            return False
        return self._take_key(event, self.list)

    def _take_key(self, event: QKeyEvent, shown: QListWidget) -> bool:
        chosen = shown.currentRow()
        if event.key() == Qt.Key.Key_Down:
            shown.setCurrentRow(min(chosen + 1, shown.count() - 1))
        elif event.key() == Qt.Key.Key_Up and chosen >= 0:
            shown.setCurrentRow(chosen - 1)
        elif event.key() in _TAKING and chosen >= 0:
            self._take(shown.currentItem().text())
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _on_text(self, box: TypedBox) -> None:
        if self._taking or not box.hasFocus():
            return
        if _line(box):
            self._offer(box)
        else:
            self.hide()

    def _offer(self, box: TypedBox) -> None:
        typed = _line(box)
        others = set(box.value().split("\n")) if isinstance(box, LinesBox) else set()
        fitting = [
            text
            for text in self._texts[box]()
            if text != typed and text not in others and search_matches(typed, text)
        ]
        if not fitting or box.isReadOnly():
            self.hide()
            return
        self._box = box
        shown = self._list_in(box.window())
        shown.clear()
        shown.addItems(fitting)
        shown.setCurrentRow(-1)
        self._place(box, shown)
        shown.show()
        shown.raise_()

    def _list_in(self, window: QWidget) -> QListWidget:
        if self.list is None:
            self.list = QListWidget(window)
            self.list.setObjectName("cellOffers")
            self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
            self.list.itemClicked.connect(lambda item: self._take(item.text()))
        elif self.list.parent() is not window:
            self.list.setParent(window)
        return self.list

    def _place(self, box: TypedBox, shown: QListWidget) -> None:
        """Below the line that is typed, above it when there is no room."""
        height = shown.sizeHintForRow(0) * min(shown.count(), _SHOWN) + 6
        width = max(box.width(), _LEAST_WIDTH)
        caret = box.cursorRect()
        window = box.window()
        top = box.mapTo(window, QPoint(0, caret.bottom() + 4)).y()
        left = min(box.mapTo(window, QPoint(0, 0)).x(), window.width() - width)
        if top + height > window.height():
            top = max(box.mapTo(window, QPoint(0, caret.top() - 4)).y() - height, 0)
        shown.setGeometry(max(left, 0), top, width, height)

    def _take(self, text: str) -> None:
        box = self._box
        if box is None:
            return
        self._taking = True
        if isinstance(box, LinesBox):
            cursor = box.textCursor()
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            start = "\n" if cursor.selectedText().startswith("\u2029") else ""
            cursor.insertText(start + text)
            box.setTextCursor(cursor)
        else:
            box.selectAll()
            box.insert(text)
        self._taking = False
        self.hide()


def _line(box: TypedBox) -> str:
    """What is typed in the line with the caret, without the dash before it."""
    line = box.textCursor().block().text() if isinstance(box, LinesBox) else box.text()
    return line.strip().lstrip(_DASHES)


def _on_last_line(box: TypedBox) -> bool:
    return not isinstance(box, LinesBox) or not box.textCursor().block().next().isValid()
