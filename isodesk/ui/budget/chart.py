"""A small chart: one stacked bar a column of amounts, one shade a part of the budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from isodesk.facts import PlanFacts
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import line_numbers
from isodesk.facts.totals import parent_keys
from isodesk.ui.style import COLOURS
from isodesk.vietnamese.amounts import MoneyUnit, format_amount

_SHADES = (1.0, 0.55, 0.3, 0.75, 0.16, 0.42)
_EDGE = 14
_WIDEST_BAR = 54
_SWATCH = 10
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Stack:
    """A column of amounts: its title and the đồng of each part, from below."""

    title: str
    parts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.parts)


@dataclass(frozen=True)
class ChartData:
    """Stacks by column, and for each part its name and sum in đồng."""

    stacks: tuple[Stack, ...] = ()
    parts: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, plan: PlanFacts, fields: FieldContext) -> ChartData:
        """The budget of ``plan`` by column and top line; lines past the last shade are one part."""
        numbers, parents = line_numbers(plan.budget_lines), parent_keys(plan.budget_lines)
        tops = [line for line in plan.budget_lines if line.key not in parents]
        fits = len(tops) <= len(_SHADES)
        own = tops if fits else tops[: len(_SHADES) - 1]
        names = [f"{numbers[line.key]}. {fields.text(line.name)}".lstrip(". ") for line in own]
        groups = [[line] for line in own]
        if not fits:
            names.append("Các phần khác")
            groups.append(tops[len(own) :])
        cells, rows = fields.totals.cells, fields.totals.rows
        stacks = tuple(
            Stack(
                " ".join(fields.text(column.title).split()),
                tuple(
                    max(sum(cells.get((line.key, column.key)) or 0 for line in group), 0)
                    for group in groups
                ),
            )
            for column in plan.budget_columns
        )
        sums = [sum(rows.get(line.key) or 0 for line in group) for group in groups]
        return cls(stacks, tuple(zip(names, sums, strict=True)))


class BudgetChart(QWidget):
    """Draws the data as it is told; a hand's breadth tall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.data = ChartData()
        self._unit: MoneyUnit = "đồng"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Biểu đồ kinh phí theo năm")

    def show_data(self, data: ChartData, unit: MoneyUnit) -> None:
        """Draw other data, amounts in ``unit``."""
        self.data, self._unit = data, unit
        spoken = [f"{s.title}: {format_amount(s.total, unit)} {unit}" for s in data.stacks]
        self.setAccessibleDescription("; ".join(spoken))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        line = self._line()
        return QSize(320, line * (len(self.data.parts) + 2) + 120)

    def _line(self) -> int:
        return QFontMetrics(self.font()).lineSpacing() + 4

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(COLOURS.surface))
        line = self._line()
        painter.setPen(QColor(COLOURS.muted))
        head = QRect(_EDGE, 8, self.width() - 2 * _EDGE, line)
        painter.drawText(head, _LEFT, f"Kinh phí theo năm ({self._unit})")
        if not any(stack.total for stack in self.data.stacks):
            painter.setPen(QColor(COLOURS.faint))
            painter.drawText(self.rect(), _CENTRE, "Chưa có số tiền nào.")
            return
        legend = len(self.data.parts) * line + 10
        area = self.rect().adjusted(_EDGE, head.bottom() + 4, -_EDGE, -legend - 4)
        self._paint_stacks(painter, area, line)
        top = area.bottom() + 10
        for at, (name, value) in enumerate(self.data.parts):
            box = QRect(_EDGE, top + at * line, area.width(), line)
            self._paint_entry(painter, box, at, name, value)

    def _paint_stacks(self, painter: QPainter, area: QRect, line: int) -> None:
        stacks = self.data.stacks
        slot = area.width() // len(stacks)
        width = min(_WIDEST_BAR, slot * 3 // 5)
        highest = max(stack.total for stack in stacks)
        base, room = area.bottom() - line, area.height() - 2 * line
        painter.setPen(QColor(COLOURS.line_strong))
        painter.drawLine(area.left(), base, area.right(), base)
        for at, stack in enumerate(stacks):
            centre = area.left() + at * slot + slot // 2
            bar = QRect(centre - width // 2, base, width, room)
            top = self._paint_stack(painter, bar, stack, highest)
            painter.setPen(QColor(COLOURS.ink))
            value = QRect(centre - slot // 2, top - line, slot, line)
            painter.drawText(value, _CENTRE, format_amount(stack.total, self._unit))
            painter.setPen(QColor(COLOURS.muted))
            painter.drawText(QRect(centre - slot // 2, base + 2, slot, line), _CENTRE, stack.title)

    def _paint_stack(self, painter: QPainter, slot: QRect, stack: Stack, highest: int) -> int:
        """Draw one bar upwards from the slot's top edge; gives where it ends."""
        below, top = 0, slot.top()
        for at, part in enumerate(stack.parts):
            if not part:
                continue
            first = slot.top() - below * slot.height() // highest
            below += part
            top = slot.top() - below * slot.height() // highest
            box = QRect(slot.left(), top, slot.width(), max(first - top - 1, 1))
            painter.fillRect(box, shade(at))
        return top

    def _paint_entry(self, painter: QPainter, box: QRect, at: int, name: str, value: int) -> None:
        painter.fillRect(box.left(), box.center().y() - _SWATCH // 2, _SWATCH, _SWATCH, shade(at))
        amount = format_amount(value, self._unit)
        metrics = QFontMetrics(self.font())
        painter.setPen(QColor(COLOURS.ink))
        painter.drawText(box, _RIGHT, amount)
        room = box.adjusted(_SWATCH + 8, 0, -metrics.horizontalAdvance(amount) - 12, 0)
        words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(COLOURS.muted))
        painter.drawText(room, _LEFT, words)


def shade(at: int) -> QColor:
    """The colour of a part: the accent, mixed with the surface."""
    strength = _SHADES[at % len(_SHADES)]
    accent, surface = QColor(COLOURS.accent), QColor(COLOURS.surface)
    mixed = [
        round(a * strength + s * (1 - strength))
        for a, s in zip(_rgb(accent), _rgb(surface), strict=True)
    ]
    return QColor(*mixed)


def _rgb(colour: QColor) -> Sequence[int]:
    return colour.red(), colour.green(), colour.blue()
