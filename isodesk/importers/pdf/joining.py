"""Lines of a page put together to the paragraphs they were, by where they begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from isodesk.importers.lines import STARTS
from isodesk.importers.pdf.lines import TextLine

_INDENT = 8.0
_CENTRED = 6.0
_SAME = 2.0
_RANGE = re.compile(r"[-–]\s*\d")
_BROKEN_SYMBOL = re.compile(r"\S-$|\d/$|\d/\d{4}/$")
"""A hyphen after a letter, or the stroke after a number: ``26/2014/`` goes on with TT-BKHCN."""
_ENDED = re.compile(r"[.;:!?…]['”\")\]]*$")


@dataclass(frozen=True)
class Margins:
    """Where the lines of a page begin and end."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        """The middle between them."""
        return (self.left + self.right) / 2

    def is_centred(self, line: TextLine) -> bool:
        """Whether a line stands in the middle and leaves room on both sides."""
        off = abs((line.left + line.right) / 2 - self.middle)
        return off < _CENTRED and line.left > self.left + _INDENT


@dataclass
class Gathered:
    """The lines of a paragraph so far."""

    place: str
    centred: bool
    lines: list[TextLine] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words; a symbol that was broken after its hyphen is one again."""
        text = ""
        for line in self.lines:
            apart = line.text.startswith("(Bằng chữ")
            text = f"{text}\n{line.text}" if apart else joined(text, line.text)
        return text


def joined(text: str, words: str) -> str:
    """A line and the next one of a paragraph; a symbol that was broken over them is one again."""
    if not text or (_BROKEN_SYMBOL.search(text) and words[:1].isalnum()):
        return text + words
    return f"{text} {words}"


def goes_on(before: Sequence[TextLine], line: TextLine, edges: Margins, *, apart: bool) -> bool:
    """Whether ``line`` is still of the paragraph with the lines ``before``."""
    last = before[-1]
    if apart:
        return False
    if edges.is_centred(last) and edges.is_centred(line):
        return last.text.isupper() == line.text.isupper() and not STARTS.match(line.text)
    text = " ".join(each.text for each in before)
    if text.isupper() and not line.text.isupper():
        return False
    first_word = line.text.partition(" ")[0]
    share = (line.right - line.left) / max(len(line.text), 1)
    fits = last.right + (len(first_word) + 1) * share < edges.right - 1
    starts, ended = bool(STARTS.match(line.text)), bool(_ENDED.search(last.text))
    alike = abs(line.left - before[0].left) < _SAME and not _RANGE.match(line.text)
    if fits or (starts and (ended or (alike and bool(STARTS.match(text))))):
        return False
    if line.left > last.left + _INDENT:
        return False
    indented = last.left > edges.left + _INDENT
    if indented and len(before) == 1 and abs(line.left - last.left) < _INDENT:
        return not ended and not starts
    return True
