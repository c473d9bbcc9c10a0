"""Inline text as runs of Word."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil

from isodesk.documents.parts import Gap, Inline, Piece
from isodesk.exporters.pdf.glue import DASHES, is_glued
from isodesk.exporters.word.elements import Element, element, run_properties, text_element

_NO_BREAK = "\u00a0"
# A space of Times New Roman in sizes.
_SPACE = 0.25
# Stands for Word's own mark of a hyphen that ends no line: not every font has this letter.
_NO_BREAK_HYPHEN = "\u2011"
_TOKENS = re.compile(r"\n|\t|\u2011|[^\n\t\u2011]+")
_WORDS = re.compile(r"[^ \n\t]+")
_POINTS_A_MM = 72 / 25.4


def runs(text: Sequence[Inline], size: float, resized: bool = False) -> Iterator[Element]:
    """The runs of ``text`` in a style of ``size`` points; ``resized`` when the style has another.

    Room for a pen is as many spaces as are as wide, which can be typed over.
    """
    pieces = (part if isinstance(part, Piece) else _spaces(part, size) for part in text)
    for look, alike in groupby(pieces, lambda piece: replace(piece, text="")):
        words = "".join(piece.text for piece in alike)
        yield _run(replace(look, text=words), size if resized else None)


def _spaces(gap: Gap, size: float) -> Piece:
    return Piece(" " * ceil(gap.width * _POINTS_A_MM / (_SPACE * size)))


def glued(text: Sequence[Inline], *, dashes: bool = False) -> tuple[Inline, ...]:
    """The text with no-break spaces, and hyphens in symbols, where no line may end.

    With ``dashes`` no line begins with a dash, which would look like an item of a list.
    """
    return with_whole_symbols(_spaced(text, dashes=dashes), lambda _: True)


def with_whole_symbols(text: Sequence[Inline], fits: Callable[[str], bool]) -> tuple[Inline, ...]:
    """The text whose symbols, such as 34/KH-UBND, end no line at a hyphen where they fit on it."""
    flat = _flat(text)
    kept = {
        match.start() + at
        for match in _WORDS.finditer(flat)
        if "-" in match[0]
        for at in _joints(match[0])
        if fits(match[0])
    }
    return _changed(text, kept, _NO_BREAK_HYPHEN) if kept else tuple(text)


def _joints(word: str) -> Iterator[int]:
    """The hyphens inside a symbol or an abbreviation in capitals (COVID-19)."""
    numbered = word.lstrip('(“"')[:1].isdigit()
    for at in range(1, len(word) - 1):
        before, after = word[at - 1], word[at + 1]
        if word[at] != "-" or not (before.isalpha() and after.isalnum()):
            continue
        capitals = before.isupper() and (after.isupper() or after.isdigit())
        if capitals or (numbered and "/" in word[:at]):
            yield at


def _spaced(text: Sequence[Inline], *, dashes: bool) -> tuple[Inline, ...]:
    flat = _flat(text)
    found = list(_WORDS.finditer(flat))
    words = [match[0].replace(_NO_BREAK, " ") for match in found] + ["", ""]
    kept = {
        match.end()
        for at, match in enumerate(found[:-1])
        if flat[match.end() : found[at + 1].start()] == " "
        and ((dashes and words[at + 1] in DASHES) or is_glued(*words[at : at + 3]))
    }
    return _changed(text, kept, _NO_BREAK)


def _flat(text: Sequence[Inline]) -> str:
    """The words; room for a pen is a digit."""
    return "".join(part.text if isinstance(part, Piece) else "0" for part in text)


def _changed(text: Sequence[Inline], kept: Container[int], new: str) -> tuple[Inline, ...]:
    """The text with ``new`` for the letters at these places."""
    parts: list[Inline] = []
    begin = 0
    for part in text:
        if isinstance(part, Gap):
            parts.append(part)
            begin += 1
            continue
        chars = (new if begin + i in kept else char for i, char in enumerate(part.text))
        parts.append(replace(part, text="".join(chars)))
        begin += len(part.text)
    return tuple(parts)


def _run(piece: Piece, size: float | None) -> Element:
    made = element("r")
    look = run_properties(bold=piece.bold, italic=piece.italic, size=size)
    if piece.raised:
        look.append(element("vertAlign", val="superscript"))
    if len(look):
        made.append(look)
    for token in _TOKENS.findall(piece.text):
        match token:
            case "\n":
                made.append(element("br"))
            case "\t":
                made.append(element("tab"))
            case "\u2011":
                made.append(element("noBreakHyphen"))
            case _:
                made.append(text_element(token))
    return made
