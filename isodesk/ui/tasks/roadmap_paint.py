"""How the roadmap's head, bars, bands, diamonds and words are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPen,
    QPolygonF,
)

from isodesk.documents.roadmap_tones import Tone
from isodesk.ui.style import COLOURS, legible
from isodesk.ui.tasks.shapes import Shape, ShapeKind
from isodesk.ui.tasks.timescale import HeadCell, TimeScale

BAR = 18.0
_ROUND = 5.0
_DONE_HALF = 13.0
_GAP = 6.0
_TEXT = Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignLeft.value
_MIDDLE = Qt.AlignmentFlag.AlignCenter.value


def box_of(shape: Shape, scale: TimeScale, middle: float) -> QRectF:
    """Where a shape stands in its row, in pixels of the scale; ``middle`` is the row's."""
    if shape.kind is ShapeKind.DIAMOND:
        return QRectF(scale.end(shape.last) - BAR / 2, middle - BAR / 2, BAR, BAR)
    left, right = scale.start(shape.first), scale.end(shape.last)
    return QRectF(left, middle - BAR / 2, max(right - left, 4.0), BAR)


class RoadmapPainter:
    """Pens, brushes and fonts of the roadmap, made once for a font.

    Words that would pass ``right_edge``, in pixels of the scale, stand before their shape; those
    inside a bar that begins before ``left_edge`` begin there.
    """

    def __init__(self, font: QFont) -> None:
        self.font, self.small, self.bold = QFont(font), QFont(font), QFont(font)
        self.small.setPointSizeF(max(font.pointSizeF() - 1, 7))
        self.bold.setBold(True)
        self.metrics = QFontMetricsF(self.small)
        self.head_metrics = QFontMetricsF(self.bold)
        self.accent, self.soft = QColor(COLOURS.accent), QColor(COLOURS.accent_soft)
        self.bar = QBrush(self.accent)
        self.rim = QPen(self.accent, 1)
        self.chosen_rim = QPen(QColor(COLOURS.accent_dark), 2)
        self.surface = QBrush(QColor(COLOURS.surface))
        self.group = QBrush(QColor(COLOURS.group))
        self.hatch = QBrush(self.accent, Qt.BrushStyle.BDiagPattern)
        self.line = QPen(QColor(COLOURS.line))
        self.year_line = QPen(QColor(COLOURS.line_strong))
        self.today = QPen(QColor(COLOURS.wrong), 1.4)
        self.selection = QColor(COLOURS.accent)
        self.selection.setAlpha(30)
        self._plain_bar, self._plain_rim, self._plain_soft = self.bar, self.rim, self.soft
        self._plain_hatch, self.ink = self.hatch, COLOURS.surface
        self.left_edge = self.right_edge = 0.0
        self.sign = QRectF()
        self._forms: dict[tuple[TimeScale, bool], int] = {}

    # Behind the bars

    def paint_row(self, painter: QPainter, area: QRectF, is_group: bool, chosen: bool) -> None:
        """The ground of one row and the line under it.

        Straight lines are filled: stroking one takes ten times as long.
        """
        painter.fillRect(area, self.group if is_group else self.surface)
        if chosen:
            painter.fillRect(area, self.selection)
        painter.fillRect(QRectF(0, area.bottom() - 1, area.right(), 1), self.line.color())

    def paint_lines(self, painter: QPainter, scale: TimeScale, area: QRectF) -> None:
        """The upright lines between years and their parts."""
        left, right = area.left(), area.right() + 1
        heads = scale.heads(left, right)
        for cells, pen in ((scale.parts(left, right), self.line), (heads, self.year_line)):
            colour = pen.color()
            for cell in cells:
                if left <= cell.right <= right:
                    line = QRectF(round(cell.right) - 1, area.top(), 1, area.height())
                    painter.fillRect(line, colour)

    def paint_today(self, painter: QPainter, x: float, area: QRectF) -> None:
        """The line of this day."""
        painter.setPen(self.today)
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    # Shapes

    def take(self, tone: Tone | None) -> None:
        """Use this colour for the shapes that follow, None for the plain one."""
        if tone is None:
            self.bar, self.rim, self.ink = self._plain_bar, self._plain_rim, COLOURS.surface
            self.soft, self.hatch = self._plain_soft, self._plain_hatch
            return
        fill, self.ink = legible(f"#{tone.fill}", f"#{tone.ink}")
        colour = QColor(fill)
        self.bar, self.rim = QBrush(colour), QPen(colour.darker(135), 1)
        self.soft, self.hatch = colour.lighter(165), QBrush(colour, Qt.BrushStyle.BDiagPattern)

    def paint_shape(
        self, painter: QPainter, shape: Shape, box: QRectF, phrase: str, *, chosen: bool = False
    ) -> None:
        """A task's shape with its words inside, or behind it where they do not fit."""
        painter.setPen(self.chosen_rim if chosen else self.rim)
        match shape.kind:
            case ShapeKind.BAR:
                painter.setBrush(self.bar)
                painter.drawRoundedRect(box, _ROUND, _ROUND)
                self._label(painter, box, phrase, self.ink, chosen)
            case ShapeKind.OPEN:
                self._open_bar(painter, box)
                self._label(painter, box, phrase, self.ink, chosen)
            case ShapeKind.BAND:
                painter.fillRect(box, self.soft)
                painter.setBrush(self.hatch)
                painter.drawRoundedRect(box, 2, 2)
                self._banner(painter, box, phrase, chosen)
            case ShapeKind.DIAMOND:
                painter.setBrush(self.bar)
                painter.drawPolygon(_diamond(box))
                self._label(painter, box, phrase, "", chosen)
            case ShapeKind.WORDS:
                self._words(painter, box, phrase)
            case ShapeKind.NONE:
                return

    def paint_locked(self, painter: QPainter, shape: Shape, box: QRectF) -> None:
        """Where a task stood in the locked version: thin, under its shape."""
        if shape.kind in (ShapeKind.NONE, ShapeKind.WORDS):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COLOURS.muted))
        thin = QRectF(box.left(), box.bottom() + 3, box.width(), 4)
        if shape.kind is ShapeKind.DIAMOND:
            thin = QRectF(box.center().x() - 4, box.bottom() + 1, 8, 8)
            painter.drawPolygon(_diamond(thin))
        else:
            painter.drawRect(thin)

    def paint_done(self, painter: QPainter, x: float, middle: float) -> None:
        """The day a task was done: a thin mark across its bar, told from it by a light rim."""
        painter.setPen(Qt.PenStyle.NoPen)
        for half, colour in ((2.5, COLOURS.surface), (1.0, COLOURS.ink)):
            painter.setBrush(QColor(colour))
            painter.drawRect(QRectF(x - half, middle - _DONE_HALF, 2 * half, 2 * _DONE_HALF))

    def paint_parts(
        self,
        painter: QPainter,
        parts: Sequence[tuple[Shape, QRectF]],
        phrase: str,
        *,
        chosen: bool = False,
    ) -> None:
        """The shapes of a time that comes back every year, its words in the first gap that holds
        them; where none does, the table has them."""
        lefts = [box.left() for _, box in parts[1:]] + [self.right_edge]
        room = self.metrics.horizontalAdvance(phrase) + 2 * _GAP
        for (shape, box), after in zip(parts, lefts, strict=True):
            fits = box.right() + room <= after
            self.paint_shape(painter, shape, box, "", chosen=chosen)
            if fits:
                self._label(painter, box, phrase, "", chosen)
                phrase = ""

    def _open_bar(self, painter: QPainter, box: QRectF) -> None:
        fading = QLinearGradient(box.topLeft(), box.topRight())
        begin, end = self.bar.color(), QColor(self.bar.color())
        end.setAlpha(20)
        fading.setColorAt(0, begin)
        fading.setColorAt(0.55, begin)
        fading.setColorAt(1, end)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(fading))
        painter.drawRoundedRect(box, _ROUND, _ROUND)

    def _label(
        self, painter: QPainter, box: QRectF, phrase: str, inside: str, chosen: bool
    ) -> None:
        """Words inside the shape in the ink ``inside``, else beside it, clear of any line."""
        if not phrase:
            return
        painter.setFont(self.small)
        width = self.metrics.horizontalAdvance(phrase)
        within = box.adjusted(_GAP, 0, -_GAP, 0)
        within.setLeft(max(within.left(), min(self.left_edge + _GAP, within.right() - width)))
        within.setLeft(self._behind_sign(within))
        if inside and width <= within.width():
            painter.setPen(QColor(inside))
            painter.drawText(within, _TEXT, phrase)
            return
        behind = QRectF(box.right() + _GAP, box.top() + 1, width + 2, box.height() - 2)
        behind.moveLeft(self._behind_sign(behind))
        first = box.left() if self.sign.isEmpty() else min(box.left(), self.sign.left())
        if behind.right() > self.right_edge and first > width + 2 * _GAP:
            behind.moveRight(first - _GAP)
        painter.fillRect(behind, QColor(COLOURS.surface))
        if chosen:
            painter.fillRect(behind, self.selection)
        painter.setPen(QColor(COLOURS.muted))
        painter.drawText(behind, _TEXT, phrase)

    def _behind_sign(self, words: QRectF) -> float:
        """Where words begin: behind the sign of a finding where that stands over their begin."""
        covers = self.sign.intersects(words) and not self.sign.left() > words.left()
        return max(words.left(), self.sign.right() + _GAP) if covers else words.left()

    def _banner(self, painter: QPainter, box: QRectF, phrase: str, chosen: bool) -> None:
        """Words on a band, on a ground of their own so that the hatching does not cross them."""
        if not phrase:
            return
        width = self.metrics.horizontalAdvance(phrase) + 2 * _GAP
        ground = QRectF(box.left() + _GAP, box.top() + 1, width, box.height() - 2)
        ground.moveLeft(self._behind_sign(ground))
        if ground.right() > box.right() - _GAP:
            self._label(painter, box, phrase, "", chosen)
            return
        painter.fillRect(ground, self.soft)
        painter.setFont(self.small)
        painter.setPen(QColor(COLOURS.accent_dark))
        painter.drawText(ground, _MIDDLE, phrase)

    def _words(self, painter: QPainter, box: QRectF, phrase: str) -> None:
        width = min(self.metrics.horizontalAdvance(phrase) + 2 * _GAP, max(box.width(), 120.0))
        frame = QRectF(box.left() + 2, box.top(), width, box.height())
        painter.setPen(QPen(QColor(COLOURS.doubt), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(COLOURS.surface))
        painter.drawRoundedRect(frame, _ROUND, _ROUND)
        painter.setFont(self.small)
        painter.setPen(QColor(COLOURS.doubt))
        shown = self.metrics.elidedText(phrase, Qt.TextElideMode.ElideRight, width - 2 * _GAP + 1)
        painter.drawText(frame.adjusted(_GAP, 0, 0, 0), _TEXT, shown)

    def paint_arrow(self, painter: QPainter, start: QRectF, end: QRectF, *, late: bool) -> None:
        """From the end of a shape, clear of its words, to one that waits for it.

        Red, and dashed for eyes that know no red, where it comes too ``late``.
        """
        colour = QColor(COLOURS.wrong if late else COLOURS.muted)
        style = Qt.PenStyle.DashLine if late else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1.6 if late else 1.2, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        down = end.center().y() > start.center().y()
        edge, middle = (
            (start.bottom(), start.bottom() + 7) if down else (start.top(), start.top() - 7)
        )
        out = max(start.right() - 6, start.center().x())
        x, y = end.left() + min(8.0, end.width() / 2), end.top() if down else end.bottom()
        target = QPointF(x, y)
        bends = (QPointF(out, edge), QPointF(out, middle), QPointF(x, middle), target)
        painter.drawPolyline(QPolygonF(bends))
        tip = -6 if down else 6
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        corners = (target, QPointF(target.x() - 4, target.y() + tip))
        painter.drawPolygon(QPolygonF((*corners, QPointF(target.x() + 4, target.y() + tip))))

    def paint_summary(self, painter: QPainter, left: float, right: float, middle: float) -> None:
        """The span of a group: a thin line with its two ends turned down."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COLOURS.accent_dark))
        top, width = middle - 4, max(right - left, 6.0)
        painter.drawRect(QRectF(left, top, width, 4))
        for x, tip in ((left, left), (left + width - 6, left + width)):
            points = (QPointF(x, top + 3), QPointF(x + 6, top + 3), QPointF(tip, top + 10))
            painter.drawPolygon(QPolygonF(points))

    def paint_ghost(
        self, painter: QPainter, shape: Shape, box: QRectF, phrase: str, room: QRectF
    ) -> None:
        """Where a dragged shape would land, with the words that it would have."""
        tint = QColor(self.accent)
        tint.setAlpha(90)
        painter.setPen(QPen(self.accent, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(tint)
        if shape.kind is ShapeKind.DIAMOND:
            painter.drawPolygon(_diamond(box))
        else:
            painter.drawRoundedRect(box, _ROUND, _ROUND)
        painter.setFont(self.bold)
        width = self.head_metrics.horizontalAdvance(phrase) + 20
        bubble = QRectF(box.center().x() - width / 2, box.top() - 30, width, 24)
        if bubble.top() < room.top() + 2:
            bubble.moveTop(box.bottom() + 6)
        bubble.moveLeft(min(max(bubble.left(), room.left() + 4), room.right() - width - 4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COLOURS.ink))
        painter.drawRoundedRect(bubble, 4, 4)
        painter.setPen(QColor(COLOURS.surface))
        painter.drawText(bubble, _MIDDLE, phrase)

    # The head

    def paint_head(self, painter: QPainter, scale: TimeScale, area: QRectF, *, upper: bool) -> None:
        """One line of the head; all titles take the fullest form that every cell has room for."""
        painter.setFont(self.bold if upper else self.font)
        metrics = self.head_metrics if upper else QFontMetricsF(self.font)
        cells = (scale.heads if upper else scale.parts)(area.left(), area.right())
        form = self._form(scale, metrics, upper=upper)
        for cell in cells:
            box = QRectF(cell.left, area.top(), cell.right - cell.left, area.height())
            painter.setPen(self.year_line if upper else self.line)
            x = round(box.right()) - 0.5
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            shown = box.intersected(area) if upper else box
            title = cell.titles[form] if form >= 0 else ""
            if shown.width() >= metrics.horizontalAdvance(title):
                painter.setPen(QColor(COLOURS.ink if upper else COLOURS.muted))
                painter.drawText(shown, _MIDDLE, title)

    def _form(self, scale: TimeScale, metrics: QFontMetricsF, *, upper: bool) -> int:
        """The form of all titles: what fits the first year fits the others too."""
        known = self._forms.get((scale, upper))
        if known is None:
            a_year = scale.heads(0, scale.a_year) if upper else scale.parts(0, scale.a_year)
            whole = [cell for cell in a_year if cell.right - cell.left > 1]
            known = _fullest(whole[1:-1] or whole, metrics)
            self._forms = {key: form for key, form in self._forms.items() if key[0] == scale}
            self._forms[scale, upper] = known
        return known


def _fullest(cells: Sequence[HeadCell], metrics: QFontMetricsF) -> int:
    """The first form of the titles that fits all cells, -1 if none does."""
    room = [(cell.titles, cell.right - cell.left - 6) for cell in cells]
    forms = range(len(room[0][0]) if room else 0)
    fitting = (
        form
        for form in forms
        if all(metrics.horizontalAdvance(titles[form]) <= width for titles, width in room)
    )
    return next(fitting, -1)


def _diamond(box: QRectF) -> QPolygonF:
    middle = box.center()
    return QPolygonF(
        (
            QPointF(middle.x(), box.top()),
            QPointF(box.right(), middle.y()),
            QPointF(middle.x(), box.bottom()),
            QPointF(box.left(), middle.y()),
        )
    )
