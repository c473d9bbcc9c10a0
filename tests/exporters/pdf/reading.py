"""Read a PDF back: lines with font and size, and rules, in mm from the top left."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby
from typing import Any

# Neither module says its types.
pypdfium2: Any = import_module("pypdfium2")
pdfium: Any = import_module("pypdfium2.raw")
_MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Letter:
    """One character; ``y`` is its baseline."""

    char: str
    left: float
    right: float
    y: float
    font: str
    size: float
    colour: str = "000000"


@dataclass(frozen=True)
class TextLine:
    """The letters on one baseline, from left to right."""

    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        return "".join(letter.char for letter in self.letters)

    @property
    def left(self) -> float:
        return self.letters[0].left

    @property
    def right(self) -> float:
        return max(letter.right for letter in self.letters)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def y(self) -> float:
        return self.letters[0].y

    @property
    def size(self) -> float:
        return self.letters[0].size

    @property
    def font(self) -> str:
        return self.letters[0].font


@dataclass(frozen=True)
class Rule:
    """A straight line."""

    left: float
    top: float
    right: float
    bottom: float
    colour: str = "000000"
    thickness: float = 0

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def is_level(self) -> bool:
        return self.bottom - self.top < 0.5 < self.length

    @property
    def is_upright(self) -> bool:
        return self.length < 0.5 < self.bottom - self.top


@dataclass(frozen=True)
class Box:
    """A rectangle of four rules."""

    left: float
    top: float
    right: float
    bottom: float
    colours: frozenset[str]

    @property
    def size(self) -> tuple[float, float]:
        return round(self.right - self.left, 1), round(self.bottom - self.top, 1)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def overlaps(self, left: float, top: float, right: float, bottom: float) -> bool:
        across = self.left < right and left < self.right
        return across and self.top < bottom and top < self.bottom


@dataclass(frozen=True)
class Sheet:
    """A page."""

    width: float
    height: float
    lines: tuple[TextLine, ...]
    rules: tuple[Rule, ...]
    text: str

    def line(self, start: str) -> TextLine:
        """The first line that begins with these words, as a part of its baseline."""
        for line in self.lines:
            at = line.text.find(start)
            if at >= 0:
                return TextLine(line.letters[at : at + len(start)])
        raise AssertionError(f"{start!r} is not on the page:\n{self.text}")

    def box_around(self, words: str) -> Box:
        """The smallest rectangle of rules around these words."""
        line = self.line(words)
        level = [r for r in self.rules if r.is_level and r.left < line.left < r.right]
        above = max((r for r in level if r.top < line.y), key=lambda r: r.top)
        below = min((r for r in level if r.top > line.y), key=lambda r: r.top)
        upright = [r for r in self.rules if r.is_upright and r.top < line.y < r.bottom]
        first = max((r for r in upright if r.left < line.left), key=lambda r: r.left)
        last = min((r for r in upright if r.left > line.left), key=lambda r: r.left)
        colours = frozenset(rule.colour for rule in (above, below, first, last))
        return Box(first.left, above.top, last.left, below.top, colours)

    @property
    def number(self) -> str:
        """The page number in the top margin, empty where there is none."""
        return "".join(line.text for line in self.lines if line.y < 17)


def read_pdf(content: bytes) -> list[Sheet]:
    """Every page of a PDF."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [_sheet(page) for page in document]
    finally:
        document.close()


def _sheet(page: Any) -> Sheet:
    height = page.get_height()
    textpage = page.get_textpage()
    read = _Letters(textpage, height).read
    found = (read(index) for index in range(textpage.count_chars()))
    letters = [letter for letter in found if letter is not None]
    letters.sort(key=lambda letter: (round(letter.y, 1), letter.left))
    lines = (TextLine(tuple(same)) for _, same in groupby(letters, lambda c: round(c.y, 1)))
    return Sheet(
        page.get_width() * _MM,
        height * _MM,
        tuple(lines),
        tuple(page_rules(page)),
        textpage.get_text_range().replace("\r\n", "\n"),
    )


def page_rules(page: Any) -> Iterator[Rule]:
    """The straight lines of a page."""
    height = page.get_height()
    for shape in page.get_objects([pdfium.FPDF_PAGEOBJ_PATH]):
        yield from _rules(shape.raw, height)


class _Letters:
    """Reads the characters of a page; what pdfium writes into is made once, not once a letter."""

    def __init__(self, textpage: Any, height: float) -> None:
        self._text, self._height = textpage.raw, height
        self._x, self._y, self._length = ctypes.c_double(), ctypes.c_double(), ctypes.c_int()
        self._box = pdfium.FS_RECTF()
        self._name = ctypes.create_string_buffer(128)
        self._inks = [ctypes.c_uint() for _ in range(4)]

    def read(self, index: int) -> Letter | None:
        text = self._text
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if char in "\r\n" or pdfium.FPDFText_IsGenerated(text, index) == 1:
            return None
        pdfium.FPDFText_GetCharOrigin(text, index, self._x, self._y)
        if not pdfium.FPDFText_GetLooseCharBox(text, index, self._box):
            raise ValueError(f"letter {index} has no box")
        pdfium.FPDFText_GetFontInfo(text, index, self._name, 128, self._length)
        font = self._name.value.decode()
        pdfium.FPDFText_GetFillColor(text, index, *self._inks)
        red, green, blue, _ = self._inks
        return Letter(
            char,
            self._box.left * _MM,
            self._box.right * _MM,
            (self._height - self._y.value) * _MM,
            font.partition("+")[2] or font,
            round(pdfium.FPDFText_GetFontSize(text, index), 2),
            f"{red.value:02X}{green.value:02X}{blue.value:02X}",
        )


def _rules(path: Any, height: float) -> Iterator[Rule]:
    """The straight lines of a path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    from_x = from_y = 0.0
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(path, width)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetStrokeColor(path, red, green, blue, alpha)
    colour = f"{red.value:02X}{green.value:02X}{blue.value:02X}"
    for i in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, i)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        to_x, to_y = x.value * _MM, (height - y.value) * _MM
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
            left, right = sorted((from_x, to_x))
            top, bottom = sorted((from_y, to_y))
            yield Rule(left, top, right, bottom, colour, width.value)
        from_x, from_y = to_x, to_y
