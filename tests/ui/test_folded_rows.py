"""Branches folded away and back: triangle, keys, menu; nothing but the screen changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from isodesk.facts import PlanFacts
from isodesk.services.sample import sample_plan
from isodesk.store import Workspace
from isodesk.ui.budget.view import BudgetView
from isodesk.ui.forms.view import FORM, FormsView
from isodesk.ui.grid.view import GridView
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.subjects.view import SubjectsView
from isodesk.ui.tasks.view import TasksView
from tests.ui.row_hands import click_row, drag_rows

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | SHIFT
Key = Qt.Key
Shown = Callable[[PlanFacts], OpenPlan]


def numbers(grid: GridView) -> list[str]:
    return [grid.cells.text(row, 0) for row in range(grid.cells.filled_rows)]


def keys(grid: GridView) -> list[str]:
    return [grid.cells.row(row).key for row in range(grid.cells.filled_rows)]


def click_triangle(grid: GridView, row: int) -> None:
    cell = grid.visualRect(grid.cells.index(row, grid.cells.indent_column))
    QTest.mouseClick(grid.viewport(), LEFT, pos=grid.painter.triangle(cell, row).center())


@pytest.fixture
def budget(open_plan: Shown, programme: PlanFacts, show: Callable[..., BudgetView]) -> BudgetView:
    return show(BudgetView(open_plan(programme)), 1200, 640)


@pytest.fixture
def form(open_plan: Shown, show: Callable[..., FormsView]) -> FormsView:
    view = show(FormsView(open_plan(sample_plan("samples/huong-dan-kt-xh-2024.json"))), 1250, 640)
    assert view.choose((FORM, "doc4-bieu-01"))
    view.indicators.grid.setFocus()
    return view


def test_a_triangle_folds_a_part_of_the_budget_and_back(
    budget: BudgetView, workspace: Workspace
) -> None:
    grid, before, steps = budget.grid, numbers(budget.grid), workspace.next_undo()
    top = next(r for r, line in enumerate(budget.source.rows.lines) if line.level == 1)
    total = grid.cells.text(top, 5)
    click_triangle(grid, top)
    folded = numbers(grid)
    assert len(folded) < len(before) and folded[:2] == ["I", "II"]
    assert grid.cells.text(top, 5) == total
    assert budget.plan.context.totals.total
    assert workspace.next_undo() == steps
    click_triangle(grid, top)
    assert numbers(grid) == before


def test_keys_fold_the_branch_and_arrows_pass_it(form: FormsView) -> None:
    grid = form.indicators.grid
    before = numbers(grid)
    assert before[:6] == ["I", "1", "2", "2.1", "2.2", "2.3"]
    grid.go((4, 1))
    QTest.keyClick(grid, Key.Key_Minus, ALT_SHIFT)
    assert numbers(grid)[:3] == ["I", "1", "2"] and "2.1" not in numbers(grid)
    assert grid.active() == (2, 1)
    after = numbers(grid)[3] if len(numbers(grid)) > 3 else ""
    QTest.keyClick(grid, Key.Key_Down)
    assert grid.active()[0] == 3
    assert grid.cells.text(3, 0) == after
    QTest.keyClick(grid, Key.Key_Up)
    QTest.keyClick(grid, Key.Key_Plus, ALT_SHIFT)
    assert numbers(grid) == before


def test_the_keys_of_words_outline_fold_too(form: FormsView) -> None:
    grid = form.indicators.grid
    before = numbers(grid)
    grid.go((0, 1))
    QTest.keyClick(grid, Key.Key_Underscore, ALT_SHIFT)
    assert "1" not in numbers(grid)[:2]
    QTest.keyClick(grid, Key.Key_Plus, ALT_SHIFT)
    assert numbers(grid) == before


def test_folded_rows_are_copied_amid_a_selection_only(form: FormsView) -> None:
    grid = form.indicators.grid
    grid.go((2, 1))
    QTest.keyClick(grid, Key.Key_Minus, ALT_SHIFT)
    grid.go((1, 0))
    QTest.keyClick(grid, Key.Key_Down, SHIFT)
    QTest.keyClick(grid, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().split() == ["1", "2"]
    grid.selectAll()
    QTest.keyClick(grid, Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    for number in ("2.1", "2.2", "2.3"):
        assert f"\n{number}\t" in copied


def folded_form(form: FormsView) -> GridView:
    """The form with 2.1 to 2.3 folded away below 2."""
    grid = form.indicators.grid
    grid.go((2, 1))
    QTest.keyClick(grid, Key.Key_Minus, ALT_SHIFT)
    assert "2.1" not in numbers(grid)
    return grid


def units(form: FormsView) -> list[str]:
    """The units of the form's indicators; the third and those below it stand at 2 to 6."""
    forms = form.plan.facts.indicator_forms
    return [row.unit for each in forms if each.key == "doc4-bieu-01" for row in each.indicators]


def test_del_clears_folded_rows_amid_the_selection_as_excel_does(
    form: FormsView, workspace: Workspace
) -> None:
    before = units(form)
    grid = folded_form(form)
    assert all(before[3:8])
    grid.go((2, 2))
    QTest.keyClick(grid, Key.Key_Delete)
    assert units(form)[3:] == before[3:]  # what is folded lies behind the selection
    grid.go((2, 2))
    QTest.keyClick(grid, Key.Key_Down, SHIFT)
    QTest.keyClick(grid, Key.Key_Delete)
    assert units(form) == [*before[:2], *[""] * 6, *before[8:]]
    workspace.undo()
    assert units(form) == before


def test_del_leaves_rows_that_a_filter_hides(form: FormsView) -> None:
    before = units(form)
    grid = form.indicators.grid
    names = [grid.cells.text(row, 1) for row in range(len(before))]
    grid.cells.set_filter(names[1])
    shown = {grid.cells.source_row(row) for row in range(grid.cells.filled_rows)}
    assert 1 in shown and len(shown) < len(before)
    grid.go((0, 2))
    for _ in range(grid.cells.filled_rows - 1):
        QTest.keyClick(grid, Key.Key_Down, SHIFT)
    QTest.keyClick(grid, Key.Key_Delete)
    assert units(form) == ["" if at in shown else unit for at, unit in enumerate(before)]


def test_filling_down_fills_folded_rows_amid_the_selection(
    form: FormsView, workspace: Workspace
) -> None:
    before = units(form)
    grid = folded_form(form)
    grid.go((1, 2))
    QTest.keyClick(grid, Key.Key_X)
    QTest.keyClick(grid.editing.editor, Key.Key_Return)
    grid.go((1, 2))
    for _ in range(2):
        QTest.keyClick(grid, Key.Key_Down, SHIFT)
    QTest.keyClick(grid, Key.Key_D, CTRL)
    assert [at for at, unit in enumerate(units(form)) if unit == "x"] == [1, 2, 3, 4, 5, 6, 7]
    workspace.undo()
    workspace.undo()
    assert units(form) == before


def test_a_folded_row_is_deleted_with_its_branch(form: FormsView, workspace: Workspace) -> None:
    before = units(form)
    grid = folded_form(form)
    click_row(grid, 2)
    QTest.keyClick(grid, Key.Key_Minus, CTRL)
    assert units(form) == [*before[:2], *before[7:]]
    step = workspace.next_undo()
    assert step is not None
    assert step.label.endswith("(05 dòng)")
    workspace.undo()
    assert units(form) == before


def test_a_folded_part_of_the_budget_is_deleted_and_comes_back(
    budget: BudgetView, workspace: Workspace
) -> None:
    lines = budget.plan.facts.budget_lines
    tops = [at for at, line in enumerate(lines) if line.level == 1]
    budget.grid.folding.fold_all(True)
    click_row(budget.grid, 0)
    QTest.keyClick(budget.grid, Key.Key_Minus, CTRL)
    assert budget.plan.facts.budget_lines == lines[tops[1] :]
    step = workspace.next_undo()
    assert step is not None
    assert step.label == f"Xóa nội dung chi ({tops[1]:02d} dòng)"
    workspace.undo()
    assert budget.plan.facts.budget_lines == lines


def test_the_menu_folds_all_and_opens_all(budget: BudgetView) -> None:
    grid = budget.grid
    before = numbers(grid)

    def choose(words: str) -> None:
        menu = QMenu()
        grid.folding.fill_menu(menu)
        next(it for it in menu.actions() if it.text() == words).trigger()

    choose("Thu gọn tất cả")
    tops = [line.key for line in budget.plan.facts.budget_lines if line.level == 1]
    assert keys(grid) == tops
    choose("Mở ra tất cả")
    assert numbers(grid) == before


def test_a_folded_branch_is_pulled_whole(budget: BudgetView) -> None:
    grid, lines = budget.grid, budget.plan.facts.budget_lines
    tops = [line.key for line in lines if line.level == 1]
    budget.grid.folding.fold_all(True)
    click_row(grid, 1)
    drag_rows(grid, 1, 0)
    after = budget.plan.facts.budget_lines
    assert keys(grid)[:2] == [tops[1], tops[0]]
    assert {line.key for line in after} == {line.key for line in lines}
    assert [line.level for line in after if line.key == tops[1]] == [1]


def test_what_is_sought_comes_out_of_its_fold(budget: BudgetView) -> None:
    deep = next(r for r, ln in enumerate(budget.source.rows.lines) if ln.level > 1)
    budget.grid.folding.fold_all(True)
    budget.grid.go_to(deep, 1)
    assert budget.grid.cells.source_row(budget.grid.active()[0]) == deep
    budget.grid.folding.fold_all(True)
    name = budget.source.text(deep, 1)
    budget.grid.cells.set_filter(name)
    assert name in [budget.grid.cells.text(r, 1) for r in range(budget.grid.cells.filled_rows)]


def test_folds_are_remembered_for_the_next_view(
    budget: BudgetView, show: Callable[..., BudgetView]
) -> None:
    budget.grid.folding.fold_all(True)
    kept = budget.grid.arranging.remembered()
    again = show(BudgetView(budget.plan), 1200, 640)
    again.grid.arranging.arrange_as(kept)
    assert keys(again.grid) == keys(budget.grid)


def test_groups_of_tasks_and_of_units_fold_with_their_rows(
    open_plan: Shown, transition: PlanFacts, show: Callable[..., Any]
) -> None:
    tasks: TasksView = show(TasksView(open_plan(transition)), 1200, 640)
    heads = [row.key for row in tasks.source.rows if row.is_group]
    tasks.grid.folding.fold_all(True)
    assert keys(tasks.grid) == heads
    matrix: SubjectsView = show(SubjectsView(tasks.plan), 1100, 640)
    click_triangle(matrix.grid, 0)
    group = [row.key for row in matrix.source.rows.rows if row.kind == "group"][1]
    assert keys(matrix.grid)[1] == group
