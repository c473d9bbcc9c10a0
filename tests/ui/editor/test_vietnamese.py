"""Vietnamese typed into the text of a plan: no letter is lost, doubled or out of its place."""

from __future__ import annotations

from PySide6.QtCore import Qt

from isodesk.facts import Blank
from isodesk.services.plans import edit_head
from isodesk.ui.editor.editor import DocumentEditor
from isodesk.ui.open_plan import OpenPlan
from tests.ui.editor.hands import CTRL, choose, end, go, last_step, press, texts
from tests.ui.vietnamese_keys import PHRASES, WORDS, Keyboard

ALL = " ".join((*PHRASES, *WORDS))
SOME = " ".join((*PHRASES, *WORDS[::8]))
LEAD = "Trong giai đoạn "


def test_all_words_in_the_middle_of_a_text(
    keyboard: Keyboard, editor: DocumentEditor, plan: OpenPlan
) -> None:
    go(editor, "gạch-1", len("Việc "))
    keyboard.type(ALL + " ")
    editor.commit()
    assert texts(plan)["gạch-1"] == f"Việc {ALL} một;"
    end(editor, "mục")
    keyboard.type(", " + SOME)
    press(editor, Qt.Key.Key_Down)
    assert texts(plan)["mục"] == f"Mục đích, {SOME}"


def test_words_beside_fields_and_over_what_is_chosen(
    keyboard: Keyboard, editor: DocumentEditor, plan: OpenPlan
) -> None:
    go(editor, "đoạn", len(LEAD))
    keyboard.type(SOME)
    press(editor, Qt.Key.Key_Right)
    keyboard.type(SOME)
    editor.commit()
    assert texts(plan)["đoạn"] == f"{LEAD}{SOME}2026 - 2028{SOME} làm hai việc:"
    assert len(plan.facts.blocks[2].text.fields) == 1
    go(editor, "trống", len("Đạt ") + 1)
    keyboard.type("đường")
    editor.commit()
    assert texts(plan)["trống"].endswith("đường% trở lên")
    assert plan.facts.blocks[5].text.parts[1] == Blank(6)
    choose(editor, "trống", len("Đạt "), "trống", len("Đạt ") + 1)
    keyboard.type(PHRASES[0])
    editor.commit()
    assert texts(plan)["trống"] == f"Đạt {PHRASES[0]}đường% trở lên"
    choose(editor, "đoạn", len(LEAD + SOME) + 1, "đoạn", 10_000)
    keyboard.type("ấp ")
    editor.commit()
    assert texts(plan)["đoạn"] == f"{LEAD}{SOME}2026 - 2028ấp "
    choose(editor, "gạch-1", len("Việc "), "gạch-2", len("Việc "))
    keyboard.type("đường ướt ")
    editor.commit()
    assert texts(plan)["gạch-1"] == "Việc đường ướt hai."
    assert "gạch-2" not in texts(plan)


def test_new_blocks_are_typed_from_their_first_letter(
    keyboard: Keyboard, editor: DocumentEditor, plan: OpenPlan
) -> None:
    go(editor, "trong")
    for phrase in PHRASES:
        keyboard.type(phrase)
        press(editor, Qt.Key.Key_Return)
    go(editor, "gạch-2", 0)
    keyboard.type("ấp ")
    press(editor, Qt.Key.Key_Return)
    keyboard.type("ổn ")
    editor.commit()
    annex = [plan.text(block.text) for block in plan.facts.annexes[0].blocks]
    assert annex == [*PHRASES, ""]
    assert [plan.text(block.text) for block in plan.facts.blocks[4:6]] == ["ấp ", "ổn Việc hai."]


def test_what_is_kept_between_words_takes_nothing(
    keyboard: Keyboard, editor: DocumentEditor, plan: OpenPlan
) -> None:
    end(editor, "gạch-1")
    keyboard.type(" Sở ")
    editor.keeping.commit()
    assert last_step(plan) == "Sửa đoạn văn"
    keyboard.type("Tài chính ")
    editor.keeping.keep_draft()
    keyboard.type("thẩm định")
    editor.commit()
    assert texts(plan)["gạch-1"] == "Việc một; Sở Tài chính thẩm định"


def test_no_draft_holds_half_a_word(
    composer: Keyboard, editor: DocumentEditor, plan: OpenPlan
) -> None:
    end(editor, "gạch-1")
    composer.type(" hệ ")
    composer.begin("thống")
    editor.keeping.keep_draft()
    (draft,) = plan.workspace.drafts()
    assert "Việc một; hệ " in draft.text
    assert "th" not in draft.text.partition("hệ ")[2].partition('"')[0]
    assert composer.composing == "thống"
    composer.commit()
    editor.commit()
    assert texts(plan)["gạch-1"] == "Việc một; hệ thống"


def test_a_composed_word_is_whole_wherever_the_caret_goes(
    composer: Keyboard, editor: DocumentEditor, plan: OpenPlan
) -> None:
    end(editor, "gạch-1")
    composer.begin("đường")
    go(editor, "gạch-2", 0)
    composer.type("ướt ")
    composer.begin("ấm")
    choose(editor, "đoạn", 0, "đoạn", len(LEAD))
    composer.type("Trong ")
    composer.begin("kỳ")
    press(editor, Qt.Key.Key_Down)
    assert texts(plan)["gạch-1"] == "Việc một;đường"
    assert texts(plan)["gạch-2"] == "ướt ấmViệc hai."
    assert texts(plan)["đoạn"] == "Trong kỳ2026 - 2028 làm hai việc:"


def test_a_composed_word_is_whole_when_the_focus_goes_or_a_command_comes(
    composer: Keyboard, editor: DocumentEditor, plan: OpenPlan
) -> None:
    end(editor, "gạch-1")
    composer.begin("đường")
    editor.commit()
    assert texts(plan)["gạch-1"] == "Việc một;đường"
    composer.begin("nước")
    with plan.change("Sửa giai đoạn") as session:
        edit_head(session, plan.key, last_year=2030)
    editor.reload()
    composer.commit()
    composer.begin("sạch")
    editor.clearFocus()
    assert texts(plan)["gạch-1"] == "Việc một;đườngnướcsạch"


def test_enter_while_a_word_is_composed_breaks_behind_it(
    composer: Keyboard, editor: DocumentEditor, plan: OpenPlan
) -> None:
    go(editor, "gạch-1", len("Việc "))
    composer.begin("đường")
    press(editor, Qt.Key.Key_Shift)
    assert composer.composing == "đường"
    press(editor, Qt.Key.Key_Return)
    editor.commit()
    assert [plan.text(block.text) for block in plan.facts.blocks[3:5]] == ["Việc đường", "một;"]


def test_undo_takes_composed_words_back(
    composer: Keyboard, editor: DocumentEditor, plan: OpenPlan
) -> None:
    end(editor, "gạch-1")
    composer.type(" Hưng ")
    composer.begin("Đạo")
    while composer.composing or editor.document().isUndoAvailable():
        press(editor, Qt.Key.Key_Z, CTRL)
    composer.type(" Lắk")
    editor.commit()
    assert texts(plan)["gạch-1"] == "Việc một; Lắk"
