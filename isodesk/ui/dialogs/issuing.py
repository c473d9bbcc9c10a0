"""Ghi số, ngày ban hành: the number and day that the clerk gave, and the signed files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from isodesk.errors import UserError
from isodesk.facts import PlanFacts
from isodesk.facts.frozen import number_and_day
from isodesk.services.decided import given_with
from isodesk.services.issuing import Issue, adjusted_by, read_number, refuse_issue
from isodesk.store import Workspace
from isodesk.ui.dialogs.growing import grow
from isodesk.ui.named import named
from isodesk.ui.signed_files import choose_signed, dropped_files, read_signed
from isodesk.vietnamese.dates import (
    format_date,
    format_long_date,
    is_impossible_day,
    parse_day,
)

_NO_DAY = "Ghi ngày ban hành đủ ngày, tháng, năm, như trên văn bản đã ký."
_NOT_THERE = "không có trong lịch. Ghi lại ngày như trên văn bản đã ký."
_DROP = "Kéo tệp quét hoặc PDF đã ký vào đây; có thể thêm sau."


class IssuingDialog(QDialog):
    """Accepted with ``issue`` that the plan can go out under, and the signed ``files``."""

    guide = "trinh-ky.md#Ghi số, ngày ban hành"

    def __init__(
        self, workspace: Workspace, plan: PlanFacts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.issue: Issue | None = None
        self.files: list[tuple[str, bytes]] = []
        self._workspace = workspace
        self._plan = plan
        with workspace.read() as session:
            parent_plan = adjusted_by(session, plan)
            # A decision and its plan go out under one number: the one that is there is offered.
            given = given_with(session, plan)
        number, symbol, day = given or number_and_day(plan)
        whole = day.to_date()
        self._year = day.year or date.today().year
        self._number = QLineEdit(number, placeholderText="34")
        self._symbol = QLabel(f"/{symbol}")
        self._day = QLineEdit(
            format_date(whole) if whole else "", placeholderText=f"23/02/{self._year}"
        )
        self._meaning = named(QLabel(), "hint")
        self._replaces = QCheckBox()
        self._files = _FileList()
        self._problem = named(QLabel(), "problem")
        self._buttons = QDialogButtonBox()
        self._lay_out(parent_plan)
        self._show_meaning()

    def _lay_out(self, parent_plan: PlanFacts | None) -> None:
        self.setWindowTitle("Ghi số, ngày ban hành")
        self.setMinimumWidth(620)
        self._number.setFixedWidth(90)
        self._number.setAccessibleName("Số")
        self._day.setFixedWidth(180)
        self._day.setAccessibleName("Ngày ban hành")
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow("Số:", _row(self._number, self._symbol))
        form.addRow("Ngày ban hành:", _row(self._day, self._meaning))
        form.addRow("Bản đã ký:", self._files)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        if parent_plan is not None:
            number, symbol, _ = number_and_day(parent_plan)
            self._replaces.setText(f"Thay thế hẳn kế hoạch số {number}/{symbol}")
            self._replaces.setToolTip("Không đánh dấu: kế hoạch đó được điều chỉnh, bổ sung")
            layout.addWidget(self._replaces, 0, Qt.AlignmentFlag.AlignLeft)
        self._problem.setWordWrap(True)
        self._problem.hide()
        layout.addWidget(self._problem)
        layout.addWidget(self._buttons)
        role = QDialogButtonBox.ButtonRole
        self._buttons.addButton("Ghi số và ngày", role.AcceptRole).setDefault(True)
        self._buttons.addButton("Hủy", role.RejectRole)
        self._buttons.accepted.connect(self._take)
        self._buttons.rejected.connect(self.reject)
        self._day.textChanged.connect(self._show_meaning)
        self._number.textChanged.connect(lambda: self._tell(""))

    def _show_meaning(self) -> None:
        """Say how the day is read while it is typed."""
        self._tell("")
        day = parse_day(self._day.text(), self._year)
        words = format_long_date(day) if day else ""
        if day and day > date.today():
            words += " – ngày này chưa tới"
        if is_impossible_day(self._day.text(), self._year):
            words = "ngày này không có trong lịch"
        self._meaning.setText(words)

    def _why_no_day(self) -> str:
        typed = " ".join(self._day.text().split())
        if is_impossible_day(typed, self._year):
            return f"Ngày {typed.removeprefix('ngày ')} {_NOT_THERE}"
        return _NO_DAY

    def _tell(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        grow(self)

    def _take(self) -> None:
        try:
            self.issue = self._read()
            self.files = read_signed(self._files.paths)
        except UserError as error:
            self._tell(str(error))
            return
        self.accept()

    def _read(self) -> Issue:
        number = read_number(self._plan, self._number.text())
        day = parse_day(self._day.text(), self._year)
        if day is None:
            raise UserError(self._why_no_day())
        issue = Issue(number, day, self._replaces.isChecked())
        with self._workspace.read() as session:
            refuse_issue(session, self._plan, issue)
        return issue


class _FileList(QWidget):
    """Files to be attached: chosen or dropped, each named once."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []
        self.setAcceptDrops(True)
        self._list = QListWidget()
        self._list.setAccessibleName("Bản đã ký")
        self._list.setFixedHeight(84)
        self._list.setAcceptDrops(False)
        self._hint = named(QLabel(_DROP), "hint")
        add, self._drop = QPushButton("Thêm tệp…"), QPushButton("Bỏ tệp")
        add.clicked.connect(lambda: self.add(choose_signed(self)))
        self._drop.clicked.connect(self._remove)
        self._drop.setEnabled(False)
        for button in (add, self._drop):
            button.setAutoDefault(False)
        buttons = QVBoxLayout()
        buttons.addWidget(add)
        buttons.addWidget(self._drop)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self._list, 1)
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._hint)
        self._list.currentRowChanged.connect(lambda at: self._drop.setEnabled(at >= 0))

    def add(self, paths: list[Path]) -> None:
        """Take files that are not in the list yet."""
        for path in paths:
            if path not in self.paths:
                self.paths.append(path)
                self._list.addItem(path.name)
                self._list.item(self._list.count() - 1).setToolTip(str(path))

    def _remove(self) -> None:
        at = self._list.currentRow()
        self._list.takeItem(at)
        del self.paths[at]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add(dropped_files(event.mimeData()))
        event.acceptProposedAction()


def _row(field: QWidget, words: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(field)
    row.addWidget(words, 1)
    words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return row
