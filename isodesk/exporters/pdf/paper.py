"""Sheets of a PDF: text, rules and bookmarks at measured places, from the top left in points."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from isodesk.exporters.pdf.faces import Face
from isodesk.exporters.pdf.lines import Line
from isodesk.exporters.pdf.mapped import Source

BLACK = "000000"
Segment = tuple[float, float, float, float]


class Paper:
    """Writes one PDF. Equal calls give equal bytes."""

    def __init__(self, title: str, author: str, subject: str, face: Face) -> None:
        self._bytes = BytesIO()
        # The stubs take initialFontName for a number; a Helvetica would be named without it.
        form: dict[str, Any] = {"invariant": 1, "lang": "vi", "initialFontName": face.name}
        self._canvas = Canvas(self._bytes, pageCompression=1, **form)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(subject)
        self._canvas.setCreator("")
        self._canvas.setProducer("")
        self._height = 0.0
        self._text: Any = None
        self._font: tuple[Face, float] | None = None
        self._word_space = 0.0
        self._colour = BLACK
        self._outline_level = -1
        self._bookmarks = 0
        self.count = 0
        self.sources: list[Source] = []

    def begin_page(self, width: float, height: float) -> None:
        """A new sheet of this size."""
        self._canvas.setPageSize((width, height))
        self._height = height
        self.count += 1
        self._text = self._canvas.beginText()
        self._font, self._word_space, self._colour = None, 0.0, BLACK

    def end_page(self) -> None:
        """The sheet is full."""
        self._canvas.drawText(self._text)
        self._canvas.showPage()

    def line(
        self,
        x: float,
        y: float,
        line: Line,
        size: float,
        stretch: float = 0,
        colour: str = BLACK,
    ) -> None:
        """A line of text with its baseline at ``y``, each space ``stretch`` points wider."""
        text = self._text
        if colour != self._colour:
            text.setFillColorRGB(*_parts(colour))
            self._colour = colour
        if stretch != self._word_space:
            text.setWordSpace(stretch)
            self._word_space = stretch
        for part in line.stretches:
            if self._font != (part.face, size):
                text.setFont(part.face.name, size)
                self._font = (part.face, size)
            text.setTextOrigin(x + part.x + part.spaces * stretch, self._height - y)
            text.textOut(part.text)

    def rules(self, segments: Iterable[Segment], thickness: float, colour: str = BLACK) -> None:
        """Straight lines x1, y1, x2, y2."""
        self._canvas.setLineWidth(thickness)
        self._canvas.setStrokeColorRGB(*_parts(colour))
        height = self._height
        self._canvas.lines([(x1, height - y1, x2, height - y2) for x1, y1, x2, y2 in segments])

    def mark(self, x: float, y: float, width: float, height: float, place: str) -> None:
        """Remember that this place of the plan stands in this box, its corner at ``x``, ``y``."""
        if place:
            self.sources.append(Source(self.count - 1, x, y, width, height, place))

    def bookmark(self, title: str, level: int, y: float) -> None:
        """An entry of the outline, level 1 outermost, that leads to height ``y``."""
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        self._canvas.bookmarkHorizontal(key, 0, self._height - y)
        self._outline_level = min(level - 1, self._outline_level + 1)
        self._canvas.addOutlineEntry(title, key, self._outline_level)
        self._canvas.showOutline()

    def finish(self) -> bytes:
        """The bytes of the whole file."""
        self._canvas.save()
        return self._bytes.getvalue()


def _parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
