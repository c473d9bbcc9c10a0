"""A page of the window with one list of the office: a title, a hint, a grid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from isodesk.store import Change, Draft, Workspace
from isodesk.ui.cell_drafts import CellDrafts
from isodesk.ui.drafts_bar import DraftsBar
from isodesk.ui.grid.panel import GridPanel
from isodesk.ui.grid.source import GridSource
from isodesk.ui.kept_columns import kept_columns, show_columns_as_before
from isodesk.ui.list_spec import ListSpec
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.named import named


class ListSource(GridSource, Protocol):
    """The rows of an office's list; a row is found by its key."""

    def reload(self) -> None: ...

    def find(self, key: str) -> int: ...


class ListPage(QWidget):
    """The list: typed, pasted from Excel, filtered without marks.

    ``status_changed`` says that ``status_text``, the sum of the selection, is another.
    """

    status_changed = Signal()

    def __init__(self, spec: ListSpec, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.strip = MessageStrip()
        self.source = spec.source(workspace, self.strip.tell)
        self.panel = GridPanel(self.source, frozen=spec.frozen)
        self.panel.grid.setAccessibleName(spec.title)
        self.cell_drafts = CellDrafts(self.panel.grid, workspace, None, spec.code, spec.title)
        self.drafts = DraftsBar(workspace, None, self.cell_drafts.find, self._put_back)
        self.panel.tools.setContentsMargins(0, 2, 0, 8)  # in line with the title and the table
        self.status_text = ""
        hint = named(QLabel(spec.hint), "hint")
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(named(QLabel(spec.title), "pageTitle"))
        layout.addWidget(hint)
        layout.addWidget(self.drafts)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.strip)
        self.panel.grid.message.connect(self.strip.tell)
        self.panel.grid.status_changed.connect(self._show_status)
        self.setFocusProxy(self.panel)

    def show_place(self, place: str) -> None:
        """Show and choose a row by its place, ``<code>/<key>``."""
        row = self.source.find(place.partition("/")[2])
        if row >= 0:
            self.panel.grid.go_to(row, 1)

    def finish_typing(self) -> None:
        """Commit the cell that is being typed in."""
        self.cell_drafts.finish()

    def _put_back(self, draft: Draft) -> bool:
        return self.cell_drafts.put_back(draft.place, draft.text)

    def remembered(self) -> dict[str, object]:
        """How the columns are shown, for the settings."""
        return kept_columns(self)

    def show_columns_as_before(self, remembered: Mapping[str, object]) -> None:
        """Show the columns as they were; anything else is left alone."""
        show_columns_as_before(self, remembered)

    def follow(self, change: Change) -> None:
        """Show what a change did to the list."""
        if change.tables & self.spec.tables:
            self.strip.tell("")
            self.source.reload()

    def _show_status(self, text: str) -> None:
        self.status_text = text
        self.status_changed.emit()
