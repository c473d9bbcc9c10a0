"""The page Cơ quan, đơn vị."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from isodesk.store import Change, Workspace
from isodesk.ui.grid.panel import GridPanel
from isodesk.ui.named import named
from isodesk.ui.units.source import UnitsSource

_TABLES = {"unit", "unit_type"}


class UnitsPage(QWidget):
    """The office's units: typed, pasted from Excel, filtered without marks."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = UnitsSource(workspace)
        self.panel = GridPanel(self.source, frozen=2)
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
        self.setFocusProxy(self.panel)

    def follow(self, change: Change) -> None:
        """Show what a change did to the list."""
        if change.tables & _TABLES:
            self.source.reload()
