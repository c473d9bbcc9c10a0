"""A line at the bottom of a view that says what was done or why something could not be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from isodesk.errors import UserError
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tool_button import tool_button

SHOWN_MS = 15_000


class MessageStrip(QFrame):
    """Shows a sentence for 15 s or until the plan changes; it asks nothing and stops nobody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageStrip")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._other = tool_button("", "", "", self._do_other)
        self._verb: Callable[[], object] | None = None
        close = tool_button("Đóng", "ok", "Đóng dòng này", self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self._words, 1)
        row.addWidget(self._other)
        row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def words(self) -> str:
        """The sentence shown, "" when the strip is hidden."""
        return "" if self.isHidden() else self._words.text()

    def follow(self, plan: OpenPlan) -> None:
        """Go away when the plan changes: what was said is about an earlier state."""
        plan.changed.connect(lambda _sections: self.tell(""))

    def offer(self, sentence: str, words: str, verb: Callable[[], object]) -> None:
        """Show a sentence beside a button for another way to do what was done."""
        self.tell(sentence)
        self._verb = verb
        self._other.setText(words)
        self._other.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._other.setAccessibleName(words)
        self._other.show()

    def _do_other(self) -> None:
        verb = self._verb
        self.tell("")
        if verb is not None:
            self.attempt(verb)

    def tell(self, sentence: str) -> None:
        """Show a sentence; an empty one hides the strip."""
        self._verb = None
        self._other.hide()
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            self._timer.start()
        else:
            self._timer.stop()

    def attempt(self, verb: Callable[[], object]) -> bool:
        """Do something; say why when it is the user's to mend. True when it was done."""
        try:
            verb()
        except UserError as error:
            self.tell(str(error))
            return False
        self.tell("")
        return True
