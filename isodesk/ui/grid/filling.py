"""Which texts a fill writes: a copy or a series, leaving group rows and computed cells alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isodesk.ui.grid.model import GridModel
from isodesk.ui.grid.navigation import Area, Cell
from isodesk.vietnamese.series import continued

Written = tuple[int, int, str]


def filled(cells: GridModel, seed: Area, over: Area, *, series: bool) -> list[Written]:
    """What a seed writes when it is pulled over a larger area, in cells on screen.

    The area goes beyond the seed on one side only: below, above, right or left.
    """
    top, left, bottom, right = seed
    if over[0] < top or over[2] > bottom:
        back = over[0] < top
        wanted = range(top - 1, over[0] - 1, -1) if back else range(bottom + 1, over[2] + 1)
        lines = [
            ([(row, at) for row in range(top, bottom + 1)], [(row, at) for row in wanted])
            for at in range(left, right + 1)
        ]
    else:
        back = over[1] < left
        across = range(left - 1, over[1] - 1, -1) if back else range(right + 1, over[3] + 1)
        lines = [
            ([(row, at) for at in range(left, right + 1)], [(row, at) for at in across])
            for row in range(top, bottom + 1)
        ]
    return [
        text
        for known, rest in lines
        for text in _line(cells, known, rest, back=back, series=series)
    ]


def series_in(cells: GridModel, area: Area) -> list[Written]:
    """The series that the filled cells at the start of an area begin, over its empty rest.

    A series runs down; in an area of one row it runs to the right.
    """
    top, left, bottom, right = area
    if top == bottom:
        lines = [[(top, at) for at in range(left, right + 1)]]
    else:
        lines = [[(row, at) for row in range(top, bottom + 1)] for at in range(left, right + 1)]
    written: list[Written] = []
    for line in lines:
        free = [cell for cell in line if _takes(cells, cell)]
        empty = (at for at, cell in enumerate(free) if not cells.edit_text(*cell))
        begun = next(empty, len(free))
        if begun:
            written += _line(cells, free[:begun], free[begun:], back=False, series=True)
    return written


def _line(
    cells: GridModel, known: Iterable[Cell], rest: Iterable[Cell], *, back: bool, series: bool
) -> list[Written]:
    seeds = [cell for cell in known if cells.row(cell[0]).kind == "item"]
    free = [cell for cell in rest if _takes(cells, cell)]
    texts = [cells.edit_text(*cell) for cell in seeds]
    if not texts:
        return []
    new = continued(texts, len(free), backwards=back) if series else _turns(texts, free, back)
    return [(row, column, text) for (row, column), text in zip(free, new, strict=True)]


def _turns(texts: Sequence[str], free: Sequence[Cell], back: bool) -> list[str]:
    ordered = list(reversed(texts)) if back else texts
    return [ordered[at % len(ordered)] for at in range(len(free))]


def _takes(cells: GridModel, cell: Cell) -> bool:
    return cells.row(cell[0]).kind in ("item", "blank") and cells.can_edit(*cell)
