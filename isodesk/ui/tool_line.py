"""A line of tools in which buttons give up their words, not half of their words, for room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QHBoxLayout

from isodesk.ui.tool_button import ToolButton


class ToolLine(QHBoxLayout):
    """Boxes and lists have the room that they want first; words stay on the first buttons."""

    def setGeometry(self, rect: QRect) -> None:
        if self._fit(rect.width()):
            self.invalidate()
        super().setGeometry(rect)

    def sizeHint(self) -> QSize:
        """As wide as the line is with all words."""
        now = super().sizeHint()
        left_out = sum(b.words_width for b in self._buttons() if b.shows_words is False)
        return QSize(now.width() + left_out, now.height())

    def minimumSize(self) -> QSize:
        """As narrow as the line is without any word."""
        now = super().minimumSize()
        words = sum(button.words_width for button in self._buttons() if button.shows_words)
        return QSize(now.width() - words, now.height())

    def _buttons(self) -> list[ToolButton]:
        items = filter(None, map(self.itemAt, range(self.count())))
        return [
            w for item in items if isinstance(w := item.widget(), ToolButton) and not w.isHidden()
        ]

    def _fit(self, room: int) -> bool:
        """Decide which buttons have their words; whether one is another than before."""
        buttons = self._buttons()
        before = [button.shows_words for button in buttons]
        needed = self.sizeHint().width()
        for button in reversed(buttons):
            fits = needed <= room
            button.show_words(fits)
            needed -= 0 if fits else button.words_width
        return before != [button.shows_words for button in buttons]
