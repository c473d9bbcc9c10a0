"""Text that is being typed in one field, kept in the file until it is taken or given up."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from isodesk.errors import StoreError, UserError
from isodesk.store import Workspace
from isodesk.ui.draft_timer import DraftTimer


class TypedDraft(QObject):
    """One text at one place at a time; ``failed`` says why it could not be kept."""

    failed = Signal(str)

    def __init__(self, workspace: Workspace, plan: str | None, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._plan = plan
        self._now = self._kept = ("", "")
        self._clock = DraftTimer(self)
        self._clock.timeout.connect(self.keep)

    def typed(self, place: str, text: str) -> None:
        """A key was typed: this text stands there now."""
        if place != self._now[0]:
            self.end()
        self._now = (place, text)
        self._clock.begin()

    def keep(self) -> None:
        """Keep the text so far, so that a power cut costs two seconds."""
        place, text = self._now
        if not place or self._now == self._kept:
            return
        try:
            self._workspace.save_draft(place, self._plan, text)
            self._kept = self._now
        except (UserError, StoreError) as error:
            self._clock.stop()
            self.failed.emit(str(error))

    def end(self) -> None:
        """The text was taken or given up; nothing is kept any longer."""
        self._clock.stop()
        place = self._kept[0]
        self._now = self._kept = ("", "")
        if place:
            # What cannot be forgotten is offered once more, and says by itself that it is old.
            with suppress(UserError, StoreError):
                self._workspace.clear_draft(place)
