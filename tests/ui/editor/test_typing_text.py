"""Typing inside a block: letters, Vietnamese keyboards, fields, undo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from isodesk.facts import Blank, FieldRef, Run
from isodesk.services.plans import edit_head
from isodesk.ui.editor.editor import DocumentEditor
from isodesk.ui.editor.keeping import PAUSE_MS
from isodesk.ui.open_plan import OpenPlan
from tests.ui.editor.hands import (
    CTRL,
    compose,
    end,
    go,
    last_step,
    paste,
    press,
    shown,
    texts,
    write,
)


def test_leaving_the_block_commits_one_named_step(editor: DocumentEditor, plan: OpenPlan) -> None:
    end(editor, "gạch-1")
    write(editor, " thêm chữ có dấu ằẵặ Đ")
    assert texts(plan)["gạch-1"] == "Việc một;"
    press(editor, Qt.Key.Key_Down)
    assert texts(plan)["gạch-1"] == "Việc một; thêm chữ có dấu ằẵặ Đ"
    assert last_step(plan) == "Sửa đoạn văn"
    plan.workspace.undo()
    assert texts(plan)["gạch-1"] == "Việc một;"
    assert "Việc một;\n" in editor.toPlainText()


def test_a_pause_commits_too(editor: DocumentEditor, plan: OpenPlan, qtbot: QtBot) -> None:
    end(editor, "gạch-1")
    write(editor, " nữa")
    qtbot.waitUntil(lambda: texts(plan)["gạch-1"] == "Việc một; nữa", timeout=PAUSE_MS * 3)
    assert not editor.dirty


def test_backspace_bursts_of_a_keyboard_driver(editor: DocumentEditor, plan: OpenPlan) -> None:
    """Unikey types the plain letters, takes them back and types the marked ones."""
    end(editor, "gạch-1")
    write(editor, " cac\b\bác co\b\bcơ qua\b\b\bquan nhà nuo\b\bươc\b\b\bước")
    editor.commit()
    assert texts(plan)["gạch-1"] == "Việc một; các \bcơ quan nhà nước".replace("\b", "")


def test_composed_letters_are_never_committed_half(
    editor: DocumentEditor, plan: OpenPlan, qtbot: QtBot
) -> None:
    end(editor, "gạch-1")
    write(editor, " ")
    compose(editor, "d", "dd", "đ", "đươ", "đươc")
    qtbot.wait(PAUSE_MS + 300)
    assert texts(plan)["gạch-1"] == "Việc một;"
    compose(editor, "đươ", "được", commit="được")
    editor.commit()
    assert texts(plan)["gạch-1"] == "Việc một; được"


def test_composing_survives_changes_elsewhere(editor: DocumentEditor, plan: OpenPlan) -> None:
    go(editor, "gạch-2")
    compose(editor, "ne", "nê")
    with plan.change("Sửa giai đoạn") as session:
        edit_head(session, plan.key, last_year=2030)
    compose(editor, "nêu", commit="nêu ")
    editor.commit()
    assert texts(plan)["gạch-2"] == "nêu Việc hai."
    assert texts(plan)["đoạn"] == "Trong giai đoạn 2026 - 2030 làm hai việc:"


def test_decomposed_letters_are_stored_composed(editor: DocumentEditor, plan: OpenPlan) -> None:
    end(editor, "gạch-1")
    write(editor, " e\u0302\u0301")
    editor.commit()
    assert texts(plan)["gạch-1"] == "Việc một; ế"


def test_letters_beside_a_field_stay_letters(editor: DocumentEditor, plan: OpenPlan) -> None:
    go(editor, "đoạn", len("Trong giai đoạn "))
    write(editor, "các năm ")
    press(editor, Qt.Key.Key_Right)
    write(editor, " (ba năm)")
    editor.commit()
    block = plan.facts.blocks[2]
    assert [type(part) for part in block.text.parts] == [Run, FieldRef, Run]
    assert plan.text(block.text) == "Trong giai đoạn các năm 2026 - 2028 (ba năm) làm hai việc:"


def test_a_field_is_deleted_whole_and_stepped_over(editor: DocumentEditor, plan: OpenPlan) -> None:
    go(editor, "đoạn", len("Trong giai đoạn "))
    before = editor.textCursor().position()
    press(editor, Qt.Key.Key_Right)
    assert editor.textCursor().position() == before + 1
    press(editor, Qt.Key.Key_Backspace)
    editor.commit()
    assert plan.facts.blocks[2].text.fields == ()
    assert texts(plan)["đoạn"] == "Trong giai đoạn  làm hai việc:"
    plan.workspace.undo()
    assert texts(plan)["đoạn"] == "Trong giai đoạn 2026 - 2028 làm hai việc:"


def test_styles_and_blanks_survive_typing(editor: DocumentEditor, plan: OpenPlan) -> None:
    end(editor, "gạch-2")
    write(editor, " Hết.")
    go(editor, "trống", 0)
    write(editor, "Phải ")
    editor.commit()
    assert Run("hai", bold=True) in plan.facts.blocks[4].text.parts
    assert Blank(6) in plan.facts.blocks[5].text.parts


def test_fields_follow_while_a_block_is_typed_in(editor: DocumentEditor, plan: OpenPlan) -> None:
    end(editor, "gạch-1")
    write(editor, " đang gõ")
    with plan.change("Sửa giai đoạn") as session:
        edit_head(session, plan.key, last_year=2029)
    assert editor.dirty
    assert editor.caret() is not None
    write(editor, " tiếp")
    editor.commit()
    assert texts(plan)["gạch-1"] == "Việc một; đang gõ tiếp"


def test_undo_inside_the_block_is_the_documents(editor: DocumentEditor, plan: OpenPlan) -> None:
    end(editor, "gạch-1")
    write(editor, " nhầm")
    press(editor, Qt.Key.Key_Z, CTRL)
    editor.commit()
    assert texts(plan)["gạch-1"] == "Việc một;"
    assert last_step(plan) == "Tạo kế hoạch"


def test_what_undo_took_from_the_block_comes_back(editor: DocumentEditor, plan: OpenPlan) -> None:
    end(editor, "gạch-1")
    write(editor, " bon nam sau")
    press(editor, Qt.Key.Key_Z, CTRL)
    assert "Việc một;" in shown(editor)
    editor.commit()  # as the pause does it
    step = plan.workspace.next_redo()
    assert step is not None and step.label == "Sửa đoạn văn"
    plan.workspace.redo()
    assert texts(plan)["gạch-1"] == "Việc một; bon nam sau"
    assert not plan.workspace.drafts()


def test_undo_of_nothing_typed_leaves_the_file(editor: DocumentEditor, plan: OpenPlan) -> None:
    end(editor, "gạch-1")
    write(editor, "a\b")
    press(editor, Qt.Key.Key_Z, CTRL)
    assert last_step(plan) == "Tạo kế hoạch"


def test_a_single_line_is_pasted_into_the_text(editor: DocumentEditor, plan: OpenPlan) -> None:
    end(editor, "gạch-1")
    paste(editor, "  từ nơi khác  ")
    editor.commit()
    assert texts(plan)["gạch-1"] == "Việc một;từ nơi khác"


def test_what_is_computed_takes_no_letters(editor: DocumentEditor, plan: OpenPlan) -> None:
    for key in ("head", "bases", "phụ-lục"):
        go(editor, key)
        write(editor, "chữ")
        compose(editor, "a", commit="â")
        paste(editor, "dán")
    editor.commit()
    assert last_step(plan) == "Tạo kế hoạch"
    assert "chữ" not in editor.toPlainText()
    assert "dán" not in editor.toPlainText()
