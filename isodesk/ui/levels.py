"""Levels of the rows of a tree: by keys as in Word's and Excel's outlines, and by the menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from isodesk.ui.grid.view import GridView

_NUMBER = "number"
_UP, _DOWN = "Lên một cấp\tAlt+←", "Xuống một cấp\tAlt+→"


def bind_levels(grid: GridView, shift: Callable[[int], None]) -> None:
    """Let keys move the chosen rows a level: ``shift(1)`` down, ``shift(-1)`` up.

    Tab does it on the number of a row, where nothing is typed; in the other cells, and on its way
    along a row, it goes from cell to cell.
    """

    def tab(by: int) -> None:
        row, column = grid.active()
        on_number = row > 0 and grid.cells.columns[column].code == _NUMBER
        if on_number and not grid.in_run and grid.chosen_rows():
            shift(by)
        else:
            grid.tab(by)

    for keys, by in (("Left", -1), ("Right", 1)):
        for held in ("Alt+", "Alt+Shift+"):
            grid.bind(held + keys, partial(shift, by))
    for keys, by in (("Tab", 1), ("Shift+Tab", -1), ("Shift+Backtab", -1), ("Backtab", -1)):
        grid.bind(keys, partial(tab, by))


def add_levels(menu: QMenu, grid: GridView, shift: Callable[[int], None], *, locked: bool) -> None:
    """``Lên một cấp``, ``Xuống một cấp`` for the chosen rows."""
    for text, by in ((_UP, -1), (_DOWN, 1)):
        action = menu.addAction(text)
        action.setEnabled(bool(grid.chosen_rows()) and not locked)
        action.triggered.connect(lambda _=False, by=by: shift(by))
