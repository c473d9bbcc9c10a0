"""So với bản Word đã sửa: the plan beside the copy, differences taken one by one or all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from isodesk.facts.differences import Difference, DifferenceKind
from isodesk.ui.named import named
from isodesk.ui.style import COLOURS

_TITLES = ("Lấy", "Chỗ", "Sửa gì", "Trong kế hoạch", "Trong bản Word")
_KINDS = {
    DifferenceKind.CHANGED: "Sửa chữ",
    DifferenceKind.ADDED: "Thêm",
    DifferenceKind.DELETED: "Xóa",
}
_HINT = "Phím cách chọn hoặc bỏ chọn chỗ đang xem."
_SIZE = (1180, 680)


class DifferencesDialog(QDialog):
    """Choose differences; ``chosen`` are those to be taken after it was accepted."""

    guide = "lay-tu-tep.md#Bản Word được sửa rồi gửi lại"

    def __init__(
        self,
        name: str,
        found: Sequence[Difference],
        place_words: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"So với {name}")
        self.resize(*_SIZE)
        self._found = tuple(found)
        self.table = _Table(len(found), len(_TITLES))
        self._mine, self._theirs = QTextBrowser(), QTextBrowser()
        self._buttons = QDialogButtonBox()
        self._take = self._buttons.addButton(
            "Lấy các chỗ đã chọn", QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        self._fill(place_words)
        self._lay_out()
        self.table.currentCellChanged.connect(lambda row: self._show(row))
        self.table.itemChanged.connect(lambda _: self._count())
        self.table.setCurrentCell(0, 1)
        self._count()

    @property
    def chosen(self) -> tuple[Difference, ...]:
        """The differences that are ticked."""
        return tuple(each for at, each in enumerate(self._found) if self._is_ticked(at))

    def _is_ticked(self, row: int) -> bool:
        item = self.table.item(row, 0)
        return item is not None and item.checkState() is Qt.CheckState.Checked

    def _fill(self, place_words: Callable[[str], str]) -> None:
        table = self.table
        table.setHorizontalHeaderLabels(list(_TITLES))
        table.setAccessibleName("Các chỗ khác nhau")
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.setTabKeyNavigation(False)
        for column, width in ((0, 46), (1, 190), (2, 84)):
            table.horizontalHeader().resizeSection(column, width)
        for column in (3, 4):
            table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for at, each in enumerate(self._found):
            tick = QTableWidgetItem()
            if each.fixed:
                tick.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                tick.setToolTip(each.fixed)
            else:
                tick.setCheckState(Qt.CheckState.Checked)
            table.setItem(at, 0, tick)
            kind = each.fixed or _KINDS[each.kind]
            place = place_words(each.place)
            place = f"Sau {place}" if each.kind is DifferenceKind.ADDED else place
            for column, text in enumerate((place, kind, each.old, each.new), 1):
                item = QTableWidgetItem(" ".join(text.split()))
                item.setToolTip(f"<p>{escape(text)}</p>")
                if each.fixed:
                    item.setForeground(QColor(COLOURS.muted))
                table.setItem(at, column, item)

    def _lay_out(self) -> None:
        panes = QSplitter(Qt.Orientation.Horizontal)
        for title, pane in (("Trong kế hoạch", self._mine), ("Trong bản Word", self._theirs)):
            pane.setOpenLinks(False)
            pane.setAccessibleName(title)
            panes.addWidget(pane)
        panes.setSizes([_SIZE[0] // 2, _SIZE[0] // 2])
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(self.table)
        whole.addWidget(panes)
        whole.setSizes([_SIZE[1] * 3 // 5, _SIZE[1] * 2 // 5])
        row = QHBoxLayout()
        self._told = named(QLabel(), "hint")
        for text, tick in (("Chọn tất cả", True), ("Bỏ chọn tất cả", False)):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, state=tick: self._tick_all(state))
            row.addWidget(button)
        row.addWidget(self._told, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(whole, 1)
        layout.addLayout(row)
        layout.addWidget(self._buttons)
        self._take.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _tick_all(self, state: bool) -> None:
        for at, each in enumerate(self._found):
            item = self.table.item(at, 0)
            if item is not None and not each.fixed:
                item.setCheckState(Qt.CheckState.Checked if state else Qt.CheckState.Unchecked)

    def _count(self) -> None:
        number = len(self.chosen)
        self._told.setText(f"{len(self._found):02d} chỗ khác, đã chọn {number:02d}. {_HINT}")
        self._take.setEnabled(number > 0)

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._found):
            mine, theirs = _coloured(self._found[row].old, self._found[row].new)
            self._mine.setHtml(mine)
            self._theirs.setHtml(theirs)


class _Table(QTableWidget):
    """Space ticks the row that is looked at, in whatever column."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the tick of the row."""
        tick = self.item(self.currentRow(), 0)
        if event.key() != Qt.Key.Key_Space or tick is None:
            super().keyPressEvent(event)
        elif tick.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            ticked = tick.checkState() is Qt.CheckState.Checked
            tick.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)


def _coloured(old: str, new: str) -> tuple[str, str]:
    """Both texts with the words that differ coloured."""
    words = [text.replace("\n", " \n ").split(" ") for text in (old, new)]
    sides: tuple[list[str], list[str]] = ([], [])
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        colours = (COLOURS.wrong_soft, COLOURS.accent_soft)
        for side, piece, colour in zip(
            sides, (words[0][a1:a2], words[1][b1:b2]), colours, strict=True
        ):
            text = escape(" ".join(piece)).replace("\n", "<br>")
            if tag != "equal" and text:
                text = f'<span style="background-color:{colour}">{text}</span>'
            side.append(text)
    return " ".join(sides[0]), " ".join(sides[1])
