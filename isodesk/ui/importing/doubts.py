"""Chỗ cần xác nhận: what was doubted, and what was decided about it, one by one or by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from isodesk.importers.source import SourceDoubt
from isodesk.ui.style import COLOURS

TAKE, KEEP, FIXED = "Lấy như kết quả", "Giữ như nguồn", "Chỉ để biết"
_TITLES = ("Chỗ", "Chữ trong nguồn", "Lý do", "Quyết định")
_ROOM = 160


class Doubts(QTableWidget):
    """The doubts of a document. Space changes the decision of the chosen ones."""

    decided = Signal()
    place_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_TITLES), parent)
        self.setHorizontalHeaderLabels(list(_TITLES))
        self.setAccessibleName("Chỗ cần xác nhận")
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        for column, width in ((0, 150), (2, 330), (3, 130)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._doubts: tuple[SourceDoubt, ...] = ()
        self._free: set[int] = set()
        self._kept: set[int] = set()
        self.currentCellChanged.connect(self._chosen)

    def show_doubts(
        self, doubts: Sequence[SourceDoubt], can_keep: Callable[[SourceDoubt], bool]
    ) -> None:
        """Show doubts, all taken as they were understood."""
        self._doubts = tuple(doubts)
        self._free = {at for at, doubt in enumerate(doubts) if can_keep(doubt)}
        self._kept = set()
        self.setRowCount(len(doubts))
        for at, doubt in enumerate(doubts):
            for column, text in enumerate((doubt.place, doubt.text, doubt.reason, "")):
                self.setItem(at, column, _item(text))
            self._show_decision(at)

    @property
    def kept(self) -> tuple[SourceDoubt, ...]:
        """What stays as the source has it."""
        return tuple(self._doubts[at] for at in sorted(self._kept))

    def decide(self, keep: bool, *, whole_kind: bool = False) -> None:
        """Decide about the chosen doubts, or about all that have their reason."""
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        if whole_kind:
            kinds = {self._doubts[at].reason for at in rows}
            rows = {at for at, doubt in enumerate(self._doubts) if doubt.reason in kinds}
        rows &= self._free
        before = set(self._kept)
        self._kept = self._kept | rows if keep else self._kept - rows
        if self._kept != before:
            for at in self._kept ^ before:
                self._show_decision(at)
            self.decided.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns the decision about the chosen doubts round."""
        if event.key() == Qt.Key.Key_Space:
            self.decide(self.currentRow() not in self._kept)
            return
        super().keyPressEvent(event)

    def _show_decision(self, at: int) -> None:
        text = FIXED if at not in self._free else KEEP if at in self._kept else TAKE
        item = _item(text)
        if at in self._kept:
            item.setBackground(QColor(COLOURS.accent_soft))
        elif at in self._free:
            item.setBackground(QColor(COLOURS.doubt_soft))
        else:
            item.setForeground(QColor(COLOURS.muted))
        self.setItem(at, len(_TITLES) - 1, item)

    def _chosen(self, row: int) -> None:
        if 0 <= row < len(self._doubts):
            self.place_chosen.emit(self._doubts[row].place)


def _item(text: str) -> QTableWidgetItem:
    flat = " ".join(text.split())
    item = QTableWidgetItem(flat if len(flat) <= _ROOM else f"{flat[:_ROOM]}…")
    item.setToolTip(f"<p>{text}</p>" if len(flat) > 40 else "")
    return item
