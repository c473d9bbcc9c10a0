"""Chèn bảng tự lập: its name, how many rows and columns."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from isodesk.services.free_tables import MOST_COLUMNS
from isodesk.ui.named import named

_MOST_ROWS = 200


class NewTableDialog(QDialog):
    """Asks for the size of a new table; `cells` is an empty table of it."""

    guide = "bieu-chi-tieu.md#Bảng tự lập"

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chèn bảng tự lập")
        self.name = QLineEdit(name)
        self.rows = _spin(4, _MOST_ROWS)
        self.columns = _spin(3, MOST_COLUMNS)
        self.head = QCheckBox("Dòng đầu là tiêu đề cột")
        self.head.setChecked(True)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for label, field in (
            ("Tên bảng", self.name),
            ("Số dòng", self.rows),
            ("Số cột", self.columns),
            ("", self.head),
        ):
            field.setAccessibleName(label or self.head.text())
            form.addRow(label, field)
        words = "Bảng chép từ Word hoặc Excel thì dán thẳng vào văn bản (Ctrl+V)."
        hint = named(QLabel(words), "hint")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox()
        buttons.addButton("Chèn", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addWidget(buttons)
        self.resize(420, self.sizeHint().height())
        self.name.selectAll()

    def cells(self) -> list[list[str]]:
        """Empty cells; the head row names its columns."""
        wide = self.columns.value()
        rows = [[""] * wide for _ in range(self.rows.value())]
        if self.head.isChecked():
            rows[0] = [f"Cột {at}" for at in range(1, wide + 1)]
        return rows


def _spin(value: int, most: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, most)
    box.setValue(value)
    return box
