"""Rà soát of a plan with 300 units: the rules, and from an edit to the list while one types."""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure, lasting
from benchmarks.large import SIZE, large_plan
from isodesk.checks.registry import run_checks
from isodesk.facts import AgencyRole
from isodesk.services.tasks import set_duty
from isodesk.services.write import write_plan
from isodesk.store import Actor, create_workspace
from isodesk.ui.application import make_application
from isodesk.ui.findings.view import FindingsView
from isodesk.ui.open_plan import OpenPlan

TOPIC = "Review, 300 units"
UNITS, TASKS, TURNS = 300, 60, 15


def run(folder: Path) -> Iterator[Figure]:
    """All figures about the review."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application()
    facts = large_plan(UNITS, TASKS)
    ruled, handed = [], []
    for _ in range(TURNS):
        ruled.append(_lasting(lambda: run_checks(facts)))
        handed.append(_lasting(lambda: pickle.loads(pickle.dumps(facts))))
    yield lasting(TOPIC, "all rules", ruled, 300)
    yield lasting(TOPIC, "handing the plan to a process instead", handed, 300)
    workspace = create_workspace(folder / "reviewed.isodesk", Actor.here(), backups=folder)
    with workspace.change("Tạo kế hoạch") as session:
        key = write_plan(session, facts)
    plan = OpenPlan(workspace, key)
    workspace.listeners.append(plan.follow)
    view = FindingsView(plan)
    view.resize(SIZE)
    view.show()
    listed, slices = _edits(application, plan, view)
    yield lasting(TOPIC, "from an edit to the list, pause included", listed, 300)
    yield lasting(TOPIC, "longest wait of a key in that time", slices, 50)
    view.close()
    view.deleteLater()
    workspace.close()


def _edits(
    application: QApplication, plan: OpenPlan, view: FindingsView
) -> tuple[list[float], list[float]]:
    """Edits of a cell: until the list is true again, and the longest turn of the event loop."""
    listed, slices = [], []
    for turn in range(TURNS):
        told: list[object] = []
        view.reviewed.connect(told.append)
        task = plan.facts.tasks[turn]
        with plan.change("Sửa chủ trì") as session:
            set_duty(session, task.key, AgencyRole.LEAD, f"Sở Nội vụ {turn}")
        begun, longest = time.perf_counter(), 0.0
        while not told:
            longest = max(longest, _lasting(application.processEvents))
        listed.append((time.perf_counter() - begun) * 1000)
        slices.append(longest)
        view.reviewed.disconnect(told.append)
    return listed, slices


def _lasting(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
