"""The head of a grid: titles of several lines, shared titles above neighbours, frozen columns."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from isodesk.ui.finding_signs import signs
from isodesk.ui.grid.column_drag import ColumnDrag
from isodesk.ui.grid.model import GridModel
from isodesk.ui.grid.paint import ABOVE, SIDE, paint_corner
from isodesk.ui.style import COLOURS

_GRIP = 4
_FLAGS = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value


class GridHeader(QHeaderView):
    """Draws the columns' titles; the first ``frozen`` columns stay when the rest scrolls."""

    def __init__(self, grid_model: GridModel, frozen: int, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid = grid_model
        self.frozen = frozen
        self._held = False
        self._dragged: tuple[int, float, int] | None = None
        self.column_drag: ColumnDrag | None = None
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(28)

    def frozen_width(self) -> int:
        """The width of the columns that stay, in pixels."""
        return sum(self.sectionSize(at) for at in range(min(self.frozen, self.count())))

    def box(self, column: int) -> QRect:
        """Where a column's head stands; frozen ones do not scroll."""
        left = self.sectionPosition(column) - (0 if column < self.frozen else self.offset())
        return QRect(left, 0, self.sectionSize(column), self.height())

    def sizeHint(self) -> QSize:
        columns = range(len(self._grid.columns))
        lower = max((self._title_height(at) for at in columns), default=0)
        height = lower + self._upper_height()
        return QSize(self.length(), height)  # Qt would read and measure each title once more

    def _bold_metrics(self) -> QFontMetrics:
        font = self.font()
        font.setBold(True)
        return QFontMetrics(font)

    def _title_height(self, column: int) -> int:
        width = max(self.sectionSize(column) - 2 * SIDE, 20)
        box = QRect(0, 0, width, 1 << 16)
        title = self._grid.columns[column].title
        return self._bold_metrics().boundingRect(box, _FLAGS, title).height() + 2 * ABOVE + 2

    def _upper_height(self) -> int:
        """The height of the shared titles' line, 0 when no column has one."""
        if not any(column.group_title for column in self._grid.columns):
            return 0
        return self._bold_metrics().lineSpacing() + 2 * ABOVE

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(COLOURS.window))
        offset, frozen = self.offset(), self.frozen_width()
        for column in range(self.count()):
            left = self.sectionPosition(column) - offset
            right = left + self.sectionSize(column)
            if column >= self.frozen and right > frozen and left < self.width():
                self._paint_column(painter, left, column)
        for column in range(min(self.frozen, self.count())):
            self._paint_column(painter, self.sectionPosition(column), column)
        painter.setPen(QColor(COLOURS.line_strong))
        if frozen:
            painter.drawLine(frozen - 1, 0, frozen - 1, self.height())
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self.column_drag:
            self.column_drag.paint(painter)

    def _paint_column(self, painter: QPainter, left: int, column: int) -> None:
        upper = self._upper_height()
        declared = self._grid.columns[column]
        box = QRect(left, 0, self.sectionSize(column), self.height())
        painter.setClipRect(box)
        painter.fillRect(box, QColor(COLOURS.window))
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        if declared.group_title:
            self._paint_shared_title(painter, box, column, upper)
            box.setTop(upper)
        painter.setPen(QColor(COLOURS.muted if not self._sorted(column) else COLOURS.accent))
        painter.drawText(box.adjusted(SIDE, ABOVE, -SIDE, -ABOVE), _FLAGS, declared.title)
        painter.setPen(QColor(COLOURS.line))
        painter.drawLine(box.topRight(), box.bottomRight())
        self._paint_arrow(painter, box, column)
        if self._grid.picks_of(column) is not None:
            self._paint_funnel(painter, box)
        if flag := self._grid.head_flag(column):
            paint_corner(painter, box, QColor(signs()[flag.severity][1]))
        painter.setClipping(False)

    def _paint_shared_title(self, painter: QPainter, box: QRect, column: int, height: int) -> None:
        """Draw this column's piece of the title over its neighbours, amid what shows of them."""
        first, last = self._shared(column)
        left = box.left() - self.sectionPosition(column) + self.sectionPosition(first)
        width = sum(self.sectionSize(at) for at in range(first, last + 1))
        whole = QRect(left, 0, width, height)
        painter.setPen(QColor(COLOURS.muted))
        hidden = self.frozen_width() if first >= self.frozen else 0
        shown = whole.intersected(QRect(hidden, 0, self.viewport().width() - hidden, height))
        title = self._grid.columns[column].group_title
        fits = self._bold_metrics().horizontalAdvance(title) <= shown.width()
        painter.drawText(shown if fits else whole, _FLAGS, title)
        painter.setPen(QColor(COLOURS.line))
        painter.drawLine(whole.topRight(), whole.bottomRight())
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())

    def _shared(self, column: int) -> tuple[int, int]:
        columns = self._grid.columns
        title = columns[column].group_title
        first = last = column
        while first > 0 and columns[first - 1].group_title == title and first != self.frozen:
            first -= 1
        while (
            last + 1 < len(columns)
            and columns[last + 1].group_title == title
            and last + 1 != self.frozen
        ):
            last += 1
        return first, last

    def _sorted(self, column: int) -> bool:
        return self._grid.sorting is not None and self._grid.sorting[0] == self._grid.source_column(
            column
        )

    def _paint_arrow(self, painter: QPainter, box: QRect, column: int) -> None:
        if not self._sorted(column) or self._grid.sorting is None:
            return
        tip = -4 if not self._grid.sorting[1] else 4
        x, y = box.center().x(), box.bottom() - 7
        painter.setPen(QPen(QColor(COLOURS.accent), 1.6))
        painter.drawLine(x - 4, y - tip // 2, x, y + tip // 2)
        painter.drawLine(x, y + tip // 2, x + 4, y - tip // 2)

    def _paint_funnel(self, painter: QPainter, box: QRect) -> None:
        """The mark of a column whose rows are filtered."""
        x, y = box.right() - 12, box.bottom() - 12
        painter.setPen(QPen(QColor(COLOURS.accent), 1.4))
        points = ((0, 0), (9, 0), (5, 4), (5, 8), (4, 8), (4, 4), (0, 0))
        painter.drawPolyline([QPoint(x + dx, y + dy) for dx, dy in points])

    def viewportEvent(self, event: QEvent) -> bool:
        """What a finding says of the head on which the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            x = event.pos().x()
            frozen = x < self.frozen_width()
            flag = self._grid.head_flag(self.logicalIndexAt(x - self.offset() if frozen else x))
            QToolTip.showText(event.globalPos(), flag.sentence if flag else "", self)
            return True
        return super().viewportEvent(event)

    # A frozen column is drawn where it would be unscrolled, so its clicks are moved there; Qt
    # ignores drags left of 0, so a drawn edge is followed here.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        edge = self._frozen_edge(event)
        if edge is not None and event.button() == Qt.MouseButton.LeftButton:
            self._dragged = edge, event.position().x(), self.sectionSize(edge)
            return
        self._held = event.position().x() < self.frozen_width()
        if self.column_drag:
            self.column_drag.press(event)
        super().mousePressEvent(self._moved(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            column, start, width = self._dragged
            wider = round(width + event.position().x() - start)
            self.resizeSection(column, max(wider, self.minimumSectionSize()))
        elif self.column_drag and self.column_drag.pull(event):
            self.viewport().update()
        elif self._frozen_edge(event) is not None:
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            super().mouseMoveEvent(self._moved(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            self._dragged = None
            return
        drag = self.column_drag
        pulled = drag is not None and drag.pulled
        # Let go over no column, a pulled head is not clicked.
        super().mouseReleaseEvent(_nowhere(event) if pulled else self._moved(event))
        self._held = False
        if drag:
            drag.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(self._moved(event))

    def _frozen_edge(self, event: QMouseEvent) -> int | None:
        """The frozen column whose right edge is under the mouse while the others are scrolled."""
        if not self.offset() or event.buttons() & ~Qt.MouseButton.LeftButton:
            return None
        x = event.position().x()
        edges = (
            (at, self.sectionPosition(at) + self.sectionSize(at))
            for at in range(min(self.frozen, self.count()))
        )
        return next((at for at, edge in edges if abs(x - edge) <= _GRIP), None)

    def _moved(self, event: QMouseEvent) -> QMouseEvent:
        pressed = bool(event.buttons()) or event.type() == QEvent.Type.MouseButtonRelease
        inside = self._held if pressed else event.position().x() < self.frozen_width()
        if not inside or not self.offset():
            return event
        return QMouseEvent(
            event.type(),
            event.position() - QPointF(self.offset(), 0),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )


def _nowhere(event: QMouseEvent) -> QMouseEvent:
    out = QPointF(-1, -1)
    left, held = event.button(), event.buttons()
    return QMouseEvent(event.type(), out, event.globalPosition(), left, held, event.modifiers())
