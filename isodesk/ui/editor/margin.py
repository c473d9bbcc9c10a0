"""The numbers of blocks, painted in the margin of the text: they are computed, never typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from isodesk.checks.finding import Finding, Severity
from isodesk.facts import Block, BlockKind
from isodesk.facts.divisions import is_title
from isodesk.ui.editor import rendering
from isodesk.ui.editor.faces import text_font
from isodesk.ui.editor.outline import Item
from isodesk.ui.finding_signs import gravest
from isodesk.ui.style import COLOURS

_MARGIN = 24
_SIGN, _SIGN_LEFT = 18, 14


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


def paint_signs(
    editor: QTextEdit,
    painter: QPainter,
    items: Sequence[Item],
    findings: Mapping[str, Sequence[Finding]],
    signs: Mapping[Severity, QIcon],
) -> None:
    """Paint the sign of the gravest finding of each block at the edge of the paper."""
    for index, item in enumerate(items if findings else ()):
        if item.key in findings:
            box = sign_box(editor, index)
            if box.intersects(editor.viewport().rect()):
                signs[gravest(findings[item.key])].paint(painter, box)


def sign_box(editor: QTextEdit, index: int) -> QRect:
    """Where the sign of a block stands in the viewport, beside the block's first line; nowhere
    while the block has no lines."""
    block = editor.document().findBlockByNumber(index)
    if not block.isValid() or not block.layout().lineCount():
        return QRect()
    top = editor.document().documentLayout().blockBoundingRect(block).top()
    line = block.layout().lineAt(0)
    middle = top + line.y() + line.height() / 2 - editor.verticalScrollBar().value()
    return QRect(_SIGN_LEFT, round(middle - _SIGN / 2), _SIGN, _SIGN)


def _paint_number(painter: QPainter, block: QTextBlock, box: QRectF, item: Item) -> None:
    line = block.layout().lineAt(0)
    if not line.isValid():
        return
    font = text_font()
    font.setBold(item.block is not None and _is_bold(item.block))
    metrics = QFontMetricsF(font)
    top = box.top() + line.y() + line.ascent() - metrics.ascent()
    painter.setFont(font)
    painter.setPen(QColor(COLOURS.ink))
    if item.block is not None and rendering.has_number_above(item.block):
        left = box.left() + block.blockFormat().leftMargin()
        above = QRectF(left, 0, line.width(), metrics.height())
        above.moveTop(top - rendering.NUMBER_LINE)
        painter.drawText(above, Qt.AlignmentFlag.AlignHCenter, item.number)
        return
    right = box.left() + block.blockFormat().leftMargin() - 8
    # An article's number is wider than its room; the margin of the page is free too.
    left = right - rendering.NUMBER_ROOM - _MARGIN
    place = QRectF(left, top, right - left, metrics.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignRight, item.number)


def _is_bold(block: Block) -> bool:
    return is_title(block) or block.kind is BlockKind.ARTICLE
