"""What returned sheets say anew: the old in red, the new in green, a tick for what is taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isodesk.facts.update_sheets import Difference
from isodesk.ui.named import named
from isodesk.ui.style import COLOURS

_EMPTY = "(trống)"
_HEADS = ("Nhiệm vụ, cột", "Đang ghi", "Phiếu ghi", "Đơn vị", "Cần xem")
_OLD, _NEW, _WHY = 1, 2, 4
_WIDTHS = (210, 190, 220, 140, 170)
_AROUND = QSize(14, 10)
_NOTHING = "Các phiếu này không ghi gì khác với tệp dữ liệu."
_DIFFERENCE = Qt.ItemDataRole.UserRole


class ReturnedSheetsDialog(QDialog):
    """``titles`` are the tasks' numbers and words by key; ``refused`` says why files were not
    read. What is in doubt is not ticked, what cannot be taken has no tick."""

    guide = "theo-doi.md#Phiếu cập nhật"

    def __init__(
        self,
        found: Sequence[Difference],
        titles: Mapping[str, str],
        refused: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nhận phiếu cập nhật")
        self.resize(980, 560)
        self.list = QTreeWidget()
        self.items: list[QTreeWidgetItem] = []
        self._take = QPushButton()
        self._fill(found, titles)
        self._lay_out(refused)
        self.list.itemChanged.connect(lambda *_: self._count())
        self._count()

    def _fill(self, found: Sequence[Difference], titles: Mapping[str, str]) -> None:
        self.list.setHeaderLabels(_HEADS)
        self.list.setAccessibleName("Các chỗ phiếu ghi khác")
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        header = self.list.header()
        for column, width in enumerate(_WIDTHS):
            self.list.setColumnWidth(column, width)
        header.setSectionResizeMode(_WHY, QHeaderView.ResizeMode.Stretch)
        tops: dict[str, QTreeWidgetItem] = {}
        for each in found:
            top = tops.get(each.task)
            if top is None:
                top = tops[each.task] = QTreeWidgetItem(self.list)
                top.setText(0, titles.get(each.task, "Nhiệm vụ không còn trong kế hoạch"))
                top.setToolTip(0, top.text(0))
                top.setFirstColumnSpanned(True)
                font = top.font(0)
                font.setBold(True)
                top.setFont(0, font)
            item = _line(top, each)
            item.setSizeHint(0, QSize(_WIDTHS[0], self._height(item)))
            self.items.append(item)
        self.list.expandAll()

    def _height(self, item: QTreeWidgetItem) -> int:
        """As high as the longest of its texts when it is wrapped."""
        metrics, flags = self.fontMetrics(), Qt.TextFlag.TextWordWrap.value
        boxes = (
            metrics.boundingRect(0, 0, width - _AROUND.width(), 10_000, flags, item.text(column))
            for column, width in enumerate(_WIDTHS)
        )
        return max(box.height() for box in boxes) + _AROUND.height()

    def _lay_out(self, refused: Sequence[str]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        for reason in refused:
            told = named(QLabel(reason), "problem")
            told.setWordWrap(True)
            column.addWidget(told)
        if not self.items:
            column.addWidget(named(QLabel(_NOTHING), "hint"))
        column.addWidget(self.list, 1)
        line = QHBoxLayout()
        for words, ticked in (("Chọn tất cả", True), ("Bỏ chọn tất cả", False)):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, on=ticked: self._tick_all(on))
            button.setEnabled(bool(self.items))
            line.addWidget(button)
        line.addStretch(1)
        buttons = QDialogButtonBox()
        buttons.addButton(self._take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        self._take.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        line.addWidget(buttons)
        column.addLayout(line)

    def _tick_all(self, ticked: bool) -> None:
        for item in self.items:
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
                item.setCheckState(0, state)

    def _count(self) -> None:
        number = len(self.chosen())
        self._take.setText(f"Nhận {number:02d} ô đã chọn")
        self._take.setEnabled(number > 0)

    def chosen(self) -> tuple[Difference, ...]:
        """What is ticked."""
        checked = Qt.CheckState.Checked
        ticked = (item for item in self.items if item.checkState(0) == checked)
        return tuple(item.data(0, _DIFFERENCE) for item in ticked)


def _line(top: QTreeWidgetItem, each: Difference) -> QTreeWidgetItem:
    why = each.problem or each.doubt
    texts = [each.title, each.old or _EMPTY, each.new or _EMPTY, each.unit, why]
    item = QTreeWidgetItem(top, texts)
    item.setData(0, _DIFFERENCE, each)
    for column, ink in ((_OLD, COLOURS.wrong), (_NEW, COLOURS.good), (_WHY, COLOURS.doubt)):
        item.setForeground(column, QBrush(QColor(ink)))
    for column, text in enumerate(texts):
        item.setToolTip(column, text)
    if each.problem:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
    else:
        state = Qt.CheckState.Unchecked if each.doubt else Qt.CheckState.Checked
        item.setCheckState(0, state)
    return item
