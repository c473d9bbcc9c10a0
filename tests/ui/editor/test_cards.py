"""What stands for a table in the text, as it is painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QTextCursor, QTextDocument

from isodesk.ui.editor.chips import CARD, OBJECT, Cards, card_format

_TITLE = "Bảng nhiệm vụ – sửa ở thẻ"
_BELOW_TITLE = 36


def painted(lines: list[str]) -> QImage:
    """A page that holds one card."""
    document = QTextDocument()
    document.setTextWidth(400)
    cards = Cards(document)
    document.documentLayout().registerHandler(CARD, cards)
    QTextCursor(document).insertText(OBJECT, card_format(_TITLE, lines))
    image = QImage(400, 120, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    document.drawContents(painter)
    painter.end()
    return image


@pytest.mark.usefixtures("qapp")
def test_an_empty_card_shows_its_title_whole_and_nothing_else() -> None:
    empty, full = painted([]), painted(["1. Rà soát"])
    inside = QRect(12, 8, 300, 29)
    assert empty.copy(inside) == full.copy(inside)
    below = empty.copy(QRect(14, _BELOW_TITLE, 370, 80))
    rows = range(below.height())
    assert all(len({below.pixel(x, y) for x in range(below.width())}) == 1 for y in rows)
