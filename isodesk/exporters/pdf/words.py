"""Printed text cut into boxes that no line divides, each measured once at size 1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from isodesk.documents.parts import Gap, Inline, Piece
from isodesk.exporters.pdf.faces import Face, Typeface
from isodesk.exporters.pdf.glue import DASHES, is_glued, is_type

_TOKENS = re.compile(r"\n|\t|[ \u00a0]+|[^ \u00a0\n\t]+")
_HYPHENS = re.compile(r"[^ -]+-?|-")
_UNUSUAL = re.compile(r"[\n\t\u00a0]|  |^ | $")
_BEFORE_SYMBOL = re.compile(r".*\d/(?=\w*[^\W\d])")
_MM = 72 / 25.4
_KEPT = 1 << 15


class Run(NamedTuple):
    """Text in one face, or ``room`` points left empty."""

    face: Face
    text: str
    room: float = 0


class Box(NamedTuple):
    """What stays on one line. ``width`` is at size 1, ``room`` in points whatever the size.

    ``space`` follows it unless a line ends there; ``ends`` says that a line must end, ``tab`` that
    it begins at the next stop. ``least`` is the width at size 1 below which a word of it would have
    to be divided but at a hyphen.
    """

    runs: tuple[Run, ...]
    width: float
    room: float = 0
    space: Run | None = None
    ends: bool = False
    tab: bool = False
    least: float = 0

    @property
    def text(self) -> str:
        """The words alone; room to write stands for a number."""
        return "".join("0" if run.room else run.text for run in self.runs)


class _Words:
    """Collects tokens into words; a word grows until a space or a break ends it."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self._runs: list[Run] = []
        self._tab = False

    def add(self, run: Run) -> None:
        """A token that stands close to what came before."""
        self._runs.append(run)

    def tab(self) -> None:
        """The next word begins at a stop."""
        self.close()
        self._tab = True

    def close(self, space: Run | None = None, ends: bool = False) -> None:
        """End the word, if there is one, with a space or a line's end."""
        if self._runs or self._tab or ends or space:
            width = sum(run.face.width(run.text) for run in self._runs)
            room = sum(run.room for run in self._runs)
            least = max((_widest(run.face, run.text) for run in self._runs), default=0.0)
            box = Box(tuple(self._runs), width, room, space, ends, self._tab, least)
            self.boxes.append(box)
        self._runs, self._tab = [], False


def boxes(
    text: Iterable[Inline], typeface: Typeface, bold: bool = False, italic: bool = False
) -> tuple[Box, ...]:
    """The boxes of ``text`` in a style of this weight and slant."""
    parts = tuple(text)
    if len(parts) == 1 and isinstance(parts[0], Piece):
        return _of_piece(parts[0].text, typeface.of(parts[0], bold, italic))
    words = _Words()
    for part in parts:
        if isinstance(part, Gap):
            words.add(Run(typeface.face(bold, italic), "", part.width * _MM))
            continue
        face = typeface.of(part, bold, italic)
        for token in _TOKENS.findall(part.text):
            _take(words, token, face)
    words.close()
    return tuple(_glued(words.boxes))


@lru_cache(maxsize=_KEPT // 4)
def _of_piece(text: str, face: Face) -> tuple[Box, ...]:
    """The boxes of a text in one face; the same text is cut once."""
    if not _UNUSUAL.search(text):
        *before, last = text.split(" ")
        spaced = [_word(word, face, True) for word in before]
        return tuple(_glued([*spaced, _word(last, face, False)])) if text else ()
    words = _Words()
    for token in _TOKENS.findall(text):
        _take(words, token, face)
    words.close()
    return tuple(_glued(words.boxes))


@lru_cache(maxsize=_KEPT)
def _word(text: str, face: Face, is_spaced: bool) -> Box:
    space = Run(face, " ") if is_spaced else None
    return Box((Run(face, text),), face.width(text), space=space, least=_widest(face, text))


def _widest(face: Face, text: str) -> float:
    """The widest piece of ``text`` between spaces and hyphens, at size 1."""
    if "-" not in text and " " not in text:
        return face.width(text)
    return max((face.width(word) for word in _HYPHENS.findall(text)), default=0.0)


def _take(words: _Words, token: str, face: Face) -> None:
    match token[0]:
        case "\n":
            words.close(ends=True)
        case "\t":
            words.tab()
        case " " | "\u00a0" if "\u00a0" in token:
            words.add(Run(face, token.replace("\u00a0", " ")))
        case " ":
            words.close(space=Run(face, token))
        case _:
            words.add(Run(face, token))


def _glued(words: Sequence[Box]) -> Iterator[Box]:
    """Join the words that may not be parted."""
    pending: Box | None = None
    texts = [(len(w.runs) == 1 and w.runs[0].text) or w.text for w in words] + ["", ""]
    for i, word in enumerate(words):
        pending = _join(pending, word) if pending else word
        # A line that begins with a dash would look like an item of a list.
        # What begins the next line counts nothing on this one.
        ends = i + 1 < len(words) and words[i + 1].ends
        beyond = "" if ends else texts[i + 2]
        kept = texts[i + 1] in DASHES or is_glued(texts[i], texts[i + 1], beyond)
        if pending.space and not pending.ends and kept:
            continue
        yield pending
        pending = None
    if pending:
        yield pending


def with_names(words: Sequence[Box]) -> tuple[Box, ...]:
    """The boxes of a narrow place: a paper's kind stays with its number, which may end a line.

    ``Thông tư số 26/2014/`` is one box, ``TT-BKHCN`` the next.
    """
    joined: list[Box] = []
    for box in words:
        named = joined[-2:]
        has_number = len(named) == 2 and box.text.startswith("số ")
        if has_number and not any(it.ends or it.tab for it in named) and is_type(*_texts(named)):
            del joined[-2:]
            number, box = _at_symbol(_join(_join(*named), box))
            joined += number
        joined.append(box)
    return tuple(joined)


def _texts(words: Iterable[Box]) -> Iterator[str]:
    return (word.text for word in words)


def _at_symbol(box: Box) -> tuple[tuple[Box, ...], Box]:
    """A box parted before the letters of a paper's symbol, if it has any."""
    *before, last = box.runs
    number = _BEFORE_SYMBOL.match(last.text)
    if number is None:
        return (), box
    upper = (*before, last._replace(text=number[0]))
    symbol = last._replace(text=last.text[number.end() :])
    width = sum(run.face.width(run.text) for run in upper)
    least = max(_widest(run.face, run.text) for run in upper)
    head = Box(upper, width, box.room, tab=box.tab, least=least)
    length = symbol.face.width(symbol.text)
    tail = Box((symbol,), length, 0, box.space, box.ends, least=_widest(symbol.face, symbol.text))
    return (head,), tail


def _join(left: Box, right: Box) -> Box:
    between = (left.space,) if left.space else ()
    width = sum(run.face.width(run.text) for run in between)
    return Box(
        (*left.runs, *between, *right.runs),
        left.width + width + right.width,
        left.room + right.room,
        right.space,
        right.ends,
        left.tab,
        max(left.least, right.least),
    )


def missing_characters(texts: Iterable[tuple[Inline, ...]], typeface: Typeface) -> set[str]:
    """The characters of ``texts`` that their faces lack."""
    letters: dict[tuple[bool, bool], set[str]] = {}
    for text in texts:
        for part in text:
            if isinstance(part, Piece):
                letters.setdefault((part.bold, part.italic), set()).update(part.text)
    return {
        c
        for (bold, italic), chars in letters.items()
        for c in typeface.face(bold, italic).lacks(chars)
    }
