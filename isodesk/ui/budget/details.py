"""The line that is chosen: what its amounts are made of, its source and its legal note."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from isodesk.facts import BudgetLine
from isodesk.facts.retyping import retyped
from isodesk.services import Session
from isodesk.services.budget import set_source
from isodesk.services.rows import edit_row
from isodesk.ui.budget.cost import CostSource
from isodesk.ui.budget.rows import BudgetRows
from isodesk.ui.cell_drafts import CellDrafts
from isodesk.ui.grid.view import GridView
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.typed_choice import TypedChoice
from isodesk.ui.typed_draft import TypedDraft
from isodesk.vietnamese.text import clean

_USUAL_SOURCES = (
    "Ngân sách trung ương",
    "Ngân sách địa phương",
    "Tài trợ",
    "Nguồn thu hợp pháp khác",
)
COSTS = "costs"
"""The room of the places in the grid of costs, before the line's key."""

_ROWS_SHOWN = 4
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(QPlainTextEdit):
    """A field of a few lines; ``left`` when the keyboard goes elsewhere or Ctrl+Enter is hit."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _RETURNS and control:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class LineDetails(QWidget):
    """Shows one line of the budget; every field is a step of the plan when it is left."""

    guide = "kinh-phi.md#Số lượng × mức chi"

    def __init__(self, plan: OpenPlan, strip: MessageStrip) -> None:
        super().__init__()
        self._plan = plan
        self._strip = strip
        self._line: BudgetLine | None = None
        self._finishing = False
        self.costs = CostSource(plan)
        self.grid = GridView(self.costs, frozen=1)
        self.grid.setAccessibleName("Mức chi, số lượng")
        self.drafts = CellDrafts(self.grid, plan.workspace, plan.key, COSTS, "Mức chi, số lượng")
        self._note_draft = TypedDraft(plan.workspace, plan.key, self)
        self.grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.heading = QLabel()
        self.heading.setObjectName("sideHeading")
        self.sum_words = QLabel()
        self.sum_words.setObjectName("hintLabel")
        self.price_unit = QLineEdit()
        self.price_unit.setPlaceholderText("đồng/xã")
        self.price_unit.setToolTip("Đơn vị tính của mức chi, ví dụ: đồng/xã")
        self.funding = TypedChoice()
        self.note = NoteField()
        self.note.setTabChangesFocus(True)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for label in (self.heading, self.sum_words):
            label.setWordWrap(True)
            label.setContentsMargins(12, 8, 12, 6)
        self.note.setMinimumHeight(44)
        self.note.setMaximumHeight(74)
        form = QFormLayout()
        form.setContentsMargins(12, 10, 12, 10)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(12)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        for words, field in (
            ("Đơn vị tính", self.price_unit),
            ("Nguồn kinh phí", self.funding),
            ("Căn cứ, ghi chú", self.note),
        ):
            field.setAccessibleName(words)
            form.addRow(words, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.sum_words)
        column.addWidget(self.grid, 1)
        column.addLayout(form)
        column.addStretch()  # while the table is hidden

    def _connect(self) -> None:
        self.grid.message.connect(self._strip.tell)
        self.price_unit.editingFinished.connect(self._set_price_unit)
        entry = self.funding.lineEdit()
        assert entry is not None
        entry.editingFinished.connect(self._set_source)
        self.funding.activated.connect(lambda _: self._set_source())
        self.note.left.connect(self._set_note)
        self.note.textChanged.connect(self._keep_note)
        self._note_draft.failed.connect(self._strip.tell)

    def show_line(self, rows: BudgetRows, line: BudgetLine | None) -> None:
        """Show a line, or that none is chosen; a field in use keeps what is typed in it."""
        other = line is None or self._line is None or line.key != self._line.key
        if other:
            self.finish()
        self._line = line
        self.drafts.room = f"{COSTS}/{line.key if line else ''}"
        is_sum = line is not None and line.key in rows.children
        self.costs.show(line, is_sum)
        name = self._plan.text(line.name) if line else ""
        number = rows.numbers[line.key] if line else ""
        words = f"{number}. {name}" if number else name
        self.heading.setText(words if line else "Chọn một dòng để xem mức chi, số lượng.")
        terms = rows.terms(line.key) if line and is_sum else ""
        self.sum_words.setText(f"Số tiền của dòng này được cộng từ các dòng {terms}.")
        self.sum_words.setVisible(is_sum)
        self.grid.setVisible(not is_sum)
        shown = min(self.costs.row_count(), _ROWS_SHOWN)
        head = self.grid.head.sizeHint().height()
        self.grid.setMinimumHeight(head + shown * self.grid.look.row_height + 3)
        for field in (self.price_unit, self.funding, self.note):
            field.setEnabled(line is not None and not self._plan.locked)
        self._fill(line, other)

    def _fill(self, line: BudgetLine | None, other: bool) -> None:
        if other or not self.price_unit.hasFocus():
            self.price_unit.setText(line.price_unit if line else "")
        if other or not self.note.hasFocus():
            self.note.setPlainText(self._plan.text(line.note) if line else "")
        if other or not self.funding.hasFocus():
            known = [source.name for source in self._plan.facts.sources]
            self.funding.clear()
            self.funding.addItems(["", *dict.fromkeys([*known, *_USUAL_SOURCES])])
            self.funding.setCurrentText(self._source_name(line))

    def _source_name(self, line: BudgetLine | None) -> str:
        sources = self._plan.facts.sources
        return next((s.name for s in sources if line and s.key == line.source), "")

    def finish(self) -> None:
        """Take what is still being typed."""
        if self._finishing:
            return
        self._finishing = True
        QGuiApplication.inputMethod().commit()
        self.grid.editing.commit()
        self._set_price_unit()
        self._set_source()
        self._set_note()
        self._finishing = False

    def _set_price_unit(self) -> None:
        line, unit = self._line, clean(self.price_unit.text())[0].strip()
        if line and self.price_unit.isModified() and unit != line.price_unit:
            edit = partial(edit_row, section="budget_lines", key=line.key, price_unit=unit)
            self._edit("Sửa mức chi", line, edit)

    def _set_source(self) -> None:
        line, name = self._line, clean(self.funding.currentText())[0].strip()
        if line and name != self._source_name(line):
            edit = partial(set_source, plan=self._plan.key, line=line.key, name=name)
            self._edit("Sửa nguồn kinh phí", line, edit)

    def _keep_note(self) -> None:
        if self._line and self.note.hasFocus() and self.note.document().isModified():
            self._note_draft.typed(f"budget/{self._line.key}/note", self.note.toPlainText())

    def _set_note(self) -> None:
        line, text = self._line, clean(self.note.toPlainText())[0].strip()
        if line and self.note.document().isModified():
            self.note.document().setModified(False)
            note = retyped(line.note, text, self._plan.context.show)
            edit = partial(edit_row, section="budget_lines", key=line.key, note=note)
            self._edit("Sửa ghi chú", line, edit)
            self._note_draft.end()

    def _edit(self, label: str, line: BudgetLine, verb: Callable[[Session], None]) -> None:
        def change() -> None:
            with self._plan.change(label, f"budget/{line.key}") as session:
                verb(session)

        is_there = any(each.key == line.key for each in self._plan.facts.budget_lines)
        if is_there and not self._plan.locked:
            self._strip.attempt(change)
