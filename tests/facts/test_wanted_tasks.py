"""Which tasks are late, due soon, of a unit or without evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from isodesk.facts import AgencyRole, RichText, Task, TaskAgency, TaskState
from isodesk.facts.wanted_tasks import Wanted, responsible, tasks_of, units_responsible
from isodesk.vietnamese.periods import parse_period
from tests.documents.plans import small_plan

TODAY = date(2026, 5, 10)


def task(key: str, phrase: str, lead: str = "", reporter: str = "") -> Task:
    agencies = (TaskAgency(AgencyRole.LEAD, lead),) if lead else ()
    period = parse_period(phrase)
    return Task(key, RichText.of(key), period=period, agencies=agencies, reporter=reporter)


LATE = task("late", "Quý I/2026", "Sở Y tế")
SOON = task("soon", "Trước ngày 31/5/2026", "Sở Nội vụ")
DONE = replace(task("done", "Quý I/2026", "Sở Nội vụ", "Sở Y tế"), state=TaskState.DONE)
PROVEN = replace(DONE, key="proven", evidence=("e",))
ALL = (LATE, SOON, DONE, PROVEN)


def keys(wanted: Wanted) -> list[str]:
    return [each.key for each in ALL if wanted.takes(each, TODAY)]


def test_each_filter_takes_what_it_names() -> None:
    assert keys(Wanted()) == ["late", "soon", "done", "proven"]
    assert keys(Wanted(overdue=True)) == ["late"]
    assert keys(Wanted(within=19)) == []
    assert keys(Wanted(within=20)) == ["soon"]
    assert keys(Wanted(unproven=True)) == ["done"]
    assert keys(Wanted(unit="SỞ Y TẾ")) == ["late", "done", "proven"]
    assert keys(Wanted(unit="Sở Y tế", unproven=True)) == ["done"]


def test_who_reports_answers_for_a_task_else_who_leads_it() -> None:
    assert (responsible(DONE), responsible(SOON)) == (("Sở Y tế",), ("Sở Nội vụ",))
    plan = small_plan(tasks=ALL)
    assert units_responsible(plan) == ("Sở Nội vụ", "Sở Y tế")
    assert [each.key for each in tasks_of(plan, "sở nội vụ")] == ["soon"]
