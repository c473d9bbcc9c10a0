"""Words in a rectangle: the stamps of urgency and circulation."""

from __future__ import annotations

from dataclasses import dataclass

from isodesk.documents.parts import Frame
from isodesk.exporters.pdf.paper import Paper
from isodesk.exporters.pdf.text import MM, LaidText, Setter

# Capitals reach from the baseline to this part of the size.
_CAPITALS = 0.66


@dataclass(frozen=True)
class LaidFrame:
    """A stamp set: lengths in points, the rectangle's edges are the middle of its lines."""

    text: LaidText
    left: float
    width: float
    height: float
    line: float
    before: float = 0

    @classmethod
    def of(cls, frame: Frame, setter: Setter) -> LaidFrame:
        """Set the words of a stamp."""
        style = setter.profile.styles[frame.style]
        width, line = frame.width * MM, setter.profile.stamps.line
        text = setter.styled(frame.text, style, width)
        return cls(text, frame.left * MM, width, frame.height * MM, line)

    def draw(self, paper: Paper, x: float, y: float) -> None:
        """Draw with the top left corner of the place at ``x``, ``y``."""
        left, top, half = x + self.left, y, self.line / 2
        right, bottom = left + self.width, top + self.height
        paper.rules(
            [
                (left - half, top, right + half, top),
                (left - half, bottom, right + half, bottom),
                (left, top, left, bottom),
                (right, top, right, bottom),
            ],
            self.line,
            self.text.colour,
        )
        size = self.text.size
        baseline = top + (self.height + _CAPITALS * size) / 2
        for line in self.text.lines:
            middle = left + (self.width - line.width) / 2
            paper.line(middle, baseline, line, size, colour=self.text.colour)
