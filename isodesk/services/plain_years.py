"""Years and dates standing in a text as plain words, apart from numbers that only look like one.

A year inside the symbol of a document, the name of a standard or a full date is never one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from isodesk.facts import RichText, Run

_YEAR = r"(?:19|20|21)[0-9]{2}"
_YEARS = re.compile(rf"(?<![0-9]){_YEAR}(?:\s*[-–—]\s*{_YEAR})?(?![0-9])")
_ONE = re.compile(rf"(?<![0-9]){_YEAR}(?![0-9])")
_DATE = re.compile(
    rf"(?:ngày\s+)?(?<![0-9/])[0-9]{{1,2}}\s*[-/.]\s*[0-9]{{1,2}}\s*[-/.]\s*{_YEAR}(?![0-9])"
    rf"|ngày\s+[0-9]{{1,2}}\s+tháng\s+[0-9]{{1,2}}\s+năm\s+{_YEAR}(?![0-9])",
    re.IGNORECASE,
)
_NAMES = re.compile(
    rf"[0-9]+/{_YEAR}/[A-ZĐ]\S*"  # 19/2014/QĐ-TTg
    rf"|{_YEAR}/[A-ZĐ]\S*"  # 2018/QĐ-UBND: the number of a document
    rf"|[0-9]{{2,6}}(?:-[0-9]+)?:{_YEAR}"  # 9001:2015
    rf"|\bsố\s+{_YEAR}"
)
_CITED = re.compile(r"\bsố\s*:?\s*[0-9]*\S*/[^\s;]*[A-ZĐ]", re.IGNORECASE)
_CLAUSE = re.compile(r"[;\n]|\.\s")
_FIELD = "\ufffc"
_AROUND = 40


@dataclass(frozen=True)
class Found:
    """Words found in a text, ``start`` characters into its own words; ``cited`` inside the mention
    of a document, whose title keeps its years."""

    start: int
    text: str
    context: str
    cited: bool


def years_in(text: RichText | str, first: int, last: int) -> Iterator[Found]:
    """The years from ``first`` to ``last`` that stand as plain words; ``2018-2020`` is one find."""
    whole = _words(text)
    taken = [match.span() for form in (_DATE, _NAMES) for match in form.finditer(whole)]
    for match in _YEARS.finditer(whole):
        start, end = match.span()
        inside = any(begin < end and start < stop for begin, stop in taken)
        known = any(first <= int(year[0]) <= last for year in _ONE.finditer(match[0]))
        if known and not inside and not _spans_styles(text, start, end):
            yield _found(whole, match)


def dates_in(text: RichText | str, first: int, last: int) -> Iterator[Found]:
    """The full dates of those years, apart from the dates of documents mentioned."""
    whole = _words(text)
    for match in _DATE.finditer(whole):
        found = _found(whole, match)
        years = [int(year) for year in re.findall(_YEAR, match[0])]
        if not found.cited and any(first <= year <= last for year in years):
            yield found


def moved_years(words: str, years: int) -> str:
    """The same words with every year in them ``years`` later."""
    return _ONE.sub(lambda year: str(int(year[0]) + years), words)


def with_words(text: RichText, start: int, old: str, new: str) -> RichText:
    """``text`` with ``old``, which stands ``start`` characters into its words, replaced."""
    parts = list(text.parts)
    place = 0
    for i, part in enumerate(parts):
        length = len(part.text) if isinstance(part, Run) else 1
        if isinstance(part, Run) and place <= start < place + length:
            at = start - place
            parts[i] = replace(part, text=part.text[:at] + new + part.text[at + len(old) :])
        place += length
    return RichText(tuple(parts))


def _words(text: RichText | str) -> str:
    """The plain words; a field, blank or tab counts as one character that is no word."""
    if isinstance(text, str):
        return text
    return "".join(part.text if isinstance(part, Run) else _FIELD for part in text.parts)


def _spans_styles(text: RichText | str, start: int, end: int) -> bool:
    """Whether words cross the border of two runs, where they could not be replaced as one."""
    if isinstance(text, str):
        return False
    place = 0
    for part in text.parts:
        length = len(part.text) if isinstance(part, Run) else 1
        if place <= start < place + length:
            return end > place + length
        place += length
    return False


def _found(whole: str, match: re.Match[str]) -> Found:
    start, end = match.span()
    clauses = list(_CLAUSE.finditer(whole, 0, start))
    clause = whole[clauses[-1].end() if clauses else 0 : start]
    shown = _around(whole, start, end)
    return Found(start, match[0], shown, bool(_CITED.search(clause)))


def _around(whole: str, start: int, end: int) -> str:
    """Some words before and behind, whole ones, ``…`` where more was left out."""
    first, last = max(0, start - _AROUND), min(len(whole), end + _AROUND)
    before = whole[first:start] if not first else "… " + whole[first:start].partition(" ")[2]
    behind = whole[end:last] if last == len(whole) else whole[end:last].rpartition(" ")[0] + " …"
    return " ".join(f"{before}{whole[start:end]}{behind}".replace(_FIELD, "…").split())
