"""The numbers that Word counts by itself: what would be printed before each paragraph of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from isodesk.importers.word.names import W, child, number, value
from isodesk.importers.word.styles import Styles
from isodesk.vietnamese.numbering import roman

_PLACE = re.compile(r"%([1-9])")
_PRIVATE = re.compile(r"[\uf000-\uf0ff]")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_LETTERS = 780
_MOST_ROMAN = 3999
_MOST = 100_000


@dataclass(frozen=True)
class _Level:
    """How a level counts and what it prints."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int = -1
    legal: bool = False
    style: str = ""


@dataclass
class _Abstract:
    """A list: its levels and where each stands."""

    levels: dict[int, _Level]
    counted: dict[int, int] = field(default_factory=dict)


class Numbers:
    """Counts the lists of a file; asked for each paragraph in reading order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, _Abstract] = {}
        self._linked: dict[str, str] = {}
        self._nums: dict[str, str] = {}
        self._overrides: dict[str, dict[int, _Level]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        for each in root.findall(f"{W}abstractNum"):
            key = each.get(f"{W}abstractNumId", "")
            levels = {
                number(lvl.get(f"{W}ilvl", "0")): _level(lvl) for lvl in each.findall(f"{W}lvl")
            }
            self._abstracts[key] = _Abstract(levels)
            self._linked[key] = value(each, "numStyleLink")
        for each in root.findall(f"{W}num"):
            self._number(each)

    def _number(self, element: Element) -> None:
        key = element.get(f"{W}numId", "")
        self._nums[key] = value(element, "abstractNumId")
        for override in element.findall(f"{W}lvlOverride"):
            level = number(override.get(f"{W}ilvl", "0"))
            start = value(override, "startOverride")
            own = child(override, "lvl")
            if own is not None:
                self._overrides.setdefault(key, {})[level] = _level(own)
            if start:
                self._restarts.setdefault(key, {})[level] = number(start, 1)

    def label(self, list_number: str, level: int, style: str) -> str:
        """Count a paragraph of a list and give what is printed before it; "" for none."""
        abstract = self._abstract(list_number)
        if abstract is None:
            return ""
        if level < 0:
            level = next((at for at, lvl in abstract.levels.items() if lvl.style == style), 0)
        levels = abstract.levels | self._overrides.get(list_number, {})
        own = levels.get(level)
        if own is None:
            return ""
        restart = self._restarts.get(list_number, {}).pop(level, None)
        counted = abstract.counted
        if restart is not None:
            counted[level] = restart
        else:
            counted[level] = min(counted.get(level, own.start - 1) + 1, _MOST)
        for deeper in [at for at in counted if at > level]:
            limit = levels[deeper].restart if deeper in levels else -1
            if limit != 0 and (limit < 0 or level < limit):
                del counted[deeper]
        return _shown(levels, own, counted)

    def _abstract(self, list_number: str) -> _Abstract | None:
        key = self._nums.get(list_number, "")
        link = self._linked.get(key, "")
        if link:
            key = self._nums.get(self._styles.list_of(link), key)
        return self._abstracts.get(key)


def _level(element: Element) -> _Level:
    return _Level(
        number(value(element, "start"), 1),
        value(element, "numFmt") or "decimal",
        value(element, "lvlText"),
        number(value(element, "lvlRestart"), -1),
        child(element, "isLgl") is not None,
        value(element, "pStyle"),
    )


def _shown(levels: dict[int, _Level], own: _Level, counted: dict[int, int]) -> str:
    if own.form == "none" and "%" not in own.text:
        return own.text.strip()
    if own.form == "bullet":
        return _bullet(own.text)

    def put(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        level = levels.get(at, _Level())
        form = "decimal" if own.legal and level is not own else level.form
        return _formed(counted.get(at, level.start), form)

    return _PLACE.sub(put, own.text).strip()


def _bullet(text: str) -> str:
    """A mark of a list; signs of Symbol and Wingdings are dots."""
    mark = _PRIVATE.sub("•", text).strip()
    return "-" if mark in ("–", "—", "−", "-") else mark or "•"


def _formed(count: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman") and 0 < count <= _MOST_ROMAN:
        return roman(count) if form == "upperRoman" else roman(count).lower()
    if form in ("upperLetter", "lowerLetter") and 0 < count <= _MOST_LETTERS:
        letter = _LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{count:02d}"
    return "" if form == "none" else str(count)
