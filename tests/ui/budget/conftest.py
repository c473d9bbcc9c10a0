"""The budget of a real plan in a real file, shown and with the keyboard in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from isodesk.facts import PlanFacts, canonical
from isodesk.host.resources import resource
from isodesk.services.write import write_plan
from isodesk.store import Actor, Workspace, create_workspace
from isodesk.ui.budget.view import BudgetView
from isodesk.ui.open_plan import OpenPlan

Opened = Callable[[PlanFacts], BudgetView]


@pytest.fixture(scope="session")
def programme() -> PlanFacts:
    """3.060 million in two parts, three years, one shared quantity."""
    text = resource("samples/ap-dung-2018-2020.json").read_text(encoding="utf-8")
    return canonical.loads(PlanFacts, text)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = create_workspace(tmp_path / "cơ quan.isodesk", Actor("Lan", "lan", "PC"))
    yield made
    made.close()


@pytest.fixture
def open_view(qtbot: QtBot, workspace: Workspace) -> Opened:
    """Writes a plan to the file and opens its budget."""

    def opened(plan: PlanFacts) -> BudgetView:
        with workspace.change("Tạo kế hoạch") as session:
            write_plan(session, plan)
        open_plan = OpenPlan(workspace, plan.key)
        workspace.listeners.append(open_plan.follow)
        view = BudgetView(open_plan)
        qtbot.addWidget(view)
        view.resize(1200, 640)
        view.show()
        view.activateWindow()
        view.grid.setFocus()
        qtbot.waitUntil(view.grid.hasFocus)
        return view

    return opened


@pytest.fixture
def view(open_view: Opened, programme: PlanFacts) -> BudgetView:
    return open_view(programme)


@pytest.fixture
def empty_view(open_view: Opened, programme: PlanFacts) -> BudgetView:
    """The same plan before anything of the budget was written down."""
    bare = replace(programme, budget_lines=(), budget_columns=(), quantities=(), tables=())
    return open_view(replace(bare, blocks=(), annexes=()))
