"""The rows looked at another way: grouped by year, agency, group of units; those of one agency."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from isodesk.services.tasks import set_words
from isodesk.store import Workspace
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tasks.view import TasksView
from tests.ui.tasks.hands import choose, row_of, task, write
from tests.ui.tasks.test_colours import pick

Key = Qt.Key


def rows(view: TasksView) -> list[str]:
    """Groups by their title, tasks by their key, as the grid shows them."""
    cells, source = view.grid.cells, view.source
    shown = [cells.source_row(row) for row in range(cells.rowCount())]
    return [
        source.text(row, source.column("content"))
        if source.rows[row].is_group
        else source.rows[row].key.removeprefix("doc1-")
        for row in shown
        if row < source.row_count()
    ]


def choose_agency(view: TasksView, name: str) -> None:
    """Two clicks: on the box, on the name."""
    box = view.tools.agency
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    QTest.qWait(QApplication.doubleClickInterval() + 50)  # Qt takes a faster one for a slip
    popup = box.view()
    index = box.model().index(box.findText(name), 0)
    popup.scrollTo(index)
    QTest.mouseClick(
        popup.viewport(), Qt.MouseButton.LeftButton, pos=popup.visualRect(index).center()
    )


def test_the_work_of_one_agency_is_two_clicks_away(view: TasksView) -> None:
    wide = view.source.row_count()
    choose_agency(view, "Tổ chức tư vấn")
    shown = [name for name in rows(view) if name.startswith("t")]
    assert "t2" in shown
    assert "t3" not in shown
    for key in shown:
        agencies = task(view.plan, f"doc1-{key}").agencies
        assert any("tư vấn" in agency.text.lower() for agency in agencies)
    assert view.roadmap.shape(row_of(view, "doc1-t2")) is not None
    choose_agency(view, "Mọi đơn vị")
    assert view.source.row_count() == wide


def test_rows_stand_under_who_leads(view: TasksView) -> None:
    pick(view, "Nhóm theo đơn vị chủ trì")
    assert rows(view)[0] == "BCĐ ISO tỉnh"
    assert rows(view).index("t4") < rows(view).index("Tổ chức tư vấn") < rows(view).index("t2")
    span = view.roadmap._span_of(0)
    first = task(view.plan, "doc1-t1").period.first
    assert span is not None
    assert span[0] == first
    pick(view, "Nhóm như bảng")
    assert rows(view)[:3] == ["Năm 2018", "t1", "t2"]


def test_a_task_moved_to_another_year_goes_under_it(view: TasksView) -> None:
    pick(view, "Nhóm theo năm")
    assert rows(view)[:3] == ["Năm 2018", "t1", "t2"]
    choose(view, "doc1-t1", "period")
    write(view.grid, "Quý I/2020")
    QTest.keyClick(view.grid.editing.editor, Key.Key_Return)
    assert rows(view)[:2] == ["Năm 2018", "t2"]
    assert rows(view).index("t1") > rows(view).index("Năm 2020")
    view.plan.workspace.undo()
    assert rows(view)[:3] == ["Năm 2018", "t1", "t2"]


def test_units_stand_under_the_group_they_have_in_the_plan(view: TasksView, plan: OpenPlan) -> None:
    subject = plan.facts.subjects[0]
    name = plan.text(subject.name)
    group = next(g for g in plan.facts.groups if g.key == subject.group)
    with plan.change("Sửa") as session:
        set_words(session, {"doc1-t3": {"lead": name}})
    pick(view, "Nhóm theo nhóm đơn vị")
    assert rows(view)[:2] == [plan.text(group.name), "t3"]


def test_rows_are_neither_added_nor_moved_while_looked_at_otherwise(view: TasksView) -> None:
    before = view.plan.facts
    pick(view, "Nhóm theo năm")
    choose(view, "doc1-t2", "content")
    QTest.keyClick(view.grid, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert "đang nhóm cách khác" in view.strip.words
    view.strip.tell("")
    view.tools.add_group.click()
    assert "đang nhóm cách khác" in view.strip.words
    view.grid.go_to(0, view.source.column("content"))
    assert not view.source.can_edit(0, view.source.column("content"))
    view.grid.commands.delete_rows()
    assert view.plan.facts == before
    assert view.grid.cells.rowCount() == view.source.row_count()


def test_cells_are_typed_in_while_looked_at_otherwise(
    view: TasksView, workspace: Workspace
) -> None:
    pick(view, "Nhóm theo đơn vị chủ trì")
    choose(view, "doc1-t5", "content")
    write(view.grid, "Việc mới")
    QTest.keyClick(view.grid.editing.editor, Key.Key_Return)
    assert task(view.plan, "doc1-t5").content.plain() == "Việc mới"
    workspace.undo()
    assert task(view.plan, "doc1-t5").content.plain() != "Việc mới"


def test_a_place_that_is_hidden_is_shown_when_asked_for(view: TasksView) -> None:
    choose_agency(view, "Tổ chức tư vấn")
    assert view.show_place("tasks/doc1-t3/content")
    assert view.grid.active()[0] == row_of(view, "doc1-t3")
    assert view.tools.agency.currentText() == "Mọi đơn vị"


def test_the_last_task_of_an_agency_lets_all_tasks_be_seen(view: TasksView) -> None:
    with view.plan.change("Sửa") as session:
        set_words(session, {"doc1-t3": {"lead": "Sở Y tế"}})
    choose_agency(view, "Sở Y tế")
    assert [name for name in rows(view) if name.startswith("t")] == ["t3"]
    view.plan.workspace.undo()
    assert view.tools.agency.currentText() == "Mọi đơn vị"
    assert len(rows(view)) == 10
