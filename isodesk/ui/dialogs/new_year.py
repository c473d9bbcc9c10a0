"""Lập kế hoạch năm mới: one question, which year; what stands as plain words is shown to tick."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isodesk.errors import StoreError, UserError
from isodesk.facts import PlanFacts
from isodesk.facts.fields import FieldContext
from isodesk.facts.places import PlaceNames
from isodesk.services.new_year import FixedDate, PlainYear, copied_to_year, plan_new_year
from isodesk.services.plans import create_plan
from isodesk.store import Workspace
from isodesk.ui.messages import tell

_MARK = "Năm còn đứng như chữ thường, đánh dấu những chỗ cần đổi:"
_NONE = "Không còn năm nào đứng như chữ thường."
_WIDTH, _HEIGHT = 900, 520
_WORD = Qt.ItemDataRole.UserRole


class NewYearDialog(QDialog):
    """Makes another year's plan; ``created`` is its key, ``message`` what to say of it."""

    guide = "danh-sach.md#Lập kế hoạch năm mới từ kế hoạch cũ"

    def __init__(
        self, workspace: Workspace, plan: PlanFacts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.created = ""
        self.message = ""
        self._workspace = workspace
        self._plan = plan
        self._places = PlaceNames.of(plan, FieldContext.of(plan))
        self._fixed: tuple[FixedDate, ...] = ()
        first, last = plan.first_year, plan.last_year
        self._span = 0 if first is None or last is None else last - first
        self._single = self._span == 0
        self._year = QSpinBox()
        self._year.setAccessibleName("Năm của kế hoạch mới")
        self._year.setRange(2000, 2199)
        self._year.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = _table(("Năm ghi trong câu", "Đổi thành", "Trong câu", "Chỗ"))
        self._about = QLabel()
        self._dates = QLabel()
        self._lay_out()
        self._year.valueChanged.connect(self._show)
        begins = first or plan.date.year or 2026
        self._year.setValue(begins + self._span + 1)
        self._show()

    def _lay_out(self) -> None:
        self.setWindowTitle("Lập kế hoạch năm mới từ kế hoạch này")
        self.resize(_WIDTH, _HEIGHT)
        self._dates.setWordWrap(True)
        question = QHBoxLayout()
        question.addWidget(QLabel("Năm:" if self._single else "Năm đầu của giai đoạn mới:"))
        question.addWidget(self._year)
        question.addStretch(1)
        explanation = QLabel(
            "Năm, cột năm, thời gian và số liệu tự động chuyển theo. Số, ngày, kết quả và văn bản "
            "minh chứng được để trống. Tên văn bản viện dẫn và tiêu chuẩn giữ nguyên."
        )
        explanation.setWordWrap(True)
        self._buttons = QDialogButtonBox()
        self._make = self._buttons.addButton("Lập kế hoạch", QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._create)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addLayout(question)
        layout.addWidget(explanation)
        layout.addWidget(self._about)
        layout.addWidget(self.words, 1)
        layout.addWidget(self._dates)
        layout.addWidget(self._buttons)

    def _show(self) -> None:
        try:
            made = plan_new_year(self._plan, self._year.value())
        except UserError as error:
            self._make.setEnabled(False)
            self._dates.setText(str(error))
            return
        self._fixed = made.fixed_dates
        _fill(self.words, made.words, self._places)
        self._about.setText(_MARK if made.words else _NONE)
        self._show_words(bool(made.words))
        self._dates.setText(_dates_text(made.fixed_dates))

    def _show_words(self, some: bool) -> None:
        """The table where there is something to tick; the dialog is as high as it must be."""
        if self.words.isVisibleTo(self) is some:
            return
        self.words.setVisible(some)
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        self.resize(self.width(), _HEIGHT if some else layout.totalHeightForWidth(self.width()))

    def _create(self) -> None:
        ticked = [
            str(item.data(_WORD))
            for row in range(self.words.rowCount())
            if (item := self.words.item(row, 0)) is not None
            and item.checkState() is Qt.CheckState.Checked
        ]
        year = self._year.value()
        years = f"năm {year}" if self._single else f"giai đoạn {year}–{year + self._span}"
        try:
            plan = copied_to_year(self._plan, year, ticked)
            with self._workspace.change(f"Lập kế hoạch {years}", plan=plan.key) as session:
                self.created = create_plan(session, plan)
        except (UserError, StoreError) as error:
            tell(self, str(error))
            return
        self.message = f"Đã lập kế hoạch {years}."
        if self._fixed:
            self.message += f" Có {len(self._fixed):02d} thời hạn ghi ngày cụ thể cần xem lại."
        self.accept()


def _table(titles: tuple[str, ...]) -> QTableWidget:
    table = QTableWidget(0, len(titles))
    table.setHorizontalHeaderLabels(titles)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.setObjectName("listTable")
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setAccessibleName("Năm đứng như chữ thường")
    for column, width in ((0, 150), (1, 110), (3, 200)):
        table.setColumnWidth(column, width)
    header = table.horizontalHeader()
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table


def _fill(table: QTableWidget, words: tuple[PlainYear, ...], places: PlaceNames) -> None:
    table.setRowCount(len(words))
    for row, word in enumerate(words):
        tick = QTableWidgetItem(word.old_text)
        tick.setFlags(tick.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        state = Qt.CheckState.Checked if word.suggested else Qt.CheckState.Unchecked
        tick.setCheckState(state)
        tick.setData(_WORD, word.id)
        table.setItem(row, 0, tick)
        for column, text in (
            (1, word.new_text),
            (2, word.context),
            (3, places.of_place(word.place)),
        ):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(row, column, item)


def _dates_text(dates: tuple[FixedDate, ...]) -> str:
    if not dates:
        return "Không có thời hạn nào ghi ngày cụ thể."
    some = "; ".join(d.old_text for d in dates[:4])
    more = "…" if len(dates) > 4 else ""
    return f"Có {len(dates):02d} chỗ ghi ngày cụ thể cần xem lại sau khi lập: {some}{more}"
