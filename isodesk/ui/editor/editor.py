"""The editor: all blocks of a plan in one document, typed in as in Word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from isodesk.facts import Blank, Block, FieldRef
from isodesk.ui.editor import rendering, steps
from isodesk.ui.editor.chips import (
    BOLD,
    CARD,
    CHIP,
    ITALIC,
    OBJECT,
    SHOWN,
    Cards,
    Chips,
    card_format,
)
from isodesk.ui.editor.outline import Item, ItemKind, items_of
from isodesk.ui.editor.steps import Caret
from isodesk.ui.editor.typing import Typing
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.style import COLOURS

PAGE_WIDTH = 760
COMMIT_MS = 2000


class DocumentEditor(QTextEdit):
    """Shows and edits the blocks of a plan.

    Text is committed when the caret leaves its block, after 2 s without a key, and by `commit`.
    """

    current_changed = Signal(str)

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self.items: list[Item] = []
        self.loading = False
        self._dirty: int | None = None
        self._current = ""
        self._chips, self._cards = Chips(self), Cards(self)
        layout = self.document().documentLayout()
        layout.registerHandler(CHIP, self._chips)
        layout.registerHandler(CARD, self._cards)
        self._pause = QTimer(self, singleShot=True, interval=COMMIT_MS)
        self._draft = QTimer(self, interval=COMMIT_MS)
        self.typing = Typing(self)
        self._set_up()
        self.reload()

    def _set_up(self) -> None:
        self.setObjectName("paper")
        self.setAcceptDrops(False)
        self.setTabChangesFocus(False)
        self.setAccessibleName("Nội dung kế hoạch")
        self.document().setDocumentMargin(28)
        self.setReadOnly(bool(self.plan.locked))
        self._pause.timeout.connect(self.commit)
        self._draft.timeout.connect(self._keep_draft)
        self.document().contentsChange.connect(self._on_contents)
        self.cursorPositionChanged.connect(self._on_caret)
        self.plan.changed.connect(self._on_changed)

    # What is shown

    def reload(self, caret: Caret | None = None) -> None:
        """Build the document anew from the plan's facts and put the caret where it was."""
        caret = caret or self.caret()
        scroll = self.verticalScrollBar().value()
        self.items = items_of(self.plan.context)
        self.loading = True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        for index, item in enumerate(self.items):
            if index:
                cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            self._write(cursor, item)
        cursor.endEditBlock()
        self._settle()
        self.verticalScrollBar().setValue(scroll)
        if caret is not None:
            self.place_caret(caret)

    def _settle(self) -> None:
        self.loading = False
        self._dirty = None
        self._pause.stop()
        self._draft.stop()
        self.document().clearUndoRedoStacks()
        self.viewport().update()

    def _write(self, cursor: QTextCursor, item: Item) -> None:
        if item.block is not None and item.kind is ItemKind.TEXT:
            cursor.setBlockFormat(rendering.block_format(item.block))
            cursor.setBlockCharFormat(rendering.char_format(item.block, False, False))
            rendering.write(cursor, item.block, self.plan.context.show)
            return
        layout = QTextBlockFormat()
        layout.setTopMargin(24 if item.kind is ItemKind.ANNEX else 6)
        layout.setBottomMargin(8)
        layout.setLeftMargin(0 if item.kind is not ItemKind.CARD else rendering.NUMBER_ROOM)
        if item.kind is not ItemKind.CARD:
            layout.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        cursor.setBlockFormat(layout)
        if item.kind is ItemKind.CARD:
            cursor.insertText(OBJECT, card_format(item.title, list(item.lines)))
        else:
            cursor.insertText("\u2028".join((item.title, *item.lines)), _title_format())

    def _on_changed(self, _sections: frozenset[str]) -> None:
        items = items_of(self.plan.context)
        if [item.shape for item in items] != [item.shape for item in self.items]:
            self.reload()
            return
        self.items = items
        caret = self.caret()
        for index, item in enumerate(items):
            block = self.document().findBlockByNumber(index)
            if item.kind is ItemKind.TEXT and index != self._dirty and self._differs(block, item):
                self._rewrite(block, item)
                if caret is not None and caret.key == item.key:
                    self.place_caret(caret)
        self.viewport().update()

    def _differs(self, block: QTextBlock, item: Item) -> bool:
        assert item.block is not None
        fields = [rendering.chip_of(item.block, p, self.plan.context.show) for p in _chips(item)]
        shown = [str(chip.property(SHOWN)) for chip in fields]
        return rendering.read(block) != item.block.text or rendering.shown_values(block) != shown

    def _rewrite(self, block: QTextBlock, item: Item) -> None:
        assert item.block is not None
        self.loading = True
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        rendering.write(cursor, item.block, self.plan.context.show)
        self.loading = False
        self.document().clearUndoRedoStacks()

    # Committing

    @property
    def dirty(self) -> bool:
        """Whether something typed is not in the file yet."""
        return self._dirty is not None

    def commit(self) -> None:
        """Put what was typed into the file, unless a letter is still being composed."""
        if self._dirty is None or self.typing.composing:
            return
        index, self._dirty = self._dirty, None
        self._pause.stop()
        self._draft.stop()
        item = self.items[index]
        text = rendering.read(self.document().findBlockByNumber(index))
        if item.block is not None and text != item.block.text:
            steps.set_text(self.plan, item.key, text)
        self.plan.workspace.clear_draft(self._draft_place(item))
        self.document().clearUndoRedoStacks()

    def _on_contents(self, place: int, _removed: int, _added: int) -> None:
        if self.loading:
            return
        if self.document().blockCount() != len(self.items):
            QTimer.singleShot(0, self.reload)
            return
        index = self.document().findBlock(place).blockNumber()
        if self._dirty is not None and self._dirty != index:
            self.commit()
        self._dirty = index
        self._pause.start()
        if not self._draft.isActive():
            self._draft.start()

    def _keep_draft(self) -> None:
        if self._dirty is None or self.typing.composing:
            return
        item = self.items[self._dirty]
        text = rendering.read(self.document().findBlockByNumber(self._dirty))
        self.plan.workspace.save_draft(self._draft_place(item), self.plan.key, text.dumps())

    def _draft_place(self, item: Item) -> str:
        return f"blocks/{item.key}"

    def _on_caret(self) -> None:
        if self.loading:
            return
        index = self.textCursor().blockNumber()
        if self._dirty is not None and index != self._dirty:
            self.commit()
        key = self.items[index].key if index < len(self.items) else ""
        if key != self._current:
            self._current = key
            self.current_changed.emit(key)

    # The caret

    def caret(self) -> Caret | None:
        """Where the caret is."""
        cursor = self.textCursor()
        if cursor.blockNumber() >= len(self.items):
            return None
        return Caret(self.items[cursor.blockNumber()].key, cursor.positionInBlock())

    def place_caret(self, caret: Caret) -> bool:
        """Put the caret; False when its block is gone."""
        for index, item in enumerate(self.items):
            if item.key == caret.key:
                block = self.document().findBlockByNumber(index)
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + min(caret.offset, block.length() - 1))
                self.setTextCursor(cursor)
                return True
        return False

    @property
    def item(self) -> Item | None:
        """The item in which the caret is."""
        index = self.textCursor().blockNumber()
        return self.items[index] if index < len(self.items) else None

    def reveal(self, key: str) -> bool:
        """Go to a block and bring it to the upper part of the page."""
        if not self.place_caret(Caret(key, 0)):
            return False
        self.ensureCursorVisible()
        top = self.cursorRect().top() - self.viewport().height() // 5
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top)
        return True

    # Styles and fields

    def toggle(self, style: int) -> None:
        """Turn bold (`BOLD`) or italic (`ITALIC`) on or off, for the selection or what comes."""
        item, cursor = self.item, self.textCursor()
        if item is None or item.block is None or item.kind is not ItemKind.TEXT:
            return
        now = self.currentCharFormat()
        wanted = not bool(now.property(style))
        bold = wanted if style == BOLD else bool(now.property(BOLD))
        italic = wanted if style == ITALIC else bool(now.property(ITALIC))
        look = rendering.char_format(item.block, bold, italic)
        if cursor.hasSelection():
            cursor.mergeCharFormat(look)
        else:
            self.setCurrentCharFormat(look)

    def insert_field(self, field: FieldRef) -> None:
        """Insert a field at the caret as one change."""
        item = self.item
        if item is None or item.block is None or item.kind is not ItemKind.TEXT:
            return
        look = rendering.chip_of(item.block, field, self.plan.context.show)
        self.textCursor().insertText(OBJECT, look)
        self.setCurrentCharFormat(rendering.char_format(item.block, False, False))
        self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key: the plan's if it reaches over the block, else the document's."""
        if not self.typing.take_key(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters from an input method; what is being composed is never committed half."""
        if not self.typing.take_input_method(event):
            super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text."""
        self.typing.paste(source)

    def event(self, event: QEvent) -> bool:
        """Undo inside the block being typed is the document's; beyond it, the window's."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and not self.dirty
            and (
                event.matches(QKeySequence.StandardKey.Undo)
                or event.matches(QKeySequence.StandardKey.Redo)
            )
        ):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when the focus goes elsewhere."""
        super().focusOutEvent(event)
        self.commit()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy as text, each field as what it shows."""
        data = QMimeData()
        data.setText(self.typing.selected_text())
        return data

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The document, and the numbers beside it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        font = QFont(rendering.FAMILIES)
        font.setPointSizeF(rendering.BODY_POINTS)
        first = self.cursorForPosition(event.rect().topLeft()).blockNumber()
        block = self.document().findBlockByNumber(max(first - 1, 0))
        while block.isValid() and block.blockNumber() < len(self.items):
            item = self.items[block.blockNumber()]
            box = self._box(block)
            if box.top() > event.rect().bottom():
                break
            if item.number:
                font.setBold(item.block is not None and item.block.kind == "heading")
                self._paint_number(painter, font, block, box, item.number)
            block = block.next()
        painter.end()

    def _box(self, block: QTextBlock) -> QRectF:
        box = self.document().documentLayout().blockBoundingRect(block)
        return box.translated(
            -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
        )

    def _paint_number(
        self, painter: QPainter, font: QFont, block: QTextBlock, box: QRectF, number: str
    ) -> None:
        line = block.layout().lineAt(0)
        if not line.isValid():
            return
        top = box.top() + line.y() + line.ascent() - QFontMetricsF(font).ascent()
        left = box.left() + line.x() - rendering.NUMBER_ROOM
        painter.setFont(font)
        painter.setPen(QColor(COLOURS.ink))
        place = QRectF(left, top, rendering.NUMBER_ROOM - 8, QFontMetricsF(font).height())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the paper in the middle, as wide as a page."""
        side = max((self.width() - PAGE_WIDTH) // 2, 0)
        self.setViewportMargins(side, 0, side, 0)
        super().resizeEvent(event)


def _chips(item: Item) -> list[FieldRef | Blank]:
    assert isinstance(item.block, Block)
    parts = item.block.text.parts
    return [part for part in parts if isinstance(part, FieldRef | Blank)]


def _title_format() -> QTextCharFormat:
    font = QFont(rendering.FAMILIES)
    font.setPointSizeF(rendering.BODY_POINTS + 1)
    font.setBold(True)
    look = QTextCharFormat()
    look.setFont(font)
    look.setForeground(QColor(COLOURS.ink))
    return look
