"""The ground of the roadmap in the hand: pulled sideways it moves, or a new bar is drawn on it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from isodesk.ui.tasks.timescale import TimeScale
from isodesk.vietnamese.periods import Period, parse_period, period_phrase

_THRESHOLD = 4.0


@dataclass
class Pan:
    """A press that takes the whole sheet along; ``across`` and ``down`` say where it stood."""

    pressed_at: QPointF
    across: int
    down: int
    started: bool = False

    def pull(self, at: QPointF) -> tuple[int, int]:
        """Where the sheet is scrolled to with the hand at ``at``."""
        moved = at - self.pressed_at
        self.started = self.started or moved.manhattanLength() >= _THRESHOLD
        return self.across - round(moved.x()), self.down - round(moved.y())


@dataclass
class NewBar:
    """A press on a row without a time; pulled sideways it becomes whole cells of the head."""

    row: int
    pressed_at: float
    now: Period | None = None

    def pull(self, x: float, scale: TimeScale) -> None:
        """Follow the hand to ``x``, in pixels of the scale."""
        if self.now is None and abs(x - self.pressed_at) < _THRESHOLD:
            return
        begin, end = scale.part_at(min(x, self.pressed_at)), scale.part_at(max(x, self.pressed_at))
        self.now = parse_period(period_phrase(begin[0], end[1]))
