"""The office's standards, and what the decision that announces one turns in drafts."""

from __future__ import annotations

import pytest

from isodesk.checks import Severity, run_checks
from isodesk.errors import UserError
from isodesk.facts import Issuer, PlanFacts, PlanKind, RichText
from isodesk.facts.fields import FieldContext
from isodesk.services.kinds import new_plan
from isodesk.services.office import add_standard, offered_standards
from isodesk.services.plans import create_plan, edit_head, rename_plan
from isodesk.services.read import read_plan
from isodesk.services.rows import edit_row
from isodesk.services.standards import delete_standards, edit_standard, list_entries
from isodesk.store import Workspace

DECISION = {"announced_by": "Quyết định số 123/QĐ-BKHCN ngày 05/02/2027"}


@pytest.fixture
def plan(ws: Workspace, issuer: Issuer) -> PlanFacts:
    made = new_plan(PlanKind.TRANSITION, issuer, 2027, 2029)
    with ws.change("Lập") as session:
        create_plan(session, made)
        return read_plan(session, made.key)


def read(ws: Workspace, plan: PlanFacts) -> PlanFacts:
    with ws.read() as session:
        return read_plan(session, plan.key)


def written(plan: PlanFacts) -> str:
    shown = FieldContext.of(plan)
    texts = [plan.subject, *(b.text for b in plan.all_blocks())]
    return "\n".join([*(shown.text(t) for t in texts), *(t.period.text for t in plan.tasks)])


def announce(ws: Workspace, plan: PlanFacts) -> int:
    assert plan.standard_to is not None
    with ws.change("Ghi quyết định công bố") as session:
        return edit_standard(session, plan.standard_to.key, DECISION)


def test_a_plan_names_no_edition_before_it_is_announced(plan: PlanFacts) -> None:
    assert plan.standard_to is not None and plan.standard_to.code == "ISO 9001:2026"
    assert "9001:2026" not in written(plan)
    awaited = [f for f in run_checks(plan) if f.rule == "standards.announced"]
    assert [f.severity for f in awaited] == [Severity.HINT]
    assert "đang chờ Bộ Khoa học và Công nghệ" in awaited[0].message


def test_the_decision_turns_what_is_still_as_proposed(ws: Workspace, plan: PlanFacts) -> None:
    before = written(plan)
    assert announce(ws, plan) == 1
    turned = read(ws, plan)
    words = written(turned)
    assert turned.standard_to is not None
    assert turned.standard_to.code == "TCVN ISO 9001:2026"
    assert "theo TCVN ISO 9001:2015 sang TCVN ISO 9001:2026" in turned.subject.plain()
    assert "phiên bản mới của Tiêu chuẩn" not in words
    assert "sau khi" not in words.partition("Quý I/2027")[2]
    assert "Quý IV/2029" in words
    symbols = [b.citation.symbol for b in turned.legal_bases if b.citation]
    assert symbols[-1] == "123/QĐ-BKHCN"
    assert [f for f in run_checks(turned) if f.rule == "standards.announced"] == []
    assert [f for f in run_checks(turned) if f.severity is Severity.ERROR] == []
    ws.undo()
    assert read(ws, plan) == plan and written(read(ws, plan)) == before


def test_what_the_office_wrote_itself_stays(ws: Workspace, plan: PlanFacts) -> None:
    mine = next(t for t in plan.tasks if t.period.text.startswith("Trong 03 tháng"))
    with ws.change("Tự ghi") as session:
        rename_plan(session, plan.key, "Chuẩn bị chuyển đổi")
        edit_row(session, "tasks", mine.key, content=RichText.of("Hội nghị của tỉnh"))
    assert announce(ws, plan) == 1
    turned = read(ws, plan)
    assert turned.subject.plain() == "Chuẩn bị chuyển đổi"
    kept = next(t for t in turned.tasks if t.key == mine.key)
    assert kept.period == mine.period
    assert any(t.period.text == "Quý III/2027" for t in turned.tasks)


def test_a_plan_that_is_no_draft_is_left_alone(ws: Workspace, plan: PlanFacts) -> None:
    from isodesk.facts import PlanStatus
    from isodesk.services.read import plan_row

    with ws.change("Ban hành") as session:
        plan_row(session, plan.key).status = PlanStatus.ISSUED
    assert announce(ws, plan) == 0
    assert read(ws, plan).subject == plan.subject


def test_a_national_standard_without_its_decision_is_to_be_looked_at(
    ws: Workspace, plan: PlanFacts
) -> None:
    assert plan.standard_to is not None
    with ws.change("Ghi ký hiệu") as session:
        edit_standard(session, plan.standard_to.key, {"code": "TCVN ISO 9001:2026"})
    found = [f for f in run_checks(read(ws, plan)) if f.rule == "standards.announced"]
    assert [f.severity for f in found] == [Severity.WARNING]


def test_the_list_tells_its_use_and_guards_it(ws: Workspace, plan: PlanFacts) -> None:
    with ws.change("Thêm") as session:
        unused = add_standard(session, "TCVN ISO 14001:2015")
    with ws.read() as session:
        entries = {entry.code: entry for entry in list_entries(session)}
        offered = [standard.code for standard in offered_standards(session)]
    assert entries["TCVN ISO 9001:2015"].plans == 1
    assert entries["TCVN ISO 14001:2015"].plans == 0
    assert offered[-1] == "TCVN ISO 9001:2008" and len(offered) == 4
    with pytest.raises(UserError, match="đang được dùng"), ws.change("Xóa") as session:
        delete_standards(session, [entries["TCVN ISO 9001:2015"].key])
    with ws.change("Xóa") as session:
        delete_standards(session, [unused])
    with pytest.raises(UserError, match="ký hiệu"), ws.change("Sửa") as session:
        edit_standard(session, entries["ISO 9001:2026"].key, {"code": " "})
    with ws.change("Bỏ") as session:
        edit_head(session, plan.key, standard_from=None)
    with ws.read() as session:
        assert [e.plans for e in list_entries(session) if e.code.endswith("2015")] == [0]
