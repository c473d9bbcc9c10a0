"""The panel Thể thức: boxes that commit when they are left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from isodesk.facts import DocumentDate, FileCopy, PlanFacts
from isodesk.services.plans import edit_head
from isodesk.services.sample import sample_plan
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.writing.boxes import Box, ChoiceBox, LinesBox
from isodesk.ui.writing.view import WritingView
from isodesk.vietnamese.periods import NO_PERIOD, parse_period


def box(view: WritingView, place: str) -> Box:
    """Go to a box as a place leads there."""
    assert view.show_place(place)
    found = view.form.box(place)
    assert found is not None
    return found


def fill(view: WritingView, place: str, text: str) -> None:
    """Type in place of what a box holds, and leave it."""
    found = box(view, place)
    assert not isinstance(found, ChoiceBox)
    found.selectAll()
    QTest.keyClick(found, Qt.Key.Key_Delete)
    for letter in text:
        key = Qt.Key.Key_Return if letter == "\n" else Qt.Key(0)
        QApplication.sendEvent(
            found, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        )
    view.editor.setFocus()


def step(plan: OpenPlan) -> tuple[str, str | None]:
    """Name and place of the newest step."""
    found = plan.workspace.next_undo()
    assert found is not None
    return found.label, found.place


def test_the_boxes_show_the_facts(view: WritingView, programme: PlanFacts) -> None:
    assert box(view, "header/number").value() == "34"
    assert box(view, "header/issuer/header").value() == "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN"
    assert box(view, "header/date/day").value() == "23"
    assert box(view, "header/subject").value().endswith("giai đoạn 2018 - 2020")
    assert len(box(view, "bases").value().split("\n")) == len(programme.legal_bases)
    assert box(view, "recipients").value().startswith("Tỉnh ủy (b/c)\nHĐND tỉnh (b/c)\n")
    assert box(view, "header/file_copy/person").value() == "(LTT)"


@pytest.mark.parametrize(
    ("place", "typed", "label"),
    [
        ("header/number", "35", "Sửa số văn bản"),
        ("header/symbol", "KH-SKHCN", "Sửa ký hiệu"),
        ("header/place", "Đồng Đăng", "Sửa địa danh"),
        ("header/issuer/header", "SỞ KHOA HỌC\nVÀ CÔNG NGHỆ", "Sửa cơ quan ban hành"),
        ("header/issuer/superior", "ỦY BAN NHÂN DÂN", "Sửa cơ quan ban hành"),
        ("header/subject", "Áp dụng ở cấp xã", "Đổi trích yếu"),
        ("bases", "Luật A;\nLuật B.", "Sửa căn cứ"),
        ("recipients", "Tỉnh ủy (b/c)\nCác sở", "Sửa nơi nhận"),
        ("header/file_copy/copies", "5", "Sửa dòng Lưu"),
        ("signatures/doc2-ky-1/authority", "TM. ỦY BAN\nKT. CHỦ TỊCH", "Sửa thể thức ký"),
        ("signatures/doc2-ky-1/name", "Lê Thị Ngọc Ẩn", "Sửa thể thức ký"),
    ],
)
def test_every_box_is_one_step_that_can_be_undone(
    view: WritingView, plan: OpenPlan, place: str, typed: str, label: str
) -> None:
    before = plan.facts
    shown = box(view, place).value()
    fill(view, place, typed)
    assert step(plan) == (label, place)
    assert plan.facts != before
    assert box(view, place).value() == typed
    view.editor.setFocus()
    plan.workspace.undo()
    assert plan.facts == before
    assert box(view, place).value() == shown


def test_the_annex_is_named(view: WritingView, plan: OpenPlan) -> None:
    key = plan.facts.annexes[0].key
    fill(view, f"annexes/{key}/name", "Biểu\nmới")
    assert plan.facts.annexes[0].name.plain() == "Biểu\nmới"
    assert "Biểu\nmới" in view.editor.toPlainText()
    assert view.editor.document().blockCount() == len(view.editor.items)


def test_the_subject_keeps_its_field(view: WritingView, plan: OpenPlan) -> None:
    found = box(view, "header/subject")
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(found, "Tang cuong ")
    view.finish_typing()
    assert [f.source for f in plan.facts.subject.fields] == ["years"]
    assert plan.text(plan.facts.subject).startswith("Tang cuong Áp dụng")


def test_parts_of_the_date_may_be_blank(view: WritingView, plan: OpenPlan) -> None:
    fill(view, "header/date/day", "")
    fill(view, "header/date/month", "")
    assert plan.facts.date == DocumentDate(2018)
    fill(view, "header/date/month", "5")
    assert plan.facts.date == DocumentDate(2018, 5)
    assert box(view, "header/date/month").value() == "05"


@pytest.mark.parametrize(
    ("place", "typed", "words"),
    [
        ("header/date/day", "32", "Ngày “32” không đúng"),
        ("header/date/day", "30", "Không có ngày 30/02/2018"),
        ("header/date/month", "abc", "Tháng “abc” không đúng"),
        ("header/file_copy/copies", "x", "Số bản “x” không đúng"),
    ],
)
def test_what_cannot_be_is_told_and_kept_to_be_mended(
    view: WritingView, plan: OpenPlan, place: str, typed: str, words: str
) -> None:
    before = plan.facts
    fill(view, place, typed)
    assert view.strip.words.startswith(words)
    assert plan.facts == before
    assert box(view, place).value() == typed
    assert box(view, place).property("wrong") is True
    QTest.keyClick(box(view, place), Qt.Key.Key_Escape)
    view.finish_typing()
    assert plan.facts == before


def test_an_empty_line_of_filing_goes(view: WritingView, plan: OpenPlan) -> None:
    fill(view, "header/file_copy/clerk", "")
    assert plan.facts.file_copy == FileCopy("", "", "(LTT)")
    fill(view, "header/file_copy/person", "")
    assert plan.facts.file_copy is None
    fill(view, "header/file_copy/clerk", "VT")
    assert plan.facts.file_copy == FileCopy("VT")


def test_a_box_being_typed_in_is_left_alone(view: WritingView, plan: OpenPlan) -> None:
    found = box(view, "header/place")
    QTest.keyClick(found, Qt.Key.Key_End)
    QTest.keyClicks(found, " cu")
    with plan.change("Sửa") as session:
        edit_head(session, plan.key, place="Hà Nội", number="7")
    assert found.value() == "Lạng Sơn cu"
    assert box(view, "header/number").value() == "7"


def test_ctrl_z_is_the_boxs_while_typing_then_the_windows(view: WritingView) -> None:
    found = box(view, "header/place")

    def taken() -> bool:
        control = Qt.KeyboardModifier.ControlModifier
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, control, "\x1a")
        event.ignore()
        QApplication.sendEvent(found, event)
        return event.isAccepted()

    assert not taken()
    QTest.keyClicks(found, "x")
    assert taken()


def test_boxes_are_as_high_as_their_text(view: WritingView) -> None:
    every = view.form.findChildren(LinesBox)
    boxes = [found for found in every if found.document().size().height() <= 14]
    assert len(boxes) > 2
    for found in boxes:
        assert found.verticalScrollBar().maximum() == 0, found.accessibleName()


def test_long_typing_in_a_box_is_kept_as_a_draft(
    view: WritingView, plan: OpenPlan, qtbot: QtBot
) -> None:
    found = box(view, "header/place")
    QTest.keyClick(found, Qt.Key.Key_End)
    QTest.keyClicks(found, " moi")
    qtbot.waitUntil(lambda: bool(plan.workspace.drafts()), timeout=6000)
    (draft,) = plan.workspace.drafts()
    assert (draft.place, draft.text, draft.plan) == ("header/place", "Lạng Sơn moi", plan.key)
    view.finish_typing()
    assert plan.workspace.drafts() == []


def test_keys_that_never_pause_in_a_box_are_kept(
    view: WritingView, plan: OpenPlan, qtbot: QtBot
) -> None:
    found = box(view, "header/place")
    kept: list[str] = []
    for _ in range(60):
        QTest.keyClicks(found, "a")
        qtbot.wait(100)
        kept += [d.text for d in plan.workspace.drafts() if d.text not in kept]
        if len(kept) == 2:
            break
    assert len(kept) == 2
    assert plan.facts.place == "Lạng Sơn"


@pytest.mark.parametrize(
    ("place", "box_place"),
    [
        ("header/signature", "signatures/doc2-ky-1/way"),
        ("header/signature/name", "signatures/doc2-ky-1/name"),
        ("header/date", "header/date/day"),
        ("header/number", "header/number"),
        ("recipients/doc2-nn-1", "recipients"),
    ],
)
def test_places_lead_to_their_boxes(view: WritingView, place: str, box_place: str) -> None:
    assert view.show_place(place)
    assert QApplication.focusWidget() is view.form.box(box_place)


def test_a_basis_is_chosen_in_its_box(view: WritingView, plan: OpenPlan) -> None:
    assert view.show_place(f"bases/{plan.facts.legal_bases[1].key}")
    found = view.form.box("bases")
    assert found is not None
    assert "Thông tư số 26/2014/TT-BKHCN" in found.chosen_text()
    assert not view.show_place("tasks/x/period")


def test_a_letter_says_by_when_and_where_answers_go(
    open_plan: Callable[[PlanFacts], OpenPlan], show: Callable[..., WritingView]
) -> None:
    view = show(WritingView(open_plan(sample_plan("samples/huong-dan-kt-xh-2024.json"))), 1296, 700)
    assert box(view, "header/deadline").value() == "trước ngày 05/7/2023"
    fill(view, "header/deadline", "trước ngày 12/7/2023")
    assert step(view.plan) == ("Sửa thời hạn gửi báo cáo", "header/deadline")
    assert view.plan.facts.deadline == parse_period("trước ngày 12/7/2023")
    fill(view, "receivers", "Sở Kế hoạch và Đầu tư\nSở Tài chính")
    assert [office.key for office in view.plan.facts.receivers][0] != ""
    sentence = next(b for b in view.plan.facts.blocks if b.key == "doc4-b-108")
    assert view.plan.text(sentence.text).endswith(
        "gửi về Sở Kế hoạch và Đầu tư và Sở Tài chính trước ngày 12/7/2023 "
        "để tổng hợp báo cáo UBND tỉnh./."
    )
    fill(view, "header/deadline", "")
    assert view.plan.facts.deadline == NO_PERIOD


def test_the_years_are_typed_and_the_subject_follows(view: WritingView, plan: OpenPlan) -> None:
    fill(view, "header/last_year", "2021")
    assert plan.facts.last_year == 2021
    assert plan.text(plan.facts.subject).endswith("giai đoạn 2018 - 2021")
    assert step(plan) == ("Sửa năm thực hiện", "header/last_year")
    fill(view, "header/last_year", "2017")
    assert plan.facts.last_year == 2021
