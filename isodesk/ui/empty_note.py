"""What stands in place of an empty list: why it is empty, and a button to what comes next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from isodesk.ui.named import named


class EmptyNote(QWidget):
    """A sentence in the middle of the page; ``pressed`` comes from the button below it."""

    pressed = Signal()

    def __init__(self, words: str, button: str) -> None:
        super().__init__()
        self._label = named(QLabel(words), "emptyHint")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setWordWrap(True)
        self.button = QPushButton(button)
        self.button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._label)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    @property
    def words(self) -> str:
        """What it says."""
        return self._label.text()

    def tell(self, words: str, *, offers: bool) -> None:
        """Say why nothing is shown; the button is there where it ``offers`` something."""
        self._label.setText(words)
        self.button.setVisible(offers)
