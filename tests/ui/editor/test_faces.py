"""The text is edited in a font that has all letters of Vietnamese, at any width."""

from __future__ import annotations

from PySide6.QtGui import QFontInfo, QRawFont, QTextCursor
from PySide6.QtTest import QTest

from isodesk.ui.editor.editor import DocumentEditor
from isodesk.ui.editor.faces import text_font

LETTERS = "ạảãầẩẫấậằẳẵắặẹẻẽềểễếệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđĐƠƯ"


def test_the_font_is_that_of_the_print_and_has_every_letter(editor: DocumentEditor) -> None:
    for bold in (False, True):
        font = text_font()
        font.setBold(bold)
        assert QFontInfo(font).family() in ("Times New Roman", "Tinos")
        face = QRawFont.fromFont(font)
        glyphs = zip(LETTERS, face.glyphIndexesForString(LETTERS), strict=True)
        assert [letter for letter, glyph in glyphs if not glyph] == []
    cursor = QTextCursor(editor.document().firstBlock())
    cursor.movePosition(QTextCursor.MoveOperation.Right)
    assert cursor.charFormat().font().family() == text_font().family()


def test_a_card_is_no_wider_than_a_narrow_paper(editor: DocumentEditor) -> None:
    for width in (900, 460):
        editor.resize(width, 600)
        QTest.qWait(1)
        assert editor.document().size().width() <= editor.viewport().width() + 1
