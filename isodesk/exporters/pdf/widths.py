"""Widths of columns: what stands on one line keeps it, long texts share so that rows stay low."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from math import ceil, sqrt

_SAMPLE = 200
_STEPS = (12.0, 4.0)
_RAGGED = 1.06
_WRAPPED = 0.1
_NARROW = 0.6


@dataclass(frozen=True)
class ColumnText:
    """A column in points: ``fixed`` or by its texts.

    ``least`` is the widest stretch that should not be divided, ``whole`` the widest that reads
    better undivided, ``lengths`` each row's text on one line, ``usual`` the declared width.
    """

    fixed: float | None
    least: float
    whole: float
    lengths: tuple[float, ...]
    usual: float = 0

    @property
    def longest(self) -> float:
        """The width at which every text stands on one line."""
        return max((*self.lengths, self.least))


def column_widths(columns: Sequence[ColumnText], total: float) -> list[float]:
    """The widths of ``columns``, together ``total`` points."""
    roomy = [max(c.least, _NARROW * c.usual) if c.fixed is None else c.fixed for c in columns]
    tight = [c.least if c.fixed is None else c.fixed for c in columns]
    widths = roomy if sum(roomy) <= total else tight
    free = total - sum(widths)
    if free < 0:
        return [width * total / sum(widths) for width in widths]
    open_columns = [i for i, c in enumerate(columns) if c.fixed is None]
    free = _grow(widths, columns, open_columns, free)
    shared = open_columns or list(range(len(columns)))
    sizes = sum(widths[i] for i in shared)
    for i in shared:
        widths[i] += free * widths[i] / sizes
    if free <= 0.01:
        floors = [min(width, floor) for width, floor in zip(widths, roomy, strict=True)]
        _lower(widths, floors, columns, open_columns)
    return widths


def _grow(
    widths: list[float], columns: Sequence[ColumnText], growing: Sequence[int], free: float
) -> float:
    """Share ``free`` points by length of text, none beyond one line; what is left over."""
    longest = [column.longest for column in columns]
    while free > 0.01:
        growing = [i for i in growing if longest[i] - widths[i] > 0.01]
        if not growing:
            break
        weights = {i: longest[i] / sqrt(widths[i]) for i in growing}
        share = free / sum(weights.values())
        for i in growing:
            more = min(longest[i] - widths[i], share * weights[i])
            widths[i] += more
            free -= more
    return free


def _lower(
    widths: list[float],
    floors: Sequence[float],
    columns: Sequence[ColumnText],
    moving: Sequence[int],
) -> None:
    """Move width between columns while the table as a whole gets lower."""
    height = _height(widths, columns, moving)
    for step in _STEPS:
        improved = True
        while improved:
            improved = False
            for giver, taker in permutations(moving, 2):
                if widths[giver] - step < floors[giver]:
                    continue
                widths[giver] -= step
                widths[taker] += step
                lower = _height(widths, columns, moving)
                if lower < height:
                    height, improved = lower, True
                else:
                    widths[giver] += step
                    widths[taker] -= step


def _height(widths: Sequence[float], columns: Sequence[ColumnText], moving: Sequence[int]) -> float:
    """About how many lines the rows take, a little more for each line a text is broken into."""
    lines = [
        [ceil(length * _RAGGED / widths[i]) if length > widths[i] else 1 for length in sampled]
        for i in moving
        for sampled in (columns[i].lengths[:_SAMPLE],)
    ]
    divided = sum(columns[i].whole > widths[i] for i in moving)
    broken = _WRAPPED * sum(map(sum, lines))
    return float(sum(max(row) for row in zip(*lines, strict=True)) + divided + broken)
