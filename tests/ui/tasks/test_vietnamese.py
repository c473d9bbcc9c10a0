"""Vietnamese typed into the tasks of a real plan and the words of a time on the roadmap."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tasks.period_editor import PeriodEditor
from isodesk.ui.tasks.view import TasksView
from tests.ui.tasks.hands import choose, task
from tests.ui.vietnamese_keys import PHRASES, WORDS, Keyboard, Keyboards

SOME = " ".join(WORDS[::12])


def enter() -> None:
    """Enter, to whatever has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, Qt.Key.Key_Return)


def test_what_is_typed_in_a_real_plan_stands_in_its_file(
    keyboards: Keyboards, view: TasksView, plan: OpenPlan
) -> None:
    key = plan.facts.tasks[1].key
    view.grid.setFocus()
    for keyboard in keyboards():
        for text in (*PHRASES, SOME):
            choose(view, key, "content")
            keyboard.type(text)
            enter()
            assert plan.text(task(plan, key).content) == text, keyboard.name
        for text in ("Sở", "Sở Khoa", *PHRASES):
            choose(view, key, "lead")
            keyboard.type(text)
            enter()
            assert task(plan, key).lead == text, keyboard.name
        view.grid.go((view.grid.cells.rowCount() - 1, view.source.column("content")))
        keyboard.type(PHRASES[1])
        enter()
        assert plan.text(plan.facts.tasks[-1].content) == PHRASES[1], keyboard.name


def test_no_draft_of_a_cell_holds_half_a_word(
    composer: Keyboard, view: TasksView, plan: OpenPlan, qtbot: QtBot
) -> None:
    view.grid.setFocus()
    choose(view, plan.facts.tasks[1].key, "content")
    composer.type("Đánh giá ")
    composer.begin("nội")
    qtbot.waitUntil(lambda: bool(plan.workspace.drafts()))
    (draft,) = plan.workspace.drafts()
    assert (draft.text, composer.composing) == ("Đánh giá ", "nội")
    view.finish_typing()
    assert plan.text(plan.facts.tasks[1].content).strip() == "Đánh giá nội"
    assert not plan.workspace.drafts()


def test_a_time_is_taken_whole(keyboards: Keyboards, show: Callable[..., QWidget]) -> None:
    room = show(QWidget(), 600, 300)
    editor, taken = PeriodEditor(room), []
    editor.finished.connect(lambda _key, text: taken.append(text))
    for keyboard in keyboards():
        for text in ("Thường xuyên hằng năm", "Quý II/2018, trước tháng 10"):
            editor.open("việc", "Quý I", 2018, QPoint(50, 100))
            keyboard.type(text)
            QTest.keyClick(editor, Qt.Key.Key_Return)
            assert taken[-1] == text, keyboard.name
        editor.open("việc", "Quý I", 2018, QPoint(50, 100))
        keyboard.begin("Sớm")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        assert taken[-1] == "Sớm", keyboard.name
