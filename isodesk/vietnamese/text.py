"""Vietnamese text: one normal form, search that forgives missing marks, alphabetical order."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from unicodedata import category, normalize

SortKey = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_TONES = {mark: rank for rank, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
_MARKS = re.compile(r"[\u0300-\u036f]+")
_PIECES = re.compile(r"[0-9]{1,18}|\s+|.", re.DOTALL)
# "Hoà" and "Hòa", "uỷ" and "ủy" are two habits of writing one word; "quý" and "hoàn" are not.
_OPEN_PAIR = re.compile(r"(?<!q)(o[àảãáạèẻẽéẹ]|u[ỳỷỹýỵ])(?![^\W\d_])")
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")
"""Word writes the hyphens of symbols so; as a keyboard types them they are found and compared."""
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\ufffe\uffff"))
_LINE_ENDS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")


def nfc(text: str) -> str:
    """The text in precomposed letters (TCVN 6909:2001)."""
    return normalize("NFC", text)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower case without marks, đ as d: the form in which marks play no part."""
    return _MARKS.sub("", normalize("NFD", text)).lower().replace("đ", "d")


def search_matches(needle: str, haystack: str) -> bool:
    """True when ``needle`` stands in ``haystack``; a mark counts only where the needle has it.

    ``so`` finds ``Sở``, ``sơ`` finds ``Sở`` but not ``Số``; ``d`` finds ``đ``, ``đ`` only itself.
    Case and the width of spaces never count. An empty needle matches everything.
    """
    present = _plain(haystack)
    # While a word is typed, "hoà" may yet become "hoàn": its own spelling counts too.
    return any(_stands_in(wanted, present) for wanted in {_plain(needle), _lower(needle)})


@lru_cache(maxsize=1 << 14)
def sort_key(text: str) -> SortKey:
    """A key for Vietnamese order: a ă â b c d đ e ê …; tones only break ties; 2 before 10.

    Tones rank ngang, huyền, hỏi, ngã, sắc, nặng. Case decides last.
    """
    primary: list[tuple[int, int]] = []
    tones: list[int] = []
    for piece in _PIECES.findall(nfc(text).strip()):
        if piece[0].isspace():
            primary.append((0, 0))
        elif "0" <= piece[0] <= "9":
            primary.append((1, int(piece)))
        else:
            rank, tone = _rank(piece)
            primary.append(rank)
            tones.append(tone)
    return tuple(primary), tuple(tones), text


def capital_first(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def small_first(text: str) -> str:
    """The text with its first letter in lower case, unless it begins with an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """The text in NFC, fit to store and print, and a note in Vietnamese on each loss.

    Line ends become ``\\n``; control characters but tab, invisible characters and lone surrogates
    are removed; hyphens that Word keeps together become plain ones.
    """
    text = text.translate(_HYPHENS)
    if text.replace("\n", " ").replace("\t", " ").isprintable():
        return nfc(text), ()
    lines = _LINE_ENDS.sub("\n", text)
    whole = "".join(c for c in lines if category(c) != "Cs")
    printable = "".join(c for c in whole if c in "\n\t" or category(c) != "Cc")
    visible = printable.translate(_INVISIBLE)
    losses = ("hỏng", "điều khiển", "ẩn")
    lengths = (len(lines), len(whole), len(printable), len(visible))
    notes = tuple(
        f"Đã bỏ {before - after:02d} ký tự {what} không in được."
        for what, (before, after) in zip(losses, pairwise(lengths), strict=True)
        if before > after
    )
    return nfc(visible), notes


def _stands_in(wanted: str, present: str) -> bool:
    if wanted in present:
        return True
    bare, letters = fold(wanted), fold(present)
    if len(bare) != len(wanted) or len(letters) != len(present):
        return False
    at = letters.find(bare)
    while at >= 0:
        if all(map(letter_allows, wanted, present[at:])):
            return True
        at = letters.find(bare, at + 1)
    return False


def one_spelling(text: str) -> str:
    """The text in small letters, as long as it was, tones where the newer habit has them."""
    small = "".join(letter.lower()[:1] or letter for letter in text)
    return _OPEN_PAIR.sub(lambda pair: _tone_first(pair[0]), small)


def _lower(text: str) -> str:
    return _MARKS.sub("", nfc(" ".join(text.split()).lower()))


@lru_cache(maxsize=1 << 16)
def _plain(text: str) -> str:
    """Lower case, single spaces, one character a letter, tones where the newer habit has them."""
    return _OPEN_PAIR.sub(lambda pair: _tone_first(pair[0]), _lower(text))


@lru_cache(maxsize=4096)
def letter_allows(typed: str, found: str) -> bool:
    """Whether a letter has all the marks typed; both are small and have the same base."""
    return typed == found or (typed != "đ" and _marks(typed) <= _marks(found))


def _marks(letter: str) -> set[str]:
    return set(normalize("NFD", letter)[1:])


def _tone_first(pair: str) -> str:
    parts = normalize("NFD", pair)
    return nfc(parts[0] + parts[2] + parts[1])


@lru_cache(maxsize=4096)
def _rank(char: str) -> tuple[tuple[int, int], int]:
    """Where a character sorts, and its tone."""
    parts = normalize("NFD", char.lower())
    tone = max((_TONES.get(part, 0) for part in parts), default=0)
    letter = nfc("".join(part for part in parts if part not in _TONES))
    if letter in _RANKS:
        return (2, _RANKS[letter]), tone
    return ((3 if char.isalpha() else 0), ord(char)), tone
