"""Rows pulled to another place with the mouse, in every table whose order is a hand's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from isodesk.facts import PlanFacts
from isodesk.services.sample import sample_plan
from isodesk.store import Workspace
from isodesk.ui.budget.view import BudgetView
from isodesk.ui.forms.view import FORM, FREE, FormsView
from isodesk.ui.grid.source import SORTED
from isodesk.ui.grid.view import GridView
from isodesk.ui.inspection.view import InspectionView
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.style import COLOURS
from isodesk.ui.subjects.view import SubjectsView
from isodesk.ui.tasks.arranged import Arrangement, GroupBy
from isodesk.ui.tasks.view import TasksView
from tests.ui.row_hands import click_row, drag_rows, hold_rows

SHIFT = Qt.KeyboardModifier.ShiftModifier
Shown = Callable[[PlanFacts], OpenPlan]


def column(grid: GridView, at: int) -> list[str]:
    return [grid.cells.text(row, at) for row in range(grid.cells.filled_rows)]


def groups_of(view: TasksView) -> list[tuple[str, str]]:
    return [(row.key, row.group) for row in view.source.rows if not row.is_group]


@pytest.fixture
def tasks(open_plan: Shown, transition: PlanFacts, show: Callable[..., TasksView]) -> TasksView:
    return show(TasksView(open_plan(transition)), 1200, 640)


@pytest.fixture
def matrix(
    open_plan: Shown, transition: PlanFacts, show: Callable[..., SubjectsView]
) -> SubjectsView:
    return show(SubjectsView(open_plan(transition)), 1100, 900)


@pytest.fixture
def budget(open_plan: Shown, programme: PlanFacts, show: Callable[..., BudgetView]) -> BudgetView:
    return show(BudgetView(open_plan(programme)), 1200, 640)


def test_several_tasks_go_to_another_group_as_one_step(
    tasks: TasksView, workspace: Workspace
) -> None:
    grid, rows = tasks.grid, tasks.source.rows
    before = groups_of(tasks)
    second = next(at for at, row in enumerate(rows) if row.is_group and at)
    moved = [rows[1].key, rows[2].key]
    click_row(grid, 1)
    click_row(grid, 2, SHIFT)
    drag_rows(grid, 2, second + 1)
    after = tasks.source.rows
    at = next(at for at, row in enumerate(after) if row.key == rows[second].key)
    assert [row.key for row in after[at + 1 : at + 3]] == moved
    assert {row.group for row in after[at + 1 : at + 3]} == {rows[second].key}
    assert grid.chosen_rows() == [at + 1, at + 2]
    step = workspace.next_undo()
    assert step and step.label == "Di chuyển nhiệm vụ"
    workspace.undo()
    assert groups_of(tasks) == before


def test_a_group_of_tasks_takes_them_along(tasks: TasksView) -> None:
    rows = tasks.source.rows
    heads = [at for at, row in enumerate(rows) if row.is_group]
    order = [rows[at].key for at in heads]
    click_row(tasks.grid, heads[1])
    drag_rows(tasks.grid, heads[1], 0)
    after = tasks.source.rows
    assert [row.key for row in after if row.is_group] == [order[1], order[0], *order[2:]]
    first = [row.key for row in rows if row.group == order[1]]
    assert [row.key for row in after[: len(first)]] == first


def test_esc_lets_go_and_a_line_shows_the_place(tasks: TasksView, workspace: Workspace) -> None:
    grid, before = tasks.grid, groups_of(tasks)
    click_row(grid, 1)
    stop = hold_rows(grid, 1, 3)
    picture = grid.viewport().grab().toImage()
    y = round((grid.rowViewportPosition(3) - 1) * picture.devicePixelRatio())
    assert picture.pixelColor(400, y) == QColor(COLOURS.accent)
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    QTest.mouseRelease(grid.side.viewport(), Qt.MouseButton.LeftButton, pos=stop)
    assert groups_of(tasks) == before
    step = workspace.next_undo()
    assert step is None or step.label != "Di chuyển nhiệm vụ"
    assert grid.viewport().grab().toImage().pixelColor(400, y) != QColor(COLOURS.accent)


def test_sorted_rows_stay_where_they_are(tasks: TasksView) -> None:
    said: list[str] = []
    tasks.grid.message.connect(said.append)
    before = groups_of(tasks)
    tasks.grid.commands.sort((1, True))
    click_row(tasks.grid, 1)
    drag_rows(tasks.grid, 1, 3)
    assert said == [SORTED]
    assert groups_of(tasks) == before


def test_a_row_not_chosen_yet_is_chosen_by_pulling_over_rows(tasks: TasksView) -> None:
    before = groups_of(tasks)
    tasks.grid.go((5, 1))
    drag_rows(tasks.grid, 1, 3)
    assert tasks.grid.chosen_rows() == [1, 2, 3]
    assert groups_of(tasks) == before


def test_a_unit_keeps_its_marks_in_its_new_group(matrix: SubjectsView) -> None:
    rows = matrix.source.rows
    groups = [row.key for row in rows.rows if row.kind == "group"]
    second = rows.row_of[groups[1]]
    unit = rows.rows[1].key
    marks = {m.column for m in matrix.plan.facts.marks if m.subject == unit}
    click_row(matrix.grid, 1)
    drag_rows(matrix.grid, 1, second + 1)
    facts = matrix.plan.facts
    assert next(s.group for s in facts.subjects if s.key == unit) == groups[1]
    assert {m.column for m in facts.marks if m.subject == unit} == marks
    assert matrix.source.rows.row_of[unit] == second


def test_a_line_of_the_budget_takes_its_branch_and_totals_follow(budget: BudgetView) -> None:
    lines = budget.plan.facts.budget_lines
    tops = [at for at, line in enumerate(lines) if line.level == 1]
    total = budget.plan.context.totals.total
    click_row(budget.grid, tops[1])
    drag_rows(budget.grid, tops[1], tops[0])
    after = budget.plan.facts.budget_lines
    size = (tops[2] if len(tops) > 2 else len(lines)) - tops[1]
    assert [line.key for line in after[:size]] == [
        line.key for line in lines[tops[1] : tops[1] + size]
    ]
    assert column(budget.grid, 0)[0] == "I"
    assert budget.plan.context.totals.total == total


def test_a_deep_line_pulled_to_the_top_rises(budget: BudgetView) -> None:
    line = next(line for line in budget.plan.facts.budget_lines if line.level > 1)
    row = budget.source.rows.row_of[line.key]
    click_row(budget.grid, row)
    drag_rows(budget.grid, row, 0)
    first = budget.plan.facts.budget_lines[0]
    assert (first.key, first.level) == (line.key, 1)


@pytest.fixture
def forms(open_plan: Shown, show: Callable[..., FormsView]) -> Callable[[str], FormsView]:
    return lambda name: show(FormsView(open_plan(sample_plan(f"samples/{name}.json"))), 1250, 640)


def test_an_indicator_lands_under_what_stands_above(forms: Callable[[str], FormsView]) -> None:
    view = forms("huong-dan-kt-xh-2024")
    assert view.choose((FORM, "doc4-bieu-01"))
    grid = view.indicators.grid
    numbers, names = column(grid, 0), column(grid, 1)
    assert numbers[:6] == ["I", "1", "2", "2.1", "2.2", "2.3"]
    click_row(grid, 5)
    drag_rows(grid, 5, 3)
    assert column(grid, 0)[:6] == numbers[:6]
    assert column(grid, 1)[3:6] == [names[5], names[3], names[4]]


def test_rows_of_lists_change_places(
    forms: Callable[[str], FormsView],
) -> None:
    letter = forms("huong-dan-kt-xh-2024")
    mailing = letter.mailing.grid
    names = column(mailing, 1)
    click_row(mailing, 0)
    click_row(mailing, 1, SHIFT)
    drag_rows(mailing, 0, 4)
    assert column(mailing, 1)[:4] == [names[2], names[3], names[0], names[1]]


def test_rows_of_a_free_table_and_of_the_team_change_places(
    forms: Callable[[str], FormsView], show: Callable[..., InspectionView]
) -> None:
    view = forms("kiem-tra-2020")
    assert view.choose((FREE, "doc5-btd"))
    words = column(view.free.grid, 0)
    click_row(view.free.grid, 0)
    drag_rows(view.free.grid, 0, len(words))
    assert column(view.free.grid, 0) == [*words[1:], words[0]]
    team = show(InspectionView(view.plan), 1100, 640).team_panel.grid
    people = column(team, 1)
    click_row(team, 2)
    drag_rows(team, 2, 0)
    assert column(team, 1)[:3] == [people[2], people[0], people[1]]


def test_the_strip_has_the_menu_of_the_rows(tasks: TasksView) -> None:
    side = tasks.grid.side
    at = side.box(2).center()
    QTest.mouseClick(side.viewport(), Qt.MouseButton.RightButton, pos=at)
    place = side.viewport().mapToGlobal(at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, place)
    QApplication.sendEvent(side.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text().partition("\t")[0] for action in menu.actions()]
    menu.close()
    assert {"Xóa dòng", "Thu gọn tất cả"} <= set(words)
    assert tasks.grid.chosen_rows() == [2]


def test_an_order_that_is_only_looked_at_cannot_be_changed(tasks: TasksView) -> None:
    assert tasks.grid.side.can_move
    tasks.source.arrange(Arrangement(GroupBy.AGENCY))
    assert not tasks.grid.side.can_move
    before = column(tasks.grid, 1)
    click_row(tasks.grid, 1)
    drag_rows(tasks.grid, 1, 4)
    assert column(tasks.grid, 1) == before


def test_shared_quantities_are_pulled_and_moved_by_keys(
    budget: BudgetView, workspace: Workspace
) -> None:
    budget.tabs.setCurrentWidget(budget.quantities)
    grid = budget.quantities.grid
    grid.setFocus()
    budget.quantities.source.insert_rows(1, 2)
    before = column(grid, 0)
    assert before == ["Số xã triển khai", "Số liệu 2", "Số liệu 3"]
    click_row(grid, 2)
    drag_rows(grid, 2, 0)
    assert column(grid, 0) == [before[2], *before[:2], *before[3:]]
    step = workspace.next_undo()
    assert step and step.label == "Di chuyển số liệu dùng chung"
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert column(grid, 0) == before
    assert grid.active()[0] == 2
    grid.go((0, 0))
    QTest.keyClick(grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)  # nothing above
    assert column(grid, 0) == before
    for _ in range(3):
        workspace.undo()
    assert column(grid, 0) == before


def test_a_sorted_list_of_quantities_says_why_nothing_moves_and_shows_the_chosen_one(
    budget: BudgetView,
) -> None:
    said: list[str] = []
    budget.tabs.setCurrentWidget(budget.quantities)
    budget.quantities.source.insert_rows(0, 2)
    grid = budget.quantities.grid
    grid.message.connect(said.append)
    grid.commands.sort((0, True))
    grid.go((0, 0))
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert said == [SORTED]
    chosen = budget.quantities.chosen()
    assert chosen and chosen.name == grid.cells.text(0, 0)


def test_the_menu_moves_rows(matrix: SubjectsView, workspace: Workspace) -> None:
    names = column(matrix.grid, 1)
    row = next(at for at, r in enumerate(matrix.source.rows.rows) if r.kind == "item")
    matrix.grid.go((row, 1))
    menu = QMenu()
    matrix.grid.commands.fill_menu(menu)
    verbs = {action.text().split("\t")[0]: action for action in menu.actions()}
    verbs["Chuyển xuống"].trigger()
    after = column(matrix.grid, 1)
    assert (after[row], after[row + 1]) == (names[row + 1], names[row])
