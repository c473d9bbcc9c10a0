"""What takes long is seen at the foot of the window and can be stopped; nothing half is left."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from isodesk.app import Program
from isodesk.facts import PlanKind
from isodesk.ui.background import Background, GivenUp
from isodesk.ui.window import MainWindow
from isodesk.ui.work_bar import WorkBar
from tests.ui.window.hands import Told, answer, choose_file, keys, plan_of, press

WAIT = 60_000


def sleep() -> None:
    """Work that nobody would wait for."""
    time.sleep(600)


def test_an_export_is_stopped_and_the_next_one_is_made(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    bar = window.statusBar().findChild(WorkBar)
    assert isinstance(bar, WorkBar)
    window.plans.choose(plan_of(window, PlanKind.TRANSITION))
    window.background.run(sleep, done=print, failed=lambda _: None)  # the worker is taken
    choose_file(str(tmp_path / "một.pdf"))
    keys("Ctrl+E")
    qtbot.waitUntil(bar.isVisible, timeout=WAIT)
    press(window, "Dừng")
    assert not bar.isVisible()
    assert not window.background.busy
    assert window.statusBar().currentMessage() == "Đã dừng. Tệp một.pdf chưa được ghi."
    assert list(tmp_path.glob("*.pdf")) == []
    choose_file(str(tmp_path / "hai.pdf"))
    keys("Ctrl+E")
    qtbot.waitUntil(lambda: not window.background.busy, timeout=WAIT)
    assert (tmp_path / "hai.pdf").read_bytes().startswith(b"%PDF")
    assert window.close()  # nothing is being done, so nothing is asked
    assert not window.findChildren(QMessageBox)


def test_a_backup_is_stopped_and_nothing_is_left(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    old = stick / "cũ.isodesk"
    old.write_bytes(b"a")
    window.background.run(sleep, done=print, failed=lambda _: None)
    choose_file(str(stick))
    keys("Ctrl+Shift+S")
    bar = window.statusBar().findChild(WorkBar)
    assert isinstance(bar, WorkBar)
    assert window.statusBar().currentMessage() == "Đang lưu bản sao…"
    qtbot.waitUntil(bar.isVisible, timeout=WAIT)
    press(window, "Dừng")
    assert window.statusBar().currentMessage() == "Đã dừng. Chưa có bản sao nào được ghi."
    assert list(stick.iterdir()) == [old] and old.read_bytes() == b"a"


def test_a_sample_stopped_half_way_leaves_nothing(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    before = set(path.parent.iterdir())
    window.action("open_sample").trigger()
    bar = window.statusBar().findChild(WorkBar)
    assert isinstance(bar, WorkBar)
    qtbot.waitUntil(lambda: bool(list(path.parent.glob(".isodesk-*"))), timeout=WAIT)
    bar.stop.click()
    assert window.statusBar().currentMessage() == "Đã dừng. Chưa tạo tệp mẫu."
    assert set(path.parent.iterdir()) == before


def test_a_roadmap_and_a_restore_are_stopped_with_what_was_there_untouched(
    window: MainWindow, path: Path, tmp_path: Path
) -> None:
    window.workspace.backup()
    window.plans.choose(plan_of(window, PlanKind.TRANSITION))
    window.background.run(sleep, done=print, failed=lambda _: None)
    picture = tmp_path / "biểu đồ.png"

    def write(dialog: QDialog) -> None:
        choose_file(str(picture))
        press(dialog, "Xuất ra ảnh…")

    answer(write)
    window.action("print_roadmap").trigger()
    picture.write_bytes(b"old")  # somebody else was faster
    before = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    answer(lambda dialog: press(dialog, "Khôi phục"))
    window.action("restore").trigger()
    window.background.give_up()
    assert window.statusBar().currentMessage() == "Đã dừng. Tệp vẫn như trước."
    assert {f: f.read_bytes() for f in path.parent.iterdir() if f.is_file()} == before


def test_another_file_is_opened_only_if_what_is_written_may_be_given_up(
    program: Program, window: MainWindow, tmp_path: Path
) -> None:
    window.background.run(sleep, done=print, failed=lambda _: None)
    asked = Told("Hủy")
    window.perform(lambda: window.commands.office.open(tmp_path / "khác.isodesk"))
    assert asked.words.startswith("Đang ghi tệp.")
    assert program.window is window and not (tmp_path / "khác.isodesk").exists()
    Told("Vẫn đóng")
    window.perform(lambda: window.commands.office.open(tmp_path / "khác.isodesk"))
    assert program.window is not window


def test_what_is_only_shown_begins_again(qtbot: QtBot) -> None:
    worker = Background()
    seen: list[object] = []
    worker.run(sleep, done=seen.append, failed=seen.append)
    worker.run(len, "ba", done=seen.append, failed=seen.append, vital=False)
    worker.give_up()
    assert [type(each) for each in seen] == [GivenUp]
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=WAIT)
    worker.stop()
    assert seen[1] == 2


@pytest.mark.usefixtures("qapp")
def test_giving_up_nothing_does_nothing() -> None:
    worker = Background()
    worker.give_up()
    assert not worker.busy
    worker.stop()
