"""Keys, input methods, paste: what reaches over a block becomes a step of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlock,
)

from isodesk.facts import BlockKind, RichText
from isodesk.ui.editor import rendering, steps
from isodesk.ui.editor.copying import Copied
from isodesk.ui.editor.outline import Item, ItemKind
from isodesk.ui.editor.pasting import Pasting

if TYPE_CHECKING:
    from isodesk.ui.editor.editor import DocumentEditor

_MOVES = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
_HELD = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
)
_NOT_OVER_HEADS = (
    "Phần đang chọn đi qua tiêu đề, bảng hoặc phụ lục nên chưa xóa được. Chọn từng phần."
)


class Typing:
    """Decides for each key whether the document takes it or the plan does."""

    def __init__(self, editor: DocumentEditor) -> None:
        self._editor = editor
        self.composing = False
        self._pasting = Pasting(editor)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what the key means beyond the document; False when the document shall have it."""
        editor = self._editor
        if event.key() not in _HELD:
            self.finish_word()
        if editor.isReadOnly() or event.key() in _MOVES:
            return False
        if event.matches(QKeySequence.StandardKey.Copy):
            return False
        verbs = {QKeySequence.StandardKey.Cut: self.cut, QKeySequence.StandardKey.Undo: self.undo}
        if (verb := next((verbs[key] for key in verbs if event.matches(key)), None)) is not None:
            verb()
            return True
        if self._spans() and self._removes(event):
            removed = self.remove_selection()
            if not removed or event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
                return True
        item = editor.item
        if item is None or item.kind is not ItemKind.TEXT:
            return self._in_card(event, item)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                return self._enter(event, item)
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self._level(-1 if event.key() == Qt.Key.Key_Backtab else 1)
                return True
            case Qt.Key.Key_Backspace:
                return self._backspace(item)
            case Qt.Key.Key_Delete:
                return self._delete()
        return False

    def take_input_method(self, event: QInputMethodEvent) -> bool:
        """Watch composing; True when the place takes no letters."""
        editor = self._editor
        if editor.isReadOnly():
            return True
        composes = event.commitString() or event.preeditString()
        if composes and self._spans() and not self.remove_selection():
            return True
        item = editor.item
        if item is None or item.kind is not ItemKind.TEXT:
            return True
        self.composing = bool(event.preeditString())
        return False

    def finish_word(self) -> None:
        """Put the word that is being composed into the text, before anything else is done to it."""
        if self.composing:
            QGuiApplication.inputMethod().commit()

    @property
    def has_typed(self) -> bool:
        """Whether the text or a word being composed says something else than the file."""
        return self.composing or bool(self._editor.keeping.typed())

    def undo(self) -> None:
        """Take back what was typed as a step of the file: so that redo brings it back, however
        long that takes, and also after a power cut."""
        editor = self._editor
        if editor.keeping.typed() and editor.commit():
            editor.plan.workspace.undo()

    def paste(self, data: QMimeData) -> None:
        """Insert what the clipboard holds; several paragraphs become several blocks."""
        if self._spans() and not self.remove_selection():
            return
        self._pasting.paste(data)

    def cut(self) -> None:
        """Copy the selection and delete it."""
        if self._spans():
            self._editor.copy()
            self.remove_selection()
        else:
            self._editor.cut()

    def remove_selection(self) -> bool:
        """Delete a selection over several blocks as one step; False when that cannot be."""
        editor = self._editor
        first, last = editor.ends()
        chosen = editor.items[first.blockNumber() : last.blockNumber() + 1]
        if chosen[0].kind is not ItemKind.TEXT or any(item.block is None for item in chosen):
            editor.refused.emit(_NOT_OVER_HEADS)
            return False
        if not editor.commit():
            return False
        cursor = editor.textCursor()
        offset = cursor.selectionStart() - first.position()
        left = _cut(first, 0, offset)
        right = _cut(last, cursor.selectionEnd() - last.position(), last.length() - 1)
        steps.remove(editor.plan, chosen, left, right)
        return editor.place_caret(steps.Caret(chosen[0].key, offset))

    def selected(self) -> list[Copied]:
        """What is selected of each text block, cards and heads as empty texts."""
        cursor = self._editor.textCursor()
        first, last = self._editor.ends()
        found = []
        block = first
        while block.isValid() and block.blockNumber() <= last.blockNumber():
            start = max(cursor.selectionStart() - block.position(), 0)
            stop = min(cursor.selectionEnd() - block.position(), block.length() - 1)
            item = self._editor.items[block.blockNumber()]
            found.append((item, _cut(block, start, stop), start == 0))
            block = block.next()
        return found

    def selected_text(self) -> str:
        """The selection as plain text, fields as what they show."""
        show = self._editor.plan.context.show
        return "\n".join(text.plain(show) for _, text, _ in self.selected())

    def _enter(self, event: QKeyEvent, item: Item) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        editor = self._editor
        editor.textCursor().removeSelectedText()
        before, after = self.sides()
        editor.commit()
        editor.place_caret(steps.split(editor.plan, item, before, after))
        return True

    def _level(self, step: int) -> None:
        self._editor.commit()
        steps.move_level(self._editor.plan, self._editor.chosen(), step)

    def _backspace(self, item: Item) -> bool:
        editor = self._editor
        cursor = editor.textCursor()
        if cursor.hasSelection() or cursor.positionInBlock():
            return False
        editor.commit()
        if item.block is not None and item.block.kind in steps.LISTS:
            steps.set_kind(editor.plan, [item], BlockKind.PLAIN, 1)
            editor.place_caret(steps.Caret(item.key, 0))
        else:
            self._join(cursor.block().previous(), cursor.block())
        return True

    def _delete(self) -> bool:
        editor = self._editor
        cursor = editor.textCursor()
        if cursor.hasSelection() or not cursor.atBlockEnd():
            return False
        editor.commit()
        self._join(cursor.block(), cursor.block().next())
        return True

    def _join(self, first: QTextBlock, second: QTextBlock) -> None:
        editor = self._editor
        if not first.isValid() or not second.isValid():
            return
        one, other = editor.items[first.blockNumber()], editor.items[second.blockNumber()]
        if one.annex != other.annex or {one.kind, other.kind} != {ItemKind.TEXT}:
            return
        offset = first.length() - 1
        steps.join(editor.plan, one, other, rendering.read(first), rendering.read(second))
        editor.place_caret(steps.Caret(one.key, offset))

    def _in_card(self, event: QKeyEvent, item: Item | None) -> bool:
        deletes = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
        if deletes and item is not None and item.kind is ItemKind.CARD:
            steps.delete(self._editor.plan, [item])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._editor.place_caret(steps.add_below(self._editor.plan, item, BlockKind.PLAIN))
            return True
        return bool(event.text()) or deletes

    def _spans(self) -> bool:
        first, last = self._editor.ends()
        return first.blockNumber() != last.blockNumber()

    def _removes(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return):
            return True
        plain = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        return bool(event.text()) and event.text().isprintable() and not event.modifiers() & ~plain

    def sides(self) -> tuple[RichText, RichText]:
        """What stands before and behind the caret in its block."""
        cursor = self._editor.textCursor()
        block = cursor.block()
        place = cursor.positionInBlock()
        return _cut(block, 0, place), _cut(block, place, block.length() - 1)


def _cut(block: QTextBlock, start: int, stop: int) -> RichText:
    """The rich text of [start, stop) of a text block."""
    parts = []
    place = 0
    for look, text in rendering.fragments(block):
        begin, end = max(start, place), min(stop, place + len(text))
        if begin < end:
            parts += list(rendering.parts_of(look, text[begin - place : end - place]))
        place += len(text)
    return RichText.of(*parts)
