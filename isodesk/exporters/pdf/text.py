"""Paragraphs measured for a width, and drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from isodesk.documents.parts import Align, Inline, Paragraph
from isodesk.documents.profile import Profile, Style
from isodesk.exporters.pdf.faces import Typeface
from isodesk.exporters.pdf.lines import (
    Line,
    break_evenly,
    break_justified,
    break_lines,
    natural_width,
)
from isodesk.exporters.pdf.paper import BLACK, Paper
from isodesk.exporters.pdf.words import Box, boxes

MM = 72 / 25.4
_BASELINE = 0.78


@dataclass(frozen=True)
class LaidText:
    """A paragraph set in lines. Lengths in points; ``left`` from the edge of its place."""

    lines: tuple[Line, ...]
    size: float
    leading: float
    align: Align
    left: float
    width: float
    before: float = 0
    after: float = 0
    rule: float = 0
    rule_gap: float = 0
    rule_line: float = 0
    keeps_next: bool = False
    keeps_above: bool = False
    outline: int = 0
    title: str = ""
    place: str = ""
    colour: str = BLACK

    @property
    def height(self) -> float:
        """Of the lines and the rule below them."""
        return len(self.lines) * self.leading + (self.rule_gap if self.rule else 0)

    @property
    def ending(self) -> str:
        """The sign or letter that it ends with."""
        stretches = self.lines[-1].stretches if self.lines else ()
        return stretches[-1].text.rstrip()[-1:] if stretches else ""

    def part(self, first: int, last: int) -> LaidText:
        """The lines from ``first`` up to ``last``; only the first part makes a bookmark."""
        return replace(
            self,
            lines=self.lines[first:last],
            outline=self.outline if first == 0 else 0,
            rule=self.rule if last == len(self.lines) else 0,
        )

    def draw(self, paper: Paper, x: float, y: float) -> None:
        """Draw with the top left corner at ``x``, ``y``."""
        if self.outline:
            paper.bookmark(self.title, self.outline, y)
        paper.mark(x + self.left, y, self.width, self.height, self.place)
        look = LineLook(self.align, self.leading, self.size, self.colour)
        draw_lines(paper, self.lines, x + self.left, y, self.width, look)
        if self.rule:
            length = max(line.width for line in self.lines) * self.rule
            middle = x + self.left + self.width / 2
            below = y + len(self.lines) * self.leading + self.rule_gap - self.rule_line
            paper.rules([(middle - length / 2, below, middle + length / 2, below)], self.rule_line)


class LineLook(NamedTuple):
    """How lines stand one below the other: leading and size in points, colour as ``rrggbb``."""

    align: Align
    leading: float
    size: float
    colour: str = BLACK


def draw_lines(
    paper: Paper, lines: Iterable[Line], x: float, y: float, width: float, look: LineLook
) -> None:
    """Draw lines one below the other, aligned within ``width``."""
    align, leading, size, colour = look
    for line in lines:
        stretch, shift = 0.0, 0.0
        free = width - line.left - line.width
        if align is Align.JUSTIFIED and not line.ends and line.spaces:
            stretch = free / line.spaces
        elif align is Align.CENTRE:
            shift = free / 2
        elif align is Align.RIGHT:
            shift = free
        paper.line(x + shift, y + _BASELINE * leading, line, size, stretch, colour)
        y += leading


class Setter:
    """Sets paragraphs of a profile in a typeface."""

    def __init__(self, typeface: Typeface, profile: Profile) -> None:
        self.typeface = typeface
        self.profile = profile

    def paragraph(self, paragraph: Paragraph, width: float) -> LaidText:
        """The paragraph within ``width`` points."""
        style = self.profile.styles[paragraph.style]
        if paragraph.alike:
            size = min(self._size(each, width) for each in (paragraph, paragraph.alike))
            style = replace(style, size=size, smaller=())
        laid = self.styled(paragraph.text, style, width)
        title = " ".join(paragraph.plain.split()) if paragraph.outline else ""
        return replace(
            laid,
            rule=paragraph.rule if paragraph.text else 0,
            rule_gap=self.profile.rule_gap,
            rule_line=self.profile.rule_line,
            outline=paragraph.outline,
            title=title,
            place=paragraph.place,
        )

    def styled(self, text: tuple[Inline, ...], style: Style, width: float) -> LaidText:
        """Text in a style within ``width`` points."""
        room = width - (style.left + style.right) * MM
        cut = self.boxes(text, style)
        size = _size(cut, style, room)
        tab = self.profile.tab * MM
        if style.balanced:
            lines = break_evenly(cut, size, room, tab)
        elif style.align is Align.JUSTIFIED:
            lines = break_justified(cut, size, room, style.first_line * MM, tab)
        else:
            lines = break_lines(cut, size, room, style.first_line * MM, tab)
        return LaidText(
            lines=lines,
            size=size,
            leading=style.leading * size,
            align=style.align,
            left=style.left * MM,
            width=room,
            before=style.before,
            after=style.after,
            keeps_next=style.keeps_next,
            keeps_above=style.keeps_above,
            colour=style.colour,
        )

    def _size(self, paragraph: Paragraph, width: float) -> float:
        """The size that a paragraph would have alone."""
        style = self.profile.styles[paragraph.style]
        room = width - (style.left + style.right) * MM
        return _size(self.boxes(paragraph.text, style), style, room)

    def boxes(self, text: tuple[Inline, ...], style: Style) -> tuple[Box, ...]:
        """The unbreakable boxes of ``text`` in the weight and slant of a style."""
        return boxes(text, self.typeface, style.bold, style.italic)


def _size(cut: Sequence[Box], style: Style, room: float) -> float:
    """The style's size, or the first smaller one at which no line has to be broken."""
    for size in (style.size, *style.smaller):
        if natural_width(cut, size) <= room:
            return size
    return style.size
