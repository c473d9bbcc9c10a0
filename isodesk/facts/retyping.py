"""Plain typing over rich text: what the typist did not touch keeps its fields and styles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from os.path import commonprefix

from isodesk.facts.richtext import FieldRef, Inline, RichText, Run, Tab


def retyped(old: RichText, text: str, show: Callable[[FieldRef], str]) -> RichText:
    """``old`` after its shown text became ``text``.

    The stretch between the common beginning and the common end is new and plain in the style of
    what stood there; a field or blank that the stretch touches becomes plain text.
    """
    if not old.parts:
        return RichText.of(text)
    pieces = [(part, RichText((part,)).plain(show)) for part in old.parts]
    shown = "".join(piece for _, piece in pieces)
    if shown == text:
        return old
    start = len(commonprefix([shown, text]))
    rest = min(len(shown), len(text)) - start
    end = min(len(commonprefix([shown[::-1], text[::-1]])), rest)
    stop = len(shown) - end
    before, style = _kept(pieces, 0, start)
    after, _ = _kept(pieces, stop, len(shown))
    new = Run(text[start : len(text) - end], *style)
    return RichText.of(*before, new, *after)


def replaced(
    old: RichText, start: int, stop: int, text: str, show: Callable[[FieldRef], str]
) -> RichText | None:
    """``old`` with [start, stop) of its shown text replaced, in the style of what stood there.

    None when the stretch touches a field, a blank or a tab: those are not words.
    """
    return spliced(old, start, stop, RichText.of(text), show)


def spliced(
    old: RichText, start: int, stop: int, new: RichText, show: Callable[[FieldRef], str]
) -> RichText | None:
    """`replaced` with ``new`` holding words and fields, all in the style of what stood there."""
    pieces = [(part, RichText((part,)).plain(show)) for part in old.parts]
    place = 0
    for part, shown in pieces:
        if place < stop and start < place + len(shown) and not isinstance(part, Run):
            return None
        place += len(shown)
    before, _ = _kept(pieces, 0, start)
    after, _ = _kept(pieces, stop, place)
    _, (bold, italic) = _kept(pieces, start, start + 1)
    parts = (
        part if isinstance(part, Tab) else replace(part, bold=bold, italic=italic)
        for part in new.parts
    )
    return RichText.of(*before, *parts, *after)


def kept_lines(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """For each new line the index of the old line that it was typed from; None for one added.

    Equal lines are kept; between them, lines are taken as retyped in their order.
    """
    origins: list[int | None] = []
    matcher = SequenceMatcher(a=list(old), b=list(new), autojunk=False)
    for _, first, last, start, stop in matcher.get_opcodes():
        origins += [first + step if first + step < last else None for step in range(stop - start)]
    return origins


def _kept(
    pieces: list[tuple[Inline, str]], first: int, last: int
) -> tuple[list[Inline], tuple[bool, bool]]:
    """The parts inside [first, last) of the shown text, runs and touched fields cut to it; and
    the style at its end."""
    kept: list[Inline] = []
    style = (False, False)
    place = 0
    for part, shown in pieces:
        begin, end = max(place, first), min(place + len(shown), last)
        if begin < end:
            whole = end - begin == len(shown)
            bold, italic = getattr(part, "bold", False), getattr(part, "italic", False)
            inside = shown[begin - place : end - place]
            kept.append(part if whole else Run(inside, bold, italic))
            style = (bold, italic)
        place += len(shown)
    return kept, style
