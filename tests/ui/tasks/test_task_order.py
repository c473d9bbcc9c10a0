"""Việc phải xong trước: ticked in a list, drawn as arrows, a conflict shown and not forced."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from isodesk.errors import UserError
from isodesk.services.plans import create_plan, duplicated
from isodesk.services.read import read_plan
from isodesk.services.rows import delete_rows
from isodesk.services.tasks import set_waits_for
from isodesk.ui.dialogs.earlier_tasks import EarlierTasksDialog
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.style import COLOURS
from isodesk.ui.tasks.view import TasksView
from tests.ui.tasks.hands import centre, choose, task, write

ALT = Qt.KeyboardModifier.AltModifier


def in_dialog(do: Callable[[EarlierTasksDialog], object]) -> None:
    """Do something with the dialog that comes next, then take it with Enter."""

    def take() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, EarlierTasksDialog)
        try:
            do(dialog)
            QTest.keyClick(dialog, Qt.Key.Key_Return)
        finally:
            dialog.done(dialog.result())

    QTimer.singleShot(0, take)


def ask(view: TasksView, key: str) -> None:
    """The entry of the context menu, on a task's row."""
    choose(view, key, "content")
    menu = QMenu()
    view._extend_menu(menu)
    next(it for it in menu.actions() if it.text() == "Việc phải xong trước…").trigger()


def tick(dialog: EarlierTasksDialog, words: str) -> None:
    """Narrow the list and tick the first line with the space bar."""
    write(dialog.filter, words)
    row = next(r for r in range(dialog.list.count()) if not dialog.list.item(r).isHidden())
    dialog.list.setCurrentRow(row)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)


def wait_for(plan: OpenPlan, key: str, *earlier: str) -> None:
    with plan.change("Nối") as session:
        set_waits_for(session, plan.key, key, earlier)


def reds(view: TasksView) -> int:
    """How many pixels of the roadmap have the colour of what is wrong."""
    image = view.roadmap.viewport().grab().toImage()
    wrong = QColor(COLOURS.wrong).rgb()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixel(x, y) == wrong for x, y in points)


def test_an_earlier_task_is_ticked_in_the_list(view: TasksView, plan: OpenPlan) -> None:
    before = view.roadmap.viewport().grab().toImage()
    in_dialog(lambda dialog: tick(dialog, "quan triet"))
    ask(view, "doc1-t2")
    assert task(plan, "doc1-t2").waits_for == ("doc1-t1",)
    assert view.roadmap.viewport().grab().toImage() != before
    step = plan.workspace.undo()
    assert step is not None
    assert step.label == "Sửa việc phải xong trước"
    assert task(plan, "doc1-t2").waits_for == ()


def test_a_conflict_is_red_and_nothing_is_moved(view: TasksView, plan: OpenPlan) -> None:
    wait_for(plan, "doc1-t2", "doc1-t1")
    calm = reds(view)
    choose(view, "doc1-t1", "period")
    for _ in range(2):
        QTest.keyClick(view.grid, Qt.Key.Key_Right, ALT)
    assert task(plan, "doc1-t1").period.text == "Quý IV/2018"
    assert task(plan, "doc1-t2").period.text == "Quý IV/2018"
    assert reds(view) > calm
    at = centre(view, "doc1-t2").toPoint()
    place = view.roadmap.viewport().mapToGlobal(at)
    QApplication.sendEvent(view.roadmap.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, place))
    assert "Phải xong trước: Tổ chức Hội nghị quán triệt" in QToolTip.text()
    assert "kết thúc sau khi việc này bắt đầu" in QToolTip.text()
    QToolTip.hideText()


def test_tasks_do_not_wait_for_each_other_in_a_circle(view: TasksView, plan: OpenPlan) -> None:
    wait_for(plan, "doc1-t2", "doc1-t1")
    wait_for(plan, "doc1-t3", "doc1-t2")
    in_dialog(lambda dialog: tick(dialog, "so ket"))
    ask(view, "doc1-t1")
    assert "thành vòng" in view.strip.words
    assert task(plan, "doc1-t1").waits_for == ()
    with pytest.raises(UserError, match="thành vòng"):
        wait_for(plan, "doc1-t1", "doc1-t1")


def test_a_task_that_is_gone_counts_no_more(view: TasksView, plan: OpenPlan) -> None:
    wait_for(plan, "doc1-t3", "doc1-t1", "doc1-t2")
    with plan.change("Xóa") as session:
        delete_rows(session, "tasks", ["doc1-t1"])
    view.roadmap.viewport().grab()
    in_dialog(lambda dialog: None)
    ask(view, "doc1-t3")
    assert task(plan, "doc1-t3").waits_for == ("doc1-t2",)


def test_a_copy_of_the_plan_waits_for_its_own_tasks(plan: OpenPlan) -> None:
    wait_for(plan, "doc1-t2", "doc1-t1")
    copy = duplicated(plan.facts)
    with plan.workspace.change("Nhân bản") as session:
        create_plan(session, copy)
    with plan.workspace.read() as session:
        tasks = read_plan(session, copy.key).tasks
    assert tasks[1].waits_for == (tasks[0].key,)
    assert tasks[0].key != "doc1-t1"
