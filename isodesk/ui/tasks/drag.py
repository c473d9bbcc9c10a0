"""A bar in the hand: which part of it is held and where it would land."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from isodesk.ui.tasks.moves import Grip, dragged
from isodesk.ui.tasks.shapes import Shape
from isodesk.ui.tasks.timescale import TimeScale
from isodesk.vietnamese.periods import Period

_REACH = 6.0
_THRESHOLD = 4.0


def grip_at(shape: Shape, box: QRectF, x: float) -> Grip | None:
    """What a press at ``x`` holds, None beside the shape. Ends of narrow bars lie outside them."""
    first, last = shape.ends
    inner = min(_REACH, box.width() / 4)
    if first and box.left() - _REACH <= x <= box.left() + inner:
        return Grip.FIRST
    if last and box.right() - inner <= x <= box.right() + _REACH:
        return Grip.LAST
    return Grip.WHOLE if box.left() <= x <= box.right() else None


@dataclass
class Drag:
    """A press on a shape; it becomes a drag once the hand has moved a little."""

    row: int
    key: str
    period: Period
    grip: Grip
    pressed_at: float
    now: Period
    started: bool = False

    @classmethod
    def of(cls, row: int, key: str, period: Period, grip: Grip, x: float) -> Drag:
        """Take hold of a period at ``x``, in pixels of the scale."""
        return cls(row, key, period, grip, x, period)

    def pull(self, x: float, scale: TimeScale, by_zoom: bool) -> None:
        """Follow the hand to ``x``; ``by_zoom`` snaps to the zoom's unit instead of its own."""
        moved = x - self.pressed_at
        self.started = self.started or abs(moved) >= _THRESHOLD
        if self.started:
            zoom = scale.zoom if by_zoom else None
            self.now = dragged(self.period, self.grip, scale.days(moved), zoom)

    @property
    def changed(self) -> bool:
        """Whether letting go now would change anything."""
        return self.started and self.now != self.period
