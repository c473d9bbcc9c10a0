"""So sánh nội dung: two states of a plan, what they say differently, and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isodesk.documents.comparison import HEADS, Comparison, comparison_cells
from isodesk.exporters.comparison import export_comparison
from isodesk.facts import RichText
from isodesk.facts.comparing import compared, reasons_of
from isodesk.services.free_tables import add_free_table
from isodesk.services.read import read_plan
from isodesk.services.reasons import give_reason
from isodesk.services.versions import State, states_of
from isodesk.store import Workspace
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.named import named

_REASON = len(HEADS) - 2
_KINDS = {
    ".pdf": "Tệp PDF (*.pdf)",
    ".docx": "Tệp Word (*.docx)",
    ".xlsx": "Tệp Excel (*.xlsx)",
}


class ComparisonDialog(QDialog):
    """``inserted`` is the key of the plan into which the table was put, "" for none."""

    guide = "bao-cao.md#So sánh nội dung cũ, mới"

    def __init__(self, workspace: Workspace, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("So sánh nội dung")
        self._workspace = workspace
        self.inserted = ""
        with workspace.read() as session:
            self._states: tuple[State, ...] = states_of(session, key)
        self._own = key
        self.before, self.after = QComboBox(), QComboBox()
        self.table = QTableWidget(0, len(HEADS) - 1)
        self.count = named(QLabel(), "hint")
        self.strip = MessageStrip()
        self._shown: Comparison
        self._filling = False
        self._lay_out()
        self._choose_usual()
        self._fill()
        self.before.currentIndexChanged.connect(self._fill)
        self.after.currentIndexChanged.connect(self._fill)
        self.table.itemChanged.connect(self._keep)

    def _lay_out(self) -> None:
        fields = QFormLayout()
        for box, words in ((self.before, "Nội dung &cũ:"), (self.after, "Nội dung &mới:")):
            box.addItems([state.name for state in self._states])
            fields.addRow(words, box)
        table = named(self.table, "listTable")
        table.setHorizontalHeaderLabels(HEADS[1:])
        table.verticalHeader().hide()
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setAccessibleName("Các chỗ khác nhau")
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = table.horizontalHeader()
        for column, width in ((0, 150), (_REASON, 170)):
            table.setColumnWidth(column, width)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        hint = named(
            QLabel("Ghi lý do ở cột cuối; lý do được lưu cùng bản mới và in trong bảng."),
            "hint",
        )
        column_ = QVBoxLayout(self)
        column_.setSpacing(10)
        column_.addLayout(fields)
        column_.addWidget(self.table, 1)
        for widget in (self.count, hint, self.strip):
            column_.addWidget(widget)
        column_.addLayout(self._buttons())
        self.resize(980, 640)
        self.table.setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.insert = QPushButton("Chèn bảng vào bản mới")
        self.insert.setToolTip("Thành một bảng tự lập ở cuối văn bản, khi bản mới còn là dự thảo")
        self.insert.clicked.connect(lambda: self.strip.attempt(self._insert))
        row.addWidget(self.insert)
        row.addStretch(1)
        for suffix, words in ((".pdf", "PDF…"), (".docx", "Word…"), (".xlsx", "Excel…")):
            button = QPushButton(f"Xuất ra {words}")
            button.clicked.connect(lambda _=False, chosen=suffix: self._ask_and_export(chosen))
            button.setAutoDefault(False)
            row.addWidget(button)
        close = QPushButton("Đóng")
        close.clicked.connect(self.reject)
        close.setAutoDefault(False)
        self.insert.setAutoDefault(False)
        row.addWidget(close)
        return row

    def _choose_usual(self) -> None:
        """The last two states, of which one is the plan it was opened for."""
        own = max(i for i, state in enumerate(self._states) if state.plan == self._own)
        last = own if own == len(self._states) - 1 else own + 1
        self.after.setCurrentIndex(last)
        self.before.setCurrentIndex(max(0, last - 1))

    def _state(self, box: QComboBox) -> State:
        return self._states[box.currentIndex()]

    def _fill(self) -> None:
        before, after = self._state(self.before).facts, self._state(self.after).facts
        differences = compared(before, after)
        with self._workspace.read() as session:
            now = read_plan(session, self._state(self.after).plan)
        self._shown = Comparison(before, after, differences, reasons_of(now, differences))
        self._filling = True
        self._show(self._shown.rows())
        self._filling = False

    def _show(self, rows: tuple[tuple[str, ...], ...]) -> None:
        self.table.setRowCount(len(rows))
        for at, (_, *cells) in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if column != _REASON or self._workspace.read_only:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(at, column, item)
        self.table.resizeRowsToContents()
        if rows:
            self.table.setCurrentCell(0, _REASON)
        words = f"Có {len(rows):02d} chỗ khác nhau." if rows else "Hai bản giống nhau."
        self.count.setText(words)
        self.insert.setEnabled(
            bool(rows) and self._state(self.after).is_draft and not self._workspace.read_only
        )

    def _keep(self, item: QTableWidgetItem) -> None:
        """Write down the reason that was typed."""
        row, reason = item.row(), item.text().strip()
        if self._filling or item.column() != _REASON or reason == self._shown.reason(row):
            return
        key, difference = self._state(self.after).plan, self._shown.differences[row]

        def keep() -> None:
            with self._workspace.change("Ghi lý do điều chỉnh", plan=key) as session:
                give_reason(session, key, difference, reason)

        self.strip.attempt(keep)
        self._shown = self.comparison()

    def comparison(self) -> Comparison:
        """What is shown, with the reasons typed."""
        items = (self.table.item(row, _REASON) for row in range(self.table.rowCount()))
        reasons = tuple(item.text().strip() if item else "" for item in items)
        return Comparison(self._shown.before, self._shown.after, self._shown.differences, reasons)

    def _insert(self) -> None:
        key = self._state(self.after).plan
        cells = [[RichText.of(text) for text in row] for row in comparison_cells(self.comparison())]
        with self._workspace.change("Chèn bảng so sánh", plan=key) as session:
            add_free_table(session, key, "So sánh nội dung điều chỉnh, bổ sung", cells)
        self.inserted = key
        self.accept()

    def _ask_and_export(self, suffix: str) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Xuất bảng so sánh", f"bang-so-sanh{suffix}", _KINDS[suffix]
        )
        if name:
            target = Path(name if name.lower().endswith(suffix) else name + suffix)
            self._attempt_export(lambda: export_comparison(self.comparison(), target), target)

    def _attempt_export(self, verb: Callable[[], None], target: Path) -> None:
        if self.strip.attempt(verb):
            self.strip.tell(f"Đã xuất {target}")
