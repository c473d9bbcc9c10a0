"""The narrow strip left of a grid's rows: a click chooses whole rows, the dots move them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from isodesk.ui.style import COLOURS

WIDTH = 18
_DOT = 2
_GAP = 5


class RowHead(QHeaderView):
    """Draws the chosen rows, with dots where they can be pulled; `RowDrag` gives it hands.

    ``chosen`` are the selected blocks as first and last row, ``can_move`` whether they can be
    pulled to another place.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self.chosen: list[tuple[int, int]] = []
        self.can_move = False
        self.setFixedWidth(WIDTH)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setObjectName("rowHead")

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self.length())  # Qt would read the head of each of some hundred rows

    def is_chosen(self, row: int) -> bool:
        """Whether a row is among the selected ones."""
        return any(first <= row <= last for first, last in self.chosen)

    def box(self, row: int) -> QRect:
        """Where a row's piece of the strip stands."""
        top = self.sectionViewportPosition(row)
        return QRect(0, top, WIDTH, self.sectionSize(row))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(COLOURS.window))
        row = max(self.visualIndexAt(max(event.rect().top(), 0)), 0)
        while row < self.count():
            box = self.box(row)
            if box.top() > event.rect().bottom():
                break
            self._paint_row(painter, row, box)
            row += 1
        painter.setPen(QColor(COLOURS.line_strong))
        painter.drawLine(WIDTH - 1, 0, WIDTH - 1, max(self.length() - self.offset() - 1, 0))

    def _paint_row(self, painter: QPainter, row: int, box: QRect) -> None:
        if self.is_chosen(row):
            painter.fillRect(box, QColor(COLOURS.accent_soft))
            if self.can_move:
                self._paint_dots(painter, box.center())
        painter.setPen(QColor(COLOURS.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _paint_dots(self, painter: QPainter, middle: QPoint) -> None:
        for across in (-1, 1):
            for down in (-1, 0, 1):
                x = middle.x() + (across * _GAP) // 2 - 1
                y = middle.y() + down * _GAP - 1
                painter.fillRect(QRect(x, y, _DOT, _DOT), QColor(COLOURS.accent))
