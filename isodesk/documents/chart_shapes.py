"""Where each line, bar and word of a chart stands, in points from its top left corner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from isodesk.documents.charts import Chart, ChartKind, Series, Shade
from isodesk.vietnamese.amounts import format_number

Measure = Callable[[str, float, bool], float]
"""The width of words at a size, bold or not, in points."""

INK = "1D2B30"
FILLS = {Shade.DARK: "1F4E79", Shade.MIDDLE: "8FB4D9", Shade.LIGHT: "FFFFFF"}
"""Dark, middle and white: apart for every eye and on a grey print; all have a dark outline."""

_TITLE, _WORD = 12.0, 9.5
_LINE, _GAP = 13.0, 6.0
_GRID = "D5DADD"


class Anchor(StrEnum):
    """Which point of the words stands at the place."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class Box:
    """A bar, outlined; ``fill`` is RRGGBB."""

    left: float
    top: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    width: float
    colour: str
    dashed: bool = False


@dataclass(frozen=True)
class Dot:
    """The sign of a value on a line, outlined."""

    x: float
    y: float
    radius: float
    fill: str


@dataclass(frozen=True)
class Words:
    """One line of text; ``baseline`` is how deep its letters stand."""

    x: float
    baseline: float
    text: str
    size: float
    anchor: Anchor = Anchor.LEFT
    bold: bool = False


Shape = Box | Stroke | Dot | Words


@dataclass(frozen=True)
class _Frame:
    """The room of the values, and the greatest of them."""

    left: float
    top: float
    right: float
    bottom: float
    most: int

    def y(self, value: int) -> float:
        return self.bottom - value / self.most * (self.bottom - self.top)

    def slot(self, number: int, of: int) -> tuple[float, float]:
        width = (self.right - self.left) / of
        return self.left + number * width, width


def chart_shapes(chart: Chart, width: float, height: float, measure: Measure) -> tuple[Shape, ...]:
    """Everything to draw, from back to front."""
    scale = scale_of(chart)
    words = [_number(chart, step) for step in scale]
    left = max(measure(text, _WORD, False) for text in words) + _GAP
    names = _category_lines(chart, width - left, measure)
    top = _TITLE + 2 * _LINE + 2 * _GAP
    foot = _LINE * max((len(lines) for lines in names), default=1) + _LINE + 2 * _GAP
    frame = _Frame(left, top, width, height - foot, scale[-1])
    shapes: list[Shape] = [Words(0, _TITLE, chart.title, _TITLE, bold=True)]
    shapes.append(Words(0, _TITLE + _LINE, f"Đơn vị tính: {unit_of(chart)}", _WORD))
    for step, text in zip(scale, words, strict=True):
        y = frame.y(step)
        shapes.append(Stroke(((left, y), (width, y)), 0.5, INK if step == 0 else _GRID))
        shapes.append(Words(left - _GAP, y + _WORD * 0.33, text, _WORD, Anchor.RIGHT))
    for number, lines in enumerate(names):
        start, wide = frame.slot(number, len(names))
        for row, text in enumerate(lines):
            y = frame.bottom + _LINE * (row + 1)
            shapes.append(Words(start + wide / 2, y, text, _WORD, Anchor.CENTRE))
    draw = _lines if chart.kind is ChartKind.LINES else _bars
    shapes += draw(chart, frame, measure)
    return (*shapes, *_legend(chart, height, measure))


def scale_of(chart: Chart) -> tuple[int, ...]:
    """Round steps from zero to above the greatest value."""
    most = max(_sums(chart), default=0) or 1
    step = 1
    while most > step * 5:
        step = _next_round(step)
    return tuple(range(0, -(-most // step) * step + 1, step))


def _sums(chart: Chart) -> Iterator[int]:
    values = zip(*(series.values for series in chart.series), strict=True)
    for row in values:
        known = [value for value in row if value is not None]
        yield sum(known) if chart.kind is ChartKind.STACKED else max(known, default=0)


def _next_round(step: int) -> int:
    """1, 2, 5, 10, 20 …"""
    first = int(str(step)[0])
    return step // first * {1: 2, 2: 5, 5: 10}[first]


def unit_of(chart: Chart) -> str:
    """What a printed value counts: sums are printed in millions."""
    return "triệu đồng" if chart.unit == "đồng" else chart.unit


def _number(chart: Chart, value: int) -> str:
    """A value as it is written: sums in millions."""
    if chart.unit != "đồng":
        return format_number(value)
    whole, rest = divmod(value, 1_000_000)
    tail = f"{rest:06d}".rstrip("0")[:1]
    return format_number(whole) + (f",{tail}" if tail else "")


def _category_lines(chart: Chart, width: float, measure: Measure) -> list[list[str]]:
    room = width / max(len(chart.categories), 1) - 4
    return [_wrapped(name, room, measure)[:3] for name in chart.categories]


def _wrapped(text: str, room: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, _WORD, False) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _bars(chart: Chart, frame: _Frame, measure: Measure) -> Iterator[Shape]:
    stacked = chart.kind is ChartKind.STACKED
    side_by_side = 1 if stacked else len(chart.series)
    for number in range(len(chart.categories)):
        start, room = frame.slot(number, len(chart.categories))
        width = min(room * 0.7 / side_by_side, 48)
        left = start + (room - width * side_by_side) / 2
        base = 0
        for place, series in enumerate(chart.series):
            value = series.values[number]
            if not value:
                continue
            x = left + (0 if stacked else place * width)
            top, bottom = frame.y(base + value), frame.y(base)
            yield Box(x, top, width, bottom - top, FILLS[series.shade])
            text = _number(chart, value)
            if not stacked:
                if measure(text, _WORD, False) <= width + 8:
                    yield Words(x + width / 2, top - 3, text, _WORD, Anchor.CENTRE)
            elif bottom - top > _WORD + 3:
                yield Words(x + width + 3, (top + bottom) / 2 + _WORD * 0.33, text, _WORD)
            base += value if stacked else 0


def _lines(chart: Chart, frame: _Frame, measure: Measure) -> Iterator[Shape]:
    for series in chart.series:
        points = _points(chart, series, frame)
        dashed = series.shade is not Shade.DARK
        yield Stroke(tuple(points), 1.5, FILLS[Shade.DARK], dashed)
        for x, y in points:
            yield Dot(x, y, 2.6, FILLS[Shade.LIGHT if dashed else Shade.DARK])
        if points:
            known = [value for value in series.values if value is not None]
            x, y = points[-1]
            below = series.shade is Shade.DARK
            text = _number(chart, known[-1])
            yield Words(x, y + (_LINE if below else -6), text, _WORD, Anchor.CENTRE, bold=True)


def _points(chart: Chart, series: Series, frame: _Frame) -> list[tuple[float, float]]:
    places = (frame.slot(number, len(chart.categories)) for number in range(len(series.values)))
    return [
        (start + width / 2, frame.y(value))
        for (start, width), value in zip(places, series.values, strict=True)
        if value is not None
    ]


def _legend(chart: Chart, height: float, measure: Measure) -> Iterator[Shape]:
    x, baseline = 0.0, height - _GAP
    for series in chart.series:
        if chart.kind is ChartKind.LINES:
            dashed = series.shade is not Shade.DARK
            y = baseline - _WORD * 0.33
            yield Stroke(((x, y), (x + 22, y)), 1.5, FILLS[Shade.DARK], dashed)
            yield Dot(x + 11, y, 2.6, FILLS[Shade.LIGHT if dashed else Shade.DARK])
        else:
            yield Box(x + 5, baseline - _WORD * 0.8, 14, _WORD * 0.9, FILLS[series.shade])
        yield Words(x + 26, baseline, series.name, _WORD)
        x += 26 + measure(series.name, _WORD, False) + 18
