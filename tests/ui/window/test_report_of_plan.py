"""A report made in the window from an issued plan, its period chosen by keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from isodesk.facts import PlanKind, PlanStatus, TaskState
from isodesk.services.papers import papers_of
from isodesk.services.progress import record_task
from isodesk.services.read import plan_row, read_plan
from isodesk.ui.dialogs.comparison import ComparisonDialog
from isodesk.ui.dialogs.new_plan import NewPlanDialog
from isodesk.ui.dialogs.reminders import RemindersDialog
from isodesk.ui.dialogs.report import ReportDialog
from isodesk.ui.reading_order import reading_order
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import Told, answer, keys, plan_of, press, words


def issued(window: MainWindow) -> str:
    """The transition plan of the sample, with one task done, issued."""
    key = plan_of(window, PlanKind.TRANSITION)
    with window.workspace.read() as session:
        tasks = read_plan(session, key).tasks
    with window.workspace.change("Ban hành", plan=key) as session:
        record_task(session, tasks[0].key, state=TaskState.DONE, completed_on=date(2018, 6, 28))
        row = plan_row(session, key)
        row.status, row.number = PlanStatus.ISSUED, "56"
    window.plans.reload()
    window.plans.choose(key)
    return key


def test_a_report_is_made_from_the_menu_and_undone(window: MainWindow) -> None:
    key = issued(window)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ReportDialog)
        assert dialog.panel.ticked() == (key,)
        dialog.panel.year.setFocus()
        QTest.keyClick(dialog.panel.year, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(dialog.panel.year, "2018")
        QTest.keyClick(dialog.panel.year, Qt.Key.Key_Tab)
        dialog.panel.period.setCurrentText("Đột xuất: từ đầu kế hoạch đến ngày …")
        assert not dialog.panel.year.isVisibleTo(dialog)
        QTest.keyClicks(dialog.panel.last, "30/02/2018")
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert "cần một ngày" in dialog.strip.words
        dialog.panel.period.setCurrentText("6 tháng đầu năm")
        assert "6 tháng đầu năm 2018; chốt 30/6/2018" in dialog.panel.shown.text()
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    answer(choose)
    window.action("make_report").trigger()
    page = window.shown_plan
    assert page is not None and page.plan.facts.kind is PlanKind.REPORT
    said = " ".join(page.plan.text(block.text) for block in page.plan.facts.blocks)
    assert "trong 01 nhiệm vụ thuộc kỳ báo cáo đã hoàn thành 01 nhiệm vụ, đạt 100%" in said
    for at in range(page.tabs.count()):
        keys(f"Ctrl+{at + 1}")
    report = page.plan.key
    window.action("undo").trigger()
    assert report not in [entry.key for entry in window.plans.entries]


def test_a_report_is_made_where_new_plans_are(window: MainWindow) -> None:
    key = issued(window)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, NewPlanDialog)
        kinds = dialog.findChildren(QListWidget)[0]
        kinds.setFocus()
        keys("End")
        assert kinds.currentItem().text() == "Báo cáo kết quả thực hiện"
        assert dialog.report.isVisible() and dialog.report.ticked() == (key,)
        assert dialog.report.list in reading_order(dialog)
        dialog.report.period.setCurrentText("Đột xuất: từ đầu kế hoạch đến ngày …")
        told = Told()
        press(dialog, "Lập báo cáo")
        assert "cần một ngày" in told.words and dialog.isVisible()
        QTest.keyClicks(dialog.report.last, "15/9/2018")
        assert "đến ngày 15/9/2018" in dialog.report.shown.text()
        press(dialog, "Lập báo cáo")

    answer(choose)
    keys("Ctrl+N")
    page = window.shown_plan
    assert page is not None and page.plan.facts.kind is PlanKind.REPORT
    scope = page.plan.facts.report
    assert scope is not None
    assert (scope.plans, scope.first, scope.last) == ((key,), None, date(2018, 9, 15))


def test_where_nothing_was_issued_it_is_said(window: MainWindow) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, NewPlanDialog)
        keys_of = dialog.findChildren(QListWidget)[0]
        keys_of.setFocus()
        keys("End")
        assert "Chưa có kế hoạch nào đã ban hành" in words(dialog)
        keys("Home")
        assert not dialog.report.isVisible()
        dialog.reject()

    answer(choose)
    keys("Ctrl+N")


@pytest.mark.parametrize("kind", [PlanKind.PROGRAMME])
def test_a_draft_is_not_reported_on(window: MainWindow, kind: PlanKind) -> None:
    window.plans.choose(plan_of(window, kind))
    assert not window.action("make_report").isEnabled()


def test_letters_to_the_late_units_are_written_and_kept(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    key = issued(window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "thư"))

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, RemindersDialog)
        dialog.day.selectAll()
        QTest.keyClicks(dialog.day, "01/02/2019")
        dialog.answer_by.selectAll()
        QTest.keyClicks(dialog.answer_by, "20/02/2019")
        count = dialog.list.count()
        assert count > 2
        QTest.keyClick(dialog.all, Qt.Key.Key_Space)
        assert not dialog.write.isEnabled()
        for row in (0, 1):
            dialog.list.setCurrentRow(row)
            QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        assert dialog.count.text() == f"Sẽ lập 02/{count:02d} công văn."
        QTest.keyClick(dialog.keep, Qt.Key.Key_Space)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    answer(choose)
    window.action("make_reminders").trigger()
    qtbot.waitUntil(lambda: len(list((tmp_path / "thư").glob("*"))) == 5, timeout=30_000)
    with window.workspace.read() as session:
        kept = [read_plan(session, paper) for paper in papers_of(session, key)]
    assert [letter.kind for letter in kept] == [PlanKind.LETTER] * 2
    assert kept[0].deadline.text == "trước ngày 20/02/2019"
    window.action("undo").trigger()
    with window.workspace.read() as session:
        assert papers_of(session, key) == ()


def test_an_adjustment_is_compared_and_the_table_put_into_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    issued(window)
    window.action("adjust_plan").trigger()
    page = window.shown_plan
    assert page is not None
    draft = page.plan.key

    def compare(dialog: QDialog) -> None:
        assert isinstance(dialog, ComparisonDialog)
        assert dialog.after.currentText() == "Bản hiện nay"
        assert "chỗ khác nhau" in dialog.count.text()
        item = dialog.table.item(0, 3)
        assert item is not None
        dialog.table.editItem(item)
        editor = dialog.table.findChild(QLineEdit)
        assert editor is not None
        QTest.keyClicks(editor, "Do doi to chuc")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: dialog.comparison().reason(0) == "Do doi to chuc")
        dialog.reject()

    def insert(dialog: QDialog) -> None:
        assert isinstance(dialog, ComparisonDialog)
        assert dialog.comparison().reason(0) == "Do doi to chuc"
        QTest.mouseClick(dialog.insert, Qt.MouseButton.LeftButton)

    answer(compare)
    window.action("compare_plan").trigger()
    window.action("undo").trigger()
    with window.workspace.read() as session:
        assert read_plan(session, draft).change_reasons == ()
    window.action("redo").trigger()
    answer(insert)
    window.action("compare_plan").trigger()
    assert window.shown_plan is not None and window.shown_plan.plan.key == draft
    (table,) = window.shown_plan.plan.facts.free_tables
    assert [cell.plain() for cell in table.rows[0].cells][2:4] == ["Nội dung cũ", "Nội dung mới"]
    assert table.rows[1].cells[-1].plain() == "Do doi to chuc"


def test_a_handover_is_written_into_a_folder_of_its_own(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    issued(window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    window.action("hand_over").trigger()
    found = f"ban-giao-{date.today().isoformat()}"
    qtbot.waitUntil(lambda: (tmp_path / found / "0-danh-muc.txt").exists(), timeout=30_000)
    assert len(list((tmp_path / found / "1-tep-du-lieu").glob("*.isodesk"))) == 1
    qtbot.waitUntil(lambda: "Đã bàn giao" in window.statusBar().currentMessage())
