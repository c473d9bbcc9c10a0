"""Filling cells: the square at the corner, its series, Ctrl+Enter, several selections."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from isodesk.ui.grid.view import GridView
from isodesk.ui.style import COLOURS
from tests.ui.grid.hands import ALT, CTRL, LEFT, column, middle, press, pull_handle

Key = Qt.Key
LINES = (
    ("#", "I. Năm 2018", "", "", "", ""),
    ("1", "Đợt 1", "Quý III/2018", "X", "", "10"),
    ("2", "", "", "", "", "20"),
    ("3", "", "", "", "", ""),
    ("#", "II. Năm 2019", "", "", "", ""),
    ("4", "", "", "", "", ""),
)


@pytest.fixture
def lines(source: Any) -> Any:
    """Two groups, a task that begins series, three that are empty."""
    return type(source)(LINES)


@pytest.fixture
def grid(lines: Any, make_panel: Any) -> GridView:
    """Their grid, the active cell on the first task's name."""
    shown: GridView = make_panel(lines).grid
    shown.go((1, 1))
    return shown


def test_the_square_pulled_down_writes_a_series_as_one_step(grid: GridView, lines: Any) -> None:
    pull_handle(grid, 5, 1)
    assert column(lines, 1) == ["I. Năm 2018", "Đợt 1", "Đợt 2", "Đợt 3", "II. Năm 2019", "Đợt 4"]
    assert lines.labels == ["Điền tiếp dãy"]
    assert grid.selected_ranges() == [(1, 1, 5, 1)]
    assert grid.active() == (1, 1)


def test_quarters_run_into_the_next_year(grid: GridView, lines: Any) -> None:
    grid.go((1, 2))
    pull_handle(grid, 5, 2)
    assert column(lines, 2)[1:] == ["Quý III/2018", "Quý IV/2018", "Quý I/2019", "", "Quý II/2019"]


def test_two_numbers_say_the_step_and_one_is_copied(grid: GridView, lines: Any) -> None:
    grid.go((1, 5))
    grid.extend((2, 5))
    pull_handle(grid, 3, 5)
    assert column(lines, 5)[1:4] == ["10", "20", "30"]
    grid.go((3, 5))
    pull_handle(grid, 5, 5)
    assert column(lines, 5)[5] == "30"


def test_ctrl_held_copies(grid: GridView, lines: Any) -> None:
    pull_handle(grid, 3, 1, CTRL)
    assert column(lines, 1)[1:4] == ["Đợt 1", "Đợt 1", "Đợt 1"]
    assert lines.labels == ["Điền các ô"]


def test_the_square_pulled_up_counts_down(grid: GridView, lines: Any) -> None:
    lines.lines[3][1] = "Đợt 3"
    grid.go((3, 1))
    pull_handle(grid, 1, 1)
    assert column(lines, 1)[1:4] == ["Đợt 1", "Đợt 2", "Đợt 3"]


def test_the_square_pulled_right_fills_marks(grid: GridView, lines: Any) -> None:
    grid.go((1, 3))
    pull_handle(grid, 1, 4)
    assert lines.lines[1][3:5] == ["X", "X"]


def test_escape_lets_the_square_go(grid: GridView, lines: Any) -> None:
    square, view = grid.handle.square().center(), grid.viewport()
    QTest.mousePress(view, LEFT, pos=square)
    QTest.mouseMove(view, middle(grid, 3, 1))
    press(Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, pos=middle(grid, 3, 1))
    assert lines.labels == []


def test_a_double_click_fills_as_far_as_the_column_beside(grid: GridView, lines: Any) -> None:
    for row in (2, 3):
        lines.lines[row][1] = "việc"
    grid.go((1, 2))
    square = grid.handle.square().center()
    QTest.mouseClick(grid.viewport(), LEFT, pos=square)
    QTest.mouseDClick(grid.viewport(), LEFT, pos=square)
    assert column(lines, 2)[1:4] == ["Quý III/2018", "Quý IV/2018", "Quý I/2019"]


def test_a_computed_cell_has_no_square(grid: GridView) -> None:
    grid.go((1, 0))
    assert grid.handle.square().isEmpty()


def test_the_square_is_drawn_and_shows_a_cross(grid: GridView) -> None:
    square = grid.handle.square()
    image = grid.viewport().grab().toImage()
    assert image.pixelColor(square.center()).name() == COLOURS.accent
    QTest.mouseMove(grid.viewport(), square.center())
    assert grid.viewport().cursor().shape() == Qt.CursorShape.CrossCursor
    QTest.mouseMove(grid.viewport(), middle(grid, 3, 2))
    assert grid.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_ctrl_alt_d_goes_on_in_the_empty_cells(grid: GridView, lines: Any) -> None:
    grid.extend((5, 2))
    press(Key.Key_D, CTRL | ALT)
    assert column(lines, 1)[1:] == ["Đợt 1", "Đợt 2", "Đợt 3", "II. Năm 2019", "Đợt 4"]
    assert column(lines, 2)[5] == "Quý II/2019"
    assert lines.labels == ["Điền tiếp dãy"]


def test_ctrl_d_leaves_group_rows_alone(grid: GridView, lines: Any) -> None:
    grid.extend((5, 1))
    press(Key.Key_D, CTRL)
    assert column(lines, 1)[4:] == ["II. Năm 2019", "Đợt 1"]


def test_ctrl_clicks_choose_apart_and_ctrl_enter_fills_them(grid: GridView, lines: Any) -> None:
    QTest.mouseClick(grid.viewport(), LEFT, pos=middle(grid, 1, 2))
    QTest.mouseClick(grid.viewport(), LEFT, CTRL, middle(grid, 3, 2))
    QTest.mouseClick(grid.viewport(), LEFT, CTRL, middle(grid, 5, 2))
    assert grid.selected_ranges() == [(1, 2, 1, 2), (3, 2, 3, 2), (5, 2, 5, 2)]
    press(Key.Key_Q)
    press(Key.Key_Return, CTRL)
    assert column(lines, 2)[1:] == ["q", "", "q", "", "q"]
    assert lines.labels == ["Điền các ô đã chọn"]


def test_ctrl_enter_repeats_the_active_cell(grid: GridView, lines: Any) -> None:
    grid.extend((3, 1))
    press(Key.Key_Return, CTRL)
    assert column(lines, 1)[1:4] == ["Đợt 1", "Đợt 1", "Đợt 1"]


def test_the_menu_names_the_keys(grid: GridView) -> None:
    menu = QMenu(grid)
    grid.commands.fill_menu(menu)
    texts = {action.text() for action in menu.actions()}
    assert {"Điền tiếp dãy\tCtrl+Alt+D", "Điền vào mọi ô đã chọn\tCtrl+Enter"} <= texts
