"""Việc đến hạn in the window: from the rail to the task, and done with a key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from isodesk.facts import PlanKind, TaskState
from isodesk.services.read import read_plan
from isodesk.ui.due_page import DuePage
from isodesk.ui.tasks.view import TasksView
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import has_focus, keys, plan_of, type_text


def open_due(window: MainWindow) -> DuePage:
    keys("Alt+0")
    page = window.pages.currentWidget()
    assert isinstance(page, DuePage)
    return page


def lines(page: DuePage) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, 0).data() or "") for row in range(model.rowCount())]


def test_the_rail_s_first_button_shows_what_is_late(window: MainWindow) -> None:
    QTest.mouseClick(window.rail.due, Qt.MouseButton.LeftButton)
    page = window.pages.currentWidget()
    assert isinstance(page, DuePage)
    assert lines(page)[:2] == ["Quá hạn (7)", "31/12/2020"]
    assert window.rail.due.isChecked()
    assert (
        window.rail.due.mapTo(window, QPoint()).y() < window.rail.plans.mapTo(window, QPoint()).y()
    )
    keys("Alt+1")
    assert window.rail.plans.isChecked()


def test_enter_goes_to_the_task_in_its_plan(window: MainWindow) -> None:
    page = open_due(window)
    assert has_focus(page.table)
    chosen = page.chosen()
    assert chosen is not None
    keys("Down", "Return")
    plan = window.shown_plan
    assert plan is not None
    view = plan.view
    assert isinstance(view, TasksView)
    task = view.source.task(view.grid.cells.source_row(view.grid.active()[0]))
    assert task is not None
    assert task.key != chosen.task
    assert str(task.period.last) == "2020-12-31"


def test_space_marks_a_task_as_done_and_undo_takes_it_back(window: MainWindow) -> None:
    key = plan_of(window, PlanKind.TRANSITION)
    page = open_due(window)
    item = page.chosen()
    assert item is not None
    keys("Space")
    assert lines(page)[0] == "Quá hạn (6)"
    with window.workspace.read() as session:
        task = next(t for t in read_plan(session, key).tasks if t.key == item.task)
    assert task.state is TaskState.DONE
    assert page.chosen() not in (None, item)
    keys("Ctrl+Z", "Ctrl+Z")
    assert window.shown_plan is not None
    assert "Quá hạn (7)" in lines(open_due(window))


def test_the_filter_knows_no_marks_and_esc_or_enter_lead_back(window: MainWindow) -> None:
    page = open_due(window)
    page.filter.setFocus()
    type_text("tong ket")
    assert lines(page)[0] == "Quá hạn (1)"
    keys("Return")
    assert has_focus(page.table)
    page.filter.setFocus()
    type_text(" không có đâu")
    assert page.table.isHidden()
    keys("Esc")
    assert lines(page)[0] == "Quá hạn (7)"


def test_a_paper_with_its_signer_is_in_the_list_and_opens(window: MainWindow) -> None:
    key = plan_of(window, PlanKind.TRANSITION)
    window.plans.choose(key)
    window.perform(window.commands.consult_plan)
    page = open_due(window)
    assert "Văn bản chờ ký, chờ ý kiến (1)" in lines(page)
    page.filter.setFocus()
    type_text("lay y kien")
    keys("Return", "Space")
    assert "là một văn bản" in page.strip.words
    keys("Return")
    assert window.shown_plan is not None
    assert window.shown_plan.plan.key == key
