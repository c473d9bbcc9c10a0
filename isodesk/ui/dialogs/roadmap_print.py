"""In, xuất biểu đồ tiến độ: the paper, the scale and the colours of the printed roadmap."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from isodesk.documents.roadmap_form import RoadmapForm, RoadmapPaper
from isodesk.documents.roadmap_tones import COLOUR_WORDS, ColourBy
from isodesk.ui.named import named

_PAPERS = {RoadmapPaper.A4: "A4 ngang", RoadmapPaper.A3: "A3 ngang"}
_ZOOMS = {
    None: "Tự chọn cho vừa tờ giấy",
    "month": "Theo tháng",
    "quarter": "Theo quý",
    "year": "Theo năm",
}
_HINT = (
    "Biểu đồ in thành phụ lục của văn bản; tên việc và thước thời gian lặp lại trên từng tờ. "
    "Ảnh luôn là một tờ dài."
)


class RoadmapPrintDialog(QDialog):
    """After it was accepted, ``way`` is "print" or the suffix of the file to write."""

    guide = "xuat-in.md"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("In, xuất biểu đồ tiến độ")
        self.way = ""
        self.paper, self.scale, self.colours = QComboBox(), QComboBox(), QComboBox()
        for paper, words in _PAPERS.items():
            self.paper.addItem(words, paper)
        for zoom, words in _ZOOMS.items():
            self.scale.addItem(words, zoom)
        for by, words in COLOUR_WORDS.items():
            self.colours.addItem(words, by)
        self._lay_out()

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.addRow("Khổ giấy:", self.paper)
        fields.addRow("Thang thời gian:", self.scale)
        fields.addRow("Màu của thanh:", self.colours)
        hint = named(QLabel(_HINT), "hint")
        hint.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for words, way in (("In…", "print"), ("Xuất ra PDF…", ".pdf"), ("Xuất ra ảnh…", ".png")):
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, chosen=way: self._choose(chosen))
            button.setDefault(way == "print")
            buttons.addWidget(button)
        cancel = QPushButton("Hủy")
        cancel.clicked.connect(self.reject)
        buttons.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(fields)
        column.addWidget(hint)
        column.addLayout(buttons)
        self.resize(480, self.sizeHint().height())

    def _choose(self, way: str) -> None:
        self.way = way
        self.accept()

    def form(self) -> RoadmapForm:
        """What was chosen."""
        picture = self.way == ".png"
        return RoadmapForm(
            RoadmapPaper.PICTURE if picture else RoadmapPaper(self.paper.currentData()),
            self.scale.currentData(),
            ColourBy(self.colours.currentData()),
            date.today(),
        )
