"""Việc phải xong trước: ticks beside the tasks that come before one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isodesk.ui.named import named
from isodesk.vietnamese.text import search_matches

_KEY = Qt.ItemDataRole.UserRole


class EarlierTasksDialog(QDialog):
    """``tasks`` are keys with their words, in the order of the table."""

    guide = "nhiem-vu.md#Biểu đồ tiến độ"

    def __init__(
        self,
        task: str,
        tasks: Sequence[tuple[str, str]],
        ticked: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Việc phải xong trước")
        self.filter = QLineEdit(placeholderText="Lọc các việc")
        self.filter.setAccessibleName("Lọc các việc")
        self.list = QListWidget()
        self.list.setAccessibleName("Các việc phải xong trước")
        for key, words in tasks:
            item = QListWidgetItem(words, self.list)
            item.setData(_KEY, key)
            state = Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked
            item.setCheckState(state)
        self._lay_out(task)
        self.filter.textChanged.connect(self._narrow)
        self.filter.setFocus()

    def _lay_out(self, task: str) -> None:
        about = QLabel(f"Đánh dấu các việc phải xong trước việc: {task}")
        about.setWordWrap(True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        hint = named(QLabel("Thời gian không bị đổi; chỗ chưa hợp lý hiện màu đỏ."), "hint")
        buttons = QDialogButtonBox()
        keep = buttons.addButton("Lưu", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        keep.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (about, self.filter, self.list, hint, buttons):
            column.addWidget(widget)
        self.resize(560, 460)

    def _narrow(self, wanted: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(bool(wanted) and not search_matches(wanted, item.text()))

    def ticked(self) -> tuple[str, ...]:
        """The keys of the tasks that are ticked, hidden ones too."""
        items = (self.list.item(row) for row in range(self.list.count()))
        checked = Qt.CheckState.Checked
        return tuple(str(it.data(_KEY)) for it in items if it.checkState() == checked)
