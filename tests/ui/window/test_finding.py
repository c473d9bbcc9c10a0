"""Ctrl+F and Ctrl+H: words found and replaced in a table and in the whole plan, as one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from isodesk.facts import PlanKind
from isodesk.facts.fields import FieldContext
from isodesk.facts.searching import plan_texts
from isodesk.services.issuing import send_to_signer
from isodesk.ui.find_bar import FindBar
from isodesk.ui.plan_page import PlanPage
from isodesk.ui.tasks.view import TasksView
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import has_focus, keys, plan_of, press, type_text

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: MainWindow) -> PlanPage:
    """The conversion plan, its tasks in front."""
    page = window.open_plan(plan_of(window, PlanKind.TRANSITION))
    page.show_view("tasks")
    return page


@pytest.fixture
def tasks(page: PlanPage) -> TasksView:
    """The tab of tasks, the keys in its table."""
    view = page.view
    assert isinstance(view, TasksView)
    view.grid.setFocus()
    view.grid.go((1, 1))
    return view


def bar_of(window: MainWindow) -> FindBar:
    """The line that is open."""
    (bar,) = window.findChildren(FindBar)
    assert bar.isVisible()
    return bar


def seek(window: MainWindow, words: str, opener: str = "Ctrl+F") -> FindBar:
    """Open the line by its keys and type what is sought."""
    keys(opener)
    bar = bar_of(window)
    assert bar.needle.hasFocus()
    type_text(words)
    return bar


def texts(page: PlanPage) -> str:
    """All that is typed in the plan, one text a line."""
    context = FieldContext.of(page.plan.facts)
    every = (each.text for each in plan_texts(page.plan.facts))
    return "\n".join(text if isinstance(text, str) else context.text(text) for text in every)


def test_ctrl_f_finds_in_the_table_without_marks(window: MainWindow, tasks: TasksView) -> None:
    bar = seek(window, "tap huan")
    assert bar.scope.currentText() == "Bảng đang mở"
    keys("Return")
    row, column = tasks.grid.active()
    assert "tập huấn" in tasks.grid.cells.text(row, column).lower()
    assert bar.needle.hasFocus()
    first = tasks.grid.active()
    keys("F3")
    second = tasks.grid.active()
    assert second != first
    keys("Shift+F3")
    assert tasks.grid.active() == first
    keys("Esc")
    assert bar.isHidden()
    assert has_focus(tasks.grid)


def test_a_click_goes_to_a_place_of_another_tab(
    window: MainWindow, page: PlanPage, tasks: TasksView
) -> None:
    bar = seek(window, "thị trấn")
    bar.scope.setFocus()
    keys("Down")
    assert bar.scope.currentText() == "Cả văn bản"
    bar.search()
    (item, *_) = bar.found.findItems("Đối tượng áp dụng", Qt.MatchFlag.MatchStartsWith, 0)
    bar.found.scrollToItem(item)
    QTest.mouseClick(bar.found.viewport(), LEFT, pos=bar.found.visualItemRect(item).center())
    assert page.spec.code == "subjects"


def test_replacing_in_the_table_is_one_step(
    window: MainWindow, page: PlanPage, tasks: TasksView
) -> None:
    before = texts(page)
    bar = seek(window, "BCĐ ISO tỉnh", "Ctrl+H")
    count = sum(
        tasks.source.text(row, at).count("BCĐ ISO tỉnh")
        for row in range(tasks.source.row_count())
        for at in range(len(tasks.source.columns()))
    )
    assert count > 1
    bar.words.setFocus()
    type_text("Ban Chỉ đạo")
    press(bar, "Thay tất cả")
    assert bar.count.text() == f"Đã thay {count:02d} chỗ."
    assert texts(page).count("Ban Chỉ đạo") - before.count("Ban Chỉ đạo") == count
    step = window.workspace.next_undo()
    assert step is not None
    assert step.label == "Thay thế"
    keys("Esc", "Ctrl+Z")
    assert texts(page) == before


def test_replacing_in_the_whole_plan_is_one_step_and_keeps_fields(
    window: MainWindow, page: PlanPage, tasks: TasksView
) -> None:
    before = texts(page)
    fields = [field for block in page.plan.facts.all_blocks() for field in block.text.fields]
    bar = seek(window, "đơn vị", "Ctrl+H")
    bar.scope.setFocus()
    keys("Down")
    bar.words.setFocus()
    type_text("cơ quan")
    press(bar, "Thay tất cả")
    after = texts(page)
    assert after != before
    assert after.count("cơ quan") > before.count("cơ quan")
    assert fields == [f for block in page.plan.facts.all_blocks() for f in block.text.fields]
    window.workspace.undo()
    assert texts(page) == before


def test_enter_replaces_one_after_another(
    window: MainWindow, page: PlanPage, tasks: TasksView
) -> None:
    before = texts(page).count("tập huấn")
    bar = seek(window, "tập huấn", "Ctrl+H")
    bar.words.setFocus()
    type_text("bồi dưỡng")
    keys("Return")
    assert texts(page).count("tập huấn") == before
    keys("Return")
    assert texts(page).count("tập huấn") == before - 1
    assert tasks.grid.active() == (5, 1)
    keys("Return")
    assert texts(page).count("tập huấn") == before - 2
    assert bar.words.hasFocus()


def test_one_of_several_words_of_a_cell_is_replaced(
    window: MainWindow, page: PlanPage, tasks: TasksView
) -> None:
    tasks.grid.commands.write_cell((1, 1), "Mẫu A, mẫu B, mẫu C")
    bar = seek(window, "mau", "Ctrl+H")
    bar.search()
    assert bar.count.text() == "03 chỗ, trong 01 ô, đoạn."
    bar.words.setFocus()
    type_text("mau bieu")
    press(bar, "Tìm tiếp")
    press(bar, "Tìm tiếp")
    assert bar.count.text() == "Chỗ 2/3"
    press(bar, "Thay")
    assert tasks.grid.cells.text(1, 1) == "Mẫu A, mau bieu B, mẫu C"
    assert bar.found.currentIndex().row() == 2
    press(bar, "Thay")
    assert tasks.grid.cells.text(1, 1) == "Mẫu A, mau bieu B, mau bieu C"
    assert bar.found.currentIndex().row() == 0
    window.workspace.undo()
    assert tasks.grid.cells.text(1, 1) == "Mẫu A, mau bieu B, mẫu C"


def test_one_place_of_the_whole_plan_is_replaced(
    window: MainWindow, page: PlanPage, tasks: TasksView
) -> None:
    before = texts(page)
    bar = seek(window, "đơn vị", "Ctrl+H")
    bar.scope.setFocus()
    keys("Down")
    bar.words.setFocus()
    type_text("noi")
    keys("Return", "Return")
    after = texts(page)
    assert after.count("noi") == before.count("noi") + 1
    assert len(after) == len(before) - len("đơn vị") + len("noi")
    window.workspace.undo()
    assert texts(page) == before


def test_marks_typed_are_asked_for_and_capitals_if_wanted(
    window: MainWindow, tasks: TasksView
) -> None:
    bar = seek(window, "TO CHUC")
    bar.search()
    loose = bar.found.topLevelItemCount()
    assert loose > 0
    QTest.mouseClick(bar.exact, LEFT)
    assert bar.count.text() == "Không tìm thấy."


def test_a_locked_plan_says_why(window: MainWindow, page: PlanPage) -> None:
    with window.workspace.change("Trình ký", plan=page.plan.key, final=True) as session:
        send_to_signer(session, page.plan.facts, b"%PDF-", "Lan", "")
    assert window.page is not None
    before = texts(window.page)
    window.page.show_view("tasks")
    bar = seek(window, "nội bộ", "Ctrl+H")
    bar.scope.setCurrentIndex(bar.scope.count() - 1)
    press(bar, "Thay tất cả")
    assert "đang trình ký" in bar.count.text().lower()
    assert texts(window.page) == before


def test_the_office_list_has_its_table_alone(qtbot: QtBot, window: MainWindow) -> None:
    keys("Alt+2")
    bar = seek(window, "tai chinh")
    assert [bar.scope.itemText(at) for at in range(bar.scope.count())] == ["Bảng đang mở"]
    keys("Return")
    grid = window.list_page("units").panel.grid
    assert "Tài chính" in grid.cells.text(*grid.active())


def test_the_list_of_plans_points_to_its_filter(window: MainWindow) -> None:
    keys("Ctrl+F")
    assert not window.findChildren(FindBar)
    assert "ô lọc" in window.statusBar().currentMessage()
