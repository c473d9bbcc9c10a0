"""Lịch sử chỉnh sửa: filtered by plan and person, and a way back to any step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from isodesk.facts import BlockKind, PlanKind, RichText
from isodesk.services.issuing import send_to_signer
from isodesk.services.plans import rename_plan
from isodesk.services.read import read_plan
from isodesk.services.text import edit_block_text
from isodesk.store import Actor
from isodesk.ui.dialogs.history import HistoryDialog
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import answer, keys, plan_of, press, type_text

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def key(window: MainWindow) -> str:
    """A plan whose subject was changed three times, the last by another person."""
    key = plan_of(window, PlanKind.TRANSITION)
    for name in ("Một", "Hai", "Ba"):
        if name == "Ba":
            window.workspace.actor = Actor("Minh", "minh", "PC")
        with window.workspace.change(f"Đổi thành {name}", plan=key) as session:
            rename_plan(session, key, name)
    return key


def subject(window: MainWindow, key: str) -> str:
    """The plan's subject as it stands in the file."""
    with window.workspace.read() as session:
        return read_plan(session, key).subject.plain()


def row_of(dialog: HistoryDialog, label: str) -> int:
    """The row of a step."""
    (item,) = dialog.table.findItems(label, Qt.MatchFlag.MatchExactly)
    return item.row()


def click(dialog: HistoryDialog, label: str) -> None:
    """Click on a step."""
    index = dialog.table.model().index(row_of(dialog, label), 2)
    dialog.table.scrollTo(index)
    place = dialog.table.visualRect(index).center()
    QTest.mouseClick(dialog.table.viewport(), LEFT, pos=place)


def shown(qtbot: QtBot, window: MainWindow) -> HistoryDialog:
    """The dialog, in front."""
    dialog = HistoryDialog(window.workspace, window)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def test_a_click_goes_back_to_a_step_and_forth_again(window: MainWindow, key: str) -> None:
    seen = []

    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, HistoryDialog)
        click(dialog, "Đổi thành Một")
        press(dialog, "Quay về sau bước này")
        seen.append(subject(window, key))
        assert "đã chuyển 02 bước" in dialog.said.text()
        click(dialog, "Đổi thành Ba")
        press(dialog, "Quay về sau bước này")
        seen.append(subject(window, key))
        press(dialog, "Đóng")

    answer(go)
    keys("Ctrl+Shift+H")
    assert seen == ["Một", "Ba"]


def test_a_step_that_another_took_the_place_of_is_not_offered(
    qtbot: QtBot, window: MainWindow, key: str
) -> None:
    window.workspace.undo()
    with window.workspace.change("Đổi khác", plan=key) as session:
        rename_plan(session, key, "Khác")
    dialog = shown(qtbot, window)
    click(dialog, "Đổi thành Ba")
    assert not dialog.back.isEnabled()
    assert "bước khác thay vào" in dialog.back.toolTip()
    click(dialog, "Đổi thành Hai")
    assert dialog.back.isEnabled()


def test_nobody_goes_back_before_a_signature(qtbot: QtBot, window: MainWindow, key: str) -> None:
    with window.workspace.read() as session:
        plan = read_plan(session, key)
    with window.workspace.change("Trình ký", plan=key, final=True) as session:
        send_to_signer(session, plan, b"%PDF-", "Lan", "")
    dialog = shown(qtbot, window)
    click(dialog, "Đổi thành Một")
    assert not dialog.back.isEnabled()
    assert window.workspace.go_to_step(0) == []
    assert subject(window, key) == "Ba"


def test_steps_are_filtered_by_plan_and_person(qtbot: QtBot, window: MainWindow, key: str) -> None:
    dialog = shown(qtbot, window)
    dialog.people.setFocus()
    type_text("Minh")
    rows = range(dialog.table.rowCount())
    left = [row for row in rows if not dialog.table.isRowHidden(row)]
    assert left == [row_of(dialog, "Đổi thành Ba")]
    keys("Home")
    dialog.plans.setFocus()
    keys("Down")
    left = [row for row in rows if not dialog.table.isRowHidden(row)]
    assert 3 <= len(left) < len(rows)


def test_a_step_tells_where_it_changed_the_plan(qtbot: QtBot, window: MainWindow, key: str) -> None:
    with window.workspace.read() as session:
        blocks = read_plan(session, key).blocks
    at = next(block for block in blocks if block.kind is not BlockKind.TABLE and block.text.plain())
    with window.workspace.change("Sửa đoạn văn", plan=key, place=f"blocks/{at.key}") as session:
        edit_block_text(session, at.key, RichText.of("Bảo đảm chuyển đổi đúng lộ trình"))
    dialog = shown(qtbot, window)
    item = dialog.table.item(0, 2)
    assert item is not None
    assert item.text().startswith("Sửa đoạn văn – ")
    assert item.text().endswith(": “Bảo đảm chuyển đổi đúng lộ trình”")
    assert item.toolTip() == item.text()
    plan = dialog.table.item(0, 3)
    assert plan is not None and plan.toolTip() == plan.text() == "Ba"
