"""Characters put together to lines, and lines to what stands side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from isodesk.importers.pdf.pages import Char

_WORD_GAP = 0.16
_WIDE_GAP = 1.9
_SAME_LINE = 0.45
_RAISED = 0.8


@dataclass(frozen=True)
class Stretch:
    """Words of a line with no wide gap between them."""

    text: str
    left: float
    right: float


@dataclass(frozen=True)
class TextLine:
    """A line of a page."""

    stretches: tuple[Stretch, ...]
    top: float
    bottom: float

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(stretch.text for stretch in self.stretches)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.stretches[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.stretches[-1].right

    @property
    def height(self) -> float:
        """How high its letters are."""
        return self.bottom - self.top


def text_lines(chars: Iterable[Char]) -> list[TextLine]:
    """The lines of characters, from the top of the page to its foot."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda c: (round(c.y, 1), c.left)):
        near = next((row for row in reversed(rows[-4:]) if _is_beside(row[0], char)), None)
        if near is not None:
            near.append(char)
        else:
            rows.append([char])
    made = [_line(sorted(row, key=lambda c: c.left)) for row in _with_raised(rows)]
    return sorted((line for line in made if line is not None), key=lambda line: line.top)


def _with_raised(rows: list[list[Char]]) -> list[list[Char]]:
    """The rows, a small raised mark such as the (*) of X(*) put to the letter before it."""
    kept: list[list[Char]] = []
    for row in rows:
        first = min(row, key=lambda char: char.left)
        owner = next((other for other in rows if other is not row and _bears(other, first)), None)
        if owner is None:
            kept.append(row)
        else:
            owner.extend(row)
    return kept


def _bears(row: Sequence[Char], mark: Char) -> bool:
    """Whether ``mark`` stands, smaller and higher, right after a letter of ``row``."""
    return any(
        mark.height < _RAISED * char.height
        and char.top - char.height / 2 < mark.y < char.y
        and -1 < mark.left - char.right < _WORD_GAP * char.height
        for char in row
        if not char.text.isspace()
    )


def _is_beside(first: Char, char: Char) -> bool:
    smaller = min(first.height, char.height) or 1
    return abs(first.y - char.y) < _SAME_LINE * smaller


def _line(row: Sequence[Char]) -> TextLine | None:
    seen = [char for char in row if not char.text.isspace()]
    if not seen:
        return None
    size = max(char.height for char in seen) or 1
    stretches: list[Stretch] = []
    text, left, right, spaced = "", 0.0, 0.0, False
    for char in row:
        if char.text.isspace():
            spaced = bool(text)
            continue
        gap = char.left - right
        if text and gap > _WIDE_GAP * size:
            stretches.append(Stretch(text, left, right))
            text, spaced = "", False
        if not text:
            left = char.left
        elif spaced or gap > _WORD_GAP * size:
            text += " "
        text, right, spaced = text + char.text, char.right, False
    stretches.append(Stretch(text, left, right))
    top, bottom = min(c.top for c in seen), max(c.bottom for c in seen)
    return TextLine(tuple(stretches), top, bottom)
