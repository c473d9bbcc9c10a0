"""A list that is typed in: its title, its tools, its grid and what could not be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from isodesk.ui.grid.panel import GridPanel
from isodesk.ui.list_source import ListSource
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.named import named
from isodesk.ui.tool_button import tool_button


class ListPanel(QWidget):
    """The grid of one list with buttons to add, move and delete rows.

    ``first`` is the column in which the name of a new row is typed.
    """

    def __init__(
        self,
        source: ListSource[Any],
        strip: MessageStrip,
        *,
        title: str = "",
        first: str = "name",
        frozen: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.source = source
        self.strip = strip
        self._first = first
        self._tools: list[QToolButton] = []
        self.panel = GridPanel(source, frozen)
        self.grid = self.panel.grid
        self.grid.setAccessibleName(title)
        self.title = named(QLabel(title), "panelTitle")
        self.title.setVisible(bool(title))
        self.panel.tools.insertWidget(0, self.title)
        self.grid.message.connect(strip.tell)
        self.grid.bind("Alt+Up", lambda: self.move_rows(False))
        self.grid.bind("Alt+Down", lambda: self.move_rows(True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.layout_above = QVBoxLayout()
        self.layout_above.setContentsMargins(8, 0, 8, 0)
        column.addLayout(self.layout_above)
        column.addWidget(self.panel, 1)
        self.setFocusProxy(self.grid)

    def add_tool(self, text: str, image: str, verb: Callable[[], object], tip: str) -> QToolButton:
        """Put a button into the line of tools."""
        tool = tool_button(text, image, tip, verb)
        tool.setEnabled(not self.source.is_locked())
        self.panel.tools.addWidget(tool)
        self._tools.append(tool)
        return tool

    def enable_tools(self) -> None:
        """Let the tools do something only while the list can be changed."""
        for tool in self._tools:
            tool.setEnabled(not self.source.is_locked())

    def add_row_tools(self, add: str) -> QToolButton:
        """The buttons that add (named ``add``), move and delete rows; gives the first."""
        button = self.add_tool(add, "add", self.add_row, f"{add} dưới dòng đang chọn")
        self.add_tool("", "up", lambda: self.move_rows(False), "Chuyển lên (Alt+↑)")
        self.add_tool("", "down", lambda: self.move_rows(True), "Chuyển xuống (Alt+↓)")
        self.add_tool("", "delete", self.grid.commands.delete_rows, "Xóa dòng (Ctrl+-)")
        return button

    def active_row(self) -> int:
        """The active row of the source, -1 while there is none."""
        row = self.grid.active()[0]
        at = self.grid.cells.source_row(row) if row >= 0 else -1
        return at if at < self.source.row_count() else self.source.row_count() - 1

    def add_row(self) -> None:
        """Add an empty row under the active one and begin to type in it."""
        at = self.active_row() + 1
        if self.strip.attempt(lambda: self.source.insert_rows(at, 1)):
            self.grid.go_to(at, self.source.at(self._first))
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grid.editing.start()
            self.grid.editing.editor.selectAll()

    def move_rows(self, down: bool) -> None:
        """Move the chosen rows one place."""
        if self.grid.editing.commit():
            rows = self.grid.chosen_rows()
            self.strip.attempt(lambda: self.source.move_rows(rows, down))

    def show_row(self, key: str, code: str = "") -> bool:
        """Go to a row by its key; False when there is none."""
        row = self.source.find(key)
        if row < 0:
            return False
        self.grid.go_to(row, self.source.at(code or self._first))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
