"""Vietnamese typed in the window: the filter of the plans, undo and commands while composing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QDialog, QLineEdit

from isodesk.services.read import list_plans
from isodesk.ui.window import MainWindow
from isodesk.ui.writing.boxes import LineBox
from isodesk.ui.writing.view import WritingView
from tests.ui.vietnamese_keys import PHRASES, WORDS, Keyboard, Keyboards
from tests.ui.window.hands import answer, keys

SOME = " ".join((*PHRASES, *WORDS[::10]))


def test_the_filter_of_the_plans(keyboards: Keyboards, window: MainWindow) -> None:
    box = window.plans.findChild(QLineEdit)
    assert box is not None
    for keyboard in keyboards():
        box.setFocus()
        keyboard.type(SOME)
        assert box.text() == SOME, keyboard.name
        assert box.hasFocus()
        assert window.plans.chosen() is None
        box.clear()
        keyboard.type("chuyển đổi")
        assert window.plans.chosen() is not None
        box.clear()


def test_ctrl_z_takes_back_the_whole_word_that_is_composed(
    composer: Keyboard, window: MainWindow
) -> None:
    keys("Alt+2")
    grid = window.list_page("units").panel.grid
    grid.setFocus()
    grid.go((0, 1))
    before = grid.cells.edit_text(0, 1)
    composer.type("Sở ")
    composer.begin("Thuỷ")
    window.action("undo").trigger()
    assert composer.composing == ""
    assert grid.cells.edit_text(0, 1) == before
    window.action("redo").trigger()
    assert grid.cells.edit_text(0, 1) == "Sở Thuỷ"


def test_a_command_finishes_the_word_that_is_composed(
    composer: Keyboard, window: MainWindow
) -> None:
    with window.workspace.read() as session:
        plan = next(iter(list_plans(session))).key
    page = window.open_plan(plan)
    page.show_view("writing")
    view = page.view
    assert isinstance(view, WritingView)
    view.editor.setFocus(Qt.FocusReason.OtherFocusReason)
    item = view.editor.item
    assert item is not None
    composer.begin("Đường")
    window.action("check_plan").trigger()
    block = next(block for block in page.plan.facts.all_blocks() if block.key == item.key)
    assert page.plan.text(block.text).startswith("Đường")
    assert page.show_view("writing") and view.show_place("header/place")
    box = view.form.box("header/place")
    assert isinstance(box, LineBox)
    box.selectAll()
    composer.type("Đồng ")
    composer.begin("Đăng")
    window.action("check_plan").trigger()
    assert page.plan.facts.place == "Đồng Đăng"


def test_the_boxes_of_a_new_plan(keyboards: Keyboards, window: MainWindow) -> None:
    typed = []

    def type_in(dialog: QDialog) -> None:
        boxes = [box for box in dialog.findChildren(QLineEdit) if box.isVisible()]
        for box in boxes:
            if isinstance(box.parent(), QAbstractSpinBox):
                continue
            for keyboard in keyboards():
                box.setFocus()
                box.selectAll()
                keyboard.type(SOME)
                typed.append(box.text())
        dialog.reject()

    answer(type_in)
    window.action("new_plan").trigger()
    assert set(typed) == {SOME}
