"""Phần đang gõ dở: text that was being typed when the program stopped is offered, never lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from isodesk.facts import RichText
from isodesk.facts.places import PlaceNames
from isodesk.store.drafts import Draft
from isodesk.ui.open_plan import OpenPlan

_QUOTED = 80


class DraftsBar(QFrame):
    """One draft at a time; ``put_back`` puts one into its place, False when it could not.

    ``shown`` is the text that stands at a place now, "" for none: only what is new is quoted.
    """

    def __init__(
        self,
        plan: OpenPlan,
        put_back: Callable[[Draft], bool],
        shown: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._put_back = put_back
        self._shown = shown
        self.plan = plan
        self.setObjectName("draftsBar")
        self._words = QLabel()
        self._words.setWordWrap(True)
        keep, drop = QPushButton("Giữ lại"), QPushButton("Bỏ")
        keep.clicked.connect(self._keep)
        drop.clicked.connect(self._drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self._words, 1)
        row.addWidget(keep)
        row.addWidget(drop)
        self._drafts = [] if plan.locked else self._open_drafts()
        self._show_next()

    @property
    def words(self) -> str:
        """What is offered, "" for nothing."""
        return self._words.text() if self._drafts else ""

    def _open_drafts(self) -> list[Draft]:
        return [d for d in self.plan.workspace.drafts() if d.plan == self.plan.key]

    def _show_next(self) -> None:
        self.setVisible(bool(self._drafts))
        if not self._drafts:
            return
        draft = self._drafts[0]
        name = PlaceNames.of(self.plan.facts, self.plan.context).of_place(draft.place)
        self._words.setText(
            f"Có phần đang gõ dở lúc {draft.when.astimezone():%H:%M} ở "
            f"{name[:1].lower()}{name[1:]}: “{self._quoted(draft)}”"
        )

    def _quoted(self, draft: Draft) -> str:
        is_block = draft.place.startswith("blocks/")
        typed = draft_text(draft).plain() if is_block else draft.text
        return new_words(self._shown(draft.place), typed)

    def _keep(self) -> None:
        if self._put_back(self._drafts[0]):
            self._drop()

    def _drop(self) -> None:
        draft = self._drafts.pop(0)
        self.plan.workspace.clear_draft(draft.place)
        self._show_next()


def draft_text(draft: Draft) -> RichText:
    """The text of a draft of a block."""
    return RichText.loads(draft.text)


def new_words(before: str, typed: str) -> str:
    """What to quote of a typed text, at most `_QUOTED` letters: all of a short one, else the
    words that are new."""
    old, new = before.split(), typed.split()
    whole = " ".join(new)
    if len(whole) <= _QUOTED:
        return whole
    first = _alike(old, new)
    last = len(new) - _alike(old[first:][::-1], new[first:][::-1])
    text = " ".join(new[first:last]) or whole
    ahead = "… " if first and first < last else ""
    return ahead + (text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()}…")


def _alike(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
