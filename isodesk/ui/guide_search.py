"""Words sought in the guide, with or without marks: in the page in front and in all others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QLabel, QTextBrowser, QTextEdit, QVBoxLayout, QWidget

from isodesk.ui.filter_box import FilterBox
from isodesk.ui.named import named
from isodesk.ui.style import COLOURS
from isodesk.vietnamese.finding import Span, occurrences

_WAIT_MS = 150
_ABOVE = 80  # pixels of the page left to be seen above what was found


class SearchLine(FilterBox):
    """Enter and Shift+Enter go from place to place."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)


class GuideSearch(QWidget):
    """A box and how much was found. ``pages`` gives each page's own words in order, ``page_wanted``
    asks for the page of a number, and ``matched`` names the pages that have the words."""

    page_wanted = Signal(int)
    matched = Signal(object)

    def __init__(
        self,
        text: QTextBrowser,
        pages: Callable[[], list[str]],
        current: Callable[[], int],
    ) -> None:
        super().__init__()
        self._text, self._pages, self._current = text, pages, current
        self._spans: list[Span] = []
        self._at = 0
        self._with_words: list[int] = []
        self.line = SearchLine("Tìm trong hướng dẫn", "Tìm trong hướng dẫn, có dấu hoặc không dấu")
        self.told = named(QLabel(), "hint")
        self.told.setWordWrap(True)
        self.told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.told)
        self._waiting = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._waiting.timeout.connect(self._search)
        self.line.textChanged.connect(lambda _: self._waiting.start())
        self.line.stepped.connect(self.step)

    def listen(self, window: QWidget) -> None:
        """Ctrl+F, F3 and Shift+F3 in this window."""
        for keys, do in (
            ("Ctrl+F", self.begin),
            ("F3", lambda: self.step(1)),
            ("Shift+F3", lambda: self.step(-1)),
        ):
            QShortcut(QKeySequence(keys), window).activated.connect(do)

    def begin(self) -> None:
        """Give the box the keys."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_in_page(self, *, last: bool = False) -> None:
        """Mark the words in the page that has just come to the front, and go to the first."""
        needle = self.line.text()
        plain = self._text.document().toRawText().replace("\N{PARAGRAPH SEPARATOR}", "\n")
        self._spans = occurrences(needle, plain)
        self._at = len(self._spans) - 1 if last else 0
        self._mark()
        self._tell()

    def step(self, by: int) -> None:
        """To the next place, or the one before; from page to page and round."""
        if self._waiting.isActive():
            self._waiting.stop()
            self._search()
            return
        if 0 <= self._at + by < len(self._spans):
            self._at += by
            self._mark()
            self._tell()
        elif self._with_words:
            self._turn(by)

    def _turn(self, by: int) -> None:
        here, found = self._current(), self._with_words
        beyond = [page for page in found if (page - here) * by > 0]
        ahead = beyond or found
        self.page_wanted.emit(min(ahead) if by > 0 else max(ahead))
        self.show_in_page(last=by < 0)

    def _search(self) -> None:
        needle = self.line.text()
        pages = self._pages()
        self._with_words = [n for n, words in enumerate(pages) if occurrences(needle, words)]
        self.matched.emit(self._with_words if needle.strip() else list(range(len(pages))))
        here = self._current()
        if self._with_words and here not in self._with_words:
            self.page_wanted.emit(
                next((n for n in self._with_words if n > here), self._with_words[0])
            )
        self.show_in_page()

    def _mark(self) -> None:
        marks = []
        for number, span in enumerate(self._spans):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._text.document())
            cursor.setPosition(span[0])
            cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
            ground = COLOURS.accent if number == self._at else COLOURS.doubt_soft
            ink = COLOURS.surface if number == self._at else COLOURS.ink
            mark.format.setBackground(QColor(ground))
            mark.format.setForeground(QColor(ink))
            mark.cursor = cursor
            marks.append(mark)
        self._text.setExtraSelections(marks)
        if marks:
            top = self._text.cursorRect(_start(marks[self._at].cursor)).top()
            bar = self._text.verticalScrollBar()
            if not _ABOVE <= top <= self._text.viewport().height() - _ABOVE:
                bar.setValue(bar.value() + top - _ABOVE)

    def _tell(self) -> None:
        needle = self.line.text().strip()
        self.told.setVisible(bool(needle))
        if self._spans:
            pages = len(self._with_words)
            self.told.setText(
                f"Chỗ {self._at + 1}/{len(self._spans)} ở trang này · {pages} trang có"
            )
        elif needle:
            self.told.setText("Không có trong hướng dẫn.")


def _start(cursor: QTextCursor) -> QTextCursor:
    at = QTextCursor(cursor)
    at.setPosition(cursor.selectionStart())
    return at
