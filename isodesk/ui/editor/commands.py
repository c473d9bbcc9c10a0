"""What the tools of the editor do: each commits what was typed and is one step of the plan."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QTextCharFormat, QTextCursor

from isodesk.facts import Blank, BlockKind, Citation, FieldRef
from isodesk.facts.fields import citation_full
from isodesk.services.citations import use_citation
from isodesk.ui.editor import moves, rendering, steps
from isodesk.ui.editor.chips import BOLD, ITALIC, OBJECT, chip_format, chip_part
from isodesk.ui.editor.editor import DocumentEditor
from isodesk.ui.editor.outline import Item, ItemKind

BLANK_WIDTH = 6


def toggle(editor: DocumentEditor, style: int) -> None:
    """Turn bold (`BOLD`) or italic (`ITALIC`) on or off, for the selection or what comes."""
    if editor.isReadOnly() or not editor.chosen():
        return
    wanted = not bool(editor.currentCharFormat().property(style))
    if not editor.textCursor().hasSelection():
        item = editor.item
        assert item is not None
        editor.setCurrentCharFormat(_restyled(item, editor.currentCharFormat(), style, wanted))
        return
    editor.commit()
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    for index in range(editor.ends()[0].blockNumber(), editor.ends()[1].blockNumber() + 1):
        _style_block(editor, index, style, wanted)
    cursor.endEditBlock()
    editor.keeping.commit("Đổi kiểu chữ")


def _style_block(editor: DocumentEditor, index: int, style: int, wanted: bool) -> None:
    """Set a style on the part of the selection that lies in one text block."""
    item = editor.items[index]
    if item.kind is not ItemKind.TEXT or item.block is None:
        return
    chosen, block = editor.textCursor(), editor.document().findBlockByNumber(index)
    start = max(chosen.selectionStart(), block.position())
    stop = min(chosen.selectionEnd(), block.position() + block.length() - 1)
    for place in range(start, stop):
        cursor = QTextCursor(editor.document())
        cursor.setPosition(place)
        cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
        now = cursor.charFormat()
        look = _restyled(item, now, style, wanted)
        part = chip_part(now)
        if part is not None:
            shown = rendering.shown_by(part, editor.plan.context.show)
            look = chip_format(look, part, shown)
        cursor.setCharFormat(look)


def set_style(editor: DocumentEditor, kind: BlockKind, level: int) -> None:
    """Make the chosen blocks of another style."""
    editor.attempt(lambda: steps.set_kind(editor.plan, editor.chosen(), kind, level))


def move_level(editor: DocumentEditor, step: int) -> None:
    """Move the chosen blocks a level down (+1) or up (-1)."""
    editor.attempt(lambda: steps.move_level(editor.plan, editor.chosen(), step))


def move_chosen(editor: DocumentEditor, down: bool) -> None:
    """Move the chosen paragraphs, a heading with all under it, a place up or down."""
    first, last = editor.ends()
    if editor.isReadOnly():
        return

    def verb() -> None:
        ends = editor.selected_places()
        items = editor.items[first.blockNumber() : last.blockNumber() + 1]
        if moves.move_chosen(editor.plan, items, down):
            editor.select(*ends)
            editor.ensureCursorVisible()

    editor.attempt(verb)


def insert_field(editor: DocumentEditor, field: FieldRef) -> None:
    """Insert a field at the caret as one step."""
    shown = replace(field, last=editor.plan.context.show(field))
    _insert(editor, shown, "Chèn số liệu tự động")


def insert_reference(editor: DocumentEditor, field: FieldRef) -> None:
    """Insert a reference at the caret, with a capital where a sentence begins."""
    cursor = editor.textCursor()
    before = cursor.block().text()[: cursor.positionInBlock()].rstrip()
    capital = replace(field, format="cap") if not before or before[-1] in ".:!?" else field
    shown = replace(capital, last=editor.plan.context.show(capital))
    _insert(editor, shown, "Chèn dẫn chiếu")


def insert_citation(editor: DocumentEditor, citation: Citation) -> None:
    """Insert a document at the caret: in full where it is mentioned first, else short."""
    field = FieldRef("citation", citation.key, last=citation_full(citation))
    plan = editor.plan
    _insert(
        editor,
        field,
        "Chèn văn bản viện dẫn",
        also=lambda session: use_citation(session, plan.key, citation),
    )


def insert_blank(editor: DocumentEditor) -> None:
    """Insert a blank to be filled by hand as one step."""
    _insert(editor, Blank(BLANK_WIDTH), "Chèn chỗ trống")


def add_paragraph(editor: DocumentEditor) -> None:
    """A new block below the one with the caret."""
    _add_below(editor, BlockKind.PLAIN)


def add_page_break(editor: DocumentEditor) -> None:
    """A page break below the block with the caret."""
    _add_below(editor, BlockKind.PAGE_BREAK)


def delete_blocks(editor: DocumentEditor) -> None:
    """Delete the chosen blocks whole, cards too."""
    first, last = editor.ends()
    chosen = editor.items[first.blockNumber() : last.blockNumber() + 1]
    items = [item for item in chosen if item.block is not None]
    if items:
        editor.attempt(lambda: steps.delete(editor.plan, items))


def add_roadmap(editor: DocumentEditor) -> None:
    """A broad annex with the roadmap of the plan's tasks."""
    editor.attempt(lambda: _go(editor, steps.add_roadmap_annex(editor.plan, editor.item)))


def add_annex(editor: DocumentEditor) -> None:
    """A new annex behind the one with the caret, or behind all."""
    editor.attempt(lambda: _go(editor, steps.add_annex_below(editor.plan, editor.item)))


def turn_annex(editor: DocumentEditor) -> None:
    """Change the annex with the caret between upright and broad pages."""
    item = editor.item
    if item is not None and item.annex:
        editor.attempt(lambda: steps.turn(editor.plan, item.annex))


def delete_annex(editor: DocumentEditor) -> None:
    """Delete the annex with the caret; undo brings it back, so nothing is asked."""
    item = editor.item
    if item is not None and item.annex:
        editor.attempt(lambda: steps.remove_annex(editor.plan, item.annex))


def _insert(
    editor: DocumentEditor,
    part: FieldRef | Blank,
    label: str,
    also: steps.Also | None = None,
) -> None:
    item = editor.item
    if editor.isReadOnly() or item is None or item.kind is not ItemKind.TEXT:
        return
    assert item.block is not None
    editor.commit()
    chip = rendering.chip_of(item.block, part, editor.plan.context.show)
    editor.textCursor().insertText(OBJECT, chip)
    editor.setCurrentCharFormat(rendering.char_format(item.block, False, False))
    editor.keeping.commit(label, also)


def _add_below(editor: DocumentEditor, kind: BlockKind) -> None:
    item = editor.item
    if item is not None:
        editor.attempt(lambda: _go(editor, steps.add_below(editor.plan, item, kind)))


def _go(editor: DocumentEditor, caret: steps.Caret) -> None:
    editor.place_caret(caret)
    editor.ensureCursorVisible()


def _restyled(item: Item, now: QTextCharFormat, style: int, wanted: bool) -> QTextCharFormat:
    """The look of a run of this block, one style of it set."""
    assert item.block is not None
    bold = wanted if style == BOLD else bool(now.property(BOLD))
    italic = wanted if style == ITALIC else bool(now.property(ITALIC))
    return rendering.char_format(item.block, bold, italic)
