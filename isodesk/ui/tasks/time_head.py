"""The head of the roadmap: years above quarters, months above days, and this day's mark."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QWidget

from isodesk.ui.style import COLOURS
from isodesk.ui.tasks.roadmap_paint import RoadmapPainter
from isodesk.ui.tasks.timescale import TimeScale


class TimeHead(QWidget):
    """Two lines over the roadmap; ``offset`` is how far the roadmap is scrolled."""

    def __init__(self, look: RoadmapPainter, scale: TimeScale, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.scale = scale
        self.today: date | None = None
        self.offset = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(COLOURS.window))
        half = self.height() / 2
        painter.translate(-self.offset, 0)
        upper = QRectF(self.offset, 0, self.width(), half)
        lower = QRectF(self.offset, half, self.width(), half)
        self._look.paint_head(painter, self.scale, upper, upper=True)
        self._look.paint_head(painter, self.scale, lower, upper=False)
        painter.setPen(self._look.line)
        painter.drawLine(upper.bottomLeft(), upper.bottomRight())
        painter.setPen(self._look.year_line)
        bottom = self.height() - 0.5
        painter.drawLine(QPointF(self.offset, bottom), QPointF(lower.right(), bottom))
        self._paint_today(painter)

    def _paint_today(self, painter: QPainter) -> None:
        if self.today is None:
            return
        x, bottom = self.scale.start(self.today), float(self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COLOURS.wrong))
        points = (QPointF(x - 5, bottom - 7), QPointF(x + 5, bottom - 7), QPointF(x, bottom))
        painter.drawPolygon(QPolygonF(points))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
