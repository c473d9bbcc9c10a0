"""Lấy từ tệp, from the clipboard and by dropping a file: looked through, then written at once."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from isodesk.exporters.word import word_bytes
from isodesk.facts import PlanFacts, PlanKind, canonical
from isodesk.host.resources import resource
from isodesk.services.read import list_plans
from isodesk.ui.importing.differences import DifferencesDialog
from isodesk.ui.importing.reading import ReadingDialog
from isodesk.ui.importing.review import ReviewDialog
from isodesk.ui.window import MainWindow
from tests.importers.packages import packed
from tests.ui.window.hands import answer, choose_file, keys, plan_of, press, words

WAIT = 30_000
TASKS = 11
TEXTS = Path(__file__).parents[2] / "samples"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    text = resource("samples/ke-hoach-nam-2024.json").read_text(encoding="utf-8")
    path = tmp_path / "kế hoạch cũ.docx"
    path.write_bytes(word_bytes(canonical.loads(PlanFacts, text)))
    return path


def plans(window: MainWindow) -> int:
    with window.workspace.read() as session:
        return len(list_plans(session))


class Reviewed:
    """Does something in the review that comes after the reading."""

    def __init__(self, button: str = "Đồng ý", *, keep_all: bool = False) -> None:
        self.lines: list[str] = []
        self.source = ""
        self.doubts = 0
        self._button, self._keep_all = button, keep_all
        self._wait()

    def _wait(self) -> None:
        answer(self._look)

    def _look(self, dialog: QDialog) -> None:
        if not isinstance(dialog, ReviewDialog):
            self._wait()
            return
        self.doubts = dialog.doubts.rowCount()
        if self._keep_all:
            dialog.doubts.setFocus()
            dialog.doubts.selectRow(0)
            press(dialog, "Giữ cả loại này")
        self.lines, self.source = dialog.outline.lines(), dialog.source.toPlainText()
        press(dialog, self._button)


def test_a_word_file_becomes_a_plan_in_one_step(window: MainWindow, paper: Path) -> None:
    before = plans(window)
    reviewed = Reviewed()
    choose_file(str(paper))
    keys("Ctrl+Shift+O")
    assert f"Nhiệm vụ ({TASKS:02d})" in reviewed.lines
    assert "KẾ HOẠCH" in reviewed.source
    assert window.page is not None and len(window.page.plan.facts.tasks) == TASKS
    assert plans(window) == before + 1
    step = window.workspace.next_undo()
    assert step is not None and step.label == f"Lấy từ tệp {paper.name}"
    keys("Ctrl+Z")
    assert plans(window) == before


def test_nothing_is_written_when_it_is_given_up(window: MainWindow, paper: Path) -> None:
    before, bytes_before = plans(window), window.workspace.path.read_bytes()
    reviewed = Reviewed("Hủy")
    choose_file(str(paper))
    keys("Ctrl+Shift+O")
    assert reviewed.lines
    assert plans(window) == before
    assert window.workspace.path.read_bytes() == bytes_before


def test_a_copied_text_becomes_a_plan(window: MainWindow) -> None:
    text = (TEXTS / "ap-dung-2018-2020.txt").read_text(encoding="utf-8")
    QGuiApplication.clipboard().setText(text)
    reviewed = Reviewed()
    keys("Ctrl+Alt+V")
    assert "Tổng cộng: 3.060.000.000 đồng" in reviewed.lines
    assert window.page is not None and len(window.page.plan.facts.budget_lines) == 8


def test_what_is_doubted_can_be_kept_as_the_source_has_it(window: MainWindow) -> None:
    text = (TEXTS / "ke-hoach-nam-2024.txt").read_text(encoding="utf-8")
    QGuiApplication.clipboard().setText(text)
    reviewed = Reviewed(keep_all=True)
    keys("Ctrl+Alt+V")
    assert reviewed.doubts == 1
    assert window.page is not None
    assert window.page.plan.facts.blocks[-1].text.plain() == "4"


def test_a_file_that_is_dropped_is_taken(qtbot: QtBot, window: MainWindow, paper: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paper))])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), copy, data, buttons, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    reviewed = Reviewed()
    drop = QDropEvent(QPointF(50, 50), copy, data, buttons, none)
    QApplication.sendEvent(window, drop)
    qtbot.waitUntil(lambda: window.page is not None, timeout=WAIT)
    assert f"Nhiệm vụ ({TASKS:02d})" in reviewed.lines


def test_a_damaged_file_is_told_and_changes_nothing(window: MainWindow, tmp_path: Path) -> None:
    bad = tmp_path / "hỏng.docx"
    bad.write_bytes(b"PK\3\4 xxxx")
    before = window.workspace.path.read_bytes()

    said = Refused()
    choose_file(str(bad))
    keys("Ctrl+Shift+O")
    assert "bị hỏng" in said.words
    assert window.workspace.path.read_bytes() == before


class Refused:
    """Waits until the reading has ended with a message, and closes it."""

    def __init__(self) -> None:
        self.words = ""
        self._wait()

    def _wait(self) -> None:
        answer(self._look)

    def _look(self, dialog: QDialog) -> None:
        if isinstance(dialog, ReadingDialog) or not isinstance(dialog, QMessageBox):
            self._wait()
            return
        self.words = words(dialog)
        press(dialog, "Đóng")


def test_reading_can_be_given_up(window: MainWindow, paper: Path) -> None:
    before = plans(window)

    def give_up(dialog: QDialog) -> None:
        if not isinstance(dialog, ReadingDialog):
            answer(give_up)
            return
        press(dialog, "Hủy")

    answer(give_up)
    window.perform(lambda: window.commands.importing.take(paper))
    assert plans(window) == before and window.page is None


class Compared:
    """Takes all but the first difference in the dialog that comes after the reading."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._wait()

    def _wait(self) -> None:
        answer(self._look)

    def _look(self, dialog: QDialog) -> None:
        if not isinstance(dialog, DifferencesDialog):
            self._wait()
            return
        table = dialog.table
        for y in range(table.rowCount()):
            items = (table.item(y, x) for x in range(1, table.columnCount()))
            self.rows.append([item.text() for item in items if item is not None])
        press(dialog, "Bỏ chọn tất cả")
        press(dialog, "Chọn tất cả")
        table.setFocus()
        keys("Space")
        press(dialog, "Lấy các chỗ đã chọn")


def test_a_word_copy_that_comes_back_is_taken_in_one_step(
    window: MainWindow, tmp_path: Path
) -> None:
    key = plan_of(window, PlanKind.PROGRAMME)
    page = window.open_plan(key)
    before = page.plan.facts
    copy = tmp_path / "lãnh đạo sửa.docx"
    copy.write_bytes(word_bytes(before))
    with ZipFile(copy) as file:
        members: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
        text = file.read("word/document.xml").decode()
    for old, new in (("Đánh giá tổng kết", "Tổng kết"), ("cụ thể là:", "cụ thể như sau:")):
        assert old in text
        text = text.replace(old, new, 1)
    copy.write_bytes(packed(members | {"word/document.xml": text}))
    compared = Compared()
    choose_file(str(copy))
    window.action("compare_word").trigger()
    assert len(compared.rows) == 2
    assert all(row[1] == "Sửa chữ" for row in compared.rows)
    texts = [block.text.plain() for block in page.plan.facts.blocks]
    assert any("Tổng kết giai đoạn" in each for each in texts)
    assert not any("cụ thể như sau:" in each for each in texts if "05 đơn vị" in each)
    keys("Ctrl+Z")
    assert page.plan.facts == before
