"""The budget of a real plan in a real file, shown and with the keyboard in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from isodesk.facts import PlanFacts
from isodesk.ui.budget.view import BudgetView
from isodesk.ui.open_plan import OpenPlan

Opened = Callable[[PlanFacts], BudgetView]


@pytest.fixture
def open_view(
    open_plan: Callable[[PlanFacts], OpenPlan], show: Callable[..., BudgetView]
) -> Opened:
    """Writes a plan to the file and opens its budget."""
    return lambda plan: show(BudgetView(open_plan(plan)), 1200, 640)


@pytest.fixture
def view(open_view: Opened, programme: PlanFacts) -> BudgetView:
    return open_view(programme)


@pytest.fixture
def empty_view(open_view: Opened, programme: PlanFacts) -> BudgetView:
    """The same plan before anything of the budget was written down."""
    bare = replace(programme, budget_lines=(), budget_columns=(), quantities=(), tables=())
    return open_view(replace(bare, blocks=(), annexes=()))
