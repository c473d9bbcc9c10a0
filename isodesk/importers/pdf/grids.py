"""Tables of a page: what the lines drawn on it divide."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from isodesk.importers.lines import STARTS
from isodesk.importers.pdf.joining import joined
from isodesk.importers.pdf.lines import text_lines
from isodesk.importers.pdf.pages import Char, Page, Rule
from isodesk.importers.source import SourceCell, SourceParagraph, SourceRun, SourceTable

_NEAR = 2.5
_MOST_EDGES = 400
_HALF = 0.5


@dataclass(frozen=True)
class GridOnPage:
    """A table and the room it takes."""

    table: SourceTable
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, char: Char) -> bool:
        """Whether a character stands in it."""
        x = (char.left + char.right) / 2
        return self.left <= x <= self.right and self.top <= char.y <= self.bottom


def grids(page: Page, place: str) -> list[GridOnPage]:
    """The tables of a page, from its top to its foot."""
    groups = sorted(_joined(page.rules), key=lambda rules: min(_box(rule)[1] for rule in rules))
    found: list[GridOnPage] = []
    for rules in groups:
        grid = _grid(page, rules, f"{place}, bảng {len(found) + 1}")
        found += [grid] if grid is not None else []
    return found


def _joined(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Lines that touch each other, group by group."""
    left = sorted(rules, key=lambda rule: (not rule.across, rule.at, rule.start))[:5000]
    groups: list[tuple[list[Rule], list[float]]] = []
    for rule in left:
        box = _box(rule)
        touched = [group for group in groups if _touch(group[1], box)]
        merged: tuple[list[Rule], list[float]] = ([rule], box)
        for group in touched:
            merged = ([*group[0], *merged[0]], _around(group[1], merged[1]))
        groups = [group for group in groups if all(group is not t for t in touched)]
        groups.append(merged)
    return [group for group, _ in groups]


def _box(rule: Rule) -> list[float]:
    if rule.across:
        return [rule.start, rule.at, rule.end, rule.at]
    return [rule.at, rule.start, rule.at, rule.end]


def _touch(a: Sequence[float], b: Sequence[float]) -> bool:
    return (
        a[0] <= b[2] + _NEAR
        and b[0] <= a[2] + _NEAR
        and a[1] <= b[3] + _NEAR
        and b[1] <= a[3] + _NEAR
    )


def _around(a: Sequence[float], b: Sequence[float]) -> list[float]:
    return [min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])]


def _edges(values: Iterable[float]) -> list[float]:
    """Places that are near each other are one edge."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] <= _NEAR:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(group) / len(group) for group in found]


def _grid(page: Page, rules: Sequence[Rule], place: str) -> GridOnPage | None:
    ys = _edges(rule.at for rule in rules if rule.across)
    xs = _edges(rule.at for rule in rules if not rule.across)
    if len(ys) < 2 or len(xs) < 3 or max(len(xs), len(ys)) > _MOST_EDGES:
        return None
    cells = _cells(xs, ys, rules)
    texts = _texts(page.chars, xs, ys, cells)
    rows: list[tuple[SourceCell, ...]] = []
    for y in range(len(ys) - 1):
        row = []
        for x in range(len(xs) - 1):
            spans = cells.get((y, x))
            if spans is not None:
                row.append(_cell(texts.get((y, x), []), spans, f"{place}, dòng {y + 1}"))
        rows.append(tuple(row))
    return GridOnPage(SourceTable(tuple(rows), place), xs[0], ys[0], xs[-1], ys[-1])


def _cells(
    xs: Sequence[float], ys: Sequence[float], rules: Sequence[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Where each cell begins, and how many rows and columns it goes over."""
    wide, high = len(xs) - 1, len(ys) - 1
    right = {
        (y, x)
        for x in range(wide - 1)
        for y in range(high)
        if _is_drawn(rules, across=False, at=xs[x + 1], start=ys[y], end=ys[y + 1])
    }
    below = {
        (y, x)
        for y in range(high - 1)
        for x in range(wide)
        if _is_drawn(rules, across=True, at=ys[y + 1], start=xs[x], end=xs[x + 1])
    }
    cells: dict[tuple[int, int], tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    for y in range(high):
        for x in range(wide):
            if (y, x) in taken:
                continue
            across = 1
            while x + across < wide and (y, x + across - 1) not in right:
                across += 1
            down = 1
            while y + down < high and all(
                (y + down - 1, x + i) not in below for i in range(across)
            ):
                down += 1
            cells[y, x] = (down, across)
            taken |= {(y + i, x + j) for i in range(down) for j in range(across)}
    return cells


def _is_drawn(rules: Sequence[Rule], *, across: bool, at: float, start: float, end: float) -> bool:
    """Whether more than half of an edge is drawn."""
    covered = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start))
        for rule in rules
        if rule.across is across and abs(rule.at - at) <= _NEAR
    )
    return covered > _HALF * (end - start)


def _texts(
    chars: Sequence[Char],
    xs: Sequence[float],
    ys: Sequence[float],
    cells: dict[tuple[int, int], tuple[int, int]],
) -> dict[tuple[int, int], list[Char]]:
    owner = {
        (y + i, x + j): (y, x)
        for (y, x), (down, across) in cells.items()
        for i in range(down)
        for j in range(across)
    }
    found: dict[tuple[int, int], list[Char]] = {}
    for char in chars:
        x = bisect_right(xs, (char.left + char.right) / 2) - 1
        y = bisect_right(ys, char.y) - 1
        if (y, x) in owner:
            found.setdefault(owner[y, x], []).append(char)
    return found


def _cell(chars: Sequence[Char], spans: tuple[int, int], place: str) -> SourceCell:
    """The lines of a cell as paragraphs: one that begins with a number or a dash is its own."""
    texts: list[str] = []
    for line in text_lines(chars):
        text = line.text
        if texts and not STARTS.match(text):
            texts[-1] = joined(texts[-1], text)
        else:
            texts.append(text)
    paragraphs = tuple(SourceParagraph((SourceRun(text),), place=place) for text in texts)
    return SourceCell(paragraphs, *spans)
