"""One part of the tab: its line of tools, its grid, what is counted and what could not be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from isodesk.facts import Evidence
from isodesk.ui.cell_drafts import CellDrafts
from isodesk.ui.following.evidence_dialog import EvidenceDialog
from isodesk.ui.following.source import FollowedSource
from isodesk.ui.grid.panel import GridPanel
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.named import named
from isodesk.ui.tool_button import tool_button

_NO_CELL = "Chọn một ô văn bản minh chứng rồi chọn lại lệnh này."


class FollowedPart(QWidget):
    """A grid whose rows the plan gives. ``status_changed`` carries the sum of the selection.

    ``key_of`` in ``evidence`` cells opens the dialog of documents.
    """

    status_changed = Signal(str)

    def __init__(self, source: FollowedSource, title: str, *, proves: bool) -> None:
        super().__init__()
        self.source = source
        plan = source.plan
        self.panel = GridPanel(source, frozen=2)
        self.grid = self.panel.grid
        self.strip = MessageStrip()
        self.strip.follow(plan)
        self.drafts = CellDrafts(self.grid, plan.workspace, plan.key, source.room, title)
        self.summary = named(QLabel(), "hint")
        self.summary.setContentsMargins(12, 4, 12, 4)
        self.summary.setWordWrap(True)
        self.grid.message.connect(self.strip.tell)
        self.grid.status_changed.connect(self.status_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.panel, 1)
        column.addWidget(self.summary)
        column.addWidget(self.strip)
        if proves:
            tip = "Chọn hoặc thêm văn bản minh chứng cho ô đang chọn (Ctrl+M)"
            self.add_tool("Văn bản minh chứng…", "attach", self.choose_papers, tip)
            self.grid.bind("Ctrl+M", self.choose_papers)
            self.grid.menus.append(self._extend_menu)
        self.setFocusProxy(self.grid)

    def add_tool(self, text: str, image: str, verb: Callable[[], object], tip: str) -> None:
        """Put a button into the line of tools; it is off while the file can only be read."""
        tool = tool_button(text, image, tip, verb)
        tool.setEnabled(not self.source.plan.workspace.read_only)
        self.panel.tools.addWidget(tool)

    def show_row(self, key: str, code: str) -> bool:
        """Go to a cell; False when its row is not shown."""
        row = self.source.find(key)
        if row < 0:
            return False
        if self.grid.cells.shown_row(row) < 0:
            self.grid.cells.show_all()
        self.grid.go_to(row, self.source.at(code))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # Documents

    def _extend_menu(self, menu: QMenu) -> None:
        menu.addSeparator()
        action = menu.addAction("Văn bản minh chứng…\tCtrl+M")
        action.setEnabled(self._paper_cell() is not None)
        action.triggered.connect(self.choose_papers)

    def _paper_cell(self) -> tuple[int, int] | None:
        """The cell of documents that is meant: the active one, else the one in its row."""
        row, column = self.grid.active()
        if row < 0:
            return None
        at, col = self.grid.cells.source_row(row), self.grid.cells.source_column(column)
        codes = [each.code for each in self.source.columns()]
        column_key = codes[col].partition(":")[2]
        wanted = f"evidence:{column_key}" if column_key else "evidence"
        if wanted not in codes:
            return None
        place = at, codes.index(wanted)
        return place if self.source.can_edit(*place) else None

    def choose_papers(self) -> None:
        """Ask which documents prove what the cell is about, and write them down."""
        cell = self._paper_cell()
        if cell is None or not self.grid.editing.commit():
            self.strip.tell(_NO_CELL)
            return
        row, column = cell
        here = set(self.source.edit_text(row, column).splitlines())
        papers = self.source.papers()
        ticked = {paper.key for paper in papers if paper.words in here}
        dialog = EvidenceDialog(self.source.text(row, 1), papers, ticked, self)
        agreed, chosen = dialog.exec(), dialog.chosen()
        dialog.deleteLater()
        if agreed:
            self.strip.attempt(lambda: self._take(row, column, chosen))

    def _take(self, row: int, column: int, papers: tuple[Evidence, ...]) -> None:
        key, code = self.source.row(row).key, self.source.columns()[column].code
        if self.source.edit_text(row, column) != "\n".join(paper.words for paper in papers):
            place = f"{self.source.room}/{key}/{code}"
            with self.source.plan.change("Sửa văn bản minh chứng", place) as session:
                self.source.prove(key, code, papers, session)
