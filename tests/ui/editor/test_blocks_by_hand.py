"""Enter, Backspace, Tab, paste, selections over blocks: each one step of the plan."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from isodesk.facts import BlockKind, FieldRef, RichText, Run
from isodesk.services.text import add_block, delete_blocks
from isodesk.ui.editor import commands
from isodesk.ui.editor.chips import BOLD, ITALIC
from isodesk.ui.editor.editor import DocumentEditor
from isodesk.ui.open_plan import OpenPlan
from tests.ui.editor.hands import (
    CTRL,
    SHIFT,
    body,
    choose,
    compose,
    end,
    go,
    last_step,
    paste,
    press,
    texts,
    write,
)

START = [
    "heading1 Mục đích",
    "legal_bases1",
    "plain1 Trong giai đoạn 2026 - 2028 làm hai việc:",
    "bullet1 Việc một;",
    "bullet1 Việc hai.",
    "plain1 Đạt ......% trở lên",
]


def undone(editor: DocumentEditor, plan: OpenPlan) -> bool:
    """Take the last step back; whether file and screen are as at first."""
    plan.workspace.undo()
    return body(plan) == START and editor.document().blockCount() == len(editor.items) == 9


def test_enter_splits_a_block(editor: DocumentEditor, plan: OpenPlan) -> None:
    go(editor, "gạch-1", len("Việc"))
    press(editor, Qt.Key.Key_Return)
    write(editor, "Rồi")
    editor.commit()
    assert body(plan)[3:6] == ["bullet1 Việc", "bullet1 Rồi một;", "bullet1 Việc hai."]
    plan.workspace.undo()
    assert last_step(plan) == "Thêm đoạn"
    assert undone(editor, plan)


def test_enter_keeps_what_was_typed_before_it(editor: DocumentEditor, plan: OpenPlan) -> None:
    end(editor, "gạch-2")
    write(editor, " Xong")
    press(editor, Qt.Key.Key_Return)
    write(editor, "Việc ba")
    press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_Return)
    write(editor, "Hết")
    editor.commit()
    assert body(plan)[4:8] == [
        "bullet1 Việc hai. Xong",
        "bullet1 Việc ba",
        "plain1 Hết",
        "plain1 Đạt ......% trở lên",
    ]


def test_after_a_heading_comes_plain_text(editor: DocumentEditor, plan: OpenPlan) -> None:
    end(editor, "mục")
    press(editor, Qt.Key.Key_Return)
    assert plan.facts.blocks[1].kind is BlockKind.PLAIN
    assert undone(editor, plan)


def test_shift_enter_breaks_the_line_only(editor: DocumentEditor, plan: OpenPlan) -> None:
    end(editor, "gạch-1")
    press(editor, Qt.Key.Key_Return, SHIFT)
    write(editor, "dòng hai")
    editor.commit()
    assert texts(plan)["gạch-1"] == "Việc một;\ndòng hai"
    assert len(plan.facts.blocks) == 6


def test_backspace_at_a_start_lowers_then_joins(editor: DocumentEditor, plan: OpenPlan) -> None:
    go(editor, "gạch-2")
    press(editor, Qt.Key.Key_Backspace)
    assert body(plan)[4] == "plain1 Việc hai."
    assert last_step(plan) == "Đổi kiểu đoạn"
    press(editor, Qt.Key.Key_Backspace)
    assert body(plan)[3:5] == ["bullet1 Việc một;Việc hai.", "plain1 Đạt ......% trở lên"]
    assert Run("hai", bold=True) in plan.facts.blocks[3].text.parts
    write(editor, " ")
    editor.commit()
    assert texts(plan)["gạch-1"] == "Việc một; Việc hai."
    for _ in range(2):
        plan.workspace.undo()
    assert undone(editor, plan)


def test_delete_at_an_end_joins(editor: DocumentEditor, plan: OpenPlan) -> None:
    end(editor, "đoạn")
    press(editor, Qt.Key.Key_Delete)
    assert body(plan)[2] == "plain1 Trong giai đoạn 2026 - 2028 làm hai việc:Việc một;"
    assert last_step(plan) == "Nối đoạn"
    assert undone(editor, plan)


def test_nothing_joins_over_the_edge_of_an_annex(editor: DocumentEditor, plan: OpenPlan) -> None:
    end(editor, "trống")
    press(editor, Qt.Key.Key_Delete)
    go(editor, "trong")
    press(editor, Qt.Key.Key_Backspace)
    assert body(plan) == START
    assert last_step(plan) == "Tạo kế hoạch"


def test_tab_moves_levels_of_all_chosen(editor: DocumentEditor, plan: OpenPlan) -> None:
    choose(editor, "gạch-1", 2, "gạch-2", 2)
    press(editor, Qt.Key.Key_Tab)
    assert [b.level for b in plan.facts.blocks[3:5]] == [2, 2]
    assert last_step(plan) == "Xuống một cấp"
    press(editor, Qt.Key.Key_Backtab, SHIFT)
    assert body(plan) == START
    assert last_step(plan) == "Lên một cấp"


def test_pasted_paragraphs_become_blocks(editor: DocumentEditor, plan: OpenPlan) -> None:
    go(editor, "gạch-1", len("Việc "))
    paste(editor, "thứ nhất;\r\n\r\nViệc thứ hai;\r\nViệc ")
    assert body(plan)[3:6] == [
        "bullet1 Việc thứ nhất;",
        "bullet1 Việc thứ hai;",
        "bullet1 Việcmột;",
    ]
    assert last_step(plan) == "Dán đoạn văn"
    write(editor, " ")
    editor.commit()
    assert body(plan)[5] == "bullet1 Việc một;"
    plan.workspace.undo()
    assert undone(editor, plan)


def test_a_selection_over_blocks_goes_in_one_step(editor: DocumentEditor, plan: OpenPlan) -> None:
    choose(editor, "đoạn", len("Trong"), "gạch-2", len("Việc"))
    press(editor, Qt.Key.Key_Delete)
    assert body(plan)[2:4] == ["plain1 Trong hai.", "plain1 Đạt ......% trở lên"]
    assert last_step(plan) == "Xóa đoạn"
    assert undone(editor, plan)


def test_typing_replaces_a_selection_over_blocks(editor: DocumentEditor, plan: OpenPlan) -> None:
    choose(editor, "gạch-2", len("Việc"), "gạch-1", len("Việc"))
    write(editor, "ă")
    editor.commit()
    assert body(plan)[3:5] == ["bullet1 Việcă hai.", "plain1 Đạt ......% trở lên"]


def test_composing_replaces_a_selection_over_blocks(editor: DocumentEditor, plan: OpenPlan) -> None:
    choose(editor, "gạch-1", len("Việc "), "gạch-2", len("Việc "))
    compose(editor, "d", "đ", commit="đều")
    editor.commit()
    assert body(plan)[3] == "bullet1 Việc đềuhai."


def test_enter_replaces_a_selection_over_blocks(editor: DocumentEditor, plan: OpenPlan) -> None:
    choose(editor, "gạch-1", len("Việc"), "gạch-2", len("Việc "))
    press(editor, Qt.Key.Key_Return)
    assert body(plan)[3:5] == ["bullet1 Việc", "bullet1 hai."]


def test_a_selection_over_an_annex_stays(editor: DocumentEditor, plan: OpenPlan) -> None:
    choose(editor, "trống", 2, "trong", 0)
    press(editor, Qt.Key.Key_Delete)
    write(editor, "x")
    assert body(plan) == START
    assert editor.document().blockCount() == 9


def test_cut_and_copy_give_the_shown_text(editor: DocumentEditor, plan: OpenPlan) -> None:
    choose(editor, "đoạn", 0, "gạch-1", 4)
    press(editor, Qt.Key.Key_C, CTRL)
    copied = "Trong giai đoạn 2026 - 2028 làm hai việc:\nViệc"
    assert QGuiApplication.clipboard().text() == copied
    press(editor, Qt.Key.Key_X, CTRL)
    assert body(plan)[2:4] == ["plain1  một;", "bullet1 Việc hai."]
    assert QGuiApplication.clipboard().text() == copied
    assert undone(editor, plan)


def test_a_card_is_deleted_with_one_key(editor: DocumentEditor, plan: OpenPlan) -> None:
    go(editor, "bases")
    press(editor, Qt.Key.Key_Delete)
    assert BlockKind.LEGAL_BASES not in [block.kind for block in plan.facts.blocks]
    assert undone(editor, plan)


def test_enter_on_the_head_begins_the_text(editor: DocumentEditor, plan: OpenPlan) -> None:
    with plan.change("Xóa") as session:
        delete_blocks(session, [block.key for block in plan.facts.blocks])
    go(editor, "head")
    press(editor, Qt.Key.Key_Return)
    write(editor, "Câu đầu tiên")
    editor.commit()
    assert body(plan) == ["plain1 Câu đầu tiên"]


@pytest.mark.parametrize("key", [Qt.Key.Key_U, Qt.Key.Key_K])
def test_keys_of_the_toolkit_never_join_blocks(
    editor: DocumentEditor, plan: OpenPlan, key: Qt.Key
) -> None:
    end(editor, "gạch-1")
    write(editor, " đang gõ")
    press(editor, key, CTRL)
    QTest.qWait(10)
    assert editor.document().blockCount() == 9
    editor.commit()
    assert len(plan.facts.blocks) == 6


def test_blocks_that_come_from_elsewhere_leave_what_is_typed(
    editor: DocumentEditor, plan: OpenPlan
) -> None:
    end(editor, "gạch-1")
    write(editor, " đang gõ")
    with plan.change("Thêm") as session:
        add_block(session, plan.key, BlockKind.PLAIN, RichText.of("Đoạn mới"), at=0)
    write(editor, " tiếp")
    editor.commit()
    assert texts(plan)["gạch-1"] == "Việc một; đang gõ tiếp"
    assert body(plan)[0] == "plain1 Đoạn mới"


def test_bold_over_blocks_is_one_step(editor: DocumentEditor, plan: OpenPlan) -> None:
    choose(editor, "đoạn", len("Trong "), "gạch-1", 4)
    commands.toggle(editor, BOLD)
    assert last_step(plan) == "Đổi kiểu chữ"
    first = plan.facts.blocks[2].text.parts
    assert first[0] == Run("Trong ")
    assert isinstance(first[2], FieldRef) and first[2].bold
    assert plan.facts.blocks[3].text.parts[0] == Run("Việc", bold=True)
    assert undone(editor, plan)
    assert plan.facts.blocks[3].text == RichText.of("Việc một;")


def test_italic_for_what_comes(editor: DocumentEditor, plan: OpenPlan) -> None:
    end(editor, "gạch-1")
    commands.toggle(editor, ITALIC)
    write(editor, " gấp")
    editor.commit()
    assert plan.facts.blocks[3].text.parts == (Run("Việc một;"), Run(" gấp", italic=True))


def test_a_field_and_a_blank_are_inserted(editor: DocumentEditor, plan: OpenPlan) -> None:
    end(editor, "gạch-1")
    write(editor, " trong ")
    commands.insert_field(editor, FieldRef("span", format="pad2"))
    write(editor, " năm")
    commands.insert_blank(editor)
    assert texts(plan)["gạch-1"] == "Việc một; trong 03 năm......"
    assert plan.facts.blocks[3].text.fields[0].last == "03"
    assert last_step(plan) == "Chèn chỗ trống"


def test_styles_annexes_and_page_breaks(editor: DocumentEditor, plan: OpenPlan) -> None:
    go(editor, "đoạn", 3)
    commands.set_style(editor, BlockKind.NUMBERED, 2)
    commands.add_page_break(editor)
    assert body(plan)[2].startswith("numbered2")
    assert body(plan)[3] == "page_break1"
    commands.add_annex(editor)
    assert len(plan.facts.annexes) == 2
    write(editor, "Trong phụ lục mới")
    editor.commit()
    assert [b.text.plain() for b in plan.facts.annexes[1].blocks] == ["Trong phụ lục mới"]
    commands.delete_annex(editor)
    assert len(plan.facts.annexes) == 1
    assert last_step(plan) == "Xóa phụ lục"


def test_chosen_blocks_are_deleted_whole(editor: DocumentEditor, plan: OpenPlan) -> None:
    choose(editor, "bases", 0, "gạch-1", 2)
    commands.delete_blocks(editor)
    assert body(plan) == [START[0], *START[4:]]
    assert undone(editor, plan)


def test_the_caret_stays_through_undo(editor: DocumentEditor, plan: OpenPlan) -> None:
    go(editor, "gạch-2", 4)
    with plan.change("Thêm") as session:
        add_block(session, plan.key, BlockKind.PLAIN, RichText.of("Đoạn mới"), at=0)
    caret = editor.caret()
    assert caret is not None and (caret.key, caret.offset) == ("gạch-2", 4)
    plan.workspace.undo()
    caret = editor.caret()
    assert caret is not None and (caret.key, caret.offset) == ("gạch-2", 4)
