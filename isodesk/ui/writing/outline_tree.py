"""The outline at the left: headings and articles with their numbers, annexes; a click goes there,
and what is dragged moves with everything under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from isodesk.facts.divisions import section_levels
from isodesk.facts.fields import FieldContext
from isodesk.ui.editor.outline import Item, ItemKind

_KEY = Qt.ItemDataRole.UserRole


class OutlineTree(QTreeWidget):
    """``chosen`` carries the key of the block or annex that was clicked; ``dropped`` what was
    dragged, where it was let go, and whether it shall stand behind that; ``stepped`` what shall
    move one place, and whether down."""

    chosen = Signal(str)
    dropped = Signal(str, str, bool)
    stepped = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[str, int, str]] = []
        self._items: dict[str, QTreeWidgetItem] = {}
        self._above: dict[str, str] = {}
        self.setObjectName("outline")
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Mục lục")
        self.setMinimumWidth(150)
        # InternalMove would let Qt take what was dropped out of the tree: it offers no copy.
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setToolTip("Kéo để chuyển mục (Alt+Shift+↑, Alt+Shift+↓)")
        self.itemClicked.connect(lambda item, _column: self.chosen.emit(item.data(0, _KEY)))
        self.itemActivated.connect(lambda item, _column: self.chosen.emit(item.data(0, _KEY)))

    def show_items(self, items: Sequence[Item], context: FieldContext) -> None:
        """Show the headings of these items; what was folded stays folded."""
        lines = []
        self._above = {}
        last = ""
        plan = context.plan
        texts = (plan.blocks, *(annex.blocks for annex in plan.annexes))
        levels = {key: n for text in texts for key, n in section_levels(text).items()}
        for item in items:
            level = 0 if item.kind is ItemKind.ANNEX else levels.get(item.key)
            if level is not None:
                lines.append((item.key, level, _words(item, context)))
                last = item.key
            self._above[item.key] = last
        if lines != self._lines:
            self._lines = lines
            self._fill()

    def show_current(self, key: str) -> None:
        """Select the heading under which a block stands."""
        item = self._items.get(self._above.get(key, ""))
        with QSignalBlocker(self):
            self.clearSelection()
            if item is not None:
                self.setCurrentItem(item)
                self.scrollToItem(item)

    def line(self, key: str) -> QTreeWidgetItem:
        """The line of a heading or an annex. KeyError when it has none."""
        return self._items[key]

    def choose(self, key: str) -> None:
        """Select a heading or an annex and keep it in sight."""
        item = self._items.get(key)
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def set_locked(self, locked: bool) -> None:
        """Let sections be dragged or not."""
        self.setDragEnabled(not locked)
        self.setAcceptDrops(not locked)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Offer a copy too: Qt takes what was moved out of the tree, and the plan does that."""
        super().startDrag(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only lines of this outline are taken."""
        if event.source() is self:
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """The plan moves the section; the tree then shows what is true."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        at = event.position().toPoint()
        dragged, target = self.currentItem(), self.itemAt(at)
        behind = target is None or at.y() > self.visualItemRect(target).center().y()
        target = target or self.topLevelItem(self.topLevelItemCount() - 1)
        if behind and target is not None and target.isExpanded() and target.childCount():
            target, behind = target.child(0), False
        if target is None or dragged is None or _is_in(target, dragged):
            return
        self.dropped.emit(dragged.data(0, _KEY), target.data(0, _KEY), behind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Shift with an arrow moves the chosen section."""
        both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down)
        item = self.currentItem()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == both and event.key() in arrows:
            if item is not None and self.dragEnabled():
                self.stepped.emit(item.data(0, _KEY), event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)

    def _fill(self) -> None:
        folded = {key for key, item in self._items.items() if not item.isExpanded()}
        self.clear()
        self._items = {}
        path: list[tuple[int, QTreeWidgetItem]] = []
        for key, level, words in self._lines:
            while path and path[-1][0] >= level:
                path.pop()
            item = QTreeWidgetItem([words])
            item.setData(0, _KEY, key)
            item.setToolTip(0, words)
            if path:
                path[-1][1].addChild(item)
            else:
                self.addTopLevelItem(item)
            path.append((level, item))
            self._items[key] = item
        for key, item in self._items.items():
            item.setExpanded(key not in folded)


def _is_in(item: QTreeWidgetItem, owner: QTreeWidgetItem) -> bool:
    """Whether an item is another one or stands under it."""
    above: QTreeWidgetItem | None = item
    while above is not None:
        if above is owner:
            return True
        above = above.parent()
    return False


def _words(item: Item, context: FieldContext) -> str:
    if item.block is None:
        words = " – ".join(part for part in (item.title, *item.lines) if part)
    else:
        words = f"{item.number} {context.text(item.block.text)}"
    return " ".join(words.split())
