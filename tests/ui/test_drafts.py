"""Phần đang gõ dở: whatever is being typed when the power goes is offered at the next start."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from isodesk.facts import PlanFacts, RichText
from isodesk.services.office import add_unit, list_units
from isodesk.store import Workspace, open_workspace
from isodesk.ui.budget.view import BudgetView
from isodesk.ui.drafts_bar import DraftsBar, new_words
from isodesk.ui.grid.view import GridView
from isodesk.ui.list_page import ListPage
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.plan_page import PlanPage
from isodesk.ui.subjects.view import SubjectsView
from isodesk.ui.tasks.view import TasksView
from isodesk.ui.units.page import SPEC as UNITS
from tests.ui.conftest import ACTOR

LONG = ("dài " * 25).strip()
OpenPage = Callable[[OpenPlan], PlanPage]
AfterPowerCut = Callable[[Workspace], Workspace]


@pytest.fixture
def plan(open_plan: Callable[[PlanFacts], OpenPlan], programme: PlanFacts) -> OpenPlan:
    return open_plan(programme)


@pytest.fixture
def two_years(open_plan: Callable[[PlanFacts], OpenPlan], transition: PlanFacts) -> OpenPlan:
    return open_plan(transition)


@pytest.fixture
def after_power_cut(tmp_path: Path) -> Iterator[AfterPowerCut]:
    """Opens the file as the disk has it now, nothing being committed first."""
    opened: list[Workspace] = []

    def again(workspace: Workspace) -> Workspace:
        copy = tmp_path / "sau khi mất điện.isodesk"
        shutil.copyfile(workspace.path, copy)
        opened.append(open_workspace(copy, ACTOR, backups=tmp_path / "b"))
        return opened[-1]

    yield again
    for each in opened:
        each.close()


@pytest.fixture
def open_page(show: Callable[..., PlanPage]) -> OpenPage:
    """Shows a plan; its pages live until the test has ended."""
    pages: list[PlanPage] = []

    def opened(plan: OpenPlan) -> PlanPage:
        pages.append(show(PlanPage(plan), 1366, 700))
        return pages[-1]

    return opened


def write(text: str) -> None:
    """Type a text with its marks into what has the focus."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            there = QApplication.focusWidget()
            assert there is not None
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(there, QKeyEvent(kind, 0, none, letter))


def press(bar: DraftsBar, text: str) -> None:
    """Click a button of the bar."""
    (button,) = (b for b in bar.findChildren(QPushButton) if b.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def block(plan: OpenPlan, beginning: str) -> str:
    """The key of the block whose text begins so."""
    texts = ((b.key, plan.text(b.text)) for b in plan.facts.blocks)
    return next(key for key, text in texts if text.startswith(beginning))


def type_in(qtbot: QtBot, workspace: Workspace, grid: GridView, row: int, column: int) -> None:
    """Begin to type in a cell, until it is kept."""
    grid.go_to(row, column) if row < grid.cells.source.row_count() else grid.go((row, column))
    grid.setFocus()
    write("Gõ dở")
    assert grid.editing.is_open
    qtbot.waitUntil(lambda: bool(workspace.drafts()))


def test_a_draft_is_offered_and_put_back(plan: OpenPlan, open_page: OpenPage) -> None:
    key = block(plan, "Tổng kinh phí hoạt động")
    draft = RichText.of("Gõ dở khi mất điện")
    plan.workspace.save_draft(f"blocks/{key}", plan.key, draft.dumps())
    plan.workspace.save_draft("header/place", plan.key, "Lạng Sơn cũ")
    plan.workspace.save_draft("blocks/khác", "kế hoạch khác", draft.dumps())
    again = open_page(plan)
    assert again.drafts.words.startswith("Có phần đang gõ dở lúc ")
    assert "mục IV khoản 2, đoạn 1: “Gõ dở khi mất điện”" in again.drafts.words
    keep, drop = again.drafts.findChildren(QPushButton)
    keep.click()
    assert plan.text(next(b for b in plan.facts.blocks if b.key == key).text) == draft.plain()
    assert "Lạng Sơn cũ" in again.drafts.words
    drop.click()
    assert again.drafts.words == ""
    assert plan.facts.place == "Lạng Sơn"
    assert [d.plan for d in plan.workspace.drafts()] == ["kế hoạch khác"]


def test_a_draft_is_quoted_by_its_new_words(plan: OpenPlan, open_page: OpenPage) -> None:
    key = block(plan, "Tổng kinh phí hoạt động")
    text = next(b for b in plan.facts.blocks if b.key == key).text
    draft = RichText.of(*text.parts, " Bổ sung nguồn xã hội hóa.")
    plan.workspace.save_draft(f"blocks/{key}", plan.key, draft.dumps())
    again = open_page(plan)
    assert again.drafts.words.endswith("Bổ sung nguồn xã hội hóa.”")
    assert "Tổng kinh phí hoạt động" not in again.drafts.words


@pytest.mark.parametrize(
    ("before", "typed", "quoted"),
    [
        ("Một hai", "Một hai ba bốn", "Một hai ba bốn"),
        (LONG, f"{LONG} ba bốn", "… ba bốn"),
        (f"{LONG} bốn", f"{LONG} ba bốn", "… ba"),
        (LONG, f"Trước {LONG}", "Trước"),
        (f"ba {LONG}", f"ba ba {LONG}", "… ba"),
        (f"{LONG} bỏ", LONG, ("dài " * 20).strip() + "…"),
        ("", "dài " * 30, ("dài " * 20).strip() + "…"),
    ],
)
def test_only_what_is_new_is_quoted(before: str, typed: str, quoted: str) -> None:
    assert new_words(before, typed) == quoted


def test_a_draft_whose_block_is_gone_is_not_lost(plan: OpenPlan, open_page: OpenPage) -> None:
    draft = RichText.of("Không còn chỗ")
    plan.workspace.save_draft("blocks/đã-xóa", plan.key, draft.dumps())
    again = open_page(plan)
    keep, _ = again.drafts.findChildren(QPushButton)
    keep.click()
    assert plan.facts.blocks[-1].text == draft


def _tasks(page: PlanPage) -> tuple[GridView, int, int]:
    assert isinstance(page.view, TasksView)
    return page.view.grid, 1, page.view.source.column("lead")


def _group(page: PlanPage) -> tuple[GridView, int, int]:
    assert isinstance(page.view, TasksView)
    return page.view.grid, 0, page.view.source.column("content")


def _new_subject(page: PlanPage) -> tuple[GridView, int, int]:
    assert isinstance(page.view, SubjectsView)
    return page.view.grid, page.view.source.row_count(), 1


@pytest.mark.parametrize(
    ("tab", "cell", "name"),
    [
        ("tasks", _tasks, "nhiệm vụ, dòng 1, cột Chủ trì"),
        ("tasks", _group, "nhiệm vụ, dòng I, cột Nội dung thực hiện"),
        ("subjects", _new_subject, "đối tượng áp dụng, dòng mới, cột Tên cơ quan, đơn vị"),
    ],
)
def test_a_cell_is_offered_after_a_power_cut(
    qtbot: QtBot,
    two_years: OpenPlan,
    open_page: OpenPage,
    after_power_cut: AfterPowerCut,
    tab: str,
    cell: Callable[[PlanPage], tuple[GridView, int, int]],
    name: str,
) -> None:
    plan, first = two_years, open_page(two_years)
    first.show_view(tab)
    type_in(qtbot, plan.workspace, *cell(first))
    again = OpenPlan(after_power_cut(plan.workspace), plan.key)
    again.workspace.listeners.append(again.follow)
    page = open_page(again)
    assert f" ở {name}: “Gõ dở”" in page.drafts.words
    press(page.drafts, "Giữ lại")
    assert page.drafts.words == "" and again.workspace.drafts() == []
    grid, row, column = cell(page)
    assert grid.editing.is_open and grid.editing.editor.toPlainText() == "Gõ dở"
    QTest.keyClick(grid.editing.editor, Qt.Key.Key_Return)
    assert grid.cells.source.text(row, column) == "Gõ dở"
    assert again.workspace.drafts() == []


def test_a_cell_that_is_taken_or_given_up_leaves_no_draft(
    qtbot: QtBot, two_years: OpenPlan, open_page: OpenPage
) -> None:
    page = open_page(two_years)
    page.show_view("tasks")
    grid, row, column = _tasks(page)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        type_in(qtbot, two_years.workspace, grid, row, column)
        QTest.keyClick(grid.editing.editor, key)
        assert not grid.editing.is_open and two_years.workspace.drafts() == []


def test_a_sum_that_was_refused_is_kept_when_the_window_closes(
    plan: OpenPlan, open_page: OpenPage
) -> None:
    page = open_page(plan)
    page.show_view("budget")
    assert isinstance(page.view, BudgetView)
    grid, column = page.view.grid, page.view.source.shown.codes.index("amount:2018")
    grid.go_to(1, column)
    key = page.view.source.row(1).key
    write("15tr/xã")
    page.finish_typing()
    assert grid.editing.is_open
    (draft,) = plan.workspace.drafts()
    assert (draft.place, draft.text) == (f"budget/{key}/amount:2018", "15tr/xã")
    grid.editing.cancel()


@pytest.mark.parametrize("room", ["costs", "quantities"])
def test_costs_and_quantities_are_put_back(
    qtbot: QtBot, plan: OpenPlan, open_page: OpenPage, room: str
) -> None:
    line = next(e for e in plan.facts.budget_lines if any(a.factors for a in e.amounts))
    column, quantity = plan.facts.budget_columns[1], plan.facts.quantities[0]
    places = {
        "costs": f"costs/{line.key}/{column.key}/price",
        "quantities": f"quantities/{quantity.key}/unit",
    }
    plan.workspace.save_draft(places[room], plan.key, "25tr")
    page = open_page(plan)
    assert ": “25tr”" in page.drafts.words
    press(page.drafts, "Giữ lại")
    view = page.view
    assert isinstance(view, BudgetView)
    grid = view.details.grid if room == "costs" else view.quantities.grid
    assert grid.isVisible() and grid.editing.editor.toPlainText() == "25tr"
    qtbot.waitUntil(lambda: [d.place for d in plan.workspace.drafts()] == [places[room]])
    QTest.keyClick(grid.editing.editor, Qt.Key.Key_Return)
    assert plan.workspace.drafts() == []
    row, code = grid.active()[0] - 1, grid.cells.columns[grid.active()[1]].code
    assert code == ("price" if room == "costs" else "unit")
    assert grid.cells.text(row, grid.active()[1]) == ("25.000.000" if room == "costs" else "25tr")


def test_the_words_of_a_bar_and_a_note_are_kept(
    qtbot: QtBot,
    two_years: OpenPlan,
    plan: OpenPlan,
    open_page: OpenPage,
) -> None:
    page = open_page(two_years)
    page.show_view("tasks")
    assert isinstance(page.view, TasksView)
    page.view.roadmap.edit(1)
    write("tháng 9")
    qtbot.waitUntil(lambda: bool(plan.workspace.drafts()))
    (draft,) = plan.workspace.drafts()
    assert (draft.place, draft.text) == ("tasks/doc1-t1/period", "tháng 9")
    QTest.keyClick(page.view.roadmap.editor, Qt.Key.Key_Escape)
    assert plan.workspace.drafts() == []
    page = open_page(plan)
    page.show_view("budget")
    assert isinstance(page.view, BudgetView)
    page.view.grid.go_to(1, 1)
    page.view.details.note.setFocus()
    write("Theo")
    qtbot.waitUntil(lambda: bool(plan.workspace.drafts()))
    assert [d.place for d in plan.workspace.drafts()] == [
        f"budget/{page.view.source.row(1).key}/note"
    ]
    page.view.grid.setFocus()
    assert plan.workspace.drafts() == []


@pytest.fixture
def unit_draft(workspace: Workspace, show: Callable[..., ListPage]) -> ListPage:
    """The page of units after the power went while a short name was typed."""
    with workspace.change("Thêm") as session:
        add_unit(session, name="Sở Nội vụ")
    with workspace.read() as session:
        (unit,) = list_units(session)
    workspace.save_draft(f"units/{unit.key}/short_name", None, "SNV")
    return show(ListPage(UNITS, workspace), 1200, 600)


def test_a_unit_is_put_back(workspace: Workspace, unit_draft: ListPage) -> None:
    page = unit_draft
    assert "ở cơ quan, đơn vị, dòng 1, cột Tên ngắn: “SNV”" in page.drafts.words
    press(page.drafts, "Giữ lại")
    page.finish_typing()
    with workspace.read() as session:
        assert [u.short_name for u in list_units(session)] == ["SNV"]
    assert not page.drafts.isVisible()


def test_what_stands_there_already_is_not_offered(plan: OpenPlan, open_page: OpenPage) -> None:
    plan.workspace.save_draft("header/place", plan.key, "Lạng Sơn")
    page = open_page(plan)
    assert page.drafts.words == "" and plan.workspace.drafts() == []


def test_words_whose_row_is_gone_can_be_pasted(plan: OpenPlan, open_page: OpenPage) -> None:
    plan.workspace.save_draft("budget/đã-xóa/name", plan.key, "Chi khác")
    page = open_page(plan)
    assert "một chỗ nay không còn: “Chi khác”" in page.drafts.words
    press(page.drafts, "Giữ lại")
    assert QApplication.clipboard().text() == "Chi khác"
    press(page.drafts, "Bỏ")
    assert page.drafts.words == "" and plan.workspace.drafts() == []
