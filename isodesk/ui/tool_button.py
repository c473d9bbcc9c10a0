"""A button of a view's tool line: an icon, perhaps a word, and what it does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
)

from isodesk.ui.icons import icon

_ICON = QSize(18, 18)
_GAP = 4  # between icon and word


class ToolButton(QToolButton):
    """Where a line of tools has no room, its word is left out; the tip says what it does."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        if self.toolButtonStyle() is not beside or not self.text() or self.icon().isNull():
            return whole
        words = self.fontMetrics().horizontalAdvance(self.text()) + _GAP
        return QSize(whole.width() - words, whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        if self.width() < self.sizeHint().width():
            option.toolButtonStyle = Qt.ToolButtonStyle.ToolButtonIconOnly
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)


def tool_button(
    text: str, image: str, tip: str, verb: Callable[[], object] | None = None
) -> ToolButton:
    """A flat button; without ``text`` its tip is its name for screen readers."""
    button = ToolButton()
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
