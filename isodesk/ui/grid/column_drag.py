"""Columns pulled by their heads to another place on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from isodesk.ui.style import COLOURS

_EDGE = 5
_LINE = 3


class ColumnDrag:
    """The hand on a head: pulled past a neighbour's middle, the column goes there.

    ``grid`` gets the keyboard, ``box`` gives where a shown column's head stands, ``at`` the
    column under an x, ``move`` puts a column so many places to the right.
    """

    def __init__(
        self,
        grid: QWidget,
        head: QHeaderView,
        box: Callable[[int], QRect],
        at: Callable[[int], int],
        move: Callable[[int, int], object],
    ) -> None:
        self._grid, self._head = grid, head
        self._box, self._at, self._move = box, at, move
        self._column = -1
        self._start = 0.0
        self._gap = -1
        self.pulled = False

    def press(self, event: QMouseEvent) -> None:
        """Note which head was taken; its edges are Qt's, for widths."""
        self.let_go()
        x = round(event.position().x())
        column = self._at(x)
        if event.button() != Qt.MouseButton.LeftButton or column < 0:
            return
        box = self._box(column)
        if box.left() + _EDGE < x < box.right() - _EDGE:
            self._column, self._start = column, event.position().x()

    def pull(self, event: QMouseEvent) -> bool:
        """Follow the mouse; False while no head is pulled."""
        if self._column < 0 or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        x = event.position().x()
        if not self.pulled and abs(x - self._start) < QApplication.startDragDistance():
            return False
        if not self.pulled:
            self.pulled = True
            self._head.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._grid.setFocus()  # Esc lets go
        self._gap = self._gap_at(round(x))
        return True

    def _gap_at(self, x: int) -> int:
        column = self._at(min(max(x, 0), self._head.width() - 1))
        if column < 0:
            return self._head.count()
        return column + (x > self._box(column).center().x())

    def release(self) -> None:
        """Put the column where it was pulled to."""
        column, gap, pulled = self._column, self._gap, self.pulled
        self.let_go()
        if pulled and gap not in (column, column + 1):
            self._move(column, gap - column - (gap > column))

    def let_go(self) -> None:
        """Forget the pull; nothing moves."""
        if self.pulled:
            self._head.unsetCursor()
        self._column = self._gap = -1
        self.pulled = False
        self._head.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """Draw the pulled head darker and a line where it would come."""
        if not self.pulled:
            return
        tint = QColor(COLOURS.accent)
        tint.setAlpha(40)
        painter.fillRect(self._box(self._column), tint)
        if self._gap < self._head.count():
            x = self._box(self._gap).left()
        else:
            x = self._box(self._head.count() - 1).right()
        painter.fillRect(
            QRect(max(x - _LINE // 2, 0), 0, _LINE, self._head.height()), QColor(COLOURS.accent)
        )
