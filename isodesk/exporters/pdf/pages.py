"""The pages of a section: where the pen stands, and what a new page begins with."""

from __future__ import annotations

from isodesk.documents.parts import Piece, Section
from isodesk.documents.profile import Profile, Style
from isodesk.exporters.pdf.paper import Paper
from isodesk.exporters.pdf.text import MM, Setter

A4 = (210 * MM, 297 * MM)
_SLACK = 0.01


class Pages:
    """Sheets of one section, numbered from 1, the number hidden on the first (I.7, III.1.đ).

    ``headed`` is True while a page holds nothing but headings, which must not be left alone.

    ``foot`` is the height in points that the first leaves free at its lower end.
    """

    def __init__(self, paper: Paper, setter: Setter, section: Section, foot: float = 0) -> None:
        profile: Profile = setter.profile
        short, long = A4
        margins = profile.landscape if section.landscape else profile.portrait
        self.paper = paper
        self._size = (long, short) if section.landscape else (short, long)
        self.left = margins.left * MM
        self.width = self._size[0] - (margins.left + margins.right) * MM
        self.top = margins.top * MM
        self._lowest = self._size[1] - margins.bottom * MM
        self.bottom = self._lowest - foot
        self._setter = setter
        self._number = 0
        self.y = self.top
        self.headed = True
        self._after = 0.0
        self._begin()

    @property
    def at_top(self) -> bool:
        """True while nothing stands on the page."""
        return self.y <= self.top + _SLACK

    def room(self, before: float = 0) -> float:
        """The height left for something that wants ``before`` points above it."""
        return self.bottom - self.y - self._above(before) + _SLACK

    @property
    def whole(self) -> float:
        """The height of an empty page."""
        return self._lowest - self.top + _SLACK

    @property
    def filled(self) -> float:
        """The part of the page that is used, from its top."""
        return (self.y - self.top) / self.whole

    def take(self, height: float, before: float = 0, after: float = 0) -> float:
        """Use ``height`` points; the y at which they begin."""
        begin = self.y + self._above(before)
        self.y = begin + height
        self._after = after
        return begin

    def turn(self) -> None:
        """Go on at the top of a new page."""
        self.paper.end_page()
        self.bottom = self._lowest
        self._begin()

    def close(self) -> None:
        """The section is complete."""
        self.paper.end_page()

    def _above(self, before: float) -> float:
        return 0.0 if self.at_top else self._after + before

    def _begin(self) -> None:
        self._number += 1
        self.y, self._after, self.headed = self.top, 0.0, True
        self.paper.begin_page(*self._size)
        if self._number > 1:
            profile = self._setter.profile
            style = Style(profile.page_number_size)
            laid = self._setter.styled((Piece(str(self._number)),), style, self.width)
            middle = self.left + (self.width - laid.lines[0].width) / 2
            laid.draw(self.paper, middle, profile.page_number_top * MM - laid.leading / 2)
