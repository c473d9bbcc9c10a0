"""What an Excel hand expects beside typing, filling and pasting: the keys that choose and stamp."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from isodesk.ui.grid.paint import ABOVE, MAX_LINES
from isodesk.ui.grid.view import GridView
from isodesk.vietnamese.dates import format_date
from tests.ui.grid.hands import CTRL, SHIFT, press

Key = Qt.Key


@pytest.fixture
def grid(source: Any, make_panel: Any) -> GridView:
    shown: GridView = make_panel(source).grid
    shown.go((1, 1))
    return shown


def test_ctrl_semicolon_writes_today(grid: GridView, source: Any) -> None:
    press(Key.Key_Semicolon, CTRL)
    assert source.lines[1][1] == format_date(date.today())
    assert source.labels == ["Ghi ngày hôm nay"]


def test_ctrl_a_ctrl_space_and_shift_space_choose(grid: GridView) -> None:
    rows, columns = grid.size_in_cells()
    press(Key.Key_Space, SHIFT)
    assert grid.selected_ranges() == [(1, 0, 1, columns - 1)]
    grid.go((1, 2))
    press(Key.Key_Space, CTRL)
    assert grid.selected_ranges() == [(0, 2, rows - 1, 2)]
    press(Key.Key_A, CTRL)
    assert grid.selected_ranges() == [(0, 0, rows - 1, columns - 1)]


def test_shift_enter_goes_up_and_home_end_to_the_edges(grid: GridView) -> None:
    rows, columns = grid.size_in_cells()
    press(Key.Key_Return, SHIFT)
    assert grid.active() == (0, 1)
    press(Key.Key_End)
    assert grid.active() == (0, columns - 1)
    press(Key.Key_Home)
    assert grid.active() == (0, 0)
    press(Key.Key_End, CTRL)
    assert grid.active() == (rows - 1, columns - 1)
    press(Key.Key_Home, CTRL)
    assert grid.active() == (0, 0)


def test_a_row_is_as_tall_as_its_text_up_to_a_cap(grid: GridView) -> None:
    lines = [grid.look.line_height * count + 2 * ABOVE + 1 for count in (3, MAX_LINES)]
    heights = []
    for count in (3, 40):
        grid.commands.write_cell((1, 1), "\n".join(["dòng dài"] * count))
        heights.append(grid.rowHeight(1))
    assert heights == lines
