"""Parts of a section poured into pages: nothing alone where it must have company."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from isodesk.documents.parts import (
    Frame,
    PageBreak,
    Paragraph,
    Part,
    Picture,
    SideBySide,
    Space,
    Stack,
    Table,
)
from isodesk.exporters.pdf.charts import draw_chart
from isodesk.exporters.pdf.frames import LaidFrame
from isodesk.exporters.pdf.pages import Pages
from isodesk.exporters.pdf.paper import Paper
from isodesk.exporters.pdf.table_flow import TableFlow
from isodesk.exporters.pdf.text import MM, LaidText, Setter

_FEWEST = 2
_RELAXED = 72.0
_ABOVE_PICTURE = 14.0


class Item(Protocol):
    """Something set that flows into pages."""

    @property
    def before(self) -> float:
        """Points above it, unless it begins a page."""
        ...

    @property
    def start(self) -> float:
        """The least height it needs on a page to begin there."""
        ...

    @property
    def keeps_next(self) -> bool:
        """True when its end needs the start of the next item on its page."""
        ...

    @property
    def leads(self) -> bool:
        """True for words that end in a colon and belong with what they announce."""
        ...

    @property
    def keeps_above(self) -> bool:
        """True when its start needs the end of the item above on its page."""
        ...

    @property
    def after(self) -> float:
        """Points below it, unless it ends a page."""
        ...

    @property
    def count(self) -> int:
        """How many lines or rows it is made of."""
        ...

    def place(self, pages: Pages, following: float) -> None:
        """Draw; its last lines leave ``following`` points of room below them."""
        ...


def pour(parts: Sequence[Part], pages: Pages, setter: Setter) -> None:
    """Place all parts, turning pages."""
    items = [_item(part, pages.width, setter) for part in parts]
    relaxed = False
    for item, following in zip(items, _followings(items), strict=True):
        # A chain of headings before what fills a page by itself need not reach its end.
        relaxed = following > 0 and (relaxed or item.start + following > pages.whole)
        item.place(pages, min(following, _RELAXED) if relaxed else following)


def _followings(items: Sequence[Item]) -> list[float]:
    """What must stand below each item: 0, or the start of the next ones it is kept with."""
    kept = _kept(items)
    below = [0.0] * len(items)
    for at in range(len(items) - 2, -1, -1):
        if kept[at]:
            following = items[at + 1]
            beyond = below[at + 1] if _moves_whole(following) else 0.0
            below[at] = items[at].after + following.before + following.start + beyond
    return below


def _moves_whole(item: Item) -> bool:
    """True when an item that leaves room below it cannot stay behind in part.

    Its last two lines or rows go over with what is kept with them: two must be left to stay.
    """
    return item.keeps_next or item.count < 2 * _FEWEST


def _kept(items: Sequence[Item]) -> list[bool]:
    """For each item whether its end needs the start of the next one on its page."""
    kept = [item.keeps_next or item.leads for item in items]
    for at, item in enumerate(items):
        above, lines = at - 1, 0
        while item.keeps_above and above >= 0 and lines < _FEWEST:
            kept[above] = True
            lines += items[above].count
            above -= 1
    return kept


def _item(part: Part, width: float, setter: Setter) -> Item:
    match part:
        case Paragraph():
            return _TextItem(setter.paragraph(part, width))
        case SideBySide():
            stacks = tuple(LaidStack.of(stack, setter) for stack in part.stacks)
            return _SideItem(stacks, part.keeps_text, part.before)
        case Table():
            return TableFlow(part, setter, width)
        case Picture():
            return _PictureItem(part, setter)
        case PageBreak():
            return _Break()


@dataclass(frozen=True)
class _TextItem:
    laid: LaidText

    @property
    def before(self) -> float:
        return self.laid.before

    @property
    def after(self) -> float:
        return self.laid.after

    @property
    def keeps_next(self) -> bool:
        return self.laid.keeps_next

    @property
    def leads(self) -> bool:
        return self.laid.ending == ":"

    @property
    def keeps_above(self) -> bool:
        return self.laid.keeps_above

    @property
    def count(self) -> int:
        return len(self.laid.lines)

    @property
    def start(self) -> float:
        lines = len(self.laid.lines)
        if self.keeps_next or lines <= _FEWEST + 1:
            return self.laid.height
        return _FEWEST * self.laid.leading

    def place(self, pages: Pages, following: float) -> None:
        laid = self.laid
        while True:
            count = self._fitting(laid, pages, following)
            if count:
                part = laid.part(0, count)
                y = pages.take(part.height, laid.before, laid.after)
                part.draw(pages.paper, pages.left, y)
                pages.headed = pages.headed and self.keeps_next
                laid = laid.part(count, len(laid.lines))
            if not laid.lines:
                return
            pages.turn()

    def _fitting(self, laid: LaidText, pages: Pages, following: float) -> int:
        """How many lines go on this page, so that no line stands alone on either."""
        total = len(laid.lines)
        room = pages.room(laid.before)
        if laid.height + following <= room:
            return total
        count = min(total, int(room / laid.leading))
        if following or total * laid.leading > room:
            count = min(count, total - _FEWEST)
        if self.keeps_next or count < _FEWEST:
            count = 0
        if count == 0 and pages.at_top:
            return max(1, min(total, int(room / laid.leading)))
        return count


@dataclass(frozen=True)
class LaidSpace:
    """Empty height in points, of which ``give`` may be left out."""

    height: float
    give: float = 0.0
    before: float = 0.0

    def draw(self, paper: Paper, x: float, y: float) -> None:
        """Leave it empty."""


@dataclass(frozen=True)
class LaidStack:
    """One of several columns side by side, set."""

    width: float
    parts: tuple[LaidText | LaidFrame | LaidSpace, ...]

    @classmethod
    def of(cls, stack: Stack, setter: Setter) -> LaidStack:
        """Set what stands in a column."""
        width = stack.width * MM
        return cls(width, tuple(_stacked(part, width, setter) for part in stack.parts))

    @property
    def height(self) -> float:
        """Of all its parts, in points."""
        return sum(part.before + part.height for part in self.parts)

    @property
    def least(self) -> float:
        """The height without what its spaces may give."""
        return self.height - sum(p.give for p in self.parts if isinstance(p, LaidSpace))

    def draw(self, paper: Paper, x: float, y: float, short: float = 0.0) -> None:
        """Draw with the top left corner at ``x``, ``y``; its spaces give ``short`` points."""
        for part in self.parts:
            part.draw(paper, x, y + part.before)
            given = min(short, part.give) if isinstance(part, LaidSpace) else 0.0
            short -= given
            y += part.before + part.height - given


def _stacked(
    part: Paragraph | Space | Frame, width: float, setter: Setter
) -> LaidText | LaidFrame | LaidSpace:
    match part:
        case Paragraph():
            return setter.paragraph(part, width)
        case Frame():
            return LaidFrame.of(part, setter)
        case Space():
            return LaidSpace(part.height * MM, part.give * MM)


@dataclass(frozen=True)
class _SideItem:
    stacks: tuple[LaidStack, ...]
    keeps_above: bool
    before: float
    after: float = 0.0
    keeps_next: bool = False
    leads: bool = False
    count: int = _FEWEST

    @property
    def start(self) -> float:
        return max((stack.least for stack in self.stacks), default=0.0)

    def place(self, pages: Pages, following: float) -> None:
        if pages.room(self.before) < self.start and not pages.at_top:
            pages.turn()
        whole = max((stack.height for stack in self.stacks), default=0.0)
        height = max(self.start, min(whole, pages.room(self.before)))
        y = pages.take(height, self.before)
        pages.headed = False
        x = pages.left
        for stack in self.stacks:
            stack.draw(pages.paper, x, y, max(0.0, whole - height))
            x += stack.width


@dataclass(frozen=True)
class _PictureItem:
    """A chart, whole on one page."""

    picture: Picture
    setter: Setter
    before: float = _ABOVE_PICTURE
    after: float = 0.0
    keeps_above: bool = False
    keeps_next: bool = False
    leads: bool = False
    count: int = _FEWEST

    @property
    def start(self) -> float:
        return self.picture.height * MM

    def place(self, pages: Pages, following: float) -> None:
        if pages.room(self.before) < self.start + following and not pages.at_top:
            pages.turn()
        y = pages.take(self.start, self.before)
        pages.headed = False
        room = (pages.left, y, pages.width, self.start)
        draw_chart(pages.paper, self.picture.chart, room, self.setter)
        pages.paper.mark(*room, self.picture.place)


@dataclass(frozen=True)
class _Break:
    before: float = 0.0
    after: float = 0.0
    keeps_above: bool = False
    start: float = 0.0
    keeps_next: bool = False
    leads: bool = False
    count: int = _FEWEST

    def place(self, pages: Pages, following: float) -> None:
        if not pages.at_top:
            pages.turn()
