"""Văn bản minh chứng of one cell: the office's documents to tick, and a line to add a new one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from isodesk.errors import UserError
from isodesk.facts import Evidence
from isodesk.facts.typed_progress import typed_day
from isodesk.ui.named import named
from isodesk.vietnamese.text import search_matches

KINDS = ("Quyết định", "Báo cáo", "Công văn", "Kế hoạch", "Biên bản", "Giấy chứng nhận", "Tờ trình")
_PAPER = Qt.ItemDataRole.UserRole


class EvidenceDialog(QDialog):
    """``papers`` are all documents of the office, ``ticked`` the keys of those that stand here."""

    guide = "theo-doi.md#Nhiệm vụ"

    def __init__(
        self,
        about: str,
        papers: Sequence[Evidence],
        ticked: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Văn bản minh chứng")
        self.resize(640, 520)
        self.filter = QLineEdit(placeholderText="Tìm trong danh sách, có dấu hoặc không dấu")
        self.filter.setAccessibleName("Tìm văn bản minh chứng")
        self.list = QListWidget()
        self.list.setAccessibleName("Danh sách văn bản minh chứng")
        self.kind = QComboBox()
        self.kind.setEditable(True)
        self.kind.addItems(list(dict.fromkeys([*KINDS, *(p.kind for p in papers if p.kind)])))
        self.number = QLineEdit(placeholderText="12/QĐ-UBND")
        self.day = QLineEdit(placeholderText="05/3/2024")
        self.subject = QLineEdit()
        self.problem = named(QLabel(), "problem")
        for paper in sorted(papers, key=lambda p: p.key not in ticked):
            self._add(paper, paper.key in ticked)
        self._lay_out(about)
        self.filter.textChanged.connect(self._narrow)
        self.filter.setFocus()

    def _lay_out(self, about: str) -> None:
        title = QLabel(about)
        title.setWordWrap(True)
        title.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QDialogButtonBox()
        keep = buttons.addButton("Lưu", QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setDefault(True)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._finish)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (title, self.filter, self.list, self._new_box(), buttons):
            column.addWidget(widget)

    def _new_box(self) -> QGroupBox:
        box = QGroupBox("Văn bản chưa có trong danh sách")
        grid = QGridLayout(box)
        fields: tuple[tuple[str, QWidget], ...] = (
            ("Loại", self.kind),
            ("Số, ký hiệu", self.number),
            ("Ngày", self.day),
        )
        for at, (words, field) in enumerate(fields):
            grid.addWidget(QLabel(words), 0, at)
            grid.addWidget(field, 1, at)
            field.setAccessibleName(words)
        grid.addWidget(QLabel("Nội dung"), 2, 0, 1, 3)
        grid.addWidget(self.subject, 3, 0, 1, 2)
        self.subject.setAccessibleName("Nội dung")
        add = QPushButton("Thêm")
        add.setAutoDefault(False)
        add.clicked.connect(self.add_new)
        grid.addWidget(add, 3, 2)
        grid.addWidget(self.problem, 4, 0, 1, 3)
        self.problem.hide()
        return box

    def _add(self, paper: Evidence, ticked: bool, at: int | None = None) -> None:
        item = QListWidgetItem(paper.words)
        item.setData(_PAPER, paper)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.insertItem(self.list.count() if at is None else at, item)

    def add_new(self) -> bool:
        """Put what is typed below into the list, ticked; says why when that cannot be."""
        try:
            paper = self._typed()
        except UserError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return False
        self.problem.hide()
        self._add(paper, ticked=True, at=0)
        for field in (self.number, self.day, self.subject, self.filter):
            field.clear()
        return True

    def _typed(self) -> Evidence:
        number, subject = self.number.text().strip(), self.subject.text().strip()
        if not (number or subject):
            raise UserError("Văn bản minh chứng cần có số, ký hiệu hoặc nội dung.")
        day = typed_day(self.day.text())
        return Evidence("", self.kind.currentText().strip(), number, day, subject)

    def _finish(self) -> None:
        """A document that was typed and not added yet belongs to it too."""
        begun = any(field.text().strip() for field in (self.number, self.day, self.subject))
        if not begun or self.add_new():
            self.accept()

    def _narrow(self, wanted: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(bool(wanted) and not search_matches(wanted, item.text()))

    def chosen(self) -> tuple[Evidence, ...]:
        """The documents that are ticked, hidden ones too; new ones have no key."""
        items = (self.list.item(row) for row in range(self.list.count()))
        checked = Qt.CheckState.Checked
        return tuple(item.data(_PAPER) for item in items if item.checkState() == checked)
