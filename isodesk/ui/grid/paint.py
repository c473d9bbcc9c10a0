"""How a grid's cells are drawn and how tall a row must be."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from isodesk.ui.grid.flags import Flag
from isodesk.ui.grid.model import GridModel
from isodesk.ui.grid.source import GridRow
from isodesk.ui.style import COLOURS, scaled

SIDE = 8
ABOVE = 7
MAX_LINES = 8
_INDENT = 16
_FLAG = 9
_SELECTED = QStyle.StateFlag.State_Selected
_WRAP = Qt.TextFlag.TextWordWrap.value
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft.value,
    "center": Qt.AlignmentFlag.AlignHCenter.value,
    "right": Qt.AlignmentFlag.AlignRight.value,
}
_MIDDLE = Qt.AlignmentFlag.AlignVCenter.value
_TOP = Qt.AlignmentFlag.AlignTop.value


def paint_corner(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Fill the upper right corner: the sign of a finding in cells and heads alike."""
    right, top = rect.right(), rect.top()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    corner = (QPoint(right - _FLAG, top), QPoint(right, top), QPoint(right, top + _FLAG))
    painter.drawPolygon(corner)
    painter.setBrush(Qt.BrushStyle.NoBrush)


class GridLook:
    """Fonts, pens and brushes of a grid, made once for a font."""

    def __init__(self, font: QFont) -> None:
        self.fonts = {
            (bold, italic): _variant(font, bold, italic)
            for bold in (False, True)
            for italic in (False, True)
        }
        self.metrics = {face: QFontMetrics(font) for face, font in self.fonts.items()}
        self.line_height = self.metrics[False, False].lineSpacing()
        self.row_height = self.line_height + 2 * ABOVE + 1
        self.backgrounds = {
            "item": QBrush(QColor(COLOURS.surface)),
            "blank": QBrush(QColor(COLOURS.surface)),
            "group": QBrush(QColor(COLOURS.group)),
            "inner group": QBrush(QColor(COLOURS.window)),
            "total": QBrush(QColor(COLOURS.total)),
        }
        self.inks = {
            "": QPen(QColor(COLOURS.ink)),
            "muted": QPen(QColor(COLOURS.muted)),
            "accent": QPen(QColor(COLOURS.accent)),
            "wrong": QPen(QColor(COLOURS.wrong)),
            "doubt": QPen(QColor(COLOURS.doubt)),
            "hint": QPen(QColor(COLOURS.faint)),
        }
        self.line = QPen(QColor(COLOURS.line))
        self.refused = QBrush(QColor(COLOURS.wrong_soft))
        tint = QColor(COLOURS.accent)
        tint.setAlpha(30)
        self.selection = QBrush(tint)


def _variant(font: QFont, bold: bool, italic: bool) -> QFont:
    face = QFont(font)
    face.setBold(bold)
    face.setItalic(italic)
    return face


class GridPainter(QStyledItemDelegate):
    """Draws cells straight from the model; group rows let texts run on over empty cells."""

    def __init__(self, model: GridModel, header: QHeaderView, look: GridLook, parent: QObject):
        super().__init__(parent)
        self._model = model
        self._header = header
        self.look = look
        self.blank_hint = "Gõ hoặc dán vào đây để thêm dòng"
        self.clipped: set[int] = set()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row, column = index.row(), index.column()
        selected = bool(option.state & _SELECTED)
        self.paint_cell(painter, option.rect, row, column, selected)

    def paint_cell(
        self, painter: QPainter, rect: QRect, row: int, column: int, selected: bool
    ) -> None:
        """Draw one cell into ``rect``, grid lines on its right and lower edge included."""
        model, look = self._model, self.look
        place = model.row(row)
        inner = place.kind == "group" and place.level > 0
        painter.fillRect(rect, look.backgrounds["inner group" if inner else place.kind])
        if model.refused and model.is_refused(row, column):
            painter.fillRect(rect, look.refused)
        painter.setClipRect(rect)
        self._paint_text(painter, rect, row, column, place)
        painter.setClipping(False)
        if flag := model.flag(row, column):
            self.paint_flag(painter, rect, flag)
        if selected:
            painter.fillRect(rect, look.selection)
        painter.setPen(look.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        runs_on = place.kind == "blank" and self._is_under_hint(column)
        if place.kind != "group" and not runs_on:
            painter.drawLine(rect.topRight(), rect.bottomRight())

    def _paint_text(
        self, painter: QPainter, rect: QRect, row: int, column: int, place: GridRow
    ) -> None:
        model = self._model
        if place.kind == "blank":
            if column >= model.indent_column:
                self._paint_hint(painter, self._hint_box(column, rect))
            return
        text, first, box = model.text(row, column), column, rect
        if place.kind == "group":
            text, first, box = self._run_on(row, column, rect)
        if not text:
            return
        style = model.style(row, first)
        tone = style.tone or ("accent" if place.kind == "group" else "")
        painter.setFont(self.look.fonts[style.bold or place.kind != "item", style.italic])
        painter.setPen(self.look.inks[tone])
        left = SIDE + self._indent(row, first, place)
        area = box.adjusted(left, ABOVE // 2, -SIDE, -ABOVE // 2)
        align = _ALIGN[model.columns[first].align]
        upright = _TOP if row in self.clipped else _MIDDLE
        painter.drawText(area, align | upright | _WRAP, text)
        if first == model.indent_column and model.folds.has_rows_below(model.source_row(row)):
            self._paint_triangle(painter, box, row)
        if tone in ("wrong", "doubt"):
            self._underline(painter, box)

    def paint_flag(self, painter: QPainter, rect: QRect, flag: Flag) -> None:
        """The sign of a finding: the upper right corner in the colour of its severity."""
        paint_corner(painter, rect, self.look.inks[flag.tone].color())

    def _indent(self, row: int, column: int, place: GridRow) -> int:
        """How far a text stands in from the left, room for the triangle of its branch included."""
        model = self._model
        if column != model.indent_column:
            return 0
        triangle = model.folds.indents_all or model.folds.has_rows_below(model.source_row(row))
        return _INDENT * place.level + (_INDENT if triangle else 0)

    def triangle(self, box: QRect, row: int) -> QRect:
        """Where the triangle that folds a row stands in its cell ``box``."""
        left = box.left() + SIDE + _INDENT * self._model.row(row).level
        return QRect(left, box.center().y() - 5, 10, 10)

    def _paint_triangle(self, painter: QPainter, box: QRect, row: int) -> None:
        place = self.triangle(box, row)
        folded = self._model.folds.is_folded(self._model.source_row(row))
        x, y = place.center().x(), place.center().y()
        points = ((-2, -5), (4, 0), (-2, 5)) if folded else ((-5, -2), (5, -2), (0, 4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COLOURS.muted))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPolygon([QPoint(x + dx, y + dy) for dx, dy in points])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_hint(self, painter: QPainter, rect: QRect) -> None:
        painter.setFont(self.look.fonts[False, True])
        painter.setPen(self.look.inks["hint"])
        painter.drawText(
            rect.adjusted(SIDE, 0, -SIDE, 0), _ALIGN["left"] | _MIDDLE, self.blank_hint
        )

    def _hint_box(self, column: int, rect: QRect) -> QRect:
        """Where the hint stands, seen from a cell: from its own column on over the empty ones."""
        header, first = self._header, self._model.indent_column
        left = rect.left() - header.sectionPosition(column) + header.sectionPosition(first)
        width = sum(header.sectionSize(at) for at in range(first, len(self._model.columns)))
        return QRect(left, rect.top(), width, rect.height())

    def _is_under_hint(self, column: int) -> bool:
        """Whether the hint runs on beyond the right edge of this column."""
        first = self._model.indent_column
        wide = sum(self._header.sectionSize(at) for at in range(first, column + 1))
        words = self.look.metrics[False, True].horizontalAdvance(self.blank_hint)
        return column >= first and wide < words + 2 * SIDE

    def _underline(self, painter: QPainter, rect: QRect) -> None:
        pen = QPen(painter.pen())
        pen.setStyle(Qt.PenStyle.DotLine)
        pen.setWidth(2)
        painter.setPen(pen)
        painter.drawLine(
            rect.left() + SIDE, rect.bottom() - 3, rect.right() - SIDE, rect.bottom() - 3
        )

    def _run_on(self, row: int, column: int, rect: QRect) -> tuple[str, int, QRect]:
        """The text that covers a group's cell, its column, and the box it is laid out in."""
        model, header = self._model, self._header
        first = column
        while first > 0 and not model.text(row, first):
            first -= 1
        text = model.text(row, first)
        if not text or model.columns[first].align != "left":
            return (text if first == column else ""), first, rect
        end = first + 1
        while end < len(model.columns) and not model.text(row, end):
            end += 1
        left = rect.left() - header.sectionPosition(column) + header.sectionPosition(first)
        width = sum(header.sectionSize(at) for at in range(first, end))
        return text, first, QRect(left, rect.top(), width, rect.height())

    def height(self, row: int) -> int:
        """How tall the row must be for its texts, at most ``MAX_LINES`` lines, in pixels."""
        look, model = self.look, self._model
        place = model.row(row)
        lowest = look.row_height
        self.clipped.discard(row)
        if place.kind == "blank":
            return lowest
        tallest = look.line_height
        for column in range(len(model.columns)):
            text = model.text(row, column)
            if len(text) > 8:
                bold = place.kind != "item" or model.style(row, column).bold
                metrics = look.metrics[bold, False]
                tallest = max(tallest, self._text_height(text, row, column, metrics))
        cap = MAX_LINES * look.line_height
        if tallest > cap:
            self.clipped.add(row)
        return max(lowest, min(tallest, cap) + 2 * ABOVE + 1)

    def _text_height(self, text: str, row: int, column: int, metrics: QFontMetrics) -> int:
        place = self._model.row(row)
        indent = self._indent(row, column, place)
        width = self._header.sectionSize(column)
        if place.kind == "group":
            width = self._run_on(row, column, QRect())[2].width() or width
        width -= 2 * SIDE + indent
        if "\n" not in text and metrics.horizontalAdvance(text) <= width:
            return self.look.line_height
        return metrics.boundingRect(QRect(0, 0, max(width, 20), 1 << 20), _WRAP, text).height()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(scaled(self._model.columns[index.column()].width), self.height(index.row()))
