"""What takes long is seen at the foot of the window and can be stopped; nothing half is left."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from isodesk.facts import PlanKind
from isodesk.ui.background import Background, GivenUp
from isodesk.ui.window import MainWindow
from isodesk.ui.work_bar import WorkBar
from tests.ui.window.hands import choose_file, keys, plan_of, press

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
