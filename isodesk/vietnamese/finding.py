"""Where words stand in a text, found with or without their marks."""

from __future__ import annotations

from isodesk.vietnamese.text import fold, letter_allows, one_spelling

Span = tuple[int, int]


def occurrences(needle: str, text: str, *, exact: bool = False) -> list[Span]:
    """Where ``needle`` stands in ``text``, from left to right, none over another.

    A mark counts only where the needle has it, as in `search_matches`; case never counts. With
    ``exact`` every letter, mark and capital must be the same.
    """
    if not needle.strip():
        return []
    if exact:
        return _all(needle, text)
    if fold(needle) not in fold(text):
        return []
    present, wanted = one_spelling(text), one_spelling(needle)
    # A letter that Unicode lowers to two stays one here: positions must be those of the text.
    bare = "".join(fold(letter)[:1] or letter for letter in present)
    spans = _all("".join(fold(letter)[:1] or letter for letter in wanted), bare)
    return [
        (start, stop)
        for start, stop in spans
        if all(map(letter_allows, wanted, present[start:stop]))
    ]


def _all(needle: str, text: str) -> list[Span]:
    spans: list[Span] = []
    at = text.find(needle)
    while at >= 0:
        spans.append((at, at + len(needle)))
        at = text.find(needle, at + len(needle))
    return spans
