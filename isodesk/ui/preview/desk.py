"""The desk: sheets of paper drawn as they come into view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from isodesk.exporters.pdf.mapped import MappedPdf, Source
from isodesk.ui.finding_signs import signs
from isodesk.ui.icons import icon
from isodesk.ui.preview.margin_signs import MarginSign, Mark, signs_on
from isodesk.ui.preview.pages import PdfPages
from isodesk.ui.preview.sheets import (
    LARGEST,
    MARGIN,
    SMALLEST,
    Desk,
    Spot,
    Zoom,
    fitting,
    next_step,
)
from isodesk.ui.style import COLOURS

CACHE_BYTES = 96 * 2**20
_MOST_DOTS = 24_000_000  # of one picture; larger zooms are drawn from it
_SHADOW = QColor(29, 43, 48, 26)
_HINT_FILL = QColor(15, 92, 110, 22)
_HINT_EDGE = QColor(15, 92, 110, 120)
_GO = "Nhấp để đến chỗ sửa"


class DeskView(QAbstractScrollArea):
    """Pages of a PDF at a zoom; a click tells which place of the plan lies under it."""

    jump = Signal(str)
    moved = Signal()
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zoom: Zoom = "width"
        self._pdf: MappedPdf | None = None
        self._opened: list[PdfPages] = []
        opened = self._opened
        self.destroyed.connect(lambda: _close(opened))
        self._desk = Desk((), 1.0, 0, 0)
        self._pictures: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._hover: Source | None = None
        self._icons = {severity: icon(*sign) for severity, sign in signs().items()}
        self._marks: Sequence[Mark] = ()
        self.signs: tuple[MarginSign, ...] = ()
        self.viewport().setMouseTracking(True)
        self.setFrameShape(self.Shape.NoFrame)
        self.setAccessibleName("Các trang như khi in")
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scroll)

    # What lies on it

    def show_pdf(self, pdf: MappedPdf) -> None:
        """Put these sheets in place of those there; what was in view stays in view."""
        seen = self._spot(QPoint(0, 0))
        pages = PdfPages(pdf.data)
        _close(self._opened)
        self._opened.append(pages)
        self._pdf = pdf
        self._pictures.clear()
        self._hover = None
        self._arrange(seen, QPoint(0, 0))
        self.moved.emit()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show the signs of these findings in the margins, and no others."""
        self._marks = marks
        self.signs = signs_on(self._desk, marks)
        self.viewport().update()

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return len(self._desk.boxes)

    @property
    def page(self) -> int:
        """The sheet in the middle of the view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return self._desk.page_at(middle) if self.count else 0

    @property
    def said_of_page(self) -> str:
        """What findings say of the sheet in the middle, a line each."""
        return "\n".join(sign.words for sign in self.signs if sign.page == self.page)

    def area_of(self, sign: MarginSign) -> QRect:
        """Where a sign stands in pixels of the view."""
        return sign.area.translated(-self._offset)

    @property
    def factor(self) -> float:
        """How large the sheets are, 1 for their real size."""
        return self._desk.scale / self._real

    @property
    def box(self) -> QRect:
        """The box of the sheet in the middle, in pixels of the view."""
        return self._desk.boxes[self.page].translated(-self._offset)

    def go_to(self, page: int) -> None:
        """Bring the top of a sheet to the top of the view."""
        if self.count:
            box = self._desk.boxes[min(max(page, 0), self.count - 1)]
            self.verticalScrollBar().setValue(box.top() - MARGIN)

    def point_of(self, source: Source) -> QPoint:
        """The middle of a source in pixels of the view."""
        return self._rect(source).center().toPoint()

    def pictures_bytes(self) -> int:
        """The memory that the pictures of pages take."""
        return sum(picture.sizeInBytes() for picture in self._pictures.values())

    # Zoom

    def set_zoom(self, zoom: Zoom, at: QPoint | None = None) -> None:
        """Show at this zoom; the point ``at`` of the view, else its middle top, stays."""
        at = at or QPoint(self.viewport().width() // 2, 0)
        seen = self._spot(at)
        self.zoom = zoom if isinstance(zoom, str) else min(max(zoom, SMALLEST), LARGEST)
        self._arrange(seen, at)
        self.zoomed.emit()

    def step_zoom(self, up: bool, at: QPoint | None = None) -> None:
        """The next round zoom."""
        self.set_zoom(next_step(self.factor, up), at)

    @property
    def _pages(self) -> PdfPages | None:
        return self._opened[0] if self._opened else None

    @property
    def _real(self) -> float:
        return self.logicalDpiX() / 72

    def _arrange(self, seen: Spot | None, at: QPoint) -> None:
        """Lay the sheets out, then scroll so that ``seen`` is at ``at``."""
        sizes = self._pages.sizes if self._pages else ()
        room = QSizeF(self.maximumViewportSize())
        bar = self.verticalScrollBar().sizeHint().width()
        scale = fitting(sizes, self.zoom, QSizeF(room.width() - bar, room.height()), self._real)
        self._desk = Desk.of(sizes, scale, self.viewport().width())
        self.signs = signs_on(self._desk, self._marks)
        view = self.viewport().size()
        for scroll, whole, part in (
            (self.verticalScrollBar(), self._desk.height, view.height()),
            (self.horizontalScrollBar(), self._desk.width, view.width()),
        ):
            scroll.setRange(0, max(0, whole - part))
            scroll.setPageStep(part)
            scroll.setSingleStep(48)
        if seen is not None and self.count:
            goal = self._desk.point_of(seen).toPoint() - at
            self.verticalScrollBar().setValue(goal.y())
            self.horizontalScrollBar().setValue(goal.x())
        self.viewport().update()

    @property
    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _spot(self, at: QPoint) -> Spot | None:
        return self._desk.spot_at(QPointF(at + self._offset)) if self.count else None

    def _on_scroll(self) -> None:
        self._hover = None
        self.viewport().update()
        self.moved.emit()

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(COLOURS.line))
        for page, box in enumerate(self._desk.boxes):
            sheet = box.translated(-self._offset)
            if sheet.adjusted(0, 0, 4, 4).intersects(event.rect()):
                self._draw_sheet(painter, page, sheet)
        for sign in self.signs:
            if self.area_of(sign).intersects(event.rect()):
                self._icons[sign.severity].paint(painter, self.area_of(sign))
        if self._hover is not None:
            painter.setPen(QPen(_HINT_EDGE, 1))
            painter.setBrush(_HINT_FILL)
            painter.drawRect(self._rect(self._hover))

    def _draw_sheet(self, painter: QPainter, page: int, sheet: QRect) -> None:
        for spread in (1, 2, 3):
            painter.fillRect(sheet.adjusted(-1, 0, spread, spread), _SHADOW)
        painter.fillRect(sheet, QColor(COLOURS.surface))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        picture = self._picture(page)
        if picture.deviceIndependentSize().toSize() == sheet.size():
            painter.drawImage(sheet.topLeft(), picture)
        else:
            painter.drawImage(QRectF(sheet), picture)

    def _picture(self, page: int) -> QImage:
        """The page's picture for this screen, kept until others need its memory."""
        pages = self._opened[0]
        ratio = self.devicePixelRatioF()
        size = pages.sizes[page]
        scale = self._desk.scale * ratio
        scale = min(scale, (_MOST_DOTS / (size.width() * size.height())) ** 0.5)
        key = (page, round(size.width() * scale))
        if key not in self._pictures:
            picture = pages.picture(page, scale * 72)
            picture.setDevicePixelRatio(ratio)
            self._pictures[key] = picture
            while self.pictures_bytes() > CACHE_BYTES and len(self._pictures) > 1:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]

    def _rect(self, source: Source) -> QRectF:
        corner = self._desk.point_of(Spot(source.page, source.left, source.top))
        size = QSizeF(source.width, source.height) * self._desk.scale
        return QRectF(corner - QPointF(self._offset), size)

    # Hands

    def source_at(self, at: QPoint) -> Source | None:
        """The place of the plan at a point of the view."""
        spot = self._spot(at)
        if spot is None or self._pdf is None:
            return None
        return self._pdf.source_at(spot.page, spot.x, spot.y)

    def sign_at(self, at: QPoint) -> MarginSign | None:
        """The sign of findings at a point of the view."""
        return next((sign for sign in self.signs if self.area_of(sign).contains(at)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        sign = self.sign_at(at)
        found = None if sign else self.source_at(at)
        words = f"{sign.words}\n{_GO}" if sign else _GO if found else ""
        if found != self._hover or words != self.viewport().toolTip():
            self._hover = found
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(hand if words else arrow)
            self.viewport().setToolTip(words)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        found = self.sign_at(at) or self.source_at(at)
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self.jump.emit(found.place)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave and self._hover is not None:
            self._hover = None
            self.viewport().update()
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(event.angleDelta().y() > 0, event.position().toPoint())
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        elif self.zoom == "page" and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_to(self.page + (1 if key == Qt.Key.Key_PageDown else -1))
        elif with_control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.step_zoom(key != Qt.Key.Key_Minus)
        elif with_control and key == Qt.Key.Key_0:
            self.set_zoom(1.0)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        seen = self._spot(QPoint(0, 0))
        self._arrange(seen, QPoint(0, 0))
        if isinstance(self.zoom, str):
            self.zoomed.emit()
        self.moved.emit()


def _close(opened: list[PdfPages]) -> None:
    """Let PDFs go; pdfium complains of those still open when the program ends."""
    while opened:
        opened.pop().close()
