"""Charts in the text of a report: put in by the menu, said how they print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from isodesk.facts import Orientation, PlanFacts, TableSource
from isodesk.services.write import write_plan
from isodesk.store import Workspace
from isodesk.ui.dialogs.table_settings import TableSettings
from isodesk.ui.editor.cards import table_card
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.plan_page import PlanPage
from isodesk.ui.writing.view import WritingView
from tests.documents.followed import followed_plan, report_on
from tests.ui.editor.hands import go
from tests.ui.forms.hands import label, printed

NAME = "Biểu đồ kết quả thực hiện"


@pytest.fixture
def page(
    workspace: Workspace,
    open_plan: Callable[[PlanFacts], OpenPlan],
    show: Callable[..., PlanPage],
) -> PlanPage:
    """A report of six months on the conversion plan, the keyboard in its text."""
    plan = followed_plan()
    with workspace.change("Tạo kế hoạch") as session:
        write_plan(session, plan)
    made = show(PlanPage(open_plan(report_on(plan))), 1300, 700)
    writing(made).editor.setFocus()
    return made


def writing(page: PlanPage) -> WritingView:
    view = page.views()[0]
    assert isinstance(view, WritingView)
    return view


def test_charts_are_put_below_the_caret_and_taken_back(
    page: PlanPage, workspace: Workspace
) -> None:
    view, before = writing(page), page.plan.facts
    go(view.editor, before.blocks[1].key)
    view.tables.plan_tables.aboutToShow.emit()
    entries = {action.text(): action for action in view.tables.plan_tables.actions()}
    entries[NAME].trigger()
    table = page.plan.facts.tables[-1]
    assert (table.source, table.target) == (TableSource.CHARTS, before.reported[0].key)
    assert page.plan.facts.blocks[2].table == table.key
    assert printed(page.plan.facts).count("Nhiệm vụ hoàn thành, cộng dồn theo quý") == 2
    assert label(workspace) == "Chèn bảng"
    workspace.undo()
    assert page.plan.facts == before


def test_the_card_names_the_charts(page: PlanPage) -> None:
    annex = page.plan.facts.annexes[-1]
    name, lines = table_card(page.plan.context, annex.blocks[0])
    assert name == f"{NAME} – theo kế hoạch được báo cáo"
    assert lines == (
        "Kết quả thực hiện nhiệm vụ",
        "Nhiệm vụ hoàn thành, cộng dồn theo quý",
        "Đơn vị hoàn thành",
    )


def test_their_annex_is_turned_in_their_settings(
    page: PlanPage, show: Callable[..., TableSettings]
) -> None:
    facts = page.plan.facts
    annex = facts.annexes[-1]
    table = facts.table(annex.blocks[0].table)
    assert table is not None
    dialog = show(TableSettings(page.plan, table), 700, 300)
    assert not dialog.list.isVisible() and not dialog.index_row.isVisible()
    dialog.orientation.setCurrentText("Khổ ngang")
    dialog.accept()
    dialog.store()
    turned = page.plan.facts.annexes[-1]
    assert turned == replace(annex, orientation=Orientation.LANDSCAPE)
    QApplication.processEvents()
