"""Bars, bands and diamonds of the printed roadmap, and the line that says what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from isodesk.documents.parts import Bar, Piece
from isodesk.documents.profile import Style
from isodesk.documents.roadmap import BarKind, RoadmapRow
from isodesk.documents.roadmap_tones import Colouring, Tone
from isodesk.exporters.pdf.paper import Paper, Segment
from isodesk.exporters.pdf.text import MM, Setter

_BAR, _SOFT, _INK = "5B6B71", "E2E6E7", "333333"
_HALF = 1.7 * MM
_DONE_HALF = 2.5 * MM
_HATCH = 1.3 * MM
_LETTER = Style(8, bold=True, leading=1.1)
_LEGEND = Style(10, leading=1.3)
_GAP, _SIGN = 2 * MM, 9 * MM
_SIGNS = {
    BarKind.BAR: "Khoảng thời gian",
    BarKind.HATCHED: "Việc thường xuyên hoặc hằng năm",
    BarKind.DIAMOND: "Thời hạn",
}
_DONE = "Ngày hoàn thành"


@dataclass(frozen=True)
class Band:
    """The days of a sheet and where they stand across it, in points."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """The left edge of a day."""
        whole = (self.last - self.first).days + 1
        return self.left + (day - self.first).days / whole * (self.right - self.left)

    def x_after(self, day: date) -> float:
        """The right edge of a day."""
        whole = (self.last - self.first).days + 1
        return self.left + ((day - self.first).days + 1) / whole * (self.right - self.left)


def draw_bar(
    paper: Paper, row: RoadmapRow, band: Band, middle: float, tone: Tone | None, setter: Setter
) -> None:
    """A row's time, as far as it stands on the sheet, with the letter of its colour."""
    lettered = tone is None
    for first, last in row.spans:
        if last < band.first or first > band.last:
            continue
        left = max(band.x(first), band.left)
        right = min(band.x_after(last), band.right)
        is_diamond = row.bar is BarKind.DIAMOND or first == last
        kind = BarKind.DIAMOND if is_diamond else row.bar
        end = _draw_sign(paper, kind, left, right, middle, tone)
        if not lettered and tone is not None:
            _draw_letter(paper, tone, end, band, middle, setter)
            lettered = True
    if row.done is not None and band.first <= row.done <= band.last:
        _draw_done(paper, band.x_after(row.done), middle)


def _draw_done(paper: Paper, x: float, middle: float) -> None:
    """The day a task was done: a thin mark across its bar."""
    top, bottom = middle - _DONE_HALF, middle + _DONE_HALF
    paper.area(x - 1.2, top, 2.4, bottom - top, "FFFFFF")
    paper.rules([(x, top, x, bottom)], 1.0, "000000")


def draw_table_bar(paper: Paper, bar: Bar, left: float, right: float, middle: float) -> None:
    """A bar of a table between its edges; a point stands at the right one."""
    kind = BarKind.HATCHED if bar.hatched else BarKind.BAR
    _draw_sign(paper, BarKind.DIAMOND if bar.point else kind, left, right, middle, None)


def _draw_sign(
    paper: Paper, kind: BarKind, left: float, right: float, middle: float, tone: Tone | None
) -> tuple[float, float]:
    """Draw it; gives its own left and right edge."""
    fill = tone.fill if tone else _BAR
    top, bottom = middle - _HALF, middle + _HALF
    if kind is BarKind.DIAMOND:
        points = ((right, top), (right + _HALF, middle), (right, bottom), (right - _HALF, middle))
        paper.polygon(points, fill)
        return right - _HALF, right + _HALF
    width = max(right - left, 0.6)
    if kind is BarKind.HATCHED:
        paper.area(left, top, width, bottom - top, _SOFT)
        paper.rules(_hatching(left, left + width, top, bottom), 0.6, fill)
    else:
        paper.area(left, top, width, bottom - top, fill)
    edges = [(left, top, left + width, top), (left, bottom, left + width, bottom)]
    edges += [(left, top, left, bottom), (left + width, top, left + width, bottom)]
    paper.rules(edges, 0.4, _INK)
    return left, left + width


def _hatching(left: float, right: float, top: float, bottom: float) -> Iterator[Segment]:
    """Slanting lines inside a box."""
    height, x = bottom - top, left - (bottom - top)
    while x < right:
        begin, end = max(x, left), min(x + height, right)
        if end > begin:
            yield (begin, bottom - (begin - x), end, bottom - (end - x))
        x += _HATCH


def _draw_letter(
    paper: Paper,
    tone: Tone,
    edges: tuple[float, float],
    band: Band,
    middle: float,
    setter: Setter,
) -> None:
    """Behind its bar, before it where the sheet ends, on it where it fills the sheet."""
    laid = setter.styled((Piece(tone.letter),), _LETTER, 10 * MM)
    width = laid.lines[0].width
    x = edges[1] + 1.5
    if x + width > band.right:
        x = edges[0] - 1.5 - width
    if x < band.left:
        x = edges[0] + 3
        paper.area(x - 1.5, middle - _HALF + 0.4, width + 3, 2 * _HALF - 0.8, "FFFFFF")
    laid.draw(paper, x, middle - laid.height / 2)


# What the signs mean


@dataclass(frozen=True)
class _Entry:
    """A sign and its words; the mark of a day has no kind."""

    words: str
    kind: BarKind | None
    tone: Tone | None


def _entries(rows: Sequence[RoadmapRow], colours: Colouring) -> list[_Entry]:
    used = {row.bar for row in rows}
    signs = [_Entry(words, kind, None) for kind, words in _SIGNS.items() if kind in used]
    tones = [_Entry(f"{t.letter} – {t.title}", BarKind.BAR, t) for t in colours.legend]
    marks = [_Entry(_DONE, None, None)] if any(row.done for row in rows) else []
    return signs + marks + tones


def _placed(
    rows: Sequence[RoadmapRow], colours: Colouring, setter: Setter, room: float
) -> Iterator[tuple[_Entry, float, int]]:
    """Each entry with its place in a line and the number of the line."""
    x, line = 0.0, 0
    face = setter.typeface.face(bold=False, italic=False)
    for entry in _entries(rows, colours):
        width = _SIGN + _GAP + face.width(entry.words) * _LEGEND.size + 3 * _GAP
        if x and x + width > room:
            x, line = 0.0, line + 1
        yield entry, x, line
        x += width


def _leading() -> float:
    return _LEGEND.size * _LEGEND.leading + 2


def legend_height(
    rows: Sequence[RoadmapRow], colours: Colouring, setter: Setter, room: float
) -> float:
    """The height of what `draw_legend` draws."""
    lines = max((line for _, _, line in _placed(rows, colours, setter, room)), default=-1) + 1
    return 2 * MM + lines * _leading()


def draw_legend(
    paper: Paper,
    rows: Sequence[RoadmapRow],
    colours: Colouring,
    setter: Setter,
    left: float,
    y: float,
    room: float,
) -> None:
    """The signs that stand on the sheets, then the colours."""
    for entry, x, line in _placed(rows, colours, setter, room):
        top = y + 2 * MM + line * _leading()
        middle, begin = top + _leading() / 2, left + x
        end = begin + (_SIGN / 2 if entry.kind is BarKind.DIAMOND else _SIGN)
        if entry.kind is None:
            _draw_done(paper, begin + _SIGN / 2, middle)
        else:
            _draw_sign(paper, entry.kind, begin, end, middle, entry.tone)
        laid = setter.styled((Piece(entry.words),), _LEGEND, room)
        laid.draw(paper, begin + _SIGN + _GAP, middle - laid.height / 2)
