"""The numbers of blocks, painted in the margin of the text: they are computed, never typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from isodesk.facts import BlockKind
from isodesk.ui.editor import rendering
from isodesk.ui.editor.faces import text_font
from isodesk.ui.editor.outline import Item
from isodesk.ui.style import COLOURS


def paint_numbers(editor: QTextEdit, painter: QPainter, items: Sequence[Item], area: QRect) -> None:
    """Paint the numbers of the blocks that show in ``area`` of the editor's viewport."""
    offset = QPointF(editor.horizontalScrollBar().value(), editor.verticalScrollBar().value())
    first = editor.cursorForPosition(area.topLeft()).blockNumber()
    block = editor.document().findBlockByNumber(max(first - 1, 0))
    while block.isValid() and block.blockNumber() < len(items):
        layout = editor.document().documentLayout()
        box = layout.blockBoundingRect(block).translated(-offset)
        if box.top() > area.bottom():
            return
        item = items[block.blockNumber()]
        if item.number:
            _paint_number(painter, block, box, item)
        block = block.next()


def _paint_number(painter: QPainter, block: QTextBlock, box: QRectF, item: Item) -> None:
    line = block.layout().lineAt(0)
    if not line.isValid():
        return
    font = text_font()
    font.setBold(item.block is not None and item.block.kind is BlockKind.HEADING)
    metrics = QFontMetricsF(font)
    top = box.top() + line.y() + line.ascent() - metrics.ascent()
    right = box.left() + block.blockFormat().leftMargin() - 8
    place = QRectF(right - rendering.NUMBER_ROOM, top, rendering.NUMBER_ROOM, metrics.height())
    painter.setFont(font)
    painter.setPen(QColor(COLOURS.ink))
    painter.drawText(place, Qt.AlignmentFlag.AlignRight, item.number)
