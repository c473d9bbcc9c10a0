"""Vietnamese typed into cells: no letter is lost, doubled or left without its mark."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodQueryEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from isodesk.ui.grid.panel import GridPanel
from isodesk.ui.grid.view import GridView
from tests.ui.vietnamese_keys import PHRASES, WORDS, Keyboard, Way

Key = Qt.Key


def press(key: Qt.Key) -> None:
    """One key to whatever has the keyboard."""
    QTest.keyClick(QApplication.focusWidget(), key)


@pytest.fixture
def panel(source: Any, make_panel: Any) -> GridPanel:
    made: GridPanel = make_panel(source)
    return made


@pytest.fixture
def grid(panel: GridPanel) -> GridView:
    """The sample's grid, the keyboard in its first task's name."""
    panel.grid.go((1, 1))
    return panel.grid


def test_every_word_typed_on_a_selected_cell_goes_into_it(
    keyboard: Keyboard, grid: GridView, source: Any
) -> None:
    damaged = {}
    for word in (*PHRASES, *WORDS):
        grid.go((1, 1))
        keyboard.type(word)
        press(Key.Key_Return)
        if source.lines[1][1] != word:
            damaged[word] = source.lines[1][1]
    assert damaged == {}
    assert grid.active() == (2, 1)


def test_words_behind_those_of_a_cell(keyboard: Keyboard, grid: GridView, source: Any) -> None:
    grid.go((2, 1))
    press(Key.Key_F2)
    keyboard.type(" " + " ".join(WORDS))
    press(Key.Key_Tab)
    assert source.lines[2][1] == "Đánh giá nội bộ " + " ".join(WORDS)


def test_words_within_those_of_a_cell(keyboard: Keyboard, grid: GridView, source: Any) -> None:
    grid.go((2, 1))
    press(Key.Key_F2)
    for _ in "nội bộ":
        press(Key.Key_Left)
    for phrase in PHRASES:
        keyboard.type(phrase + " ")
    press(Key.Key_Return)
    assert source.lines[2][1] == f"Đánh giá {' '.join(PHRASES)} nội bộ"


def test_each_phrase_makes_a_row(keyboard: Keyboard, grid: GridView, source: Any) -> None:
    for phrase in PHRASES:
        grid.go((len(source.lines), 1))
        keyboard.type(phrase)
        press(Key.Key_Return)
        assert source.lines[-1][1] == phrase


def test_offers_eat_no_letter(keyboard: Keyboard, grid: GridView, source: Any) -> None:
    """Words of which other texts are offered, and which begin an offer."""
    for text in (*PHRASES, "Sở Tài", "Sở", "Sở Lao động", "công nghệ"):
        grid.go((4, 2))
        keyboard.type(text)
        press(Key.Key_Return)
        assert source.lines[4][2] == text


def test_an_offer_is_taken_only_when_chosen(
    keyboard: Keyboard, grid: GridView, source: Any
) -> None:
    grid.go((4, 2))
    keyboard.type("Lao động")
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert source.lines[4][2] == "Sở Lao động - Thương binh và Xã hội"


def test_a_word_still_composed_is_written_whole_when_left(
    qtbot: QtBot, keyboard: Keyboard, grid: GridView, source: Any
) -> None:
    keyboard.begin("Thẩm")
    there = grid.visualRect(grid.cells.index(4, 1)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert (source.lines[1][1], grid.active()) == ("Thẩm", (4, 1))
    keyboard.type("Kiểm ")
    keyboard.begin("điểm")
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=there + there)
    assert source.lines[4][1] == "Kiểm điểm"


def test_a_word_still_composed_is_written_whole_when_the_focus_goes(
    keyboard: Keyboard, panel: GridPanel, grid: GridView, source: Any
) -> None:
    for row, text in ((1, ""), (2, "Rà soát ")):
        grid.setFocus()
        grid.go((row, 1))
        keyboard.type(text)
        keyboard.begin("nghiệp")
        panel.filter_box.setFocus(Qt.FocusReason.MouseFocusReason)
        assert panel.filter_box.hasFocus()
        assert source.lines[row][1] == text + "nghiệp"


def test_escape_leaves_nothing_of_a_composed_word(
    keyboard: Keyboard, grid: GridView, source: Any
) -> None:
    keyboard.begin("Quỹ")
    keyboard.commit()
    press(Key.Key_Escape)
    assert source.labels == []
    keyboard.type("Quỹ")
    press(Key.Key_Return)
    assert source.lines[1][1] == "Quỹ"


def test_the_filter_takes_every_word(keyboard: Keyboard, panel: GridPanel, source: Any) -> None:
    panel.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
    text = " ".join((*PHRASES, *WORDS[::4]))
    keyboard.type(text)
    assert panel.filter_box.text() == text
    panel.filter_box.clear()
    keyboard.type("nội bộ")
    assert panel.grid.cells.rowCount() == 3


class _Asked(QObject):
    """Whether the grid was asked if it takes an input method, and what it said."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[bool] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodQueryEvent):
            watched.event(event)
            enabled = Qt.InputMethodQuery.ImEnabled
            if event.queries() & enabled:
                self.answers.append(bool(event.value(enabled)))
            return True
        return False


def test_an_input_method_is_on_wherever_letters_are_taken(grid: GridView) -> None:
    """The platform asks when the focus comes and whenever it is told to ask again."""
    asked = _Asked()
    grid.installEventFilter(asked)
    grid.go((5, 1))
    assert asked.answers[-1] is False
    grid.go((4, 1))
    assert asked.answers[-1] is True
    grid.removeEventFilter(asked)


def test_the_first_letter_of_each_way_opens_the_cell(keyboard: Keyboard, grid: GridView) -> None:
    keyboard.begin("đ")
    assert grid.editing.is_open
    assert grid.hasFocus() == (keyboard.way is Way.PREEDIT)
