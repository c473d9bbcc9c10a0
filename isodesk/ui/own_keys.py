"""Keys of the window that a text would otherwise take for itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from isodesk.ui.grid.keys import combination

_KEYS = frozenset({Qt.Modifier.CTRL.value | Qt.Key.Key_K.value})
_TEXTS = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox)


class OwnKeys(QObject):
    """Leaves them to the menu whichever text has the keyboard.

    Under X11 Qt gives Ctrl+K to every text, to delete the rest of its line.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch)

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, _TEXTS):
            now.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Refuse the keys before the text is asked whether it wants them."""
        asked = event.type() is QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and combination(event) in _KEYS:
            event.ignore()
            return True
        return False
