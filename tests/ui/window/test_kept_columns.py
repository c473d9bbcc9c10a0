"""Columns as a hand has put them, found again in another plan and after the program was closed."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from isodesk.app import Program
from isodesk.facts import PlanKind
from isodesk.ui.tasks.view import TasksView
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import keys, plan_of, shown


def tasks_of(window: MainWindow, kind: PlanKind) -> TasksView:
    """The tasks of a sample plan."""
    page = window.open_plan(plan_of(window, kind))
    page.show_view("tasks")
    view = page.view
    assert isinstance(view, TasksView)
    return view


def test_columns_are_found_again(qtbot: QtBot, program: Program, path: Path) -> None:
    program.start(path)
    window = shown(qtbot, program)
    view = tasks_of(window, PlanKind.TRANSITION)
    titles = [column.code for column in view.grid.cells.columns]
    view.grid.arranging.hide(titles.index("product"))
    view.grid.head.resizeSection(1, 333)
    keys("Alt+2")
    units = window.list_page("units").panel.grid
    units.head.resizeSection(1, 444)
    window.close_plan()
    other = tasks_of(window, PlanKind.TRANSITION)
    assert "product" not in [column.code for column in other.grid.cells.columns]
    program.finish()
    assert program.start(path)
    window = shown(qtbot, program)
    again = tasks_of(window, PlanKind.TRANSITION)
    assert "product" not in [column.code for column in again.grid.cells.columns]
    assert again.grid.columnWidth(1) == 333
    assert window.list_page("units").panel.grid.columnWidth(1) == 444
