"""Fields, blanks and cards as single characters of a document, painted by us."""

from __future__ import annotations

import math
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
_MOST_LETTERS = 60
_CARD_WIDTH = 620.0
_NARROWEST = 160.0
_CARD_PADDING = 12.0
_CARD_RIM = 0.5
_CARD_GAP = 4.0


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
        """As wide as the shown text with a little room, as high as its line; what is long is cut,
        so that it leaves no hole in the line before it."""
        metrics = QFontMetricsF(format_.toCharFormat().font())
        width = metrics.horizontalAdvance(cut(format_.stringProperty(SHOWN))) + 2 * _PADDING
        most = max(doc.textWidth() - 2 * doc.documentMargin() - _INDENT, _LEAST)
        return QSizeF(min(width, most), metrics.height())

    def paint(self, painter: QPainter, place: QRectF, format_: QTextFormat) -> None:
        """A shaded stretch with the shown text."""
        is_field = isinstance(chip_part(format_), FieldRef)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COLOURS.accent_soft if is_field else COLOURS.doubt_soft))
        painter.drawRoundedRect(place.adjusted(0.5, 0, -0.5, 0), 3, 3)
        painter.setPen(QColor(COLOURS.ink))
        font = format_.toCharFormat().font()
        painter.setFont(font)
        shown, room = cut(format_.stringProperty(SHOWN)), place.width() - 2 * _PADDING
        if QFontMetricsF(font).horizontalAdvance(shown) > room + 1:
            shown = QFontMetricsF(font).elidedText(shown, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)


def cut(shown: str) -> str:
    """What a chip has room for of its text: whole words, as many as leave the lines even."""
    if len(shown) <= _MOST_LETTERS:
        return shown
    return f"{shown[:_MOST_LETTERS].rpartition(' ')[0] or shown[:_MOST_LETTERS]}…"


class Cards(_Drawn):
    """Paints the characters of `card_format`: a title and some lines, cut to the card's width."""

    def intrinsicSize(self, doc: QTextDocument, place: int, format_: QTextFormat) -> QSizeF:
        """A box as wide as the text, high enough for its lines."""
        indent = doc.findBlock(place).blockFormat().leftMargin()
        room = doc.textWidth() - 2 * doc.documentMargin() - indent
        width = min(_CARD_WIDTH, max(room, _NARROWEST))
        lines = len(_lines(format_))
        height = QFontMetricsF(_card_font(bold=True)).height() + _CARD_GAP * bool(lines)
        height += QFontMetricsF(_card_font()).height() * lines
        return QSizeF(width, math.ceil(height) + 2 * _CARD_PADDING + 2 * _CARD_RIM)

    def paint(self, painter: QPainter, place: QRectF, format_: QTextFormat) -> None:
        """The box."""
        painter.setPen(QColor(COLOURS.line_strong))
        painter.setBrush(QColor(COLOURS.window))
        box = place.adjusted(_CARD_RIM, _CARD_RIM, -_CARD_RIM, -_CARD_RIM)
        painter.drawRoundedRect(box, 5, 5)
        inside = box.adjusted(_CARD_PADDING, _CARD_PADDING, -_CARD_PADDING, -_CARD_PADDING)
        painter.setFont(_card_font(bold=True))
        painter.setPen(QColor(COLOURS.accent_dark))
        top = inside.top() + _card_line(painter, inside, format_.stringProperty(TITLE)) + _CARD_GAP
        painter.setFont(_card_font())
        painter.setPen(QColor(COLOURS.muted))
        for line in _lines(format_):
            inside.setTop(top)
            top += _card_line(painter, inside, line)


def _lines(card: QTextFormat) -> list[str]:
    """The lines below the title. An empty property is none that `QTextFormat.property` could
    give as a text."""
    lines = card.stringProperty(LINES)
    return lines.split("\n") if lines else []


def _card_line(painter: QPainter, inside: QRectF, line: str) -> float:
    """Paint a line at the top of a card's inside, cut to its width; gives its height."""
    metrics = QFontMetricsF(painter.font())
    cut = metrics.elidedText(line, Qt.TextElideMode.ElideRight, inside.width())
    left = Qt.AlignmentFlag.AlignLeft.value | Qt.TextFlag.TextDontClip.value
    painter.drawText(inside, left, cut)
    return metrics.height()


def _card_font(bold: bool = False) -> QFont:
    font = QFont()
    font.setPointSizeF(scaled_points(9.5))
    font.setBold(bold)
    return font
