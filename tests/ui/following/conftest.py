"""The tab of an issued plan in a real file, shown and with the keyboard in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from isodesk.facts import PlanFacts, PlanStatus
from isodesk.ui.following.view import FollowingView
from isodesk.ui.open_plan import OpenPlan

Opened = Callable[[PlanFacts], FollowingView]


@pytest.fixture
def open_view(
    open_plan: Callable[[PlanFacts], OpenPlan], show: Callable[..., FollowingView]
) -> Opened:
    """Writes a plan, issued, to the file and opens what follows it."""

    def opened(plan: PlanFacts) -> FollowingView:
        return show(FollowingView(open_plan(replace(plan, status=PlanStatus.ISSUED))), 1300, 600)

    return opened


@pytest.fixture
def view(open_view: Opened, transition: PlanFacts) -> FollowingView:
    return open_view(transition)
