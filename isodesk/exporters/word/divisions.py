"""Phần, Chương, Mục, Tiểu mục, Điều as lists of Word, which it counts by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isodesk.exporters.word.elements import Element, element, indents, run_properties
from isodesk.exporters.word.styles import DIVISION_STYLES, LISTED, style_id
from isodesk.facts.divisions import DIVISIONS
from isodesk.vietnamese.numbering import parse_roman

_WORDS = dict(zip(DIVISIONS.values(), DIVISION_STYLES, strict=True))
_ROMAN = ("part", "chapter")
# Lists that begin elsewhere get keys above those of all other lists.
_AGAIN = 1000


class DivisionLists:
    """The lists of one file, begun anew where an annex or a number typed by hand asks for it."""

    def __init__(self, first_line: float) -> None:
        self._first_line = first_line
        self._again: list[tuple[int, dict[int, int]]] = []
        self._current: dict[int, int] = {}
        self._starts: dict[int, dict[int, int]] = {}
        self._counted: dict[int, dict[int, int]] = {}

    def begin_section(self) -> None:
        """A body or an annex counts for itself."""
        for number in list(self._counted):
            self._begin(number, {})

    def place(self, number: str) -> tuple[int, int] | None:
        """The list and level that print ``Chương II``; None for what is no division."""
        found = _division(number)
        if found is None:
            return None
        code, value = found
        key, level = LISTED[code]
        if self._next(key, level) != value:
            following = {at: self._next(key, at) for at in range(level)}
            self._begin(key, {**following, level: value})
        above = {at: n for at, n in self._counted.get(key, {}).items() if at < level}
        self._counted[key] = {**above, level: value}
        return self._current.get(key, key), level

    def definitions(self) -> Iterator[Element]:
        """What the levels of each list look like."""
        for key in self._keys():
            codes = [code for code in DIVISION_STYLES if LISTED[code][0] == key]
            yield abstract(key, [self._level(code) for code in codes])

    def lists(self) -> Iterator[Element]:
        """The lists, and each time that one is begun anew."""
        for key in self._keys():
            yield element("num", element("abstractNumId", val=key), numId=key)
        for at, (key, starts) in enumerate(self._again):
            overrides = (
                element("lvlOverride", element("startOverride", val=start), ilvl=level)
                for level, start in starts.items()
            )
            link = element("abstractNumId", val=key)
            yield element("num", link, *overrides, numId=_AGAIN + at)

    def _keys(self) -> list[int]:
        return list(dict.fromkeys(LISTED[code][0] for code in DIVISION_STYLES))

    def _next(self, key: int, level: int) -> int:
        """What Word would print at ``level`` of a list now."""
        counted = self._counted.get(key, {}).get(level)
        if counted is None:
            return self._starts.get(key, {}).get(level, 1)
        return counted + 1

    def _begin(self, key: int, starts: dict[int, int]) -> None:
        """A list begins anew; its levels with these numbers, with 1 where none is said."""
        codes = [code for code in DIVISION_STYLES if LISTED[code][0] == key]
        self._starts[key] = {level: starts.get(level, 1) for level in range(len(codes))}
        self._counted.pop(key, None)
        self._current[key] = _AGAIN + len(self._again)
        self._again.append((key, self._starts[key]))

    def _level(self, code: str) -> Element:
        level = LISTED[code][1]
        is_article = code == "article"
        word = next(word for word, style in _WORDS.items() if style == code)
        return element(
            "lvl",
            element("start", val=1),
            element("numFmt", val="upperRoman" if code in _ROMAN else "decimal"),
            element("pStyle", val=style_id(code)),
            element("suff", val="space" if is_article else "nothing"),
            element("lvlText", val=f"{word} %{level + 1}{'.' if is_article else ''}"),
            element("lvlJc", val="left"),
            element("pPr", indents(0, 0, self._first_line if is_article else 0)),
            run_properties(bold=True, italic=False, size=None),
            ilvl=level,
        )


def abstract(number: int, levels: Sequence[Element]) -> Element:
    """``<w:abstractNum>``: a list of several levels."""
    identity = element("nsid", val=f"{0x10000000 + number:08X}")
    kind = element("multiLevelType", val="multilevel")
    return element("abstractNum", identity, kind, *levels, abstractNumId=number)


def _division(number: str) -> tuple[str, int] | None:
    """Style and count of ``Chương II`` or ``Điều 5.``."""
    word, _, count = number.rstrip(".").rpartition(" ")
    value = int(count) if count.isdecimal() else parse_roman(count)
    return None if word not in _WORDS or value is None else (_WORDS[word], value)
