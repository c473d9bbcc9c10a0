"""A button of a view's tool line: an icon, perhaps a word, and what it does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from isodesk.ui.icons import icon

_ICON = QSize(18, 18)


def tool_button(
    text: str, image: str, tip: str, verb: Callable[[], object] | None = None
) -> QToolButton:
    """A flat button; without ``text`` its tip is its name for screen readers."""
    button = QToolButton()
    button.setText(text)
    if image:
        button.setIcon(icon(image))
        button.setIconSize(_ICON)
    button.setToolTip(tip)
    button.setAccessibleName(text or tip)
    style = Qt.ToolButtonStyle
    beside = style.ToolButtonTextBesideIcon if image else style.ToolButtonTextOnly
    button.setToolButtonStyle(beside if text else style.ToolButtonIconOnly)
    if verb is not None:
        button.clicked.connect(lambda: verb())
    return button
