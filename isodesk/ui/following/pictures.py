"""Biểu đồ: the plan's charts, drawn as the report prints them; each can be copied."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from isodesk.documents.chart_shapes import INK, Anchor, Box, Dot, Shape, Stroke, Words, chart_shapes
from isodesk.documents.charts import Chart, charts_of
from isodesk.facts import PlanFacts
from isodesk.ui.named import named
from isodesk.ui.style import COLOURS
from isodesk.ui.tool_button import tool_button

_PIXELS = 96 / 72
_HEIGHT = 250.0  # points
_MARGIN = 12.0
_SHARP = 2
_NOTHING = "Chưa có số liệu để vẽ. Ghi kết quả ở các phần bên cạnh, biểu đồ hiện ra ở đây."


class ChartPicture(QWidget):
    """One chart, as wide as its room."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.chart = chart
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_spoken(chart))

    def sizeHint(self) -> QSize:
        return QSize(560, round((_HEIGHT + 2 * _MARGIN) * _PIXELS))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("white"))
        painter.scale(_PIXELS, _PIXELS)
        painter.translate(_MARGIN, _MARGIN)
        width = self.width() / _PIXELS - 2 * _MARGIN
        for shape in chart_shapes(self.chart, width, _HEIGHT, self._measure):
            self._draw(painter, shape)

    def picture(self) -> QPixmap:
        """The chart as it is shown, sharp enough for print."""
        picture = QPixmap(self.size() * _SHARP)
        picture.setDevicePixelRatio(_SHARP)
        self.render(picture)
        return picture

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.picture())

    def _font(self, size: float, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(size * _PIXELS))
        font.setBold(bold)
        return font

    def _measure(self, text: str, size: float, bold: bool) -> float:
        return QFontMetricsF(self._font(size, bold)).horizontalAdvance(text) / _PIXELS

    def _draw(self, painter: QPainter, shape: Shape) -> None:
        outline = QPen(QColor(f"#{INK}"), 0.6)
        match shape:
            case Box():
                painter.setPen(outline)
                painter.setBrush(QColor(f"#{shape.fill}"))
                painter.drawRect(QRectF(shape.left, shape.top, shape.width, shape.height))
            case Stroke():
                style = Qt.PenStyle.DashLine if shape.dashed else Qt.PenStyle.SolidLine
                painter.setPen(QPen(QColor(f"#{shape.colour}"), shape.width, style))
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))
            case Dot():
                painter.setPen(outline)
                painter.setBrush(QColor(f"#{shape.fill}"))
                painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
            case Words():
                self._write(painter, shape)

    def _write(self, painter: QPainter, words: Words) -> None:
        width = self._measure(words.text, words.size, words.bold)
        shift = {Anchor.LEFT: 0.0, Anchor.CENTRE: width / 2, Anchor.RIGHT: width}[words.anchor]
        painter.save()
        painter.translate(words.x - shift, words.baseline)
        painter.scale(1 / _PIXELS, 1 / _PIXELS)
        painter.setPen(QColor(f"#{INK}"))
        painter.setFont(self._font(words.size, words.bold))
        painter.drawText(QPointF(0, 0), words.text)
        painter.restore()


class PicturesPart(QScrollArea):
    """All charts that have something to show, below each other."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures: list[ChartPicture] = []
        self._charts: tuple[Chart, ...] | None = None
        self.setWidgetResizable(True)
        self.setAccessibleName("Biểu đồ")

    def show_plan(self, plan: PlanFacts) -> None:
        """Draw the charts of a plan as it stands today."""
        charts = charts_of(plan, date.today())
        if charts == self._charts:
            return
        self._charts = charts
        body = QWidget()
        body.setStyleSheet(f"background: {COLOURS.surface}")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(4)
        self.pictures = [ChartPicture(chart) for chart in charts]
        for picture in self.pictures:
            line = QHBoxLayout()
            line.addStretch(1)
            tip = f"Chép ảnh biểu đồ {picture.chart.title} để dán vào Word"
            line.addWidget(tool_button("Chép ảnh", "copy", tip, picture.copy))
            column.addLayout(line)
            column.addWidget(picture)
        if not charts:
            column.addWidget(named(QLabel(_NOTHING), "emptyHint"))
        column.addStretch(1)
        self.setWidget(body)


def _spoken(chart: Chart) -> str:
    """The chart in words, for those who do not see it."""
    parts = [
        f"{name}: " + ", ".join(f"{s.name} {s.values[at]}" for s in chart.series)
        for at, name in enumerate(chart.categories)
    ]
    return f"{chart.title}. {'; '.join(parts)}"
