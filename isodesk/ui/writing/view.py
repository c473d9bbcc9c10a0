"""The tab Soạn thảo: outline at the left, the text as on paper, Thể thức at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from isodesk.checks.finding import Finding
from isodesk.documents.sources import origin_of
from isodesk.errors import StoreError, UserError
from isodesk.facts import FieldRef, TableSource
from isodesk.facts.places import PlaceNames
from isodesk.services.citations import set_bases
from isodesk.store import Draft
from isodesk.ui.dialogs.field_picker import FieldPicker, ReferencePicker
from isodesk.ui.dialogs.table_settings import edit_table
from isodesk.ui.drafts_bar import DraftPlace, draft_text
from isodesk.ui.editor import commands, moves, steps
from isodesk.ui.editor.editor import DocumentEditor
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.views import PlanView, ViewSpec
from isodesk.ui.writing.bases_dialog import BasesDialog
from isodesk.ui.writing.citation_picker import CitationPicker
from isodesk.ui.writing.form import HeadForm
from isodesk.ui.writing.outline_tree import OutlineTree
from isodesk.ui.writing.table_menu import TableMenu
from isodesk.ui.writing.tools import Pickers, WritingTools

_OUTLINE_WIDTH = 220
_FORM_WIDTH = 300


class WritingView(PlanView):
    """The written part of a plan.

    ``source_wanted`` carries the `Origin` of a field to go to, ``table_opened`` the key of a table
    to be edited.
    """

    source_wanted = Signal(object)
    table_opened = Signal(str)

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(plan, parent)
        self.editor = DocumentEditor(plan)
        self.outline = OutlineTree()
        self.form = HeadForm(plan)
        self.tools = WritingTools(self.editor, self._pickers())
        self.tables = TableMenu(self.editor, self.tools)
        self.strip = MessageStrip()
        self.strip.follow(plan)
        self._lay_out()
        self.setFocusProxy(self.editor)
        self.outline.chosen.connect(self._go)
        self.outline.dropped.connect(self._drop)
        self.outline.stepped.connect(self._step)
        self.outline.set_locked(bool(plan.locked))
        self.editor.current_changed.connect(self.outline.show_current)
        self.editor.source_wanted.connect(self._show_source)
        self.editor.refused.connect(self.strip.tell)
        self.editor.offered.connect(self.strip.offer)
        self.editor.opened.connect(self._open)
        self.tables.opened.connect(self.table_opened)
        self.tables.settings_wanted.connect(self._set_table)
        self.form.refused.connect(self.strip.tell)
        self.form.bases_wanted.connect(self.edit_bases)
        self.tools.outline.toggled.connect(self.outline.setVisible)
        self.tools.head.toggled.connect(self.form.setVisible)
        plan.changed.connect(lambda _: self._show_outline())
        self._show_outline()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self.editor.show_findings(findings)
        self.form.show_findings(findings)

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        for widget in (self.outline, self.editor, self.form):
            split.addWidget(widget)
        split.setStretchFactor(1, 1)
        split.setSizes([_OUTLINE_WIDTH, 760, _FORM_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tools)
        layout.addWidget(split, 1)
        layout.addWidget(self.strip)

    def show_place(self, place: str) -> bool:
        """Blocks, annexes and most tables in the text, what frames it in the panel."""
        room, _, rest = place.partition("/")
        if room == "tables":
            return self._go(self._table_block(rest.partition("/")[0]))
        if room in ("blocks", "annexes") and rest.count("/") == 0:
            return self._go(rest)
        return self._open(place)

    def finish_typing(self) -> None:
        """Commit text and boxes."""
        self.editor.commit()
        self.form.commit()

    def pick_field(self) -> None:
        """Ask for a field and insert it at the caret."""
        self.editor.commit()
        picker = FieldPicker(self.plan.context, self)
        if picker.exec() and picker.field is not None:
            commands.insert_field(self.editor, picker.field)
        self.editor.setFocus()

    def pick_reference(self) -> None:
        """Ask for a part of the text or an annex and refer to it at the caret."""
        self.editor.commit()
        picker = ReferencePicker(self.plan.context, self)
        if picker.exec() and picker.field is not None:
            commands.insert_reference(self.editor, picker.field)
        self.editor.setFocus()

    def pick_citation(self) -> None:
        """Ask for a document and name it at the caret."""
        self.editor.commit()
        picker = CitationPicker(self.plan.workspace, self)
        if picker.exec() and picker.citation is not None:
            commands.insert_citation(self.editor, picker.citation)
        self.editor.setFocus()

    def edit_bases(self) -> None:
        """Take bases from the office's list, order them, set their words; one step."""
        self.finish_typing()
        dialog = BasesDialog(self.plan, self)
        if not dialog.exec() or tuple(dialog.bases) == self.plan.facts.legal_bases:
            return
        try:
            with self.plan.change("Sửa căn cứ", "bases") as session:
                set_bases(session, self.plan.key, dialog.bases)
        except (UserError, StoreError) as error:
            self.strip.tell(str(error))

    def show_source(self) -> None:
        """Show where the field at the caret comes from."""
        field = self.editor.field_at_caret()
        if field is not None:
            self._show_source(field)

    def _show_source(self, field: FieldRef) -> None:
        self.editor.commit()
        origin = origin_of(self.plan.context, field)
        self.tell(origin.sentence)
        if origin.place:
            self.source_wanted.emit(origin)

    def _pickers(self) -> Pickers:
        return Pickers(self.pick_field, self.pick_citation, self.pick_reference, self.show_source)

    def tell(self, sentence: str) -> None:
        self.strip.tell(sentence)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self._show_outline()

    def _show_outline(self) -> None:
        if self.isVisible():
            self.editor.catch_up()
        self.outline.set_locked(bool(self.plan.locked))
        self.outline.show_items(self.editor.items, self.plan.context)
        caret = self.editor.caret()
        self.outline.show_current(caret.key if caret else "")
        self.tools.show_state()

    def _go(self, key: str) -> bool:
        if not self.editor.reveal(key):
            return False
        self.editor.setFocus()
        return True

    def _drop(self, dragged: str, target: str, behind: bool) -> None:
        """Move what was dragged in the outline."""
        self.editor.attempt(lambda: moves.drop(self.plan, dragged, target, behind))
        self.outline.choose(dragged)

    def _step(self, key: str, down: bool) -> None:
        """Move a section of the outline a place up or down."""
        items = [item for item in self.editor.items if item.key == key]
        self.editor.attempt(lambda: moves.move_chosen(self.plan, items, down))
        self.outline.choose(key)

    def _table_block(self, key: str) -> str:
        """The block in which a table stands; "" for the budget's, which its own tab shows."""
        table = self.plan.facts.table(key)
        if table is None or table.source is TableSource.BUDGET:
            return ""
        return next((b.key for b in self.plan.facts.all_blocks() if b.table == key), "")

    def _set_table(self, key: str) -> None:
        edit_table(self.plan, key, self, self.strip)
        self.editor.setFocus()

    def _open(self, place: str) -> bool:
        room, _, key = place.partition("/")
        if room == "tables":
            self.table_opened.emit(key)
            return True
        if not self.form.has(place):
            return False
        self.tools.head.setChecked(True)
        return self.form.reveal(place)

    def draft_place(self, place: str) -> DraftPlace | None:
        """Also that of a block which is gone: its words are not lost, they come behind all."""
        room, _, key = place.partition("/")
        name = PlaceNames.of(self.plan.facts, self.plan.context).of_place(place)
        if room == "blocks":
            texts = (b.text.plain() for b in self.plan.facts.all_blocks() if b.key == key)
            return DraftPlace(name, next(texts, ""))
        return DraftPlace(name, self.form.text_at(place)) if self.form.box(place) else None

    def put_back(self, draft: Draft) -> bool:
        """Put a draft where it was typed; when its block is gone, behind all."""
        try:
            if draft.place.startswith("blocks/"):
                key = draft.place.removeprefix("blocks/")
                self.editor.reveal(steps.put_back(self.plan, key, draft_text(draft)))
                return True
            return self.form.retype(draft.place, draft.text)
        except (UserError, StoreError) as error:
            self.strip.tell(str(error))
            return False


SPEC = ViewSpec(
    code="writing",
    title=lambda facts: "Soạn thảo",
    icon="text",
    guide="soan-thao.md",
    fits=lambda facts: True,
    make=WritingView,
)
