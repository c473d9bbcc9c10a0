"""Phần đang gõ dở: text that was being typed when the program stopped is offered, never lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from isodesk.facts import RichText
from isodesk.store import Draft, Workspace

_QUOTED = 80
_GONE = "Chỗ đang gõ dở không còn. Chữ đã được chép, dán vào chỗ cần rồi nhấn Bỏ."


@dataclass(frozen=True)
class DraftPlace:
    """Where a draft was typed: its name and the text that stands there now."""

    name: str
    shown: str


class DraftsBar(QFrame):
    """One draft of a plan (None: of the office) at a time.

    ``find`` gives its place, None when that is gone; ``put_back`` puts it there, False when it
    could not.
    """

    def __init__(
        self,
        workspace: Workspace,
        plan: str | None,
        find: Callable[[str], DraftPlace | None],
        put_back: Callable[[Draft], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._find = find
        self._put_back = put_back
        self.setObjectName("draftsBar")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._keeping, drop = QPushButton("Giữ lại"), QPushButton("Bỏ")
        self._keeping.clicked.connect(self._keep)
        drop.clicked.connect(self._drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self._keeping)
        row.addWidget(drop)
        self._drafts = [] if workspace.read_only else self._of(plan)
        self._show_next()

    @property
    def words(self) -> str:
        """What is offered, "" for nothing."""
        return self._words.text() if self._drafts else ""

    def _of(self, plan: str | None) -> list[Draft]:
        """The drafts that say something else than what stands at their place by now."""
        found = []
        for draft in self._workspace.drafts():
            place = self._find(draft.place) if draft.plan == plan else None
            if draft.plan != plan:
                continue
            if place and place.shown == draft.text:
                self._workspace.clear_draft(draft.place)
            else:
                found.append(draft)
        return found

    def _show_next(self) -> None:
        self.setVisible(bool(self._drafts))
        if not self._drafts:
            return
        draft = self._drafts[0]
        place = self._find(draft.place) or DraftPlace("một chỗ nay không còn", "")
        typed = draft_text(draft).plain() if _is_block(draft) else draft.text
        self._keeping.show()
        self._words.setText(
            f"Có phần đang gõ dở lúc {draft.when.astimezone():%H:%M} ở "
            f"{place.name[:1].lower()}{place.name[1:]}: “{new_words(place.shown, typed)}”"
        )

    def _keep(self) -> None:
        draft = self._drafts[0]
        if self._find(draft.place) is None:
            QGuiApplication.clipboard().setText(draft.text)
            self._keeping.hide()
            self._words.setText(_GONE)
        elif self._put_back(draft):
            self._drop()

    def _drop(self) -> None:
        draft = self._drafts.pop(0)
        self._workspace.clear_draft(draft.place)
        self._show_next()


def _is_block(draft: Draft) -> bool:
    return draft.place.startswith("blocks/")


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
