"""One phrase in two ways: joined otherwise, or with other capitals inside a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import WORD, Checked, Passage, Reading
from isodesk.checks.said import of_passage, retyped, retyped_at
from isodesk.checks.wording import wording
from isodesk.vietnamese.text import capital_first, one_spelling

# A paper or an office is written large where one is meant, and small where all of them are.
_LARGE_OR_SMALL = frozenset(
    (
        "kế",
        "quyết",
        "thông",
        "công",
        "nghị",
        "báo",
        "chương",
        "đề",
        "phụ",
        "sở",
        "bộ",
        "ban",
        "phòng",
        "trung",
        "chủ",
        "lãnh",
        "tỉnh",
        "huyện",
        "thành",
        "thị",
        "xã",
        "phường",
        "tổ",
        "biên",
        "văn",
        "bản",
        "giám",
        "trưởng",
        "phó",
        "cục",
        "chi",
        "hội",
        "viện",
        "trường",
        "ủy",
        "thủ",
        "nhân",
        "đảng",
        "biểu",
        "mục",
        "danh",
        "tờ",
        "hướng",
        "chỉ",
        "luật",
        "trang",
        "cổng",
        "dự",
        "khu",
        "thanh",
        "phần",
        "năm",
        "quý",
    )
)
# Of these the word behind tells whether one is meant that has a name.
_NAMED_OR_NOT = frozenset({("hệ", "thống"), ("tiêu", "chuẩn"), ("quy", "trình")})
_PROSE = ("bases", "blocks", "tasks", "free_tables", "annexes", "header", "budget")


@dataclass(frozen=True)
class _Spot:
    """Where a way of writing stands."""

    passage: Passage
    reading: Reading
    span: tuple[int, int]

    @property
    def words(self) -> str:
        return self.reading.text[slice(*self.span)]


@dataclass(frozen=True)
class _Word:
    """One word among those of its passage."""

    passage: Passage
    reading: Reading
    words: tuple[re.Match[str], ...]
    at: int

    @property
    def match(self) -> re.Match[str]:
        return self.words[self.at]

    @property
    def about(self) -> str:
        """The word with what stands about it."""
        near = _joined(self.reading.text, self.words, self.at, 2, 3)
        return self.reading.text[self.words[near[0]].start() : self.words[near[-1]].end()]

    @property
    def behind(self) -> str:
        """The second word behind it, "" where none follows."""
        near = _joined(self.reading.text, self.words, self.at, 0, 2)
        return self.words[near[2]][0].lower() if len(near) > 2 else ""


def phrases_two_ways(checked: Checked) -> Iterator[Finding]:
    """``phòng chống`` in a plan that writes ``phòng, chống`` too: each of the rarer ones."""
    ways = wording().ways
    found: defaultdict[str, defaultdict[str, list[_Spot]]] = defaultdict(lambda: defaultdict(list))
    for passage, reading in checked.readings:
        if reading.text.isupper():
            continue
        plain = one_spelling(reading.text)
        for match in _phrases().finditer(plain):
            spot = _Spot(passage, reading, match.span())
            found[ways[match[0]]][match[0]].append(spot)
    for best, here in found.items():
        if len(here) < 2:
            continue
        common = max(here, key=lambda way: (len(here[way]), way == best))
        for way, spots in here.items():
            for spot in spots if way != common else ():
                new = capital_first(common) if spot.words[0].isupper() else common
                said = f"“{spot.words}”: chỗ khác viết “{common}”."
                repair = retyped_at(spot.passage, spot.reading, spot.span, new)
                yield of_passage(
                    spot.passage, "words.ways", Severity.HINT, said, spot.words, repair
                )


@cache
def _phrases() -> re.Pattern[str]:
    longest_first = sorted(wording().ways, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def capitals_in_sentences(checked: Checked) -> Iterator[Finding]:
    """``hệ thống Hành chính nhà nước`` beside ``hệ thống hành chính nhà nước``: the rarer one."""
    for small, large in _small_and_large(checked):
        rare, common = (small, large) if len(small) < len(large) else (large, small)
        right = common[0].match[0]
        for spot in {each.passage.place: each for each in reversed(rare)}.values():
            said = f"“{spot.about}”: chữ “{spot.match[0]}” ở chỗ khác viết “{right}”."
            repair = retyped(spot.passage, spot.reading, spot.match, right)
            quote = spot.about
            yield of_passage(spot.passage, "form.capitals", Severity.HINT, said, quote, repair)


def _small_and_large(checked: Checked) -> Iterator[tuple[list[_Word], list[_Word]]]:
    """The words that stand in one company with and without a capital."""
    found: dict[str, tuple[list[_Word], list[_Word]]] = {}
    for passage, reading, words in checked.words:
        text = reading.text
        low = text.lower()
        if passage.place.partition("/")[0] not in _PROSE or text.isupper() or len(low) != len(text):
            continue
        for at in range(1, len(words) - 1):
            one, two, three = words[at - 1 : at + 2]
            if not (_space(text, one, two) and _space(text, two, three)):
                continue
            pair = found.setdefault(low[one.start() : three.end()], ([], []))
            pair[text[two.start()].isupper()].append(_Word(passage, reading, words, at))
    for key, (small, large) in found.items():
        if not small or not large or not _is_judged(tuple(key.split(" "))):
            continue
        behind = {each.behind for each in small} & {each.behind for each in large}
        if tuple(key.split(" ")[1:]) in _NAMED_OR_NOT:
            small = [each for each in small if each.behind in behind]
            large = [each for each in large if each.behind in behind]
        large = [each for each in large if not each.match[0].isupper()]
        if small and large:
            yield small, large


def _is_judged(words: tuple[str, ...]) -> bool:
    return words[1] not in _LARGE_OR_SMALL and words not in _threes_of_names()


def _joined(
    text: str, words: Sequence[re.Match[str]], at: int, before: int, after: int
) -> list[int]:
    """The places of a word and of so many before and behind it, with spaces alone between."""
    first = last = at
    while first > max(0, at - before) and _space(text, words[first - 1], words[first]):
        first -= 1
    while last < min(len(words) - 1, at + after) and _space(text, words[last], words[last + 1]):
        last += 1
    return list(range(first, last + 1))


def _space(text: str, one: re.Match[str], two: re.Match[str]) -> bool:
    end = one.end()
    return two.start() - end == 1 and text[end] == " "


@cache
def _threes_of_names() -> frozenset[tuple[str, str, str]]:
    """Those of official names, which another rule compares."""
    found: set[tuple[str, str, str]] = set()
    for name in wording().names.values():
        words = [word.lower() for word in WORD.findall(name)]
        found.update(zip(words, words[1:], words[2:], strict=False))
    return frozenset(found)
