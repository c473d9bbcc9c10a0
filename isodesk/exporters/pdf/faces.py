"""The four faces of the type as reportlab knows them, each word measured once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from isodesk.documents.parts import Piece
from isodesk.exporters.fonts import FontFiles

_EM = 1000


class Face:
    """One face: the name the canvas knows it by, and the widths of its words at size 1.

    Its letters are ``scale`` of the size of a line and stand ``rise`` sizes above its baseline.
    """

    scale = 1.0
    rise = 0.0

    def __init__(self, name: str, path: str) -> None:
        self.name = name
        font = TTFont(name, path)
        pdfmetrics.registerFont(font)
        self._glyphs: dict[int, int] = font.face.charToGlyph
        self._advances: dict[int, float] = font.face.charWidths
        self._widths: dict[str, float] = {}
        self.font = font

    def width(self, text: str) -> float:
        """The width of ``text`` at size 1."""
        known = self._widths.get(text)
        if known is None:
            advances = self._advances
            known = sum(advances.get(ord(c), 0) for c in text.replace("\u00a0", " ")) / _EM
            self._widths[text] = known
        return known

    def lacks(self, text: Iterable[str]) -> set[str]:
        """The characters of ``text`` that the face cannot draw."""
        return {c for c in set(text) if ord(c) not in self._glyphs and c not in "\u00a0\n\t"}


class RaisedFace(Face):
    """The letters of a face small and high, as marks of footnotes are."""

    scale = 0.65
    rise = 0.35

    def __init__(self, face: Face) -> None:
        self.name, self.font = face.name, face.font
        self._face = face

    def width(self, text: str) -> float:
        """The width of ``text`` at size 1 of its line."""
        return self._face.width(text) * self.scale

    def lacks(self, text: Iterable[str]) -> set[str]:
        """The characters of ``text`` that the face cannot draw."""
        return self._face.lacks(text)


@cache
def _raised(face: Face) -> RaisedFace:
    return RaisedFace(face)


@cache
def _face(name: str, path: str) -> Face:
    return Face(name, path)


class Typeface:
    """The faces of a family, each read from disk when it is first used."""

    def __init__(self, files: FontFiles) -> None:
        self._paths = (files.regular, files.bold, files.italic, files.bold_italic)
        self._name = files.name.replace(" ", "")
        self._faces: dict[tuple[bool, bool], Face] = {}

    def face(self, bold: bool, italic: bool) -> Face:
        """The face of this weight and slant."""
        known = self._faces.get((bold, italic))
        if known is None:
            index = bold + 2 * italic
            path = str(self._paths[index])
            known = self._faces[bold, italic] = _face(f"{self._name}-{index}-{path}", path)
        return known

    def of(self, piece: Piece, bold: bool, italic: bool) -> Face:
        """The face of a piece within a style: the style's weight and slant are kept."""
        face = self.face(piece.bold or bold, piece.italic or italic)
        return _raised(face) if piece.raised else face
