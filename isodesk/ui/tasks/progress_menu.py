"""Entries for the context menu of the table: how tasks stand, and what comes before one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from isodesk.documents.plan_words import STATE_WORDS
from isodesk.facts import Task, TaskState
from isodesk.facts.numbering import task_numbers
from isodesk.services.tasks import set_state, set_waits_for
from isodesk.ui.dialogs.earlier_tasks import EarlierTasksDialog
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


def add_earlier(
    menu: QMenu, plan: OpenPlan, strip: MessageStrip, task: Task | None, parent: QWidget
) -> None:
    """``Việc phải xong trước…``: a list to tick."""

    def ask(task: Task) -> None:
        numbers = task_numbers(plan.facts)
        others = [
            (other.key, f"{numbers[other.key]} {plan.text(other.content)}".strip())
            for other in plan.facts.tasks
            if other.key != task.key
        ]
        dialog = EarlierTasksDialog(plan.text(task.content), others, task.waits_for, parent)
        agreed, ticked = dialog.exec(), dialog.ticked()
        dialog.deleteLater()
        if agreed and ticked != task.waits_for:
            strip.attempt(lambda: change(task, ticked))

    def change(task: Task, earlier: tuple[str, ...]) -> None:
        with plan.change("Sửa việc phải xong trước", f"tasks/{task.key}") as session:
            set_waits_for(session, plan.key, task.key, earlier)

    action = menu.addAction("Việc phải xong trước…")
    action.setEnabled(task is not None and not plan.locked)
    if task is not None:
        action.triggered.connect(lambda: ask(task))
