"""Who edits: asked once in a line, kept for the account, written into every step after."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from isodesk.app import Program
from isodesk.host.paths import user_paths
from isodesk.host.settings import load_settings
from isodesk.services.office import add_unit
from isodesk.ui.person_line import PersonLine, person_name
from isodesk.ui.window import MainWindow
from tests.ui.editor.hands import write


def change(window: MainWindow, name: str) -> str:
    """One step; gives whose it is."""
    with window.workspace.change("Thêm đơn vị") as session:
        add_unit(session, name)
    return window.workspace.history(limit=1)[0].who


def line_of(window: MainWindow) -> PersonLine:
    (line,) = window.findChildren(PersonLine)
    return line


def test_the_first_change_asks_in_a_line_that_takes_no_keys(window: MainWindow) -> None:
    line = line_of(window)
    assert line.isHidden()
    before = QApplication.focusWidget()
    change(window, "Sở A")
    assert line.isVisible()
    assert QApplication.focusWidget() is before


def test_a_name_is_in_every_step_from_then_on(window: MainWindow, program: Program) -> None:
    account = change(window, "Sở A")
    line = line_of(window)
    line.name.setFocus()
    write(line.name, "Nguyễn  Thị Lan ")
    QTest.keyClick(line.name, Qt.Key.Key_Return)
    assert line.isHidden()
    assert change(window, "Sở B") == "Nguyễn Thị Lan" != account
    assert line.isHidden()
    assert load_settings(user_paths().settings).user_name == "Nguyễn Thị Lan"
    assert Program(user_paths(), load_settings(user_paths().settings)).person == "Nguyễn Thị Lan"


@pytest.mark.parametrize("way", ["button", "esc"])
def test_closed_once_it_is_never_asked_again(window: MainWindow, way: str) -> None:
    account = change(window, "Sở A")
    line = line_of(window)
    if way == "esc":
        QTest.keyClick(line.name, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(line.leave, Qt.MouseButton.LeftButton)
    assert line.isHidden()
    assert change(window, "Sở B") == account
    assert line.isHidden()
    kept = json.loads(user_paths().settings.read_text(encoding="utf-8"))
    assert (kept["user_name"], kept["name_asked"]) == ("", True)


def test_the_menu_changes_the_name(window: MainWindow, program: Program, qtbot: QtBot) -> None:
    program.name_person("Lan")

    def take() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        assert dialog.textValue() == "Lan"
        dialog.setTextValue("Trần Văn Hùng")
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(0, take)
    window.action("name_person").trigger()
    assert change(window, "Sở A") == "Trần Văn Hùng"


def test_a_long_name_is_cut() -> None:
    assert person_name(" Lan\n Anh ") == "Lan Anh"
    assert len(person_name("a" * 200)) == 80
