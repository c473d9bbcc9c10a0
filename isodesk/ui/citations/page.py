"""The page Danh mục văn bản căn cứ."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from isodesk.store import Change, Workspace
from isodesk.ui.citations.source import CitationsSource
from isodesk.ui.grid.panel import GridPanel
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.named import named

_HINT = (
    "Mỗi văn bản ghi một lần, mọi kế hoạch trong tệp cùng viện dẫn. Gõ vào dòng trống ở cuối, hoặc "
    "dán từ Excel. Cột Đối chiếu cho biết văn bản đã được đối chiếu hay cần kiểm tra lại."
)


class CitationsPage(QWidget):
    """The office's legal documents: typed, pasted, filtered without marks.

    ``status_changed`` says that ``status_text``, the count of the selection, is another.
    """

    status_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = CitationsSource(workspace)
        self.panel = GridPanel(self.source, frozen=3)
        self.strip = MessageStrip()
        self.status_text = ""
        hint = named(QLabel(_HINT), "hint")
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(named(QLabel("Danh mục văn bản căn cứ"), "pageTitle"))
        layout.addWidget(hint)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.strip)
        self.panel.grid.message.connect(self.strip.tell)
        self.panel.grid.status_changed.connect(self._show_status)
        self.setFocusProxy(self.panel)

    def show_place(self, place: str) -> None:
        """Show and choose a document by its place, ``citations/<key>``."""
        row = self.source.find(place.partition("/")[2])
        if row >= 0:
            self.panel.grid.go_to(row, 1)

    def finish_typing(self) -> None:
        """Commit the cell that is being typed in."""
        self.panel.grid.editing.commit()

    def follow(self, change: Change) -> None:
        """Show what a change did to the list."""
        if "citation" in change.tables:
            self.strip.tell("")
            self.source.reload()

    def _show_status(self, text: str) -> None:
        self.status_text = text
        self.status_changed.emit()
