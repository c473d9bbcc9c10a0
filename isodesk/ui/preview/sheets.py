"""Where sheets of paper lie on the desk: one below the other, each in the middle."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QSizeF

Zoom = Literal["width", "page"] | float
"""The whole width, a whole page, or times the real size."""

MARGIN = 20
GAP = 16
SMALLEST, LARGEST = 0.25, 4.0
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)


@dataclass(frozen=True)
class Spot:
    """A point of a page, in points from its top left corner."""

    page: int
    x: float
    y: float


@dataclass(frozen=True)
class Desk:
    """The sheets' boxes in pixels, ``scale`` pixels a point, and the size of it all."""

    boxes: tuple[QRect, ...]
    scale: float
    width: int
    height: int

    @classmethod
    def of(cls, sizes: Sequence[QSizeF], scale: float, room: float) -> Desk:
        """Lay sheets of these sizes (points) on a desk at least ``room`` pixels wide."""
        widest = max((size.width() for size in sizes), default=0.0) * scale
        width = max(round(room), round(widest) + 2 * MARGIN)
        boxes = []
        y = MARGIN
        for size in sizes:
            w, h = round(size.width() * scale), round(size.height() * scale)
            boxes.append(QRect((width - w) // 2, y, w, h))
            y += h + GAP
        return cls(tuple(boxes), scale, width, y - GAP + MARGIN if boxes else 0)

    def page_at(self, y: float) -> int:
        """The sheet at height ``y``, in a gap the one above it."""
        tops = [box.top() for box in self.boxes]
        return max(0, bisect_right(tops, y) - 1)

    def spot_at(self, point: QPointF) -> Spot:
        """The point of a page at a point of the desk; outside its box when in a gap."""
        page = self.page_at(point.y())
        corner = QPointF(self.boxes[page].topLeft())
        return Spot(page, *((point - corner) / self.scale).toTuple())

    def point_of(self, spot: Spot) -> QPointF:
        """The point of the desk where a spot lies, on the last sheet when its own is gone."""
        box = self.boxes[min(spot.page, len(self.boxes) - 1)]
        return QPointF(box.topLeft()) + QPointF(spot.x, spot.y) * self.scale


def fitting(sizes: Sequence[QSizeF], zoom: Zoom, room: QSizeF, real: float) -> float:
    """Pixels a point for a zoom, in ``room`` pixels; ``real`` is that of the real size."""
    if isinstance(zoom, float) or not sizes:
        return (zoom if isinstance(zoom, float) else 1.0) * real
    width, height = room.width() - 2 * MARGIN, room.height() - 2 * MARGIN
    across = min(width / size.width() for size in sizes)
    if zoom == "page":
        across = min(across, *(height / size.height() for size in sizes))
    return min(max(across, SMALLEST * real), LARGEST * real)


def next_step(factor: float, up: bool) -> float:
    """The next round zoom above or below ``factor``."""
    near = 0.005
    if up:
        return next((step for step in STEPS if step > factor + near), LARGEST)
    return next((step for step in reversed(STEPS) if step < factor - near), SMALLEST)
