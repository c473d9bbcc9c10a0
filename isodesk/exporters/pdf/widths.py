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
_ROOMY = 0.75
_NARROWEST = 42.0


@dataclass(frozen=True)
class ColumnText:
    """A column in points: ``fixed`` when its width is asked for, else by its texts.

    ``least`` is the widest stretch that should not be divided, ``whole`` the widest that reads
    better undivided, ``lengths`` each row's text on one line (0: none), ``usual`` the declared
    width, ``title`` its head on one line. A ``tight`` column wants no more than ``snug``.
    """

    fixed: float | None
    least: float
    whole: float
    lengths: tuple[float, ...]
    usual: float = 0
    title: float = 0
    snug: float | None = None

    @property
    def longest(self) -> float:
        """The width at which every text stands on one line."""
        return max((*self.lengths, self.least))

    @property
    def is_open(self) -> bool:
        """True when the column shares what the others leave."""
        return self.fixed is None and self.snug is None

    @property
    def wanted(self) -> float:
        """What the column needs to look well."""
        if self.fixed is not None:
            return self.fixed
        if self.snug is not None:
            return self.snug
        # An empty column is there to be written in.
        usual = _NARROW * self.usual
        return max(self.least, min(usual, self.longest) if any(self.lengths) else usual)

    @property
    def undivided(self) -> float:
        """What it needs so that nothing in it is divided that reads better whole."""
        if not self.is_open:
            return self.wanted
        is_empty = not any(self.lengths)
        return max(self.wanted, min(self.usual, self.title) if is_empty else self.whole)

    @property
    def floor(self) -> float:
        """What it can be squeezed to before words are divided."""
        return self.fixed if self.fixed is not None else self.least


def column_widths(columns: Sequence[ColumnText], total: float) -> list[float]:
    """The widths of ``columns``, together ``total`` points."""
    widths = [column.wanted for column in columns]
    free = total - sum(widths)
    if free < 0:
        return _squeezed(columns, total)
    open_columns = [i for i, column in enumerate(columns) if column.is_open]
    free = _grow(widths, columns, open_columns, free)
    shared = open_columns or list(range(len(columns)))
    sizes = sum(widths[i] for i in shared)
    for i in shared:
        widths[i] += free * widths[i] / sizes
    least = [column.wanted for column in columns]
    _widen(widths, columns, open_columns, least)
    if free <= 0.01:
        _lower(widths, columns, open_columns, least)
    return widths


def fits(columns: Sequence[ColumnText], total: float) -> bool:
    """True when every column can have what it wants within ``total`` points."""
    return sum(column.wanted for column in columns) <= total


def fits_well(columns: Sequence[ColumnText], total: float) -> bool:
    """True when nothing that reads better whole is divided, and texts of many lines have most of
    their usual width beside it."""
    needed = [
        max(column.undivided, min(_ROOMY * column.usual, column.longest))
        if column.is_open
        else column.wanted
        for column in columns
    ]
    return sum(needed) <= total


def fits_words(columns: Sequence[ColumnText], total: float) -> bool:
    """True when no word has to be divided within ``total`` points."""
    return sum(column.floor for column in columns) <= total


def _squeezed(columns: Sequence[ColumnText], total: float) -> list[float]:
    """Too little room: first columns of marks and sums give up comfort, then columns of text, and
    only then are words divided, those of sums last."""
    widths = [column.wanted for column in columns]
    tight = [i for i, column in enumerate(columns) if column.snug is not None]
    texts = [i for i, column in enumerate(columns) if column.is_open]
    for group, floors in (
        (tight, [columns[i].floor for i in tight]),
        (texts, [columns[i].floor for i in texts]),
        (texts, [_NARROWEST] * len(texts)),
        (range(len(columns)), [0.0] * len(columns)),
    ):
        _give(widths, group, floors, sum(widths) - total)
    return widths


def _give(
    widths: list[float], group: Sequence[int], floors: Sequence[float], wanted: float
) -> None:
    """Take ``wanted`` points from a group of columns, none below its floor."""
    spare = [max(0.0, widths[i] - floor) for i, floor in zip(group, floors, strict=True)]
    if wanted <= 0 or not sum(spare):
        return
    part = min(1.0, wanted / sum(spare))
    for i, more in zip(group, spare, strict=True):
        widths[i] -= more * part


def _widen(
    widths: list[float],
    columns: Sequence[ColumnText],
    widened: Sequence[int],
    least: list[float],
) -> None:
    """Give columns the room for what reads better undivided, those first that lack least.

    It comes from those that have more than their ``least``, which is raised to what was given.
    """
    for more, i in sorted((columns[i].undivided - widths[i], i) for i in widened):
        givers = [other for other in widened if other != i]
        if more > sum(max(0.0, widths[giver] - least[giver]) for giver in givers):
            continue
        _give(widths, givers, [least[giver] for giver in givers], more)
        widths[i] += max(0.0, more)
        least[i] = max(least[i], columns[i].undivided)


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
    columns: Sequence[ColumnText],
    moving: Sequence[int],
    least: Sequence[float],
) -> None:
    """Move width between columns, none below its ``least``, while the table gets lower."""
    height = _height(widths, columns, moving)
    for step in _STEPS:
        improved = True
        while improved:
            improved = False
            for giver, taker in permutations(moving, 2):
                if widths[giver] - step < least[giver]:
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
