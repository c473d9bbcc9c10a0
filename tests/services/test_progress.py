"""What may be written down while a plan is carried out, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from isodesk.errors import UserError
from isodesk.facts import Evidence, PlanFacts, TaskState
from isodesk.facts.following import mark_progress, money_progress, outcomes_of_marks, spending_of
from isodesk.services.progress import (
    keep_evidence,
    list_evidence,
    record_outcome,
    record_spending,
    record_task,
)
from isodesk.services.read import read_plan
from isodesk.services.write import write_plan
from isodesk.store import Workspace


@pytest.fixture
def session(ws: Workspace, whole_plan: PlanFacts) -> Iterator[Session]:
    with ws.change("Thử") as session:
        write_plan(session, whole_plan)
        yield session


def test_a_day_of_completion_makes_a_task_done_and_goes_with_it(session: Session) -> None:
    record_task(session, "k2", completed_on=date(2018, 7, 1), achieved=Decimal(3))
    task = read_plan(session, "p1").tasks[1]
    assert (task.state, task.achieved) == (TaskState.DONE, Decimal(3))
    record_task(session, "k2", state=TaskState.UNDER_WAY)
    assert read_plan(session, "p1").tasks[1].completed_on is None


def test_a_task_is_not_dropped_without_a_reason(session: Session) -> None:
    with pytest.raises(UserError, match="lý do"):
        record_task(session, "k2", state=TaskState.DROPPED)
    record_task(session, "k2", state=TaskState.DROPPED, reason="Không bố trí được kinh phí")
    assert read_plan(session, "p1").tasks[1].state is TaskState.DROPPED


def test_numbers_below_zero_and_strange_fields_are_refused(session: Session) -> None:
    with pytest.raises(UserError, match="nhỏ hơn 0"):
        record_task(session, "k2", achieved=Decimal(-1))
    with pytest.raises(UserError, match="nhỏ hơn 0"):
        record_spending(session, "i2", "bc2", granted=None, spent=-1)
    with pytest.raises(ValueError, match="lead"):
        record_task(session, "k2", lead="Sở khác")
    with pytest.raises(UserError, match="không còn"):
        record_task(session, "nowhere", result="x")


def test_an_outcome_is_written_changed_and_erased(session: Session) -> None:
    record_outcome(session, "u3", "m1", done_on=date(2018, 10, 1))
    plan = read_plan(session, "p1")
    assert outcomes_of_marks(plan)["u3", "m1"].done_on == date(2018, 10, 1)
    whole = mark_progress(plan)[0]
    assert (whole.planned, whole.done) == (len(plan.marks), 2)
    assert mark_progress(plan, date(2018, 9, 30))[0].done == 1
    record_outcome(session, "u3", "m1", done_on=None)
    assert outcomes_of_marks(read_plan(session, "p1"))["u3", "m1"].done_on is None


def test_money_is_written_changed_and_erased_and_summed_upwards(session: Session) -> None:
    record_spending(session, "i2", "bc2", granted=5, spent=2)
    plan = read_plan(session, "p1")
    assert spending_of(plan, "i2", "bc2").spent == 2
    assert money_progress(plan)[0].spent == 2
    record_spending(session, "i2", "bc2", granted=None, spent=None)
    assert read_plan(session, "p1").spendings == ()


def test_evidence_is_kept_once_and_changed_in_one_place(session: Session) -> None:
    assert [paper.number for paper in list_evidence(session)] == ["9/QĐ", "12/BC"]
    again = keep_evidence(session, Evidence("", "Báo cáo", "12/BC", date(2018, 6, 1)))
    assert again == "e1"
    keep_evidence(session, Evidence("e1", "Báo cáo", "13/BC", date(2018, 6, 2), "Mới"))
    assert read_plan(session, "p1").evidence[0].number == "13/BC"
    with pytest.raises(UserError, match="số, ký hiệu"):
        keep_evidence(session, Evidence("", "Báo cáo"))
