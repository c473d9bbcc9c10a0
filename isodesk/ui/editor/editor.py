"""The editor: all blocks of a plan in one document, typed in as in Word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from isodesk.checks.finding import Finding
from isodesk.errors import StoreError, UserError
from isodesk.facts import Blank, BlockKind, FieldRef
from isodesk.ui.editor import page, rendering
from isodesk.ui.editor.chips import CARD, CHIP, Cards, Chips, chip_part
from isodesk.ui.editor.copying import OWN, mime_of
from isodesk.ui.editor.keeping import Keeping
from isodesk.ui.editor.margin import paint_numbers, paint_signs, sign_box
from isodesk.ui.editor.outline import Item, ItemKind, items_of
from isodesk.ui.editor.steps import Caret
from isodesk.ui.editor.typing import Typing
from isodesk.ui.finding_signs import signs, told
from isodesk.ui.icons import icon
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.pasting import OWN_PASTE


class DocumentEditor(QTextEdit):
    """Shows and edits the blocks of a plan.

    Text is committed when the caret leaves its block, after 2 s without a key, and by `commit`.
    ``refused`` says why something could not be done; ``opened`` is a place that is edited elsewhere
    and was double-clicked; ``menu_wanted`` asks for the menu at a point of the screen;
    ``source_wanted`` carries a field that was clicked with Ctrl held; ``offered`` says what was
    done, and carries the words of a button for another way and what that does.
    """

    current_changed = Signal(str)
    refused = Signal(str)
    opened = Signal(str)
    menu_wanted = Signal(QPoint)
    source_wanted = Signal(object)
    offered = Signal(str, str, object)

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self.items: list[Item] = []
        self._findings: dict[str, list[Finding]] = {}
        self._signs = {severity: icon(*sign) for severity, sign in signs().items()}
        self._loading = False
        self._current = ""
        self._stale = False
        self._chips, self._cards = Chips(self), Cards(self)
        layout = self.document().documentLayout()
        layout.registerHandler(CHIP, self._chips)
        layout.registerHandler(CARD, self._cards)
        self.typing = Typing(self)
        self.keeping = Keeping(self)
        self._set_up()
        self.reload()
        self._select_first_text()

    def _set_up(self) -> None:
        self.setObjectName("paper")
        self.setProperty(OWN_PASTE, True)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setTabChangesFocus(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Nội dung kế hoạch")
        self.document().setDocumentMargin(page.MARGIN)
        self.setReadOnly(bool(self.plan.locked))
        self.document().contentsChange.connect(self._on_contents)
        self.cursorPositionChanged.connect(self._on_caret)
        self.plan.changed.connect(self._on_changed)

    # What is shown

    def reload(self, caret: Caret | None = None) -> None:
        """Build the document anew from the plan's facts; caret and selection stay."""
        ends = (caret, caret) if caret else (self._place(anchor=True), self.caret())
        scroll = self.verticalScrollBar().value()
        typed = self.keeping.typed()
        self.items = items_of(self.plan.context)
        self._loading = True
        shown = [item.with_text(typed.get(item.key)) for item in self.items]
        page.fill(self.document(), shown, self.plan.context.show)
        self._loading = False
        self.keeping.start_anew({i for i, item in enumerate(self.items) if item.key in typed})
        self.document().clearUndoRedoStacks()
        self.verticalScrollBar().setValue(scroll)
        if not self._select(*ends) and self.items:
            self.setTextCursor(QTextCursor(self.document()))
        self._on_caret()
        self.viewport().update()

    def _on_changed(self, _sections: frozenset[str]) -> None:
        self._stale = True
        if self.isVisible():
            self.catch_up()

    def catch_up(self) -> None:
        """Show what changed while nobody looked; only blocks that differ are written again."""
        if not self._stale:
            return
        self._stale = False
        self.setReadOnly(bool(self.plan.locked))
        before, items = self.items, items_of(self.plan.context)
        if [item.shape for item in items] != [item.shape for item in before]:
            self.reload()
            return
        self.items = items
        ends = self._place(anchor=True), self.caret()
        differing = [i for i, item in enumerate(items) if not self._is_current(i, item, before[i])]
        self._loading = True
        for index in differing:
            block = self.document().findBlockByNumber(index)
            page.write_again(block, items[index], self.plan.context.show)
        self._loading = False
        if differing:
            self._select(*ends)
            if not self.keeping.dirty:
                self.document().clearUndoRedoStacks()
        self.viewport().update()

    def _is_current(self, index: int, item: Item, before: Item) -> bool:
        """Whether a text block shows what the facts say, or what is just being typed in it."""
        if item.block is None or item.kind is not ItemKind.TEXT:
            return (item.title, item.lines) == (before.title, before.lines)
        block = self.document().findBlockByNumber(index)
        show = self.plan.context.show
        return self.keeping.is_touched(index) or rendering.is_current(block, item.block, show)

    # Committing

    @property
    def dirty(self) -> bool:
        """Whether something typed is not in the file yet."""
        return self.keeping.dirty

    def commit(self) -> bool:
        """Put what was typed into the file; False when that could not be done."""
        return self.keeping.commit()

    def attempt(self, verb: Callable[[], object]) -> None:
        """Commit what was typed, then do something; say why when it cannot be done."""
        try:
            if self.commit():
                verb()
        except (UserError, StoreError) as error:
            self.refused.emit(str(error))

    def _on_contents(self, place: int, _removed: int, added: int) -> None:
        if self._loading:
            return
        if self.document().blockCount() != len(self.items):
            QTimer.singleShot(0, self._restore_blocks)
            return
        first = self.document().findBlock(place).blockNumber()
        # An input method reports its whole block, of which the end already belongs to the next.
        end = min(place + max(added - 1, 0), self.document().characterCount() - 1)
        last = self.document().findBlock(end).blockNumber()
        self.keeping.touch(set(range(first, max(first, last) + 1)))

    def _restore_blocks(self) -> None:
        """Blocks come and go by steps of the plan only; whatever else did it is taken back."""
        self._loading = True
        while self.document().blockCount() != len(self.items) and self.document().isUndoAvailable():
            self.document().undo()
        self._loading = False
        if self.document().blockCount() != len(self.items):
            self.reload()

    def _on_caret(self) -> None:
        if self._loading:
            return
        index = self.textCursor().blockNumber()
        self.keeping.leave(index)
        key = self.items[index].key if index < len(self.items) else ""
        if key != self._current:
            self._current = key
            self.current_changed.emit(key)

    # The caret

    def caret(self) -> Caret | None:
        """Where the caret is."""
        return self._place(anchor=False)

    def selected_places(self) -> tuple[Caret | None, Caret | None]:
        """Where the selection begins and where the caret is."""
        return self._place(anchor=True), self.caret()

    def select(self, anchor: Caret | None, end: Caret | None) -> bool:
        """Select from one place to another; False when both are gone."""
        self.typing.finish_word()
        self.catch_up()
        return self._select(anchor, end)

    def _place(self, anchor: bool) -> Caret | None:
        cursor = self.textCursor()
        place = cursor.anchor() if anchor else cursor.position()
        block = self.document().findBlock(place)
        if block.blockNumber() >= len(self.items):
            return None
        return Caret(self.items[block.blockNumber()].key, place - block.position())

    def place_caret(self, caret: Caret) -> bool:
        """Put the caret; False when its block is gone."""
        self.typing.finish_word()
        self.catch_up()
        return self._select(caret, caret)

    def _select(self, anchor: Caret | None, end: Caret | None) -> bool:
        places = [self._position(caret) for caret in (anchor, end) if caret is not None]
        known = [place for place in places if place is not None]
        if not known:
            return False
        cursor = QTextCursor(self.document())
        cursor.setPosition(known[0])
        cursor.setPosition(known[-1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return True

    def _position(self, caret: Caret) -> int | None:
        index = next((i for i, item in enumerate(self.items) if item.key == caret.key), None)
        if index is None:
            return None
        block = self.document().findBlockByNumber(index)
        return block.position() + min(caret.offset, block.length() - 1)

    def _select_first_text(self) -> None:
        """Stand in the first text that can be typed in, the page at its top."""
        first = next((item for item in self.items if item.kind is ItemKind.TEXT), None)
        if first is not None:
            self._select(Caret(first.key, 0), None)
            self.verticalScrollBar().setValue(0)

    @property
    def item(self) -> Item | None:
        """The item in which the caret is."""
        index = self.textCursor().blockNumber()
        return self.items[index] if index < len(self.items) else None

    def field_at_caret(self) -> FieldRef | None:
        """The field before or behind which the caret stands, or that is selected."""
        cursor = QTextCursor(self.textCursor())
        place = cursor.selectionStart()
        found = []
        for at in (place + 1, place):
            cursor.setPosition(min(max(at, 0), self.document().characterCount() - 1))
            found.append(chip_part(cursor.charFormat()) if cursor.positionInBlock() else None)
        return next((part for part in found if isinstance(part, FieldRef)), None)

    def ends(self) -> tuple[QTextBlock, QTextBlock]:
        """The first and the last text block of the selection."""
        cursor, document = self.textCursor(), self.document()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        return document.findBlock(first), document.findBlock(last)

    def chosen(self) -> list[Item]:
        """The items of the selection that hold text."""
        first, last = self.ends()
        items = self.items[first.blockNumber() : last.blockNumber() + 1]
        return [item for item in items if item.kind is ItemKind.TEXT]

    def plain(self, block: QTextBlock) -> str:
        """What a text block shows, its fields as they are shown."""
        return rendering.shown_text(block)

    def reveal(self, key: str) -> bool:
        """Go to a block; one that does not show comes to the upper part of the page."""
        scroll = self.verticalScrollBar()
        before = scroll.value()
        if not self.place_caret(Caret(key, 0)):
            return False
        moved = scroll.value() - before
        caret = self.cursorRect().translated(0, moved)
        scroll.setValue(before)
        if not self.viewport().rect().contains(caret):
            scroll.setValue(before + caret.top() - self.viewport().height() // 5)
        return True

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key: the plan's if it reaches over the block, else the document's."""
        if event.key() == Qt.Key.Key_F6:  # Tab belongs to the levels
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            super(QTextEdit, self).focusNextPrevChild(not back)
            return
        try:
            if self.typing.take_key(event):
                return
        except (UserError, StoreError) as error:
            self.refused.emit(str(error))
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters from an input method; what is being composed is never committed half."""
        try:
            if self.typing.take_input_method(event):
                return
        except (UserError, StoreError) as error:
            self.refused.emit(str(error))
            return
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste paragraphs, tables, bold and italic; whatever else was copied is dropped."""
        try:
            self.typing.paste(source)
        except (UserError, StoreError) as error:
            self.refused.emit(str(error))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether there is anything to paste."""
        return source.hasText() or source.hasHtml() or source.hasFormat(OWN)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy as text and HTML, each field as what it shows, and so that fields stay fields."""
        copied = [c for c in self.typing.selected() if c[0].kind is ItemKind.TEXT]
        return mime_of(copied, self.typing.selected_text(), self.plan.context)

    def event(self, event: QEvent) -> bool:
        """Undo of what is being typed is taken here; any other, and every redo, by the window."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            standard = QKeySequence.StandardKey
            undo, redo = event.matches(standard.Undo), event.matches(standard.Redo)
            if redo or (undo and not self.typing.has_typed):
                event.ignore()
                return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when the focus goes elsewhere, but not into a menu."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    # Mouse

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ctrl and a click on a field goes to where its number comes from."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        part = self._part_at(event.position().toPoint()) if held else None
        super().mouseReleaseEvent(event)
        if isinstance(part, FieldRef):
            self.source_wanted.emit(part)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on what is edited elsewhere opens it there."""
        index = self.cursorForPosition(event.position().toPoint()).blockNumber()
        item = self.items[index] if index < len(self.items) else None
        if item is not None and item.place:
            self.opened.emit(item.place)
            return
        super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the block under the pointer."""
        cursor = self.cursorForPosition(event.pos())
        chosen = self.textCursor()
        if not chosen.selectionStart() <= cursor.position() <= chosen.selectionEnd():
            self.setTextCursor(cursor)
        self.menu_wanted.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """What a field shows and from where, when the pointer rests on it."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            part = self._part_at(event.pos())
            words = page.tip(self.plan.context, part) if part is not None else ""
            words = words or self._sign_tip(event.pos())
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the blocks and annexes that findings are about, tables and bases where they stand
        in the text."""
        self._findings = {}
        blocks = self.plan.facts.all_blocks()
        standing = {f"tables/{b.table}": b.key for b in blocks if b.table}
        bases = next((b.key for b in blocks if b.kind is BlockKind.LEGAL_BASES), "")
        for finding in findings:
            room, _, rest = finding.place.partition("/")
            key = rest.partition("/")[0]
            if room == "bases":
                key = bases
            elif room not in ("blocks", "annexes"):
                key = standing.get(f"{room}/{key}", "")
            if key:
                self._findings.setdefault(key, []).append(finding)
        self.viewport().update()

    def _sign_tip(self, point: QPoint) -> str:
        index = self.cursorForPosition(point).blockNumber()
        found = self._findings.get(self.items[index].key) if index < len(self.items) else None
        return told(found) if found and sign_box(self, index).contains(point) else ""

    def _part_at(self, point: QPoint) -> FieldRef | Blank | None:
        cursor = self.cursorForPosition(point)
        if self.cursorRect(cursor).left() <= point.x():
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        return chip_part(cursor.charFormat())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The document, and the numbers beside it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint_numbers(self, painter, self.items, event.rect())
        paint_signs(self, painter, self.items, self._findings, self._signs)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self.catch_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the paper in the middle, as wide as a page."""
        side = max((self.width() - page.WIDTH) // 2, 0)
        self.setViewportMargins(side, 0, side, 0)
        super().resizeEvent(event)
