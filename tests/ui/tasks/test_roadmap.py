"""The roadmap under real hands: one selection, one scroll, drags, keys, words, zoom."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from isodesk.checks.registry import run_checks
from isodesk.facts import RichText, Task
from isodesk.services.tasks import Words, add_tasks, add_typed_tasks, set_period
from isodesk.store import Workspace
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tasks.roadmap_paint import RoadmapPainter
from isodesk.ui.tasks.shapes import Shape, ShapeKind
from isodesk.ui.tasks.timescale import USUAL
from isodesk.ui.tasks.view import TasksView
from tests.ui.pointing import read_tip
from tests.ui.tasks.hands import LEFT, NONE, centre, choose, drag, mouse, pull, row_of, task, write

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class CountingPainter(RoadmapPainter):
    """Draws and counts."""

    shapes = 0

    def paint_shape(
        self, painter: QPainter, shape: Shape, box: QRectF, phrase: str, *, chosen: bool = False
    ) -> None:
        self.shapes += 1
        super().paint_shape(painter, shape, box, phrase, chosen=chosen)


def phrase(view: TasksView, key: str) -> str:
    return task(view.plan, key).period.text


def quarter(view: TasksView) -> float:
    """The width of a quarter in pixels."""
    return view.roadmap.scale.a_year / 4


def retime(plan: OpenPlan, key: str, text: str) -> None:
    with plan.change("Sửa thời gian thực hiện") as session:
        set_period(session, key, text)


def shape(view: TasksView, key: str) -> Shape:
    found = view.roadmap.shape(row_of(view, key))
    assert found is not None
    return found


def test_dragging_moves_a_bar_in_its_own_unit(view: TasksView, workspace: Workspace) -> None:
    drag(view, centre(view, "doc1-t1"), quarter(view))
    assert phrase(view, "doc1-t1") == "Quý III/2018"
    assert view.grid.active()[0] == row_of(view, "doc1-t1")
    step = workspace.undo()
    assert step is not None
    assert (step.label, step.place) == ("Sửa thời gian thực hiện", "tasks/doc1-t1/period")
    assert phrase(view, "doc1-t1") == "Quý II/2018"
    assert shape(view, "doc1-t1").first.month == 4
    workspace.redo()
    assert shape(view, "doc1-t1").first.month == 7


def test_an_end_is_stretched(view: TasksView) -> None:
    row = row_of(view, "doc1-t1")
    box = view.roadmap.box(row, shape(view, "doc1-t1"))
    drag(view, QPointF(box.right() - 2, box.center().y()), quarter(view) * 2)
    assert phrase(view, "doc1-t1") == "Quý II/2018 - Quý IV/2018"
    box = view.roadmap.box(row, shape(view, "doc1-t1"))
    drag(view, QPointF(box.left() + 2, box.center().y()), quarter(view))
    assert phrase(view, "doc1-t1") == "Quý III/2018 - Quý IV/2018"


def test_shift_drags_in_the_unit_of_the_zoom(view: TasksView) -> None:
    choose(view, "doc1-t1", "period")
    view.roadmap.set_zoom("month")
    drag(view, centre(view, "doc1-t1"), USUAL["month"] / 12, SHIFT)
    assert phrase(view, "doc1-t1") == "Từ tháng 5 đến tháng 7 năm 2018"


def test_the_words_follow_the_hand_and_esc_gives_up(view: TasksView) -> None:
    start = centre(view, "doc1-t2")
    pull(view, start, quarter(view))
    assert view.roadmap.drag is not None
    assert view.roadmap.drag.now.text == "Quý I/2019"
    view.grab()
    QTest.keyClick(view.roadmap, Key.Key_Escape)
    assert view.roadmap.drag is None
    end = start + QPointF(quarter(view), 0)
    mouse(view.roadmap.viewport(), QEvent.Type.MouseButtonRelease, end, held=False)
    assert phrase(view, "doc1-t2") == "Quý IV/2018"


def test_a_small_shake_of_the_hand_moves_nothing(view: TasksView, workspace: Workspace) -> None:
    before = workspace.next_undo()
    drag(view, centre(view, "doc1-t1"), 3)
    drag(view, centre(view, "doc1-t1"), quarter(view) / 4)
    assert workspace.next_undo() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thường xuyên", "Việc thường xuyên không kéo được"),
        ("đầu quý sau", "Chưa hiểu “đầu quý sau”"),
    ],
)
def test_what_cannot_be_dragged_says_why(
    view: TasksView, plan: OpenPlan, text: str, said: str
) -> None:
    retime(plan, "doc1-t1", text)
    box = view.roadmap.box(row_of(view, "doc1-t1"), shape(view, "doc1-t1"))
    drag(view, QPointF(box.left() + 12, box.center().y()), 90)
    assert phrase(view, "doc1-t1") == text
    assert view.strip.words.startswith(said)


def test_a_deadline_is_dragged_by_days(view: TasksView, plan: OpenPlan) -> None:
    retime(plan, "doc1-t1", "Trước ngày 05/7/2018")
    assert shape(view, "doc1-t1").kind is ShapeKind.DIAMOND
    view.roadmap.zoom_to(3652.5)
    choose(view, "doc1-t1", "period")
    view.roadmap.horizontalScrollBar().setValue(
        round(view.roadmap.box(1, shape(view, "doc1-t1")).left() - 50)
    )
    drag(view, centre(view, "doc1-t1"), 100)
    assert phrase(view, "doc1-t1") == "Trước ngày 15/7/2018"


def test_a_double_click_edits_the_words_in_place(
    view: TasksView, plan: OpenPlan, workspace: Workspace
) -> None:
    retime(plan, "doc1-t1", "Thường xuyên")
    viewport, editor = view.roadmap.viewport(), view.roadmap.editor
    QTest.mouseDClick(viewport, LEFT, NONE, centre(view, "doc1-t1").toPoint())
    assert editor.isVisible()
    assert editor.text() == "Thường xuyên"
    editor.selectAll()
    write(editor, "quý III")
    QTest.keyClick(editor, Key.Key_Return)
    assert phrase(view, "doc1-t1") == "quý III"
    assert str(task(plan, "doc1-t1").period.first) == "2018-07-01"
    workspace.undo()
    assert phrase(view, "doc1-t1") == "Thường xuyên"


def test_an_edit_in_place_can_be_given_up(view: TasksView) -> None:
    choose(view, "doc1-t1", "period")
    view.roadmap.setFocus()
    QTest.keyClick(view.roadmap, Key.Key_F2)
    write(view.roadmap.editor, "x")
    QTest.keyClick(view.roadmap.editor, Key.Key_Escape)
    assert not view.roadmap.editor.isVisible()
    assert view.roadmap.hasFocus()
    assert phrase(view, "doc1-t1") == "Quý II/2018"


def test_a_task_without_a_time_gets_one_where_it_is_clicked(
    view: TasksView, plan: OpenPlan
) -> None:
    retime(plan, "doc1-t6", "")
    area = view.roadmap.row_area(row_of(view, "doc1-t6"))
    QTest.mouseDClick(view.roadmap.viewport(), LEFT, NONE, area.center().toPoint())
    write(view.roadmap.editor, "Tháng 12")
    view.finish_typing()
    assert str(task(plan, "doc1-t6").period.first) == "2020-12-01"


def test_keys_select_move_and_stretch(view: TasksView) -> None:
    choose(view, "doc1-t1", "period")
    view.roadmap.setFocus()
    QTest.keyClick(view.roadmap, Key.Key_Right, ALT)
    assert phrase(view, "doc1-t1") == "Quý III/2018"
    QTest.keyClick(view.roadmap, Key.Key_Right, ALT | SHIFT)
    assert phrase(view, "doc1-t1") == "Quý III/2018 - Quý IV/2018"
    QTest.keyClick(view.roadmap, Key.Key_Left, ALT | SHIFT)
    QTest.keyClick(view.roadmap, Key.Key_Left, ALT)
    assert phrase(view, "doc1-t1") == "Quý II/2018"
    QTest.keyClick(view.roadmap, Key.Key_Down)
    assert view.grid.active()[0] == row_of(view, "doc1-t2")
    QTest.keyClick(view.roadmap, Key.Key_Down, ALT)
    assert task(view.plan, "doc1-t2").group == "doc1-n-2019"


def test_the_grid_takes_the_keys_of_the_bar_too(view: TasksView) -> None:
    choose(view, "doc1-t1", "content")
    QTest.keyClick(view.grid, Key.Key_Right, ALT)
    QTest.keyClick(view.grid, Key.Key_Right, ALT | SHIFT)
    assert phrase(view, "doc1-t1") == "Quý III/2018 - Quý IV/2018"
    choose(view, "doc1-n-2018", "content")
    QTest.keyClick(view.grid, Key.Key_Right, ALT)
    assert view.strip.words == ""


def test_rows_and_scroll_are_those_of_the_grid(qtbot: QtBot, view: TasksView) -> None:
    view.resize(1180, 420)
    qtbot.wait(20)
    grid, roadmap = view.grid, view.roadmap
    assert roadmap.verticalScrollBar().maximum() == grid.verticalScrollBar().maximum() > 0
    roadmap.verticalScrollBar().setValue(140)
    assert grid.verticalScrollBar().value() == 140
    grid.verticalScrollBar().setValue(90)
    assert roadmap.verticalScrollBar().value() == 90
    assert roadmap.viewport().height() == grid.viewport().height()
    top = roadmap.viewport().mapTo(view, QPoint(0, 0)).y()
    assert top == grid.viewport().mapTo(view, QPoint(0, 0)).y()


def test_a_filter_hides_rows_on_both_sides(view: TasksView) -> None:
    view.grid.cells.set_filter("tong ket")
    assert view.grid.cells.rowCount() == 3
    found = view.roadmap.shape(1)
    assert found is not None
    assert found.first.year == 2020


def test_a_click_selects_the_row(view: TasksView) -> None:
    area = view.roadmap.row_area(row_of(view, "doc1-t3"))
    QTest.mouseClick(view.roadmap.viewport(), LEFT, NONE, area.center().toPoint())
    assert view.grid.active()[0] == row_of(view, "doc1-t3")


def test_zoom_buttons_wheel_and_fit(view: TasksView) -> None:
    roadmap, tools = view.roadmap, view.tools.zoom
    tools.chosen.emit("month")
    assert roadmap.scale.zoom == "month"
    roadmap.horizontalScrollBar().setValue(600)
    at = QPointF(200, 100)
    day = roadmap.scale.day(at.x() + roadmap.offset())
    place = roadmap.viewport().mapToGlobal(at)
    wheel = QWheelEvent(
        at, place, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(roadmap.viewport(), wheel)
    assert roadmap.scale.a_year == pytest.approx(USUAL["month"] * 1.2)
    assert abs((roadmap.scale.day(at.x() + roadmap.offset()) - day).days) <= 1
    tools.fit_wanted.emit()
    assert roadmap.horizontalScrollBar().maximum() == 0
    assert roadmap.scale.width <= roadmap.viewport().width()


def test_going_to_a_row_brings_its_bar_into_view(view: TasksView) -> None:
    view.roadmap.set_zoom("month")
    choose(view, "doc1-t7", "content")
    left = view.roadmap.offset()
    start = view.roadmap.scale.start(shape(view, "doc1-t7").first)
    assert left <= start < left + view.roadmap.viewport().width()


def test_the_roadmap_draws_every_kind_of_time(view: TasksView, plan: OpenPlan) -> None:
    phrases = ["Thường xuyên", "17/8/2018", "đầu quý sau", "Từ quý III/2019 trở đi", ""]
    blank = view.grab().toImage()
    for number, text in enumerate(phrases, 1):
        retime(plan, f"doc1-t{number}", text)
        drawn = view.grab().toImage()
        assert drawn != blank
        blank = drawn
    kinds = [shape(view, f"doc1-t{number}").kind for number in range(1, 6)]
    assert kinds == [
        ShapeKind.BAND,
        ShapeKind.DIAMOND,
        ShapeKind.WORDS,
        ShapeKind.OPEN,
        ShapeKind.NONE,
    ]


def test_a_quarter_of_every_year_is_drawn_in_each(view: TasksView, plan: OpenPlan) -> None:
    with plan.change("Thêm") as session:
        add_tasks(session, plan.key, [Task("mới", RichText.of("Rà soát"))], 0)
    retime(plan, "mới", "Quý I hằng năm")
    view.roadmap.fit()
    middle = round(view.roadmap.row_area(row_of(view, "mới")).center().y())
    image = view.roadmap.viewport().grab().toImage()
    scale, ground = view.roadmap.scale, image.pixelColor(image.width() - 8, middle)
    for year in (2018, 2019, 2020):
        start, end = scale.start(date(year, 1, 1)), scale.end(date(year, 3, 31))
        band = {image.pixelColor(x, middle).rgb() for x in range(round(start) + 3, round(end) - 3)}
        assert len(band) > 1
        assert image.pixelColor(round(scale.end(date(year, 11, 15))), middle) == ground
    with_words = image.copy(0, middle - 9, image.width(), 18)
    plan.workspace.undo()
    again = view.roadmap.viewport().grab().toImage().copy(0, middle - 9, image.width(), 18)
    assert again != with_words


def test_the_tip_says_what_a_time_means(view: TasksView) -> None:
    at = centre(view, "doc1-t1").toPoint()
    place = view.roadmap.viewport().mapToGlobal(at)
    QApplication.sendEvent(view.roadmap.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, place))
    assert "Từ ngày 01/4/2018 đến hết ngày 30/6/2018" in QToolTip.text()
    QToolTip.hideText()


def test_a_bar_carries_the_sign_of_what_is_found_about_its_time(
    view: TasksView, plan: OpenPlan
) -> None:
    retime(plan, "doc1-t7", "Quý I/2022")
    choose(view, "doc1-t7", "content")
    bare = view.roadmap.viewport().grab().toImage()
    found = run_checks(plan.facts)
    (message,) = (f.message for f in found if f.rule == "periods.plan")
    at = centre(view, "doc1-t7").toPoint()
    assert message not in read_tip(view.roadmap.viewport(), at)
    view.show_findings(found)
    signed = view.roadmap.viewport().grab().toImage()
    row = row_of(view, "doc1-t7")
    box = view.roadmap.box(row, shape(view, "doc1-t7"))
    before = QRect(round(box.left()) - 24 - view.roadmap.offset(), round(box.top()), 24, 20)
    assert signed.copy(before) != bare.copy(before)
    assert message in read_tip(view.roadmap.viewport(), at)
    assert message not in read_tip(view.roadmap.viewport(), centre(view, "doc1-t1").toPoint())
    view.show_findings(())
    assert view.roadmap.viewport().grab().toImage().copy(before) == bare.copy(before)


def test_a_screen_reader_hears_what_is_found_about_a_time(view: TasksView, plan: OpenPlan) -> None:
    retime(plan, "doc1-t7", "Quý I/2022")
    found = run_checks(plan.facts)
    (message,) = (f.message for f in found if f.rule == "periods.plan")
    view.show_findings(found)
    choose(view, "doc1-t7", "content")
    assert message in view.roadmap.accessibleDescription()
    choose(view, "doc1-t1", "content")
    assert message not in view.roadmap.accessibleDescription()


def test_the_years_grow_with_the_tasks(view: TasksView, plan: OpenPlan) -> None:
    retime(plan, "doc1-t7", "Quý I/2022")
    assert view.roadmap.scale.last.year == 2022
    assert view.roadmap.scale.first.year == 2018


def test_five_thousand_tasks_are_drawn_a_screen_at_a_time(view: TasksView, plan: OpenPlan) -> None:
    rows: list[Words] = [
        {"content": RichText.of(f"Nhiệm vụ {n}"), "period": f"Tháng {n % 12 + 1}/2020"}
        for n in range(5000)
    ]
    with plan.change("Dán") as session:
        add_typed_tasks(session, plan.key, rows, "doc1-n-2020")
    view.roadmap.look = counting = CountingPainter(view.font())
    view.grid.verticalScrollBar().setValue(40_000)
    view.roadmap.viewport().repaint()
    counting.shapes = 0
    view.roadmap.viewport().repaint()
    assert 10 <= counting.shapes <= 60


def test_the_words_of_a_bar_stand_behind_the_sign_of_a_finding(view: TasksView) -> None:
    painter = RoadmapPainter(view.font())
    painter.right_edge = 400.0
    days, box = (date(2019, 7, 1), date(2019, 9, 30)), QRectF(0, 10, 300, 18)
    for kind in (Shape(ShapeKind.BAR, *days), Shape(ShapeKind.BAND, *days)):
        painter.sign = QRectF(0, 11, 16, 16)
        under = _drawn(painter, kind, box, "Quý III/2019", painter.sign)
        assert under == _drawn(painter, kind, box, "", painter.sign)
        painter.sign = QRectF()
        assert _drawn(painter, kind, box, "Quý III/2019", QRectF(0, 11, 16, 16)) != under


def _drawn(painter: RoadmapPainter, kind: Shape, box: QRectF, words: str, seen: QRectF) -> QImage:
    """What a shape with its words looks like in a part of the picture."""
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    brush = QPainter(image)
    painter.paint_shape(brush, kind, box, words)
    brush.end()
    return image.copy(seen.toRect())
