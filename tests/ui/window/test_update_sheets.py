"""Phiếu cập nhật in the window: out for all units, back with the differences shown first."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from isodesk.facts import PlanKind, Task, TaskState
from isodesk.services import issuing
from isodesk.services.issuing import Issue
from isodesk.services.read import read_plan
from isodesk.ui.dialogs.returned_sheets import ReturnedSheetsDialog
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import answer, keys, plan_of, press

openpyxl: Any = import_module("openpyxl")
PATIENCE_MS = 60_000


@pytest.fixture
def issued(window: MainWindow) -> str:
    """The key of a plan that was issued, open at what follows it."""
    key = plan_of(window, PlanKind.TRANSITION)
    workspace = window.workspace
    with workspace.change("Trình ký", plan=key, final=True) as session:
        issuing.send_to_signer(session, read_plan(session, key), b"%PDF", "Lan", "Đã xem")
    with workspace.change("Ghi số", plan=key, final=True) as session:
        facts = read_plan(session, key)
        issuing.issue_plan(session, facts, Issue("134", date(2018, 4, 23)), b"%PDF", "Lan")
    assert window.open_plan(key).show_view("following")
    return key


def tasks(window: MainWindow, key: str) -> tuple[Task, ...]:
    with window.workspace.read() as session:
        return read_plan(session, key).tasks


def choose_paths(*paths: Path) -> None:
    """Type a folder or several files into the file dialog that comes next."""

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        box = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(box, QLineEdit)
        box.setText(" ".join(f'"{path}"' for path in paths) if len(paths) > 1 else str(paths[0]))
        dialog.accept()

    answer(take)


def write_all(qtbot: QtBot, window: MainWindow, folder: Path) -> list[Path]:
    def take_all(dialog: QDialog) -> None:
        choose_paths(folder)
        press(dialog, "Chọn thư mục…")

    answer(take_all)
    window.action("write_sheets").trigger()
    qtbot.waitUntil(lambda: "phiếu vào" in window.statusBar().currentMessage(), timeout=PATIENCE_MS)
    return sorted(folder.glob("*.xlsx"))


def fill(path: Path, row: int, **cells: object) -> None:
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    titles = {page.cell(6, at).value: at for at in range(1, 22)}
    names = {"state": "Trạng thái", "result": "Kết quả", "day": "Ngày hoàn thành"}
    for name, value in cells.items():
        page.cell(7 + row, titles[names[name]]).value = value
    book.save(path)


def test_sheets_of_all_units_come_back_one_by_one_or_all_in_one_step(
    qtbot: QtBot, window: MainWindow, issued: str, tmp_path: Path
) -> None:
    folder = tmp_path / "phiếu"
    folder.mkdir()
    paths = write_all(qtbot, window, folder)
    assert len(paths) == 3
    first, second = paths[:2]
    fill(first, 0, state="Đã hoàn thành", result="Đã mở 02 lớp", day="28/6/2018")
    fill(second, 0, state="Không thực hiện", result="Chờ kinh phí")
    foreign = tmp_path / "phiếu" / "khác.xlsx"
    openpyxl.Workbook().save(foreign)
    before = tasks(window, issued)
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ReturnedSheetsDialog)
        labels = [w.text() for w in dialog.findChildren(QLabel) if w.isVisible()]
        seen.extend(text for text in labels if "không phải phiếu cập nhật" in text)
        assert len(dialog.items) == 5
        untaken = [item for item in dialog.items if item.text(4)]
        assert ["lý do" in item.text(4) for item in untaken] == [True]
        assert not untaken[0].flags() & Qt.ItemFlag.ItemIsUserCheckable
        assert dialog.items[0].foreground(1).color() != dialog.items[0].foreground(2).color()
        press(dialog, "Bỏ chọn tất cả")
        assert not dialog.chosen()
        press(dialog, "Chọn tất cả")
        result = next(item for item in dialog.items if item.text(2) == "Chờ kinh phí")
        result.setCheckState(0, Qt.CheckState.Unchecked)
        press(dialog, "Nhận 03 ô đã chọn")

    def take(*files: Path) -> None:
        choose_paths(*files)
        window.action("take_sheets").trigger()

    answer_after_reading(qtbot, look, lambda: take(first, second, foreign))
    assert len(seen) == 1
    done = next(task for task in tasks(window, issued) if task.state is TaskState.DONE)
    assert (done.result, done.completed_on) == ("Đã mở 02 lớp", date(2018, 6, 28))
    assert not any(task.result == "Chờ kinh phí" for task in tasks(window, issued))
    keys("Ctrl+Z")
    assert tasks(window, issued) == before
    assert "Nhận phiếu cập nhật" in window.statusBar().currentMessage()


def answer_after_reading(qtbot: QtBot, look: Any, begin: Any) -> None:
    """Begin to read files, wait for the dialog with what they say, answer it."""
    finished: list[bool] = []
    begin()

    def shown() -> bool:
        dialog = QApplication.activeModalWidget()
        return isinstance(dialog, ReturnedSheetsDialog)

    def poll() -> None:
        if not shown():
            assert tries.pop(), "no differences came"
            QTimer.singleShot(50, poll)
            return
        dialog = QApplication.activeModalWidget()
        try:
            look(dialog)
        except BaseException:
            assert isinstance(dialog, QDialog)
            dialog.done(0)
            raise
        finished.append(True)

    tries = [True] * 600
    QTimer.singleShot(50, poll)
    qtbot.waitUntil(lambda: bool(finished), timeout=PATIENCE_MS)
    QTest.qWait(0)


def test_the_commands_are_there_only_for_an_issued_plan(window: MainWindow) -> None:
    window.open_plan(plan_of(window, PlanKind.TRANSITION))
    window.refresh()
    assert not window.action("write_sheets").isEnabled()
    assert not window.action("take_sheets").isEnabled()
