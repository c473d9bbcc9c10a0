"""The first thing on the screen, painted before the window and its libraries are loaded."""

from __future__ import annotations

import gc

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from isodesk.ui.application import make_application
from isodesk.ui.named import named

_SIZE = (420, 150)
_PATIENCE_MS = 500  # a screen that never shows the card must not keep the window waiting


class Opening(QWidget):
    """A card that says that the file is being opened; it has no place in the task bar.

    While it is shown nothing is collected: what is being loaded stays as long as the program, and
    looking through it again and again is a tenth of the time to load it.
    """

    def __init__(self) -> None:
        kind = Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint
        super().__init__(None, kind)
        self.setObjectName("opening")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 24)
        layout.addWidget(named(QLabel("isodesk"), "openingName"))
        layout.addWidget(named(QLabel("Đang mở tệp dữ liệu…"), "openingWords"))
        self.resize(*_SIZE)
        self.move(self.screen().availableGeometry().center() - self.rect().center())
        gc.disable()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Collect again from now on, but not what has been loaded."""
        gc.freeze()
        gc.enable()
        super().closeEvent(event)


def show_opening() -> Opening:
    """Make the application and show the card; it is painted when this returns."""
    application = make_application()
    card = Opening()
    card.show()
    handle, patience = card.windowHandle(), QDeadlineTimer(_PATIENCE_MS)
    while not handle.isExposed() and not patience.hasExpired():
        application.processEvents()
    return card
