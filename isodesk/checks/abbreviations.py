"""Abbreviations: explained once, before they are used, and written alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked, Passage, Reading
from isodesk.checks.said import of_passage, retyped, retyped_at
from isodesk.checks.wording import wording
from isodesk.vietnamese.numbering import parse_roman
from isodesk.vietnamese.syllables import is_syllable

_SHORT = re.compile(r"(?<![\w/.&-])(?P<short>[A-ZĐƯ]{2,}(?:[-&][A-ZĐ]{2,})*)(?![\w/&]|-[A-ZĐ])")
_DEFINED = re.compile(
    r"\((?:sau đây )?(?:viết tắt là|gọi tắt là|viết tắt:|gọi chung là|sau đây gọi là)?\s*:?\s*"
    r"(?P<short>[A-ZĐ]{2,}(?:[-&][A-ZĐ]{2,})*)\)"
)
_OFFICE = re.compile(
    r"(?P<of>Sở|Bộ|Chi cục|Phòng|Cục)\s+(?P<short>[A-ZĐ]{2,}(?:-[A-ZĐ]{2,})*)(?!\w)"
)
_PROSE = ("blocks", "tasks", "budget")
_MANY, _LONG, _LONGER = 3, 4, 7


@dataclass(frozen=True)
class Shorts:
    """How often each abbreviation stands in the plan, where first, and where it is explained."""

    number: Counter[str]
    first: dict[str, tuple[Passage, Reading, tuple[int, int]]]
    order: dict[str, int]
    defined: dict[str, list[tuple[Passage, int]]]


def _shorts(checked: Checked) -> Shorts:
    found = Shorts(Counter(), {}, {}, {})
    for at, (passage, reading) in enumerate(checked.readings):
        text = reading.text
        head = text.isupper() and " " in text
        explained = {m.start("short") for m in _DEFINED.finditer(text) if _explains(m, text)}
        for match in _SHORT.finditer(text):
            short = match["short"]
            # In heads all words have capitals: only what is no syllable is an abbreviation.
            if parse_roman(short) or (head and is_syllable(short.lower())):
                continue
            spot = at * 10_000 + match.start()
            if match.start("short") in explained:
                found.defined.setdefault(short, []).append((passage, spot))
                continue
            found.number[short] += 1
            found.first.setdefault(short, (passage, reading, match.span("short")))
            found.order.setdefault(short, spot)
    return found


def abbreviations_alike(checked: Checked) -> Iterator[Finding]:
    """``BCD`` among ``BCĐ``, ``TTTC`` among ``TTHC``."""
    shorts = checked.shared(_shorts)
    listed = wording().abbreviations
    common = {short for short, n in shorts.number.items() if n >= _MANY} | listed
    common |= set(shorts.defined)
    for short, number in shorts.number.items():
        if short in listed or short in shorts.defined:
            continue
        near = [c for c in common if c != short and number * 2 <= max(2, shorts.number[c])]
        likely = [c for c in near if one_slip(short, c)]
        # Of those in the plan the commonest, else the one of the list.
        likely.sort(key=lambda c: (-shorts.number[c], c))
        if likely and (shorts.number[likely[0]] or _certain(short, likely[0])):
            said = f"“{short}” có thể là “{likely[0]}”."
            passage, reading, span = shorts.first[short]
            repair = retyped_at(passage, reading, span, likely[0])
            yield of_passage(passage, "abbreviations.alike", Severity.WARNING, said, short, repair)


def offices_abbreviated_alike(checked: Checked) -> Iterator[Finding]:
    """``Sở KHCN`` beside ``Sở KH-CN``: each of the rarer ones."""
    found: dict[str, dict[str, list[tuple[Passage, Reading, re.Match[str]]]]] = {}
    for passage, reading in checked.readings:
        for match in _OFFICE.finditer(reading.text):
            ways = found.setdefault(match["of"], {})
            ways.setdefault(match["short"], []).append((passage, reading, match))
    for of, ways in found.items():
        for short, places in ways.items():
            other = _commoner(short, {way: len(there) for way, there in ways.items()})
            said = f"“{of} {short}”: chỗ khác viết “{of} {other}”."
            for passage, reading, match in places if other else ():
                repair = retyped(passage, reading, match, other, "short")
                quote = f"{of} {short}"
                yield of_passage(
                    passage, "abbreviations.alike", Severity.WARNING, said, quote, repair
                )


def _commoner(short: str, number: dict[str, int]) -> str:
    """The way of writing the same letters that stands oftener, "" where none does."""
    own = _letters(short)
    alike = (
        other
        for other in number
        if other != short and (own == _letters(other) or one_slip(own, _letters(other)))
    )
    return next((o for o in alike if (number[short], short) < (number[o], o)), "")


def abbreviations_explained(checked: Checked) -> Iterator[Finding]:
    """Used before it is explained, explained and never used, explained twice."""
    shorts = checked.shared(_shorts)
    for short, places in shorts.defined.items():
        passage, spot = places[0]
        if not shorts.number[short]:
            said = f"“{short}” được giải thích nhưng không dùng."
            yield of_passage(passage, "abbreviations.used", Severity.HINT, said, f"({short})")
        elif shorts.order[short] < spot:
            said = f"“{short}” dùng trước khi được giải thích."
            yield of_passage(
                shorts.first[short][0], "abbreviations.used", Severity.HINT, said, short
            )
        for again, _ in places[1:]:
            said = f"“{short}” đã được giải thích ở trên."
            yield of_passage(again, "abbreviations.used", Severity.HINT, said, f"({short})")


def abbreviations_unknown(checked: Checked) -> Iterator[Finding]:
    """Used in the text without being explained, and none that every office knows."""
    shorts = checked.shared(_shorts)
    known = wording().abbreviations | wording().issuers | set(shorts.defined)
    parts = {part for short in known for part in re.split("[-&]", short)}
    for short, (passage, _, _) in shorts.first.items():
        told = any(short in text or text in short for text in (*shorts.defined, *_own(checked)))
        if passage.place.partition("/")[0] not in _PROSE or short in known | parts or told:
            continue
        if any(one_slip(short, other) for other in known):
            continue  # told as a slip of that one
        said = f"“{short}” chưa được giải thích."
        yield of_passage(passage, "abbreviations.used", Severity.HINT, said, short)


def _own(checked: Checked) -> tuple[str, ...]:
    """Letters that the paper's own symbol is made of."""
    return tuple(
        re.findall(r"[A-ZĐ]{2,}", f"{checked.plan.symbol} {checked.plan.issuer.abbreviation}")
    )


def _explains(match: re.Match[str], text: str) -> bool:
    """``thủ tục hành chính (TTHC)``: said in words, or the letters begin the words before it."""
    if "là" in match[0] or "tắt" in match[0]:
        return True
    words = re.findall(r"[^\W\d_]+", text[: match.start()])[-len(match["short"]) - 3 :]
    initials = iter("".join(word[0].upper() for word in words))
    return all(letter in initials for letter in _letters(match["short"]))


def _letters(short: str) -> str:
    return short.replace("-", "").replace("&", "")


def _certain(short: str, other: str) -> bool:
    """Without a word of the plan for it: long ones only, or the stroke of Đ alone."""
    return short.replace("D", "Đ") == other or min(len(short), len(other)) >= _LONG


def one_slip(one: str, other: str) -> bool:
    """One letter changed, added, lost or turned about; of long ones two."""
    if one.replace("D", "Đ") == other.replace("D", "Đ"):
        return True
    if min(len(one), len(other)) < _LONG:
        return False
    most = 2 if min(len(one), len(other)) >= _LONGER else 1
    return _distance(one, other, most) <= most


def _distance(one: str, other: str, most: int) -> int:
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
