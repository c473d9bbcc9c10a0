"""The first rows of a sheet, with a choice above each column of what it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QComboBox, QTableWidget, QTableWidgetItem, QWidget

from isodesk.importers.excel.scanning import letters
from isodesk.importers.unit_sheets import ListSheet, Use

WORDS: dict[Use, str] = {
    Use.NOTHING: "Bỏ qua",
    Use.NUMBER: "TT",
    Use.NAME: "Tên cơ quan, đơn vị",
    Use.SHORT_NAME: "Tên ngắn",
    Use.TYPE: "Loại cơ quan",
    Use.VALID_FROM: "Hoạt động từ",
    Use.VALID_TO: "Hoạt động đến",
    Use.YEAR: "Năm, ghi bằng số",
    Use.MARK: "Dấu X",
    Use.NOTE: "Ghi chú",
}
_SHOWN = 12
_NARROWEST, _WIDEST = 130, 280


class MappingTable(QTableWidget):
    """Row 0 asks what each column is; ``changed`` says that another was chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Các dòng đầu của bảng tính")
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName("Chọn tất cả các ô")
        self._choices: list[QComboBox] = []

    @property
    def uses(self) -> tuple[Use, ...]:
        """What was chosen, column by column."""
        return tuple(Use(box.currentData()) for box in self._choices)

    def show_sheet(self, sheet: ListSheet, head: int, uses: Sequence[Use]) -> None:
        """Show a sheet from its head row on."""
        rows = range(head, min(head + 1 + _SHOWN, len(sheet.rows)))
        self.clear()
        self._choices = []
        self.setColumnCount(sheet.width)
        self.setRowCount(1 + len(rows))
        self.setHorizontalHeaderLabels([letters(at + 1) for at in range(sheet.width)])
        self.setVerticalHeaderLabels(["Cột là", *(str(row + 1) for row in rows)])
        for column in range(sheet.width):
            self.setCellWidget(0, column, self._choice(column, uses[column]))
            for at, row in enumerate(rows, 1):
                item = QTableWidgetItem(sheet.text(row, column))
                if row == head:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                self.setItem(at, column, item)
        self.resizeColumnsToContents()
        for column in range(sheet.width):
            width = max(_NARROWEST, min(_WIDEST, self.columnWidth(column)))
            wide = self._choices[column].sizeHint().width()
            self.setColumnWidth(column, max(width, wide))
        self.setRowHeight(0, self._choices[0].sizeHint().height() + 6 if self._choices else 30)

    def _choice(self, column: int, use: Use) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"Cột {letters(column + 1)} là")
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for each, words in WORDS.items():
            box.addItem(words, each.value)
        box.setCurrentIndex(list(WORDS).index(use))
        box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._choices.append(box)
        return box

    def choice(self, column: int) -> QComboBox:
        """The choice above a column counted from 0."""
        return self._choices[column]
