"""Charts drawn on a page as lines, areas and words, sharp at every size."""

from __future__ import annotations

from math import cos, pi, sin

from isodesk.documents.chart_shapes import INK, Anchor, Box, Dot, Shape, Stroke, Words, chart_shapes
from isodesk.documents.charts import Chart
from isodesk.documents.parts import Piece
from isodesk.documents.profile import Style
from isodesk.exporters.pdf.paper import Paper, Segment
from isodesk.exporters.pdf.text import LaidText, Setter

_OUTLINE = 0.6
_DASH, _SPACE = 4.0, 2.5
_CORNERS = 24
_ENDLESS = 10_000.0


def draw_chart(
    paper: Paper, chart: Chart, place: tuple[float, float, float, float], setter: Setter
) -> None:
    """Draw ``chart`` at ``place``: left, top, width and height in points."""
    left, top, width, height = place

    def measure(text: str, size: float, bold: bool) -> float:
        return setter.typeface.face(bold, False).width(text) * size

    for shape in chart_shapes(chart, width, height, measure):
        _draw(paper, shape, left, top, setter)


def _draw(paper: Paper, shape: Shape, left: float, top: float, setter: Setter) -> None:
    match shape:
        case Box():
            x, y = left + shape.left, top + shape.top
            paper.area(x, y, shape.width, shape.height, shape.fill)
            paper.rules(_outline(x, y, shape.width, shape.height), _OUTLINE, INK)
        case Stroke():
            points = [(left + x, top + y) for x, y in shape.points]
            parts = [
                s for a, b in zip(points, points[1:], strict=False) for s in _line(a, b, shape)
            ]
            paper.rules(parts, shape.width, shape.colour)
        case Dot():
            x, y = left + shape.x, top + shape.y
            paper.polygon(_circle(x, y, shape.radius + _OUTLINE), INK)
            paper.polygon(_circle(x, y, shape.radius - _OUTLINE / 2), shape.fill)
        case Words():
            _write(paper, shape, left, top, setter)


def _outline(x: float, y: float, width: float, height: float) -> tuple[Segment, ...]:
    right, bottom = x + width, y + height
    return (
        (x, y, right, y),
        (right, y, right, bottom),
        (right, bottom, x, bottom),
        (x, bottom, x, y),
    )


def _line(start: tuple[float, float], end: tuple[float, float], look: Stroke) -> list[Segment]:
    if not look.dashed:
        return [(*start, *end)]
    length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5 or 1.0

    def at(distance: float) -> tuple[float, float]:
        part = min(distance / length, 1.0)
        return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part

    steps = int(length // (_DASH + _SPACE)) + 1
    begins = (step * (_DASH + _SPACE) for step in range(steps))
    return [(*at(begin), *at(begin + _DASH)) for begin in begins]


def _circle(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    turns = (2 * pi * corner / _CORNERS for corner in range(_CORNERS))
    return [(x + radius * cos(turn), y + radius * sin(turn)) for turn in turns]


def _write(paper: Paper, words: Words, left: float, top: float, setter: Setter) -> None:
    style = Style(words.size, bold=words.bold, leading=1.0)
    laid: LaidText = setter.styled((Piece(words.text),), style, _ENDLESS)
    line = laid.lines[0]
    shift = {Anchor.LEFT: 0.0, Anchor.CENTRE: line.width / 2, Anchor.RIGHT: line.width}
    paper.line(left + words.x - shift[words.anchor], top + words.baseline, line, words.size)
