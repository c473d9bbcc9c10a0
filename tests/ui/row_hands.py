"""A hand on the strip at the head of a grid's rows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from isodesk.ui.grid.view import GridView

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def click_row(grid: GridView, row: int, modifier: Qt.KeyboardModifier = NONE) -> None:
    """One click on the head of a row."""
    QTest.mouseClick(grid.side.viewport(), LEFT, modifier, grid.side.box(row).center())


def hold_rows(grid: GridView, row: int, to: int) -> QPoint:
    """Pull the rows that are chosen, held at one of them, before another; gives the place."""
    view, start = grid.side.viewport(), grid.side.box(row).center()
    last = grid.cells.filled_rows - 1
    stop = grid.side.box(min(to, last)).center() + QPoint(0, 6 if to > last else -6)
    QTest.mousePress(view, LEFT, NONE, start)
    QTest.mouseMove(view, (start + stop) / 2)
    QTest.mouseMove(view, stop)
    return stop


def drag_rows(grid: GridView, row: int, to: int) -> None:
    """Pull the chosen rows before another one (past the last: to the end) and let go."""
    stop = hold_rows(grid, row, to)
    QTest.mouseRelease(grid.side.viewport(), LEFT, NONE, stop)
