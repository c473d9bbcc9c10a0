"""Pages with nothing to show: what they say, and where their button leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from isodesk.checks import run_checks
from isodesk.facts import Accepted, PlanFacts, PlanStatus
from isodesk.services.sample import sample_plan
from isodesk.store import Workspace
from isodesk.ui.due_page import DuePage
from isodesk.ui.findings.view import FindingsView
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.plan_page import PlanPage

LEFT = Qt.MouseButton.LeftButton
YEARLY = "samples/ke-hoach-nam-2024.json"


def without_findings(status: PlanStatus) -> PlanFacts:
    plan = replace(sample_plan(YEARLY), status=status)
    accepted = (
        Accepted(f"a{at}", found.rule, found.place, found.quote, "Đúng như bản giấy")
        for at, found in enumerate(run_checks(plan))
    )
    return replace(plan, accepted=tuple(accepted))


def test_nothing_due_leads_to_the_plans(workspace: Workspace, show: Callable[..., DuePage]) -> None:
    page = show(DuePage(workspace), 900, 500)
    page.show_now()
    asked: list[bool] = []
    page.plans_wanted.connect(lambda: asked.append(True))
    assert page.note.words.startswith("Không có việc nào quá hạn")
    QTest.mouseClick(page.note.button, LEFT)
    assert asked == [True]


def test_nothing_to_mend_leads_to_the_printed_pages(
    open_plan: Callable[[PlanFacts], OpenPlan], show: Callable[..., PlanPage]
) -> None:
    page = show(PlanPage(open_plan(without_findings(PlanStatus.DRAFT))), 1200, 700)
    page.show_view("findings")
    view = page.view
    assert isinstance(view, FindingsView)
    assert view.findings == ()
    assert view.none.words.endswith("Xem bản in một lượt rồi trình ký.")
    QTest.mouseClick(view.none.button, LEFT)
    assert page.spec.code == "preview"
    page.plan.background.stop()


def test_what_is_issued_is_not_sent_to_the_signer_again(
    open_plan: Callable[[PlanFacts], OpenPlan], show: Callable[..., PlanPage]
) -> None:
    page = show(PlanPage(open_plan(without_findings(PlanStatus.ISSUED))), 1200, 700)
    page.show_view("findings")
    view = page.view
    assert isinstance(view, FindingsView)
    assert view.none.words == "Không có điểm cần sửa."
