"""The page Cơ quan, đơn vị."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from isodesk.store import Change, Draft, Workspace
from isodesk.ui.cell_drafts import CellDrafts
from isodesk.ui.drafts_bar import DraftsBar
from isodesk.ui.grid.panel import GridPanel
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.named import named
from isodesk.ui.units.source import UnitsSource

_TITLE = "Cơ quan, đơn vị"
_TABLES = {"unit", "unit_type"}


class UnitsPage(QWidget):
    """The office's units: typed, pasted from Excel, filtered without marks.

    ``status_changed`` says that ``status_text``, the sum of the selection, is another.
    """

    status_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = UnitsSource(workspace)
        self.panel = GridPanel(self.source, frozen=2)
        self.cell_drafts = CellDrafts(self.panel.grid, workspace, None, "units", _TITLE)
        self.drafts = DraftsBar(workspace, None, self.cell_drafts.find, self._put_back)
        self.panel.tools.setContentsMargins(0, 2, 0, 8)  # in line with the title and the table
        self.strip = MessageStrip()
        self.status_text = ""
        hint = QLabel(
            "Gõ tên vào dòng trống ở cuối, hoặc dán danh sách từ Excel. Đơn vị đã sáp nhập hay "
            "giải thể: ghi ngày cuối ở cột Hoạt động đến, kế hoạch cũ vẫn in đúng tên cũ."
        )
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(named(QLabel(_TITLE), "pageTitle"))
        layout.addWidget(named(hint, "hint"))
        layout.addWidget(self.drafts)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.strip)
        self.panel.grid.message.connect(self.strip.tell)
        self.panel.grid.status_changed.connect(self._show_status)
        self.setFocusProxy(self.panel)

    def show_place(self, place: str) -> None:
        """Show and choose a unit by its place, ``units/<key>``."""
        row = self.source.find(place.partition("/")[2])
        if row >= 0:
            self.panel.grid.go_to(row, 1)

    def finish_typing(self) -> None:
        """Commit the cell that is being typed in."""
        self.cell_drafts.finish()

    def _put_back(self, draft: Draft) -> bool:
        return self.cell_drafts.put_back(draft.place, draft.text)

    def _show_status(self, text: str) -> None:
        self.status_text = text
        self.status_changed.emit()

    def follow(self, change: Change) -> None:
        """Show what a change did to the list."""
        if change.tables & _TABLES:
            self.strip.tell("")
            self.source.reload()
