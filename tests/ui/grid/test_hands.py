"""What hands do besides typing: select, copy, paste, mark, fill, sort, filter, add and delete."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from isodesk.ui.grid.editing import CellEditor
from isodesk.ui.grid.header import GridHeader
from isodesk.ui.grid.model import GridModel
from isodesk.ui.grid.paint import GridPainter
from isodesk.ui.grid.panel import GridPanel
from isodesk.ui.grid.row_head import WIDTH
from isodesk.ui.grid.table import SheetTable
from isodesk.ui.grid.view import GridView
from tests.ui.grid.hands import CTRL, LEFT, SHIFT, column, middle, put

Key = Qt.Key


@pytest.fixture
def panel(source: Any, make_panel: Any) -> GridPanel:
    """The sample's grid with its filter box."""
    shown: GridPanel = make_panel(source)
    return shown


@pytest.fixture
def grid(panel: GridPanel) -> GridView:
    """The grid, the active cell on its first task's name."""
    panel.grid.go((1, 1))
    return panel.grid


def press(qtbot: QtBot, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    """One key to whatever has the keyboard."""
    target = QApplication.focusWidget()
    assert isinstance(target, QWidget)
    QTest.keyClick(target, key, modifier)


def test_shift_arrows_select_and_the_sum_is_told(qtbot: QtBot, grid: GridView) -> None:
    grid.go((1, 5))
    with qtbot.waitSignal(grid.status_changed, check_params_cb=lambda text: "Tổng" in text) as told:
        press(qtbot, Key.Key_Down, SHIFT)
    assert told.args == [
        "Tổng: 31.500.000   Số ô có số: 2   Trung bình: 15.750.000   Số ô có dữ liệu: 2"
    ]
    assert grid.active() == (1, 5)
    assert grid.selected_ranges() == [(1, 5, 2, 5)]


def test_ctrl_arrows_and_ctrl_shift_arrows(qtbot: QtBot, grid: GridView) -> None:
    press(qtbot, Key.Key_Down, CTRL)
    assert grid.active() == (5, 1)
    press(qtbot, Key.Key_Up, CTRL | SHIFT)
    assert grid.selected_ranges() == [(0, 1, 5, 1)]
    press(qtbot, Key.Key_A, CTRL)
    assert grid.selected_ranges() == [(0, 0, 6, 5)]


def test_dragging_selects_from_the_first_cell(qtbot: QtBot, grid: GridView) -> None:
    view = grid.viewport()
    QTest.mousePress(view, LEFT, pos=middle(grid, 1, 1))
    QTest.mouseMove(view, middle(grid, 2, 2))
    QTest.mouseMove(view, middle(grid, 4, 2))
    QTest.mouseRelease(view, LEFT, pos=middle(grid, 4, 2))
    assert grid.selected_ranges() == [(1, 1, 4, 2)]
    assert grid.active() == (1, 1)
    QTest.mouseClick(view, LEFT, SHIFT, middle(grid, 2, 1))
    assert grid.selected_ranges() == [(1, 1, 2, 1)]


def test_copy_and_paste_inside(qtbot: QtBot, grid: GridView, source: Any) -> None:
    source.lines[1][1] = "hai\ndòng"
    grid.extend((2, 2))
    press(qtbot, Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith('"hai\ndòng"\tSở Khoa học')
    grid.go((6, 1))
    press(qtbot, Key.Key_V, CTRL)
    assert source.lines[6][1:3] == ["hai\ndòng", "Sở Khoa học và Công nghệ"]
    assert source.lines[7][1] == "Đánh giá nội bộ"
    assert grid.selected_ranges() == [(6, 1, 7, 2)]
    assert source.labels == ["Dán"]


def test_paste_reads_html_first_and_makes_rows(qtbot: QtBot, grid: GridView, source: Any) -> None:
    put(
        "sai", "<table><tr><td>Một</td><td>Sở A</td></tr><tr><td>Hai</td><td>Sở B</td></tr></table>"
    )
    grid.go((6, 1))
    with qtbot.waitSignal(grid.message) as told:
        press(qtbot, Key.Key_V, CTRL)
    assert column(source, 1)[6:] == ["Một", "Hai"]
    assert column(source, 2)[6:] == ["Sở A", "Sở B"]
    assert told.args == ["Đã dán 2 dòng."]


def test_one_value_fills_the_selection(qtbot: QtBot, grid: GridView, source: Any) -> None:
    put("Sở Nội vụ\n")
    grid.go((1, 2))
    grid.extend((2, 2))
    press(qtbot, Key.Key_V, CTRL)
    assert column(source, 2)[1:3] == ["Sở Nội vụ", "Sở Nội vụ"]


def test_old_letters_are_pasted_as_unicode(grid: GridView, source: Any, qtbot: QtBot) -> None:
    grid.go((1, 1))
    told: list[str] = []
    grid.message.connect(told.append)
    QGuiApplication.clipboard().setText("LËp kÕ ho¹ch\tSë Khoa häc\n")
    QTest.keyClick(grid, Qt.Key.Key_V, CTRL)
    assert source.lines[1][1:3] == ["Lập kế hoạch", "Sở Khoa học"]
    assert told == ["Đã dán 1 dòng. Đã chuyển chữ TCVN3 (ABC) sang Unicode."]


def test_what_a_paste_cannot_place_is_counted_coloured_and_found(
    qtbot: QtBot, panel: GridPanel, grid: GridView, source: Any
) -> None:
    put("2.000.000\nba triệu\n")
    grid.go((1, 5))
    with qtbot.waitSignal(grid.message) as told:
        press(qtbot, Key.Key_V, CTRL)
    assert column(source, 5)[1:3] == ["2000000", "1500000"]
    said = 'Đã dán đủ 1/2 dòng. 01 dòng có ô chưa dán được (dòng 3: "ba triệu" không phải số tiền.)'
    assert told.args == [said]
    assert grid.cells.tip(2, 5) == '"ba triệu" không phải số tiền.'
    assert panel.refusals.isVisible()
    grid.go((0, 0))
    see, close = panel.refusals.findChildren(QPushButton)
    QTest.mouseClick(see, LEFT)
    assert grid.active() == (2, 5)
    QTest.mouseClick(close, LEFT)
    assert not panel.refusals.isVisible()
    assert grid.cells.tip(2, 5) == ""


def test_a_computed_cell_refuses_a_paste(qtbot: QtBot, grid: GridView, source: Any) -> None:
    put("99\tTên mới")
    grid.go((1, 0))
    with qtbot.waitSignal(grid.refused) as told:
        press(qtbot, Key.Key_V, CTRL)
    assert source.lines[1][:2] == ["1", "Tên mới"]
    assert told.args is not None
    assert [refusal.column for refusal in told.args[0]] == [0]


def test_delete_and_cut_clear(qtbot: QtBot, grid: GridView, source: Any) -> None:
    grid.go((1, 2))
    press(qtbot, Key.Key_Delete)
    grid.go((2, 2))
    press(qtbot, Key.Key_X, CTRL)
    assert column(source, 2)[1:3] == ["", ""]
    assert QGuiApplication.clipboard().text() == "Sở Lao động - Thương binh và Xã hội\n"
    assert source.labels == ["Xóa nội dung ô", "Xóa nội dung ô"]


def test_ctrl_d_and_ctrl_r(qtbot: QtBot, grid: GridView, source: Any) -> None:
    grid.go((1, 2))
    grid.extend((2, 2))
    press(qtbot, Key.Key_D, CTRL)
    assert source.lines[2][2] == source.lines[1][2]
    grid.go((2, 2))
    press(qtbot, Key.Key_R, CTRL)
    assert source.lines[2][2] == source.lines[2][1]


def test_space_and_x_mark_ranges(qtbot: QtBot, grid: GridView, source: Any) -> None:
    grid.go((1, 3))
    grid.extend((2, 4))
    press(qtbot, Key.Key_Space)
    assert [source.lines[row][3:5] for row in (1, 2)] == [["X", "X"], ["X", "X"]]
    press(qtbot, Key.Key_X)
    assert [source.lines[row][3:5] for row in (1, 2)] == [["X", "X"], ["X", "X"]]
    press(qtbot, Key.Key_Space)
    assert [source.lines[row][3:5] for row in (1, 2)] == [["", ""], ["", ""]]
    assert source.labels == ["Đánh dấu X", "Đánh dấu X"]


def test_a_click_selects_a_mark_and_a_double_click_turns_it(
    qtbot: QtBot, grid: GridView, source: Any
) -> None:
    before = [list(line) for line in source.lines]
    for row in (2, 0):
        QTest.mouseClick(grid.viewport(), LEFT, pos=middle(grid, row, 3))
        assert grid.active() == (row, 3)
    assert [list(line) for line in source.lines] == before
    for row, mark in ((2, "X"), (0, "")):
        place = middle(grid, row, 3)
        QTest.mouseClick(grid.viewport(), LEFT, pos=place)
        QTest.mouseDClick(grid.viewport(), LEFT, pos=place)
        assert source.lines[row][3] == mark


def test_rows_are_inserted_and_deleted(qtbot: QtBot, grid: GridView, source: Any) -> None:
    grid.extend((2, 1))
    press(qtbot, Key.Key_Plus, CTRL)
    assert column(source, 1)[1:4] == ["", "", "Mời Tổ chức tư vấn tập huấn kiến thức"]
    grid.go((1, 1))
    grid.extend((2, 1))
    press(qtbot, Key.Key_Minus, CTRL)
    assert column(source, 1)[1] == "Mời Tổ chức tư vấn tập huấn kiến thức"
    assert len(source.lines) == 6


def test_ctrl_shift_l_filters_without_marks(
    qtbot: QtBot, panel: GridPanel, grid: GridView, source: Any
) -> None:
    press(qtbot, Key.Key_L, CTRL | SHIFT)
    qtbot.waitUntil(panel.filter_box.hasFocus)
    QTest.keyClicks(panel.filter_box, "danh gia")
    assert [grid.cells.source_row(row) for row in range(2)] == [0, 2]
    press(qtbot, Key.Key_Down)
    grid.go((1, 1))
    for letter in (Key.Key_M, Key.Key_O, Key.Key_I):
        press(qtbot, letter)
    press(qtbot, Key.Key_Return)
    assert source.lines[2][1] == "moi"
    panel.filter_box.setFocus()
    press(qtbot, Key.Key_Escape)
    assert grid.cells.rowCount() == 7


def test_a_click_on_a_title_sorts(qtbot: QtBot, grid: GridView, source: Any) -> None:
    place = QPoint(grid.columnViewportPosition(5) + 20, grid.head.height() - 10)
    amounts = []
    for _ in range(3):
        QTest.mouseClick(grid.head.viewport(), LEFT, pos=place)
        amounts.append([grid.cells.text(row, 5) for row in (1, 2)])
    small_first, as_it_stands = ["1.500.000", "30.000.000"], ["30.000.000", "1.500.000"]
    assert amounts == [small_first, as_it_stands, as_it_stands]
    assert grid.cells.sorting is None


def test_the_active_row_is_followed_through_sorting(grid: GridView) -> None:
    grid.go((2, 5))
    grid.cells.set_sort((5, False))
    assert grid.active() == (1, 5)


def test_frozen_columns_stay_and_take_clicks(qtbot: QtBot, source: Any, make_panel: Any) -> None:
    panel = make_panel(source, frozen=2, width=480)
    grid = panel.grid
    qtbot.waitUntil(lambda: grid.horizontalScrollBar().maximum() > 100)
    grid.horizontalScrollBar().setValue(100)
    QTest.mouseClick(grid.viewport(), LEFT, pos=QPoint(120, middle(grid, 2, 1).y()))
    assert grid.active() == (2, 1)
    assert grid.horizontalScrollBar().value() == 100
    press(qtbot, Key.Key_Right)
    assert grid.visualRect(grid.currentIndex()).left() >= grid.frozen_width()
    image = grid.viewport().grab().toImage()
    assert image.pixelColor(grid.frozen_width() - 1, 5).name() == "#bccacd"


@pytest.mark.parametrize(("scrolled", "left", "right"), [(0, 470, 702), (190, 310, 560)])
def test_a_shared_title_stands_in_the_middle_of_what_shows(
    source: Any, make_panel: Any, scrolled: int, left: int, right: int
) -> None:
    grid = make_panel(source, frozen=2, width=702 + WIDTH).grid
    for at in (3, 4):
        grid.head.resizeSection(at, 140)
    grid.horizontalScrollBar().setValue(scrolled)
    shown = grid.head.viewport().grab().toImage().copy(left + 1, 2, right - left - 3, 16)
    ground = shown.pixelColor(0, 0)
    columns, lines = range(shown.width()), range(shown.height())
    inked = [x for x in columns if any(shown.pixelColor(x, y) != ground for y in lines)]
    assert 60 < inked[-1] - inked[0] < 150
    assert abs(inked[0] - (shown.width() - 1 - inked[-1])) <= 4


def test_a_frozen_title_is_dragged_wider_where_it_is_seen(
    qtbot: QtBot, source: Any, make_panel: Any
) -> None:
    grid = make_panel(source, frozen=2, width=480).grid
    grid.horizontalScrollBar().setValue(80)
    head, edge = grid.head.viewport(), grid.columnWidth(0)
    QTest.mousePress(head, LEFT, pos=QPoint(edge - 1, 10))
    QTest.mouseMove(head, QPoint(edge + 19, 10))
    QTest.mouseRelease(head, LEFT, pos=QPoint(edge + 19, 10))
    assert abs(grid.columnWidth(0) - edge - 20) <= 2


def test_the_menu_offers_the_same_verbs(qtbot: QtBot, grid: GridView, source: Any) -> None:
    menu = QMenu(grid)
    grid.commands.fill_menu(menu)
    verbs = {action.text().split("\t")[0]: action for action in menu.actions()}
    verbs["Thêm dòng phía dưới"].trigger()
    assert source.lines[2][1] == ""
    verbs["Sắp xếp giảm dần"].trigger()
    assert grid.cells.sorting == (1, True)
    verbs["Bỏ sắp xếp"].trigger()
    assert grid.cells.sorting is None


def test_only_shown_rows_are_measured(qtbot: QtBot, make_panel: Any, source: Any) -> None:
    long = "rà soát, chuyển đổi hệ thống quản lý chất lượng " * 3
    lines = [[str(at), long, "", "", "", ""] for at in range(10_000)]
    grid = make_panel(type(source)(lines)).grid
    assert grid.rowHeight(0) > grid.look.row_height
    assert grid.rowHeight(5_000) == grid.look.row_height
    grid.go((5_000, 1))
    qtbot.waitUntil(lambda: grid.rowHeight(5_000) > grid.look.row_height)
    assert grid.visualRect(grid.cells.index(5_000, 1)).top() >= 0


def test_five_thousand_rows_are_one_step(qtbot: QtBot, grid: GridView, source: Any) -> None:
    put("\n".join(f"Nhiệm vụ {at}\tSở {at}" for at in range(5_000)))
    grid.go((6, 1))
    press(qtbot, Key.Key_V, CTRL)
    assert len(source.lines) == 5_006
    assert source.labels == ["Dán"]


def test_an_empty_table_says_what_to_do(make_panel: Any, source: Any) -> None:
    grid = make_panel(type(source)([])).grid
    before = grid.viewport().grab().toImage()
    grid.empty_text = "Chưa có nhiệm vụ nào. Gõ vào dòng đầu tiên, hoặc dán từ Excel."
    grid.viewport().update()
    assert grid.viewport().grab().toImage() != before
    assert grid.active() == (0, 0)


def test_f6_leaves_the_grid(qtbot: QtBot, panel: GridPanel, grid: GridView) -> None:
    press(qtbot, Key.Key_F6)
    assert not grid.hasFocus()


def test_qt_releases_no_method_of_the_grid_too_often(qtbot: QtBot, source: Any) -> None:
    kinds = (GridView, SheetTable, GridHeader, GridModel, GridPainter, CellEditor)
    methods = [item for kind in kinds for item in vars(kind).values() if callable(item)]
    before = [sys.getrefcount(method) for method in methods]
    for _ in range(5):
        panel = GridPanel(source)
        panel.show()
        panel.grid.go((1, 1))
        panel.grid.extend((2, 2))
        panel.grid.editing.start("a")
        panel.grid.editing.cancel()
        panel.close()
        panel.deleteLater()
        qtbot.wait(1)
    after = [sys.getrefcount(method) for method in methods]
    assert all(now >= then for now, then in zip(after, before, strict=True))
