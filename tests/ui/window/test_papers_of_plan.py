"""Papers that travel with a plan, made from the menu, and the ticks of a new plan."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QListWidget, QTabWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from isodesk import models
from isodesk.facts import PAPER_KINDS, PlanKind, PlanStatus
from isodesk.services.read import list_plans
from isodesk.services.rows import edit_row
from isodesk.ui.dialogs.new_plan import NewPlanDialog
from isodesk.ui.dialogs.offer_list import OfferList
from isodesk.ui.plan_page import PlanPage
from isodesk.ui.preview.view import PreviewView
from isodesk.ui.window import MainWindow
from isodesk.ui.writing.view import WritingView
from tests.ui.window.hands import Told, answer, keys, plan_of, press, type_text, words
from tests.ui.window.test_plan_list import box_of, choose_kind, column, subjects

SLOTS = {
    PlanKind.SUBMISSION: "make_submission",
    PlanKind.CONSULTATION: "make_consultation",
    PlanKind.DECISION: "make_decision",
    PlanKind.ESTIMATE: "make_estimate",
}


def made(window: MainWindow, kind: PlanKind, of: PlanKind = PlanKind.PROGRAMME) -> PlanPage:
    window.plans.choose(plan_of(window, of))
    window.action(SLOTS[kind]).trigger()
    page = window.shown_plan
    assert page is not None
    return page


@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_a_paper_opens_and_stands_under_its_plan(window: MainWindow, kind: PlanKind) -> None:
    plan = plan_of(window, PlanKind.PROGRAMME)
    page = made(window, kind)
    facts = page.plan.facts
    assert facts.kind is kind and facts.travels_with == plan
    titles = page.titles
    assert titles == ["Soạn thảo", "Rà soát", "Xem bản in"]
    for at in range(page.tabs.count()):
        keys(f"Ctrl+{at + 1}")
    keys("Alt+1")
    assert window.plans.chosen() == facts.key
    listed = [entry.key for entry in window.plans.entries]
    assert listed.index(facts.key) == listed.index(plan) + 1
    assert "↳" in subjects(window)[listed.index(facts.key)]
    window.action("undo").trigger()
    assert facts.key not in [entry.key for entry in window.plans.entries]
    window.action("redo").trigger()
    assert facts.key in [entry.key for entry in window.plans.entries]


def test_an_issued_plan_is_submitted_only_when_wanted(window: MainWindow) -> None:
    key = plan_of(window, PlanKind.PROGRAMME)
    with window.workspace.change("Ban hành", plan=key, final=True) as session:
        there = update(models.Plan).where(models.Plan.uuid == key)
        session.execute(there.values(status=PlanStatus.ISSUED))
    window.plans.choose(key)
    said: list[str] = []

    def leave(dialog: QDialog) -> None:
        said.append(words(dialog))
        press(dialog, "Hủy")

    answer(leave)
    window.action("make_submission").trigger()
    assert said[0].startswith("Kế hoạch này đã ban hành số 34/KH-UBND ngày 23/02/2018; tờ trình ")
    assert window.shown_plan is None
    answer(lambda dialog: press(dialog, "Vẫn lập tờ trình"))
    page = made(window, PlanKind.SUBMISSION)
    texts = [page.plan.text(block.text) for block in page.plan.facts.blocks]
    assert not any("dự thảo" in text for text in texts)
    assert any("(kèm theo Kế hoạch và ý kiến góp ý" in text for text in texts)


def test_the_one_there_is_is_opened_again(window: MainWindow) -> None:
    first = made(window, PlanKind.SUBMISSION).plan.key
    decision = made(window, PlanKind.DECISION).plan.key
    window.action("make_submission").trigger()
    assert window.shown_plan is not None and window.shown_plan.plan.key == first
    assert window.statusBar().currentMessage().startswith("Kế hoạch này đã có tờ trình.")
    with window.workspace.read() as session:
        papers = {entry.key for entry in list_plans(session) if entry.travels_with}
    assert papers == {first, decision}


def test_an_open_paper_follows_its_plan(window: MainWindow) -> None:
    page = made(window, PlanKind.ESTIMATE)
    plan = page.plan.facts.parent
    assert plan is not None
    assert "3.060.000.000 đồng" in page.plan.text(page.plan.facts.blocks[-1].text)
    window.open_plan(plan.key).show_view("budget")
    with window.workspace.change("Bớt", plan=plan.key) as session:
        leaf = next(x for x in plan.budget_lines if x.amounts)
        edit_row(session, "budget_lines", leaf.key, amounts=())
    page = window.open_plan(page.plan.key)
    less = page.plan.text(page.plan.facts.blocks[-1].text)
    assert "3.060.000.000 đồng" not in less
    keys("Ctrl+Z", "Ctrl+Z")
    page = window.open_plan(page.plan.key)
    assert "3.060.000.000 đồng" in page.plan.text(page.plan.facts.blocks[-1].text)


def led_to(qtbot: QtBot, window: MainWindow, paper: str) -> tuple[str, str]:
    """The plan and the tab that stand in front once the paper does not."""

    def has_left() -> bool:
        return window.shown_plan is not None and window.shown_plan.plan.key != paper

    qtbot.waitUntil(has_left)
    assert window.shown_plan is not None
    return window.shown_plan.plan.key, window.shown_plan.spec.code


def test_what_a_paper_quotes_leads_into_its_plan(qtbot: QtBot, window: MainWindow) -> None:
    page = made(window, PlanKind.ESTIMATE)
    paper, plan = page.plan.key, page.plan.facts.parent
    assert plan is not None
    quoted = [field for block in page.plan.facts.blocks for field in block.text.fields]
    page.show_view("writing")
    writing = page.view
    assert isinstance(writing, WritingView)
    writing.editor.source_wanted.emit(next(f for f in quoted if f.source == "plan.amount.total"))
    assert led_to(qtbot, window, paper) == (plan.key, "budget")
    page = window.open_plan(paper)
    page.show_view("preview")
    preview = page.view
    assert isinstance(preview, PreviewView)
    preview.jump.emit(f"budget/{plan.budget_lines[1].key}/name")
    assert led_to(qtbot, window, paper) == (plan.key, "budget")


def test_a_plan_without_costs_gives_no_estimate(window: MainWindow) -> None:
    window.plans.choose(plan_of(window, PlanKind.TRANSITION))
    told = Told()
    window.action("make_estimate").trigger()
    assert told.words.startswith("Kế hoạch này chưa có nội dung chi.")
    assert window.shown_plan is None


def test_a_plan_with_a_decision_knows_it(window: MainWindow) -> None:
    plan = plan_of(window, PlanKind.PROGRAMME)
    page = made(window, PlanKind.DECISION)
    assert "không có số riêng" in window.statusBar().currentMessage()
    assert page.plan.facts.blocks[0].text.plain() == "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN"
    wrapper = window.open_plan(plan).plan.facts.wrapper
    assert wrapper is not None and wrapper.symbol == "QĐ-UBND"
    keys("Alt+1")
    assert "Kèm …/QĐ-UBND" in column(window, 0)
    keys("Ctrl+Z", "Ctrl+Z")
    assert window.open_plan(plan).plan.facts.wrapper is None


def lists(dialog: QDialog) -> dict[str, OfferList]:
    return {each.name: each for each in dialog.findChildren(OfferList)}


def test_ticks_are_set_by_keys_and_decide_what_a_plan_has(window: MainWindow) -> None:
    def make(dialog: QDialog) -> None:
        assert isinstance(dialog, NewPlanDialog)
        choose_kind(dialog, PlanKind.YEARLY)
        tabs = dialog.findChildren(QTabWidget)[0]
        assert tabs.tabText(0) == "Nhiệm vụ (12/13)"
        offered = lists(dialog)
        offered["Nhiệm vụ"].setFocus()
        keys("Space", "End", "Space")
        assert tabs.tabText(0) == "Nhiệm vụ (12/13)"
        tabs.setCurrentIndex(2)
        offered["Nơi nhận"].setFocus()
        keys("Space")
        assert tabs.tabText(2) == "Nơi nhận (5/6)"
        box_of(dialog, "Đơn vị soạn thảo:").setFocus()
        type_text("TĐC")
        keys("Return")

    answer(make)
    keys("Ctrl+N")
    page = window.shown_plan
    assert page is not None
    facts = page.plan.facts
    assert facts.tasks[-1].period.text == "Sau khi có hướng dẫn"
    assert not facts.tasks[0].content.plain().startswith("Ban hành Kế hoạch áp dụng")
    assert "Bộ Khoa học và Công nghệ" not in [r.name for r in facts.recipients]
    assert facts.file_copy is not None and facts.file_copy.unit == "TĐC"


def test_standards_are_chosen_where_the_kind_moves_from_one_to_another(
    window: MainWindow,
) -> None:
    def make(dialog: QDialog) -> None:
        assert isinstance(dialog, NewPlanDialog)
        boxes = {b.accessibleName(): b for b in dialog.findChildren(QComboBox)}
        old, new = boxes["Tiêu chuẩn đang áp dụng"], boxes["Tiêu chuẩn chuyển sang"]
        assert old.currentText() == "TCVN ISO 9001:2015"
        assert new.currentText() == "ISO 9001:2026 (chưa có TCVN tương ứng)"
        first = dialog.findChildren(QLineEdit, "qt_spinbox_lineedit")[0]
        first.setFocus()
        first.selectAll()
        type_text("2018")
        assert (old.currentText(), new.currentText()) == (
            "TCVN ISO 9001:2008",
            "TCVN ISO 9001:2015",
        )
        choose_kind(dialog, PlanKind.YEARLY)
        assert not old.isVisible()
        choose_kind(dialog, PlanKind.TRANSITION)
        assert old.isVisible()
        press(dialog, "Lập kế hoạch")

    answer(make)
    keys("Ctrl+N")
    page = window.shown_plan
    assert page is not None
    facts = page.plan.facts
    assert (facts.first_year, facts.last_year) == (2018, 2020)
    assert "từ" not in facts.subject.plain()
    assert facts.standard_from is not None and facts.standard_from.code == "TCVN ISO 9001:2008"
    assert "UBND CẤP HUYỆN" in [group.name.plain() for group in facts.groups]


def test_a_district_plans_up_to_2025(window: MainWindow) -> None:
    def make(dialog: QDialog) -> None:
        assert isinstance(dialog, NewPlanDialog)
        issuer = dialog.findChildren(QComboBox)[0]
        issuer.setCurrentIndex(issuer.count() - 1)
        box_of(dialog, "Tên đầy đủ:").setFocus()
        type_text("Ủy ban nhân dân huyện Cao Lộc")
        box_of(dialog, "Cơ quan chủ quản:").setFocus()
        type_text("UBND tỉnh Lạng Sơn")
        choose_kind(dialog, PlanKind.YEARLY)
        assert dialog.findChildren(QComboBox)[1].currentText().startswith("UBND cấp huyện")
        keys("Return")

    answer(make)
    keys("Ctrl+N")
    page = window.shown_plan
    assert page is not None
    assert page.plan.facts.first_year == 2025
    assert page.plan.facts.signatures[0].authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")


def test_every_kind_says_what_it_is_for(window: MainWindow) -> None:
    dialog = NewPlanDialog(window.workspace, window)
    names = dialog.findChildren(QListWidget)[0]
    for row in range(names.count()):
        assert names.item(row).toolTip()
        assert names.item(row).flags() & Qt.ItemFlag.ItemIsSelectable
    dialog.deleteLater()
    QApplication.processEvents()
