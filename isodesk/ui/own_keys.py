"""Keys of the window that a text would otherwise take for itself."""

from __future__ import annotations

from typing import TypeGuard

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from isodesk.ui.grid.keys import combination

_KEYS = frozenset({Qt.Modifier.CTRL.value | Qt.Key.Key_K.value})
_REDO = Qt.Modifier.CTRL.value | Qt.Key.Key_Y.value
_TEXTS = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox)


class OwnKeys(QObject):
    """Leaves them to the menu whichever text has the keyboard.

    Under X11 Qt gives Ctrl+K to every text, to delete the rest of its line. Ctrl+Y, which it knows
    under Windows only, does again what Ctrl+Z took back in the text being typed.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch)

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, _TEXTS):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse the keys before the text is asked whether it wants them."""
        if not isinstance(event, QKeyEvent):
            return False
        asked = event.type() is QEvent.Type.ShortcutOverride
        if asked and combination(event) in _KEYS:
            event.ignore()
            return True
        pressed = event.type() is QEvent.Type.KeyPress
        if (asked or pressed) and combination(event) == _REDO and _can_redo(watched):
            if pressed:
                watched.redo()
            event.accept()
            return True
        return False


def _can_redo(text: QObject) -> TypeGuard[QLineEdit | QTextEdit | QPlainTextEdit]:
    if isinstance(text, QLineEdit):
        return text.isRedoAvailable()
    return isinstance(text, QTextEdit | QPlainTextEdit) and text.document().isRedoAvailable()
