"""The ground of the roadmap under real hands: drawn on, pulled along, zoomed to single days."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from isodesk.facts import RichText
from isodesk.services.tasks import Words, add_typed_tasks, set_period
from isodesk.store import Workspace
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tasks.timescale import ZOOMS, Zoom
from isodesk.ui.tasks.view import TasksView
from tests.ui.tasks.hands import LEFT, NONE, centre, choose, drag, mouse, pull, row_of, task, write

Key = Qt.Key


def untimed(plan: OpenPlan, key: str) -> None:
    with plan.change("Xóa thời gian") as session:
        set_period(session, key, "")


def at_day(view: TasksView, row: int, day: date) -> QPointF:
    """A day's place on a shown row of the roadmap."""
    x = view.roadmap.scale.start(day) - view.roadmap.offset()
    return QPointF(x, view.roadmap.row_area(row).center().y())


def draw(view: TasksView, row: int, first: date, last: date) -> None:
    start, end = at_day(view, row, first), at_day(view, row, last)
    drag(view, start, end.x() - start.x())


def test_a_bar_is_drawn_where_a_task_has_no_time(
    view: TasksView, plan: OpenPlan, workspace: Workspace
) -> None:
    untimed(plan, "doc1-t6")
    row = row_of(view, "doc1-t6")
    draw(view, row, date(2019, 2, 3), date(2019, 8, 20))
    assert task(plan, "doc1-t6").period.text == "Quý I/2019 - Quý III/2019"
    workspace.undo()
    assert task(plan, "doc1-t6").period.text == ""
    draw(view, row, date(2019, 8, 20), date(2019, 5, 3))
    assert task(plan, "doc1-t6").period.text == "Quý II/2019 - Quý III/2019"


def test_the_words_of_a_new_bar_are_shown_and_esc_gives_it_up(
    view: TasksView, plan: OpenPlan
) -> None:
    untimed(plan, "doc1-t6")
    row = row_of(view, "doc1-t6")
    before = view.roadmap.viewport().grab().toImage()
    pull(view, at_day(view, row, date(2019, 2, 3)), 120)
    assert view.roadmap.viewport().grab().toImage() != before
    QTest.keyClick(view.roadmap, Key.Key_Escape)
    end = at_day(view, row, date(2019, 2, 3)) + QPointF(120, 0)
    mouse(view.roadmap.viewport(), QEvent.Type.MouseButtonRelease, end, held=False)
    assert task(plan, "doc1-t6").period.text == ""


def test_a_bar_drawn_on_the_empty_row_makes_a_task_to_be_named(
    view: TasksView, plan: OpenPlan
) -> None:
    empty = view.grid.cells.rowCount() - 1
    draw(view, empty, date(2020, 10, 2), date(2020, 11, 2))
    fresh = plan.facts.tasks[-1]
    assert (fresh.period.text, fresh.group) == ("Quý IV/2020", "doc1-n-2020")
    write(view.grid, "Báo cáo")
    QTest.keyClick(view.grid.editing.editor, Key.Key_Return)
    assert plan.facts.tasks[-1].content.plain() == "Báo cáo"


def test_a_locked_plan_takes_no_bar(view: TasksView, plan: OpenPlan) -> None:
    untimed(plan, "doc1-t6")
    row = row_of(view, "doc1-t6")
    view.plan.workspace.read_only_reason = "Tệp này chỉ để xem."
    draw(view, row, date(2019, 2, 3), date(2019, 8, 20))
    assert task(plan, "doc1-t6").period.text == ""


@pytest.mark.parametrize("button", [LEFT, Qt.MouseButton.MiddleButton])
def test_the_sheet_follows_the_hand(
    view: TasksView, plan: OpenPlan, button: Qt.MouseButton
) -> None:
    rows: list[Words] = [{"content": RichText.of(f"Nhiệm vụ {n}")} for n in range(60)]
    with plan.change("Dán") as session:
        add_typed_tasks(session, plan.key, rows, "doc1-n-2020")
    view.roadmap.set_zoom("month")
    choose(view, "doc1-t1", "content")
    across, down = view.roadmap.horizontalScrollBar(), view.roadmap.verticalScrollBar()
    across.setValue(400)
    down.setValue(100)
    viewport = view.roadmap.viewport()
    start = QPoint(300, 400)
    QTest.mousePress(viewport, button, NONE, start)
    QTest.mouseMove(viewport, start - QPoint(100, 60))
    QTest.mouseRelease(viewport, button, NONE, start - QPoint(100, 60))
    assert (across.value(), down.value()) == (500, 160)
    assert view.grid.verticalScrollBar().value() == 160


def test_the_wheel_zooms_to_single_days_around_the_pointer(view: TasksView) -> None:
    roadmap = view.roadmap
    seen: list[str] = []
    roadmap.zoomed.connect(seen.append)
    at = QPointF(230, 100)
    day = roadmap.scale.day(at.x() + roadmap.offset())
    for _ in range(30):
        place = roadmap.viewport().mapToGlobal(at)
        wheel = QWheelEvent(
            at, place, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(roadmap.viewport(), wheel)
    assert seen[-3:] == ["month", "week", "day"]
    assert abs((roadmap.scale.day(at.x() + roadmap.offset()) - day).days) <= 1


@pytest.mark.parametrize(
    ("words", "zoom"),
    [("Năm", "year"), ("Quý", "quarter"), ("Tháng", "month"), ("Tuần", "week"), ("Ngày", "day")],
)
def test_each_scale_is_chosen_by_its_name(view: TasksView, words: str, zoom: Zoom) -> None:
    box = view.tools.zoom.unit
    box.setFocus()
    for _ in range(len(ZOOMS)):
        if box.currentText() != f"Theo {words.lower()}":
            QTest.keyClick(
                box, Key.Key_Down if box.currentIndex() < box.findData(zoom) else Key.Key_Up
            )
    assert view.roadmap.scale.zoom == zoom
    assert box.currentText() == f"Theo {words.lower()}"


def test_days_are_dragged_one_by_one(view: TasksView) -> None:
    choose(view, "doc1-t1", "period")
    view.roadmap.set_zoom("day")
    drag(
        view,
        centre_in_view(view, "doc1-t1"),
        10_000 / 365.25 * 3,
        Qt.KeyboardModifier.ShiftModifier,
    )
    assert task(view.plan, "doc1-t1").period.text == "Từ ngày 04/4/2018 đến ngày 03/7/2018"


def centre_in_view(view: TasksView, key: str) -> QPointF:
    """A place on a task's bar that is in view, clear of its ends."""
    return QPointF(200, centre(view, key).y())
