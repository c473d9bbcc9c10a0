"""The page of the editor: its measures, and items written on it from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from isodesk.facts import Blank, Block, FieldRef
from isodesk.facts.choices import target_words
from isodesk.facts.fields import SOURCES, FieldContext
from isodesk.ui.editor import rendering
from isodesk.ui.editor.chips import OBJECT, card_format, cut
from isodesk.ui.editor.faces import text_font
from isodesk.ui.editor.outline import Item, ItemKind
from isodesk.ui.style import COLOURS

WIDTH = 760
MARGIN = 36
_LONG_CHIP = 30  # letters
_LEFT = Qt.AlignmentFlag.AlignLeft


def fill(document: QTextDocument, items: Sequence[Item], show: rendering.Show) -> None:
    """Write the items, one text block each, in place of what the document holds."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    for index, item in enumerate(items):
        if index:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        _write(cursor, item, show)
    cursor.endEditBlock()
    paper = document.rootFrame().frameFormat()
    paper.setBackground(QColor(COLOURS.surface))
    document.rootFrame().setFrameFormat(paper)


def write_again(block: QTextBlock, item: Item, show: rendering.Show) -> None:
    """Write one item anew in its text block."""
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    _write(cursor, item, show)


def _write(cursor: QTextCursor, item: Item, show: rendering.Show) -> None:
    if item.block is not None and item.kind is ItemKind.TEXT:
        cursor.setBlockFormat(_on_paper(item.block, show))
        cursor.setBlockCharFormat(rendering.char_format(item.block, False, False))
        rendering.write(cursor, item.block, show)
        return
    layout = QTextBlockFormat()
    layout.setTopMargin(28 if item.kind is ItemKind.ANNEX else 6)
    layout.setBottomMargin(10)
    if item.kind is ItemKind.CARD:
        layout.setLeftMargin(rendering.NUMBER_ROOM)
        cursor.setBlockFormat(layout)
        cursor.insertText(OBJECT, card_format(item.title, list(item.lines)))
        return
    layout.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    layout.setLeftMargin(rendering.NUMBER_ROOM)
    cursor.setBlockFormat(layout)
    lines = "\n".join(line for line in (item.title, *item.lines) if line)
    cursor.insertText(rendering.in_one_block(lines), _title())


def _on_paper(block: Block, show: rendering.Show) -> QTextBlockFormat:
    """The place of a text block; one with a long chip, which goes to the next line as a whole, is
    not justified: its words would be drawn far apart."""
    layout = rendering.block_format(block)
    chips = (part for part in block.text.parts if isinstance(part, FieldRef | Blank))
    justified = layout.alignment() == Qt.AlignmentFlag.AlignJustify
    if justified and any(len(rendering.shown_by(part, show)) > _LONG_CHIP for part in chips):
        layout.setAlignment(_LEFT)
    return layout


def _title() -> QTextCharFormat:
    font = text_font()
    font.setBold(True)
    look = QTextCharFormat()
    look.setFont(font)
    look.setForeground(QColor(COLOURS.ink))
    return look


def tip(context: FieldContext, part: FieldRef | Blank) -> str:
    """What a field shows and from where; one that is cut in the text, as a whole."""
    shown = rendering.shown_by(part, context.show)
    whole = f"{shown}\n" if cut(shown) != shown else ""
    return f"{whole}{_origin(context, part)}"


def _origin(context: FieldContext, part: FieldRef | Blank) -> str:
    if isinstance(part, Blank):
        return "Chỗ trống để điền"
    source = SOURCES.get(part.source)
    title = source.title if source else part.source
    if context.is_broken(part):
        return f"{title}: không còn trong kế hoạch. Chữ được giữ như lần cuối."
    words = target_words(context, part)
    return f"Số liệu tự động – {title}: {words}" if words else f"Số liệu tự động – {title}"
