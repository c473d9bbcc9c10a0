"""Tình trạng: how tasks stand, written down from the context menu of the table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QMenu

from isodesk.documents.plan_words import STATE_WORDS
from isodesk.facts import Task, TaskState
from isodesk.services.tasks import set_state
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.open_plan import OpenPlan


def add_states(menu: QMenu, plan: OpenPlan, strip: MessageStrip, tasks: Sequence[Task]) -> None:
    """A menu of its own, the common state ticked; also in a plan that is signed."""

    def change(state: TaskState) -> None:
        with plan.change("Sửa tình trạng", f"tasks/{tasks[0].key}") as session:
            set_state(session, [task.key for task in tasks], state, date.today())

    states = menu.addMenu("Tình trạng")
    states.setEnabled(bool(tasks) and not plan.workspace.read_only)
    for state, words in STATE_WORDS.items():
        action = states.addAction(words)
        action.setCheckable(True)
        action.setChecked(bool(tasks) and all(task.state is state for task in tasks))
        action.triggered.connect(
            lambda _=False, wanted=state: strip.attempt(partial(change, wanted))
        )
