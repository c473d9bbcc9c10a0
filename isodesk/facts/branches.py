"""Rows in a tree by their levels: which hang below which, and where pulled ones land."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence


def end_of_branch(levels: Sequence[int], at: int) -> int:
    """The position after the last row below the one at ``at``."""
    end = at + 1
    while end < len(levels) and levels[end] > levels[at]:
        end += 1
    return end


def branches(levels: Sequence[int], chosen: Iterable[int]) -> list[tuple[int, int]]:
    """The spans of the branches of these rows; a branch inside another is part of it."""
    spans: list[tuple[int, int]] = []
    for at in sorted(set(chosen)):
        if not spans or at >= spans[-1][1]:
            spans.append((at, end_of_branch(levels, at)))
    return spans


def placed(levels: Sequence[int], chosen: Collection[int], to: int) -> list[tuple[int, int]]:
    """The rows, each by its old position and its new level, after branches came before ``to``.

    A branch keeps its level where it can: it never takes the rows after it from the row above
    them, and never stands deeper than one level under the row before it. Levels count from 1.
    """
    spans = branches(levels, chosen)
    moving = {at for start, end in spans for at in range(start, end)}
    before = [(at, levels[at]) for at in range(min(to, len(levels))) if at not in moving]
    after = [(at, levels[at]) for at in range(to, len(levels)) if at not in moving]
    below = after[0][1] if after else 1
    for start, end in spans:
        above = before[-1][1] if before else 0
        by = max(min(levels[start], above + 1), below) - levels[start]
        before += [(at, levels[at] + by) for at in range(start, end)]
    return before + after
