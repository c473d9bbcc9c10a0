"""The plan of 3.060 million, open in a real file, in the tab of writing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from isodesk.facts import PlanFacts, canonical
from isodesk.host.resources import resource
from isodesk.services.write import write_plan
from isodesk.store import Actor, Workspace, create_workspace
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.writing.view import WritingView


@pytest.fixture(scope="session")
def programme() -> PlanFacts:
    text = resource("samples/ap-dung-2018-2020.json").read_text(encoding="utf-8")
    return canonical.loads(PlanFacts, text)


@pytest.fixture
def workspace(tmp_path: Path, programme: PlanFacts) -> Iterator[Workspace]:
    path = tmp_path / "cơ quan.isodesk"
    opened = create_workspace(path, Actor("Lan", "lan", "PC"), backups=tmp_path / "backups")
    with opened.change("Tạo kế hoạch") as session:
        write_plan(session, programme)
    yield opened
    opened.close()


@pytest.fixture
def plan(workspace: Workspace, programme: PlanFacts) -> OpenPlan:
    opened = OpenPlan(workspace, programme.key)
    workspace.listeners.append(opened.follow)
    return opened


@pytest.fixture
def view(qtbot: QtBot, plan: OpenPlan) -> WritingView:
    made = WritingView(plan)
    qtbot.addWidget(made)
    made.resize(1296, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.editor.setFocus()
    return made
