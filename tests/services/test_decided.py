"""A plan and the decision that it is issued with: one number, one day, whichever goes out first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from isodesk.errors import UserError
from isodesk.facts import DocumentDate, FieldRef, PlanFacts, PlanKind, PlanStatus
from isodesk.facts.fields import FieldContext
from isodesk.services import issuing
from isodesk.services.issuing import Issue
from isodesk.services.papers import paper_for
from isodesk.services.plans import create_plan, delete_plan, duplicated, edit_head
from isodesk.services.proof import prove
from isodesk.services.read import list_plans, read_plan
from isodesk.services.write import write_plan
from isodesk.store import Workspace
from tests.documents.plans import PROGRAMME, sample

DAY = date(2018, 3, 1)


@pytest.fixture
def plan(ws: Workspace) -> str:
    """A programme without number, in the file."""
    with ws.change("Tạo kế hoạch") as session:
        return write_plan(session, replace(sample(PROGRAMME), number="", date=DocumentDate(2018)))


@pytest.fixture
def decision(ws: Workspace, plan: str) -> str:
    with ws.change("Lập quyết định") as session:
        return create_plan(session, paper_for(read_plan(session, plan), PlanKind.DECISION))


def read(ws: Workspace, key: str) -> PlanFacts:
    with ws.read() as session:
        return read_plan(session, key)


def send(ws: Workspace, *keys: str) -> None:
    for key in keys:
        facts = read(ws, key)
        with ws.change("Trình ký", plan=key, final=True) as session:
            issuing.send_to_signer(session, facts, b"%PDF signed", "Lan", "")


def issue(ws: Workspace, key: str, number: str = "12", day: date = DAY) -> None:
    facts = read(ws, key)
    with ws.change("Ghi số", plan=key, final=True) as session:
        issuing.issue_plan(session, facts, Issue(number, day), b"%PDF issued", "Lan")


def problems(ws: Workspace, *keys: str) -> list[str]:
    with ws.read() as session:
        return [problem for key in keys for problem in prove(session, key).problems]


@pytest.mark.parametrize("decision_first", [True, False])
def test_both_go_out_under_one_number(
    ws: Workspace, plan: str, decision: str, decision_first: bool
) -> None:
    send(ws, plan, decision)
    first, second = (decision, plan) if decision_first else (plan, decision)
    issue(ws, first)
    assert problems(ws, plan, decision) == []
    for number, day in (("13", DAY), ("12", date(2018, 3, 2))):
        with pytest.raises(UserError, match="chung số, ngày: số 12/QĐ-UBND ngày 01 tháng 3"):
            issue(ws, second, number, day)
    issue(ws, second)
    assert problems(ws, plan, decision) == []
    decided, out = read(ws, decision), read(ws, plan)
    assert decided.status is out.status is PlanStatus.ISSUED
    assert out.wrapper is not None
    assert (out.wrapper.number, out.wrapper.symbol, out.wrapper.date) == (
        decided.number,
        decided.symbol,
        decided.date,
    )


def test_the_number_is_told_in_the_list_and_in_fields(
    ws: Workspace, plan: str, decision: str
) -> None:
    def told() -> tuple[str, str, str]:
        context = FieldContext.of(read(ws, plan))
        with ws.read() as session:
            entry = next(entry for entry in list_plans(session) if entry.key == plan)
        number, day = FieldRef("number"), FieldRef("date", format="short")
        return entry.issued_with, context.show(number), context.show(day)

    assert told()[:2] == ("…/QĐ-UBND", "……/QĐ-UBND")
    send(ws, plan, decision)
    issue(ws, decision, "5")
    assert told() == ("5/QĐ-UBND", "05/QĐ-UBND", "01/3/2018")
    issue(ws, plan, "05")
    assert told() == ("05/QĐ-UBND", "05/QĐ-UBND", "01/3/2018")


def test_a_third_paper_does_not_get_their_number(ws: Workspace, plan: str, decision: str) -> None:
    send(ws, plan, decision)
    issue(ws, decision)
    with ws.change("Nhân bản") as session:
        other = replace(duplicated(read_plan(session, decision)), travels_with="")
        key = create_plan(session, other)
    send(ws, key)
    with pytest.raises(UserError, match="đã dùng cho kế hoạch khác"):
        issue(ws, key)


def test_a_signed_plan_keeps_the_decision_that_it_was_signed_with(
    ws: Workspace, plan: str, decision: str
) -> None:
    send(ws, plan)
    signed = read(ws, plan).wrapper
    with ws.change("Sửa quyết định") as session:
        edit_head(session, decision, symbol="QĐ-CTUBND")
    assert read(ws, plan).wrapper == signed
    send(ws, decision)
    issue(ws, decision)
    with pytest.raises(UserError, match="không cùng ký hiệu"):
        issue(ws, plan)
    assert problems(ws, plan) == []


def test_a_signed_plan_keeps_a_decision_that_is_deleted(
    ws: Workspace, plan: str, decision: str
) -> None:
    send(ws, plan)
    signed = read(ws, plan).wrapper
    with ws.change("Xóa quyết định") as session:
        delete_plan(session, decision)
    assert read(ws, plan).wrapper == signed
    assert problems(ws, plan) == []


def test_a_plan_signed_with_a_number_of_its_own_gets_no_decision(ws: Workspace, plan: str) -> None:
    send(ws, plan)
    with pytest.raises(UserError, match=r"đang trình ký .* Rút về sửa, lập quyết định"):
        paper_for(read(ws, plan), PlanKind.DECISION)
    issue(ws, plan)
    with pytest.raises(UserError, match="có số riêng, đã ban hành"):
        paper_for(read(ws, plan), PlanKind.DECISION)
    assert paper_for(read(ws, plan), PlanKind.SUBMISSION).travels_with == plan
