"""Boxes set into lines of a width: full ones for running text, even ones for headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from isodesk.exporters.pdf.faces import Face
from isodesk.exporters.pdf.glue import is_compound
from isodesk.exporters.pdf.words import Box, Run

_SLACK = 0.01
_BEFORE_GROUP = re.compile(r"\(?(?:và|của|theo|tại|thuộc|trên|vào|sang|cho|đối|giai|kèm|ban)")
_DATE = "ngày"
# In sizes: a space is a quarter.
_WIDE = 0.25
# Lines of a title that is long enough without another one.
_MANY = 5


class Stretch(NamedTuple):
    """Text of one face at ``x`` points from the line's left edge, after ``spaces`` spaces."""

    x: float
    spaces: int
    face: Face
    text: str


class Line(NamedTuple):
    """A line: ``left`` and ``width`` in points before justifying; ``ends`` a paragraph."""

    stretches: tuple[Stretch, ...]
    left: float
    width: float
    spaces: int
    ends: bool


def natural_width(boxes: Sequence[Box], size: float) -> float:
    """The width in points of the widest line, broken only where it must end."""
    widest = line = pending = 0.0
    for box in boxes:
        line += pending + box.width * size + box.room
        widest = max(widest, line)
        space = box.space
        pending = space.face.width(space.text) * size if space else 0.0
        if box.ends:
            line = pending = 0.0
    return widest


def widest_box(boxes: Sequence[Box], size: float) -> float:
    """The width in points below which a box would have to be divided."""
    return max([box.width * size + box.room for box in boxes], default=0.0)


def widest_word(boxes: Sequence[Box], size: float) -> float:
    """The width in points below which a word would have to be divided but at a hyphen."""
    return max([box.least for box in boxes], default=0.0) * size


def break_lines(
    boxes: Sequence[Box], size: float, width: float, indent: float = 0, tab: float = 36
) -> tuple[Line, ...]:
    """The lines of running text; the first begins ``indent`` points in."""
    whole = _plain_line(boxes, size, indent, width + _SLACK)
    if whole:
        return (whole,)
    lines: list[Line] = []
    current: list[Box] = []
    left = x = indent
    for box in _fitting(boxes, size, width, indent):
        length = box.width * size + box.room
        gap = _space(current[-1], size) if current else 0.0
        start = _stop(x, tab) if box.tab else x + gap
        if current and start + length > width + _SLACK:
            lines.append(_line(current, size, left, tab, ends=False))
            current, left, start = [], 0.0, 0.0
        current.append(box)
        x = start + length
        if box.ends:
            lines.append(_line(current, size, left, tab, ends=True))
            current, left, x = [], 0.0, 0.0
    if current or not lines:
        lines.append(_line(current, size, left, tab, ends=True))
    return tuple(lines)


def break_justified(
    boxes: Sequence[Box], size: float, width: float, indent: float = 0, tab: float = 36
) -> tuple[Line, ...]:
    """As many lines as `break_lines`; words move down where a later line would be drawn apart."""
    lines: list[Line] = []
    for part in _forced(boxes):
        left = 0.0 if lines else indent
        full = break_lines(part, size, width, left, tab)
        if any(_stretch(line, width) > _WIDE * size for line in full[1:-1]):
            full = _spread(part, size, width, left, len(full)) or full
        lines += full
    return tuple(lines) or break_lines(boxes, size, width, indent, tab)


def _stretch(line: Line, width: float) -> float:
    """How many points each space of a justified line grows."""
    return (width - line.left - line.width) / line.spaces if line.spaces else 0.0


def _spread(
    boxes: Sequence[Box], size: float, width: float, indent: float, count: int
) -> tuple[Line, ...]:
    """``count`` lines whose spaces grow as evenly as they can; none where that cannot be said."""
    if any(box.tab or box.width * size + box.room > width for box in boxes):
        return ()
    lengths = [box.width * size + box.room for box in boxes]
    inner = [sum(run.text.count(" ") for run in box.runs) for box in boxes]
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for line in range(1, count + 1):
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for first, (cost, cuts) in best.items():
            length, spaces = (indent if line == 1 else 0.0), 0
            for last in range(first + 1, len(boxes) + 1):
                if last > first + 1:
                    length += _space(boxes[last - 2], size)
                    spaces += 1
                length += lengths[last - 1]
                spaces += inner[last - 1]
                if length > width + _SLACK:
                    break
                free = 0.0 if line == count else max(0.0, width - length) / max(spaces, 1)
                total = cost + free**3
                if last not in found or total < found[last][0]:
                    found[last] = (total, (*cuts, last))
        best = found
    if len(boxes) not in best:
        return ()
    cuts = best[len(boxes)][1]
    return tuple(
        _line(boxes[a:b], size, 0.0 if a else indent, 36, ends=b == len(boxes))
        for a, b in pairwise(cuts)
    )


def break_evenly(
    boxes: Sequence[Box], size: float, width: float, tab: float = 36, *, as_few: bool = False
) -> tuple[Line, ...]:
    """Few lines of like length, ending where a group of words ends.

    One more than `break_lines` makes, unless ``as_few`` or many, where a word would be divided
    otherwise.
    """
    lines: list[Line] = []
    for part in _forced(boxes):
        greedy = break_lines(part, size, width, 0, tab)
        if len(greedy) == 1:
            lines += greedy
            continue
        cuts = _even_cuts(part, size, width, len(greedy))
        more_lines = not as_few and len(greedy) < _MANY and len(part) > len(greedy)
        if more_lines and _divides(part, cuts):
            more = _even_cuts(part, size, width, len(greedy) + 1)
            cuts = cuts if _divides(part, more) else more
        for first, last in pairwise(cuts):
            lines.append(_line(part[first:last], size, 0.0, tab, ends=True))
    return tuple(lines)


def _divides(boxes: Sequence[Box], cuts: Sequence[int]) -> bool:
    """Whether a line ends inside a word of two syllables."""
    return any(is_compound(*_around(boxes, at)) for at in cuts[1:-1])


def _around(boxes: Sequence[Box], at: int) -> tuple[str, str]:
    """The last word of the box before ``at`` and the first of the one after."""
    before, after = boxes[at - 1].text, boxes[at].text
    return before.rpartition(" ")[2].lower(), after.partition(" ")[0].lower()


def _even_cuts(boxes: Sequence[Box], size: float, width: float, count: int) -> list[int]:
    """Where lines begin, and the end, for ``count`` lines of least unevenness."""
    total = len(boxes)
    lengths = [box.width * size + box.room for box in boxes]
    spaces = [_space(box, size) for box in boxes]
    ideal = natural_width(boxes, size) / count
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, (0,))}
    for line in range(1, count + 1):
        for last in range(line, total + 1):
            length = -spaces[last - 1]
            for first in range(last - 1, line - 2, -1):
                length += lengths[first] + spaces[first]
                if length > width + _SLACK and first < last - 1:
                    break
                before = best.get((line - 1, first))
                if before is None:
                    continue
                cost = before[0] + (length - ideal) ** 2 + _break_cost(boxes, last, ideal)
                if (line, last) not in best or cost < best[line, last][0]:
                    best[line, last] = (cost, (*before[1], last))
    return list(best[count, total][1])


def _break_cost(boxes: Sequence[Box], at: int, ideal: float) -> float:
    """Parting a group of words costs as much as two lines that are half too short, parting it
    after its first word twice that, dividing a word four times."""
    if at == len(boxes) or boxes[at - 1].text[-1:] in ("-", "–", ",", ";"):
        return 0.0
    last, first = _around(boxes, at)
    if is_compound(last, first):
        return 2 * ideal**2
    if _BEFORE_GROUP.fullmatch(last):
        return ideal**2
    if first == _DATE:
        return 0.4 * ideal**2
    return 0.0 if _BEFORE_GROUP.fullmatch(first) or first.startswith("(") else ideal**2 / 2


def _forced(boxes: Sequence[Box]) -> Iterator[Sequence[Box]]:
    """The boxes between the places where a line must end."""
    first = 0
    for i, box in enumerate(boxes, 1):
        if box.ends:
            yield boxes[first:i]
            first = i
    if first < len(boxes):
        yield boxes[first:]


def _space(box: Box, size: float) -> float:
    return box.space.face.width(box.space.text) * size if box.space else 0.0


def _stop(x: float, tab: float) -> float:
    return (int(x / tab) + 1) * tab


def _line(boxes: Sequence[Box], size: float, left: float, tab: float, *, ends: bool) -> Line:
    """Set the boxes of one line, neighbours of one face as one stretch."""
    plain = _plain_line(boxes, size, left, float("inf"), may_end=True)
    if plain:
        return plain if ends else plain._replace(ends=False)
    return _mixed_line(boxes, size, left, tab, ends=ends)


def _plain_line(
    boxes: Sequence[Box], size: float, left: float, limit: float, may_end: bool = False
) -> Line | None:
    """All boxes as one stretch of text, as most are; None for any other and for a longer line.

    ``may_end`` says that a box may end the line, as the last one does.
    """
    face: Face | None = None
    pending: Run | None = None
    texts: list[str] = []
    width = 0.0
    for runs, own, room, space, box_ends, tab, _ in boxes:
        if room or tab or (box_ends and not may_end):
            return None
        if pending:
            texts.append(pending.text)
            width += pending.face.width(pending.text)
        for run in runs:
            if run.face is not face:
                if face:
                    return None
                face = run.face
            texts.append(run.text)
        width += own
        if left + width * size > limit:
            return None
        pending = space
    if face is None:
        return None
    text = "".join(texts)
    stretch = Stretch(left, 0, face, text)
    return Line((stretch,), left, width * size, text.count(" "), True)


def _mixed_line(boxes: Sequence[Box], size: float, left: float, tab: float, *, ends: bool) -> Line:
    """A line of several faces, with room for a pen, or with tabs."""
    stretches: list[Stretch] = []
    x, spaces = left, 0
    start, begun, text = x, 0, ""
    face: Face | None = None
    last = len(boxes) - 1
    for i, box in enumerate(boxes):
        space = box.space if box.space and i < last else None
        for run in (*box.runs, space) if space else box.runs:
            moved = box.tab and run is box.runs[0]
            if run.face is not face or run.room or moved:
                if face and text:
                    stretches.append(Stretch(start, begun, face, text))
                x = _stop(x, tab) if moved else x
                start, begun, text, face = x + run.room, spaces, "", run.face
            text += run.text
            spaces += run.text.count(" ")
            x += run.face.width(run.text) * size + run.room
    if face and text:
        stretches.append(Stretch(start, begun, face, text))
    return Line(tuple(stretches), left, x - left, spaces, ends)


def _fitting(boxes: Sequence[Box], size: float, width: float, indent: float) -> Iterator[Box]:
    """The boxes, those wider than a line divided into pieces that fit any line."""
    for box in boxes:
        if box.width * size + box.room <= width + _SLACK:
            yield box
        else:
            yield from _divided(box, size, width - indent)


def _divided(box: Box, size: float, width: float) -> Iterator[Box]:
    """A box cut at its spaces and signs, and between letters where it has none."""
    runs: list[Run] = []
    filled = 0.0
    for run in (piece for whole in box.runs for piece in _pieces(whole, size, width)):
        length = run.face.width(run.text) * size + run.room
        if runs and filled + length > width:
            yield _box(runs)
            runs, filled = [], 0.0
        runs.append(run)
        filled += length
    yield Box(
        tuple(runs),
        sum(run.face.width(run.text) for run in runs),
        sum(run.room for run in runs),
        box.space,
        box.ends,
        False,
    )


def _box(runs: Sequence[Run]) -> Box:
    width = sum(run.face.width(run.text) for run in runs)
    return Box(tuple(runs), width, sum(run.room for run in runs))


def _pieces(run: Run, size: float, width: float) -> Iterator[Run]:
    """A run cut after its spaces and signs; a piece still too wide is cut into letters."""
    text = ""
    for char in run.text:
        text += char
        if char in " -–_":
            yield from _letters(Run(run.face, text), size, width)
            text = ""
    if text or run.room:
        yield from _letters(Run(run.face, text, run.room), size, width)


def _letters(run: Run, size: float, width: float) -> Iterator[Run]:
    if run.face.width(run.text) * size <= width:
        yield run
    else:
        yield from (Run(run.face, char) for char in run.text)
