"""Chỉnh sửa: what the widget in front can do with what is chosen in it, by its own keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from isodesk.ui.grid.keys import combined
from isodesk.ui.grid.view import GridView

_TEXT = (QLineEdit, QTextEdit, QPlainTextEdit)
_ENTRIES: tuple[tuple[str, str, tuple[type[QWidget], ...]] | None, ...] = (
    None,
    ("Cắt", "Ctrl+X", (*_TEXT, GridView)),
    ("Chép", "Ctrl+C", (*_TEXT, GridView)),
    ("Dán", "Ctrl+V", (*_TEXT, GridView)),
    ("Xóa", "Del", (*_TEXT, GridView)),
    ("Chọn tất cả", "Ctrl+A", (*_TEXT, GridView)),
    None,
    ("Điền xuống", "Ctrl+D", (GridView,)),
    ("Thêm dòng", "Ctrl++", (GridView,)),
    ("Xóa dòng", "Ctrl+-", (GridView,)),
)


class EditMenu:
    """Adds the entries to a menu. Choosing one presses its keys in the widget that has them.

    The keys stay the widgets' own: no entry takes them away from a cell or a paragraph.
    """

    def __init__(self, menu: QMenu) -> None:
        self._entries: list[tuple[QAction, tuple[type[QWidget], ...]]] = []
        for entry in _ENTRIES:
            if entry is None:
                menu.addSeparator()
                continue
            text, keys, takers = entry
            action = menu.addAction(f"{text}\t{keys}")
            action.triggered.connect(lambda _=False, pressed=keys: press(pressed))
            self._entries.append((action, takers))
        menu.aboutToShow.connect(self._show_state)

    def _show_state(self) -> None:
        widget = QApplication.focusWidget()
        for action, takers in self._entries:
            action.setEnabled(isinstance(widget, takers))


def press(keys: str) -> None:
    """Press keys, written as in a menu, in the widget that has the focus."""
    widget = QApplication.focusWidget()
    if widget is None:
        return
    combination = QKeyCombination.fromCombined(combined(keys))
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, combination.key(), combination.keyboardModifiers())
        QApplication.sendEvent(widget, event)
