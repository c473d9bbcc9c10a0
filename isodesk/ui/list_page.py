"""A page of the window with one list of the office's own: title, hint, grid, messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from isodesk.store import Change
from isodesk.ui.grid.panel import GridPanel
from isodesk.ui.grid.source import GridSource
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.named import named


class ListSource(GridSource, Protocol):
    """A grid's source that reads its list again and finds a row by its key."""

    def reload(self) -> None:
        """Read the list again."""
        ...

    def find(self, key: str) -> int:
        """The row of a key, -1 when it is not in the list."""
        ...


@dataclass(frozen=True)
class ListWords:
    """What a page is called, what it says of itself, and the tables its list is read from."""

    title: str
    hint: str
    tables: frozenset[str]


class ListPage(QWidget):
    """A list that is typed, pasted from Excel, filtered without marks.

    ``status_changed`` says that ``status_text``, the sum of the selection, is another.
    """

    status_changed = Signal()

    def __init__(
        self, source: ListSource, words: ListWords, frozen: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._list = source
        self._tables = words.tables
        self.panel = GridPanel(source, frozen=frozen)
        self.strip = MessageStrip()
        self.status_text = ""
        hint = named(QLabel(words.hint), "hint")
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(named(QLabel(words.title), "pageTitle"))
        layout.addWidget(hint)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.strip)
        self.panel.grid.message.connect(self.strip.tell)
        self.panel.grid.status_changed.connect(self._show_status)
        self.setFocusProxy(self.panel)

    def show_place(self, place: str) -> None:
        """Show and choose a row by its place, ``units/<key>``."""
        row = self._list.find(place.partition("/")[2])
        if row >= 0:
            self.panel.grid.go_to(row, 1)

    def finish_typing(self) -> None:
        """Commit the cell that is being typed in."""
        self.panel.grid.editing.commit()

    def follow(self, change: Change) -> None:
        """Show what a change did to the list."""
        if change.tables & self._tables:
            self.strip.tell("")
            self._list.reload()

    def _show_status(self, text: str) -> None:
        self.status_text = text
        self.status_changed.emit()
