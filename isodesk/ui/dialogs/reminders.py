"""Lập công văn đôn đốc: which of the late units are written to, and by when they answer."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from isodesk.errors import UserError
from isodesk.facts import PlanFacts
from isodesk.facts.lateness import LateUnit, late_units
from isodesk.services.reminders import reminder_of
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.named import named
from isodesk.vietnamese.dates import format_date, parse_date

_DAYS_TO_ANSWER = 10
_HINT = "Mỗi đơn vị một công văn: tệp PDF, tệp Word, và một tệp PDF chung để in."


class RemindersDialog(QDialog):
    """After it was accepted, `letters` are to be written, and kept in the file where `keeps`."""

    guide = "bao-cao.md#Đôn đốc"

    def __init__(
        self, plan: PlanFacts, parent: QWidget | None = None, today: date | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lập công văn đôn đốc")
        self._plan = plan
        self._units: tuple[LateUnit, ...] = ()
        self.letters: tuple[PlanFacts, ...] = ()
        today = today or date.today()
        self.day = QLineEdit(format_date(today))
        self.answer_by = QLineEdit(format_date(today + timedelta(days=_DAYS_TO_ANSWER)))
        self.list = QListWidget()
        self.list.setAccessibleName("Các cơ quan, đơn vị chậm")
        self.all = QCheckBox("Chọn tất cả")
        self.keep = QCheckBox("Giữ các công văn trong tệp dữ liệu, đi kèm kế hoạch")
        self.count = named(QLabel(), "hint")
        self.strip = MessageStrip()
        self._lay_out()
        self.day.textChanged.connect(self._fill)
        self.list.itemChanged.connect(self._tell)
        self.all.clicked.connect(self._tick_all)
        self._fill()

    @property
    def keeps(self) -> bool:
        """Whether the letters are to stay in the file."""
        return self.keep.isChecked()

    def _lay_out(self) -> None:
        fields = QFormLayout()
        self.day.setAccessibleName("Tính chậm đến ngày")
        self.answer_by.setAccessibleName("Báo cáo lại trước ngày")
        fields.addRow("&Tính chậm đến ngày:", self.day)
        fields.addRow("&Báo cáo lại trước ngày:", self.answer_by)
        hint = named(QLabel(_HINT), "hint")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.write = QPushButton("Xuất ra thư mục…")
        buttons.addButton(self.write, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        self.write.setDefault(True)
        buttons.accepted.connect(self._make)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(fields)
        column.addWidget(self.all)
        column.addWidget(self.list, 1)
        for widget in (self.count, self.keep, hint, self.strip, buttons):
            column.addWidget(widget)
        self.resize(620, 560)
        self.list.setFocus()

    def _fill(self) -> None:
        """The units late on the day typed, all ticked."""
        day = parse_date(self.day.text())
        self._units = late_units(self._plan, day) if day else ()
        self.list.blockSignals(True)
        self.list.clear()
        for unit in self._units:
            words = f"{unit.name} – {len(unit.rows):02d} nội dung, chậm nhất {unit.days} ngày"
            item = QListWidgetItem(words, self.list)
            item.setCheckState(Qt.CheckState.Checked)
            item.setToolTip("\n".join(f"{r.content} ({r.deadline})" for r in unit.rows))
        self.list.blockSignals(False)
        if self._units:
            self.list.setCurrentRow(0)
        self._tell()

    def _tick_all(self, on: bool) -> None:
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(state)

    def _tell(self) -> None:
        chosen = len(self.chosen())
        none = "Không có cơ quan, đơn vị nào chậm đến ngày này."
        words = f"Sẽ lập {chosen:02d}/{len(self._units):02d} công văn." if self._units else none
        self.count.setText(words)
        self.all.setChecked(bool(self._units) and chosen == len(self._units))
        self.write.setEnabled(chosen > 0)

    def chosen(self) -> tuple[LateUnit, ...]:
        """The units that are ticked."""
        on = Qt.CheckState.Checked
        return tuple(
            unit for row, unit in enumerate(self._units) if self.list.item(row).checkState() == on
        )

    def _make(self) -> None:
        if self.strip.attempt(self._write):
            self.accept()

    def _write(self) -> None:
        day, until = parse_date(self.day.text()), parse_date(self.answer_by.text())
        if day is None or (until is None and self.answer_by.text().strip()):
            raise UserError("Ghi ngày như 20/02/2020.")
        self.letters = tuple(reminder_of(self._plan, u, day, until) for u in self.chosen())
