"""Pasting into the text: what the clipboard holds becomes paragraphs and tables of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from isodesk.facts import BlockKind, FieldRef, RichText, Run
from isodesk.facts.divisions import TITLED
from isodesk.facts.richtext import Inline
from isodesk.services import Session
from isodesk.services.free_tables import add_free_table
from isodesk.services.text import (
    add_block,
    edit_block_text,
    set_block_kind,
)
from isodesk.ui.editor import rendering, steps
from isodesk.ui.editor.copying import OWN, read_own
from isodesk.ui.editor.outline import Item, ItemKind
from isodesk.ui.editor.pasted import Grid, Para, Pasted, from_text, paragraphs
from isodesk.ui.editor.steps import Caret
from isodesk.ui.editor.tables import NEW_NAME
from isodesk.ui.editor.word_html import read_html
from isodesk.ui.open_plan import OpenPlan
from isodesk.vietnamese.legacy import recognise
from isodesk.vietnamese.text import clean

if TYPE_CHECKING:
    from isodesk.ui.editor.editor import DocumentEditor

_AS_LINES = "Dán thành dòng chữ"


class Pasting:
    """Pastes into one editor; a table comes as a table of its own and is offered as lines."""

    def __init__(self, editor: DocumentEditor) -> None:
        self._editor = editor
        self._offset = 0

    def paste(self, data: QMimeData) -> None:
        """Insert what the clipboard holds at the caret, as one step."""
        pasted, message = self._read(data)
        self._insert(pasted)
        grids = sum(isinstance(item, Grid) for item in pasted)
        if grids:
            told = f"Đã dán {grids:02d} bảng thành bảng tự lập. {message}".strip()
            self._editor.offered.emit(told, _AS_LINES, lambda: self._again(pasted))
        elif message:
            self._editor.refused.emit(message)

    def _read(self, data: QMimeData) -> tuple[list[Pasted], str]:
        if data.hasFormat(OWN):
            return read_own(data, self._editor.plan.context), ""
        if data.hasHtml():
            found, message = read_html(data.html())
            if found:
                return found, message
        done = recognise(data.text().replace("\r\n", "\n").replace("\r", "\n"))
        text = clean(done.text)[0].replace("\xa0", " ")
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) == 1:
            return [Para(RichText.of(lines[0].strip()))], done.message
        return from_text(text), done.message

    def _insert(self, pasted: Sequence[Pasted]) -> None:
        editor = self._editor
        item = editor.item
        if item is None or item.kind is not ItemKind.TEXT or not pasted:
            return
        first = pasted[0]
        if len(pasted) == 1 and isinstance(first, Para) and (first.kind is None or _holds(editor)):
            self._type(item, first.text)
            return
        editor.textCursor().removeSelectedText()
        before, after = editor.typing.sides()
        self._offset = _length(before)
        editor.commit()
        editor.place_caret(paste_blocks(editor.plan, item, before, pasted, after))
        editor.ensureCursorVisible()

    def _type(self, item: Item, text: RichText) -> None:
        """Put one stretch of text where the caret is, as if it were typed."""
        editor = self._editor
        assert item.block is not None
        block = replace(item.block, text=_fitting(text, item.block.kind))
        cursor = editor.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        rendering.write(cursor, block, editor.plan.context.show)
        cursor.endEditBlock()
        editor.setTextCursor(cursor)

    def _again(self, pasted: Sequence[Pasted]) -> None:
        """Take the paste back and paste its tables as lines."""
        editor = self._editor
        step = editor.plan.workspace.next_undo()
        if step is None or step.label != steps.PASTED:
            return
        editor.plan.workspace.undo()
        editor.catch_up()
        place = (step.place or "").removeprefix("blocks/")
        if editor.place_caret(Caret(place, self._offset)):
            self._insert(paragraphs(pasted))


def paste_blocks(
    plan: OpenPlan, item: Item, before: RichText, pasted: Sequence[Pasted], after: RichText
) -> Caret:
    """Paste paragraphs and tables: the first paragraph joins what stands before the caret, the
    last what stands behind it; what nothing tells the style of takes that of the place."""
    assert item.block is not None
    with plan.change(steps.PASTED, f"blocks/{item.key}") as session:
        return _Writer(plan, item, session).write(before, list(pasted), after)


class _Writer:
    """Writes pasted blocks below one block, at places counted on from it."""

    def __init__(self, plan: OpenPlan, item: Item, session: Session) -> None:
        assert item.block is not None
        self._plan, self._item, self._session = plan, item, session
        self._block = item.block
        self._at = item.index + 1

    def write(self, before: RichText, pasted: list[Pasted], after: RichText) -> Caret:
        """Write all; gives the place behind what was pasted."""
        structured = any(isinstance(p, Grid) or p.kind for p in pasted)
        usual = (BlockKind.PLAIN, 1) if structured else (self._block.kind, self._block.level)
        if usual[0] in TITLED:
            usual = BlockKind.PLAIN, 1
        key, text, kind = self._item.key, before, self._block.kind
        first = pasted[0]
        # A heading or an item of a list stays one: only plain words join what stands before.
        if isinstance(first, Para) and not (first.kind and before):
            pasted.pop(0)
            if first.kind is not None:
                set_block_kind(self._session, key, first.kind, first.level)
                kind = first.kind
            text = RichText.of(*before.parts, *_fitting(first.text, kind).parts)
        for each in pasted:
            if isinstance(each, Grid):
                self._add_table(each)
                continue
            edit_block_text(self._session, key, text)
            told = (each.kind, each.level) if each.kind else usual
            text, kind = _fitting(each.text, told[0]), told[0]
            key = self._add(told, text)
        return self._end(
            key, text, after, ends_in_table=bool(pasted) and isinstance(pasted[-1], Grid)
        )

    def _end(self, key: str, text: RichText, after: RichText, ends_in_table: bool) -> Caret:
        """What stood behind the caret stands behind what was pasted."""
        if ends_in_table and after:
            edit_block_text(self._session, key, text)
            key, text = self._add((self._block.kind, self._block.level), RichText()), RichText()
        edit_block_text(self._session, key, RichText.of(*text.parts, *after.parts))
        return Caret(key, _length(text))

    def _add(self, style: tuple[BlockKind, int], text: RichText) -> str:
        key = add_block(
            self._session,
            self._plan.key,
            style[0],
            text,
            level=style[1],
            at=self._at,
            annex=self._item.annex,
        )
        self._at += 1
        return key

    def _add_table(self, grid: Grid) -> None:
        heads = 1 if len(grid.rows) > 1 else 0
        add_free_table(
            self._session,
            self._plan.key,
            NEW_NAME,
            grid.rows,
            heads=heads,
            at=self._at,
            annex=self._item.annex,
        )
        self._at += 1


def _holds(editor: DocumentEditor) -> bool:
    """Whether the block with the caret holds anything beside the selection."""
    before, after = editor.typing.sides()
    return bool(before or after)


def _fitting(text: RichText, kind: BlockKind) -> RichText:
    """A heading is bold by itself: nothing in it is bold besides."""
    if kind not in TITLED:
        return text
    return RichText.of(*(_unbold(part) for part in text.parts))


def _unbold(part: Inline) -> Inline:
    return replace(part, bold=False) if isinstance(part, Run | FieldRef) else part


def _length(text: RichText) -> int:
    """As many characters of the document as a text takes: each field is one."""
    return sum(len(part.text) if isinstance(part, Run) else 1 for part in text.parts)
