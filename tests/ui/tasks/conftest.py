"""The plan with 119 units and 7 tasks, open in a real file, in the tab of tasks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from isodesk.facts import PlanFacts
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tasks.view import TasksView


@pytest.fixture
def plan(open_plan: Callable[[PlanFacts], OpenPlan], transition: PlanFacts) -> OpenPlan:
    return open_plan(transition)


@pytest.fixture
def view(plan: OpenPlan, show: Callable[..., TasksView]) -> TasksView:
    return show(TasksView(plan), 1180, 900)
