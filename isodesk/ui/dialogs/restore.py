"""Khôi phục từ bản sao lưu: which copies there are, and what taking one would lose."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from isodesk.errors import StoreError
from isodesk.services.read import list_plans
from isodesk.store import BackupInfo, HistoryEntry, Workspace, lost_by_restore
from isodesk.ui.dialogs.history import history_table
from isodesk.ui.style import scaled

_PLAN_WIDTH = 160


class RestoreDialog(QDialog):
    """Choose a verified backup; ``chosen`` is it after the dialog was accepted."""

    guide = "sao-luu.md#Khôi phục"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Khôi phục từ bản sao lưu")
        self.resize(min(scaled(1080), self.screen().availableGeometry().width()), 540)
        self._workspace = workspace
        self._backups = workspace.list_backups()
        with workspace.read() as session:
            self._titles = {entry.key: entry.subject for entry in list_plans(session)}
        self._list = QListWidget()
        self._list.setAccessibleName("Các bản sao lưu")
        self._list.setFixedWidth(scaled(200))
        self._loss = QLabel()
        self._loss.setWordWrap(True)
        self._lost = _lost_table([], self._titles)
        self._buttons = QDialogButtonBox()
        self._take = self._buttons.addButton("Khôi phục", QDialogButtonBox.ButtonRole.AcceptRole)
        self._cancel = self._buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        self._lay_out()
        self._fill()

    @property
    def chosen(self) -> BackupInfo | None:
        """The backup chosen in the list."""
        row = self._list.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def _lay_out(self) -> None:
        self._right = QVBoxLayout()
        self._right.setSpacing(8)
        self._right.addWidget(self._loss)
        self._right.addWidget(self._lost, 1)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self._list)
        middle.addLayout(self._right, 1)
        hint = QLabel("Tệp hiện tại được giữ lại bên cạnh, tên có thêm chữ “trước-khôi-phục”.")
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(middle, 1)
        layout.addWidget(hint)
        layout.addWidget(self._buttons)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._list.currentRowChanged.connect(self._show_loss)
        self._cancel.setDefault(True)  # Enter leaves the file as it is

    def _fill(self) -> None:
        for info, words in zip(self._backups, _moments(self._backups), strict=True):
            item = QListWidgetItem(words)
            item.setToolTip(str(info.path))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text())
            self._list.addItem(item)
        self._take.setEnabled(bool(self._backups))
        if self._backups:
            self._list.setCurrentRow(0)
        else:
            self._loss.setText("Chưa có bản sao lưu nào của tệp này.")

    def _show_loss(self) -> None:
        info = self.chosen
        if info is None:
            return
        lost, bad = self._lost_by(info)
        self._take.setEnabled(not bad)
        self._loss.setText(bad or _loss_words(len(lost)))
        table = _lost_table(lost, self._titles)
        self._right.replaceWidget(self._lost, table)
        self._lost.hide()  # it is deleted only after the dialog's own loop of events
        self._lost.deleteLater()
        self._lost = table

    def _lost_by(self, info: BackupInfo) -> tuple[list[HistoryEntry], str]:
        """The steps that this backup lacks, or why it cannot be taken."""
        try:
            return lost_by_restore(info, self._workspace.path), ""
        except StoreError as error:
            return [], f"Không khôi phục được từ bản này. {error}"


def _moments(backups: list[BackupInfo]) -> list[str]:
    """When each was made; to the second where several are of one minute."""
    whens = [info.when.astimezone() for info in backups]
    minutes = Counter(f"{when:%H:%M %d/%m/%Y}" for when in whens)
    alone = [minutes[f"{when:%H:%M %d/%m/%Y}"] == 1 for when in whens]
    return [
        f"{when:{'%H:%M' if one else '%H:%M:%S'}} ngày {when:%d/%m/%Y}"
        for when, one in zip(whens, alone, strict=True)
    ]


def _loss_words(count: int) -> str:
    if not count:
        return "Bản này có đủ mọi bước đã làm."
    return f"Chọn bản này thì {count:02d} bước làm sau đó không còn:"


def _lost_table(lost: list[HistoryEntry], titles: dict[str, str]) -> QTableWidget:
    """The steps that a backup does not have; all of them are done, so none has a state to tell."""
    table = history_table(lost, titles, plan_width=_PLAN_WIDTH)
    table.setColumnHidden(table.columnCount() - 1, True)
    return table
