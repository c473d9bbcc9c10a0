"""Validation while typing: a sentence under the cell, and the text that stays."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from isodesk.ui.grid.problems import problem_of
from isodesk.ui.grid.source import ColumnKind, GridColumn
from isodesk.ui.grid.view import GridView
from tests.ui.grid.hands import CTRL, press

Key = Qt.Key


@pytest.fixture
def grid(source: Any, make_panel: Any) -> GridView:
    """The sample's grid, the active cell on an amount."""
    shown: GridView = make_panel(source).grid
    shown.go((1, 5))
    return shown


def test_a_pause_tells_what_is_wrong_and_typing_on_mends_it(
    qtbot: QtBot, grid: GridView, source: Any
) -> None:
    for letter in (Key.Key_A, Key.Key_B):
        press(letter)
    editing = grid.editing
    assert editing.sentence.isHidden()
    qtbot.waitUntil(editing.sentence.isVisible)
    assert '"ab"' in editing.sentence.text()
    assert editing.editor.property("wrong")
    assert editing.editor.toPlainText() == "ab"
    for key in (Key.Key_Backspace, Key.Key_Backspace, Key.Key_7):
        press(key)
    assert editing.sentence.isHidden()
    assert not editing.editor.property("wrong")
    press(Key.Key_Return)
    assert source.lines[1][5] == "7"


def test_ctrl_enter_keeps_a_text_that_is_refused(qtbot: QtBot, grid: GridView, source: Any) -> None:
    grid.extend((2, 5))
    press(Key.Key_Q)
    press(Key.Key_Return, CTRL)
    assert grid.editing.is_open
    assert grid.editing.editor.toPlainText() == "q"
    assert grid.editing.sentence.text() == '"q" không phải số tiền.'
    assert [source.lines[row][5] for row in (1, 2)] == ["30000000", "1500000"]
    press(Key.Key_Escape)
    assert not grid.editing.is_open


@pytest.mark.parametrize(
    ("kind", "text", "refused"),
    [
        ("amount", "ba con", True),
        ("amount", "30 triệu", None),
        ("amount", "1.500", None),
        ("date", "31/02/2024", True),
        ("date", "5/3/14", None),
        ("period", "khi nào xong", False),
        ("period", "Quý II/2018", None),
        ("period", "thường xuyên", None),
        ("text", "khi nào xong", None),
        ("amount", "", None),
    ],
)
def test_each_kind_of_column_knows_its_words(
    kind: ColumnKind, text: str, refused: bool | None
) -> None:
    problem = problem_of(GridColumn("c", "Cột", kind), text)
    assert (problem.refused if problem else None) is refused
