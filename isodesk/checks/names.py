"""Names of agencies: their capitals, and one spelling for each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked, Passage, Reading
from isodesk.checks.said import of_passage, retyped, retyped_at
from isodesk.checks.wording import wording
from isodesk.vietnamese.text import capital_first, fold, one_spelling

_TOKEN = re.compile(r"\w+")
_OPENS = ("ubnd", "so", "ban", "bo", "van", "chi", "trung", "phong", "cuc", "uy", "cac")
_SORT = re.compile(
    r"^(?P<sort>Sở|Chi cục|Cục|Trung tâm|Ban Quản lý|Phòng|Bệnh viện|Hội|Viện)\s+(?P<next>\w+)"
)
_LEVELS = frozenset(
    ("tỉnh", "huyện", "cấp", "xã", "thành", "thị", "khu", "các", "thuộc", "và", "của", "số")
)
_UBND = re.compile(r"\b(?:UBND|Ủy ban nhân dân)\s+(?P<level>Huyện|Phường|Xã|Thị trấn|Thị xã)\b")
_PIECES = 4


def capitals_of_rows(checked: Checked) -> Iterator[Finding]:
    """``Cục quản lý thị trường``: the first word behind the sort of agency has a capital."""
    for passage, reading in checked.at("subjects", "mailing"):
        if passage.place.endswith("/note"):
            continue
        name = reading.text.strip()
        match = _SORT.match(name)
        if match and match["next"].islower() and match["next"] not in _LEVELS:
            said = f"“{name}”: viết hoa chữ đầu sau “{match['sort']}”."
            start = reading.text.index(name)
            word = match.span("next")
            right = name[: word[0]] + capital_first(match["next"]) + name[word[1] :]
            repair = retyped_at(passage, reading, (start, start + len(name)), right)
            yield of_passage(passage, "names.capitals", Severity.HINT, said, name, repair)
    for passage, reading in checked.readings:
        match = _UBND.search(reading.text)
        if match:
            said = f"“{match[0]}”: cấp hành chính sau UBND không viết hoa."
            repair = retyped(passage, reading, match, match["level"].lower(), "level")
            yield of_passage(passage, "names.capitals", Severity.HINT, said, match[0], repair)


def official_names(checked: Checked) -> Iterator[Finding]:
    """A name that is an official one but for marks, capitals or punctuation."""
    names = wording().names
    heads: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in names:
        heads[words[0]].append(words)
    for passage, reading in checked.readings:
        if reading.text.isupper():
            continue
        tokens = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(reading.text)]
        plain = [fold(token[0]) for token in tokens]
        for at, word in enumerate(plain):
            for words in heads.get(word, ()):
                if tuple(plain[at : at + len(words)]) != words or not tokens[at][0][0].isupper():
                    continue
                span = tokens[at][1], tokens[at + len(words) - 1][2]
                said, right = reading.text[slice(*span)], names[words]
                if _same(said, right) or said.isupper() or "\n" in said:
                    continue
                message = f"“{said}”: tên đúng là {right}."
                repair = retyped_at(passage, reading, span, right)
                yield of_passage(passage, "names.official", Severity.HINT, message, said, repair)


def names_two_ways(checked: Checked) -> Iterator[Finding]:
    """``UBND xã phường, thị trấn`` where it is ``UBND xã, phường, thị trấn`` elsewhere."""
    ways: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    first: dict[tuple[tuple[str, ...], str], tuple[Passage, Reading, tuple[int, int]]] = {}
    for passage, reading in checked.readings:
        if reading.text.isupper():
            continue
        tokens = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(reading.text)]
        plain = [fold(token[0]) for token in tokens]
        for at in range(len(tokens) - _PIECES + 1):
            if plain[at] not in _OPENS or not tokens[at][0][0].isupper():
                continue
            key = tuple(plain[at : at + _PIECES])
            span = tokens[at][1], tokens[at + _PIECES - 1][2]
            said = reading.text[slice(*span)]
            if re.search(r"[.;:()\n]", said):
                continue
            way = one_spelling(re.sub(r"\s+", " ", said))
            ways[key][way] += 1
            first.setdefault((key, way), (passage, reading, span))
    told: set[str] = set()
    for key, found in ways.items():
        if len(found) < 2 or not _differ_in_signs(list(found)):
            continue
        common = found.most_common(1)[0][0]
        rare = min((w for w in found if w != common), key=lambda way: found[way])
        if found[rare] == found[common] and len(rare) > len(common):
            common, rare = rare, common  # the one that lacks a sign
        (passage, reading, span), (_, other, there) = first[key, rare], first[key, common]
        said, right = reading.text[slice(*span)], other.text[slice(*there)]
        if said in told:
            continue
        told.add(said)
        message = f"“{said}”: chỗ khác viết “{right}”."
        repair = retyped_at(passage, reading, span, right)
        yield of_passage(passage, "names.spelling", Severity.HINT, message, said, repair)


def capitals_two_ways(checked: Checked) -> Iterator[Finding]:
    """``Ban chỉ đạo`` beside ``Ban Chỉ đạo``, ``Trung Tâm`` beside ``Trung tâm``."""
    ways: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    first: dict[str, tuple[Passage, Reading, tuple[int, int]]] = {}
    for passage, reading in checked.readings:
        text = reading.text
        if text.isupper():
            continue
        tokens = [(m[0], m.start(), m.end()) for m in re.finditer(r"[^\W\d_]+", text)]
        for (one, begin, end), (two, start, last) in zip(tokens, tokens[1:], strict=False):
            if text[end:start] != " " or not one[0].isupper() or one.isupper() or two.isupper():
                continue
            said = f"{one} {two}"
            ways[one_spelling(one), one_spelling(two)][said] += 1
            first.setdefault(said, (passage, reading, (begin, last)))
    for (one, two), found in ways.items():
        if len(found) < 2 or (one, two) not in _NAMED:
            continue
        common = found.most_common(1)[0][0]
        for said in found:
            if said != common:
                message = f"“{said}”: chỗ khác viết “{common}”."
                passage, reading, span = first[said]
                repair = retyped_at(passage, reading, span, common)
                yield of_passage(passage, "names.spelling", Severity.HINT, message, said, repair)


_NAMED = frozenset(
    {
        ("trung", "tâm"),
        ("chi", "cục"),
        ("văn", "phòng"),
        ("hội", "nghị"),
        ("tổng", "cục"),
        ("ban", "quản"),
        ("đoàn", "kiểm"),
        ("công", "báo"),
    }
)


def _same(said: str, right: str) -> bool:
    """Equal; what differs by more than one sort of letter is another name."""
    if one_spelling(said) == one_spelling(right):
        return _capitals(said) == _capitals(right)
    return fold(said) != fold(right) and _signless(said) != _signless(right)


def _capitals(text: str) -> list[bool]:
    return [word[0].isupper() for word in _TOKEN.findall(text)]


def _signless(text: str) -> str:
    return " ".join(_TOKEN.findall(one_spelling(text)))


def _differ_in_signs(found: list[str]) -> bool:
    """Whether the ways hold the same letters and differ only in commas and dashes."""
    return len({_signless(way) for way in found}) == 1
