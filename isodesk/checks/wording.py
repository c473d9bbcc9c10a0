"""The words that the rules of spelling compare with, read once from the resources."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from isodesk.checks.passages import WORD
from isodesk.host.resources import resource
from isodesk.vietnamese.text import fold, one_spelling

_COMMON = 3
_FOLDED_NAME = re.compile(r"\w+")


@dataclass(frozen=True)
class Wording:
    """Abbreviations, issuers, full names by their folded words, known slips, pairs of words.

    ``ways`` gives each way of writing a phrase the best one of them: ``phòng chống``.
    """

    abbreviations: frozenset[str]
    issuers: frozenset[str]
    names: Mapping[tuple[str, ...], str]
    slips: Mapping[str, str]
    ways: Mapping[str, str]
    pairs: Mapping[tuple[str, str], frozenset[tuple[str, str]]]
    words: frozenset[str]
    foreign: frozenset[str]


@cache
def wording() -> Wording:
    """The program's own: `norms/words.toml` and the texts of the kinds of plan."""
    data = tomllib.loads(resource("norms/words.toml").read_text(encoding="utf-8"))
    counted: Counter[tuple[str, str]] = Counter()
    files = [*resource("kinds").glob("*.toml"), resource("legal-bases.toml")]
    for file in files:
        for pair, _, _ in placed_pairs(file.read_text(encoding="utf-8")):
            counted[pair] += 1
    pairs: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for pair, number in counted.items():
        if number >= _COMMON:
            pairs[folded(pair)].add(pair)
    return Wording(
        frozenset(data["abbreviations"]),
        frozenset(data["issuers"]),
        {tuple(_FOLDED_NAME.findall(fold(name))): name for name in data["names"]},
        data["slips"],
        {way: best for best, ways in data["ways"].items() for way in (best, *ways)},
        {form: frozenset(found) for form, found in pairs.items()},
        frozenset(word for pair in counted for word in pair),
        frozenset(data["foreign"]),
    )


def placed_pairs(text: str) -> Iterator[tuple[tuple[str, str], int, int]]:
    """Words with nothing but a space between them, in one spelling, and where they stand."""
    last, begin, end = "", 0, -1
    plain = one_spelling(text)
    for match in WORD.finditer(plain):
        if last and plain[end : match.start()] == " ":
            yield (last, match[0]), begin, match.end()
        last, begin, end = match[0], match.start(), match.end()


@cache
def _folded(word: str) -> str:
    return fold(word)


def folded(pair: tuple[str, str]) -> tuple[str, str]:
    """Both words without marks."""
    return _folded(pair[0]), _folded(pair[1])
