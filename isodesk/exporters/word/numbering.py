"""Numbers and dashes as Word's own lists, which count on when a paragraph is put in.

Word counts I. 1. 1.1. and Phần, Chương, Mục, Tiểu mục, Điều by itself. What it would count
otherwise (a number that starts elsewhere, one that is left out) begins a new list with that number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from isodesk.exporters.word.divisions import DivisionLists, abstract
from isodesk.exporters.word.elements import Element, element, indents
from isodesk.exporters.word.styles import ARTICLES, DASHES, FONT, LISTED, SECTIONS, style_id
from isodesk.vietnamese.numbering import parse_roman

_DEEPEST = 6
_DASH_LEVELS = {"-": 0, "+": 1}
_ARABIC = re.compile(r"(?:[0-9]+\.)+")
_STYLES = {place: code for code, place in LISTED.items()}


class Lists:
    """The lists of one file."""

    def __init__(self, first_line: float) -> None:
        self._first_line = first_line
        self._starts: dict[int, tuple[int, ...]] = {SECTIONS: ()}
        self._current = SECTIONS
        self._counted: dict[int, int] = {}
        self._divisions = DivisionLists(first_line)

    def begin_section(self) -> None:
        """A body or an annex counts for itself."""
        if self._counted:
            self._begin(())
        self._divisions.begin_section()

    def place(self, number: str) -> tuple[int, int] | None:
        """The list and its level that print ``number``; None where Word has no such number."""
        if number in _DASH_LEVELS:
            return DASHES, _DASH_LEVELS[number]
        division = self._divisions.place(number)
        if division:
            return division
        values = _values(number)
        # Points are a, b, c, d, đ, e: no list of Word has a letter đ, so they stay text.
        if values is None or len(values) > _DEEPEST:
            return None
        level = len(values) - 1
        if self._next(level) != values:
            self._begin(values)
        self._count(level, values)
        return self._current, level

    def elements(self) -> Iterator[Element]:
        """All that stands in numbering.xml."""
        yield abstract(DASHES, [self._dash(mark, at) for mark, at in _DASH_LEVELS.items()])
        for number, starts in self._starts.items():
            levels = [self._level(number, level, starts) for level in range(_DEEPEST)]
            yield abstract(number, levels)
        yield from self._divisions.definitions()
        for number in (DASHES, *self._starts):
            yield element("num", element("abstractNumId", val=number), numId=number)
        yield from self._divisions.lists()

    def _next(self, level: int) -> tuple[int, ...]:
        """What Word would print at ``level`` now, with a 0 for the section above."""
        starts = self._starts[self._current]
        above = tuple(self._counted.get(at, _start(starts, at)) for at in range(1, level))
        counted = self._counted.get(level)
        own = _start(starts, level) if counted is None else counted + 1
        if level == 0:
            # Programs differ in whether deeper levels alone have counted the one above them.
            is_implied = counted is None and bool(self._counted)
            return () if is_implied else (own,)
        return (0, *above, own)

    def _count(self, level: int, values: tuple[int, ...]) -> None:
        kept = {at: value for at, value in self._counted.items() if at < level}
        # Programs differ in how they count on after a level that was only implied.
        for at in range(1, level):
            kept.setdefault(at, values[at])
        self._counted = {**kept, level: values[level]}

    def _begin(self, values: tuple[int, ...]) -> None:
        self._current = max(ARTICLES, *self._starts) + 1
        self._starts[self._current] = values
        self._counted = {}

    def _level(self, number: int, level: int, starts: tuple[int, ...]) -> Element:
        shown = "%1." if level == 0 else "".join(f"%{at + 1}." for at in range(1, level + 1))
        form = "upperRoman" if level == 0 else "decimal"
        return self._counted_level(number, level, _start(starts, level), form, shown)

    def _dash(self, mark: str, level: int) -> Element:
        made = self._counted_level(DASHES, level, 1, "bullet", mark)
        fonts = element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT, hint="default")
        made.append(element("rPr", fonts))
        return made

    def _counted_level(self, number: int, level: int, start: int, form: str, shown: str) -> Element:
        code = _STYLES.get((number, level))
        style = [element("pStyle", val=style_id(code))] if code else []
        return element(
            "lvl",
            element("start", val=start),
            element("numFmt", val=form),
            *style,
            element("suff", val="space"),
            element("lvlText", val=shown),
            element("lvlJc", val="left"),
            element("pPr", indents(0, 0, self._first_line)),
            ilvl=level,
        )


def _start(starts: tuple[int, ...], level: int) -> int:
    return max(1, starts[level]) if level < len(starts) else 1


def _values(number: str) -> tuple[int, ...] | None:
    """The counters that a printed number shows: I. is (1,), 2.1. is (0, 2, 1)."""
    if _ARABIC.fullmatch(number):
        return (0, *(int(part) for part in number.rstrip(".").split(".")))
    section = parse_roman(number[:-1]) if number.endswith(".") else None
    return None if section is None else (section,)
