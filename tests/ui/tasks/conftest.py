"""The plan with 119 units and 7 tasks, open in a real file, in the tab of tasks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from isodesk.facts import PlanFacts, canonical
from isodesk.host.resources import resource
from isodesk.services.read import list_plans
from isodesk.services.write import write_plan
from isodesk.store import Actor, Workspace, create_workspace, open_workspace
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tasks.view import TasksView

ACTOR = Actor("Lan", "lan", "PC")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file with the plan in it, made once."""
    folder = tmp_path_factory.mktemp("sample")
    made = create_workspace(folder / "mẫu.isodesk", ACTOR, backups=folder / "backups")
    text = resource("samples/chuyen-doi-2018-2020.json").read_text(encoding="utf-8")
    with made.change("Tạo kế hoạch") as session:
        write_plan(session, canonical.loads(PlanFacts, text))
    made.close()
    return folder / "mẫu.isodesk"


@pytest.fixture
def workspace(tmp_path: Path, sample_file: Path) -> Iterator[Workspace]:
    path = tmp_path / "cơ quan.isodesk"
    path.write_bytes(sample_file.read_bytes())
    opened = open_workspace(path, ACTOR, backups=tmp_path / "backups")
    yield opened
    opened.close()


@pytest.fixture
def plan(workspace: Workspace) -> OpenPlan:
    with workspace.read() as session:
        key = list_plans(session)[0].key
    opened = OpenPlan(workspace, key)
    workspace.listeners.append(opened.follow)
    return opened


@pytest.fixture
def view(qtbot: QtBot, plan: OpenPlan) -> TasksView:
    made = TasksView(plan)
    qtbot.addWidget(made)
    made.resize(1180, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.grid.setFocus()
    return made
