"""Fields, blanks and cards as single characters of a document, painted by us."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from isodesk.facts import Blank, FieldRef, RichText
from isodesk.ui.style import COLOURS, scaled_points

CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
CARD = QTextFormat.ObjectTypes.UserObject.value + 2
OBJECT = "\ufffc"

_USER = QTextFormat.Property.UserProperty.value
BOLD = _USER + 1
ITALIC = _USER + 2
SHOWN = _USER + 3
PART = _USER + 4
TITLE = _USER + 5
LINES = _USER + 6

_PADDING = 3.0
_INDENT = 84.0  # the room of the numbers and of the deepest list
_LEAST = 160.0
_NO_END = 10_000.0
_CARD_WIDTH = 620.0
_NARROWEST = 160.0
_CARD_PADDING = 12.0


def chip_format(base: QTextCharFormat, part: FieldRef | Blank, shown: str) -> QTextCharFormat:
    """The format of the one character that stands for a field or a blank."""
    chip = QTextCharFormat(base)
    chip.setObjectType(CHIP)
    chip.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    chip.setProperty(PART, RichText((part,)).dumps())
    chip.setProperty(SHOWN, shown)
    return chip


def chip_part(format_: QTextFormat) -> FieldRef | Blank | None:
    """The field or blank behind a character, None for any other character."""
    if format_.objectType() != CHIP:
        return None
    part = RichText.loads(str(format_.property(PART))).parts[0]
    return part if isinstance(part, FieldRef | Blank) else None


def card_format(title: str, lines: list[str]) -> QTextCharFormat:
    """The format of the one character that stands for a table or a list kept elsewhere."""
    card = QTextCharFormat()
    card.setObjectType(CARD)
    card.setProperty(TITLE, title)
    card.setProperty(LINES, "\n".join(lines))
    return card


class _Drawn(QPyTextObject):
    """A character that is painted with smooth edges and leaves the painter as it was."""

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _doc: QTextDocument,
        _place: int,
        format_: QTextFormat,
    ) -> None:
        """Paint the character where the text has room for it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, QRectF(rect), format_)
        painter.restore()

    @abstractmethod
    def paint(self, painter: QPainter, place: QRectF, format_: QTextFormat) -> None:
        """Paint the character of this format."""


class Chips(_Drawn):
    """Paints the characters of `chip_format`."""

    def intrinsicSize(self, doc: QTextDocument, _place: int, format_: QTextFormat) -> QSizeF:
        """As wide as the shown text with a little room, as high as its line; what is longer than a
        line of the page stands on several."""
        metrics = QFontMetricsF(format_.toCharFormat().font())
        shown = str(format_.property(SHOWN))
        width = metrics.horizontalAdvance(shown) + 2 * _PADDING
        most = max(doc.textWidth() - 2 * doc.documentMargin() - _INDENT, _LEAST)
        if width <= most:
            return QSizeF(width, metrics.height())
        inside = QRectF(0, 0, most - 2 * _PADDING, _NO_END)
        wrapped = metrics.boundingRect(inside, Qt.TextFlag.TextWordWrap.value, shown)
        return QSizeF(most, wrapped.height() + metrics.descent())

    def paint(self, painter: QPainter, place: QRectF, format_: QTextFormat) -> None:
        """A shaded stretch with the shown text."""
        is_field = isinstance(chip_part(format_), FieldRef)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COLOURS.accent_soft if is_field else COLOURS.doubt_soft))
        painter.drawRoundedRect(place.adjusted(0.5, 0, -0.5, 0), 3, 3)
        painter.setPen(QColor(COLOURS.ink))
        font = format_.toCharFormat().font()
        painter.setFont(font)
        shown = str(format_.property(SHOWN))
        if place.height() < 1.5 * QFontMetricsF(font).height():
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
            return
        inside = place.adjusted(_PADDING, 0, -_PADDING, 0)
        painter.drawText(inside, Qt.TextFlag.TextWordWrap.value, shown)


class Cards(_Drawn):
    """Paints the characters of `card_format`: a title and some lines, cut to the card's width."""

    def intrinsicSize(self, doc: QTextDocument, place: int, format_: QTextFormat) -> QSizeF:
        """A box as wide as the text, high enough for its lines."""
        indent = doc.findBlock(place).blockFormat().leftMargin()
        room = doc.textWidth() - 2 * doc.documentMargin() - indent
        width = min(_CARD_WIDTH, max(room, _NARROWEST))
        lines = str(format_.property(LINES)).count("\n") + 1 if format_.property(LINES) else 0
        height = QFontMetricsF(_card_font()).height() * (lines + 1) + 2 * _CARD_PADDING
        return QSizeF(width, height + 4 * bool(lines))

    def paint(self, painter: QPainter, place: QRectF, format_: QTextFormat) -> None:
        """The box."""
        painter.setPen(QColor(COLOURS.line_strong))
        painter.setBrush(QColor(COLOURS.window))
        box = place.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 5, 5)
        inside = box.adjusted(_CARD_PADDING, _CARD_PADDING, -_CARD_PADDING, -_CARD_PADDING)
        font = _card_font()
        metrics = QFontMetricsF(font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(COLOURS.accent_dark))
        title = QFontMetricsF(font).elidedText(
            str(format_.property(TITLE)), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(_card_font())
        painter.setPen(QColor(COLOURS.muted))
        top = inside.top() + metrics.height() + 4
        for line in filter(None, str(format_.property(LINES)).split("\n")):
            cut = metrics.elidedText(line, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(
                QRectF(inside.left(), top, inside.width(), metrics.height()),
                Qt.AlignmentFlag.AlignLeft,
                cut,
            )
            top += metrics.height()


def _card_font() -> QFont:
    font = QFont()
    font.setPointSizeF(scaled_points(9.5))
    return font
