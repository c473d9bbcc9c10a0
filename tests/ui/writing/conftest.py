"""The plan of 3.060 million, open in a real file, in the tab of writing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from isodesk.facts import PlanFacts
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.writing.view import WritingView


@pytest.fixture
def plan(open_plan: Callable[[PlanFacts], OpenPlan], programme: PlanFacts) -> OpenPlan:
    return open_plan(programme)


@pytest.fixture
def view(plan: OpenPlan, show: Callable[..., WritingView]) -> WritingView:
    return show(WritingView(plan), 1296, 700)
