"""Sections are moved by keys in the text, by keys and by dragging in the outline."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from isodesk.facts import Annex, Block, BlockKind, Issuer, PlanFacts, PlanKind, PlanStatus, RichText
from isodesk.ui.editor.steps import Caret
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.writing.outline_tree import OutlineTree
from isodesk.ui.writing.style_list import KEYS
from isodesk.ui.writing.view import WritingView

BOTH = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def _heading(key: str, level: int = 1) -> Block:
    return Block(key, BlockKind.HEADING, RichText.of(key.upper()), level)


def _plain(key: str) -> Block:
    return Block(key, BlockKind.PLAIN, RichText.of(key))


@pytest.fixture
def plan(open_plan: Callable[[PlanFacts], OpenPlan]) -> OpenPlan:
    return open_plan(
        PlanFacts(
            key="kế-hoạch",
            kind=PlanKind.YEARLY,
            status=PlanStatus.DRAFT,
            issuer=Issuer(full_name="Sở A"),
            subject=RichText.of("Thử"),
            blocks=(
                *(_heading("a"), _plain("a1"), _heading("aa", 2), _plain("aa1")),
                *(_heading("b"), _plain("b1"), _heading("ba", 2), _plain("ba1")),
            ),
            annexes=(
                Annex("p1", RichText.of("Một"), (_heading("x"), _plain("x1"))),
                Annex("p2", RichText.of("Hai"), (_plain("y1"),)),
            ),
        )
    )


def body(plan: OpenPlan) -> str:
    return " ".join(block.key for block in plan.facts.blocks)


def drag(tree: OutlineTree, dragged: str, target: str, low: bool) -> None:
    """Take a line with the mouse and let it go on the upper or lower part of another."""
    tree.setCurrentItem(tree.line(dragged))
    box = tree.visualItemRect(tree.line(target))
    point = QPoint(box.center().x(), box.bottom() - 2 if low else box.top() + 2)
    data = tree.mimeData([tree.line(dragged)])
    assert isinstance(data, QMimeData)
    event = QDropEvent(
        QPointF(point),
        Qt.DropAction.MoveAction | Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tree.dropEvent(event)
    # Qt would take the moved line out of the tree itself, were the move not told as a copy.
    assert event.dropAction() is Qt.DropAction.CopyAction


def test_keys_move_a_heading_with_all_under_it(view: WritingView, plan: OpenPlan) -> None:
    view.editor.place_caret(Caret("b", 1))
    QTest.keyClick(view.editor, Qt.Key.Key_Up, BOTH)
    assert body(plan) == "b b1 ba ba1 a a1 aa aa1"
    assert view.editor.caret() == Caret("b", 1)
    assert [item.number for item in view.editor.items if item.key in "ab"] == ["I.", "II."]
    QTest.keyClick(view.editor, Qt.Key.Key_Up, BOTH)
    assert body(plan) == "b b1 ba ba1 a a1 aa aa1"
    plan.workspace.undo()
    assert body(plan) == "a a1 aa aa1 b b1 ba ba1"


def test_keys_move_a_paragraph(view: WritingView, plan: OpenPlan) -> None:
    view.editor.place_caret(Caret("a1", 0))
    QTest.keyClick(view.editor, Qt.Key.Key_Down, BOTH)
    QTest.keyClick(view.editor, Qt.Key.Key_Down, BOTH)
    assert body(plan) == "a aa aa1 a1 b b1 ba ba1"
    step = plan.workspace.next_undo()
    assert step is not None and step.label == "Chuyển đoạn xuống"


def test_a_section_goes_into_the_next_one(view: WritingView, plan: OpenPlan) -> None:
    view.editor.place_caret(Caret("aa", 0))
    QTest.keyClick(view.editor, Qt.Key.Key_Down, BOTH)
    assert body(plan) == "a a1 b b1 aa aa1 ba ba1"


def test_a_section_is_dragged(view: WritingView, plan: OpenPlan) -> None:
    drag(view.outline, "b", "a", low=False)
    assert body(plan) == "b b1 ba ba1 a a1 aa aa1"
    step = plan.workspace.next_undo()
    assert step is not None and step.label == "Chuyển mục"
    assert view.outline.currentItem() is view.outline.line("b")
    plan.workspace.undo()
    assert body(plan) == "a a1 aa aa1 b b1 ba ba1"
    drag(view.outline, "aa", "ba", low=True)
    assert body(plan) == "a a1 b b1 ba ba1 aa aa1"
    drag(view.outline, "aa", "b", low=True)
    assert body(plan) == "a a1 b b1 aa aa1 ba ba1"


def test_a_section_is_not_dragged_into_itself(view: WritingView, plan: OpenPlan) -> None:
    before = plan.workspace.next_undo()
    drag(view.outline, "a", "aa", low=True)
    drag(view.outline, "a", "a", low=True)
    assert body(plan) == "a a1 aa aa1 b b1 ba ba1"
    assert plan.workspace.next_undo() == before


def test_a_section_is_dragged_into_an_annex_and_back(view: WritingView, plan: OpenPlan) -> None:
    drag(view.outline, "aa", "p2", low=True)
    assert body(plan) == "a a1 b b1 ba ba1"
    assert [b.key for b in plan.facts.annexes[1].blocks] == ["y1", "aa", "aa1"]
    drag(view.outline, "aa", "b", low=False)
    assert body(plan) == "a a1 aa aa1 b b1 ba ba1"
    assert [b.key for b in plan.facts.annexes[1].blocks] == ["y1"]


def test_annexes_change_places(view: WritingView, plan: OpenPlan) -> None:
    drag(view.outline, "p2", "p1", low=False)
    assert [annex.key for annex in plan.facts.annexes] == ["p2", "p1"]
    view.outline.setFocus()
    QTest.keyClick(view.outline, Qt.Key.Key_Down, BOTH)
    assert [annex.key for annex in plan.facts.annexes] == ["p1", "p2"]


def test_keys_in_the_outline(view: WritingView, plan: OpenPlan) -> None:
    view.outline.choose("b")
    view.outline.setFocus()
    QTest.keyClick(view.outline, Qt.Key.Key_Up, BOTH)
    assert body(plan) == "b b1 ba ba1 a a1 aa aa1"
    assert view.outline.currentItem() is view.outline.line("b")


def test_styles_show_their_keys_and_obey_them(view: WritingView, plan: OpenPlan) -> None:
    styles = view.tools.styles
    shown = {styles.itemText(i): styles.itemData(i, KEYS) for i in range(styles.count())}
    assert shown["Tiêu đề mục I."] == "Ctrl+Alt+1"
    assert shown["Điểm a)"] == "Ctrl+Alt+5"
    kinds = next(a.menu() for a in view.tools.menu().actions() if a.text() == "Kiểu đoạn")
    assert isinstance(kinds, QMenu)
    assert kinds.actions()[0].text() == "Tiêu đề mục I.\tCtrl+Alt+1"
    view.editor.place_caret(Caret("a1", 0))
    ctrl_alt = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(view.editor, Qt.Key.Key_5, ctrl_alt)
    assert plan.facts.blocks[1].kind is BlockKind.POINT
