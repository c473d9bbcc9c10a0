"""Thiết lập bảng: how one table of the plan prints, as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from isodesk.documents.columns import ColumnKind
from isodesk.facts import (
    Annex,
    FieldRef,
    Numbering,
    Orientation,
    PlanFacts,
    PlanTable,
    Repeat,
    RichText,
    TableColumn,
    TableForm,
    TableSource,
    Times,
)
from isodesk.facts.fields import MONEY_UNITS
from isodesk.facts.retyping import retyped
from isodesk.services.tables import set_table
from isodesk.services.text import turn_annex
from isodesk.ui.dialogs.table_columns import ColumnSource
from isodesk.ui.list_panel import ListPanel
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.named import named
from isodesk.ui.open_plan import OpenPlan
from isodesk.vietnamese.text import clean

NAMES = {
    TableSource.TASKS: "Bảng nhiệm vụ",
    TableSource.MATRIX: "Danh sách đối tượng",
    TableSource.INSPECTION: "Danh sách đối tượng",
    TableSource.BUDGET: "Bảng kinh phí",
    TableSource.MAILING: "Danh sách gửi",
    TableSource.INDICATORS: "Biểu chỉ tiêu",
    TableSource.FREE: "Bảng tự lập",
    TableSource.TEAM: "Đoàn kiểm tra",
    TableSource.RESULTS: "Kết quả nhiệm vụ",
    TableSource.LATE: "Nhiệm vụ quá hạn, không thực hiện",
    TableSource.NEXT: "Nhiệm vụ kỳ tới",
    TableSource.OUTCOMES: "Cơ quan, đơn vị hoàn thành",
    TableSource.SPENDING: "Kinh phí thực hiện",
    TableSource.UNITS: "Kết quả theo đơn vị",
    TableSource.CHARTS: "Biểu đồ kết quả thực hiện",
    TableSource.ROADMAP: "Biểu đồ tiến độ",
}
_IN_GROUPS = (
    TableSource.TASKS,
    TableSource.MATRIX,
    TableSource.INSPECTION,
    TableSource.INDICATORS,
    TableSource.RESULTS,
    TableSource.NEXT,
)
_WITH_TOTAL = (
    TableSource.MATRIX,
    TableSource.INSPECTION,
    TableSource.BUDGET,
    TableSource.OUTCOMES,
    TableSource.SPENDING,
)
_SCALES = {
    "": "Tự chọn cho vừa trang giấy",
    "month": "Theo tháng",
    "quarter": "Theo quý",
    "year": "Theo năm",
}
_LINES = {
    TableSource.BUDGET: "In thành gạch đầu dòng",
    TableSource.MAILING: "In thành từng dòng",
    TableSource.LATE: "In thành gạch đầu dòng",
    TableSource.NEXT: "In thành gạch đầu dòng",
}


def edit_table(plan: OpenPlan, key: str, parent: QWidget, strip: MessageStrip) -> None:
    """Ask how a table prints and store the answer as one step."""
    table = plan.facts.table(key)
    if table is None:
        return
    dialog = TableSettings(plan, table, parent)
    if dialog.exec():
        strip.attempt(dialog.store)
    dialog.deleteLater()


class TableSettings(QDialog):
    """The columns as rows, the rest below; nothing is stored before `store`."""

    guide = "bieu-chi-tieu.md#Thiết lập bảng"

    def __init__(self, plan: OpenPlan, table: PlanTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._table = table
        self._annex = _annex_of(plan.facts, table)
        self.setWindowTitle(f"Thiết lập bảng – {NAMES[table.source]}")
        self.source = ColumnSource(plan, table)
        self.strip = MessageStrip()
        self.list = ListPanel(self.source, self.strip, title="Các cột", first="title", frozen=2)
        self.grid = self.list.grid
        self._make_fields()
        self._lay_out()
        self.resize(920, 620)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _make_fields(self) -> None:
        table, text = self._table, self._plan.text
        self.form = _combo({TableForm.TABLE: "In thành bảng", TableForm.LINES: ""}, TableForm.TABLE)
        self.form.setItemText(1, _LINES.get(table.source, ""))
        self.form.setCurrentIndex(1 if table.in_lines else 0)
        self.numbering = _combo(_numberings(table.source), table.numbering)
        self.times = _combo(
            {Times.SPANS: "Thời gian thực hiện", Times.DEADLINES: "Thời gian hoàn thành"},
            table.times,
        )
        self.index_row = QLineEdit("; ".join(table.index_row))
        self.index_row.setAccessibleName("Dòng số cột")
        self.index_row.setPlaceholderText("Để trống nếu không in; ví dụ: A; B; 1; 2; 3=2/1")
        self.repeat = _combo(
            {Repeat.HEADS: "Cả tiêu đề bảng", Repeat.INDEX_ROW: "Chỉ dòng số cột"}, table.repeat
        )
        self.total = QLineEdit(text(table.total))
        self.total.setPlaceholderText("Để trống nếu không in")
        self.unit = _combo({unit: unit[:1].upper() + unit[1:] for unit in MONEY_UNITS}, table.unit)
        self.unit_line = QCheckBox("In dòng “Đơn vị tính” trên bảng")
        self.unit_line.setChecked(table.unit_line)
        self.zero, self.empty = QLineEdit(table.zero), QLineEdit(table.empty)
        self.empty.setPlaceholderText("để trống")
        self.caption = QLineEdit(text(table.caption))
        self.caption.setPlaceholderText("Để trống nếu không in")
        landscape = self._annex is not None and self._annex.orientation is Orientation.LANDSCAPE
        self.orientation = _combo(
            {Orientation.PORTRAIT: "Khổ dọc", Orientation.LANDSCAPE: "Khổ ngang"},
            Orientation.LANDSCAPE if landscape else Orientation.PORTRAIT,
        )
        self.scale = _combo(_SCALES, table.target)
        self.merge_all = QCheckBox(f"Gộp lại cả {len(table.unmerged):02d} ô đã tách riêng")

    def _lay_out(self) -> None:
        tools = self.list
        tools.panel.filter_box.hide()
        for around in (tools, tools.panel):
            around.setFocusProxy(None)  # type: ignore[arg-type]  # else Tab passes its tools by
        tools.add_tool("", "up", lambda: tools.move_rows(False), "Chuyển cột lên trước (Alt+↑)")
        tools.add_tool("", "down", lambda: tools.move_rows(True), "Chuyển cột ra sau (Alt+↓)")
        hint = named(QLabel("Dấu X ở cột “In”: cột được in ra. Thứ tự ở đây là thứ tự in."), "hint")
        forms = QHBoxLayout()
        forms.setSpacing(24)
        for fields in self._fields():
            form = QFormLayout()
            form.setVerticalSpacing(8)
            for label, widget in fields:
                widget.setAccessibleName(label or widget.accessibleName())
                form.addRow(label, widget)
            forms.addLayout(form, 1)
        buttons = QDialogButtonBox()
        buttons.addButton("Lưu", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(self.list, 1)
        if self._table.source is TableSource.CHARTS:  # pictures have no columns to choose
            self.list.hide()
            hint.hide()
        layout.addWidget(self.strip)
        layout.addWidget(hint)
        layout.addLayout(forms)
        layout.addWidget(buttons)

    def _fields(self) -> tuple[list[tuple[str, QWidget]], list[tuple[str, QWidget]]]:
        """What this kind of table can be told, in two columns."""
        source = self._table.source
        budget = source is TableSource.BUDGET
        left: list[tuple[str, QWidget]] = []
        right: list[tuple[str, QWidget]] = []
        if source is TableSource.CHARTS:
            return [("Tên in ở trên", self.caption)], self._paper()
        if source in _LINES:
            left.append(("Cách in", self.form))
        if source is not TableSource.FREE:
            left.append(("Số thứ tự", self.numbering))
        if source is TableSource.TASKS:
            left.append(("Cột thời gian", self.times))
        if self._is_roadmap:
            left.append(("Thang thời gian", self.scale))
        left += [("Dòng số cột", self._index_row()), ("Lặp lại ở trang sau", self.repeat)]
        if source in _WITH_TOTAL:
            right.append(("Dòng tổng", self.total))
        right.append(("Tên bảng in ở trên", self.caption))
        if budget:
            left += [("Đơn vị tính", self.unit), ("", self.unit_line)]
            right += [("Số 0 in thành", self.zero), ("Ô không có số in thành", self.empty)]
        right += self._paper()
        if self._table.unmerged:
            right.append(("", self.merge_all))
        return left, right

    def _paper(self) -> list[tuple[str, QWidget]]:
        return [("Khổ giấy của phụ lục", self.orientation)] if self._annex is not None else []

    def _index_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.index_row, 1)
        count = QPushButton("Đánh số")
        count.setToolTip("Đánh A, B, 1, 2… theo các cột được in")
        count.setAutoDefault(False)
        count.clicked.connect(self._count)
        row.addWidget(count)
        return holder

    def _count(self) -> None:
        """Letters for the columns of words in front, numbers for what follows."""
        self.index_row.setText("; ".join(index_marks(self.source.shown_kinds())))

    @property
    def _is_roadmap(self) -> bool:
        return self._table.source is TableSource.ROADMAP

    # Storing

    def accept(self) -> None:
        """Take what is being typed in the grid first."""
        if self.grid.editing.commit():
            super().accept()

    def wanted(self) -> PlanTable:
        """The table as the dialog has it now."""
        table, show = self._table, self._plan.context.show
        marks = [mark.strip() for mark in clean(self.index_row.text())[0].split(";")]
        form = TableForm(self.form.currentData())  # Qt gives back a plain string
        lines = table.source in _LINES and form is TableForm.LINES
        columns = self.source.columns_wanted()
        if table.source is TableSource.MAILING and not lines and not columns:
            columns = tuple(TableColumn(item.code) for item in self.source.items)
        return replace(
            table,
            columns=columns,
            numbering=Numbering(self.numbering.currentData()),
            times=Times(self.times.currentData()),
            index_row=tuple(marks) if any(marks) else (),
            caption=_retyped(table.caption, self.caption, show),
            unit=self.unit.currentData(),
            unit_line=self.unit_line.isChecked(),
            zero=self.zero.text().strip(),
            empty=self.empty.text().strip(),
            total=_retyped(table.total, self.total, show),
            repeat=Repeat(self.repeat.currentData()),
            unmerged=() if self.merge_all.isChecked() else table.unmerged,
            form=TableForm.LINES if lines else TableForm.TABLE,
            target=self.scale.currentData() if self._is_roadmap else table.target,
        )

    def store(self) -> None:
        """Store it as one step. Raises UserError."""
        wanted, annex = self.wanted(), self._annex
        turned = Orientation(self.orientation.currentData())
        turns = annex is not None and annex.orientation is not turned
        if wanted == self._table and not turns:
            return
        with self._plan.change("Thiết lập bảng", f"tables/{self._table.key}") as session:
            set_table(session, self._plan.key, wanted)
            if annex is not None and turns:
                turn_annex(session, annex.key, turned)


def index_marks(kinds: Iterable[ColumnKind]) -> list[str]:
    """``A B C 1 2``: letters up to the first column of numbers or marks, then numbers."""
    marks: list[str] = []
    letters = True
    count = 0
    for at, kind in enumerate(kinds):
        letters = letters and (at == 0 or kind in (ColumnKind.NUMBER, ColumnKind.TEXT))
        count += 0 if letters else 1
        marks.append(chr(ord("A") + at) if letters else str(count))
    return marks


def _numberings(source: TableSource) -> dict[Numbering, str]:
    if source in _IN_GROUPS:
        return {
            Numbering.RUNS_ON: "Chạy suốt bảng",
            Numbering.RESTARTS: "Đánh lại ở mỗi nhóm",
            Numbering.NONE: "Không đánh số",
        }
    return {Numbering.RESTARTS: "Có đánh số", Numbering.NONE: "Không đánh số"}


def _combo(choices: Mapping[Any, str], chosen: object) -> QComboBox:
    box = QComboBox()
    for value, words in choices.items():
        box.addItem(words, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box


def _retyped(old: RichText, box: QLineEdit, show: Callable[[FieldRef], str]) -> RichText:
    typed = " ".join(clean(box.text())[0].split())
    return retyped(old, typed, show) if typed else RichText()


def _annex_of(plan: PlanFacts, table: PlanTable) -> Annex | None:
    found = (a for a in plan.annexes if any(b.table == table.key for b in a.blocks))
    return next(found, None)


def edit_table_of(
    plan: OpenPlan, source: TableSource, parent: QWidget, strip: MessageStrip
) -> None:
    """Ask how the plan's first table of a source prints; say so when the text has none."""
    found = next((table for table in plan.facts.tables if table.source is source), None)
    if found is None:
        strip.tell(f"Văn bản chưa có bảng “{NAMES[source]}”. Chèn bảng ở thẻ Soạn thảo.")
    else:
        edit_table(plan, found.key, parent, strip)
