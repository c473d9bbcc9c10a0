"""What a hand does to a grid: keys, clicks and pulls, and what another program copied."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from isodesk.ui.grid.view import GridView

SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """One key to whatever has the keyboard."""
    target = QApplication.focusWidget()
    assert isinstance(target, QWidget)
    QTest.keyClick(target, key, modifier)


def middle(grid: GridView, row: int, column: int) -> QPoint:
    """Where a hand would click on a cell."""
    return grid.visualRect(grid.cells.index(row, column)).center()


def pull(grid: GridView, start: QPoint, stop: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press, move and let go in the cells."""
    view = grid.viewport()
    QTest.mouseMove(view, start)
    QTest.mousePress(view, LEFT, modifier, start)
    QTest.mouseMove(view, (start + stop) / 2)
    QTest.mouseMove(view, stop)
    QTest.mouseRelease(view, LEFT, modifier, stop)


def pull_handle(
    grid: GridView, row: int, column: int, modifier: Qt.KeyboardModifier = NONE
) -> None:
    """Pull the square at the selection's corner to a cell."""
    square = grid.handle.square()
    assert not square.isEmpty()
    pull(grid, square.center(), middle(grid, row, column), modifier)


def put(text: str = "", html: str = "") -> None:
    """Something copied elsewhere."""
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def column(source: Any, at: int) -> list[str]:
    """The texts of one column of a list source."""
    return [line[at] for line in source.lines]
