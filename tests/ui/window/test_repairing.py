"""Rà soát by hand: repaired, accepted, filtered, gone through with F8, marked where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from isodesk.checks import Severity, run_checks
from isodesk.checks.catalogue import Family, rule_name
from isodesk.facts import AgencyRole, BlockKind, PlanFacts, PlanKind, RichText, Stated
from isodesk.services.rows import add_rows, edit_row
from isodesk.services.tasks import set_duty
from isodesk.services.text import add_block
from isodesk.ui.findings.dialogs import AcceptDialog, RepairDialog
from isodesk.ui.findings.view import FindingsView
from isodesk.ui.plan_page import PlanPage
from isodesk.ui.tasks.view import TasksView
from isodesk.ui.window import MainWindow
from isodesk.ui.writing.view import WritingView
from tests.ui.window.hands import answer, choose_file, keys, plan_of, type_text

_WRONG = ("Tổng số 118 đơn vị tham gia.", "Toàn bộ 117 cơ quan; tổng số 116 đơn vị.")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> PlanPage:
    """A draft with three counts that are wrong, in two paragraphs."""
    page = window.open_plan(plan_of(window, PlanKind.TRANSITION))
    with page.plan.change("Thêm đoạn") as session:
        for text in _WRONG:
            add_block(session, page.plan.key, BlockKind.PLAIN, RichText.of(text))
    page.findings.check()
    assert len(_counts(page)) == 3
    keys("F7")
    return page


def _counts(page: PlanPage) -> list[str]:
    return [f.quote for f in run_checks(page.plan.facts) if f.rule == "counts.words"]


def _choose(page: PlanPage, quote: str) -> None:
    """Click the finding with these words."""
    tree = page.findings.tree
    for at in range(tree.topLevelItemCount()):
        group = tree.topLevelItem(at)
        for row in range(group.childCount() if group else 0):
            item = group.child(row) if group else None
            if item is not None and item.text(2) == quote:
                tree.setCurrentItem(item)


def _texts(plan: PlanFacts) -> list[str]:
    return [block.text.plain() for block in plan.blocks[-2:]]


def _chosen(page: PlanPage) -> str:
    """The words of the finding that is chosen."""
    chosen = page.findings.tree.chosen
    return chosen.quote if chosen else ""


def _groups(view: FindingsView) -> list[str]:
    groups = (view.tree.topLevelItem(at) for at in range(view.tree.topLevelItemCount()))
    return [group.text(0) for group in groups if group is not None]


def _button(view: FindingsView, text: str) -> QToolButton:
    return next(b for b in view.findChildren(QToolButton) if b.text() == text)


def test_ctrl_dot_shows_old_and_new_and_enter_repairs(page: PlanPage) -> None:
    _choose(page, "118 đơn vị")
    seen: list[tuple[str, str]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, RepairDialog)
        row = dialog.list.topLevelItem(0)
        assert row is not None
        seen.append((row.text(1), row.text(2)))
        keys("Return")

    answer(look)
    keys("Ctrl+.")
    assert seen == [("118", "119")]
    assert _counts(page) == ["117 cơ quan", "116 đơn vị"]
    assert len(page.findings.findings) == len(run_checks(page.plan.facts))
    keys("Ctrl+Z")
    assert len(_counts(page)) == 3


def test_escape_leaves_everything(page: PlanPage) -> None:
    _choose(page, "118 đơn vị")
    answer(lambda _: keys("Escape"))
    keys("Ctrl+.")
    assert len(_counts(page)) == 3


def test_all_of_a_kind_are_one_step(page: PlanPage) -> None:
    before = page.plan.facts
    _choose(page, "118 đơn vị")

    def all_of_them(dialog: QDialog) -> None:
        assert isinstance(dialog, RepairDialog)
        dialog.show_all()
        assert dialog.list.topLevelItemCount() == 3
        keys("Return")

    answer(all_of_them)
    keys("Ctrl+.")
    assert _counts(page) == []
    keys("Ctrl+Z")
    assert page.plan.facts == before


def test_a_finding_is_accepted_with_a_reason_and_taken_back(page: PlanPage) -> None:
    view = page.findings
    count = len(view.findings)
    _choose(page, "118 đơn vị")

    def give_reason(dialog: QDialog) -> None:
        keys("Return")  # nothing happens without a reason
        assert dialog.isVisible()
        assert isinstance(dialog, AcceptDialog)
        box = dialog.findChild(QLineEdit)
        assert isinstance(box, QLineEdit)
        box.setFocus()
        type_text("Số liệu của Sở Nội vụ")
        keys("Return")

    answer(give_reason)
    keys("Ctrl+Shift+G")
    assert len(view.findings) == count - 1
    assert [a.reason for a in page.plan.facts.accepted] == ["Số liệu của Sở Nội vụ"]
    assert view.filters.accepted.text() == "Đã chấp nhận (01)"
    view.filters.accepted.click()
    _choose(page, "Lý do: Số liệu của Sở Nội vụ")
    _button(view, "Bỏ chấp nhận").click()
    assert (len(view.findings), page.plan.facts.accepted) == (count, ())
    keys("Ctrl+Z")
    view.check()
    assert len(view.findings) == count - 1


def test_other_words_there_make_it_open_again(qtbot: QtBot, page: PlanPage) -> None:
    view = page.findings
    _choose(page, "118 đơn vị")

    def give_reason(_dialog: QDialog) -> None:
        type_text("Theo Sở")
        keys("Return")

    answer(give_reason)
    keys("Ctrl+Shift+G")
    with page.plan.change("Sửa đoạn") as session:
        key = page.plan.facts.blocks[-2].key
        edit_row(session, "blocks", key, text=RichText.of("Tổng số 115 đơn vị tham gia."))
    qtbot.waitUntil(lambda: any(f.quote == "115 đơn vị" for f in view.findings))


def test_filters_by_words_severity_and_family(page: PlanPage) -> None:
    view = page.findings
    view.filters.words.setText("118")
    assert view.tree.topLevelItemCount() == 1
    assert _chosen(page) == "118 đơn vị"
    view.filters.words.setFocus()
    keys("Escape")
    assert view.filters.words.text() == ""
    errors = sum(f.severity is Severity.ERROR for f in view.findings)
    view.filters.severity.setCurrentText("Sai")
    assert _groups(view) == [f"Sai ({errors})"]
    view.filters.severity.setCurrentIndex(0)
    view.filters.family.setCurrentText("Con số")
    view.filters.grouping.setCurrentText("Xếp theo nhóm")
    numbers = [f for f in view.findings if rule_name(f.rule).family is Family.COUNTS]
    assert _groups(view) == [f"Con số ({len(numbers)})"]
    view.filters.family.setCurrentText("Đánh số")
    assert _groups(view) == []
    assert view.findings_text() != ""  # the status bar counts what is hidden too


def test_f8_goes_from_place_to_place(page: PlanPage) -> None:
    _choose(page, "118 đơn vị")
    keys("F8")
    assert page.spec.code == "writing"
    keys("F8")
    assert _chosen(page) == "117 cơ quan"
    keys("Shift+F8")
    assert _chosen(page) == "118 đơn vị"
    assert page.spec.code == "writing"


def test_places_are_marked_in_text_and_tables(page: PlanPage) -> None:
    task = page.plan.facts.tasks[0]
    with page.plan.change("Xóa chủ trì") as session:
        set_duty(session, task.key, AgencyRole.LEAD, "")
    page.findings.check()
    tasks = next(view for view in page.views() if isinstance(view, TasksView))
    cells = tasks.grid.cells
    row = cells.find_key(task.key)
    column = next(i for i, c in enumerate(cells.columns) if c.code == "lead")
    flag = cells.flag(row, column)
    assert flag is not None and flag.tone == "doubt"
    assert "chưa ghi cơ quan chủ trì" in cells.tip(row, column)
    assert cells.flag(row, cells.indent_column) is None
    keys("Ctrl+Z")
    page.findings.check()
    assert cells.flag(row, column) is None
    writing = next(view for view in page.views() if isinstance(view, WritingView))
    page.show_view("writing")
    key = page.plan.facts.blocks[-2].key
    assert page.show_place(f"blocks/{key}")
    image = writing.editor.viewport().grab().toImage()
    red = [
        QPoint(x, y)
        for x in range(40)
        for y in range(image.height())
        if image.pixelColor(x, y).red() > 150 and image.pixelColor(x, y).green() < 80
    ]
    assert red


def test_stated_values_give_way_to_the_computed(window: MainWindow) -> None:
    page = window.open_plan(plan_of(window, PlanKind.TRANSITION))
    with page.plan.change("Số ghi") as session:
        stated = [Stated("budget/total", "9.999"), Stated("budget/total/total", "1")]
        for each in stated:
            add_rows(session, page.plan.key, "stated", [each])
    page.findings.check()
    keys("F7")
    assert any(f.rule == "budget.stated" for f in page.findings.findings)
    _button(page.findings, "Nhận mọi số tính được").click()
    assert page.plan.facts.stated == ()
    assert not any(f.rule == "budget.stated" for f in page.findings.findings)
    keys("Ctrl+Z")
    assert page.plan.facts.stated == tuple(stated)


def test_the_tab_counts_and_the_report_is_written(
    qtbot: QtBot, page: PlanPage, tmp_path: Path
) -> None:
    at = page.tabs.currentIndex()
    count = sum(f.severity.value != "hint" for f in page.findings.findings)
    assert page.tabs.tabText(at) == f"Rà soát ({count:02d})"
    target = tmp_path / "bao-cao.pdf"
    choose_file(str(target))
    _button(page.findings, "Xuất báo cáo rà soát…").click()
    qtbot.waitUntil(target.exists, timeout=20_000)
    assert target.read_bytes().startswith(b"%PDF")
