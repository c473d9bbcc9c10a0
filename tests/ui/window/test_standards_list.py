"""The office's standards: the announcing decision is typed there."""

from __future__ import annotations

from isodesk.facts import PlanKind
from isodesk.services.kinds import new_plan
from isodesk.services.office import list_issuers, list_standards
from isodesk.services.plans import create_plan
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import keys, type_text


def codes(window: MainWindow) -> list[str]:
    with window.workspace.read() as session:
        return [standard.code for standard in list_standards(session)]


def row_of(window: MainWindow, code: str) -> int:
    source = window.list_page("standards").source
    return [source.text(row, 1) for row in range(source.row_count())].index(code)


def awaiting(window: MainWindow) -> str:
    with window.workspace.change("Lập") as session:
        issuer = list_issuers(session)[0].issuer
        return create_plan(session, new_plan(PlanKind.TRANSITION, issuer, 2027, 2029))


def test_the_decision_is_typed_and_drafts_turn(window: MainWindow) -> None:
    plan = awaiting(window)
    keys("Alt+4")
    grid = window.list_page("standards").panel.grid
    grid.setFocus()
    grid.go((row_of(window, "ISO 9001:2026"), 3))
    type_text("Quyết định số 123/QĐ-BKHCN ngày 05/02/2027")
    keys("Return")
    assert "TCVN ISO 9001:2026" in codes(window)
    assert "01 kế hoạch dự thảo đổi theo" in window.list_page("standards").strip.words
    subject = window.open_plan(plan).plan.facts.subject.plain()
    assert "sang TCVN ISO 9001:2026" in subject
    keys("Alt+4", "Ctrl+Z")
    assert "TCVN ISO 9001:2026" not in codes(window)
    assert "phiên bản mới" in window.open_plan(plan).plan.facts.subject.plain()


def test_a_new_standard_joins_the_list_and_goes_when_unused(window: MainWindow) -> None:
    keys("Alt+4")
    before = codes(window)
    grid = window.list_page("standards").panel.grid
    grid.setFocus()
    grid.go((grid.size_in_cells()[0] - 1, 1))
    type_text("TCVN ISO 14001:2015")
    keys("Tab")
    assert codes(window) == [*before, "TCVN ISO 14001:2015"]
    grid.go((row_of(window, "TCVN ISO 14001:2015"), 1))
    keys("Ctrl+-")
    assert codes(window) == before
    grid.go((row_of(window, "TCVN ISO 9001:2015"), 1))
    keys("Ctrl+-")
    assert codes(window) == before
    assert "đang được dùng" in window.list_page("standards").strip.words
