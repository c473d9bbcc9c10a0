"""The square at a selection's corner: pulled, it fills the cells it passes, as in Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from isodesk.ui.grid.navigation import Area, Cell
from isodesk.ui.style import COLOURS

if TYPE_CHECKING:
    from isodesk.ui.grid.view import GridView

_HALF = 4
_REACH = 3


class FillHandle:
    """Pulled down, up or across it writes a series; with Ctrl held, copies."""

    def __init__(self, view: GridView) -> None:
        self._view = view
        self._seed: Area | None = None
        self._over: Area | None = None

    @property
    def pulled(self) -> bool:
        """Whether a hand holds the square."""
        return self._seed is not None

    def _area(self) -> Area | None:
        """The selection that can be pulled: one block whose last cell can be written."""
        ranges = self._view.selected_ranges()
        if len(ranges) != 1 or self._view.editing.is_open:
            return None
        _, _, bottom, right = ranges[0]
        return ranges[0] if self._view.cells.can_edit(bottom, right) else None

    def square(self) -> QRect:
        """Where the square stands in the viewport; empty while there is none."""
        area = self._seed or self._area()
        if area is None or not self._view.hasFocus():
            return QRect()
        view = self._view
        cell = view.visualRect(view.cells.index(area[2], area[3]))
        hidden = area[3] >= view.head.frozen and cell.right() < view.frozen_width()
        if cell.isEmpty() or hidden:
            return QRect()
        return QRect(cell.right() - _HALF, cell.bottom() - _HALF, 2 * _HALF - 1, 2 * _HALF - 1)

    def holds(self, point: QPoint) -> bool:
        """Whether the mouse is on the square."""
        reach = self.square()
        return not reach.isEmpty() and reach.adjusted(-1, -1, _REACH, _REACH).contains(point)

    def press(self, point: QPoint) -> bool:
        """Take hold of the square; False when the mouse is elsewhere."""
        if not self.holds(point):
            return False
        self._seed = self._over = self._area()
        return self._seed is not None

    def pull(self, point: QPoint) -> None:
        """Stretch what will be filled to the cell under the mouse."""
        if self._seed is None:
            return
        view = self._view
        cell = self._cell_at(point)
        view.scrollTo(view.cells.index(*cell))
        self._over = _stretched(self._seed, cell)
        view.viewport().update()

    def _cell_at(self, point: QPoint) -> Cell:
        """The cell under the mouse, or the nearest one past what is shown."""
        view, room = self._view, self._view.viewport().rect()
        last_row, last_column = view.size_in_cells()
        inside = QPoint(min(max(point.x(), 0), room.right()), min(max(point.y(), 0), room.bottom()))
        index = view.indexAt(inside)
        row = index.row() if index.isValid() else last_row - 1
        column = index.column() if index.isValid() else view.columnAt(inside.x())
        column = column if column >= 0 else last_column - 1
        if point.y() > room.bottom():
            row += 1
        elif point.y() < 0:
            row -= 1
        return min(max(row, 0), last_row - 1), min(max(column, 0), last_column - 1)

    def release(self, *, copying: bool) -> None:
        """Fill what the square was pulled over, as one step."""
        seed, over, self._seed, self._over = self._seed, self._over, None, None
        if seed and over and seed != over:
            self._view.commands.fill(seed, over, series=not copying)
        self._view.viewport().update()

    def let_go(self) -> None:
        """Forget the pull; nothing is written."""
        self._seed = self._over = None
        self._view.viewport().update()

    def fill_beside(self) -> None:
        """A double click: fill down as far as the column beside holds texts."""
        self._seed = self._over = None
        area = self._area()
        if area:
            top, left, _, right = area
            bottom = self._view.commands.end_beside(area)
            if bottom > area[2]:
                self._view.commands.fill(area, (top, left, bottom, right), series=True)

    def paint(self, painter: QPainter) -> None:
        """Draw the square, and the edge of what will be filled."""
        square = self.square()
        if not square.isEmpty():
            painter.fillRect(square.adjusted(-1, -1, 1, 1), QColor(COLOURS.surface))
            painter.fillRect(square, QColor(COLOURS.accent))
        if self._over and self._over != self._seed:
            top, left, bottom, right = self._over
            view = self._view
            first = view.visualRect(view.cells.index(top, left))
            last = view.visualRect(view.cells.index(bottom, right))
            painter.setPen(QPen(QColor(COLOURS.accent), 2, Qt.PenStyle.DashLine))
            painter.drawRect(first.united(last).adjusted(0, 0, -1, -1))


def _stretched(seed: Area, cell: Cell) -> Area:
    """The seed with the cells up to the mouse, on the side where it is farther away."""
    top, left, bottom, right = seed
    down = max(cell[0] - bottom, top - cell[0], 0)
    across = max(cell[1] - right, left - cell[1], 0)
    if down >= across:
        return min(top, cell[0]), left, max(bottom, cell[0]), right
    return top, min(left, cell[1]), bottom, max(right, cell[1])
