"""The tab Biểu, chỉ tiêu of a real plan, with the keyboard in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from isodesk.facts import PlanFacts
from isodesk.services.sample import sample_plan
from isodesk.ui.forms.view import FORM, FREE, FormsView
from isodesk.ui.open_plan import OpenPlan

Opened = Callable[[PlanFacts], FormsView]


@pytest.fixture(scope="session")
def letter() -> PlanFacts:
    """A mailing list of 43 and a form of indicators."""
    return sample_plan("samples/huong-dan-kt-xh-2024.json")


@pytest.fixture(scope="session")
def inspection() -> PlanFacts:
    """A free table with fields in its cells."""
    return sample_plan("samples/kiem-tra-2020.json")


@pytest.fixture
def open_view(open_plan: Callable[[PlanFacts], OpenPlan], show: Callable[..., FormsView]) -> Opened:
    """Writes a plan to the file and opens its forms."""
    return lambda plan: show(FormsView(open_plan(plan)), 1250, 640)


@pytest.fixture
def mailing(open_view: Opened, letter: PlanFacts) -> FormsView:
    """The mailing list."""
    return open_view(letter)


@pytest.fixture
def form(open_view: Opened, letter: PlanFacts) -> FormsView:
    """The form of indicators."""
    view = open_view(letter)
    assert view.choose((FORM, "doc4-bieu-01"))
    view.indicators.grid.setFocus()
    return view


@pytest.fixture
def free(open_view: Opened, inspection: PlanFacts) -> FormsView:
    """The free table."""
    view = open_view(inspection)
    assert view.choose((FREE, "doc5-btd"))
    view.free.grid.setFocus()
    return view
