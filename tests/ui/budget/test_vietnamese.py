"""Vietnamese typed into what a line of the budget is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from isodesk.ui.budget.view import BudgetView
from isodesk.ui.typed_choice import TypedChoice
from tests.ui.vietnamese_keys import PHRASES, WORDS, Keyboards

SOME = " ".join((*PHRASES, *WORDS[::6]))
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_source_that_begins_like_a_known_one_is_kept(
    keyboards: Keyboards, view: BudgetView
) -> None:
    details, plan = view.details, view.plan
    for keyboard in keyboards():
        for text in ("Ngân", "Ngân sách", "Tài", "Ngân sách Đảng", PHRASES[0]):
            details.funding.setFocus()
            QTest.keyClick(details.funding, Qt.Key.Key_A, CTRL)
            keyboard.type(text)
            assert details.funding.currentText() == text, keyboard.name
            view.grid.setFocus()
            assert text in [source.name for source in plan.facts.sources]


def test_the_unit_and_the_note_lose_no_letter(keyboards: Keyboards, view: BudgetView) -> None:
    boxes: tuple[QWidget, ...] = (view.details.price_unit, view.details.note)
    for box in boxes:
        for keyboard in keyboards():
            box.setFocus()
            QTest.keyClick(box, Qt.Key.Key_A, CTRL)
            keyboard.type(SOME)
            keyboard.begin("đường")
            view.grid.setFocus(Qt.FocusReason.MouseFocusReason)
            assert shown(box) == f"{SOME}đường", keyboard.name


def shown(box: QWidget) -> str:
    if isinstance(box, QPlainTextEdit):
        return box.toPlainText()
    text = box.property("text")
    assert isinstance(text, str)
    return text


def test_the_usual_words_can_still_be_chosen(view: BudgetView) -> None:
    funding = view.details.funding
    assert isinstance(funding, TypedChoice)
    funding.setFocus()
    before = funding.currentIndex()
    QTest.keyClick(funding, Qt.Key.Key_Down)
    assert funding.currentIndex() == before + 1
