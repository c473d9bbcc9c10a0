"""The plan that is open in the window: its facts, kept true as the file changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal

from isodesk.facts import PlanFacts, RichText
from isodesk.facts.fields import FieldContext
from isodesk.facts.frozen import why_locked
from isodesk.services import Session
from isodesk.services.agencies import unit_spellings
from isodesk.services.follow import followed, touched_sections
from isodesk.services.read import list_plans, read_plan
from isodesk.store import Change, Workspace
from isodesk.ui.background import Background


class OpenPlan(QObject):
    """One plan's facts for all its views.

    ``changed`` carries the names of the sections of `PlanFacts` that were read again ("" is the
    plan's own row). ``context`` holds the totals and shows fields. Views never keep sessions.
    ``background`` does long work for the views: the window's, or one of the plan's own.
    """

    changed = Signal(object)
    gone = Signal()

    def __init__(
        self,
        workspace: Workspace,
        key: str,
        parent: QObject | None = None,
        background: Background | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.background = background or Background(self)
        self.key = key
        with workspace.read() as session:
            self.facts: PlanFacts = read_plan(session, key)
        self.context = FieldContext.of(self.facts)

    @property
    def locked(self) -> str:
        """Why nothing can be changed, a Vietnamese sentence; "" while it can."""
        return self.workspace.read_only_reason or why_locked(self.facts.status)

    def text(self, text: RichText) -> str:
        """The plain text with its fields shown."""
        return self.context.text(text)

    def unit_spellings(self) -> tuple[str, ...]:
        """The names and short names in the office's list."""
        with self.workspace.read() as session:
            return unit_spellings(session)

    @contextmanager
    def change(self, label: str, place: str = "") -> Iterator[Session]:
        """One change of this plan: one commit, one undo step. Raises what the verbs raise."""
        with self.workspace.change(label, plan=self.key, place=place or None) as session:
            yield session

    def follow(self, change: Change) -> None:
        """Read again what a change touched. The workspace's listener calls it."""
        sections = touched_sections(change)
        if not sections:
            return
        with self.workspace.read() as session:
            if "" in sections and not _exists(session, self.key):
                self.gone.emit()
                return
            self.facts = followed(session, self.facts, change)
        self.context = self.context.after(self.facts)
        self.changed.emit(sections)


def _exists(session: Session, key: str) -> bool:
    return any(entry.key == key for entry in list_plans(session))
