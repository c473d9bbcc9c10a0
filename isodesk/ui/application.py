"""The one QApplication, in the look and the language of isodesk."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from isodesk.ui.qt_vietnamese import install_vietnamese
from isodesk.ui.style import USUAL, Look, apply_style


def make_application(look: Look = USUAL) -> QApplication:
    """The application in this look, made when there is none yet."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("isodesk")
    application.setApplicationDisplayName("isodesk")
    install_vietnamese(application)
    apply_style(application, look)
    return application
