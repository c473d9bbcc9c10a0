"""Lịch sử chỉnh sửa: every step of the file, who and when."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isodesk.services.read import list_plans
from isodesk.store import HistoryEntry, Workspace
from isodesk.ui.style import COLOURS

_TITLES = ("Thời gian", "Người sửa", "Nội dung", "Kế hoạch", "Tình trạng")
_KINDS = {"undo": "Hoàn tác: ", "redo": "Làm lại: "}
_STATES = {"final": "không hoàn tác"}


class HistoryDialog(QDialog):
    """The steps of the file, newest first; steps taken back are grey and say so."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lịch sử chỉnh sửa")
        self.resize(900, 560)
        with workspace.read() as session:
            titles = {entry.key: entry.subject for entry in list_plans(session)}
        self._table = history_table(workspace.history(limit=2000), titles)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(QLabel("Mỗi dòng là một bước. Bước mới nhất đứng đầu."))
        layout.addWidget(self._table, 1)
        buttons = QDialogButtonBox()
        buttons.addButton("Đóng", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def history_table(entries: list[HistoryEntry], titles: dict[str, str]) -> QTableWidget:
    """A read-only table of entries; ``titles`` are the subjects of plans by key."""
    table = QTableWidget(len(entries), len(_TITLES))
    table.setHorizontalHeaderLabels(_TITLES)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.setObjectName("listTable")
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setAccessibleName("Lịch sử chỉnh sửa")
    for row, entry in enumerate(entries):
        _fill(table, row, entry, titles)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, width in ((0, 145), (1, 140), (4, 110)):
        table.setColumnWidth(column, width)
    for column in (2, 3):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    header.setHighlightSections(False)
    return table


def _fill(table: QTableWidget, row: int, entry: HistoryEntry, titles: dict[str, str]) -> None:
    undone = entry.state == "undone"
    when = entry.when.astimezone()
    cells = (
        f"{when:%d/%m/%Y %H:%M}",
        entry.who,
        _KINDS.get(entry.kind, "") + entry.label,
        titles.get(entry.plan or "", ""),
        "đã hoàn tác" if undone else _STATES.get(entry.kind, ""),
    )
    for column, text in enumerate(cells):
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        if undone:
            item.setForeground(QColor(COLOURS.muted))
        table.setItem(row, column, item)
