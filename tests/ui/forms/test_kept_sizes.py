"""The list at the left of the forms has its width, also where the tab was not looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from isodesk.facts import PlanFacts
from isodesk.ui.forms.view import FormsView
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.plan_page import PlanPage

Opened = Callable[..., PlanPage]


@pytest.fixture
def open_page(
    open_plan: Callable[[PlanFacts], OpenPlan], show: Callable[..., PlanPage], letter: PlanFacts
) -> Opened:
    plan = open_plan(letter)

    def opened(remembered: Mapping[str, object] | None = None, width: int = 1300) -> PlanPage:
        return show(PlanPage(plan, remembered=remembered), width, 700)

    return opened


def sizes(page: PlanPage) -> list[int]:
    assert page.show_view("forms")
    view = page.view
    assert isinstance(view, FormsView)
    return view.splitter.sizes()


def test_the_list_is_as_wide_as_it_should_be_when_first_seen(open_page: Opened) -> None:
    left, right = sizes(open_page())
    assert left == 230
    assert right > 1000


def test_a_tab_that_was_not_looked_at_remembers_what_it_was_given(open_page: Opened) -> None:
    given = {"forms": {"sizes": [300, 900]}}
    page = open_page(given)
    kept = page.remembered()
    assert kept["forms"] == given["forms"]
    assert sizes(open_page(kept))[0] == 300


def test_in_a_wider_window_the_table_takes_the_room(open_page: Opened) -> None:
    kept = {"forms": {"sizes": [300, 900]}}
    left, right = sizes(open_page(kept, 1600))
    assert (left, right > 1200) == (300, True)
