"""Vietnamese typed into the boxes of the head form and into its pickers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget

from isodesk.facts import PlanFacts
from isodesk.services.keys import with_fresh_keys
from isodesk.ui.dialogs.field_picker import FieldPicker, ReferencePicker
from isodesk.ui.dialogs.picker import Picker
from isodesk.ui.dialogs.unit_picker import UnitPicker
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.writing.bases_dialog import BasesDialog
from isodesk.ui.writing.boxes import LineBox, LinesBox
from isodesk.ui.writing.citation_picker import CitationPicker, NewCitationDialog
from isodesk.ui.writing.view import WritingView
from tests.ui.vietnamese_keys import PHRASES, WORDS, Keyboard, Keyboards

SOME = " ".join((*PHRASES, *WORDS[::10]))
CTRL = Qt.KeyboardModifier.ControlModifier
BOXES: tuple[type[QWidget], ...] = (QComboBox, QLineEdit, QPlainTextEdit)


@pytest.fixture
def plan(
    open_plan: Callable[[PlanFacts], OpenPlan], programme: PlanFacts, transition: PlanFacts
) -> OpenPlan:
    """The programme, beside other plans whose texts are offered."""
    open_plan(transition)
    open_plan(with_fresh_keys(transition)[0])
    return open_plan(programme)


def test_boxes_with_offers_lose_no_letter(
    keyboards: Keyboards, view: WritingView, plan: OpenPlan
) -> None:
    key = plan.facts.signatures[0].key
    places = ("header/place", f"signatures/{key}/name", "recipients", "abbreviations")
    for place in places:
        assert view.show_place(place)
        box = view.form.box(place)
        assert isinstance(box, LineBox | LinesBox)
        for keyboard in keyboards():
            box.selectAll()
            keyboard.type(SOME)
            assert box.value() == SOME, (place, keyboard.name)
        box.restore()


def test_what_is_offered_is_not_taken_by_typing_on(
    keyboards: Keyboards, view: WritingView, plan: OpenPlan
) -> None:
    assert view.show_place("header/place")
    box = view.form.box("header/place")
    assert isinstance(box, LineBox)
    offered = 0
    for keyboard in keyboards():
        for text in ("Lạng", "Lạng Sơ", *PHRASES):
            box.selectAll()
            keyboard.type(text)
            offered += view.form.offers.list is not None and view.form.offers.list.isVisible()
            QTest.keyClick(box, Qt.Key.Key_Return)
            assert box.value() == text, keyboard.name
            assert plan.facts.place == text
    assert offered


def test_a_composed_word_is_whole_when_its_box_is_left(
    composer: Keyboard, view: WritingView, plan: OpenPlan
) -> None:
    for place in ("header/place", "recipients"):
        assert view.show_place(place)
        box = view.form.box(place)
        assert isinstance(box, LineBox | LinesBox)
        box.selectAll()
        composer.type("Đồng ")
        composer.begin("Đăng")
        view.form.keep_drafts()
        view.form.reload()
        assert composer.composing == "Đăng"
        assert [draft.text for draft in plan.workspace.drafts()] in (["Đồng"], ["Đồng "])
        view.editor.setFocus(Qt.FocusReason.MouseFocusReason)
        assert view.form.text_at(place) == "Đồng Đăng"


def test_a_composed_word_is_whole_when_a_button_is_pressed(
    composer: Keyboard, view: WritingView, plan: OpenPlan
) -> None:
    """A button beside a title takes no focus, so nobody else ends the word."""
    assert view.show_place("header/place")
    box = view.form.box("header/place")
    button = view.form.verb("add-signer/")
    assert isinstance(box, LineBox) and button is not None
    box.selectAll()
    composer.type("Đồng ")
    composer.begin("Đăng")
    before = len(plan.facts.signatures)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(plan.facts.signatures) == before + 1
    assert plan.facts.place == "Đồng Đăng"


def pickers(plan: OpenPlan) -> list[QDialog]:
    """Each with a box to search in."""
    return [
        FieldPicker(plan.context),
        ReferencePicker(plan.context),
        CitationPicker(plan.workspace),
        UnitPicker(["Sở Lao động - Thương binh và Xã hội", "Sở Tài chính"]),
    ]


def test_pickers_search_for_every_word(
    keyboards: Keyboards, plan: OpenPlan, show: Callable[..., QDialog]
) -> None:
    for at, picker in enumerate(pickers(plan)):  # each is typed a fourth of the words
        text = " ".join((*PHRASES, *WORDS[at::4]))
        box = show(picker, 700, 500).findChild(QLineEdit)
        assert box is not None
        box.setFocus()
        for keyboard in keyboards():
            box.clear()
            keyboard.type(text)
            assert box.text() == text, (picker.windowTitle(), keyboard.name)
            box.clear()
            keyboard.type("Lao động" if isinstance(picker, UnitPicker) else "quyết")
            assert is_narrowed(picker)


def is_narrowed(picker: QDialog) -> bool:
    if isinstance(picker, Picker):
        return all("quyết" in "".join(line).lower() for line in picker.lines())
    assert isinstance(picker, UnitPicker)
    return [picker.list.item(row).isHidden() for row in (0, 1)] == [False, True]


def test_every_box_of_the_dialogs_of_documents(
    keyboards: Keyboards, plan: OpenPlan, show: Callable[..., QDialog]
) -> None:
    """Also those with the usual words in a list, which begin like what is typed."""
    for dialog in (NewCitationDialog(), BasesDialog(plan)):
        show(dialog, 700, 500)
        found = [box for kind in BOXES for box in dialog.findChildren(kind)]
        found = [box for box in found if not isinstance(box.parent(), QComboBox)]
        assert len(found) >= 2
        for box in found:
            box.setFocus()
            for keyboard in keyboards():
                for text in ("Quyết", "Căn", "Nghị định", "Thông", *PHRASES):
                    QTest.keyClick(box, Qt.Key.Key_A, CTRL)
                    keyboard.type(text)
                    assert text_in(box) == text, keyboard.name


def text_in(box: QWidget) -> str:
    if isinstance(box, QComboBox):
        return box.currentText()
    assert isinstance(box, QLineEdit | QPlainTextEdit)
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()
