"""Whole rows by the mouse: chosen in the strip at their head, and pulled to another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from isodesk.ui.grid.source import SORTED, RowMover
from isodesk.ui.style import COLOURS

if TYPE_CHECKING:
    from isodesk.ui.grid.view import GridView


class RowDrag(QObject):
    """The hand on the strip: a row that is chosen already is pulled, another one is chosen.

    ``gap`` is the row on screen before which the pulled rows would come, None while none is.
    """

    def __init__(self, view: GridView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: QPoint | None = None
        self._first: int | None = None
        self._rows: list[int] = []
        self.gap: int | None = None
        view.side.viewport().installEventFilter(self)
        view.side.viewport().setMouseTracking(True)

    @property
    def pulled(self) -> bool:
        """Whether rows are on their way."""
        return bool(self._rows)

    def follow(self) -> None:
        """Show in the strip what is selected and whether it can be pulled."""
        side = self._view.side
        side.chosen = [(top, bottom) for top, _, bottom, _ in self._view.selected_ranges()]
        side.can_move = self._mover() is not None
        side.viewport().update()

    def _mover(self) -> RowMover | None:
        source = self._view.cells.source
        return source if isinstance(source, RowMover) and source.can_place() else None

    # Events of the strip

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Press, pull, let go; the menu is that of the cells."""
        if isinstance(event, QContextMenuEvent):
            self._view.contextMenuEvent(event)
            return True
        if not isinstance(event, QMouseEvent):
            return False
        point = event.position().toPoint()
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._press(event, point)
            case QEvent.Type.MouseMove if self._pressed is not None:
                self._move(point)
            case QEvent.Type.MouseMove:
                self._show_grip(point)
            case QEvent.Type.MouseButtonRelease:
                self._release(point)
            case _:
                return event.type() == QEvent.Type.MouseButtonDblClick
        return True

    def _press(self, event: QMouseEvent, point: QPoint) -> None:
        view = self._view
        view.setFocus()
        row = view.side.logicalIndexAt(point)
        if row < 0 or not view.editing.commit():
            return
        if event.button() == Qt.MouseButton.RightButton:
            if not view.side.is_chosen(row):
                self._choose(row, row)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._first = max(view.active()[0], 0)
            self._choose(self._first, row)
            return
        self._pressed = point
        if not (view.side.is_chosen(row) and self._mover()):
            self._first = row
            self._choose(row, row)

    def _choose(self, first: int, last: int) -> None:
        view = self._view
        if view.active()[0] != first:
            view.go((first, max(view.active()[1], 0)))
        view.extend_over((first, 0), (last, len(view.cells.columns) - 1))

    def _move(self, point: QPoint) -> None:
        view = self._view
        if self._first is not None:
            row = view.side.logicalIndexAt(point)
            self._choose(self._first, row if row >= 0 else self._gap_at(point) - 1)
        elif self._begun(point):
            self.gap = self._gap_at(point)
            self._scroll(point)
            view.viewport().update()

    def _begun(self, point: QPoint) -> bool:
        if self._rows:
            return True
        assert self._pressed is not None
        far = (point - self._pressed).manhattanLength()
        if far < QApplication.startDragDistance():
            return False
        if self._view.cells.sorting is not None:
            self._forget()
            self._view.message.emit(SORTED)
            return False
        self._rows = self._view.chosen_rows()
        self._view.side.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        return bool(self._rows)

    def _gap_at(self, point: QPoint) -> int:
        """The row before which a hand at this height would put rows."""
        view = self._view
        count = view.cells.filled_rows
        row = view.side.logicalIndexAt(QPoint(0, max(point.y(), 0)))
        if row < 0 or row >= count:
            return count
        return row + (point.y() > view.side.box(row).center().y())

    def _scroll(self, point: QPoint) -> None:
        """Bring the next row into sight where the hand is at the edge."""
        view, room = self._view, self._view.viewport().height()
        row = -1
        if point.y() < view.look.row_height // 2:
            row = view.rowAt(0) - 1
        elif point.y() > room - view.look.row_height // 2:
            row = view.rowAt(room - 1) + 1
        if 0 <= row < view.cells.rowCount():
            view.scrollTo(view.cells.index(row, max(view.active()[1], 0)))

    def _release(self, point: QPoint) -> None:
        rows, gap, waited = self._rows, self.gap, self._pressed is not None
        chosen_now = self._first is not None
        self.let_go()
        view = self._view
        if rows and gap is not None:
            cells = view.cells
            past = gap >= cells.filled_rows
            to = cells.source.row_count() if past else cells.source_row(gap)
            view.commands.place_rows(rows, to)
        elif waited and not chosen_now and (row := view.side.logicalIndexAt(point)) >= 0:
            self._choose(row, row)

    def let_go(self) -> None:
        """Forget the pull; nothing moves."""
        self._forget()
        self._view.side.viewport().unsetCursor()
        self._view.viewport().update()

    def _forget(self) -> None:
        self._pressed = self._first = self.gap = None
        self._rows = []

    def _show_grip(self, point: QPoint) -> None:
        side = self._view.side
        row = side.logicalIndexAt(point)
        can_pull = row >= 0 and side.can_move and side.is_chosen(row)
        side.viewport().setCursor(
            Qt.CursorShape.OpenHandCursor if can_pull else Qt.CursorShape.ArrowCursor
        )
        side.setToolTip("Kéo để chuyển dòng (Esc: thôi)" if can_pull else "Nhấn để chọn cả dòng")

    def paint(self, painter: QPainter) -> None:
        """Draw the line where the pulled rows would come."""
        if self.gap is None:
            return
        view = self._view
        last = view.cells.filled_rows - 1
        if self.gap <= last:
            y = view.rowViewportPosition(self.gap)
        else:
            y = view.rowViewportPosition(last) + view.rowHeight(last)
        painter.setPen(QPen(QColor(COLOURS.accent), 3))
        painter.drawLine(0, max(y - 1, 1), view.viewport().width(), max(y - 1, 1))
