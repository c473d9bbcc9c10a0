"""Việc đến hạn: what stands in the list, why, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from isodesk.facts import PlanFacts, PlanStatus, RichText, Task, TaskState
from isodesk.services.due import DueItem, DueKind, due_items
from isodesk.services.plans import archive_plan
from isodesk.services.tasks import set_state
from isodesk.services.write import write_plan
from isodesk.store import Workspace
from isodesk.vietnamese.periods import parse_period
from tests.documents.plans import small_plan

WEDNESDAY = date(2026, 5, 13)


def task(key: str, phrase: str, **more: Any) -> Task:
    period = parse_period(phrase)
    return Task(key, RichText.of(f"Việc {key}"), period=period, **more)


def alone(**changes: object) -> PlanFacts:
    """A plan of tasks and nothing else, with keys of its own."""
    plan = replace(small_plan(**changes), blocks=(), tables=(), recipients=(), signatures=())
    return replace(plan, key=f"p-{plan.number}-{plan.status}-{len(plan.tasks)}")


def items(ws: Workspace, *tasks: Task, **changes: object) -> tuple[DueItem, ...]:
    with ws.change("Tạo kế hoạch") as session:
        write_plan(session, alone(tasks=tasks, **changes))
    with ws.read() as session:
        return due_items(session, WEDNESDAY)


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("Ngày 12/5/2026", DueKind.LATE),
        ("Quý I/2026", DueKind.LATE),
        ("Ngày 13/5/2026", DueKind.WEEK),
        ("trước ngày 18/5/2026", DueKind.WEEK),
        ("trước ngày 19/5/2026", DueKind.NEXT),
        ("Quý II/2026", DueKind.NEXT),
        ("Quý III/2026", None),
        ("Thường xuyên", None),
        ("đầu quý sau", None),
        ("Từ quý I/2026 trở đi", None),
        ("Quý II hằng năm", DueKind.NEXT),
        ("Quý I hằng năm", None),
        ("Ngày 15/5 hằng năm", DueKind.WEEK),
    ],
)
def test_a_time_decides_where_a_task_stands(
    ws: Workspace, phrase: str, kind: DueKind | None
) -> None:
    found = items(ws, task("t", phrase), first_year=2026, last_year=2026)
    assert [item.kind for item in found] == ([kind] if kind else [])


def test_the_lately_late_come_first_and_the_next_by_day(ws: Workspace) -> None:
    phrases = ("Quý IV/2018", "Tháng 4/2026", "Ngày 30/6/2026", "Ngày 20/5/2026", "Ngày 14/5/2026")
    found = items(ws, *(task(str(n), phrase) for n, phrase in enumerate(phrases)))
    assert [item.task for item in found] == ["1", "0", "4", "3", "2"]
    assert found[0].what == "Việc 1"
    assert found[0].paper


@pytest.mark.parametrize("state", list(TaskState))
def test_what_is_done_or_dropped_is_not_due(ws: Workspace, state: TaskState) -> None:
    found = items(ws, task("t", "Tháng 4/2026", state=state))
    over = state in (TaskState.DONE, TaskState.DROPPED)
    assert len(found) == (0 if over else 1)


def test_marking_it_done_takes_it_off_the_list(ws: Workspace) -> None:
    (item,) = items(ws, task("t", "Tháng 4/2026"))
    with ws.change("Xong") as session:
        set_state(session, [item.task], TaskState.DONE, WEDNESDAY)
    with ws.read() as session:
        assert due_items(session, WEDNESDAY) == ()
    ws.undo()
    with ws.read() as session:
        assert due_items(session, WEDNESDAY) == (item,)


@pytest.mark.parametrize(
    ("status", "what"),
    [
        (PlanStatus.SIGNING, "Chờ ký, ghi số và ngày ban hành"),
        (PlanStatus.CONSULTATION, "Đang lấy ý kiến"),
    ],
)
def test_papers_on_their_way_are_named(ws: Workspace, status: PlanStatus, what: str) -> None:
    found = items(ws, status=status)
    assert [(item.kind, item.what, item.place) for item in found] == [(DueKind.PAPER, what, "")]


def test_a_letter_s_deadline_counts(ws: Workspace) -> None:
    (item,) = items(ws, deadline=parse_period("trước ngày 16/5/2026"))
    assert (item.kind, item.day, item.what) == (
        DueKind.WEEK,
        date(2026, 5, 15),
        "Thời hạn trả lời",
    )


def test_plans_put_away_or_replaced_are_left_out(ws: Workspace) -> None:
    assert items(ws, task("t", "Tháng 4/2026"), status=PlanStatus.REPLACED) == ()
    (item,) = items(ws, task("u", "Tháng 4/2026"))
    with ws.change("Lưu trữ") as session:
        archive_plan(session, item.plan, True)
    with ws.read() as session:
        assert due_items(session, WEDNESDAY) == ()


def test_all_plans_are_looked_through(ws: Workspace) -> None:
    for number in range(3):
        with ws.change("Tạo kế hoạch") as session:
            tasks = (task(f"t{number}", "Tháng 4/2026"),)
            write_plan(session, alone(number=str(number + 1), symbol="KH-SNV", tasks=tasks))
    with ws.read() as session:
        found = due_items(session, WEDNESDAY)
    assert {item.paper for item in found} == {"1/KH-SNV", "2/KH-SNV", "3/KH-SNV"}
