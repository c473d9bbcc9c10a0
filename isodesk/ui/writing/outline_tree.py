"""The outline at the left: headings with their numbers, annexes; a click goes there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from isodesk.facts.divisions import outline_levels
from isodesk.facts.fields import FieldContext
from isodesk.ui.editor.outline import Item, ItemKind

_KEY = Qt.ItemDataRole.UserRole


class OutlineTree(QTreeWidget):
    """``chosen`` carries the key of the block or annex that was clicked."""

    chosen = Signal(str)

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
        self.itemClicked.connect(lambda item, _column: self.chosen.emit(item.data(0, _KEY)))
        self.itemActivated.connect(lambda item, _column: self.chosen.emit(item.data(0, _KEY)))

    def show_items(self, items: Sequence[Item], context: FieldContext) -> None:
        """Show the headings of these items; what was folded stays folded."""
        lines = []
        self._above = {}
        last = ""
        plan = context.plan
        texts = (plan.blocks, *(annex.blocks for annex in plan.annexes))
        levels = {key: n for text in texts for key, n in outline_levels(text).items()}
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


def _words(item: Item, context: FieldContext) -> str:
    if item.block is None:
        words = " – ".join(part for part in (item.title, *item.lines) if part)
    else:
        words = f"{item.number} {context.text(item.block.text)}"
    return " ".join(words.split())
