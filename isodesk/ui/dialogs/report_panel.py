"""What a report is asked for: which plans, and which period."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
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
_NONE = "Chưa có kế hoạch nào đã ban hành. Ban hành kế hoạch trước, rồi lập báo cáo."
_HINT = "Số liệu tính đến hết ngày cuối kỳ, tự cập nhật theo thẻ của kế hoạch cho đến khi trình ký."


class ReportPanel(QWidget):
    """Plans to tick and a period to choose; ``plan`` is ticked already ("" for none)."""

    def __init__(
        self,
        workspace: Workspace,
        plan: str = "",
        parent: QWidget | None = None,
        today: date | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._today = today or date.today()
        self.list = QListWidget()
        self.list.setAccessibleName("Các kế hoạch đã ban hành")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTabKeyNavigation(False)
        self.period, self.year = QComboBox(), QSpinBox()
        self.first, self.last = QLineEdit(), QLineEdit()
        self.shown = named(QLabel(), "hint")
        ticked = self._fill(plan)
        self._lay_out()
        self._offer(ticked)
        self.list.itemChanged.connect(self._suit)
        self._show()

    def _fill(self, plan: str) -> PlanFacts | None:
        """List what may be reported on; gives the plan that is ticked."""
        with self._workspace.read() as session:
            entries = [e for e in list_plans(session, archived=False) if _may_be_reported(e)]
            keys = [entry.key for entry in entries]
            chosen = keys[0] if len(keys) == 1 else plan if plan in keys else ""
            ticked = read_plan(session, chosen) if chosen else None
        for entry in entries:
            words = " – ".join(part for part in (entry.full_number, entry.subject) if part)
            item = QListWidgetItem(words, self.list)
            item.setData(_KEY, entry.key)
            on = entry.key == chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            if on:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        return ticked

    def _lay_out(self) -> None:
        self.period.addItems([*_MONTHS, _FREE, _SUDDEN])
        self.year.setRange(2000, 2100)
        for box, name in ((self.first, "Từ ngày"), (self.last, "Đến ngày")):
            box.setPlaceholderText("ngày/tháng/năm")
            box.setAccessibleName(name)
            box.textChanged.connect(self._show)
        self.period.currentTextChanged.connect(self._show)
        self.year.valueChanged.connect(self._show)
        known = self.list.count()
        about = QLabel("Đánh dấu các kế hoạch được báo cáo:" if known else _NONE)
        about.setWordWrap(True)
        about.setBuddy(self.list)
        fields = QFormLayout()
        fields.addRow("&Kỳ báo cáo:", self.period)
        fields.addRow("&Năm:", self.year)
        fields.addRow("&Từ ngày:", self.first)
        fields.addRow("Đế&n ngày:", self.last)
        self._fields = fields
        hint = named(QLabel(_HINT), "hint")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(about)
        column.addWidget(self.list, 1)
        column.addLayout(fields)
        column.addWidget(self.shown)
        column.addWidget(hint)

    def _offer(self, plan: PlanFacts | None) -> None:
        """The half year that ended last, within the plan's years."""
        today = self._today
        ended = today.year if today.month > 6 else today.year - 1
        first = (plan.first_year if plan else None) or ended
        last = (plan.last_year if plan else None) or ended
        self.year.setValue(min(max(ended, first), last))
        whole = today.month <= 6 or self.year.value() != today.year
        self.period.setCurrentText("Năm" if whole else "6 tháng đầu năm")

    def _suit(self) -> None:
        """A period of the plan that was ticked first, where the one shown is none of its."""
        if len(keys := self.ticked()) != 1:
            return
        with self._workspace.read() as session:
            plan = read_plan(session, keys[0])
        year = self.year.value()
        if not (plan.first_year or year) <= year <= (plan.last_year or year):
            self._offer(plan)

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

    def make(self) -> str:
        """Write the report; gives its key. UserError when something is missing."""
        scope = self.scope()
        with self._workspace.read() as session:
            plans = [read_plan(session, key) for key in self.ticked()]
        report = report_of(plans, scope)
        with self._workspace.change("Lập báo cáo kết quả thực hiện", plan=report.key) as session:
            create_plan(session, report)
        return report.key


def _may_be_reported(entry: PlanEntry) -> bool:
    other = (*PAPER_KINDS, PlanKind.REPORT)
    return entry.status.is_issued and entry.kind not in other and not entry.travels_with


def _day(box: QLineEdit, name: str) -> date:
    found = parse_date(box.text())
    if found is None:
        raise UserError(f"Ô {name} cần một ngày, ví dụ 30/6/2019.")
    return found
