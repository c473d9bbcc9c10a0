"""The window on the sample office: tabs by keyboard, undo that shows its place, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidget
from pytestqt.qtbot import QtBot

from isodesk.checks.registry import run_checks
from isodesk.facts import PlanFacts
from isodesk.services.plans import edit_head
from isodesk.services.read import list_plans, read_plan
from isodesk.services.sample import create_sample
from isodesk.store import (
    Actor,
    BackupInfo,
    PreparedRestore,
    Workspace,
    create_workspace,
)
from isodesk.ui.budget.view import BudgetView
from isodesk.ui.plan_page import PlanPage
from isodesk.ui.style import Look
from isodesk.ui.tasks.view import TasksView
from isodesk.ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
FIRST = "Chuyển đổi áp dụng"
SECOND = "Áp dụng Hệ thống"
INSPECTION = "Kiểm tra hoạt động"
PATIENCE_MS = 60_000


class NoOtherFiles:
    """A program around the window that opens nothing else."""

    recent: Sequence[Path] = ()
    look = Look()
    person, account, asks_person = "Lan", "lan", False

    def name_person(self, name: str) -> None:
        raise AssertionError(name)

    def open(self, path: Path) -> None:
        raise AssertionError(path)

    def open_again(self) -> bool:
        return False

    def restore(self, backup: BackupInfo, prepared: PreparedRestore) -> None:
        raise AssertionError(backup)

    def show_in(self, look: Look) -> None:
        raise AssertionError(look)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "cơ quan.isodesk"
    opened = create_workspace(path, Actor("Lan", "lan", "PC"), backups=tmp_path / "backups")
    with opened.change("Tạo dữ liệu mẫu") as session:
        create_sample(session)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace) -> MainWindow:
    made = MainWindow(workspace, NoOtherFiles())
    qtbot.addWidget(made)
    made.resize(1366, 740)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def key_of(workspace: Workspace, beginning: str) -> str:
    """The key of the plan whose subject begins so."""
    with workspace.read() as session:
        return next(e.key for e in list_plans(session) if e.subject.startswith(beginning))


def facts(workspace: Workspace, beginning: str) -> PlanFacts:
    """The plan as the file has it."""
    with workspace.read() as session:
        return read_plan(session, key_of(workspace, beginning))


def opened(window: MainWindow, beginning: str) -> PlanPage:
    """Open a plan as the list does."""
    return window.open_plan(key_of(window.workspace, beginning))


def keys(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    """A key pressed wherever the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def type_in(text: str) -> None:
    """Type plain letters wherever the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def said(window: MainWindow) -> str:
    """What the status bar says."""
    return window.statusBar().currentMessage()


def test_a_plan_opens_from_the_list_by_enter(window: MainWindow) -> None:
    window.plans.choose(key_of(window.workspace, SECOND))
    table = window.plans.findChild(type(window.plans._table))
    assert table is not None
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.plan.facts.number == "34"
    titles = window.page.titles
    assert titles[0] == "Soạn thảo"
    assert titles[-2:] == ["Rà soát", "Xem bản in"]
    assert "Kinh phí" in titles


@pytest.mark.parametrize("beginning", [FIRST, SECOND])
def test_all_tabs_come_by_keyboard(window: MainWindow, beginning: str) -> None:
    page = opened(window, beginning)
    seen = []
    for _ in range(page.tabs.count()):
        seen.append(page.spec.code)
        assert page.view.isVisible()
        keys(window, Qt.Key.Key_PageDown)
    assert len(set(seen)) == page.tabs.count()
    assert page.spec.code == seen[0]
    keys(window, Qt.Key.Key_PageUp)
    assert page.spec.code == seen[-1]
    keys(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.pages.currentWidget() is window.plans


def test_typing_is_undone_by_name_at_its_place(window: MainWindow) -> None:
    page = opened(window, SECOND)
    block = page.plan.facts.blocks[2]
    page.show_place(f"blocks/{block.key}")
    type_in("Moi go. ")
    keys(window, Qt.Key.Key_PageDown)
    assert facts(window.workspace, SECOND).blocks[2].text != block.text
    assert window.action("undo").text() == "Hoàn tác: Sửa đoạn văn"
    assert page.spec.code != "writing"
    keys(window, Qt.Key.Key_Z)
    assert facts(window.workspace, SECOND).blocks[2].text == block.text
    assert page.spec.code == "writing"
    assert said(window) == "Đã hoàn tác: Sửa đoạn văn"
    keys(window, Qt.Key.Key_Y)
    assert facts(window.workspace, SECOND).blocks[2].text != block.text
    assert window.action("redo").text() == "Làm lại"


def test_a_command_commits_what_is_being_typed(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(window, SECOND)
    block = page.plan.facts.blocks[2]
    page.show_place(f"blocks/{block.key}")
    type_in("Dang go. ")
    window.action("back_up").trigger()
    assert facts(window.workspace, SECOND).blocks[2].text.plain().startswith("Dang go. ")
    qtbot.waitUntil(lambda: not window.background.busy, timeout=PATIENCE_MS)
    assert said(window).startswith("Đã sao lưu và đối chiếu: ")


def test_a_step_of_another_plan_needs_ctrl_z_twice(window: MainWindow) -> None:
    workspace = window.workspace
    other = key_of(workspace, FIRST)
    with workspace.change("Sửa địa danh", plan=other, place="header/place") as session:
        edit_head(session, other, place="Cao Bằng")
    page = opened(window, SECOND)
    page.show_view("findings")
    page.view.setFocus()
    keys(window, Qt.Key.Key_Z)
    assert facts(workspace, FIRST).place == "Cao Bằng"
    assert "Sửa địa danh. Nhấn Ctrl+Z lần nữa để hoàn tác." in said(window)
    keys(window, Qt.Key.Key_Z)
    assert facts(workspace, FIRST).place == "Lạng Sơn"
    assert window.page is not None
    assert window.page.plan.key == other
    assert window.page.spec.code == "writing"


def test_f7_lists_findings_and_enter_goes_there(window: MainWindow) -> None:
    page = opened(window, SECOND)
    keys(window, Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier)
    assert page.spec.code == "findings"
    tree = page.view.findChild(QTreeWidget)
    assert tree is not None
    group = tree.topLevelItem(0)
    assert group is not None
    finding = group.child(0)
    assert finding is not None
    tree.setCurrentItem(finding)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert page.spec.code != "findings"
    assert page.view.isVisible()


def test_every_finding_leads_to_a_place(window: MainWindow) -> None:
    for beginning in (FIRST, SECOND):
        page = opened(window, beginning)
        for finding in run_checks(page.plan.facts):
            assert page.show_place(finding.place), finding


def test_deleting_the_open_plan_is_undone(window: MainWindow) -> None:
    opened(window, SECOND)
    window.action("delete_plan").trigger()
    assert window.page is None
    assert window.pages.currentWidget() is window.plans
    keys(window, Qt.Key.Key_Z)
    assert facts(window.workspace, SECOND).number == "34"


def test_the_window_shows_whole_on_a_small_screen(window: MainWindow) -> None:
    page = opened(window, SECOND)
    for index in range(page.tabs.count()):
        page.tabs.setCurrentIndex(index)
        assert page.minimumSizeHint().width() <= 1366 - window.rail.width()
    assert window.minimumSizeHint().width() <= 1366


@pytest.mark.parametrize("beginning", [FIRST, SECOND, INSPECTION])
@pytest.mark.parametrize(
    "screen", [(1092, 540), (960, 500)], ids=["1366 × 768 at 125 %", "1920 × 1080 at 200 %"]
)
def test_the_window_goes_into_a_small_screen(
    window: MainWindow, beginning: str, screen: tuple[int, int]
) -> None:
    page = opened(window, beginning)
    for at in range(page.tabs.count()):
        page.show_tab(at)
        window.resize(*screen)
        QTest.qWait(1)
        assert (window.width(), window.height()) == screen, page.tabs.tabText(at)
        least = window.minimumSizeHint()
        assert least.width() <= screen[0] and least.height() <= screen[1], page.tabs.tabText(at)


def test_tools_lose_their_words_where_there_is_no_room(window: MainWindow) -> None:
    page = opened(window, FIRST)
    assert page.show_view("tasks")
    view = page.view
    assert isinstance(view, TasksView)
    button = view.tools.roadmap
    assert button.width() == button.sizeHint().width()
    window.resize(window.minimumSizeHint().width(), 600)
    QTest.qWait(1)
    assert button.shows_words is False
    assert button.width() >= button.minimumSizeHint().width()
    shown = button.grab().toImage()
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    assert button.grab().toImage() == shown


def test_a_low_window_keeps_the_budgets_fields_and_leaves_its_chart_out(
    window: MainWindow,
) -> None:
    page = opened(window, SECOND)
    assert page.show_view("budget")
    view = page.view
    assert isinstance(view, BudgetView)
    assert view.chart.isVisible()
    tall = view.chart.height()
    assert tall == view.chart.sizeHint().height()
    for height, shown in ((500, False), (740, True)):
        window.resize(1366, height)
        QTest.qWait(1)
        assert window.height() == height and view.chart.isVisible() is shown
    assert view.chart.height() == tall
