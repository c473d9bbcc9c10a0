"""Undo and redo: the place of a step is shown; one of another place or of the whole file is
named first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from isodesk.facts import PlanStatus
from isodesk.services.read import list_plans
from isodesk.store import Step
from isodesk.ui.list_spec import ListSpec
from isodesk.ui.lists import LISTS

if TYPE_CHECKING:
    from isodesk.ui.window import MainWindow


class Undoing:
    """Takes steps of the file back and does them again."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._named = ""
        window.statusBar().messageChanged.connect(self._forget)

    def undo(self) -> None:
        """Take back the newest step and show where it was."""
        workspace = self._window.workspace
        if (end := workspace.undo_end()) is not None:
            self._window.say(self._why_ended(end))
            return
        self._move(workspace.next_undo(), workspace.undo, "hoàn tác", "Ctrl+Z")

    def redo(self) -> None:
        """Do again what was undone last."""
        workspace = self._window.workspace
        self._move(workspace.next_redo(), workspace.redo, "làm lại", "Ctrl+Y")

    def _why_ended(self, end: Step) -> str:
        """Why nothing is undone any more: what was signed stays as it was signed."""
        done = f"Đã {end.label[:1].lower()}{end.label[1:]}"
        if end.plan != self._window.chosen_plan() and (subject := self._subject(end.plan or "")):
            done += f" (“{subject}”)"
        words = f"{done}: các bước trước đó không hoàn tác được."
        with self._window.workspace.read() as session:
            found = (entry.status for entry in list_plans(session) if entry.key == end.plan)
            sent = next(found, None) is PlanStatus.SIGNING
        return f"{words} Chọn “Rút về sửa” để sửa tiếp." if sent else words

    def _move(self, step: Step | None, move: Callable[[], object], verb: str, keys: str) -> None:
        if step is None:
            return
        where = self._elsewhere(step)
        question = f"Bước này {where}: {step.label}. Nhấn {keys} lần nữa để {verb}."
        if where and self._named != question:
            self._window.say(question)
            self._named = question
            return
        move()
        self._show(step)
        self._window.say(f"Đã {verb}: {step.label}")

    def _forget(self, message: str) -> None:
        """Once its sentence has gone, a step must be named again."""
        if message != self._named:
            self._named = ""

    def _elsewhere(self, step: Step) -> str:
        """What a step belongs to when that is not in front, in words; "" when it is."""
        window = self._window
        spec = _list_of(step)
        if spec is not None:
            shown = window.shown_list
            return "" if shown and shown.spec is spec else f"ở “{spec.title}”"
        if step.plan is None:
            return "đổi dữ liệu của cả tệp"
        if step.plan == window.chosen_plan() or self._is_of_list(step):
            return ""
        subject = self._subject(step.plan)
        return f"ở “{subject}”" if subject else ""

    def _is_of_list(self, step: Step) -> bool:
        """Whether a step was done to a plan as a whole and the list of plans is in front."""
        return step.place is None and self._window.pages.currentWidget() is self._window.plans

    def _subject(self, key: str) -> str:
        """The subject of a plan; "" when it is deleted now."""
        with self._window.workspace.read() as session:
            found = (entry for entry in list_plans(session) if entry.key == key)
            return next((entry.subject or "Chưa có trích yếu" for entry in found), "")

    def _show(self, step: Step) -> None:
        window = self._window
        spec = _list_of(step)
        if spec is not None:
            page = window.list_page(spec.code)
            window.show_page(page)
            page.show_place(step.place or "")
        elif step.plan is None or not self._subject(step.plan):
            return
        elif self._is_of_list(step):
            window.plans.choose(step.plan)
        else:
            window.open_plan(step.plan).show_place(step.place or "")


def _list_of(step: Step) -> ListSpec | None:
    """The list of the office that a step was done to."""
    room = (step.place or "").partition("/")[0] if step.plan is None else ""
    return next((spec for spec in LISTS if spec.code == room), None)
