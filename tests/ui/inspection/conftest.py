"""The inspection plan in a real file, its team and ways of inspecting shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from isodesk.facts import PlanFacts
from isodesk.services.sample import sample_plan
from isodesk.ui.inspection.view import InspectionView
from isodesk.ui.open_plan import OpenPlan


@pytest.fixture(scope="session")
def inspection() -> PlanFacts:
    """30 systems, two ways of inspecting, a team of four."""
    return sample_plan("samples/kiem-tra-2020.json")


@pytest.fixture
def view(
    inspection: PlanFacts,
    open_plan: Callable[[PlanFacts], OpenPlan],
    show: Callable[..., InspectionView],
) -> InspectionView:
    """The tab with the keyboard in the team."""
    return show(InspectionView(open_plan(inspection)), 1200, 640)
