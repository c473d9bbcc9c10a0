"""Ctrl+K: one box finds plans, offices, tasks and commands, with or without marks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit

from isodesk.facts import PlanKind
from isodesk.services.office import list_units
from isodesk.services.read import read_plan
from isodesk.ui.dialogs.search import SearchDialog
from isodesk.ui.window import MainWindow
from tests.ui.vietnamese_keys import Keyboard
from tests.ui.window.hands import answer, keys, plan_of, type_text


class Search:
    """Presses Ctrl+K, types words and Enter; keeps what was listed."""

    def __init__(self, words: str, take: bool = True) -> None:
        self.lines: list[tuple[str, str]] = []
        self._words, self._take = words, take
        answer(self._search)
        keys("Ctrl+K")

    def _search(self, dialog: QDialog) -> None:
        assert isinstance(dialog, SearchDialog)
        type_text(self._words)
        self.lines = dialog.lines()
        QTest.keyClick(dialog, Qt.Key.Key_Return if self._take else Qt.Key.Key_Escape)


def test_a_plan_is_found_without_marks_and_opened(window: MainWindow) -> None:
    key = plan_of(window, PlanKind.PROGRAMME)
    Search("ap dung 2018 ke hoach van ban")
    assert window.shown_plan is not None
    assert window.shown_plan.plan.key == key


def test_an_office_is_found_and_shown_in_its_list(window: MainWindow) -> None:
    with window.workspace.read() as session:
        unit = list_units(session)[3]
    Search(f"{unit.name} don vi")
    assert window.shown_list is not None
    grid = window.shown_list.panel.grid
    assert grid.cells.text(grid.active()[0], 1) == unit.name


def test_a_task_is_found_in_any_plan(window: MainWindow) -> None:
    key = plan_of(window, PlanKind.TRANSITION)
    with window.workspace.read() as session:
        plan = read_plan(session, key)
    task = plan.tasks[-1]
    words = " ".join(task.content.plain().split()[:6])
    found = Search(f"{words} nhiem vu")
    assert any(shown.startswith("Nhiệm vụ: ") for _, shown in found.lines)
    page = window.shown_plan
    assert page is not None
    assert page.spec.code == "tasks"


def test_a_command_is_found_and_done_with_its_keys_shown(window: MainWindow) -> None:
    assert Search("danh muc tieu chuan lenh").lines == [("Danh mục tiêu chuẩn", "Lệnh (Alt+4)")]
    assert window.shown_list is not None
    assert window.shown_list.spec.code == "standards"


def test_commands_that_cannot_be_done_now_are_not_listed(window: MainWindow) -> None:
    keys("Alt+2")
    assert not Search("the sau lenh", take=False).lines
    assert not Search("tim nhanh lenh", take=False).lines


class _Greedy(QLineEdit):
    """A text that takes every key for itself, as one under X11 does with Ctrl+K."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def test_no_text_keeps_the_keys_of_the_search(window: MainWindow) -> None:
    text = _Greedy("Lạng Sơn", window)
    text.show()
    text.setFocus()
    assert ("Danh mục tiêu chuẩn", "Lệnh (Alt+4)") in Search("tieu chuan", take=False).lines
    assert text.text() == "Lạng Sơn"


def test_esc_leaves_everything_as_it_was(window: MainWindow) -> None:
    front = window.pages.currentWidget()
    Search("ke hoach", take=False)
    assert window.pages.currentWidget() is front


def test_vietnamese_typed_through_an_input_method(composer: Keyboard, window: MainWindow) -> None:
    listed: list[tuple[str, str]] = []

    def search(dialog: QDialog) -> None:
        assert isinstance(dialog, SearchDialog)
        composer.type("Tiêu chuẩn")
        listed.extend(dialog.lines())
        dialog.reject()

    answer(search)
    keys("Ctrl+K")
    assert ("Danh mục tiêu chuẩn", "Lệnh (Alt+4)") in listed
    assert all("chuẩn" in " ".join(line).lower() for line in listed)
