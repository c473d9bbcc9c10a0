"""How a row of texts goes on: Quý III after Quý II, Đợt 2 after Đợt 1, 30 after 10 and 20."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from isodesk.vietnamese.amounts import format_number
from isodesk.vietnamese.periods import PeriodKind, parse_period, shift_period
from isodesk.vietnamese.phrases import read_phrase
from isodesk.vietnamese.points import Unit, point_at

_NUMBER = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:\.[0-9]{3}){1,4}")
_NUMBERED = re.compile(r"(?P<name>[^\n]*[^\W\d_][^\n]*\s)(?P<number>[0-9]{1,3})")
_STANDARD = re.compile(r"\b(?:ISO|TCVN|QCVN|IEC)\b")
_IN_A_YEAR: dict[Unit, int] = {"month": 12, "quarter": 4}
_ANY_YEAR = 2020


@dataclass(frozen=True)
class _Term:
    """A text as one term of a series: terms of one ``family`` go on by adding to ``value``."""

    family: str
    value: int
    at: Callable[[int], str]
    alone: int = 1


def continued(known: Sequence[str], count: int, *, backwards: bool = False) -> list[str]:
    """The ``count`` texts that follow ``known``; ``backwards`` those before it, nearest first.

    Numbers go on when there are at least two; a single number, names without a number, and terms
    that do not rise evenly are repeated in turn. Standards and years in names are never counted.
    """
    texts = list(reversed(known)) if backwards else list(known)
    if not texts:
        return [""] * count
    terms = [_term(text.strip()) for text in texts]
    step = _step([term for term in terms if term], len(texts), backwards)
    last = terms[-1]
    if last is None or step == 0:
        return [texts[at % len(texts)] for at in range(count)]
    return [last.at(last.value + step * (at + 1)) for at in range(count)]


def _step(terms: Sequence[_Term], known: int, backwards: bool) -> int:
    """By how much the terms go on, 0 when they do not."""
    if len(terms) < known or len({term.family for term in terms}) != 1:
        return 0
    if known == 1:
        return -terms[0].alone if backwards else terms[0].alone
    steps = {after.value - before.value for before, after in pairwise(terms)}
    return steps.pop() if len(steps) == 1 else 0


def _term(text: str) -> _Term | None:
    return _number(text) or _time(text) or _named(text)


def _number(text: str) -> _Term | None:
    if not _NUMBER.fullmatch(text):
        return None
    width = len(text) if text.startswith("0") else 0

    def at(value: int) -> str:
        return format_number(value) if "." in text else str(value).zfill(width)

    return _Term("number", int(text.replace(".", "")), at, alone=0)


def _time(text: str) -> _Term | None:
    """One day, month, quarter or year; what names no year goes round within one."""
    phrase = read_phrase(text)
    if phrase is None or phrase.first is None or not phrase.is_single:
        return None
    unit = phrase.first.unit
    period = parse_period(text, year=_ANY_YEAR)
    if period.kind is PeriodKind.TEXT or period.first is None:
        return None
    point = point_at(unit, period.first)
    value = {
        "day": period.first.toordinal(),
        "month": (point.year or 0) * 12 + (point.month or 1) - 1,
        "quarter": (point.year or 0) * 4 + ((point.month or 1) - 1) // 3,
        "year": point.year or 0,
    }[unit]
    round_trip = 0 if phrase.first.names_year else _IN_A_YEAR.get(unit, 0)

    def at(wanted: int) -> str:
        steps = wanted - value
        if round_trip:
            steps = wanted % round_trip - value % round_trip
        return shift_period(period, steps).text

    return _Term(f"{unit} {round_trip}", value, at)


def _named(text: str) -> _Term | None:
    match = _NUMBERED.fullmatch(text)
    if not match or _STANDARD.search(text):
        return None
    name, number = match["name"], match["number"]
    width = len(number) if number.startswith("0") else 0

    def at(value: int) -> str:
        return name + str(max(value, 0)).zfill(width)

    return _Term(f"name {name}", int(number), at)
