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
    """Where a line of tools has no room, its word is left out; the tip says what it does.

    ``shows_words`` is None while no `ToolLine` decides: the room that the button gets does then.
    """

    def __init__(self) -> None:
        super().__init__()
        self.shows_words: bool | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def words_width(self) -> int:
        """How much narrower the button is without its words, in pixels."""
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        if self.toolButtonStyle() is not beside or not self.text() or self.icon().isNull():
            return 0
        return self.fontMetrics().horizontalAdvance(self.text()) + _GAP

    def show_words(self, shown: bool) -> None:
        """Be as wide as with, or as without, the words."""
        if shown is not self.shows_words:
            self.shows_words = shown
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return self._size(with_words=self.shows_words is not False)

    def minimumSizeHint(self) -> QSize:
        return self._size(with_words=self.shows_words is True)

    def _size(self, *, with_words: bool) -> QSize:
        whole = super().sizeHint()
        return whole if with_words else QSize(whole.width() - self.words_width, whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        if self.width() < super().sizeHint().width():
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
