"""At the foot of the window: something is being done, and can be stopped."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from isodesk.ui.background import Background
from isodesk.ui.style import scaled

_PATIENCE_MS = 400  # what is done before is not worth a moving picture


class WorkBar(QWidget):
    """A bar that moves while the worker does something that nobody wants to lose."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(scaled(120))
        bar.setAccessibleName("Đang thực hiện")
        self.stop = QPushButton("Dừng")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(8)
        row.addWidget(bar)
        row.addWidget(self.stop)
        self.hide()
        self._patience.timeout.connect(self.show)
        self.stop.clicked.connect(background.give_up)
        background.busy_changed.connect(self._follow)

    def _follow(self, busy: bool) -> None:
        if not busy:
            self._patience.stop()
            self.hide()
        elif self.isHidden() and not self._patience.isActive():
            self._patience.start()
