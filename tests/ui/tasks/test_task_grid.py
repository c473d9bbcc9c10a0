"""The table of tasks: typing, periods, duties, groups, order, kinds of times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from isodesk.facts import PlanFacts, TableSource, Times
from isodesk.models import Unit
from isodesk.services.rows import delete_rows
from isodesk.store import Actor, Workspace, open_workspace
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tasks.shapes import ShapeKind
from isodesk.ui.tasks.view import SPEC, TasksView
from tests.ui.tasks.hands import choose, row_of, task, write

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
GROUPS = ["Năm 2018", "Năm 2019", "Năm 2020"]


def texts(view: TasksView, code: str) -> list[str]:
    """A column of the table from top to bottom."""
    column = view.source.column(code)
    return [view.source.text(row, column) for row in range(view.source.row_count())]


def order(facts: PlanFacts) -> list[str]:
    """The tasks with the years of their groups."""
    return [f"{t.key[5:]} {t.group[-4:]}" for t in facts.tasks]


def test_the_table_shows_groups_numbers_and_shared_titles(view: TasksView) -> None:
    assert texts(view, "number") == ["I", "1", "2", "II", "3", "4", "5", "III", "6", "7"]
    assert [t for t in texts(view, "content") if t in GROUPS] == GROUPS
    columns = view.grid.cells.columns
    titles = {column.code: column.group_title for column in columns}
    assert titles["lead"] == titles["support"] == "Trách nhiệm"
    assert titles["product"] == "Không in trong bảng"
    assert [c.title for c in columns[:3]] == ["TT", "Nội dung thực hiện", "Thời gian thực hiện"]


def test_typing_past_the_end_makes_a_task_in_the_last_group(
    view: TasksView, workspace: Workspace
) -> None:
    last = view.grid.cells.rowCount() - 1
    view.grid.go((last, view.source.column("content")))
    write(view.grid, "Xem xét của lãnh đạo")
    QTest.keyClick(view.grid.editing.editor, Key.Key_Return)
    made = view.plan.facts.tasks[-1]
    assert (made.content.plain(), made.group) == ("Xem xét của lãnh đạo", "doc1-n-2020")
    assert texts(view, "number")[-1] == "8"
    step = workspace.undo()
    assert step is not None
    assert step.label == "Thêm nhiệm vụ"
    assert view.source.row_count() == 10


def test_pasted_rows_are_understood_in_one_step(view: TasksView, workspace: Workspace) -> None:
    before = view.plan.facts
    QGuiApplication.clipboard().setText(
        'Đánh giá nội bộ\tquý III\tBCĐ ISO tỉnh\n"Hội nghị\ntổng kết"\tTháng 12/2020\tSở A; Sở B\n'
    )
    view.grid.go((view.grid.cells.rowCount() - 1, view.source.column("content")))
    view.grid.commands.paste()
    first, second = view.plan.facts.tasks[-2:]
    assert first.period.text == "quý III"
    assert first.period.first is not None
    assert first.period.first.year == 2020
    assert second.content.plain() == "Hội nghị\ntổng kết"
    assert [a.text for a in second.agencies] == ["Sở A", "Sở B"]
    workspace.undo()
    assert view.plan.facts == before


def test_a_time_that_is_not_understood_keeps_its_words(view: TasksView) -> None:
    choose(view, "doc1-t3", "period")
    write(view.grid, "đầu quý sau")
    QTest.keyClick(view.grid.editing.editor, Key.Key_Return)
    assert task(view.plan, "doc1-t3").period.text == "đầu quý sau"
    row, column = row_of(view, "doc1-t3"), view.source.column("period")
    assert view.grid.cells.tip(row, column).startswith("Chưa hiểu “đầu quý sau”.")
    assert view.source.style(row, column).tone == "doubt"
    shape = view.roadmap.shape(row)
    assert shape is not None
    assert shape.kind is ShapeKind.WORDS
    choose(view, "doc1-t3", "period")
    write(view.grid, "quý III")
    QTest.keyClick(view.grid.editing.editor, Key.Key_Return)
    assert str(task(view.plan, "doc1-t3").period.first) == "2019-07-01"


def test_retyping_a_cell_keeps_its_fields(view: TasksView) -> None:
    choose(view, "doc1-t2", "audience")
    QTest.keyClick(view.grid, Key.Key_F2)
    write(view.grid.editing.editor, " Thêm chữ.")
    QTest.keyClick(view.grid.editing.editor, Key.Key_Return)
    audience = task(view.plan, "doc1-t2").audience
    assert [field.source for field in audience.fields] == ["count.column"]
    assert view.plan.text(audience).endswith("ban, ngành. Thêm chữ.")


def test_a_change_of_a_count_reaches_the_cells_that_show_it(
    view: TasksView, workspace: Workspace
) -> None:
    column, row = view.source.column("audience"), view.source.find("doc1-t2")
    assert view.source.text(row, column).startswith("33 đơn vị")
    mark = next(m for m in view.plan.facts.marks if m.column == "doc1-c-2018")
    with view.plan.change("Xóa đơn vị") as session:
        delete_rows(session, "subjects", [mark.subject])
    assert view.source.text(row, column).startswith("32 đơn vị")


def test_duties_offer_the_office_s_units_also_after_a_semicolon(
    view: TasksView, workspace: Workspace
) -> None:
    with workspace.change("Thêm đơn vị") as session:
        session.add(Unit(name="Sở Khoa học và Công nghệ", uuid="u1"))
    choose(view, "doc1-t3", "lead")
    write(view.grid, "BCĐ ISO tỉnh; so khoa")
    offers = view.grid.viewport().findChild(QListWidget, "cellOffers")
    assert isinstance(offers, QListWidget)
    assert [offers.item(i).text() for i in range(offers.count())] == [
        "Sở Khoa học và Công nghệ     (Tab)"
    ]
    QTest.keyClick(view.grid.editing.editor, Key.Key_Down)
    QTest.keyClick(view.grid.editing.editor, Key.Key_Return)
    found = task(view.plan, "doc1-t3")
    assert found.lead == "BCĐ ISO tỉnh; Sở Khoa học và Công nghệ"
    assert [(a.text, a.unit) for a in found.agencies] == [
        ("BCĐ ISO tỉnh", ""),
        ("Sở Khoa học và Công nghệ", "u1"),
    ]
    tip = view.grid.cells.tip(row_of(view, "doc1-t3"), view.source.column("lead"))
    assert tip == "“BCĐ ISO tỉnh” không có trong danh mục cơ quan, đơn vị; vẫn in đúng như đã ghi."


def test_rows_are_inserted_in_the_group_above_and_deleted(
    view: TasksView, workspace: Workspace
) -> None:
    before = view.plan.facts
    choose(view, "doc1-t4", "content")
    view.grid.commands.insert_rows()
    groups = [t.group for t in view.plan.facts.tasks]
    assert groups.count("doc1-n-2019") == 4
    assert view.plan.facts.tasks[3].content.plain() == ""
    workspace.undo()
    choose(view, "doc1-t5", "content")
    view.grid.commands.delete_rows()
    assert "doc1-t5" not in {t.key for t in view.plan.facts.tasks}
    workspace.undo()
    assert view.plan.facts == before


def test_deleting_a_group_row_leaves_its_tasks_to_the_group_above(
    view: TasksView, workspace: Workspace
) -> None:
    before = view.plan.facts
    choose(view, "doc1-n-2019", "content")
    view.grid.commands.delete_rows()
    assert [g.key for g in view.plan.facts.task_groups] == ["doc1-n-2018", "doc1-n-2020"]
    years = ["2018"] * 5 + ["2020"] * 2
    assert [line[-4:] for line in order(view.plan.facts)] == years
    workspace.undo()
    assert view.plan.facts == before


def test_alt_arrows_move_tasks_across_groups(view: TasksView, workspace: Workspace) -> None:
    before = view.plan.facts
    choose(view, "doc1-t3", "content")
    QTest.keyClick(view.grid, Key.Key_Up, ALT)
    assert order(view.plan.facts)[:3] == ["t1 2018", "t2 2018", "t3 2018"]
    assert view.grid.active()[0] == row_of(view, "doc1-t3")
    QTest.keyClick(view.grid, Key.Key_Up, ALT)
    assert order(view.plan.facts)[:3] == ["t1 2018", "t3 2018", "t2 2018"]
    QTest.keyClick(view.grid, Key.Key_Down, ALT)
    step = workspace.next_undo()
    assert step is not None
    assert step.label == "Chuyển nhiệm vụ xuống"
    for _ in range(3):
        workspace.undo()
    assert view.plan.facts == before


def test_a_group_moves_with_its_tasks(view: TasksView, workspace: Workspace) -> None:
    choose(view, "doc1-n-2018", "content")
    view.tools.down.click()
    assert [g.key[-4:] for g in view.plan.facts.task_groups] == ["2019", "2018", "2020"]
    assert [line[:2] for line in order(view.plan.facts)] == [
        "t3",
        "t4",
        "t5",
        "t1",
        "t2",
        "t6",
        "t7",
    ]
    assert texts(view, "number") == ["I", "1", "2", "3", "II", "4", "5", "III", "6", "7"]


def test_sorted_rows_are_not_moved(view: TasksView) -> None:
    before = view.plan.facts
    view.grid.cells.set_sort((view.source.column("content"), False))
    choose(view, "doc1-t4", "content")
    view.tools.up.click()
    assert view.plan.facts == before
    assert "đang sắp xếp" in view.strip.words


def test_a_group_is_added_with_the_next_year_and_named(
    view: TasksView, workspace: Workspace
) -> None:
    choose(view, "doc1-t7", "content")
    view.tools.add_group.click()
    group = view.plan.facts.task_groups[-1]
    assert (group.title.plain(), group.year) == ("Năm 2021", 2021)
    editor = view.grid.editing.editor
    assert editor.isVisible()
    editor.selectAll()
    write(editor, "Năm 2022")
    QTest.keyClick(editor, Key.Key_Return)
    group = view.plan.facts.task_groups[-1]
    assert (group.title.plain(), group.year) == ("Năm 2022", 2022)
    workspace.undo()
    workspace.undo()
    assert len(view.plan.facts.task_groups) == 3


def test_a_group_title_keeps_its_field_and_year(view: TasksView) -> None:
    choose(view, "doc1-n-2018", "content")
    QTest.keyClick(view.grid, Key.Key_F2)
    write(view.grid.editing.editor, " (đợt 1)")
    QTest.keyClick(view.grid.editing.editor, Key.Key_Return)
    group = view.plan.facts.task_groups[0]
    assert (view.plan.text(group.title), group.year) == ("Năm 2018 (đợt 1)", 2018)
    assert [field.source for field in group.title.fields] == ["year"]


def test_the_switch_turns_times_into_deadlines(view: TasksView, workspace: Workspace) -> None:
    before = view.plan.facts
    box = view.tools.times
    box.setCurrentIndex(box.findText("Thời gian hoàn thành"))
    box.activated.emit(box.currentIndex())
    table = next(t for t in view.plan.facts.tables if t.source is TableSource.TASKS)
    assert table.times is Times.DEADLINES
    column = view.grid.cells.columns[view.source.column("period")]
    assert column.title == "Thời gian hoàn thành"
    shape = view.roadmap.shape(row_of(view, "doc1-t1"))
    assert shape is not None
    assert shape.kind is ShapeKind.DIAMOND
    workspace.undo()
    assert view.plan.facts == before
    assert box.currentText() == "Thời gian thực hiện"


@pytest.mark.parametrize(
    ("place", "key", "code"),
    [
        ("tasks/doc1-t5/period", "doc1-t5", "period"),
        ("tasks/doc1-t5", "doc1-t5", "content"),
        ("task_groups/doc1-n-2020/title", "doc1-n-2020", "content"),
    ],
)
def test_places_are_shown(view: TasksView, place: str, key: str, code: str) -> None:
    assert view.show_place(place)
    assert view.grid.active() == (row_of(view, key), view.source.column(code))


@pytest.mark.parametrize("place", ["tasks", "tasks/gone/period", "budget/total", ""])
def test_other_places_are_not_here(view: TasksView, place: str) -> None:
    assert not view.show_place(place)


def test_typing_is_finished_before_a_command(view: TasksView) -> None:
    choose(view, "doc1-t6", "content")
    write(view.grid, "Tổng kết")
    view.finish_typing()
    assert task(view.plan, "doc1-t6").content.plain() == "Tổng kết"


def test_a_file_that_is_only_looked_at_changes_nothing(
    qtbot: QtBot, workspace: Workspace, plan: OpenPlan, tmp_path: Path
) -> None:
    looking = open_workspace(workspace.path, Actor("Hoa", "hoa", "PC2"), read_only=True)
    try:
        view = TasksView(OpenPlan(looking, plan.key))
        qtbot.addWidget(view)
        view.show()
        assert view.plan.locked
        choose(view, "doc1-t1", "content")
        write(view.grid, "x")
        assert not view.grid.editing.is_open
        assert not view.source.can_append()
        assert not view.tools.add_group.isEnabled()
        QTest.keyClick(view.roadmap, Key.Key_Right, ALT)
        assert view.strip.words == view.plan.locked
        view.roadmap.edit(1)
        assert not view.roadmap.editor.is_open
        view.grid.commands.delete_rows()
        assert len(view.plan.facts.tasks) == 7
    finally:
        looking.close()


def test_sizes_are_remembered(qtbot: QtBot, view: TasksView, plan: OpenPlan) -> None:
    view.splitter.setSizes([500, 675])
    kept = view.remembered()
    other = TasksView(plan)
    qtbot.addWidget(other)
    other.resize(view.size())
    other.show()
    other.show_as_before("nonsense")
    assert other.splitter.sizes() != kept["sizes"]
    other.show_as_before(kept)
    assert other.splitter.sizes() == kept["sizes"]


def test_the_roadmap_can_be_hidden(view: TasksView) -> None:
    view.tools.roadmap.click()
    assert view.roadmap.isHidden()
    assert view.remembered()["roadmap"] is False
    policy = view.grid.verticalScrollBarPolicy()
    assert policy is Qt.ScrollBarPolicy.ScrollBarAsNeeded
    view.show_as_before({"roadmap": True})
    assert view.roadmap.isVisible()


def test_only_plans_with_tasks_have_the_tab(plan: OpenPlan) -> None:
    assert SPEC.fits(plan.facts)
    bare = replace(plan.facts, tasks=(), task_groups=(), tables=())
    assert not SPEC.fits(bare)


def test_a_row_that_grows_at_the_lower_edge_stays_in_sight(
    plan: OpenPlan, show: Callable[..., TasksView]
) -> None:
    view = show(TasksView(plan), 1180, 400)
    grid, sentence = view.grid, "Rà soát, sửa đổi toàn bộ hệ thống tài liệu, " * 3
    grid.go((grid.cells.rowCount() - 1, view.source.column("content")))
    for key in (Key.Key_Tab, Key.Key_Return):
        write(grid, sentence)
        QTest.keyClick(grid.editing.editor, key)
        shown = grid.visualRect(grid.currentIndex())
        assert grid.viewport().rect().contains(shown)
    typed = grid.cells.rowCount() - 2
    assert grid.rowHeight(typed) > 2 * grid.look.row_height
