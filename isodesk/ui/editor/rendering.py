"""Rich text in a text block of a document, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)

from isodesk.facts import Blank, Block, BlockKind, FieldRef, RichText, Run, Tab
from isodesk.facts.divisions import DIVISIONS, is_title
from isodesk.facts.richtext import Inline
from isodesk.ui.editor.chips import BOLD, ITALIC, OBJECT, SHOWN, chip_format, chip_part
from isodesk.ui.editor.faces import text_font
from isodesk.ui.style import COLOURS
from isodesk.vietnamese.text import nfc

NUMBER_ROOM = 56.0
NUMBER_LINE = 22.0
_LINE_BREAK = "\u2028"
_BREAKS = dict.fromkeys(map(ord, "\n\r\u2029"), _LINE_BREAK)

Show = Callable[[FieldRef], str]


def block_format(block: Block) -> QTextBlockFormat:
    """Where the block stands on the paper: room for its number, indents, spaces."""
    layout = QTextBlockFormat()
    deeper = 26.0 if block.kind is BlockKind.BULLET and block.level > 1 else 0.0
    layout.setLeftMargin(NUMBER_ROOM + deeper)
    layout.setTopMargin(_above(block))
    layout.setBottomMargin(3)
    layout.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    align = Qt.AlignmentFlag
    centred = block.centred or has_number_above(block)
    layout.setAlignment(align.AlignHCenter if centred else align.AlignJustify)
    return layout


def has_number_above(block: Block) -> bool:
    """Whether the number prints on a line of its own above the title: Phần to Tiểu mục."""
    return block.kind in DIVISIONS and block.kind is not BlockKind.ARTICLE


def _above(block: Block) -> float:
    if has_number_above(block):
        return 12 + NUMBER_LINE
    return 10 if is_title(block) else 3


def char_format(block: Block, bold: bool, italic: bool) -> QTextCharFormat:
    """The look of a run; what the typist asked for is kept apart from what the layout adds."""
    font = text_font()
    font.setBold(bold or is_title(block))
    font.setItalic(italic or block.kind is BlockKind.NOTE)
    look = QTextCharFormat()
    look.setFont(font)
    look.setForeground(QColor(COLOURS.ink))
    look.setProperty(BOLD, bold)
    look.setProperty(ITALIC, italic)
    return look


def write(cursor: QTextCursor, block: Block, show: Show) -> None:
    """Insert a block's text at the cursor."""
    for part in block.text.parts:
        match part:
            case Run():
                look = char_format(block, part.bold, part.italic)
                cursor.insertText(in_one_block(part.text), look)
            case FieldRef() | Blank():
                cursor.insertText(OBJECT, chip_of(block, part, show))
            case Tab():
                cursor.insertText("\t", char_format(block, False, False))


def in_one_block(text: str) -> str:
    """The text with its line breaks as breaks inside one text block."""
    return text.translate(_BREAKS)


def chip_of(block: Block, part: FieldRef | Blank, show: Show) -> QTextCharFormat:
    """The format of a field's or blank's character in this block."""
    look = char_format(block, part.bold, part.italic)
    return chip_format(look, part, shown_by(part, show))


def read(block: QTextBlock) -> RichText:
    """The rich text of a text block of the document."""
    found = (part for look, text in fragments(block) for part in parts_of(look, text))
    return RichText.of(*found)


def is_current(place: QTextBlock, block: Block, show: Show) -> bool:
    """Whether a text block of the document holds and shows what the block's facts say."""
    if read(place) != block.text:
        return False
    shown = [
        str(look.property(SHOWN))
        for look, text in fragments(place)
        if chip_part(look)
        for _ in text
    ]
    chips = [part for part in block.text.parts if isinstance(part, FieldRef | Blank)]
    return shown == [shown_by(part, show) for part in chips]


def shown_text(place: QTextBlock) -> str:
    """The text of a text block, its chips as they are shown."""
    found = []
    for look, text in fragments(place):
        chip = chip_part(look) is not None
        found.append(str(look.property(SHOWN)) * len(text) if chip else text)
    return "".join(found).replace(_LINE_BREAK, "\n")


def shown_by(part: FieldRef | Blank, show: Show) -> str:
    """What a chip shows."""
    if isinstance(part, FieldRef):
        return " ".join(show(part).split("\n")) or " "
    return "…" * max(part.width // 2, 1)


def parts_of(look: QTextCharFormat, text: str) -> Iterator[Inline]:
    """What a stretch of one format holds."""
    bold, italic = bool(look.property(BOLD)), bool(look.property(ITALIC))
    chip = chip_part(look)
    if chip is not None:
        for _ in text:
            yield replace(chip, bold=bold, italic=italic)
        return
    words = text.replace(_LINE_BREAK, "\n").replace(OBJECT, "").replace("\u2029", "\n")
    for index, stretch in enumerate(words.split("\t")):
        if index:
            yield Tab()
        yield Run(nfc(stretch), bold, italic)


def fragments(block: QTextBlock) -> Iterator[tuple[QTextCharFormat, str]]:
    """The stretches of one format in a text block."""
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        if fragment.isValid():
            yield fragment.charFormat(), fragment.text()
        place += 1
