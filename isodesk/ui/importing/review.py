"""What was read beside what was understood, before anything is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from isodesk.facts import PlanFacts
from isodesk.importers.recognition import Imported
from isodesk.importers.reviewing import Taken, can_keep, decided
from isodesk.ui.importing.doubts import Doubts
from isodesk.ui.importing.outline import Outline
from isodesk.ui.importing.source_view import SourceView
from isodesk.ui.named import named

_SIZE = (1240, 720)
_NONE = "Không có chỗ nào cần xác nhận."
_LOST = "Có chữ của nguồn chưa có chỗ trong kế hoạch; xem các chỗ này trước khi lấy."
_HINT = "Phím cách đổi quyết định của chỗ đang chọn."


class ReviewDialog(QDialog):
    """Look through an import; ``plan`` is what shall be written after it was accepted."""

    guide = "lay-tu-tep.md#Những chỗ cần xem lại"

    def __init__(self, taken: Taken, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Lấy từ {taken.document.name}")
        self.resize(*_SIZE)
        self._document = taken.document
        self._imported: Imported = taken.imported
        self.source = SourceView()
        self.outline = Outline()
        self.doubts = Doubts()
        self._told = named(QLabel(), "hint")
        self._told.setWordWrap(True)
        self._lay_out()
        doubts = taken.imported.doubts
        self.source.show_document(taken.document, doubts)
        self.outline.show_plan(taken.imported.plan)
        self.doubts.show_doubts(doubts, lambda doubt: can_keep(taken.document, doubt))
        self._tell()
        self.doubts.decided.connect(self._again)
        self.doubts.place_chosen.connect(self.source.go_to)

    @property
    def plan(self) -> PlanFacts:
        """The plan as it was decided."""
        return self._imported.plan

    def _lay_out(self) -> None:
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(_titled("Nguồn, như đã đọc", self.source))
        panes.addWidget(_titled("Kết quả, như kế hoạch sẽ có", self.outline))
        panes.setSizes([_SIZE[0] // 2, _SIZE[0] // 2])
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._told)
        column.addWidget(self.doubts, 1)
        column.addLayout(self._deciding())
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(panes)
        whole.addWidget(below)
        whole.setSizes([_SIZE[1] * 3 // 5, _SIZE[1] * 2 // 5])
        buttons = QDialogButtonBox()
        agree = buttons.addButton("Đồng ý", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        agree.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(whole, 1)
        layout.addWidget(buttons)

    def _deciding(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._choices = [
            self._choice("Giữ như nguồn", keep=True, whole_kind=False),
            self._choice("Giữ cả loại này", keep=True, whole_kind=True),
            self._choice("Lấy như kết quả", keep=False, whole_kind=False),
            self._choice("Lấy cả loại này", keep=False, whole_kind=True),
        ]
        for button in self._choices:
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _choice(self, text: str, *, keep: bool, whole_kind: bool) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.doubts.decide(keep, whole_kind=whole_kind))
        return button

    def _again(self) -> None:
        """Understand the source again as it was decided."""
        self._imported = decided(self._document, self.doubts.kept)
        self.outline.show_plan(self._imported.plan)
        self._tell()

    def _tell(self) -> None:
        number = self.doubts.rowCount()
        words = f"{number:02d} chỗ cần xác nhận. {_HINT}" if number else _NONE
        self._told.setText(words if self._imported.prose_kept else f"{_LOST} {words}")
        for button in self._choices:
            button.setEnabled(number > 0)


def _titled(title: str, widget: QWidget) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    label = QLabel(title)
    label.setBuddy(widget)
    layout.addWidget(label)
    layout.addWidget(widget, 1)
    return box
