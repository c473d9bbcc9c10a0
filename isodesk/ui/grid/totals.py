"""The sums of a grid, pinned below it and aligned with its columns."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from isodesk.ui.grid.flags import Flag
from isodesk.ui.grid.paint import SIDE
from isodesk.ui.grid.view import GridView
from isodesk.ui.style import COLOURS

_MIDDLE = Qt.AlignmentFlag.AlignVCenter.value
_ALIGNS = {
    "left": Qt.AlignmentFlag.AlignLeft.value,
    "center": Qt.AlignmentFlag.AlignHCenter.value,
    "right": Qt.AlignmentFlag.AlignRight.value,
}


class TotalsStrip(QWidget):
    """One row of sums: a title over the columns before the first sum, then the sums."""

    def __init__(self, grid: GridView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self._title = ""
        self._texts: dict[str, str] = {}
        self.flags: Mapping[str, Flag] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        grid.head.sectionResized.connect(lambda *_: self.update())
        grid.horizontalScrollBar().valueChanged.connect(lambda _: self.update())

    def set_sums(self, title: str, texts: Mapping[str, str]) -> None:
        """Show sums by their columns' codes."""
        self._title, self._texts = title, dict(texts)
        spoken = [self._title, *(text for text in self._texts.values() if text)]
        self.setAccessibleName(" ".join(spoken))
        self.update()

    def set_flags(self, flags: Mapping[str, Flag]) -> None:
        """Mark sums that findings are about, by their columns' codes; "" marks the title."""
        self.flags = dict(flags)
        told = [flag.sentence for flag in self.flags.values()]
        self.setToolTip("\n".join(told))
        self.setAccessibleDescription(" ".join(told))
        self.update()

    def texts(self) -> tuple[str, dict[str, str]]:
        """The title and the sums that stand here."""
        return self._title, dict(self._texts)

    def sizeHint(self) -> QSize:
        return QSize(200, self._grid.look.row_height + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(COLOURS.total))
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        columns = self._grid.cells.columns
        first = next((at for at, c in enumerate(columns) if c.code in self._texts), len(columns))
        scrolled = self._grid.horizontalOffset()
        for at in [*range(self._grid.head.frozen, len(columns)), *range(self._grid.head.frozen)]:
            self._paint_column(painter, at, scrolled, first)
        self._paint_title(painter, first, scrolled)
        painter.setPen(QColor(COLOURS.line_strong))
        painter.drawLine(0, 0, self.width(), 0)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _left(self, column: int, scrolled: int) -> int:
        head = self._grid.head
        edge = head.mapTo(self._grid, QPoint()).x()
        return edge + head.sectionPosition(column) - (0 if column < head.frozen else scrolled)

    def _paint_column(self, painter: QPainter, at: int, scrolled: int, first: int) -> None:
        column = self._grid.cells.columns[at]
        box = QRect(self._left(at, scrolled), 0, self._grid.columnWidth(at), self.height())
        painter.fillRect(box, QColor(COLOURS.total))
        if at < first:
            return
        painter.setPen(QColor(COLOURS.line))
        painter.drawLine(box.topRight(), box.bottomRight())
        if at == first:
            painter.drawLine(box.left() - 1, box.top(), box.left() - 1, box.bottom())
        painter.setPen(QColor(COLOURS.ink))
        area = box.adjusted(SIDE, 0, -SIDE, 0)
        painter.drawText(area, _ALIGNS[column.align] | _MIDDLE, self._texts.get(column.code, ""))
        if flag := self.flags.get(column.code):
            self._grid.painter.paint_flag(painter, box.adjusted(0, 1, 0, 0), flag)

    def _paint_title(self, painter: QPainter, first: int, scrolled: int) -> None:
        columns = self._grid.cells.columns
        indent = next((at for at, c in enumerate(columns[:first]) if c.kind == "text" and at), 0)
        left = self._left(indent, scrolled)
        right = self._left(first, scrolled) if first < len(columns) else self.width()
        area = QRect(left, 0, right - left, self.height()).adjusted(SIDE, 0, -SIDE, 0)
        painter.setPen(QColor(COLOURS.ink))
        painter.drawText(area, _ALIGNS["left"] | _MIDDLE, self._title)
        if flag := self.flags.get(""):
            box = QRect(left, 1, right - left, self.height())
            self._grid.painter.paint_flag(painter, box, flag)
