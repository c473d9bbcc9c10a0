"""A plan of the samples with invented results, and a report on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from isodesk.facts import Outcome, PlanFacts, PlanStatus, ReportScope, Spending, TaskState
from isodesk.services.reports import report_of
from isodesk.services.sample import sample_plan

LAST_DAY = date(2019, 6, 30)
HALF = ReportScope((), date(2019, 1, 1), LAST_DAY)


def followed_plan() -> PlanFacts:
    """The conversion plan, two of its tasks done and three units by mid-2019, more of it later."""
    plan = sample_plan("samples/chuyen-doi-2018-2020.json")
    days = (date(2018, 12, 1), date(2019, 2, 1), date(2019, 8, 1))
    done = tuple(
        replace(task, state=TaskState.DONE, completed_on=day)
        for task, day in zip(plan.tasks, days, strict=False)
    )
    first = plan.columns[0].key
    marked = [mark.subject for mark in plan.marks if mark.column == first][:3]
    outcomes = tuple(Outcome(subject, first, date(2018, 11, 2)) for subject in marked)
    return replace(
        plan,
        tasks=(*done, *plan.tasks[len(done) :]),
        outcomes=outcomes,
        status=PlanStatus.ISSUED,
        number="56",
    )


def funded_plan() -> PlanFacts:
    """The programme with its budget, some of it granted and spent."""
    plan = sample_plan("samples/ap-dung-2018-2020.json")
    line, column = plan.budget_lines[-1].key, plan.budget_columns[0].key
    spent = (Spending(line, column, 50_000_000, 42_300_000),)
    return replace(plan, spendings=spent, status=PlanStatus.ISSUED, number="57")


def report_on(*plans: PlanFacts) -> PlanFacts:
    """Six months of 2019."""
    return report_of(plans, HALF)
