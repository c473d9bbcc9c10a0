"""When what was typed goes into the file: on leaving, after a pause, before a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from isodesk.errors import StoreError, UserError
from isodesk.facts import RichText
from isodesk.ui.draft_timer import DraftTimer
from isodesk.ui.editor import rendering, steps
from isodesk.ui.editor.outline import Item

if TYPE_CHECKING:
    from isodesk.ui.editor.editor import DocumentEditor

PAUSE_MS = 2000


class Keeping(QObject):
    """Knows which text blocks were typed in; commits them, and keeps drafts until then."""

    def __init__(self, editor: DocumentEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._touched: set[int] = set()
        self._drafts: dict[str, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._after_pause)
        self._draft = DraftTimer(self)
        self._draft.timeout.connect(self.keep_draft)

    @property
    def dirty(self) -> bool:
        """Whether something typed is not in the file yet."""
        return bool(self._touched)

    def is_touched(self, index: int) -> bool:
        """Whether this text block holds something that is not in the file yet."""
        return index in self._touched

    def touch(self, blocks: set[int]) -> None:
        """Text blocks were typed in; what was typed elsewhere before is committed first."""
        if self._touched and self._touched.isdisjoint(blocks):
            self.commit()
        self._touched |= blocks
        self._pause.start()
        self._draft.begin()

    def leave(self, index: int) -> None:
        """The caret is in this text block now."""
        if self._touched and index not in self._touched:
            self.commit()

    def typed(self) -> dict[str, RichText]:
        """What was typed and is not in the file yet, by block."""
        return dict(self._changed(self._touched))

    def start_anew(self, touched: set[int]) -> None:
        """The document was built anew; these text blocks hold what was typed before."""
        self._touched = touched
        if not touched:
            self._pause.stop()
            self._draft.stop()

    def commit(self, label: str = "Sửa đoạn văn", also: steps.Also | None = None) -> bool:
        """Put what was typed into the file, and do what it needs besides in the same step; False
        when it could not be, the text then stays."""
        self._editor.typing.finish_word()
        if not self._touched:
            return True
        touched = set(self._touched)
        self.start_anew(set())
        try:
            steps.set_texts(self._editor.plan, self._changed(touched), label, also)
            self._clear_drafts()
        except (UserError, StoreError) as error:
            self.start_anew(touched)
            self._editor.refused.emit(str(error))
            return False
        self._editor.document().clearUndoRedoStacks()
        return True

    def keep_draft(self) -> None:
        """Keep the text so far, so that a power cut costs two seconds."""
        plan = self._editor.plan
        if plan.workspace.is_closed:  # the window goes, and its clocks with it
            return
        try:
            for key, text in self._changed(self._touched):
                words = text.dumps()
                if self._drafts.get(key) != words:
                    plan.workspace.save_draft(f"blocks/{key}", plan.key, words)
                    self._drafts[key] = words
        except (UserError, StoreError) as error:
            self._editor.refused.emit(str(error))

    def _after_pause(self) -> None:
        if self._editor.typing.composing:
            self._pause.start()
        elif not self._editor.plan.workspace.is_closed:
            self.commit()

    def _changed(self, touched: set[int]) -> list[steps.Text]:
        found = []
        for index in sorted(touched):
            item: Item = self._editor.items[index]
            text = rendering.read(self._editor.document().findBlockByNumber(index))
            if item.block is not None and text != item.block.text:
                found.append((item.key, text))
        return found

    def _clear_drafts(self) -> None:
        for key in sorted(self._drafts):
            self._editor.plan.workspace.clear_draft(f"blocks/{key}")
        self._drafts.clear()
