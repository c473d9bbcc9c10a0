"""Documents, references and sources of numbers, in the whole window."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from isodesk.facts import BlockKind, Citation, PlanFacts, PlanKind
from isodesk.services.citations import add_citation, list_citations
from isodesk.ui.dialogs.field_picker import ReferencePicker
from isodesk.ui.editor.editor import DocumentEditor
from isodesk.ui.editor.steps import Caret
from isodesk.ui.plan_page import PlanPage
from isodesk.ui.window import MainWindow
from isodesk.ui.writing.bases_dialog import BasesDialog
from isodesk.ui.writing.boxes import LineBox
from isodesk.ui.writing.citation_picker import NEW, CitationPicker, NewCitationDialog
from isodesk.ui.writing.view import WritingView
from tests.ui.window.hands import answer, keys, plan_of, press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
FULL = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư"


@pytest.fixture
def page(window: MainWindow) -> PlanPage:
    """The plan with a budget, its text in front."""
    with window.workspace.change("Thêm văn bản") as session:
        add_citation(
            session,
            Citation(
                "nđ30",
                "Nghị định",
                "30/2020/NĐ-CP",
                date(2020, 3, 5),
                issuer="Chính phủ",
                title="về công tác văn thư",
            ),
        )
    page = window.open_plan(plan_of(window, PlanKind.PROGRAMME))
    page.show_view("writing")
    return page


def writing(page: PlanPage) -> WritingView:
    view = page.view
    assert isinstance(view, WritingView)
    return view


def plain_blocks(facts: PlanFacts) -> list[str]:
    return [b.key for b in facts.blocks if b.kind is BlockKind.PLAIN]


def at_end(editor: DocumentEditor, key: str) -> None:
    assert editor.place_caret(Caret(key, 10_000))
    editor.setFocus()


def shown(page: PlanPage, key: str) -> str:
    context = page.plan.context
    return next(context.text(b.text) for b in context.plan.all_blocks() if b.key == key)


def pick(words: str) -> None:
    """Choose the document in which these words stand."""

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, CitationPicker)
        dialog.search(words)
        keys("Enter")

    answer(choose)


def test_a_document_is_named_in_full_first_and_short_later(
    window: MainWindow, page: PlanPage
) -> None:
    editor = writing(page).editor
    first, second = plain_blocks(page.plan.facts)[:2]
    for key in (second, first):
        at_end(editor, key)
        pick("van thu 30/2020")
        keys("Ctrl+Shift+K")
    assert shown(page, first).endswith(FULL)
    assert shown(page, second).endswith("Nghị định số 30/2020/NĐ-CP")
    block = editor.document().findBlockByNumber(
        next(i for i, item in enumerate(editor.items) if item.key == second)
    )
    assert editor.plain(block).endswith("Nghị định số 30/2020/NĐ-CP")
    keys("Ctrl+Z")
    assert shown(page, second).endswith(FULL)


def test_a_new_document_joins_the_list(window: MainWindow, page: PlanPage) -> None:
    editor = writing(page).editor
    key = plain_blocks(page.plan.facts)[0]
    at_end(editor, key)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NewCitationDialog)
        dialog.kind.setCurrentText("Chỉ thị")
        dialog.symbol.setFocus()
        type_text("07/CT-TTg")
        dialog.issued_on.setText("19/3/2024")
        dialog.title.setPlainText("về việc thử")
        press(dialog, "Thêm")

    def make(dialog: QDialog) -> None:
        answer(fill)
        press(dialog, NEW)

    answer(make)
    keys("Ctrl+Shift+K")
    assert shown(page, key).endswith("Chỉ thị số 07/CT-TTg ngày 19/3/2024 về việc thử")
    with window.workspace.read() as session:
        assert list_citations(session)[-1].symbol == "07/CT-TTg"
    keys("Ctrl+Z")
    with window.workspace.read() as session:
        assert "07/CT-TTg" not in {c.symbol for c in list_citations(session)}


def test_a_document_changed_in_the_list_changes_in_the_text(
    window: MainWindow, page: PlanPage
) -> None:
    key = plain_blocks(page.plan.facts)[0]
    at_end(writing(page).editor, key)
    pick("30/2020")
    keys("Ctrl+Shift+K")
    keys("Alt+3")
    row = window.list_page("citations").source.find("nđ30")
    window.list_page("citations").panel.grid.go_to(row, 6)
    type_text("về văn thư")
    keys("Enter")
    assert shown(page, key).endswith("của Chính phủ về văn thư")


def test_a_reference_follows_its_section(window: MainWindow, page: PlanPage) -> None:
    editor = writing(page).editor
    key = plain_blocks(page.plan.facts)[0]
    at_end(editor, key)
    type_text(" theo ")

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ReferencePicker)
        dialog.search("kinh phi thuc hien")
        assert dialog.lines()[0] == ("IV. KINH PHÍ THỰC HIỆN", "Mục IV")
        keys("Enter")

    answer(choose)
    keys("Ctrl+Shift+R")
    assert shown(page, key).endswith(" theo Mục IV")
    target = next(
        b.key for b in page.plan.facts.blocks if page.plan.text(b.text) == "KINH PHÍ THỰC HIỆN"
    )
    assert editor.place_caret(Caret(target, 0))
    keys("Alt+Shift+Up")
    assert shown(page, key).endswith(" theo Mục III")
    assert editor.place_caret(Caret(target, 0))
    keys("Ctrl+Shift+Del")
    assert shown(page, key).endswith(" theo Mục III")
    index = next(i for i, item in enumerate(editor.items) if item.key == key)
    assert editor.plain(editor.document().findBlockByNumber(index)).endswith("Mục III")


def test_a_field_leads_to_where_its_number_comes_from(window: MainWindow, page: PlanPage) -> None:
    view = writing(page)
    block, field = next(
        (b, f) for b in page.plan.facts.blocks for f in b.text.fields if f.source == "amount.total"
    )
    index = next(i for i, item in enumerate(view.editor.items) if item.key == block.key)
    text = view.editor.document().findBlockByNumber(index)
    fields = list(block.text.fields)
    places = [i for i, letter in enumerate(text.text()) if letter == "\ufffc"]
    assert view.editor.place_caret(Caret(block.key, places[fields.index(field)]))
    view.editor.setFocus()
    keys("Shift+F9")
    assert page.spec.code == "budget"
    strip = page.view.strip  # type: ignore[attr-defined]  # every table has one
    assert strip.words == "“3.060.000.000” là dòng tổng của thẻ Kinh phí."


def test_ctrl_and_a_click_lead_to_the_source(window: MainWindow, page: PlanPage) -> None:
    view = writing(page)
    block = next(
        b for b in page.plan.facts.blocks if any(f.source == "years" for f in b.text.fields)
    )
    index = next(i for i, item in enumerate(view.editor.items) if item.key == block.key)
    text = view.editor.document().findBlockByNumber(index).text()
    assert view.editor.place_caret(Caret(block.key, text.index("\ufffc")))
    point = view.editor.cursorRect().center() + QPoint(8, 0)
    QTest.mouseClick(view.editor.viewport(), Qt.MouseButton.LeftButton, CTRL, point)
    assert view.strip.words == "“2018 - 2020” theo Năm thực hiện của kế hoạch, ở khung Thể thức."
    box = view.form.box("header/first_year")
    assert box is not None and window.focusWidget() is box


def test_bases_are_taken_from_the_list_ordered_and_worded(
    window: MainWindow, page: PlanPage
) -> None:
    view = writing(page)
    before = page.plan.facts.legal_bases

    def edit(dialog: QDialog) -> None:
        assert isinstance(dialog, BasesDialog)
        dialog.list.setCurrentRow(0)
        pick("30/2020")
        press(dialog, "Thêm từ danh mục…")
        assert dialog.list.currentRow() == 1
        dialog.lead.setEditText("Thực hiện")
        assert dialog.list.item(1).text() == f"Thực hiện {FULL}"
        keys("Alt+Up")
        dialog.list.setCurrentRow(2)
        keys("Ctrl+Shift+Del")
        dialog.list.setCurrentRow(1)
        dialog.words.setPlainText("Quyết định của Thủ tướng;")
        press(dialog, "Lưu")

    answer(edit)
    press(view.form, "Danh mục…")
    after = page.plan.facts.legal_bases
    assert [b.key for b in after[1:]] == [before[0].key, *(b.key for b in before[2:])]
    assert (after[0].lead, after[0].citation and after[0].citation.symbol) == (
        "Thực hiện",
        "30/2020/NĐ-CP",
    )
    assert page.plan.text(after[1].text) == "Quyết định của Thủ tướng;"
    assert after[1].citation == before[0].citation
    step = window.workspace.next_undo()
    assert step is not None and step.label == "Sửa căn cứ"
    keys("Ctrl+Z")
    assert page.plan.facts.legal_bases == before


def test_what_was_undone_while_typing_is_done_again(page: PlanPage, window: MainWindow) -> None:
    editor = writing(page).editor
    key = plain_blocks(page.plan.facts)[1]
    at_end(editor, key)
    type_text(" bon nam sau")
    keys("Ctrl+Z")
    assert "bon nam sau" not in editor.toPlainText()
    assert window.action("redo").isEnabled()
    editor.commit()  # as the pause does it
    keys("Ctrl+Y")
    assert "bon nam sau" in editor.toPlainText()
    keys("Ctrl+Z", "Ctrl+Y")
    block = next(block for block in page.plan.facts.blocks if block.key == key)
    assert page.plan.text(block.text).endswith(" bon nam sau")


def test_a_box_does_again_what_it_took_back(page: PlanPage, window: MainWindow) -> None:
    box = writing(page).form.findChildren(LineBox)[0]
    window.workspace.undo()  # a step that Ctrl+Y of the window would do again
    box.setFocus()
    before = box.text()
    keys("End")
    type_text(" thêm")
    keys("Ctrl+Z")
    assert box.text() == before
    keys("Ctrl+Y")
    assert box.text() == f"{before} thêm"
    keys("Esc")
