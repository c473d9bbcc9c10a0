"""A line above a plan's tabs: a sentence, and buttons for what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from isodesk.ui.named import named
from isodesk.ui.tool_button import tool_button

Button = tuple[str, Callable[[], object]]


class NoticeBar(QFrame):
    """Shows one sentence at a time; hidden while there is none.

    ``name`` is its name in the style sheet. What ``closes`` can be put away by hand, which
    ``closed`` tells.
    """

    closed = Signal()

    def __init__(self, name: str, *, closes: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 12, 6)
        self._row.setSpacing(10)
        self._row.addWidget(self._words, 1)
        if closes:
            self._row.addWidget(tool_button("Đóng", "ok", "Đóng dòng này", self._close))
        self.hide()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    @property
    def words(self) -> str:
        """The sentence shown, "" when the bar is hidden."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, sentence: str, *buttons: Button) -> None:
        """Show a sentence with these buttons; an empty one hides the bar."""
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for place, (text, verb) in enumerate(buttons, 1):
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, do=verb: do())
            self._row.insertWidget(place, button)
            self._buttons.append(button)
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
