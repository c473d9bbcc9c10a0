"""The panel Thể thức: what frames the text, one box a fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from isodesk.checks.finding import Finding
from isodesk.errors import StoreError, UserError
from isodesk.services.head import new_signature
from isodesk.services.remembered import remembered
from isodesk.ui.draft_timer import DraftTimer
from isodesk.ui.elided import ElidedLabel
from isodesk.ui.finding_signs import signs
from isodesk.ui.icons import icon
from isodesk.ui.named import named
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.style import scaled
from isodesk.ui.tool_button import tool_button
from isodesk.ui.writing.boxes import Box, ChoiceBox, LineBox, LinesBox
from isodesk.ui.writing.entries import sections
from isodesk.ui.writing.entry import Entry, Section, Verb
from isodesk.ui.writing.entry_label import EntryLabel
from isodesk.ui.writing.offers import Offers

_AROUND = 60
_LEAST = 260
_SHORT = {"header/signature": "signatures", "header/date": "header/date/day"}

_SIGNER_NAME = "header/signature/name"


class HeadForm(QScrollArea):
    """Boxes that commit when they are left; ``refused`` says why one could not.

    ``bases_wanted`` asks for the bases to be taken from the office's list.
    """

    guide = "soan-thao.md#Thể thức"

    refused = Signal(str)
    bases_wanted = Signal()

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self._blank = new_signature()
        self._boxes: dict[str, Box] = {}
        self._entries: dict[str, Entry] = {}
        self._labels: dict[str, EntryLabel] = {}
        self._findings: Sequence[Finding] = ()
        self._signs = {severity: icon(*sign) for severity, sign in signs().items()}
        self._drafts: dict[str, str] = {}
        self.offers = Offers(self)
        self._remembered: Mapping[str, Sequence[str]] | None = None
        self._verbs: dict[str, QToolButton] = {}
        self._plan: tuple[object, ...] = ()
        self._draft = DraftTimer(self)
        self._draft.timeout.connect(self.keep_drafts)
        self.setObjectName("headForm")
        self.setAccessibleName("Thể thức")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reload()
        plan.changed.connect(self._on_changed)

    # What is shown

    def reload(self) -> None:
        """Show the facts; boxes that are being typed in are left alone."""
        found = sections(self.plan.facts, self._blank)
        plan = tuple(_what_stands(section) for section in found)
        if plan != self._plan:
            self._build(found)
            self._plan = plan
        for button in self._verbs.values():
            button.setEnabled(not self.plan.locked)
        self._entries = {e.place: e for s in found for row in s.rows for e in row}
        for place, box in self._boxes.items():
            box.setReadOnly(bool(self.plan.locked))
            if not box.dirty:
                box.show_value(self._entries[place].read(self.plan.context))

    def _build(self, found: tuple[Section, ...]) -> None:
        focused = next((p for p, box in self._boxes.items() if box.hasFocus()), "")
        scrolled = self.verticalScrollBar().value()
        typed = {place: box.value() for place, box in self._boxes.items() if box.dirty}
        body = named(QWidget(), "headFormBody")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(16, 10, 16, 16)
        layout.setSpacing(4)
        self._boxes, self._labels, self._verbs = {}, {}, {}
        self.offers.forget()
        for section in found:
            layout.addLayout(self._title(section))
            for row in section.rows:
                layout.addLayout(self._row(row))
        layout.addStretch(1)
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()  # a box of it may be telling that it was left
        self.setWidget(body)
        room = body.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(_LEAST, room) if scaled(_LEAST) > _LEAST else _LEAST)
        self._put_back(found, typed, focused, scrolled)
        self.show_findings(self._findings)

    def _put_back(
        self, found: tuple[Section, ...], typed: dict[str, str], focused: str, scrolled: int
    ) -> None:
        """Give new boxes what was typed in the old ones, and the place of the caret."""
        entries = {e.place: e for s in found for row in s.rows for e in row}
        for place, text in typed.items():
            if place in self._boxes:
                self._boxes[place].show_value(entries[place].read(self.plan.context))
                self._boxes[place].retype(text)
        if focused in self._boxes:
            self._boxes[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(scrolled))

    def _title(self, section: Section) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        if section.title:
            title = named(ElidedLabel(), "formTitle")
            title.setText(section.title)
            row.addWidget(title, 1)
        for verb in section.verbs:
            button = tool_button(verb.words, verb.icon, verb.label, partial(self._do, verb))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._verbs[verb.name] = button
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        if not section.title:
            row.addStretch(1)
        return row

    def _do(self, verb: Verb) -> None:
        """Commit what was typed, then do what a button says."""
        self.commit()
        try:
            with self.plan.change(verb.label, verb.place) as session:
                verb.run(session, self.plan.facts)
        except (UserError, StoreError) as error:
            self.refused.emit(str(error))

    def verb(self, name: str) -> QToolButton | None:
        """The button with this name."""
        return self._verbs.get(name)

    def _row(self, entries: tuple[Entry, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for column, entry in enumerate(entries):
            box = self._box(entry)
            label = EntryLabel(entry.label, box)
            self._labels[entry.place] = label
            self._boxes[entry.place] = box
            if entry.offers and not isinstance(box, ChoiceBox):
                self.offers.attach(box, partial(self._offered, entry.offers))
            if entry.place == "bases":
                grid.addLayout(self._bases_label(label), 0, column)
            else:
                grid.addWidget(label, 0, column)
            grid.addWidget(box, 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, entry.width)
        return grid

    def _offered(self, kind: str) -> Sequence[str]:
        """What other plans hold for a kind of entry, read once while the panel is in sight."""
        if self._remembered is None:
            with self.plan.workspace.read() as session:
                self._remembered = remembered(session, self.plan.key)
        return self._remembered.get(kind, ())

    def _bases_label(self, label: EntryLabel) -> QHBoxLayout:
        """The label of the bases beside what takes them from the list."""
        tip = "Thêm từ danh mục văn bản căn cứ, sắp thứ tự, sửa chữ in"
        button = tool_button("Danh mục…", "", tip, self.bases_wanted.emit)
        button.setEnabled(not self.plan.locked)
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(button)
        return row

    def _box(self, entry: Entry) -> Box:
        box: Box
        if entry.choices:
            box = ChoiceBox(entry.label, entry.choices)
        else:
            box = (LinesBox if entry.lines else LineBox)(entry.label, entry.hint)
            box.textChanged.connect(self._draft.begin)
        box.left.connect(lambda place=entry.place: self._leave(place))
        return box

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Put the signs of findings beside the boxes that they are about."""
        self._findings = findings
        found: dict[str, list[Finding]] = {}
        for finding in findings:
            if place := self._find(finding.place):
                found.setdefault(place, []).append(finding)
        for place, label in self._labels.items():
            label.show_findings(found.get(place, ()), self._signs)

    def _on_changed(self, _sections: frozenset[str]) -> None:
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self._remembered = None
        self.reload()

    # Committing

    def commit(self) -> None:
        """Put every box that was typed in into the file, a word still composed with it."""
        QGuiApplication.inputMethod().commit()
        for place in list(self._boxes):
            self._leave(place)

    def _leave(self, place: str) -> None:
        box, entry = self._boxes.get(place), self._entries.get(place)
        if box is None or entry is None or not box.dirty or self.plan.locked:
            return
        try:
            with self.plan.change(entry.step, place) as session:
                entry.write(session, self.plan.facts, box.value())
        except (UserError, StoreError) as error:
            self._mark(box, wrong=True)
            self.refused.emit(str(error))
            return
        self._mark(box, wrong=False)
        box.show_value(entry.read(self.plan.context))
        if place in self._drafts:
            del self._drafts[place]
            self.plan.workspace.clear_draft(place)

    def _mark(self, box: Box, wrong: bool) -> None:
        if bool(box.property("wrong")) != wrong:
            box.setProperty("wrong", wrong)
            box.style().polish(box)

    def keep_drafts(self) -> None:
        """Keep what is typed and not left yet, so that a power cut costs two seconds."""
        typed = {place: box.value() for place, box in self._boxes.items() if box.dirty}
        if not typed or self.plan.locked or self.plan.workspace.is_closed:
            self._draft.stop()
            return
        try:
            for place, text in typed.items():
                if self._drafts.get(place) != text:
                    self.plan.workspace.save_draft(place, self.plan.key, text)
                    self._drafts[place] = text
        except (UserError, StoreError) as error:
            self.refused.emit(str(error))

    def retype(self, place: str, text: str) -> bool:
        """Put a draft into its box and commit it; False when there is no such box."""
        box = self._boxes.get(place)
        if box is None:
            return False
        box.retype(text)
        self._leave(place)
        return True

    # Going to a place

    def reveal(self, place: str) -> bool:
        """Bring a box to the front: its own place, one that begins with it, or one inside it."""
        found = self._find(place)
        if found is None:
            return False
        box = self._boxes[found]
        if found == "bases" and isinstance(box, LinesBox):
            self._choose_basis(box, place)
        box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(box, 0, _AROUND)
        # Boxes above grow to their text only once they are laid out.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(box, 0, _AROUND))
        return True

    def text_at(self, place: str) -> str:
        """What the file holds for an entry; "" when there is no such one."""
        entry = self._entries.get(place)
        return entry.read(self.plan.context) if entry else ""

    def box(self, place: str) -> Box | None:
        """The box of an entry."""
        return self._boxes.get(place)

    def has(self, place: str) -> bool:
        """Whether `reveal` finds this place."""
        return self._find(place) is not None

    def _find(self, place: str) -> str | None:
        wanted = _SHORT.get(place, place)
        if place == _SIGNER_NAME:
            return next((p for p in self._boxes if _is_signer_name(p)), None)
        found = next((p for p in self._boxes if p == wanted or p.startswith(f"{wanted}/")), None)
        room = place.partition("/")[0]
        return found or (room if room in self._boxes else None)

    def _choose_basis(self, box: LinesBox, place: str) -> None:
        keys = [f"bases/{basis.key}" for basis in self.plan.facts.legal_bases]
        if place in keys:
            cursor = QTextCursor(box.document().findBlockByNumber(keys.index(place)))
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            box.setTextCursor(cursor)


def _what_stands(section: Section) -> tuple[object, ...]:
    """What must be the same for the boxes of a section to stay."""
    entries = tuple((e.place, e.label, e.choices) for row in section.rows for e in row)
    return section.title, entries, tuple(verb.name for verb in section.verbs)


def _is_signer_name(place: str) -> bool:
    return place.startswith("signatures/") and place.endswith("/name")
