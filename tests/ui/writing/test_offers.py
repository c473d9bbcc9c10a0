"""What other plans hold is offered while a box is typed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from isodesk.facts import Abbreviation, PlanFacts, SignatureColumn
from isodesk.services.keys import with_fresh_keys
from isodesk.services.remembered import remembered
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.writing.boxes import Box, LinesBox
from isodesk.ui.writing.view import WritingView


@pytest.fixture
def plan(
    open_plan: Callable[[PlanFacts], OpenPlan], programme: PlanFacts, transition: PlanFacts
) -> OpenPlan:
    """The programme, opened beside the older conversion plan and a newer copy of that."""
    signed = replace(
        transition,
        place="Lạng Sơn",
        signatures=(
            SignatureColumn("ký", ("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "", "Phạm Ngọc T"),
        ),
        abbreviations=(Abbreviation("v", "CCHC", "cải cách hành chính"),),
    )
    open_plan(signed)
    newer, _ = with_fresh_keys(replace(signed, place="Đồng Đăng"))
    open_plan(newer)
    return open_plan(programme)


def type_in(box: Box, text: str) -> None:
    for letter in text:
        QApplication.sendEvent(
            box, QKeyEvent(QEvent.Type.KeyPress, Qt.Key(0), Qt.KeyboardModifier.NoModifier, letter)
        )


def go(view: WritingView, place: str, text: str | None = None) -> Box:
    assert view.show_place(place)
    box = view.form.box(place)
    assert box is not None
    if text is not None:
        box.retype(text)
        if isinstance(box, LinesBox):
            box.moveCursor(QTextCursor.MoveOperation.End)
    return box


def offered(view: WritingView) -> list[str]:
    shown = view.form.offers.list
    if shown is None or shown.isHidden():
        return []
    return [shown.item(row).text() for row in range(shown.count())]


def test_newest_first_each_once(view: WritingView, plan: OpenPlan) -> None:
    with plan.workspace.read() as session:
        found = remembered(session, plan.key)
    assert found["place"][:2] == ("Đồng Đăng", "Lạng Sơn")
    assert found["abbreviations"] == ("CCHC: cải cách hành chính",)
    assert found["name"][0] == "Phạm Ngọc T"
    assert len(set(found["recipients"])) == len(found["recipients"])
    own = {f"{r.name} ({r.purpose})" for r in plan.facts.recipients}
    assert not own <= set(found["recipients"])


def test_a_place_is_offered_without_marks_and_taken(view: WritingView, plan: OpenPlan) -> None:
    box = go(view, "header/place", "")
    type_in(box, "dong")
    assert offered(view) == ["Đồng Đăng"]
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert offered(view) == []
    assert box.value() == "Đồng Đăng"
    view.editor.setFocus()
    assert plan.facts.place == "Đồng Đăng"


def test_down_in_an_empty_box_shows_all(view: WritingView, plan: OpenPlan) -> None:
    box = go(view, "header/place", "")
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert offered(view)[:2] == ["Đồng Đăng", "Lạng Sơn"]
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert offered(view) == []
    assert box.value() == ""


def test_a_recipient_is_offered_for_its_line(view: WritingView, plan: OpenPlan) -> None:
    with plan.workspace.read() as session:
        wanted = remembered(session, plan.key)["recipients"]
    box = go(view, "recipients", "Tỉnh ủy (b/c)\nnơi cũ\n")
    new = next(text for text in wanted if text != "Tỉnh ủy (b/c)")
    type_in(box, new[:4])
    assert new in offered(view)
    for _ in range(offered(view).index(new) + 1):
        QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.value().split("\n") == ["Tỉnh ủy (b/c)", "nơi cũ", new]


def test_typing_on_leaves_what_was_typed(view: WritingView, plan: OpenPlan) -> None:
    key = plan.facts.signatures[0].key
    box = go(view, f"signatures/{key}/name", "")
    type_in(box, "Pham")
    assert offered(view) == ["Phạm Ngọc T"]
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert plan.facts.signatures[0].name == "Pham"
    view.editor.setFocus()
    assert offered(view) == []


def test_abbreviations_are_typed_offered_and_placed(view: WritingView, plan: OpenPlan) -> None:
    before = plan.facts.abbreviations
    box = go(view, "abbreviations", "HTQLCL: Hệ thống quản lý chất lượng\n")
    type_in(box, "cai")
    assert offered(view) == ["CCHC: cải cách hành chính"]
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    view.editor.setFocus()
    made = plan.facts.abbreviations[-1]
    assert (made.short, made.full) == ("CCHC", "cải cách hành chính")
    texts = {b.key: plan.text(b.text).lower() for b in plan.facts.all_blocks()}
    assert made.where == next(key for key, text in texts.items() if made.full in text)
    step = plan.workspace.next_undo()
    assert step is not None and step.label == "Sửa chữ viết tắt"
    plan.workspace.undo()
    assert plan.facts.abbreviations == before


def test_an_abbreviation_without_its_words_is_refused(view: WritingView, plan: OpenPlan) -> None:
    box = go(view, "abbreviations", "HTQLCL")
    view.editor.setFocus()
    assert view.strip.words.startswith("“HTQLCL” chưa đủ.")
    assert box.property("wrong")
    box.restore()
