"""Columns filtered by their values, hidden, moved, and remembered with their widths."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from isodesk.ui.grid.column_filter import ColumnFilter
from isodesk.ui.grid.view import GridView
from isodesk.ui.style import COLOURS
from tests.ui.grid.hands import ALT, CTRL, LEFT, SHIFT, middle, press, put

Key = Qt.Key


@pytest.fixture
def grid(source: Any, make_panel: Any) -> GridView:
    """The sample's grid, the active cell on the first task's lead."""
    shown: GridView = make_panel(source).grid
    shown.go((1, 2))
    return shown


def names(grid: GridView) -> list[str]:
    """The first text of each row that is shown."""
    return [grid.cells.text(row, 1).split(",")[0] for row in range(grid.cells.rowCount() - 1)]


def codes(grid: GridView) -> list[str]:
    """The columns that are shown."""
    return [column.code for column in grid.cells.columns]


def asked(qtbot: QtBot) -> ColumnFilter:
    """The list of values that is open."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), ColumnFilter))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ColumnFilter)
    return popup


def choose(grid: GridView, column: int, text: str) -> None:
    """Choose an entry of the menu of a column's head by the mouse."""
    head = grid.head
    at = QPoint(head.sectionViewportPosition(column) + 12, head.height() - 8)
    place = head.viewport().mapToGlobal(at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, place)
    QApplication.sendEvent(head.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(each for each in menu.actions() if each.text().partition("\t")[0] == text)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Key.Key_Return)


def test_a_value_found_without_marks_filters_the_rows(qtbot: QtBot, grid: GridView) -> None:
    press(Key.Key_L, CTRL | ALT)
    popup = asked(qtbot)
    QTest.keyClicks(popup.search, "lao dong")
    QTest.keyClick(popup.search, Key.Key_Return)
    assert names(grid) == ["I. Xây dựng và áp dụng", "Đánh giá nội bộ"]
    assert grid.cells.is_filtered
    assert grid.hasFocus()


def test_ticks_choose_values_and_all_drops_the_filter(qtbot: QtBot, grid: GridView) -> None:
    choose(grid, 2, "Lọc theo cột này…")
    popup = asked(qtbot)
    texts = [popup.values.item(row).text() for row in range(popup.values.count())]
    assert texts[0] == "(Chọn tất cả)"
    assert texts[1:] == sorted(texts[1:])
    assert len(texts) == 4
    QTest.keyClick(popup.search, Key.Key_Down)
    QTest.keyClick(popup.values, Key.Key_Space)
    assert popup.values.item(1).checkState() is Qt.CheckState.Unchecked
    QTest.keyClick(popup.values, Key.Key_Down)
    QTest.keyClick(popup.values, Key.Key_Space)
    QTest.mouseClick(popup.take, LEFT)
    assert names(grid) == ["I. Xây dựng và áp dụng", "Mời Tổ chức tư vấn tập huấn kiến thức"]
    choose(grid, 2, "Bỏ lọc mọi cột")
    assert len(names(grid)) == 6


def test_filters_of_two_columns_and_the_box_work_together(qtbot: QtBot, grid: GridView) -> None:
    grid.cells.pick(3, frozenset({"X"}))
    assert names(grid)[1::2] == ["Mời Tổ chức tư vấn tập huấn kiến thức", "Kiểm tra việc duy trì"]
    assert grid.cells.values_of(2) == ["Sở Khoa học và Công nghệ", "Sở Tài chính"]
    grid.cells.set_filter("kiem tra viec")
    assert names(grid) == ["II. Kiểm tra", "Kiểm tra việc duy trì"]
    grid.go_to(2, 1)
    assert grid.cells.text(*grid.active()) == "Đánh giá nội bộ"
    assert not grid.cells.is_filtered


def test_a_filtered_column_shows_a_funnel(grid: GridView) -> None:
    before = grid.head.grab().toImage()
    grid.cells.pick(2, frozenset({"Sở Tài chính"}))
    assert grid.head.grab().toImage() != before


def test_hidden_columns_are_left_out_by_keys_copies_and_pastes(
    qtbot: QtBot, grid: GridView, source: Any
) -> None:
    choose(grid, 2, "Ẩn cột (trên màn hình)")
    assert codes(grid) == ["number", "name", "y2018", "y2019", "amount"]
    grid.go((1, 1))
    press(Key.Key_Right)
    press(Key.Key_Space)
    assert source.lines[1][3] == ""
    put("Tên\tX\tX\t5")
    grid.go((2, 1))
    press(Key.Key_V, CTRL)
    assert source.lines[2][1:] == ["Tên", "Sở Lao động - Thương binh và Xã hội", "X", "X", "5"]
    grid.go((2, 1))
    for letter in (Key.Key_A, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_7, Key.Key_Return):
        press(letter)
    assert source.lines[2][1] == "a"
    assert source.lines[2][5] == "7"
    choose(grid, 2, "Hiện cột Chủ trì")
    assert codes(grid)[2] == "lead"


def test_a_hidden_column_comes_back_when_it_is_gone_to(grid: GridView) -> None:
    grid.arranging.hide(2)
    grid.go_to(2, 2)
    assert codes(grid)[2] == "lead"
    assert grid.active() == (2, 2)


def test_columns_are_moved_on_the_screen_alone(grid: GridView, source: Any) -> None:
    choose(grid, 5, "Đưa cột sang trái (trên màn hình)")
    choose(grid, 4, "Đưa cột sang trái (trên màn hình)")
    assert codes(grid) == ["number", "name", "lead", "amount", "y2018", "y2019"]
    QTest.mouseClick(grid.viewport(), LEFT, pos=middle(grid, 2, 3))
    assert grid.active() == (2, 3)
    for key in (Key.Key_9, Key.Key_Return):
        press(key)
    assert source.lines[2][5] == "9"
    grid.go((1, 3))
    grid.extend((2, 3))
    with_sum: list[str] = []
    grid.status_changed.connect(with_sum.append)
    press(Key.Key_Right, SHIFT)
    QApplication.processEvents()
    assert "Tổng: 30.000.009" in with_sum[-1]
    choose(grid, 3, "Như lúc đầu")
    assert codes(grid)[-1] == "amount"


def hold_head(grid: GridView, column: int, to: int) -> QPoint:
    """Pull a head past the middle of another one; gives the place."""
    view = grid.head.viewport()
    start, stop = grid.head.box(column).center(), grid.head.box(to).center()
    stop += QPoint(8 if to > column else -8, 0)
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, (start + stop) / 2)
    QTest.mouseMove(view, stop)
    return stop


def test_a_head_is_pulled_to_another_place(grid: GridView, source: Any) -> None:
    before = codes(grid)
    stop = hold_head(grid, 1, 3)
    picture = grid.head.viewport().grab().toImage()
    x = round(grid.head.box(4).left() * picture.devicePixelRatio())
    assert picture.pixelColor(x, 10) == QColor(COLOURS.accent)
    QTest.mouseRelease(grid.head.viewport(), LEFT, pos=stop)
    assert codes(grid) == [before[0], *before[2:4], before[1], *before[4:]]
    assert grid.cells.sorting is None
    stop = hold_head(grid, 3, 1)
    QTest.mouseRelease(grid.head.viewport(), LEFT, pos=stop)
    assert codes(grid) == before
    assert grid.arranging.remembered().get("order") is None


def test_esc_leaves_a_pulled_head_and_a_click_sorts(grid: GridView) -> None:
    before = codes(grid)
    stop = hold_head(grid, 1, 3)
    press(Key.Key_Escape)
    QTest.mouseRelease(grid.head.viewport(), LEFT, pos=stop)
    assert codes(grid) == before
    QTest.mouseClick(grid.head.viewport(), LEFT, pos=grid.head.box(1).center())
    assert grid.cells.sorting == (1, False)


def test_sorting_follows_a_moved_column(grid: GridView) -> None:
    grid.arranging.move(5, -3)
    choose(grid, 2, "Sắp xếp tăng dần")
    assert [grid.cells.text(row, 2) for row in (1, 2)] == ["1.500.000", "30.000.000"]


def test_order_widths_and_hidden_columns_are_found_again(
    qtbot: QtBot, grid: GridView, source: Any, make_panel: Any
) -> None:
    grid.head.resizeSection(2, 222)
    grid.arranging.move(5, -1)
    grid.arranging.hide(3)
    kept = grid.arranging.remembered()
    again = make_panel(type(source)(source.lines)).grid
    again.arranging.arrange_as(kept)
    assert codes(again) == codes(grid) == ["number", "name", "lead", "amount", "y2019"]
    assert again.columnWidth(2) == 222
    again.arranging.arrange_as({"widths": "x", "order": 3})
    assert codes(again) == codes(grid)


def test_an_average_that_is_not_whole_says_so(qtbot: QtBot, grid: GridView, source: Any) -> None:
    source.lines[1][5], source.lines[2][5] = "1", "2"
    grid.go((1, 5))
    with qtbot.waitSignal(grid.status_changed, check_params_cb=lambda text: "Tổng" in text) as told:
        press(Key.Key_Down, SHIFT)
    assert told.args == ["Tổng: 3   Số ô có số: 2   Trung bình: ≈ 2   Số ô có dữ liệu: 2"]
