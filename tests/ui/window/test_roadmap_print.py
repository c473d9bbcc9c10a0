"""Tệp > In, xuất biểu đồ tiến độ…: asked for by keys, written and printed."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from isodesk.facts import PlanKind
from isodesk.ui.dialogs.roadmap_print import RoadmapPrintDialog
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import Told, answer, choose_file, keys, plan_of, press
from tests.ui.window.test_printing import Paper

WAIT = 60_000


def ask(button: str, *pressed: str, name: str = "") -> None:
    """In the next dialog press keys, then a button; then type the name of a file."""

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, RoadmapPrintDialog)
        dialog.paper.setFocus()
        keys(*pressed)
        if name:
            choose_file(name)
        press(dialog, button)

    answer(take)


def said(qtbot: QtBot, window: MainWindow) -> str:
    qtbot.waitUntil(lambda: not window.background.busy, timeout=WAIT)
    return window.statusBar().currentMessage()


def test_it_is_written_as_pdf_on_the_chosen_paper(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.plans.choose(plan_of(window, PlanKind.TRANSITION))
    target = tmp_path / "Biểu đồ.pdf"
    ask("Xuất ra PDF…", "Down", name=str(target.with_suffix("")))
    keys("Ctrl+Shift+P")
    assert said(qtbot, window) == f"Đã xuất {target}"
    page = PdfReader(target).pages[0]
    assert round(float(page.mediabox.width) * 25.4 / 72) == 420
    assert "BIỂU ĐỒ TIẾN ĐỘ THỰC HIỆN" in page.extract_text()


def test_it_is_written_as_one_picture(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.plans.choose(plan_of(window, PlanKind.TRANSITION))
    target = tmp_path / "biểu đồ.png"
    ask("Xuất ra ảnh…", "Tab", "Tab", "Down", name=str(target))
    keys("Ctrl+Shift+P")
    assert said(qtbot, window) == f"Đã xuất {target}"
    image = QImage(str(target))
    assert abs(image.width() - 420 / 25.4 * 200) < 2
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert colours - {"#ffffff", "#000000"}


def test_it_is_printed(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.open_plan(plan_of(window, PlanKind.TRANSITION)).show_view("tasks")
    target = tmp_path / "bản in.pdf"
    ask("In…")
    keys("Ctrl+Shift+P")
    paper = Paper(target)
    message = window.statusBar().currentMessage
    qtbot.waitUntil(lambda: message() == "Đã ghi bản in vào tệp bản in.pdf.", timeout=WAIT)
    assert paper.title == "In biểu đồ tiến độ"
    assert float(PdfReader(target).pages[0].mediabox.width) > 800


def test_a_plan_without_times_says_why_there_is_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.plans.choose(plan_of(window, PlanKind.PROGRAMME))
    target = tmp_path / "a.pdf"
    ask("Xuất ra PDF…", name=str(target))
    keys("Ctrl+Shift+P")
    told = Told()
    qtbot.waitUntil(lambda: bool(told.words), timeout=WAIT)
    assert "Chưa có nhiệm vụ nào có thời gian" in told.words
    assert not target.exists()


def test_esc_leaves_the_dialog_without_a_trace(window: MainWindow) -> None:
    answer(lambda dialog: keys("Esc"))
    keys("Ctrl+Shift+P")
    assert not window.background.busy
