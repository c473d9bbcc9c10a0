"""Xem bản in and In… in the window: from the page to its source, from Ctrl+P to paper."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from isodesk.exporters.pdf import mapped_pdf
from isodesk.facts import PlanKind
from isodesk.ui.preview.view import PreviewView
from isodesk.ui.tasks.view import TasksView
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import answer, keys, plan_of

pypdfium2: Any = import_module("pypdfium2")  # it comes without types
PATIENCE_MS = 60_000
LONGEST_JOB = 255  # bytes of a job's name, more of which CUPS does not take (RFC 8011, name)


class Paper:
    """Answers the print dialog: the first pages, into a file."""

    def __init__(self, target: Path) -> None:
        self.title = self.job = ""
        self._target = target
        answer(self._print)

    def _print(self, dialog: QDialog) -> None:
        assert isinstance(dialog, QPrintDialog)
        self.title = dialog.windowTitle()
        name = dialog.findChild(QLineEdit, "filename")
        assert isinstance(name, QLineEdit)
        name.setText(str(self._target))
        dialog.accept()
        self.job = dialog.printer().docName()
        dialog.printer().setPrintRange(QPrinter.PrintRange.PageRange)
        dialog.printer().setFromTo(1, 2)


def open_preview(qtbot: QtBot, window: MainWindow, kind: PlanKind) -> PreviewView:
    page = window.open_plan(plan_of(window, kind))
    assert page.show_view("preview")
    view = page.view
    assert isinstance(view, PreviewView)
    qtbot.waitUntil(lambda: view.desk.count > 0, timeout=PATIENCE_MS)
    return view


def test_a_click_on_a_printed_cell_opens_its_table(qtbot: QtBot, window: MainWindow) -> None:
    view = open_preview(qtbot, window, PlanKind.TRANSITION)
    task = view.plan.facts.tasks[2]
    place = f"tasks/{task.key}/content"
    source = next(s for s in mapped_pdf(view.plan.facts).sources if s.place == place)
    view.desk.go_to(source.page)
    at = view.desk.point_of(source)
    bar = view.desk.verticalScrollBar()
    bar.setValue(bar.value() + at.y() - 100)
    QTest.mouseClick(
        view.desk.viewport(), Qt.MouseButton.LeftButton, pos=view.desk.point_of(source)
    )
    page = window.page
    assert page is not None
    assert page.spec.code == "tasks"
    tasks = page.view
    assert isinstance(tasks, TasksView)
    assert tasks.grid.currentIndex().row() == tasks.source.find(task.key)


def test_ctrl_p_prints_the_chosen_pages(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    open_preview(qtbot, window, PlanKind.TRANSITION)
    target = tmp_path / "bản in.pdf"
    paper = Paper(target)
    keys("Ctrl+P")
    said = window.statusBar().currentMessage
    qtbot.waitUntil(lambda: said() == "Đã ghi bản in vào tệp bản in.pdf.", timeout=PATIENCE_MS)
    assert paper.title == "In kế hoạch (Nơi nhận: ít nhất 06 bản)"
    assert paper.job.startswith("Chuyển đổi áp dụng Hệ thống")
    assert len(paper.job.encode()) <= LONGEST_JOB
    document = pypdfium2.PdfDocument(str(target))
    assert len(document) == 2
    document.close()


def test_a_plan_chosen_in_the_list_is_printed_without_opening_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    assert window.chosen_plan() is not None
    Paper(tmp_path / "bản in.pdf")
    window.action("print_plan").trigger()
    said = window.statusBar().currentMessage
    qtbot.waitUntil(lambda: said() == "Đã ghi bản in vào tệp bản in.pdf.", timeout=PATIENCE_MS)
    assert window.page is None


def test_refusing_the_dialog_prints_nothing(qtbot: QtBot, window: MainWindow) -> None:
    asked: list[str] = []

    def refuse(dialog: QDialog) -> None:
        asked.append(dialog.windowTitle())
        dialog.reject()

    answer(refuse)
    window.action("print_plan").trigger()
    qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE_MS)
    qtbot.wait(50)
    assert window.statusBar().currentMessage() == ""


def test_a_preview_under_way_does_not_hold_up_closing(qtbot: QtBot, window: MainWindow) -> None:
    page = window.open_plan(plan_of(window, PlanKind.TRANSITION))
    page.show_view("preview")
    assert not window.background.busy
    assert window.close()


def test_a_preview_under_way_may_lose_its_plan(qtbot: QtBot, window: MainWindow) -> None:
    page = window.open_plan(plan_of(window, PlanKind.TRANSITION))
    page.show_view("preview")
    window.close_plan()
    view = open_preview(qtbot, window, PlanKind.PROGRAMME)
    assert view.tools.page_words.startswith("Trang 1/")


def test_a_click_on_a_head_without_a_view_opens_its_table_in_the_text(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = open_preview(qtbot, window, PlanKind.TRANSITION)
    view.jump.emit(f"tables/{view.plan.facts.tables[0].key}")
    assert window.page is not None
    assert window.page.spec.code == "writing"
