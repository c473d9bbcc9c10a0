"""Vietnamese typed into cells: no letter is lost, doubled or left without its mark."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QInputMethodQueryEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from isodesk.ui.grid.panel import GridPanel
from isodesk.ui.grid.title_editor import TitleEditor
from isodesk.ui.grid.view import GridView
from tests.ui.vietnamese_keys import PHRASES, WORDS, Keyboard, Keyboards

Key = Qt.Key
SOME = " ".join((*PHRASES, *WORDS[::16]))


def press(key: Qt.Key) -> None:
    """One key to whatever has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


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


def test_words_behind_and_within_those_of_a_cell(
    keyboards: Keyboards, grid: GridView, source: Any
) -> None:
    for keyboard in keyboards():
        source.lines[2][1] = "Đánh giá nội bộ"
        grid.go((2, 1))
        press(Key.Key_F2)
        keyboard.type(" " + SOME)
        QTest.keyClick(grid.editing.editor, Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        keyboard.type(SOME + " ")
        for _ in "Đánh ":
            press(Key.Key_Right)
        keyboard.type(SOME + " ")
        press(Key.Key_Tab)
        wanted = f"{SOME} Đánh {SOME} giá nội bộ {SOME}"
        assert source.lines[2][1] == wanted, keyboard.name


def test_each_phrase_makes_a_row(keyboards: Keyboards, grid: GridView, source: Any) -> None:
    for keyboard in keyboards():
        for phrase in PHRASES:
            grid.go((len(source.lines), 1))
            keyboard.type(phrase)
            press(Key.Key_Return)
            assert source.lines[-1][1] == phrase, keyboard.name


def test_offers_eat_no_letter(keyboards: Keyboards, grid: GridView, source: Any) -> None:
    """Words of which other texts are offered, and which begin an offer."""
    for keyboard in keyboards():
        for text in (*PHRASES, "Sở Tài", "Sở", "Sở Lao động", "công nghệ"):
            grid.go((4, 2))
            keyboard.type(text)
            press(Key.Key_Return)
            assert source.lines[4][2] == text, keyboard.name
        grid.go((4, 2))
        keyboard.type("Lao động")
        press(Key.Key_Down)
        press(Key.Key_Return)
        assert source.lines[4][2] == "Sở Lao động - Thương binh và Xã hội", keyboard.name


def test_the_filter_takes_every_word(keyboards: Keyboards, panel: GridPanel, source: Any) -> None:
    panel.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
    for at, keyboard in enumerate(keyboards()):
        text = " ".join((*PHRASES, *WORDS[at % 3 :: 3]))
        keyboard.type(text)
        assert panel.filter_box.text() == text, keyboard.name
        panel.filter_box.clear()
        keyboard.type("nội bộ")
        assert panel.grid.cells.rowCount() == 3
        panel.filter_box.clear()


def test_the_title_of_a_column(keyboards: Keyboards, grid: GridView) -> None:
    titles, taken = TitleEditor(grid), []
    titles.taken.connect(lambda _column, text: taken.append(text))
    for keyboard in keyboards():
        titles.open(1, "Nội dung")
        keyboard.type(SOME)
        press(Key.Key_Return)
        titles.open(1, "Nội dung")
        keyboard.begin("Việc")
        grid.setFocus(Qt.FocusReason.MouseFocusReason)
        assert taken[-2:] == [SOME, "Việc"], keyboard.name


def test_a_composed_word_is_whole_when_its_cell_is_left(
    composer: Keyboard, panel: GridPanel, grid: GridView, source: Any
) -> None:
    composer.begin("Thẩm")
    assert grid.hasFocus()
    there = grid.visualRect(grid.cells.index(4, 1)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert (source.lines[1][1], grid.active()) == ("Thẩm", (4, 1))
    composer.type("Kiểm ")
    composer.begin("điểm")
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 60))
    assert source.lines[4][1] == "Kiểm điểm"
    for row, text in ((1, ""), (2, "Rà soát ")):
        grid.setFocus()
        grid.go((row, 1))
        composer.type(text)
        composer.begin("nghiệp")
        panel.filter_box.setFocus(Qt.FocusReason.MouseFocusReason)
        assert panel.filter_box.hasFocus()
        assert source.lines[row][1] == text + "nghiệp"


def test_a_composed_word_outlives_what_others_do(
    composer: Keyboard, grid: GridView, source: Any
) -> None:
    composer.begin("đường")
    source.insert_rows(0, 2)
    composer.commit()
    press(Key.Key_Return)
    assert source.lines[3][1] == "đường"
    composer.type("Quỹ ")
    composer.begin("đất")
    source.insert_rows(0, 1)
    grid.editing.commit()
    assert source.lines[5][1] == "Quỹ đất"


def test_escape_leaves_nothing_of_a_composed_word(
    composer: Keyboard, grid: GridView, source: Any
) -> None:
    composer.begin("Quỹ")
    composer.commit()
    press(Key.Key_Escape)
    assert source.labels == []
    composer.type("Quỹ")
    press(Key.Key_Return)
    assert source.lines[1][1] == "Quỹ"


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
