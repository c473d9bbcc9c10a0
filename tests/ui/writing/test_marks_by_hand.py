"""Marks, signers, annexes and the decision a plan is issued with, chosen in the panel Thể thức."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from isodesk.facts import (
    AnnexStyle,
    Circulation,
    DocumentDate,
    Orientation,
    PlanFacts,
    PlanKind,
    Urgency,
    Wrapper,
)
from isodesk.services.head import add_signature
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.writing.boxes import ChoiceBox
from isodesk.ui.writing.view import WritingView
from tests.ui.writing.test_head_form import box, fill, step


def choose(view: WritingView, place: str, words: str) -> None:
    """Open a list and choose a line of it with the keys."""
    found = box(view, place)
    assert isinstance(found, ChoiceBox)
    lines = [found.itemText(i) for i in range(found.count())]
    QTest.keyClick(found, Qt.Key.Key_Home)
    for _ in range(lines.index(words)):
        QTest.keyClick(found, Qt.Key.Key_Down)


def pick(view: WritingView, place: str, words: str) -> None:
    """Choose one line, as a click on it does: nothing of what lies between is chosen."""
    found = box(view, place)
    assert isinstance(found, ChoiceBox)
    found.showPopup()
    index = found.findText(words)
    assert index >= 0
    row = found.view().visualRect(found.model().index(index, 0))
    QTest.mouseClick(found.view().viewport(), Qt.MouseButton.LeftButton, pos=row.center())


def press(view: WritingView, name: str) -> None:
    button = view.form.verb(name)
    assert button is not None and button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def names(plan: OpenPlan, annex: str = "") -> list[str]:
    return [column.name for column in plan.facts.signatures if column.annex == annex]


def titles(view: WritingView) -> list[str]:
    labels = view.form.findChildren(QLabel, "formTitle")
    return [label.text() for label in labels]


@pytest.mark.parametrize(
    ("place", "words", "read"),
    [
        ("header/paper/urgency", "Hỏa tốc", lambda p: p.paper.urgency is Urgency.IMMEDIATE),
        (
            "header/paper/circulation",
            "Lưu hành nội bộ",
            lambda p: p.paper.circulation is Circulation.INTERNAL,
        ),
        ("header/paper/draft_round", "DỰ THẢO, Lần 2", lambda p: p.paper.draft_round == 2),
        ("header/paper/secrecy_room", "Chừa chỗ", lambda p: p.paper.secrecy_room),
        (
            "annexes/doc2-bieu/style",
            "Biểu số",
            lambda p: p.annexes[0].style is AnnexStyle.FORM,
        ),
        (
            "annexes/doc2-bieu/orientation",
            "Khổ ngang",
            lambda p: p.annexes[0].orientation is Orientation.LANDSCAPE,
        ),
        ("annexes/doc2-bieu/reference", "Không in", lambda p: not p.annexes[0].reference),
        (
            "signatures/doc2-ky-1/way",
            "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
            lambda p: p.signatures[0].authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
        ),
    ],
)
def test_what_is_chosen_is_one_step_that_can_be_undone(
    view: WritingView,
    plan: OpenPlan,
    place: str,
    words: str,
    read: Callable[[PlanFacts], bool],
) -> None:
    before = plan.facts
    assert not read(before)
    pick(view, place, words)
    assert read(plan.facts)
    assert step(plan)[1] == place
    found = box(view, place)
    assert isinstance(found, ChoiceBox) and found.currentText() == words
    plan.workspace.undo()
    assert plan.facts == before
    again = box(view, place)
    assert isinstance(again, ChoiceBox) and again.currentText() != words


@pytest.mark.parametrize(
    ("place", "typed", "read"),
    [
        ("header/paper/drafter", "PL", lambda p: p.paper.drafter == "PL"),
        ("header/paper/printed_copies", "300", lambda p: p.paper.printed_copies == 300),
        (
            "annexes/doc2-bieu/reference_verb",
            "Kèm theo",
            lambda p: p.annexes[0].reference_verb == "Kèm theo",
        ),
    ],
)
def test_what_is_typed_is_kept(
    view: WritingView,
    plan: OpenPlan,
    place: str,
    typed: str,
    read: Callable[[PlanFacts], bool],
) -> None:
    fill(view, place, typed)
    assert read(plan.facts)


def test_the_list_is_chosen_from_with_the_keys(view: WritingView, plan: OpenPlan) -> None:
    choose(view, "header/paper/urgency", "Thượng khẩn")
    assert plan.facts.paper.urgency is Urgency.VERY_URGENT


def test_the_wheel_scrolls_the_panel_and_changes_nothing(view: WritingView, plan: OpenPlan) -> None:
    found = box(view, "header/paper/urgency")
    before = plan.facts
    middle = QPointF(found.rect().center())
    QApplication.sendEvent(
        found,
        QWheelEvent(
            middle,
            QPointF(found.mapToGlobal(found.rect().center())),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )
    assert plan.facts == before


def test_a_heading_follows_the_style_of_its_annex(view: WritingView, plan: OpenPlan) -> None:
    assert "Biểu kèm theo" in titles(view)
    pick(view, "annexes/doc2-bieu/style", "Mẫu số")
    assert "Mẫu số 01" in titles(view)
    assert "Biểu kèm theo" not in titles(view)
    assert "Mẫu số 01" in view.editor.toPlainText()
    last = view.outline.topLevelItem(view.outline.topLevelItemCount() - 1)
    assert last is not None and last.text(0).startswith("Mẫu số 01")


def test_signers_are_added_ordered_and_taken_away(view: WritingView, plan: OpenPlan) -> None:
    press(view, "add-signer/")
    assert step(plan)[0] == "Thêm người ký"
    second = plan.facts.signatures[-1].key
    fill(view, f"signatures/{second}/name", "Lê Văn Hai")
    first = plan.facts.signatures[0].name
    assert names(plan) == [first, "Lê Văn Hai"]
    assert [t for t in titles(view) if t.startswith("Người ký")] == [
        *("Người ký thứ 1", "Người ký thứ 2")
    ]
    press(view, f"up/{second}")
    assert names(plan) == ["Lê Văn Hai", first]
    press(view, f"down/{second}")
    assert names(plan) == [first, "Lê Văn Hai"]
    press(view, f"remove/{second}")
    assert names(plan) == [first]
    plan.workspace.undo()
    assert names(plan) == [first, "Lê Văn Hai"]


def test_an_annex_has_signers_of_its_own_and_takes_them_along(
    view: WritingView, plan: OpenPlan
) -> None:
    for name in ("Người Lập", "Kế Toán"):
        press(view, "add-signer/doc2-bieu")
        key = plan.facts.signatures[-1].key
        fill(view, f"signatures/{key}/name", name)
    assert names(plan, "doc2-bieu") == ["Người Lập", "Kế Toán"]
    body = names(plan)
    press(view, f"up/{key}")
    assert names(plan, "doc2-bieu") == ["Kế Toán", "Người Lập"]
    assert names(plan) == body
    view.editor.reveal("doc2-bieu")
    view.tools.actions_by_name["no_annex"].trigger()
    assert not plan.facts.annexes
    assert [column.annex for column in plan.facts.signatures] == [""]
    plan.workspace.undo()
    assert names(plan, "doc2-bieu") == ["Kế Toán", "Người Lập"]


def test_what_is_typed_is_kept_when_a_button_is_pressed(view: WritingView, plan: OpenPlan) -> None:
    found = box(view, "signatures/doc2-ky-1/name")
    QTest.keyClick(found, Qt.Key.Key_End)
    QTest.keyClicks(found, " A")
    press(view, "add-signer/")
    assert plan.facts.signatures[0].name.endswith(" A")


def test_lines_of_authority_typed_by_hand_are_shown_as_such(
    view: WritingView, plan: OpenPlan
) -> None:
    fill(view, "signatures/doc2-ky-1/authority", "TM. ỦY BAN\nKT. CHỦ TỊCH")
    found = box(view, "signatures/doc2-ky-1/way")
    assert isinstance(found, ChoiceBox) and found.currentText() == "Ghi tay"
    fill(view, "signatures/doc2-ky-1/authority", "KT. CHỦ TỊCH")
    assert found.currentText() == "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"


def test_a_plan_issued_with_a_decision_asks_for_the_decision(
    view: WritingView, plan: OpenPlan
) -> None:
    pick(view, "header/wrapper/own", "Ban hành kèm theo văn bản khác")
    assert plan.facts.wrapper == Wrapper(symbol="QĐ-UBND", date=DocumentDate(2018))
    assert view.form.box("header/number") is None
    fill(view, "header/wrapper/number", "12")
    fill(view, "header/wrapper/date/day", "5")
    fill(view, "header/wrapper/date/month", "1")
    fill(view, "header/wrapper/issuer", "Ủy ban nhân dân tỉnh")
    assert plan.facts.wrapper == Wrapper(
        "Quyết định", "12", "QĐ-UBND", DocumentDate(2018, 1, 5), "Ủy ban nhân dân tỉnh"
    )
    fill(view, "header/wrapper/date/day", "45")
    assert view.strip.words.startswith("Ngày “45” không đúng")
    assert view.show_place("header/wrapper")
    pick(view, "header/wrapper/own", "Số riêng")
    assert plan.facts.wrapper is None
    assert box(view, "header/number").value() == "34"


def test_a_letter_has_an_address_and_a_number_of_its_own(
    open_plan: Callable[[PlanFacts], OpenPlan],
    show: Callable[..., WritingView],
    programme: PlanFacts,
) -> None:
    plan = open_plan(replace(programme, kind=PlanKind.LETTER))
    view = show(WritingView(plan), 1296, 700)
    assert view.form.box("header/wrapper/own") is None
    fill(view, "header/paper/foot", "Số 5 đường Hùng Vương\nĐT: 0205.3812.343")
    assert plan.facts.paper.foot == ("Số 5 đường Hùng Vương", "ĐT: 0205.3812.343")


def test_a_choice_is_kept_while_the_panel_is_built_anew(
    view: WritingView, plan: OpenPlan, qtbot: QtBot
) -> None:
    found = box(view, "header/place")
    QTest.keyClick(found, Qt.Key.Key_End)
    QTest.keyClicks(found, " cu")
    with plan.change("Sửa") as session:
        add_signature(session, plan.key)
    again = view.form.box("header/place")
    assert again is not None and again is not found
    assert again.value() == "Lạng Sơn cu"
    qtbot.waitUntil(again.hasFocus)
    assert plan.facts.place == "Lạng Sơn"
    view.finish_typing()
    assert plan.facts.place == "Lạng Sơn cu"
