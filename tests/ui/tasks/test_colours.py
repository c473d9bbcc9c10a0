"""Colours of the bars: chosen from the menu, drawn, named in the legend, remembered."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from isodesk.documents.roadmap_tones import ColourBy
from isodesk.facts import TaskState
from isodesk.services.progress import record_task
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.style import COLOURS
from isodesk.ui.tasks.view import TasksView
from tests.ui.tasks.hands import centre, choose, task, write


def pick(view: TasksView, words: str) -> None:
    """Open Cách xem with the mouse and choose an entry by its words."""
    menu = view.tools.look_menu
    menu.popup(view.mapToGlobal(view.rect().center()))
    action: QAction = next(it for it in menu.actions() if it.text() == words)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def bar_colour(view: TasksView, key: str) -> str:
    at = centre(view, key).toPoint()
    image = view.roadmap.viewport().grab().toImage()
    return QColor(image.pixelColor(at)).name()


def test_who_leads_gives_the_colour_and_the_legend(view: TasksView) -> None:
    assert view.legend.isHidden()
    plain = bar_colour(view, "doc1-t1")
    pick(view, "Tô màu theo đơn vị chủ trì")
    assert view.legend.isVisible()
    assert "BCĐ&nbsp;ISO&nbsp;tỉnh" in view.legend.text()
    tones = view.roadmap.colours.tones
    assert bar_colour(view, "doc1-t1") == f"#{tones['doc1-t1'].fill}" != plain
    assert bar_colour(view, "doc1-t2") == f"#{tones['doc1-t2'].fill}"
    view.tools.roadmap.click()
    assert view.legend.isHidden()
    view.tools.roadmap.click()
    pick(view, "Một màu")
    assert view.legend.isHidden()
    assert bar_colour(view, "doc1-t1") == plain


def test_another_lead_typed_in_the_table_changes_the_colour(view: TasksView) -> None:
    pick(view, "Tô màu theo đơn vị chủ trì")
    before = bar_colour(view, "doc1-t1")
    choose(view, "doc1-t1", "lead")
    write(view.grid, "Sở Y tế")
    QTest.keyClick(view.grid.editing.editor, Qt.Key.Key_Return)
    assert bar_colour(view, "doc1-t1") == f"#{view.roadmap.colours.tones['doc1-t1'].fill}"
    assert "Sở&nbsp;Y&nbsp;tế" in view.legend.text()
    view.plan.workspace.undo()
    assert bar_colour(view, "doc1-t1") == before


@pytest.mark.parametrize("by", [ColourBy.STATE, ColourBy.GROUP])
def test_the_choice_is_kept_for_the_next_plan(
    view: TasksView, plan: OpenPlan, show: object, by: ColourBy
) -> None:
    view.roadmap.colour(by)
    kept = view.remembered()
    view.roadmap.colour(ColourBy.NOTHING)
    view.show_as_before(kept)
    assert view.roadmap.colour_by is by
    ticked = [it for it in view.tools.look_menu.actions() if it.isChecked()]
    assert by in [it.data() for it in ticked]
    view.show_as_before({"colour": ["?"]})
    assert view.roadmap.colour_by is by


def test_the_tip_names_lead_and_standing(view: TasksView) -> None:
    pick(view, "Tô màu theo tình trạng")
    at = centre(view, "doc1-t1").toPoint()
    place = view.roadmap.viewport().mapToGlobal(at)
    QApplication.sendEvent(view.roadmap.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, place))
    assert "Chủ trì: BCĐ ISO tỉnh" in QToolTip.text()
    assert "Quá hạn" in QToolTip.text()
    QToolTip.hideText()


def test_how_a_task_stands_is_written_down_from_the_menu(view: TasksView, plan: OpenPlan) -> None:
    choose(view, "doc1-t1", "content")
    menu = QMenu()
    view._extend_menu(menu)
    states = next(it for it in menu.actions() if it.text() == "Tình trạng").menu()
    assert isinstance(states, QMenu)
    ticked = [it.text() for it in states.actions() if it.isChecked()]
    assert ticked == ["Chưa thực hiện"]
    before = view.roadmap.viewport().grab().toImage()
    next(it for it in states.actions() if it.text() == "Đã hoàn thành").trigger()
    done = task(plan, "doc1-t1")
    assert (done.state, done.completed_on) == (TaskState.DONE, date.today())
    assert view.roadmap.viewport().grab().toImage() != before
    step = plan.workspace.undo()
    assert step is not None
    assert step.label == "Sửa tình trạng"
    assert task(plan, "doc1-t1").state is TaskState.NOT_BEGUN


def test_the_day_a_task_was_done_is_a_thin_mark_on_its_bar(view: TasksView) -> None:
    plan = view.plan

    def colour() -> str:
        middle = centre(view, "doc1-t1").y()
        x = view.roadmap.scale.end(date(2018, 5, 15)) - view.roadmap.offset()
        image = view.roadmap.viewport().grab().toImage()
        return QColor(image.pixelColor(round(x), round(middle) - 12)).name()

    assert colour() != COLOURS.ink
    with plan.change("Ghi ngày hoàn thành") as session:
        record_task(session, "doc1-t1", completed_on=date(2018, 5, 15))
    assert colour() == COLOURS.ink
