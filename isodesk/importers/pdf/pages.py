"""What is on a page of a PDF: characters with their boxes, and the lines that are drawn.

Lengths are points from the top left corner of the page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

_THIN = 3.0
_STRAIGHT = 0.8
_SHORTEST = 3.0
_MOST_OBJECTS = 50_000


@dataclass(frozen=True)
class Char:
    """A character and where it stands; ``y`` is the middle of its line."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def y(self) -> float:
        """The middle between its top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """The height of its font's line."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Rule:
    """A line that is drawn: across (``at`` is its height) or down (``at`` is its distance from the
    left), from ``start`` to ``end``."""

    across: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Page:
    """A page of a document."""

    width: float
    height: float
    chars: tuple[Char, ...]
    rules: tuple[Rule, ...]
    pictures: int = 0


def read_page(page: Any) -> Page:
    """All of a page of pypdfium2, which comes without types, that can be read."""
    raw = _raw()
    width, height = page.get_size()
    left, bottom, _, top = page.get_bbox()
    chars = tuple(_chars(page, left, top))
    rules: list[Rule] = []
    pictures = 0
    for at, each in enumerate(page.get_objects(max_depth=4)):
        if at > _MOST_OBJECTS:
            break
        if each.type == raw.FPDF_PAGEOBJ_PATH:
            rules += _rules(each, left, top)
        elif each.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
    return Page(width, height, chars, tuple(rules), pictures)


def _raw() -> Any:
    return import_module("pypdfium2.raw")


def _chars(page: Any, x0: float, y0: float) -> Iterator[Char]:
    raw = _raw()
    text = page.get_textpage()
    try:
        high = 0
        for i in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, i)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000 and high:
                code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
            high = 0
            if code < 32 or code in (0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000:
                if code == 2:  # what pdfium makes of a hyphen at the end of a line
                    code = ord("-")
                else:
                    continue
            left, bottom, right, top = text.get_charbox(i, loose=True)
            yield Char(chr(code), left - x0, right - x0, y0 - top, y0 - bottom)
    finally:
        text.close()


def _rules(path: Any, x0: float, y0: float) -> Iterator[Rule]:
    """The straight lines of a path; a thin box that is filled is one."""
    raw = _raw()
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, mode, stroked)
    if not mode.value and not stroked.value:
        return
    a, b, c, d, e, f = path.get_matrix().get()
    points: list[tuple[float, float]] = []
    begin: tuple[float, float] | None = None
    for i in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, i)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        at = (a * x.value + c * y.value + e - x0, y0 - (b * x.value + d * y.value + f))
        sort = raw.FPDFPathSegment_GetType(segment)
        if sort == raw.FPDF_SEGMENT_MOVETO:
            yield from _lines(points, filled=not stroked.value)
            points, begin = [at], at
        elif sort == raw.FPDF_SEGMENT_LINETO:
            points.append(at)
        else:
            yield from _lines(points, filled=not stroked.value)
            points = [at]
        if raw.FPDFPathSegment_GetClose(segment) and begin is not None:
            points.append(begin)
    yield from _lines(points, filled=not stroked.value)


def _lines(points: Sequence[tuple[float, float]], *, filled: bool) -> Iterator[Rule]:
    if len(points) < 2:
        return
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if filled:
        # The edges of a filled box are no lines, unless it is so thin that it is one.
        if bottom - top <= _THIN < right - left:
            yield Rule(True, (top + bottom) / 2, left, right)
        elif right - left <= _THIN < bottom - top:
            yield Rule(False, (left + right) / 2, top, bottom)
        return
    for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
        if abs(y1 - y2) < _STRAIGHT and abs(x1 - x2) > _SHORTEST:
            yield Rule(True, (y1 + y2) / 2, min(x1, x2), max(x1, x2))
        elif abs(x1 - x2) < _STRAIGHT and abs(y1 - y2) > _SHORTEST:
            yield Rule(False, (x1 + x2) / 2, min(y1, y2), max(y1, y2))
