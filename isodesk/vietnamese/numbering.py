"""Numbers of parts: Roman numerals and the letters of points."""

from __future__ import annotations

import re

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
_NUMERALS = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ROMAN = re.compile("M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", re.IGNORECASE)


def roman(n: int) -> str:
    """``n`` from 1 to 3999 in capitals. Raises ValueError outside."""
    if not 1 <= n <= 3999:
        raise ValueError(f"{n} has no Roman numeral")
    written = ""
    for value, numeral in _NUMERALS:
        count, n = divmod(n, value)
        written += numeral * count
    return written


def parse_roman(text: str) -> int | None:
    """The value of a well-formed Roman numeral of either case, else None."""
    rest = text.strip().upper()
    if not rest or not _ROMAN.fullmatch(rest):
        return None
    total = 0
    for value, numeral in _NUMERALS:
        while rest.startswith(numeral):
            total += value
            rest = rest[len(numeral) :]
    return total


def letter(n: int) -> str:
    """The ``n``-th point, from 1: a b c d đ e g h i k l … y, then aa, ab … ValueError below 1.

    The Vietnamese alphabet of points has no ă â ê ô ơ ư and no f j w z.
    """
    if n < 1:
        raise ValueError("points are counted from 1")
    written = ""
    while n:
        n, place = divmod(n - 1, len(POINT_LETTERS))
        written = POINT_LETTERS[place] + written
    return written


def letter_index(text: str) -> int | None:
    """Which point a letter such as ``đ`` names, from 1; None when it names none."""
    index = 0
    for char in text.strip().lower():
        place = POINT_LETTERS.find(char)
        if place < 0:
            return None
        index = index * len(POINT_LETTERS) + place + 1
    return index or None
