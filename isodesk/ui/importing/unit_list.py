"""Lấy danh sách đơn vị từ Excel: the file, the sheet, which column is what, what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isodesk.errors import StoreError, UserError
from isodesk.facts.listed_units import ListedUnit
from isodesk.importers.unit_sheets import (
    ListSheet,
    UnitList,
    head_row,
    likely_sheet,
    list_sheets,
    proposed,
    read_units,
)
from isodesk.ui.importing.mapping_table import MappingTable
from isodesk.ui.importing.reading import ReadingDialog
from isodesk.ui.messages import tell_error
from isodesk.ui.named import named
from isodesk.vietnamese.text import fold

FILTER = "Tệp Excel (*.xlsx *.xlsm)"
_TITLES = ("Ô", "Chữ trong ô", "Lý do")
_NO_FILE = "Chọn tệp Excel có danh sách; chưa có thì xuất tệp mẫu, ghi vào rồi chọn tệp đó."
_SIZE = (1080, 680)


@dataclass(frozen=True)
class Target:
    """Where the units go: its words, the folded names there, and the columns of its template."""

    words: str
    known: Collection[str]
    template: Callable[[], bytes]


class UnitListDialog(QDialog):
    """``rows`` are what shall be taken after it was accepted; ``heads`` what was said of columns.

    Nothing can be taken while a row is wrong, unless the user leaves the wrong rows out.
    """

    guide = "lay-tu-tep.md#Danh sách đơn vị từ Excel"

    def __init__(
        self,
        targets: Sequence[Target],
        remembered: Mapping[str, str],
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lấy danh sách đơn vị từ Excel")
        self.folder = folder
        self._targets, self._remembered = tuple(targets), dict(remembered)
        self._sheets: tuple[ListSheet, ...] = ()
        self._found = UnitList()
        self._problem = _NO_FILE
        self._make()
        self._lay_out()
        self._connect()
        self.resize(*_SIZE)
        self._show_found()

    def _make(self) -> None:
        self.file = QLabel("Chưa chọn tệp")
        self.choose = QPushButton("Chọn tệp…")
        self.template = QPushButton("Xuất tệp mẫu…")
        for button in (self.choose, self.template):
            button.setAutoDefault(False)
        self.sheet, self.head, self.target = QComboBox(), QSpinBox(), QComboBox()
        self.head.setMinimum(1)
        self.target.addItems([target.words for target in self._targets])
        self.mapping = MappingTable()
        self.faults = QTableWidget(0, len(_TITLES))
        self.faults.setHorizontalHeaderLabels(list(_TITLES))
        self.faults.setAccessibleName("Các ô sai")
        self.faults.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.faults.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.faults.setTabKeyNavigation(False)
        self.faults.verticalHeader().hide()
        self.faults.horizontalHeader().resizeSection(0, 200)
        self.faults.horizontalHeader().resizeSection(1, 260)
        stretch = QHeaderView.ResizeMode.Stretch
        self.faults.horizontalHeader().setSectionResizeMode(2, stretch)
        self.leave_out = QCheckBox("Bỏ các dòng sai, lấy các dòng còn lại")
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self._buttons = QDialogButtonBox()
        self.take = self._buttons.addButton("Lấy vào", QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.file, 1)
        top.addWidget(self.choose)
        top.addWidget(self.template)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for label, box in (
            ("Bảng tính", self.sheet),
            ("Dòng tiêu đề cột", self.head),
            ("Ghi vào", self.target),
        ):
            box.setAccessibleName(label)
            form.addRow(label, box)
        hint = "Chọn ý nghĩa của từng cột ở dòng đầu; lần sau cột có tiêu đề như thế được nhớ lại."
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addLayout(form)
        layout.addWidget(named(QLabel(hint), "hint"))
        layout.addWidget(self.mapping, 3)
        layout.addWidget(self.summary)
        layout.addWidget(self.faults, 2)
        layout.addWidget(self.leave_out)
        layout.addWidget(self._buttons)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._ask_file)
        self.template.clicked.connect(self._ask_template)
        self.sheet.currentIndexChanged.connect(lambda _: self._show_sheet())
        self.head.valueChanged.connect(lambda _: self._show_columns())
        self.target.currentIndexChanged.connect(lambda _: self._read())
        self.mapping.changed.connect(self._read)
        self.leave_out.toggled.connect(lambda _: self._show_found())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    # What was decided

    @property
    def chosen_target(self) -> int:
        """Which of the targets was chosen."""
        return self.target.currentIndex()

    @property
    def rows(self) -> tuple[ListedUnit, ...]:
        """The rows that are right."""
        return self._found.right()

    @property
    def heads(self) -> dict[str, str]:
        """What was said of each head, to be proposed again."""
        if not self._sheets:
            return {}
        heads = self._sheet.heads(self.head.value() - 1)
        pairs = zip(heads, self.mapping.uses, strict=True)
        return {fold(head): use.value for head, use in pairs if head}

    # Steps

    @property
    def _sheet(self) -> ListSheet:
        return self._sheets[max(self.sheet.currentIndex(), 0)]

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Chọn tệp Excel có danh sách", str(self.folder), FILTER
        )
        if name:
            self.show_file(Path(name))

    def show_file(self, path: Path) -> None:
        """Read a file and propose what its columns are."""
        self.folder = path.parent
        reading = ReadingDialog(path.name, list_sheets, path, parent=self)
        agreed = reading.exec()
        sheets, error = reading.result_of_work, reading.error
        reading.deleteLater()
        if error is not None:
            tell_error(self, error, "đọc tệp")
        if not agreed or error is not None:
            return
        self.file.setText(path.name)
        self.file.setToolTip(str(path))
        self._sheets = sheets
        self.sheet.blockSignals(True)
        self.sheet.clear()
        self.sheet.addItems([sheet.name for sheet in sheets])
        self.sheet.setCurrentIndex(likely_sheet(sheets))
        self.sheet.blockSignals(False)
        self._show_sheet()

    def _show_sheet(self) -> None:
        head = head_row(self._sheet)
        self.head.blockSignals(True)
        self.head.setMaximum(len(self._sheet.rows))
        self.head.setValue(head + 1)
        self.head.blockSignals(False)
        self._show_columns()

    def _show_columns(self) -> None:
        if self._sheets:
            head = self.head.value() - 1
            uses = proposed(self._sheet.heads(head), self._remembered)
            self.mapping.show_sheet(self._sheet, head, uses)
            self._read()

    def _read(self) -> None:
        if not self._sheets:
            return
        known = self._targets[self.chosen_target].known
        self._problem = ""
        try:
            self._found = read_units(self._sheet, self.head.value() - 1, self.mapping.uses, known)
        except UserError as error:
            self._found, self._problem = UnitList(), str(error)
        self._show_found()

    def _show_found(self) -> None:
        faults = self._found.faults
        self.faults.setRowCount(len(faults))
        for at, fault in enumerate(faults):
            for column, text in enumerate((fault.place, fault.text, fault.reason)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.faults.setItem(at, column, item)
        self.faults.setVisible(bool(faults))
        self.leave_out.setVisible(bool(faults))
        self.summary.setText(self._problem or self._told())
        units = any(not row.is_group for row in self.rows)
        self.take.setEnabled(units and (not faults or self.leave_out.isChecked()))

    def _told(self) -> str:
        right = self.rows
        units = sum(not row.is_group for row in right)
        words = [f"Lấy được {units} đơn vị"]
        if groups := len(right) - units:
            words.append(f"{groups} nhóm")
        told = f"{', '.join(words)}."
        if self._found.known:
            told += f" {self._found.known} đơn vị đã có sẵn nên để nguyên."
        if wrong := len({fault.row for fault in self._found.faults}):
            told += f" {wrong} dòng sai, xem bên dưới: sửa trong Excel rồi chọn lại tệp."
        return told

    def _ask_template(self) -> None:
        from isodesk.host.files import write_file

        start = str(self.folder / "mau-danh-sach-don-vi.xlsx")
        name, _ = QFileDialog.getSaveFileName(self, "Xuất tệp mẫu", start, FILTER)
        if not name:
            return
        path = Path(name)
        path = path if path.suffix.lower() == ".xlsx" else Path(name + ".xlsx")
        try:
            write_file(path, self._targets[self.chosen_target].template())
        except (UserError, StoreError) as error:
            tell_error(self, error, "ghi tệp mẫu")
            return
        self.folder = path.parent
        self.summary.setText(f"Đã ghi {path.name}. Ghi danh sách vào tệp đó rồi chọn tệp.")
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
