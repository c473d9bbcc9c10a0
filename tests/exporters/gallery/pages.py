"""A PDF as boxes: the ink of every stretch of text and every straight rule, in mm."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from isodesk.documents.parts import Document, Paragraph, SideBySide, Table, plain
from isodesk.documents.profile import ND30_2020, Margins, Profile
from tests.exporters.pdf.reading import Rule, page_rules, pypdfium2

MM = 25.4 / 72
_TOUCH = 0.25
_SPACE = 3.5
_WORDS, _SHORT = re.compile(r"[^\W_]+"), 12
_HANGS, _LETTERHEAD = 4.2, 150.0
"""What stands left in the letterhead may hang out into the margin, as in the official samples."""


@dataclass(frozen=True)
class Box:
    """The ink of a stretch of text on one line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """True when the two lie over each other by more than a touch."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > _TOUCH
            and min(self.bottom, other.bottom) - max(self.top, other.top) > _TOUCH
        )


@dataclass(frozen=True)
class Page:
    """A page: its size, its boxes in the order they were drawn, its rules."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    rules: tuple[Rule, ...]
    text: str


def read_boxes(content: bytes) -> list[Page]:
    """Every page of a PDF."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def _page(page: Any) -> Page:
    height = page.get_height()
    text = page.get_textpage()
    boxes = []
    for i in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(i)
        words = text.get_text_bounded(left, bottom, right, top)
        # A space that ends a line is no ink, though it has a box.
        right -= _SPACE if words.endswith(" ") else 0
        boxes.append(Box(words, left * MM, (height - top) * MM, right * MM, (height - bottom) * MM))
    return Page(
        page.get_width() * MM,
        height * MM,
        tuple(boxes),
        tuple(page_rules(page)),
        text.get_text_range().replace("\ufffe", "-"),
    )


def faults(pages: list[Page], profile: Profile = ND30_2020) -> Iterator[str]:
    """A line for everything that lies over something else, is crossed, or leaves its page."""
    for number, page in enumerate(pages, 1):
        for fault in (*_outside(page, number, profile), *_overlapping(page), *_crossed(page)):
            yield f"page {number}: {fault}"
        if not page.boxes:
            yield f"page {number} is empty"


def lost(document: Document, pages: list[Page]) -> Iterator[str]:
    """A line for every word and letter of the document that the pages do not hold whole."""
    yield from lost_letters(document, pages)
    words = Counter(
        word for text in texts_of(document) for word in words_of(text) if len(word) <= _SHORT
    )
    found = Counter(word for page in pages for word in words_of(page.text))
    for word, count in (words - found).items():
        yield f"{count} × “{word}” divided or not printed"


def lost_letters(document: Document, pages: list[Page]) -> Iterator[str]:
    """A line for every letter of the document that the pages do not hold as often."""
    printed = Counter(char for page in pages for char in page.text if not char.isspace())
    wanted = Counter(char for text in texts_of(document) for char in text if not char.isspace())
    for char, count in (wanted - printed).items():
        yield f"{count} × “{char}” not printed"


def words_of(text: str) -> list[str]:
    """The words and numbers of a text without the signs between them."""
    return _WORDS.findall(text)


def texts_of(document: Document) -> Iterator[str]:
    """All that a document says, text by text; joined cells say it once."""
    for section in document.sections:
        for part in section.parts:
            match part:
                case Paragraph():
                    yield part.plain
                case SideBySide():
                    for stack in part.stacks:
                        yield from (p.plain for p in stack.parts if isinstance(p, Paragraph))
                case Table():
                    for row in (*part.heads, *part.rows):
                        yield from (plain(c.text) for c in row.cells if not c.joined)


def _outside(page: Page, number: int, profile: Profile) -> Iterator[str]:
    margins: Margins = profile.landscape if page.width > page.height else profile.portrait
    left, right = margins.left, page.width - margins.right
    top, bottom = margins.top, page.height - margins.bottom
    for box in page.boxes:
        is_number = box.text.strip().isdecimal() and box.bottom < top
        hang = _HANGS if number == 1 and box.bottom < _LETTERHEAD else _TOUCH
        if box.left < left - hang or box.right > right + 3.2:
            yield f"“{box.text[:40]}” from {box.left:.1f} to {box.right:.1f} mm"
        if (box.top < top - 0.5 and not is_number) or box.bottom > bottom + 0.5:
            yield f"“{box.text[:40]}” from {box.top:.1f} to {box.bottom:.1f} mm below the edge"
    for rule in page.rules:
        if rule.left < left - 0.5 or rule.right > right + 0.5:
            yield f"a rule from {rule.left:.1f} to {rule.right:.1f} mm"
        if rule.top < top - 0.5 or rule.bottom > bottom + 0.5:
            yield f"a rule from {rule.top:.1f} to {rule.bottom:.1f} mm below the edge"


def _overlapping(page: Page) -> Iterator[str]:
    open_boxes: list[Box] = []
    for box in sorted(page.boxes, key=lambda b: b.top):
        open_boxes = [o for o in open_boxes if o.bottom > box.top]
        for other in open_boxes:
            if box.meets(other):
                yield f"“{other.text[:40]}” lies over “{box.text[:40]}”"
        open_boxes.append(box)


def _crossed(page: Page) -> Iterator[str]:
    for box in page.boxes:
        inner = Box(
            "", box.left + _TOUCH, box.top + _TOUCH, box.right - _TOUCH, box.bottom - _TOUCH
        )
        for rule in page.rules:
            across = rule.left < inner.right and rule.right > inner.left
            if across and rule.top < inner.bottom and rule.bottom > inner.top:
                way = "a level" if rule.is_level else "an upright"
                yield f"“{box.text[:40]}” is crossed by {way} rule"
