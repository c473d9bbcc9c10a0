"""Articles without a title move with their clauses, by the keys of the outline and of the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from isodesk.facts import Block, BlockKind, PlanFacts, PlanKind, RichText
from isodesk.ui.editor.steps import Caret
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.writing.view import WritingView
from tests.documents.plans import small_plan

BOTH = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def plan(open_plan: Callable[[PlanFacts], OpenPlan]) -> OpenPlan:
    shape = (("d1", 2), ("k1", 0), ("k2", 0), ("d2", 2), ("k3", 0), ("d3", 2))
    blocks = tuple(
        Block(key, BlockKind.ARTICLE if level else BlockKind.PLAIN, RichText.of(key), level or 1)
        for key, level in shape
    )
    return open_plan(small_plan(kind=PlanKind.BLANK, blocks=blocks))


def body(plan: OpenPlan) -> str:
    return " ".join(block.key for block in plan.facts.blocks)


def test_clauses_go_with_their_article(view: WritingView, plan: OpenPlan) -> None:
    view.outline.choose("d1")
    view.outline.setFocus()
    QTest.keyClick(view.outline, Qt.Key.Key_Down, BOTH)
    assert body(plan) == "d2 k3 d1 k1 k2 d3"
    assert view.outline.line("d1").text(0) == "Điều 2. d1"
    step = plan.workspace.next_undo()
    assert step is not None and step.label == "Chuyển điều xuống"
    plan.workspace.undo()
    view.editor.setFocus()
    view.editor.place_caret(Caret("d2", 1))
    QTest.keyClick(view.editor, Qt.Key.Key_Up, BOTH)
    assert body(plan) == "d2 k3 d1 k1 k2 d3"
    view.editor.place_caret(Caret("k1", 0))
    QTest.keyClick(view.editor, Qt.Key.Key_Down, BOTH)
    assert body(plan) == "d2 k3 d1 k2 k1 d3"
