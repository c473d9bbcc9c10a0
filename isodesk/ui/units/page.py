"""The page Cơ quan, đơn vị."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from isodesk.store import Change, Workspace
from isodesk.ui.grid.panel import GridPanel
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.named import named
from isodesk.ui.units.source import UnitsSource
from isodesk.ui.units.standards import StandardsSource

_TABLES = {"unit", "unit_type"}
_STANDARDS = {"standard", "plan"}
_STANDARDS_HEIGHT = 190


class UnitsPage(QWidget):
    """The office's units: typed, pasted from Excel, filtered without marks; its standards below.

    ``status_changed`` says that ``status_text``, the sum of the selection, is another.
    """

    status_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = UnitsSource(workspace)
        self.panel = GridPanel(self.source, frozen=2)
        self.strip = MessageStrip()
        self.known = StandardsSource(workspace, self.strip.tell)
        self.standards = GridPanel(self.known, frozen=2)
        self.standards.filter_box.hide()
        self.standards.setFixedHeight(_STANDARDS_HEIGHT)
        self.status_text = ""
        hint = QLabel(
            "Gõ tên vào dòng trống ở cuối, hoặc dán danh sách từ Excel. Đơn vị đã sáp nhập hay "
            "giải thể: ghi ngày cuối ở cột Hoạt động đến, kế hoạch cũ vẫn in đúng tên cũ."
        )
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(named(QLabel("Cơ quan, đơn vị"), "pageTitle"))
        layout.addWidget(named(hint, "hint"))
        layout.addWidget(self.panel, 1)
        layout.addSpacing(4)
        layout.addLayout(self._standards_head())
        layout.addWidget(self.standards)
        layout.addWidget(self.strip)
        for panel in (self.panel, self.standards):
            panel.grid.message.connect(self.strip.tell)
            panel.grid.status_changed.connect(self._show_status)
        self.setFocusProxy(self.panel)

    def _standards_head(self) -> QHBoxLayout:
        hint = QLabel(
            "Khi Bộ Khoa học và Công nghệ công bố TCVN ISO 9001 mới, ghi số, ngày quyết định ở "
            "cột Quyết định công bố: kế hoạch chuyển đổi còn dự thảo đổi theo."
        )
        hint.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(named(QLabel("Tiêu chuẩn"), "summary"))
        head.addWidget(named(hint, "hint"), 1)
        return head

    def show_place(self, place: str) -> None:
        """Show and choose a unit or a standard by its place, ``units/<key>``."""
        room, _, key = place.partition("/")
        of_standards = room == "standards"
        row = (self.known if of_standards else self.source).find(key)
        panel = self.standards if of_standards else self.panel
        if row >= 0:
            panel.grid.go_to(row, 1)

    def finish_typing(self) -> None:
        """Commit the cell that is being typed in."""
        self.panel.grid.editing.commit()
        self.standards.grid.editing.commit()

    def _show_status(self, text: str) -> None:
        self.status_text = text
        self.status_changed.emit()

    def follow(self, change: Change) -> None:
        """Show what a change did to the list."""
        if change.tables & _TABLES:
            self.strip.tell("")
            self.source.reload()
        if change.tables & _STANDARDS:
            self.known.reload()
