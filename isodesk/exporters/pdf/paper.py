"""Sheets of a PDF: text, rules and bookmarks at measured places, from the top left in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfgen.canvas import Canvas

from isodesk.exporters.pdf.faces import Face
from isodesk.exporters.pdf.lines import Line
from isodesk.exporters.pdf.mapped import Source

BLACK = "000000"
Segment = tuple[float, float, float, float]
_ELSEWHERE = "\x00"
# Text made of a quarter more letters, and slower, for mail programs of the last century.
rl_config.useA85 = 0


class _Codes(dict[int, str]):
    """What the letters of a face are in one file, each looked up once, as `str.translate` asks.

    The file holds a face in parts of 256 letters; one that is not in the first is `_ELSEWHERE`.
    """

    def __init__(self, face: Face, document: Any) -> None:
        super().__init__()
        self._font: Any = face.font
        self._document = document

    def __missing__(self, code: int) -> str:
        ((part, coded),) = self._font.splitString(chr(code), self._document)
        self[code] = _ELSEWHERE if part else escapePDF(coded)
        return self[code]

    def parts(self, text: str) -> list[tuple[int, str]]:
        """The text as stretches of one part each."""
        found = self._font.splitString(text, self._document)
        return [(part, escapePDF(coded)) for part, coded in found]

    def name(self, part: int) -> str:
        """What the file calls a part of the face."""
        return str(self._font.getSubsetInternalName(part, self._document))


class Paper:
    """Writes one PDF. Equal calls give equal bytes."""

    def __init__(self, title: str, author: str, subject: str, face: Face) -> None:
        self._bytes = BytesIO()
        # The stubs take initialFontName for a number; a Helvetica would be named without it.
        form: dict[str, Any] = {"invariant": 1, "lang": "vi", "initialFontName": face.name}
        self._canvas: Any = Canvas(self._bytes, pageCompression=1, **form)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(subject)
        self._canvas.setCreator("")
        self._canvas.setProducer("")
        self._height = 0.0
        self._text: list[str] = []
        self._codes: dict[Face, _Codes] = {}
        self._font: tuple[Face, float, int] | None = None
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
        self._text = []
        self._font, self._word_space, self._colour = None, 0.0, BLACK

    def end_page(self) -> None:
        """The sheet is full."""
        self._canvas.addLiteral("\n".join(("BT", *self._text, "ET")))
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
        if colour != self._colour:
            self._text.append(f"{_rgb(colour)} rg")
            self._colour = colour
        if stretch != self._word_space:
            self._text.append(f"{stretch:.4f} Tw")
            self._word_space = stretch
        for begin, spaces, face, text in line.stretches:
            if face not in self._codes:
                # The file that letters belong to has no public name.
                self._codes[face] = _Codes(face, self._canvas._doc)
            codes = self._codes[face]
            coded = text.translate(codes)
            left = x + begin + spaces * stretch
            base = self._height - y + face.rise * size
            self._text.append(f"1 0 0 1 {left:.3f} {base:.3f} Tm")
            own = size * face.scale
            if _ELSEWHERE not in coded:
                self._show(codes, (face, own, 0), coded)
                continue
            for part, shown in codes.parts(text):
                self._show(codes, (face, own, part), shown)

    def _show(self, codes: _Codes, font: tuple[Face, float, int], coded: str) -> None:
        if font != self._font:
            self._text.append(f"{codes.name(font[2])} {font[1]:g} Tf")
            self._font = font
        self._text.append(f"({coded}) Tj")

    def rules(self, segments: Iterable[Segment], thickness: float, colour: str = BLACK) -> None:
        """Straight lines x1, y1, x2, y2."""
        height = self._height
        drawn = [
            f"{x1:.3f} {height - y1:.3f} m {x2:.3f} {height - y2:.3f} l"
            for x1, y1, x2, y2 in segments
        ]
        look = f"{thickness:g} w {_rgb(colour)} RG n"
        self._canvas.addLiteral("\n".join((look, *drawn, "S")))

    def area(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle with its upper left corner at ``x``, ``y``."""
        low = self._height - y - height
        box = f"{x:.3f} {low:.3f} {width:.3f} {height:.3f} re f"
        self._canvas.addLiteral(f"{_rgb(colour)} rg\n{box}\n{_rgb(BLACK)} rg")

    def polygon(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """A filled shape."""
        corners = [f"{x:.3f} {self._height - y:.3f}" for x, y in points]
        path = " ".join((f"{corners[0]} m", *(f"{it} l" for it in corners[1:]), "h f"))
        self._canvas.addLiteral(f"{_rgb(colour)} rg\n{path}\n{_rgb(BLACK)} rg")

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


def _rgb(colour: str) -> str:
    """Red, green and blue from 0 to 1, as the file writes them."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:g}" for at in (0, 2, 4))
