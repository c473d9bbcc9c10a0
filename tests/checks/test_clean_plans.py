"""Plans without a mistake have no finding of severity error, whoever typed their words."""

from __future__ import annotations

import pytest

from benchmarks.faults import FAULTS
from benchmarks.imported import clean_plans
from isodesk.checks import Severity, run_checks
from isodesk.facts import PlanFacts

PLANS = clean_plans()


@pytest.mark.parametrize("plan", PLANS, ids=[f"{i}-{p.kind}" for i, p in enumerate(PLANS)])
def test_a_clean_plan_has_no_error(plan: PlanFacts) -> None:
    assert [f for f in run_checks(plan) if f.severity is Severity.ERROR] == []


def test_the_clean_plans_can_hold_every_fault() -> None:
    assert len(PLANS) >= 12
    assert len(FAULTS) >= 45
