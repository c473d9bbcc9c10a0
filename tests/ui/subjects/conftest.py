"""The matrix of a real plan in a real file, shown and with the keyboard in it."""

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
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.subjects.view import SubjectsView

Opened = Callable[[PlanFacts], SubjectsView]


@pytest.fixture(scope="session")
def transition() -> PlanFacts:
    """119 units in 6 groups, three years."""
    text = resource("samples/chuyen-doi-2018-2020.json").read_text(encoding="utf-8")
    return canonical.loads(PlanFacts, text)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = create_workspace(tmp_path / "cơ quan.isodesk", Actor("Lan", "lan", "PC"))
    yield made
    made.close()


@pytest.fixture
def open_view(qtbot: QtBot, workspace: Workspace) -> Opened:
    """Writes a plan to the file and opens its matrix."""

    def opened(plan: PlanFacts) -> SubjectsView:
        with workspace.change("Tạo kế hoạch") as session:
            write_plan(session, plan)
        open_plan = OpenPlan(workspace, plan.key)
        workspace.listeners.append(open_plan.follow)
        view = SubjectsView(open_plan)
        qtbot.addWidget(view)
        view.resize(1100, 600)
        view.show()
        view.activateWindow()
        view.grid.setFocus()
        qtbot.waitUntil(view.grid.hasFocus)
        return view

    return opened


@pytest.fixture
def view(open_view: Opened, transition: PlanFacts) -> SubjectsView:
    return open_view(transition)


@pytest.fixture
def empty_view(open_view: Opened, transition: PlanFacts) -> SubjectsView:
    """The same plan before any unit or year was written down."""
    bare = replace(transition, groups=(), subjects=(), marks=(), columns=())
    return open_view(bare)
