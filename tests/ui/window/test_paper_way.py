"""Trình ký, Ghi số, Điều chỉnh in the window: as a secretary walks with a paper."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isodesk.checks.registry import run_checks
from isodesk.facts import PlanFacts, PlanKind, PlanStatus
from isodesk.services.accepting import accept
from isodesk.services.kept_files import attached_data, version_pdf
from isodesk.services.plans import rename_plan
from isodesk.services.read import read_plan
from isodesk.services.tasks import set_period
from isodesk.ui.plan_page import PlanPage
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import Told, answer, choose_file, keys, plan_of, press, type_text, words

PATIENCE_MS = 60_000
LOCKED = "Kế hoạch đang trình ký nên không sửa được nội dung."


@pytest.fixture
def page(window: MainWindow) -> PlanPage:
    """The conversion plan, open: one thing to look at again, all else accepted."""
    key = plan_of(window, PlanKind.TRANSITION)
    accept_others(window, key)
    return window.open_plan(key)


def accept_others(window: MainWindow, key: str) -> None:
    """Accept every finding but the task without a lead."""
    found = run_checks(now(window, key))
    others = list(dict.fromkeys(f.identity for f in found if f.rule != "tasks.lead"))
    with window.workspace.change("Chấp nhận", plan=key) as session:
        accept(session, key, others, "Theo bản gốc")


def now(window: MainWindow, key: str) -> PlanFacts:
    with window.workspace.read() as session:
        return read_plan(session, key)


def send(qtbot: QtBot, window: MainWindow) -> PlanPage:
    """F9, agreed; gives the page of the locked plan."""
    shown = window.shown_plan
    assert shown is not None
    key = shown.plan.key
    answer(lambda dialog: press(dialog, "Vẫn trình ký"))
    keys("F9")
    arrived(qtbot, window, key, PlanStatus.SIGNING)
    assert window.page is not None
    return window.page


def arrived(qtbot: QtBot, window: MainWindow, key: str, status: PlanStatus) -> None:
    qtbot.waitUntil(lambda: now(window, key).status is status, timeout=PATIENCE_MS)
    QApplication.processEvents()


def numbering(number: str, day: str, *more: Callable[[QDialog], object]) -> None:
    """Answer the next dialog with number and day."""

    def fill(dialog: QDialog) -> None:
        for text in (number, day):
            keys("Ctrl+A")
            type_text(text)
            keys("Tab")
        for do in more:
            do(dialog)
        press(dialog, "Ghi số và ngày")

    answer(fill)


def issue(qtbot: QtBot, window: MainWindow, number: str = "12", day: str = "5/4") -> PlanPage:
    shown = window.shown_plan
    assert shown is not None
    key = shown.plan.key
    numbering(number, day)
    keys("Ctrl+F9")
    arrived(qtbot, window, key, PlanStatus.ISSUED)
    assert window.page is not None
    return window.page


def bars(page: PlanPage) -> str:
    """What stands above the tabs."""
    return " ".join(
        label.text()
        for name in ("lockBanner", "noticeBar")
        for bar in page.findChildren(QFrame, name)
        if bar.isVisible()
        for label in bar.findChildren(QLabel)
    )


# Trình ký


def test_f9_tells_what_is_left_and_locks_the_text(
    qtbot: QtBot, window: MainWindow, page: PlanPage
) -> None:
    key, told = page.plan.key, []

    def agree(dialog: QDialog) -> None:
        told.append(words(dialog))
        press(dialog, "Vẫn trình ký")

    answer(agree)
    keys("F9")
    arrived(qtbot, window, key, PlanStatus.SIGNING)
    assert told[0].startswith("Còn 01 điểm cần xem lại.")
    assert window.page is not None
    assert bars(window.page) == "Đã trình ký. Nội dung được khóa; số và ngày ghi sau khi ký."
    (notice,) = window.page.findChildren(QFrame, "noticeBar")
    assert {"In bản trình ký…", "Rút về sửa"} <= {
        b.text() for b in notice.findChildren(QPushButton)
    }
    (away,) = notice.findChildren(QToolButton)
    away.click()
    assert bars(window.page) == LOCKED
    (version,) = now(window, key).versions
    with window.workspace.read() as session:
        pdf = PdfReader(io.BytesIO(version_pdf(session, version.key)))
    assert "KẾ HOẠCH" in pdf.pages[0].extract_text()
    assert window.workspace.history()[0].label == "Trình ký"


def test_what_is_wrong_needs_a_reason(qtbot: QtBot, window: MainWindow, page: PlanPage) -> None:
    key = page.plan.key
    with window.workspace.change("Sửa thời gian", plan=key) as session:
        set_period(session, page.plan.facts.tasks[0].key, "Quý IV/2019 - Quý I/2018")
    pressed: list[str] = []

    def insist(dialog: QDialog) -> None:
        pressed.append(words(dialog))
        press(dialog, "Vẫn trình ký, ghi lý do…")
        keys("Return")
        assert dialog.isVisible()
        type_text("Chờ Sở Nội vụ")
        keys("Return")

    answer(insist)
    keys("F9")
    arrived(qtbot, window, key, PlanStatus.SIGNING)
    assert pressed[0].startswith("Còn 01 điểm sai, ")
    assert now(window, key).versions[0].reason == "Chờ Sở Nội vụ"


def test_the_findings_can_be_seen_first(window: MainWindow, page: PlanPage) -> None:
    answer(lambda dialog: press(dialog, "Xem các điểm này"))
    keys("F9")
    assert page.spec.code == "findings"
    assert now(window, page.plan.key).status is PlanStatus.DRAFT


def test_esc_leaves_a_draft(window: MainWindow, page: PlanPage) -> None:
    entries = len(window.workspace.history())
    answer(lambda _: keys("Esc"))
    keys("F9")
    assert now(window, page.plan.key).status is PlanStatus.DRAFT
    assert len(window.workspace.history()) == entries


def test_no_view_takes_a_change_of_a_locked_plan(
    qtbot: QtBot, window: MainWindow, page: PlanPage
) -> None:
    page = send(qtbot, window)
    before, entries = now(window, page.plan.key), len(window.workspace.history())
    for index in range(page.tabs.count()):
        keys(f"Ctrl+{index + 1}")
        for pressed in ("5", "x"):
            type_text(pressed)
            keys("Return")
        keys("Delete", "Backspace", "Space", "Ctrl+V", "Ctrl+D", "F2")
        type_text("y")
        keys("Return", "Esc")
    for slot in ("rename_plan", "delete_plan", "send_to_signer", "consult_plan"):
        assert not window.action(slot).isEnabled()
    window.finish_typing()
    assert now(window, page.plan.key) == before
    assert len(window.workspace.history()) == entries


def test_the_head_of_a_locked_plan_is_only_read(
    qtbot: QtBot, window: MainWindow, page: PlanPage
) -> None:
    page = send(qtbot, window)
    boxes = [box for box in page.view.findChildren(QLineEdit) if box.isVisible()]
    assert boxes and all(box.isReadOnly() for box in boxes)


def test_taken_back_it_is_written_on(qtbot: QtBot, window: MainWindow, page: PlanPage) -> None:
    key = page.plan.key
    page = send(qtbot, window)
    assert page.show_view("tasks")
    press(page, "Rút về sửa")
    arrived(qtbot, window, key, PlanStatus.DRAFT)
    assert window.page is not None and window.page.spec.code == "tasks"
    assert not window.page.plan.locked
    with window.workspace.change("Đổi trích yếu", plan=key) as session:
        rename_plan(session, key, "Khác")
    assert [entry.label for entry in window.workspace.history()[:3]] == [
        "Đổi trích yếu",
        "Rút về sửa",
        "Trình ký",
    ]


def test_text_typed_while_the_pdf_is_made_is_not_lost(
    qtbot: QtBot, window: MainWindow, page: PlanPage
) -> None:
    key = page.plan.key
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        told.append(words(dialog))
        press(dialog, "Đóng")

    answer(lambda dialog: press(dialog, "Vẫn trình ký"))
    keys("F9")
    with window.workspace.change("Đổi trích yếu", plan=key) as session:
        rename_plan(session, key, "Gõ trong lúc chờ")
    answer_later(window, read)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert told[0].startswith("Kế hoạch vừa được sửa")
    plan = now(window, key)
    assert (plan.status, plan.subject.plain()) == (PlanStatus.DRAFT, "Gõ trong lúc chờ")


def test_opinions_are_asked_and_that_can_be_undone(window: MainWindow, page: PlanPage) -> None:
    window.action("consult_plan").trigger()
    assert now(window, page.plan.key).status is PlanStatus.CONSULTATION
    assert window.action("consult_plan").text() == "Thôi lấy ý kiến"
    keys("Ctrl+Z")
    assert now(window, page.plan.key).status is PlanStatus.DRAFT


# Ctrl+Z


def test_undo_ends_at_what_was_sent_and_says_so(
    qtbot: QtBot, window: MainWindow, page: PlanPage
) -> None:
    key, other = page.plan.key, plan_of(window, PlanKind.PROGRAMME)
    with window.workspace.change("Đổi trích yếu", plan=key, place="header/subject") as session:
        rename_plan(session, key, "Khác")
    send(qtbot, window)
    keys("Ctrl+Z")
    assert window.statusBar().currentMessage() == (
        "Đã trình ký: các bước trước đó không hoàn tác được. Chọn “Rút về sửa” để sửa tiếp."
    )
    assert now(window, key).status is PlanStatus.SIGNING
    window.open_plan(other)
    with window.workspace.change("Đổi trích yếu", plan=other, place="header/subject") as session:
        rename_plan(session, other, "Kế hoạch khác")
    assert window.action("undo").text() == "Hoàn tác: Đổi trích yếu"
    keys("Ctrl+Z")
    assert window.statusBar().currentMessage() == "Đã hoàn tác: Đổi trích yếu"
    keys("Ctrl+Z")
    assert window.statusBar().currentMessage().startswith("Đã trình ký (“Khác”): các bước")


# Ghi số, ngày ban hành


def test_number_and_day_are_filled_in_everywhere_once(
    qtbot: QtBot, window: MainWindow, page: PlanPage
) -> None:
    key = page.plan.key
    send(qtbot, window)
    before = now(window, key)
    page = issue(qtbot, window, "12", "5/4")
    assert bars(page).endswith("Đã ghi số 12/KH-UBND ngày 05/4/2018 vào trang 1 và 02 phụ lục.")
    plan = now(window, key)
    assert (plan.number, plan.date.to_date()) == ("12", date(2018, 4, 5))
    assert plan.blocks == before.blocks and plan.annexes == before.annexes
    with window.workspace.read() as session:
        pdf = PdfReader(io.BytesIO(version_pdf(session, plan.versions[-1].key)))
    texts = [" ".join(sheet.extract_text().split()) for sheet in pdf.pages]
    assert "12/KH-UBND" in texts[0]
    named = "Kế hoạch số 12/KH-UBND ngày 05 tháng 4 năm 2018"
    assert sum(named in text for text in texts) == 2
    assert window.workspace.history()[0].label == "Ghi số 12/KH-UBND ngày 05/4/2018"
    keys("Ctrl+Z")
    assert window.statusBar().currentMessage() == (
        "Đã ghi số 12/KH-UBND ngày 05/4/2018: các bước trước đó không hoàn tác được."
    )


def test_a_draft_is_sent_to_its_signer_first(window: MainWindow, page: PlanPage) -> None:
    told: list[str] = []

    def leave(dialog: QDialog) -> None:
        told.append(dialog.windowTitle())
        press(dialog, "Hủy")

    def go(dialog: QDialog) -> None:
        told.append(words(dialog))
        answer(leave)
        press(dialog, "Trình ký…")

    answer(go)
    keys("Ctrl+F9")
    assert told[0].startswith("Kế hoạch chưa trình ký.")
    assert told[1] == "Trình ký"
    assert now(window, page.plan.key).status is PlanStatus.DRAFT


def test_what_cannot_be_is_said_in_the_dialog(
    qtbot: QtBot, window: MainWindow, page: PlanPage
) -> None:
    send(qtbot, window)
    said: list[str] = []

    def wrong(dialog: QDialog) -> None:
        number, day = (box for box in dialog.findChildren(QLineEdit) if box.isVisible())
        problem = dialog.findChild(QLabel, "problem")
        assert isinstance(problem, QLabel)
        tries = (
            ("", "5/4"),
            ("12", "31/02/2027"),
            ("12", "tháng 4"),
            ("34/QĐ-UBND", "5/4"),
            ("34", "23/2"),
        )
        for typed, when in tries:
            number.setText(typed)
            day.setText(when)
            press(dialog, "Ghi số và ngày")
            said.append(problem.text())
        press(dialog, "Hủy")

    answer(wrong)
    keys("Ctrl+F9")
    assert said[0] == "Ghi số do văn thư cấp, ví dụ 34."
    assert said[1] == ("Ngày 31/02/2027 không có trong lịch. Ghi lại ngày như trên văn bản đã ký.")
    assert said[2] == "Ghi ngày ban hành đủ ngày, tháng, năm, như trên văn bản đã ký."
    assert said[3] == "Ký hiệu của văn bản này là KH-UBND, không phải QĐ-UBND."
    assert said[4].startswith("Số 34/KH-UBND năm 2018 đã dùng cho kế hoạch khác: “Áp dụng ")


def test_only_the_pages_with_the_number_are_printed_again(
    qtbot: QtBot, window: MainWindow, page: PlanPage, tmp_path: Path
) -> None:
    send(qtbot, window)
    page = issue(qtbot, window)
    target, titles = tmp_path / "lại.pdf", []

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, QPrintDialog)
        titles.append(dialog.windowTitle())
        name = dialog.findChild(QLineEdit, "filename")
        assert isinstance(name, QLineEdit)
        name.setText(str(target))
        dialog.accept()

    answer_later(window, take)
    press(page, "In lại các trang có số, ngày")
    qtbot.waitUntil(
        lambda: window.statusBar().currentMessage() == "Đã ghi bản in vào tệp lại.pdf.",
        timeout=PATIENCE_MS,
    )
    assert titles == ["In lại các trang có số, ngày (trang 1, 6, 8)"]
    assert len(PdfReader(target).pages) == 3


def answer_later(window: MainWindow, do: Callable[[QDialog], object]) -> None:
    """Do something with a dialog that comes once the worker is done."""
    timer = QTimer(window, interval=50)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            timer.stop()
            do(dialog)

    timer.timeout.connect(look)
    timer.start()


# Bản đã ký


def dropped(target: QWidget, *paths: Path) -> None:
    """Drag files over a widget and drop them, as from the folder's window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, bare = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(40, 40), copy, data, left, bare))
    QApplication.sendEvent(target, QDropEvent(QPointF(40, 40), copy, data, left, bare))


def test_signed_files_come_with_the_number(
    qtbot: QtBot, window: MainWindow, page: PlanPage, tmp_path: Path
) -> None:
    key = page.plan.key
    send(qtbot, window)
    scan, second = tmp_path / "bản quét.pdf", tmp_path / "trang 2.png"
    scan.write_bytes(b"%PDF-1.7 scan")
    second.write_bytes(b"\x89PNG")

    def choose(dialog: QDialog) -> None:
        choose_file(str(scan))
        press(dialog, "Thêm tệp…")
        kept = dialog.findChild(QListWidget)
        assert isinstance(kept, QListWidget)
        box = kept.parentWidget()
        assert box is not None
        dropped(box, second, tmp_path / "khác.docx", scan)
        assert [kept.item(row).text() for row in range(kept.count())] == [scan.name, second.name]

    numbering("12", "5/4", choose)
    keys("Ctrl+F9")
    arrived(qtbot, window, key, PlanStatus.ISSUED)
    files = now(window, key).attachments
    assert [file.name for file in files] == [scan.name, second.name]
    with window.workspace.read() as session:
        assert attached_data(session, files[0].key) == b"%PDF-1.7 scan"


def test_what_is_kept_is_saved_out_added_to_and_taken_away(
    qtbot: QtBot, window: MainWindow, page: PlanPage, tmp_path: Path
) -> None:
    key = page.plan.key
    send(qtbot, window)
    (tmp_path / "ký.pdf").write_bytes(b"%PDF signed")
    out = tmp_path / "ra.pdf"

    def work(dialog: QDialog) -> None:
        dropped(dialog, tmp_path / "ký.pdf")
        versions, files = dialog.findChildren(QTableWidget)
        assert (versions.rowCount(), files.rowCount()) == (1, 1)
        choose_file(str(out))
        saving = [b for b in dialog.findChildren(QPushButton) if b.text() == "Lưu ra…"]
        saving[1].click()
        assert out.read_bytes() == b"%PDF signed"
        assert [file.name for file in now(window, key).attachments] == ["ký.pdf"]
        answer(lambda question: press(question, "Bỏ tệp"))
        press(dialog, "Bỏ tệp")
        assert files.rowCount() == 0
        press(dialog, "Đóng")

    answer(work)
    window.action("show_kept").trigger()
    assert now(window, key).attachments == ()
    assert [entry.label for entry in window.workspace.history()[:2]] == [
        "Bỏ tệp đính kèm: ký.pdf",
        "Đính kèm bản đã ký: ký.pdf",
    ]


# Điều chỉnh, bổ sung; đối chiếu


def test_a_later_change_is_a_plan_of_its_own(
    qtbot: QtBot, window: MainWindow, page: PlanPage
) -> None:
    parent = page.plan.key
    send(qtbot, window)
    issued = issue(qtbot, window)
    press(issued, "Điều chỉnh, bổ sung…")
    qtbot.waitUntil(lambda: window.page is not None and window.page.plan.key != parent)
    child = window.shown_plan
    assert child is not None
    facts = child.plan.facts
    assert (facts.adjusts, facts.status) == (parent, PlanStatus.DRAFT)
    assert not child.plan.locked
    key = facts.key
    accept_others(window, key)
    send(qtbot, window)
    numbering(
        "7",
        f"8/1/{date.today().year}",
        lambda dialog: press(dialog, "Thay thế hẳn kế hoạch số 12/KH-UBND"),
    )
    keys("Ctrl+F9")
    arrived(qtbot, window, key, PlanStatus.ISSUED)
    assert now(window, parent).status is PlanStatus.REPLACED


def test_the_plan_is_compared_with_what_was_locked(
    qtbot: QtBot, window: MainWindow, page: PlanPage
) -> None:
    told = Told()
    window.action("prove_plan").trigger()
    assert told.words.startswith("Kế hoạch này chưa có bản đã khóa.")
    send(qtbot, window)
    issue(qtbot, window)
    told = Told()
    window.action("prove_plan").trigger()
    assert told.words.count("nguyên vẹn.") == 2
    assert "Nội dung kế hoạch đúng như bản đã khóa." in told.words
    key = page_key(window)
    with window.workspace.change("Lách", plan=key, final=True) as session:
        rename_plan(session, key, "Khác")
    told = Told()
    window.action("prove_plan").trigger()
    assert "Khác với bản đã khóa: Trích yếu." in told.words


def page_key(window: MainWindow) -> str:
    assert window.page is not None
    return window.page.plan.key


# Danh sách


def test_the_list_tells_what_waits_for_its_number(
    qtbot: QtBot, window: MainWindow, page: PlanPage
) -> None:
    key = page.plan.key
    send(qtbot, window)
    keys("Alt+1")
    assert window.plans.chosen() == key
    box = window.plans.findChild(QLineEdit)
    assert isinstance(box, QLineEdit)
    box.setText("cho ky")
    assert window.plans.chosen() == key
    box.setText("du thao")
    assert window.plans.chosen() != key
    box.clear()
    window.plans.choose(key)
    numbering("12", "5/4")
    keys("Ctrl+F9")
    arrived(qtbot, window, key, PlanStatus.ISSUED)
    assert window.shown_plan is not None and window.shown_plan.plan.key == key


def test_a_locked_plan_is_put_away_but_not_deleted(
    qtbot: QtBot, window: MainWindow, page: PlanPage
) -> None:
    key = page.plan.key
    send(qtbot, window)
    window.action("archive_plan").trigger()
    assert now(window, key).archived
    keys("Ctrl+Z")
    assert not now(window, key).archived
    assert not window.action("delete_plan").isEnabled()
