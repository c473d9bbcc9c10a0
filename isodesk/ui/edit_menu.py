"""Chỉnh sửa: what the widget in front can do with what is chosen in it, by its own keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit

from isodesk.ui.grid.keys import combined

_TEXT = (QLineEdit, QTextEdit, QPlainTextEdit)
# Words, keys, and whether a text takes them too or a grid alone.
_ENTRIES: tuple[tuple[str, str, bool] | None, ...] = (
    None,
    ("Cắt", "Ctrl+X", True),
    ("Chép", "Ctrl+C", True),
    ("Dán", "Ctrl+V", True),
    ("Xóa", "Del", True),
    ("Chọn tất cả", "Ctrl+A", True),
    None,
    ("Điền xuống", "Ctrl+D", False),
    ("Thêm dòng", "Ctrl++", False),
    ("Xóa dòng", "Ctrl+-", False),
)


class EditMenu:
    """Adds the entries to a menu. Choosing one presses its keys in the widget that has them.

    The keys stay the widgets' own: no entry takes them away from a cell or a paragraph.
    """

    def __init__(self, menu: QMenu) -> None:
        self._entries: list[tuple[QAction, bool]] = []
        for entry in _ENTRIES:
            if entry is None:
                menu.addSeparator()
                continue
            text, keys, in_text = entry
            action = menu.addAction(f"{text}\t{keys}")
            action.triggered.connect(lambda _=False, pressed=keys: press(pressed))
            self._entries.append((action, in_text))
        menu.aboutToShow.connect(self._show_state)

    def _show_state(self) -> None:
        from isodesk.ui.grid.view import GridView  # only now: the list of plans needs no grid

        widget = QApplication.focusWidget()
        for action, in_text in self._entries:
            takers = (GridView, *_TEXT) if in_text else GridView
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
