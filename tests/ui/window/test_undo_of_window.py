"""Undo and redo in the window: named, shown at their place, asked for in another plan."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from isodesk.app import Program
from isodesk.facts import AgencyRole, PlanKind
from isodesk.services.budget import set_amount
from isodesk.services.office import add_unit
from isodesk.services.tasks import set_duty
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import has_focus, keys, plan_of, shown

SAMPLE = "Tạo dữ liệu mẫu"


def pay(window: MainWindow, amount: int) -> tuple[str, str]:
    """Change an amount of the programme; gives the keys of the plan and the line."""
    key = plan_of(window, PlanKind.PROGRAMME)
    page = window.open_plan(key)
    line = next(each for each in page.plan.facts.budget_lines if each.level == 2)
    column = page.plan.facts.budget_columns[0].key
    with page.plan.change("Sửa kinh phí", f"budget/{line.key}/{column}") as session:
        set_amount(session, line.key, column, amount)
    return key, line.key


def test_undo_is_named_and_goes_to_the_place(window: MainWindow) -> None:
    pay(window, 12_000_000)
    page = window.shown_plan
    assert page is not None and page.spec.code == "writing"
    assert window.action("undo").text() == "Hoàn tác: Sửa kinh phí"
    keys("Ctrl+Z")
    assert page.spec.code == "budget"
    assert has_focus(page.view)
    assert window.statusBar().currentMessage() == "Đã hoàn tác: Sửa kinh phí"
    assert window.action("redo").text() == "Làm lại: Sửa kinh phí"
    keys("Ctrl+1", "Ctrl+Y")
    assert page.spec.code == "budget"
    assert window.statusBar().currentMessage() == "Đã làm lại: Sửa kinh phí"


def test_a_step_of_another_plan_is_named_before_it_is_undone(window: MainWindow) -> None:
    programme, _ = pay(window, 12_000_000)
    window.open_plan(plan_of(window, PlanKind.TRANSITION))
    step = window.workspace.next_undo()
    keys("Ctrl+Z")
    assert window.workspace.next_undo() == step
    message = window.statusBar().currentMessage()
    assert message.startswith("Bước này ở “") and message.endswith(
        "”: Sửa kinh phí. Nhấn Ctrl+Z lần nữa để hoàn tác."
    )
    keys("Ctrl+Z")
    assert window.workspace.next_undo() != step
    page = window.shown_plan
    assert page is not None and (page.plan.key, page.spec.code) == (programme, "budget")


def test_what_was_named_long_ago_is_named_again(window: MainWindow) -> None:
    pay(window, 12_000_000)
    window.open_plan(plan_of(window, PlanKind.TRANSITION))
    step = window.workspace.next_undo()
    keys("Ctrl+Z")
    window.statusBar().clearMessage()
    keys("Ctrl+Z")
    assert window.workspace.next_undo() == step


def test_a_step_among_the_units_is_named_and_shown_there(window: MainWindow) -> None:
    with window.workspace.change("Thêm đơn vị", place="units") as session:
        add_unit(session, "Xã Kỳ Lừa")
    window.open_plan(plan_of(window, PlanKind.TRANSITION))
    keys("Ctrl+Z")
    assert "“Cơ quan, đơn vị”: Thêm đơn vị." in window.statusBar().currentMessage()
    keys("Ctrl+Z")
    assert window.list_page("units").isVisible()
    assert window.statusBar().currentMessage() == "Đã hoàn tác: Thêm đơn vị"


def test_the_sample_is_not_taken_back_by_one_key_too_many(window: MainWindow) -> None:
    while (step := window.workspace.next_undo()) is not None and step.label != SAMPLE:
        keys("Ctrl+Z")
    window.open_plan(plan_of(window, PlanKind.TRANSITION))
    for show in ("Ctrl+1", "Alt+2", "Alt+1"):
        keys(show)
        window.statusBar().clearMessage()
        keys("Ctrl+Z")
        assert len(window.plans.entries) == 2
        assert window.statusBar().currentMessage() == (
            f"Bước này đổi dữ liệu của cả tệp: {SAMPLE}. Nhấn Ctrl+Z lần nữa để hoàn tác."
        )
    keys("Ctrl+Z")
    assert window.plans.entries == [] and window.plans.isVisible()
    keys("Ctrl+Y", "Ctrl+Y")
    assert len(window.plans.entries) == 2


def test_yesterdays_step_is_undone_after_opening_again(
    qtbot: QtBot, program: Program, window: MainWindow, path: Path
) -> None:
    key = plan_of(window, PlanKind.TRANSITION)
    page = window.open_plan(key)
    task = page.plan.facts.tasks[0]
    with page.plan.change("Sửa chủ trì", f"tasks/{task.key}/lead") as session:
        set_duty(session, task.key, AgencyRole.LEAD, "Sở Tài chính")
    window.close()
    program.finish()
    assert program.start(path)
    again = shown(qtbot, program)
    assert again.action("undo").text() == "Hoàn tác: Sửa chủ trì"
    again.open_plan(key)
    keys("Ctrl+Z")
    now = again.shown_plan
    assert now is not None and now.spec.code == "tasks"
    assert now.plan.facts.tasks[0].lead == task.lead
