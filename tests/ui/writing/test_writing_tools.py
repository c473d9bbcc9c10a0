"""The line of tools, the menu of the right button, the hints of fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip

from isodesk.facts import BlockKind, FieldRef, Orientation, PlanFacts, PlanStatus
from isodesk.ui.editor import page
from isodesk.ui.editor.cards import table_card
from isodesk.ui.editor.steps import Caret
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.writing.view import WritingView


def test_the_menu_knows_what_can_be_done(view: WritingView, plan: OpenPlan) -> None:
    view.editor.place_caret(Caret(plan.facts.blocks[2].key, 3))
    menu = view.tools.menu()
    names = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert names == [
        "Cắt",
        "Chép",
        "Dán",
        "Kiểu đoạn",
        "Xem nguồn số liệu",
        "Chèn số liệu tự động…",
        "Chèn văn bản viện dẫn…",
        "Chèn dẫn chiếu đến mục, phụ lục…",
        "Thêm đoạn bên dưới",
        "Xóa đoạn",
    ]
    assert [action.isEnabled() for action in menu.actions()[:2]] == [False, False]
    view.editor.selectAll()
    assert view.tools.menu().actions()[1].isEnabled()


def test_an_annex_is_turned(view: WritingView, plan: OpenPlan) -> None:
    annex = plan.facts.annexes[0]
    turn = view.tools.actions_by_name["turn"]
    assert not turn.isEnabled()
    view.show_place(f"annexes/{annex.key}")
    before = annex.orientation
    assert turn.isChecked() == (before is Orientation.LANDSCAPE)
    turn.trigger()
    assert plan.facts.annexes[0].orientation is not before
    assert turn.isChecked() == (before is not Orientation.LANDSCAPE)
    plan.workspace.undo()
    assert plan.facts.annexes[0].orientation is before
    assert turn.isChecked() == (before is Orientation.LANDSCAPE)


def test_a_field_says_where_it_comes_from(view: WritingView, plan: OpenPlan) -> None:
    block = next(b for b in plan.facts.blocks if b.text.fields)
    index = next(i for i, item in enumerate(view.editor.items) if item.key == block.key)
    place = view.editor.document().findBlockByNumber(index)
    view.show_place(f"blocks/{block.key}")
    view.editor.place_caret(Caret(block.key, place.text().index("\ufffc")))
    point = view.editor.cursorRect().center() + QPoint(8, 0)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, point, view.editor.mapToGlobal(point))
    QApplication.sendEvent(view.editor.viewport(), event)
    assert QToolTip.text() == page.tip(plan.context, block.text.fields[0])
    assert QToolTip.text().startswith("Số liệu tự động – ")
    gone = page.tip(plan.context, FieldRef("task.period", "không có", last="Quý I"))
    assert gone.startswith("Thời gian của nhiệm vụ: không còn trong kế hoạch.")


def test_cards_show_what_the_tables_hold(view: WritingView, plan: OpenPlan) -> None:
    (block,) = [b for b in plan.facts.all_blocks() if b.kind is BlockKind.TABLE]
    title, lines = table_card(plan.context, block)
    assert title == "Bảng kinh phí – sửa ở thẻ Kinh phí"
    assert lines[-1] == "Tổng cộng: 3.060.000.000 đồng"


@pytest.mark.parametrize("status", [PlanStatus.DRAFT, PlanStatus.ISSUED])
def test_nothing_is_inserted_into_a_locked_plan(
    open_plan: Callable[[PlanFacts], OpenPlan],
    show: Callable[..., WritingView],
    programme: PlanFacts,
    status: PlanStatus,
) -> None:
    view = show(WritingView(open_plan(replace(programme, status=status))), 1296, 700)
    button = next(b for b in view.tools.findChildren(QToolButton) if b.text() == "Chèn")
    assert button.isEnabled() is (status is PlanStatus.DRAFT)
