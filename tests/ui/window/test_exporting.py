"""Exports from the window, made by the worker process; closing meanwhile; faults."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from isodesk.app import Program
from isodesk.errors import StoreError, UserError
from isodesk.facts import DocumentDate, PlanKind, RichText
from isodesk.host.logs import Logs
from isodesk.services.new_year import copied_to_year
from isodesk.services.sample import SAMPLES, sample_plan
from isodesk.ui.background import Background
from isodesk.ui.exporting import file_name
from isodesk.ui.faults import FaultTeller
from isodesk.ui.window import MainWindow
from tests.exporters.word.reading_word import lines, open_word
from tests.ui.window.hands import Told, answer, choose_file, keys, plan_of, press, words

WAIT = 60_000


def export(qtbot: QtBot, window: MainWindow, pressed: str, target: str) -> str:
    """Export the chosen plan; gives what the status bar says at the end."""
    choose_file(target)
    keys(pressed)
    assert window.statusBar().currentMessage().startswith("Đang ghi ")
    qtbot.waitUntil(lambda: not window.background.busy, timeout=WAIT)
    return window.statusBar().currentMessage()


def test_a_plan_leaves_as_pdf_and_excel(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.plans.choose(plan_of(window, PlanKind.PROGRAMME))
    pdf, sheet = tmp_path / "kế hoạch.34.pdf", tmp_path / "Bảng biểu.xlsx"
    assert export(qtbot, window, "Ctrl+E", str(pdf.with_suffix(""))) == f"Đã xuất {pdf}"
    assert len(PdfReader(pdf).pages) > 3
    assert export(qtbot, window, "Ctrl+Shift+E", str(sheet)) == f"Đã xuất {sheet}"
    assert load_workbook(sheet).sheetnames


def choose_variant(name: str, kind: str) -> None:
    """Choose a file type in the file dialog that comes next, type a name, and take it."""

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.selectNameFilter(kind)
        box = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(box, QLineEdit)
        box.setText(name)
        dialog.accept()

    answer(take)


@pytest.mark.parametrize(
    ("pressed", "suffix", "kind"), [("Ctrl+E", ".pdf", "PDF"), ("Ctrl+Shift+W", ".docx", "Word")]
)
def test_an_electronic_copy_is_chosen_among_the_file_types(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, pressed: str, suffix: str, kind: str
) -> None:
    window.plans.choose(plan_of(window, PlanKind.PROGRAMME))
    found = []
    for variant in ("bản giấy", "bản điện tử"):
        target = tmp_path / f"{variant}{suffix}"
        choose_variant(str(target), f"Tệp {kind}, {variant} (*{suffix})")
        keys(pressed)
        qtbot.waitUntil(lambda: not window.background.busy, timeout=WAIT)
        found.append(text_of(target))
    on_paper, electronic = found
    assert on_paper.count("34/KH-UBND") == electronic.count("34/KH-UBND") + 1


def text_of(target: Path) -> str:
    if target.suffix == ".pdf":
        return " ".join(page.extract_text() for page in PdfReader(target).pages)
    return " ".join(
        line.text.replace("\u00a0", " ") for line in lines(open_word(target.read_bytes()))
    )


def test_the_name_offered_tells_plans_and_years_apart() -> None:
    transition, programme, yearly = (sample_plan(path) for path in SAMPLES[:3])
    assert [file_name(plan, ".pdf") for plan in (programme, transition, yearly)] == [
        "34-kh-ubnd-ap-dung-he-thong-quan-ly-chat-luong-theo-tieu-2018-2020.pdf",
        "2018-chuyen-doi-ap-dung-he-thong-quan-ly-chat-luong-theo-2018-2020.pdf",
        "2024-ap-dung-duy-tri-va-cai-tien-he-thong-quan-ly-chat-luong.pdf",
    ]
    later = copied_to_year(programme, 2021)
    assert file_name(later, ".xlsx") == (
        "2021-ap-dung-he-thong-quan-ly-chat-luong-theo-tieu-chuan-2021-2023.xlsx"
    )
    said = replace(yearly, number="5/2", symbol="KH", subject=RichText.of("Đợt 1: năm 2024"))
    assert file_name(said, ".docx") == "5-2-kh-dot-1-nam-2024.docx"
    bare = replace(said, number="", first_year=None, last_year=None, date=DocumentDate())
    assert file_name(replace(bare, subject=RichText.of("…")), ".pdf") == "ke-hoach.pdf"


@pytest.mark.parametrize("name", ["con.pdf", "thư mục.pdf/", "tệp/kế hoạch.pdf"])
def test_an_export_that_fails_says_why_and_the_window_goes_on(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str
) -> None:
    (tmp_path / "thư mục.pdf").mkdir()
    (tmp_path / "tệp").touch()
    facts = window.open_plan(plan_of(window, PlanKind.PROGRAMME)).plan.facts
    said = Told()
    window.commands.exporting.export(facts, tmp_path / name)
    qtbot.waitUntil(lambda: bool(said.words), timeout=WAIT)
    assert "sự cố" not in said.words and "Traceback" not in said.words
    assert said.words.strip().endswith(".")
    assert window.statusBar().currentMessage() == "" and not window.background.busy
    good = str(tmp_path / "sau đó.pdf")
    assert export(qtbot, window, "Ctrl+E", good) == f"Đã xuất {good}"


def fail(kind: str) -> None:
    errors = {"user": UserError("Chưa ghi năm."), "store": StoreError("Ổ đĩa đã đầy.")}
    raise errors.get(kind, ZeroDivisionError(kind))


def sleep() -> None:
    time.sleep(60)


@pytest.fixture
def worker(qtbot: QtBot) -> Background:
    return Background(QApplication.instance())


def test_errors_come_back_from_the_worker_as_what_they_are(
    qtbot: QtBot, worker: Background
) -> None:
    seen: list[BaseException] = []
    for kind in ("user", "store", "other"):
        worker.run(fail, kind, done=lambda _: None, failed=seen.append)
    qtbot.waitUntil(lambda: len(seen) == 3, timeout=WAIT)
    worker.stop()
    assert [type(each) for each in seen] == [UserError, StoreError, ZeroDivisionError]
    assert [str(each) for each in seen] == ["Chưa ghi năm.", "Ổ đĩa đã đầy.", "other"]


def test_a_worker_that_dies_is_replaced(qtbot: QtBot, worker: Background) -> None:
    seen: list[object] = []
    before = set(multiprocessing.active_children())
    worker.run(sleep, done=seen.append, failed=seen.append)
    for child in set(multiprocessing.active_children()) - before:
        child.kill()
    qtbot.waitUntil(lambda: len(seen) == 1, timeout=WAIT)
    worker.run(len, "ba", done=seen.append, failed=seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=WAIT)
    worker.stop()
    assert seen[1] == 2


def test_closing_while_exporting_asks_once(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    seen: list[object] = []
    before = set(multiprocessing.active_children())
    window.background.run(sleep, done=seen.append, failed=seen.append)
    asked: list[str] = []

    def choose(button: str) -> None:
        def take(dialog: QDialog) -> None:
            asked.append(words(dialog).strip())
            press(dialog, button)

        answer(take)

    choose("Hủy")
    assert not window.close() and window.isVisible()
    choose("Vẫn đóng")
    assert window.close()
    program.finish()
    assert asked == ["Đang ghi tệp. Đóng bây giờ thì tệp này chưa được ghi."] * 2
    qtbot.waitUntil(lambda: not set(multiprocessing.active_children()) - before, timeout=WAIT)
    assert seen == []


def test_enter_does_not_close_over_an_export(window: MainWindow) -> None:
    said: list[str] = []

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        said.append(dialog.defaultButton().text())
        keys("Return")

    answer(take)
    assert not window.commands.may_stop_work()
    assert said == ["Hủy"]


def test_a_fault_is_logged_told_once_and_work_goes_on(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    secret = "mười lăm"

    def break_down() -> None:
        raise ZeroDivisionError(secret)

    told = FaultTeller()
    said = Told("Sao chép chi tiết")
    with Logs(tmp_path / "logs", on_fault=told.tell) as logs:
        for _ in range(2):
            QTimer.singleShot(0, break_down)
        qtbot.waitUntil(lambda: bool(said.words), timeout=WAIT)
        qtbot.wait(50)
        logged = logs.path.read_text(encoding="utf-8")
    assert "sự cố" in said.words and "dữ liệu không bị ảnh hưởng" in said.words
    assert logged.count(" ERROR ") == 2 and secret not in logged
    assert "ZeroDivisionError: mười lăm" in QGuiApplication.clipboard().text()
    keys("Alt+2")
    assert window.list_page("units").isVisible()


def test_a_full_disk_is_told_each_time(qtbot: QtBot, window: MainWindow) -> None:
    told = FaultTeller()
    for _ in range(2):
        said = Told()
        told.tell(StoreError("Ổ đĩa đã đầy."))
        assert said.words.strip() == "Ổ đĩa đã đầy."


def test_opening_the_window_imports_nothing_it_does_not_need(path: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from isodesk.app import Program
from isodesk.ui.application import make_application
from isodesk.host.paths import user_paths
from isodesk.host.settings import Settings
application = make_application()
program = Program(user_paths(), Settings())
assert program.start(Path({str(path)!r}))
for entry in program.window.plans.entries:
    page = program.window.open_plan(entry.key)
    for at in range(page.tabs.count()):
        page.show_tab(at)
heavy = ("reportlab", "openpyxl", "alembic", "docx", "PIL", "lxml")
print([name for name in heavy if name in sys.modules])
program.finish()
"""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120
    )
    assert run.stdout.strip() == "[]"
