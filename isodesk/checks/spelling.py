"""Words typed wrong: no syllable at all, or one mark away from what this office writes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import WORD, Checked, Passage, Reading
from isodesk.checks.said import of_passage, retyped, retyped_at
from isodesk.checks.wording import folded, placed_pairs, wording
from isodesk.vietnamese.syllables import is_syllable
from isodesk.vietnamese.text import capital_first, one_spelling

_FUNCTION = frozenset(
    ("các", "của", "và", "là", "được", "cho", "trong", "theo", "về", "với", "tại", "đến", "từ")
)
_REPEATED = re.compile(r"(?<![\w.])([^\W\d_]+) \1(?!\w)", re.IGNORECASE)
_LINK = re.compile(r"\S*(?:://|www\.|@|\.vn)\S*")
_RARE, _COMMON, _IN_TWO_PAIRS = 1, 3, 2


def known_slips(checked: Checked) -> Iterator[Finding]:
    """Slips that issued plans are known to contain."""
    slips = wording().slips
    for passage, reading in checked.readings:
        text = reading.text.lower()
        for wrong, right in slips.items():
            if wrong not in text:
                continue
            for match in re.finditer(re.escape(wrong), reading.text, re.IGNORECASE):
                new = capital_first(right) if match[0][0].isupper() else right
                said = f"“{match[0]}” có thể là “{new}”."
                repair = retyped(passage, reading, match, new)
                yield of_passage(passage, "words.slip", Severity.WARNING, said, match[0], repair)


def no_syllables(checked: Checked) -> Iterator[Finding]:
    """A word that is built as no Vietnamese syllable is, and stands here only once or twice."""
    seen: Counter[str] = Counter()
    first: dict[str, Finding] = {}
    for passage, reading in checked.readings:
        for match in WORD.finditer(_LINK.sub(_blanked, reading.text)):
            word = match[0]
            if not _is_strange(word):
                continue
            seen[word] += 1
            before = reading.text[: match.start()][-1:] or " "
            if word not in first and before not in "./@&":
                meant = _meant(word)
                may = f", có thể là “{meant}”" if meant else ""
                said = f"“{word}” không phải là một tiếng{may}."
                severity = Severity.HINT if word.isascii() else Severity.WARNING
                repair = retyped(passage, reading, match, meant) if meant else None
                first[word] = of_passage(passage, "words.syllable", severity, said, word, repair)
    for word, finding in first.items():
        if seen[word] < _COMMON:
            yield finding


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match[0])


@cache
def _is_strange(word: str) -> bool:
    """No syllable; of words with a capital, many of them names, only what is plainly a slip."""
    small = word.lower()
    if len(word) < 2 or is_syllable(small) or small in wording().foreign:
        return False
    if word.islower():
        return True
    named = len(word) <= _COMMON or not word[1:].islower()
    return not named and bool(_once(word) if word.isascii() else _meant(word))


def _once(word: str) -> str:
    """The word without the second of two equal letters, where that is a syllable."""
    fewer = (word[:i] + word[i + 1 :] for i in range(1, len(word)) if word[i] == word[i - 1])
    return next((w for w in fewer if is_syllable(w.lower())), "")


def _meant(word: str) -> str:
    """What was meant where that is clear: a letter less, or two words that ran together."""
    cuts = ((word[:i], word[i:]) for i in range(2, len(word) - 1))
    apart = [f"{a} {b}" for a, b in cuts if is_syllable(a.lower()) and is_syllable(b)]
    return _once(word) or (apart[0] if len(apart) == 1 else "")


def words_near_known(checked: Checked) -> Iterator[Finding]:
    """A word found nowhere else, one mark away from what stands beside its neighbour elsewhere:
    ``đánh gía nội bô`` where this plan and the kinds of plan write ``nội bộ``."""
    counted: Counter[tuple[str, str]] = Counter()
    words: Counter[str] = Counter()
    where: dict[tuple[str, str], tuple[Passage, Reading, tuple[int, int]]] = {}
    for passage, reading in checked.readings:
        for pair, start, end in placed_pairs(reading.text):
            counted[pair] += 1
            words.update(pair)
            where.setdefault(pair, (passage, reading, (start, end)))
    alike: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for pair, number in counted.items():
        if number >= _COMMON:
            alike[folded(pair)].add(pair)
    known = wording()
    told: set[str] = set()
    for pair, number in counted.items():
        passage, reading, span = where[pair]
        quote = reading.text[slice(*span)]
        listed = known.pairs.get(folded(pair), frozenset())
        if number > _RARE or not quote.islower() or not _FUNCTION.isdisjoint(pair):
            continue
        # A word that stands in other company is a word; only a stranger is a slip.
        strange = [word for word in pair if words[word] <= _IN_TWO_PAIRS]
        strange = [word for word in strange if word not in known.words and word not in told]
        others = alike.get(folded(pair), set()) | listed
        if not strange or pair in others or len(others) != 1 or " ".join(pair) in known.ways:
            continue
        right = next(iter(others))
        if _FUNCTION.isdisjoint(right) and any(word not in right for word in strange):
            told.update(strange)
            meant = " ".join(right)
            said = f"“{quote}” có thể là “{meant}”."
            repair = retyped_at(passage, reading, span, meant)
            yield of_passage(passage, "words.near", Severity.HINT, said, quote, repair)


def repeated_words(checked: Checked) -> Iterator[Finding]:
    """``của của``: a small word twice."""
    for passage, reading in checked.readings:
        for match in _REPEATED.finditer(reading.text):
            if match[1].lower() in _FUNCTION:
                said = f"“{match[0]}”: chữ lặp."
                repair = retyped(passage, reading, match, match[1])
                yield of_passage(
                    passage, "words.repeated", Severity.WARNING, said, match[0], repair
                )


def tones_two_ways(checked: Checked) -> Iterator[Finding]:
    """``hoá`` beside ``hóa``: one word in both habits."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    where: defaultdict[str, list[tuple[Passage, Reading, re.Match[str]]]] = defaultdict(list)
    for passage, reading, words in checked.words:
        for match in words:
            word = match[0].lower()
            if len(word) < 2 or word.isascii():
                continue
            forms[_habit(word)][word] += 1
            where[word].append((passage, reading, match))
    for found in forms.values():
        if len(found) < 2:
            continue
        common, rare = found.most_common()[0][0], found.most_common()[-1][0]
        said = f"“{rare}” và “{common}”: một chữ viết hai cách."
        for passage, reading, match in where[rare]:
            new = capital_first(common) if match[0][0].isupper() else common
            repair = retyped(passage, reading, match, new) if not match[0].isupper() else None
            yield of_passage(passage, "words.tones", Severity.HINT, said, rare, repair)


@cache
def _habit(word: str) -> str:
    return one_spelling(word)
