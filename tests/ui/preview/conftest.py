"""The plan with two annexes, the first landscape, open in a real file and seen as it prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from isodesk.facts import PlanFacts, canonical
from isodesk.host.resources import resource
from isodesk.services.write import write_plan
from isodesk.store import Actor, Workspace, create_workspace
from isodesk.ui.background import Background
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.preview.view import PreviewView

PATIENCE_MS = 60_000


@pytest.fixture(scope="session")
def transition() -> PlanFacts:
    text = resource("samples/chuyen-doi-2018-2020.json").read_text(encoding="utf-8")
    return canonical.loads(PlanFacts, text)


@pytest.fixture
def workspace(tmp_path: Path, transition: PlanFacts) -> Iterator[Workspace]:
    path = tmp_path / "cơ quan.isodesk"
    opened = create_workspace(path, Actor("Lan", "lan", "PC"), backups=tmp_path / "backups")
    with opened.change("Tạo kế hoạch") as session:
        write_plan(session, transition)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def worker() -> Iterator[Background]:
    """One worker process for all tests of this folder."""
    made = Background()
    made.warm_up()
    yield made
    made.stop()


@pytest.fixture
def plan(workspace: Workspace, transition: PlanFacts, worker: Background) -> OpenPlan:
    opened = OpenPlan(workspace, transition.key, background=worker)
    workspace.listeners.append(opened.follow)
    return opened


@pytest.fixture
def view(qtbot: QtBot, plan: OpenPlan) -> PreviewView:
    """The tab with the pages on it."""
    made = PreviewView(plan)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    with qtbot.waitSignal(made.refreshed, timeout=PATIENCE_MS):
        made.show()
    made.desk.setFocus()
    return made
