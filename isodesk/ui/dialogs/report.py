"""Lập báo cáo kết quả thực hiện: which plans, and which period."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from isodesk.store import Workspace
from isodesk.ui.dialogs.report_panel import ReportPanel
from isodesk.ui.message_strip import MessageStrip


class ReportDialog(QDialog):
    """``plan`` is ticked; after it was accepted, ``created`` is the key of the report."""

    guide = "bao-cao.md#Lập báo cáo"

    def __init__(
        self,
        workspace: Workspace,
        plan: str,
        parent: QWidget | None = None,
        today: date | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lập báo cáo kết quả thực hiện")
        self.created = ""
        self.panel = ReportPanel(workspace, plan, today=today)
        self.strip = MessageStrip()
        buttons = QDialogButtonBox()
        make = buttons.addButton("Lập báo cáo", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        make.setDefault(True)
        buttons.accepted.connect(self._make)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.panel, 1)
        column.addWidget(self.strip)
        column.addWidget(buttons)
        self.resize(640, 520)
        self.panel.period.setFocus()

    def _make(self) -> None:
        self.strip.attempt(self._create)
        if self.created:
            self.accept()

    def _create(self) -> None:
        self.created = self.panel.make()
