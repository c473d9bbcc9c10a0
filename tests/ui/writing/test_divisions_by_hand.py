"""Phần to Điều chosen in the list of styles, numbered in the text and in the outline."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem

from isodesk.facts import Block, BlockKind, PlanFacts, PlanKind, RichText
from isodesk.ui.editor.steps import Caret
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.writing.tools import STYLES
from isodesk.ui.writing.view import WritingView
from tests.documents.plans import small_plan
from tests.ui.editor.hands import body, last_step, paste

T = RichText.of
BLOCKS = tuple(
    Block(f"b{i}", BlockKind.PLAIN, T(words))
    for i, words in enumerate(("Quy định chung", "Phạm vi", "Ban hành kèm theo.", "Tổ chức"))
)


@pytest.fixture
def plan(open_plan: Callable[[PlanFacts], OpenPlan]) -> OpenPlan:
    return open_plan(small_plan(kind=PlanKind.BLANK, blocks=BLOCKS))


def style(view: WritingView, key: str, name: str) -> None:
    """Put the caret into a block and choose a style from the list with the keys."""
    view.editor.place_caret(Caret(key, 0))
    index = [each.name for each in STYLES].index(name)
    view.tools.styles.setFocus()
    QTest.keyClick(view.tools.styles, Qt.Key.Key_Home)
    for _ in range(index):
        QTest.keyClick(view.tools.styles, Qt.Key.Key_Down)


def tree(view: WritingView) -> list[str]:
    """The outline, each line as deep as it stands there."""

    def walk(item: QTreeWidgetItem | None, depth: int) -> list[str]:
        assert item is not None
        below = [line for i in range(item.childCount()) for line in walk(item.child(i), depth + 1)]
        return ["  " * depth + item.text(0), *below]

    tops = range(view.outline.topLevelItemCount())
    return [line for i in tops for line in walk(view.outline.topLevelItem(i), 0)]


def test_divisions_are_chosen_and_show_their_numbers(view: WritingView, plan: OpenPlan) -> None:
    chosen = ("Chương I", "Điều 1. có tiêu đề", "Điều 1. không tiêu đề", "Chương I")
    for block, name in zip(BLOCKS, chosen, strict=True):
        style(view, block.key, name)
    assert body(plan) == [
        "chapter1 Quy định chung",
        "article1 Phạm vi",
        "article2 Ban hành kèm theo.",
        "chapter1 Tổ chức",
    ]
    numbers = [item.number for item in view.editor.items if item.block is not None]
    assert numbers == ["Chương I", "Điều 1.", "Điều 2.", "Chương II"]
    assert tree(view) == [
        "Chương I Quy định chung",
        "  Điều 1. Phạm vi",
        "  Điều 2. Ban hành kèm theo.",
        "Chương II Tổ chức",
    ]
    view.editor.place_caret(Caret("b1", 0))
    assert view.tools.styles.currentText() == "Điều 1. có tiêu đề"
    while last_step(plan) == "Đổi kiểu đoạn":
        plan.workspace.undo()
    assert body(plan) == [f"plain1 {plan.text(block.text)}" for block in BLOCKS]
    assert tree(view) == []


def test_after_a_title_comes_plain_text(view: WritingView, plan: OpenPlan) -> None:
    style(view, "b0", "Chương I")
    view.editor.place_caret(Caret("b0", 10_000))
    view.editor.setFocus()
    QTest.keyClick(view.editor, Qt.Key.Key_Return)
    assert body(plan)[:2] == ["chapter1 Quy định chung", "plain1"]


def test_after_an_article_without_a_title_comes_the_next(view: WritingView, plan: OpenPlan) -> None:
    style(view, "b2", "Điều 1. không tiêu đề")
    view.editor.place_caret(Caret("b2", 10_000))
    view.editor.setFocus()
    QTest.keyClick(view.editor, Qt.Key.Key_Return)
    assert body(plan)[2:4] == ["article2 Ban hành kèm theo.", "article2"]


def test_lines_pasted_into_a_title_are_no_titles(view: WritingView, plan: OpenPlan) -> None:
    style(view, "b0", "Mục 1")
    view.editor.place_caret(Caret("b0", 10_000))
    view.editor.setFocus()
    paste(view.editor, ".\nMột\nHai")
    assert body(plan)[:3] == ["section1 Quy định chung.", "plain1 Một", "plain1 Hai"]
    assert last_step(plan) == "Dán đoạn văn"


def test_tab_takes_the_title_from_an_article(view: WritingView, plan: OpenPlan) -> None:
    style(view, "b1", "Điều 1. có tiêu đề")
    view.editor.place_caret(Caret("b1", 0))
    view.editor.setFocus()
    QTest.keyClick(view.editor, Qt.Key.Key_Tab)
    assert body(plan)[1] == "article2 Phạm vi"


def dark(image: QImage, left: int, right: int, top: int, bottom: int) -> list[int]:
    """The columns that hold ink."""
    return [
        x
        for x in range(left, right)
        if any(QColor(image.pixel(x, y)).lightness() < 110 for y in range(top, bottom))
    ]


def test_the_number_is_painted_in_the_middle_above_its_title(
    view: WritingView, plan: OpenPlan
) -> None:
    style(view, "b0", "Tiểu mục 1")
    view.editor.place_caret(Caret("b3", 0))
    view.editor.viewport().repaint()
    place = view.editor.document().findBlockByNumber(1)
    box = view.editor.document().documentLayout().blockBoundingRect(place)
    line = place.layout().lineAt(0)
    image = view.editor.viewport().grab().toImage()
    scale = image.devicePixelRatio()
    offset = view.editor.verticalScrollBar().value()
    title = int((box.top() + line.y() - offset) * scale)
    width = int(view.editor.viewport().width() * scale) - 4
    above = dark(image, 4, width, title - int(20 * scale), title - int(2 * scale))
    below = dark(image, 4, width, title + int(3 * scale), title + int(line.height() * scale))
    assert above and below
    assert above[-1] - above[0] > 40 * scale
    assert abs((above[0] + above[-1]) / 2 - (below[0] + below[-1]) / 2) < 4 * scale
    assert view.editor.viewport().rect().contains(QPoint(above[0], title))
