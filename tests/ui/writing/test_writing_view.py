"""The tab of writing as a whole: outline, tools, picker, drafts, places."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from isodesk.facts import BlockKind, Issuer, PlanFacts, PlanKind, PlanStatus, RichText
from isodesk.services.budget import set_amount
from isodesk.services.plans import create_plan
from isodesk.services.text import delete_blocks
from isodesk.store import Actor, Workspace, open_workspace
from isodesk.ui.dialogs.field_picker import FieldPicker
from isodesk.ui.editor.outline import ItemKind
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.writing.boxes import LineBox
from isodesk.ui.writing.view import WritingView

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LONG = ("dài " * 25).strip()


def headings(view: WritingView) -> list[str]:
    """The outline, line by line."""
    found = []
    item = view.outline.topLevelItem(0)
    while item is not None:
        found.append(item.text(0))
        item = view.outline.itemBelow(item)
    return found


def block(plan: OpenPlan, beginning: str) -> str:
    """The key of the block whose text begins so."""
    texts = ((b.key, plan.text(b.text)) for b in plan.facts.blocks)
    return next(key for key, text in texts if text.startswith(beginning))


def test_the_outline_shows_numbers_and_goes_there(view: WritingView, plan: OpenPlan) -> None:
    lines = headings(view)
    assert lines[0] == "I. CĂN CỨ XÂY DỰNG KẾ HOẠCH"
    assert "2. Dự toán kinh phí và mức chi" in lines
    assert lines[-1].startswith("Biểu kèm theo – BIỂU TỔNG HỢP")
    how = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive
    item = view.outline.findItems("2. Dự toán", how)[0]
    place = view.outline.visualItemRect(item).center()
    QTest.mouseClick(view.outline.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    caret = view.editor.caret()
    assert caret is not None and caret.key == block(plan, "Dự toán kinh phí")
    assert view.editor.viewport().rect().contains(view.editor.cursorRect())


def test_the_caret_waits_in_the_first_text_with_the_page_at_its_top(view: WritingView) -> None:
    first = next(item for item in view.editor.items if item.kind is ItemKind.TEXT)
    caret = view.editor.caret()
    assert caret is not None and (caret.key, caret.offset) == (first.key, 0)
    assert view.tools.styles.isEnabled()
    assert view.tools.actions_by_name["bold"].isEnabled()
    view.editor.setFocus()
    QApplication.processEvents()
    assert view.editor.verticalScrollBar().value() == 0


def test_the_outline_follows_caret_and_text(view: WritingView, plan: OpenPlan) -> None:
    assert view.show_place(f"blocks/{block(plan, 'Tổng kinh phí hoạt động')}")
    assert [item.text(0) for item in view.outline.selectedItems()] == [
        "2. Dự toán kinh phí và mức chi"
    ]
    with plan.change("Xóa") as session:
        delete_blocks(session, [block(plan, "NỘI DUNG THỰC HIỆN")])
    assert "III. KINH PHÍ THỰC HIỆN" in headings(view)
    plan.workspace.undo()
    assert "IV. KINH PHÍ THỰC HIỆN" in headings(view)


def test_every_block_shows_as_it_prints(view: WritingView, plan: OpenPlan) -> None:
    for index, item in enumerate(view.editor.items):
        if item.kind is ItemKind.TEXT and item.block is not None:
            place = view.editor.document().findBlockByNumber(index)
            shown = view.editor.plain(place)
            assert shown == plan.text(item.block.text).replace("......", "…" * 3), item.key


def test_an_amount_changed_elsewhere_shows_in_the_prose(view: WritingView, plan: OpenPlan) -> None:
    key = block(plan, "Tổng kinh phí hoạt động")
    index = next(i for i, item in enumerate(view.editor.items) if item.key == key)
    assert "3.060.000.000" in view.editor.plain(view.editor.document().findBlockByNumber(index))
    line = next(b for b in plan.facts.budget_lines if b.amounts)
    with plan.change("Sửa kinh phí") as session:
        set_amount(session, line.key, line.amounts[0].column, 0)
    shown = view.editor.plain(view.editor.document().findBlockByNumber(index))
    assert "3.060.000.000" not in shown
    assert shown == plan.text(plan.facts.blocks[[b.key for b in plan.facts.blocks].index(key)].text)


def test_styles_by_keys_and_by_list(view: WritingView, plan: OpenPlan) -> None:
    key = block(plan, "Tổng kinh phí hoạt động")
    view.show_place(f"blocks/{key}")
    assert view.tools.styles.currentText() == "Đoạn thường"
    QTest.keyClick(view.editor, Qt.Key.Key_1, CTRL | Qt.KeyboardModifier.AltModifier)
    assert view.tools.styles.currentText() == "Tiêu đề mục I."
    assert next(b for b in plan.facts.blocks if b.key == key).kind is BlockKind.HEADING
    QTest.keyClick(view.editor, Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert view.tools.styles.currentText() == "Gạch đầu dòng -"
    plan.workspace.undo()
    plan.workspace.undo()
    assert view.tools.styles.currentText() == "Đoạn thường"


def test_bold_by_key(view: WritingView, plan: OpenPlan) -> None:
    key = block(plan, "Tổng kinh phí hoạt động")
    view.show_place(f"blocks/{key}")
    for _ in range(4):
        QTest.keyClick(view.editor, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view.editor, Qt.Key.Key_B, CTRL)
    found = next(b for b in plan.facts.blocks if b.key == key).text.to_json()
    assert found[0] == {"t": "Tổng", "b": 1}


def test_the_picker_finds_without_marks_and_inserts(view: WritingView, plan: OpenPlan) -> None:
    key = block(plan, "Tổng kinh phí hoạt động")
    view.show_place(f"blocks/{key}")

    def pick() -> None:
        picker = QApplication.activeModalWidget()
        if not isinstance(picker, FieldPicker):
            QTimer.singleShot(20, pick)
            return
        box = picker.findChild(QLineEdit)
        assert box is not None
        QTest.keyClicks(box, "tong kinh phi bang chu")
        QTest.keyClick(box, Qt.Key.Key_Return)
        if picker.isVisible():
            picker.reject()

    QTimer.singleShot(0, pick)
    QTest.keyClick(view.editor, Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    text = next(b for b in plan.facts.blocks if b.key == key).text
    assert (text.fields[0].source, text.fields[0].format) == ("amount.total", "words,chan,cap")
    assert plan.text(text).startswith("Ba tỷ không trăm sáu mươi triệu đồng chẵn")


def test_the_picker_lists_every_source(qtbot: QtBot, plan: OpenPlan) -> None:
    picker = FieldPicker(plan.context)
    qtbot.addWidget(picker)
    assert picker.lines()[0][1] != ""
    picker.search("khong co gi nhu the")
    assert picker.lines() == []
    picker.accept()
    assert picker.field is None
    picker.search("50 xa")
    picker.search("")
    assert len(picker.lines()) > 20


def test_a_double_click_on_the_head_opens_its_box(view: WritingView) -> None:
    view.tools.head.setChecked(False)
    assert not view.form.isVisible()
    QTest.mouseDClick(view.editor.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(380, 60))
    assert view.form.isVisible()
    assert QApplication.focusWidget() is view.form.box("header/subject")


def test_what_can_only_be_read_takes_nothing(qtbot: QtBot, plan: OpenPlan) -> None:
    other = open_workspace(plan.workspace.path, Actor("Minh", "minh", "PC2"))
    assert other.read_only
    view = WritingView(OpenPlan(other, plan.key))
    qtbot.addWidget(view)
    view.show()
    before = view.editor.toPlainText()
    QTest.keyClicks(view.editor, "abc")
    QTest.keyClick(view.editor, Qt.Key.Key_Return)
    QTest.keyClick(view.editor, Qt.Key.Key_Backspace)
    assert view.editor.toPlainText() == before
    assert not view.tools.styles.isEnabled()
    assert not any(action.isEnabled() for action in view.tools.actions_by_name.values())
    found = view.form.box("header/place")
    assert isinstance(found, LineBox) and found.isReadOnly()
    chosen = view.form.box("header/paper/urgency")
    assert chosen is not None and not chosen.isEnabled()
    other.close()


def test_hidden_views_catch_up_when_shown(view: WritingView, plan: OpenPlan) -> None:
    key = block(plan, "NỘI DUNG THỰC HIỆN")
    view.hide()
    with plan.change("Xóa") as session:
        delete_blocks(session, [key])
    view.show()
    assert "NỘI DUNG THỰC HIỆN" not in view.editor.toPlainText()
    plan.workspace.undo()
    view.hide()
    assert view.show_place(f"blocks/{key}")


def test_an_empty_plan_can_be_begun(qtbot: QtBot, workspace: Workspace) -> None:
    facts = PlanFacts("trống", PlanKind.BLANK, PlanStatus.DRAFT, Issuer(), RichText())
    with workspace.change("Tạo") as session:
        create_plan(session, facts)
    plan = OpenPlan(workspace, "trống")
    workspace.listeners.append(plan.follow)
    view = WritingView(plan)
    qtbot.addWidget(view)
    view.show()
    view.editor.setFocus()
    QTest.keyClick(view.editor, Qt.Key.Key_Return)
    QTest.keyClicks(view.editor, "Mot cau.")
    view.finish_typing()
    assert [b.text.plain() for b in plan.facts.blocks] == ["Mot cau."]
