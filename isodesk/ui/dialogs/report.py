"""Lập báo cáo kết quả thực hiện: which plans, and which period."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from isodesk.errors import UserError
from isodesk.facts import PAPER_KINDS, PlanFacts, PlanKind, ReportScope
from isodesk.facts.report import period_words
from isodesk.services.plans import create_plan
from isodesk.services.read import PlanEntry, list_plans, read_plan
from isodesk.services.reports import report_of
from isodesk.store import Workspace
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.named import named
from isodesk.vietnamese.dates import format_date, parse_date

_KEY = Qt.ItemDataRole.UserRole
_MONTHS: dict[str, tuple[int, int]] = {
    "6 tháng đầu năm": (1, 6),
    "6 tháng cuối năm": (7, 12),
    "9 tháng đầu năm": (1, 9),
    "Năm": (1, 12),
    "Quý I": (1, 3),
    "Quý II": (4, 6),
    "Quý III": (7, 9),
    "Quý IV": (10, 12),
}
_FREE = "Từ ngày … đến ngày …"
_SUDDEN = "Đột xuất: từ đầu kế hoạch đến ngày …"
_HINT = "Số liệu tính đến hết ngày cuối kỳ, tự cập nhật theo thẻ của kế hoạch cho đến khi trình ký."


class ReportDialog(QDialog):
    """``plan`` is ticked; after it was accepted, ``created`` is the key of the report."""

    guide = "bao-cao.md#Lập báo cáo"

    def __init__(
        self,
        workspace: Workspace,
        plan: PlanFacts,
        parent: QWidget | None = None,
        today: date | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lập báo cáo kết quả thực hiện")
        self._workspace = workspace
        self.created = ""
        today = today or date.today()
        self.list = QListWidget()
        self.list.setAccessibleName("Các kế hoạch đã ban hành")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.period, self.year = QComboBox(), QSpinBox()
        self.first, self.last = QLineEdit(), QLineEdit()
        self.shown = named(QLabel(), "hint")
        self.strip = MessageStrip()
        self._fill(plan)
        self._lay_out()
        self._offer(plan, today)
        self._show()

    def _fill(self, plan: PlanFacts) -> None:
        with self._workspace.read() as session:
            entries = list_plans(session, archived=False)
        for entry in entries:
            if entry.key == plan.key or _may_be_reported(entry):
                item = QListWidgetItem(
                    " – ".join(part for part in (entry.full_number, entry.subject) if part),
                    self.list,
                )
                item.setData(_KEY, entry.key)
                chosen = entry.key == plan.key
                item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
                if chosen:
                    self.list.setCurrentItem(item)

    def _lay_out(self) -> None:
        self.period.addItems([*_MONTHS, _FREE, _SUDDEN])
        self.year.setRange(2000, 2100)
        for box, name in ((self.first, "Từ ngày"), (self.last, "Đến ngày")):
            box.setPlaceholderText("ngày/tháng/năm")
            box.setAccessibleName(name)
            box.textChanged.connect(self._show)
        self.period.currentTextChanged.connect(self._show)
        self.year.valueChanged.connect(self._show)
        about = QLabel("Đánh dấu các kế hoạch được báo cáo:")
        about.setBuddy(self.list)
        fields = QFormLayout()
        fields.addRow("&Kỳ báo cáo:", self.period)
        fields.addRow("&Năm:", self.year)
        fields.addRow("&Từ ngày:", self.first)
        fields.addRow("Đế&n ngày:", self.last)
        self._fields = fields
        hint = named(QLabel(_HINT), "hint")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox()
        make = buttons.addButton("Lập báo cáo", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        make.setDefault(True)
        buttons.accepted.connect(self._make)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(about)
        column.addWidget(self.list, 1)
        column.addLayout(fields)
        for widget in (self.shown, hint, self.strip, buttons):
            column.addWidget(widget)
        self.resize(640, 520)
        self.period.setFocus()

    def _offer(self, plan: PlanFacts, today: date) -> None:
        """The half year that ended last, within the plan's years."""
        first, last = plan.first_year or today.year, plan.last_year or today.year
        ended = today.year if today.month > 6 else today.year - 1
        self.year.setValue(min(max(ended, first), last))
        whole = today.month <= 6 or self.year.value() != today.year
        self.period.setCurrentText("Năm" if whole else "6 tháng đầu năm")

    def _show(self) -> None:
        """Only what the chosen period asks for, and what will be printed."""
        words = self.period.currentText()
        self._fields.setRowVisible(self.year, words in _MONTHS)
        self._fields.setRowVisible(self.first, words == _FREE)
        self._fields.setRowVisible(self.last, words in (_FREE, _SUDDEN))
        try:
            scope = self.scope()
        except UserError:
            self.shown.setText("")
            return
        day = format_date(scope.last)
        self.shown.setText(f"Báo cáo kết quả {period_words(scope.first, scope.last)}; chốt {day}.")

    def scope(self) -> ReportScope:
        """The period chosen. UserError when a day cannot be read."""
        words, year = self.period.currentText(), self.year.value()
        if words in _MONTHS:
            begin, end = _MONTHS[words]
            return ReportScope((), date(year, begin, 1), date(year, end, monthrange(year, end)[1]))
        last = _day(self.last, "Đến ngày")
        return ReportScope((), _day(self.first, "Từ ngày") if words == _FREE else None, last)

    def ticked(self) -> tuple[str, ...]:
        """The keys of the plans chosen, the one it was opened for first."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            str(item.data(_KEY)) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def _make(self) -> None:
        self.strip.attempt(self._create)
        if self.created:
            self.accept()

    def _create(self) -> None:
        scope = self.scope()
        with self._workspace.read() as session:
            plans = [read_plan(session, key) for key in self.ticked()]
        report = report_of(plans, scope)
        with self._workspace.change("Lập báo cáo kết quả thực hiện", plan=report.key) as session:
            create_plan(session, report)
        self.created = report.key


def _may_be_reported(entry: PlanEntry) -> bool:
    other = (*PAPER_KINDS, PlanKind.REPORT)
    return entry.status.is_issued and entry.kind not in other and not entry.travels_with


def _day(box: QLineEdit, name: str) -> date:
    found = parse_date(box.text())
    if found is None:
        raise UserError(f"Ô {name} cần một ngày, ví dụ 30/6/2019.")
    return found
