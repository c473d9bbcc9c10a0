"""Rà soát: the counts, and Enter that goes to the place."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QToolButton, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from isodesk.checks.registry import run_checks
from isodesk.facts import AgencyRole, BlockKind, Citation, FieldRef, PlanKind, RichText
from isodesk.services.citations import use_citation
from isodesk.services.kinds import new_plan
from isodesk.services.office import list_issuers
from isodesk.services.plans import create_plan
from isodesk.services.tasks import set_duty
from isodesk.services.text import add_block
from isodesk.ui.findings.view import FindingsView, summary
from isodesk.ui.plan_page import PlanPage
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import has_focus, keys, plan_of

_TABS = {
    "blocks": "writing",
    "annexes": "writing",
    "bases": "writing",
    "header": "writing",
    "recipients": "writing",
    "tasks": "tasks",
    "task_groups": "tasks",
    "subjects": "subjects",
    "groups": "subjects",
    "columns": "subjects",
    "budget": "budget",
    "budget_columns": "budget",
    "quantities": "budget",
    "tables": "budget",
}


def findings(page: PlanPage) -> FindingsView:
    return next(view for view in page.views() if isinstance(view, FindingsView))


def tree(page: PlanPage) -> QTreeWidget:
    found = findings(page).findChild(QTreeWidget)
    assert isinstance(found, QTreeWidget)
    return found


def lines(page: PlanPage) -> list[QTreeWidgetItem]:
    """The findings in the tree, below their groups."""
    groups = [tree(page).topLevelItem(at) for at in range(tree(page).topLevelItemCount())]
    found = [group.child(at) for group in groups if group for at in range(group.childCount())]
    return [item for item in found if item is not None]


@pytest.mark.parametrize("kind", [PlanKind.TRANSITION, PlanKind.PROGRAMME])
def test_enter_goes_to_every_place(window: MainWindow, kind: PlanKind) -> None:
    page = window.open_plan(plan_of(window, kind))
    expected = run_checks(page.plan.facts)
    assert expected
    for at in range(len(expected)):
        keys("F7")
        assert page.spec.code == "findings"
        tree(page).setCurrentItem(lines(page)[at])
        keys("Return")
        place = findings(page).findings[at].place
        assert page.spec.code == _TABS[place.partition("/")[0]], place
        assert has_focus(page.view), place


def test_the_status_bar_counts_what_is_to_be_mended(qtbot: QtBot, window: MainWindow) -> None:
    page = window.open_plan(plan_of(window, PlanKind.PROGRAMME))
    before = run_checks(page.plan.facts)
    assert page.findings_text() == summary(before) != ""
    task = window.open_plan(plan_of(window, PlanKind.TRANSITION)).plan.facts.tasks[0]
    page = window.open_plan(plan_of(window, PlanKind.TRANSITION))
    count = len(findings(page).findings)
    with page.plan.change("Sửa chủ trì") as session:
        set_duty(session, task.key, AgencyRole.LEAD, "")
    qtbot.waitUntil(lambda: len(findings(page).findings) == count + 1)
    assert page.findings_text() == summary(run_checks(page.plan.facts))


def test_a_place_in_an_own_paragraph_is_found(qtbot: QtBot, window: MainWindow) -> None:
    page = window.open_plan(plan_of(window, PlanKind.TRANSITION))
    with page.plan.change("Thêm đoạn") as session:
        key = add_block(session, page.plan.key, BlockKind.PLAIN, RichText.of("Giao … thực hiện."))
    qtbot.waitUntil(lambda: any(key in f.place for f in findings(page).findings))
    assert page.show_place(f"blocks/{key}") and page.spec.code == "writing"


@pytest.mark.parametrize(
    "place", ["header/number", "header/date", "header/subject", "budget/total", "tasks/x/lead"]
)
def test_places_of_the_whole_plan(window: MainWindow, place: str) -> None:
    page = window.open_plan(plan_of(window, PlanKind.PROGRAMME))
    there = page.show_place(place)
    assert there is (place != "tasks/x/lead")
    if there:
        assert page.spec.code == _TABS[place.partition("/")[0]]


def test_a_basis_is_confirmed_where_it_is_asked_for(window: MainWindow) -> None:
    with window.workspace.change("Lập") as session:
        issuer = list_issuers(session)[0].issuer
        key = create_plan(session, new_plan(PlanKind.TRANSITION, issuer, 2027, 2029))
    page = window.open_plan(key)
    keys("F7")
    asked = [f for f in findings(page).findings if f.rule == "bases.unsure"]
    assert [f.quote.split(" ngày")[0] for f in asked] == [
        "Quyết định số 101/QĐ-BKHCN",
        "Nghị quyết số 76/NQ-CP",
    ]
    button = next(b for b in page.findChildren(QToolButton) if b.text() == "Đã kiểm tra")
    item = next(line for line in lines(page) if "101/QĐ-BKHCN" in line.text(0))
    other = next(line for line in lines(page) if "cần kiểm tra" not in line.text(0))
    tree(page).setCurrentItem(other)
    assert not button.isVisible()
    tree(page).setCurrentItem(item)
    assert button.isVisible()
    keys("Ctrl+Return")
    left = [f for f in findings(page).findings if f.rule == "bases.unsure"]
    assert left == asked[1:]
    keys("Ctrl+Z")
    bases = page.plan.facts.legal_bases
    assert sum(bool(b.citation and b.citation.unsure) for b in bases) == 2


def test_a_document_of_the_text_is_confirmed_too(window: MainWindow) -> None:
    with window.workspace.change("Lập") as session:
        issuer = list_issuers(session)[0].issuer
        key = create_plan(session, new_plan(PlanKind.YEARLY, issuer, 2027, 2027))
        document = Citation("c", "Thông tư", "1/TT", unsure="ngày ban hành")
        use_citation(session, key, document)
        text = RichText.of("Theo ", FieldRef("citation", "c"), ".")
        block = add_block(session, key, BlockKind.PLAIN, text)
    page = window.open_plan(key)
    keys("F7")
    item = next(line for line in lines(page) if "1/TT cần kiểm tra" in line.text(0))
    tree(page).setCurrentItem(item)
    keys("Ctrl+Return")
    assert not [f for f in findings(page).findings if f.place == f"blocks/{block}"]
    assert [c.unsure for c in page.plan.facts.citations if c.key == "c"] == [""]
