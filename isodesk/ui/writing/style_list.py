"""The list of styles: each name at the left, its keys at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from isodesk.ui.style import COLOURS

KEYS = Qt.ItemDataRole.UserRole + 1
"""The role under which a style's keys stand."""

_ROOM = 8


class KeysDelegate(QStyledItemDelegate):
    """Paints a line as the list would, and its keys beside it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The line, then the keys."""
        super().paint(painter, option, index)
        keys = index.data(KEYS)
        if not keys:
            return
        place: QRect = option.rect
        painter.save()
        painter.setPen(QColor(COLOURS.muted))
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place.adjusted(0, 0, -_ROOM, 0), align, str(keys))
        painter.restore()
