"""Where the arrow keys lead: one step, a page, or the edge of a block of filled cells."""

from __future__ import annotations

from collections.abc import Callable

Cell = tuple[int, int]
Area = tuple[int, int, int, int]
"""Top, left, bottom and right; the last row and column belong to it."""
Filled = Callable[[int, int], bool]


def stepped(cell: Cell, down: int, right: int, size: Cell) -> Cell:
    """The cell so many rows and columns away, kept inside a grid of ``size`` rows × columns."""
    row, column = cell[0] + down, cell[1] + right
    return max(0, min(row, size[0] - 1)), max(0, min(column, size[1] - 1))


def block_edge(cell: Cell, down: int, right: int, size: Cell, filled: Filled) -> Cell:
    """Where Ctrl with an arrow leads: the last filled cell of a run, else the next filled one,
    else the grid's edge."""
    here = cell
    after = stepped(here, down, right, size)
    if after == here:
        return here
    if filled(*here) and filled(*after):
        while (after := stepped(here, down, right, size)) != here and filled(*after):
            here = after
        return here
    while (after := stepped(here, down, right, size)) != here:
        here = after
        if filled(*here):
            break
    return here


def next_in_run(cell: Cell, right: int, size: Cell) -> Cell:
    """Where Tab leads: the next cell, from a row's end to the next row's start, and back."""
    place = cell[0] * size[1] + cell[1] + right
    last = size[0] * size[1] - 1
    return divmod(max(0, min(place, last)), size[1])
