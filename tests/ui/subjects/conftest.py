"""The matrix of a real plan in a real file, shown and with the keyboard in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from isodesk.facts import PlanFacts
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.subjects.view import SubjectsView

Opened = Callable[[PlanFacts], SubjectsView]


@pytest.fixture
def open_view(
    open_plan: Callable[[PlanFacts], OpenPlan], show: Callable[..., SubjectsView]
) -> Opened:
    """Writes a plan to the file and opens its matrix."""
    return lambda plan: show(SubjectsView(open_plan(plan)), 1100, 600)


@pytest.fixture
def view(open_view: Opened, transition: PlanFacts) -> SubjectsView:
    return open_view(transition)


@pytest.fixture
def empty_view(open_view: Opened, transition: PlanFacts) -> SubjectsView:
    """The same plan before any unit or year was written down."""
    bare = replace(transition, groups=(), subjects=(), marks=(), columns=())
    return open_view(bare)
