"""The times of the locked version, thin under the bars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from isodesk.services import issuing
from isodesk.services.issuing import Issue
from isodesk.services.plans import create_plan
from isodesk.services.read import read_plan
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.style import COLOURS
from isodesk.ui.tasks.view import TasksView
from tests.ui.tasks.hands import centre, choose, row_of

ALT = Qt.KeyboardModifier.AltModifier
Show = Callable[..., TasksView]


def send(plan: OpenPlan) -> None:
    with plan.workspace.change("Trình ký", plan=plan.key, final=True) as session:
        issuing.send_to_signer(session, plan.facts, b"%PDF", "Lan", "Đã xem")


def thin_colour(view: TasksView, key: str, day: date) -> str:
    """The colour just under a task's bar on a day."""
    row = row_of(view, key)
    y = round(view.roadmap.row_area(row).center().y() + 14)
    x = round(view.roadmap.scale.start(day)) - view.roadmap.offset()
    return QColor(view.roadmap.viewport().grab().toImage().pixelColor(x, y)).name()


def moved(view: TasksView) -> None:
    choose(view, "doc1-t1", "period")
    view.roadmap.setFocus()
    QTest.keyClick(view.roadmap, Qt.Key.Key_Right, ALT)


def test_a_plan_taken_back_shows_where_its_bars_stood(plan: OpenPlan, show: Show) -> None:
    send(plan)
    with plan.workspace.change("Rút về sửa", plan=plan.key, final=True) as session:
        issuing.withdraw(session, plan.key)
    view = show(TasksView(plan), 1180, 900)
    assert thin_colour(view, "doc1-t1", date(2018, 5, 15)) != COLOURS.muted
    moved(view)
    assert thin_colour(view, "doc1-t1", date(2018, 5, 15)) == COLOURS.muted
    at = centre(view, "doc1-t1").toPoint()
    place = view.roadmap.viewport().mapToGlobal(at)
    QApplication.sendEvent(view.roadmap.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, place))
    assert "Theo bản trình ký: Quý II/2018" in QToolTip.text()
    QToolTip.hideText()
    plan.workspace.undo()
    assert thin_colour(view, "doc1-t1", date(2018, 5, 15)) != COLOURS.muted


def test_an_adjusting_plan_is_compared_with_the_one_it_adjusts(plan: OpenPlan, show: Show) -> None:
    send(plan)
    with plan.workspace.change("Ghi số", plan=plan.key, final=True) as session:
        facts = read_plan(session, plan.key)
        issue = Issue("34", date(2018, 4, 23))
        issuing.issue_plan(session, facts, issue, b"%PDF", "Lan")
    with plan.workspace.read() as session:
        draft = issuing.adjustment_of(read_plan(session, plan.key), 2019)
    with plan.workspace.change("Điều chỉnh") as session:
        create_plan(session, draft)
    adjusting = OpenPlan(plan.workspace, draft.key)
    plan.workspace.listeners.append(adjusting.follow)
    view = show(TasksView(adjusting), 1180, 900)
    key = draft.tasks[0].key
    choose(view, key, "period")
    QTest.keyClick(view.grid, Qt.Key.Key_Right, ALT)
    assert thin_colour(view, key, date(2018, 5, 15)) == COLOURS.muted
    assert view.roadmap.locked_times.issued


def test_a_plan_that_was_never_locked_has_no_such_times(view: TasksView) -> None:
    moved(view)
    assert view.roadmap.locked_times.times == {}
    assert thin_colour(view, "doc1-t1", date(2018, 5, 15)) != COLOURS.muted
