"""Căn cứ của kế hoạch: taken from the office's list, ordered, each with its words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from isodesk.facts import BasesForm, BlockKind, LegalBasis
from isodesk.facts.bases import LEADS, basis_text, basis_words, with_first_led, with_words
from isodesk.facts.fields import citation_full
from isodesk.facts.richtext import EMPTY
from isodesk.services.citations import basis_on
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tool_button import tool_button
from isodesk.ui.typed_choice import TypedChoice
from isodesk.ui.writing.citation_picker import CitationPicker
from isodesk.vietnamese.text import clean


class BasesDialog(QDialog):
    """``bases`` are the bases as they shall stand after the dialog was accepted."""

    guide = "soan-thao.md#Thể thức"

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self.bases: list[LegalBasis] = list(plan.context.plan.legal_bases)
        blocks = plan.facts.blocks
        forms = {block.form for block in blocks if block.kind is BlockKind.LEGAL_BASES}
        self._runs_in = forms == {BasesForm.RUN_IN}
        self.list = QListWidget()
        self.lead = TypedChoice(("", *LEADS))
        self.words = QPlainTextEdit()
        self.reset = tool_button("Ghi theo danh mục", "undo", "", self._reset)
        self.setWindowTitle("Căn cứ của kế hoạch")
        self.resize(760, 520)
        self._lay_out()
        self._fill(0)
        self.list.currentRowChanged.connect(lambda _: self._show())
        self.lead.editTextChanged.connect(lambda _: self._keep())
        self.words.textChanged.connect(self._keep)

    def _lay_out(self) -> None:
        self.list.setAccessibleName("Các căn cứ")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.model().rowsMoved.connect(lambda *_: self._take_order())
        self.lead.setAccessibleName("Từ mở đầu")
        self.words.setAccessibleName("Chữ in trong kế hoạch")
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(110)
        self.reset.setToolTip("In đúng như danh mục văn bản căn cứ")
        tools = QHBoxLayout()
        add = tool_button("Thêm từ danh mục…", "add", "Thêm căn cứ (Ctrl+Enter)", self.add)
        tools.addWidget(add)
        for text, image, keys, verb in (
            ("Chuyển lên", "up", "Alt+Up", lambda: self._move(-1)),
            ("Chuyển xuống", "down", "Alt+Down", lambda: self._move(1)),
            ("Bỏ căn cứ này", "delete", "Ctrl+Shift+Del", self._remove),
        ):
            tools.addWidget(tool_button("", image, f"{text} ({keys})", verb))
            QShortcut(QKeySequence(keys), self, verb)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.add)
        tools.addStretch(1)
        form = QFormLayout()
        form.addRow("Từ mở đầu:", self.lead)
        form.addRow("Chữ in:", self.words)
        form.addRow("", self.reset)
        buttons = QDialogButtonBox()
        buttons.addButton("Lưu", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addLayout(tools)
        layout.addWidget(self.list, 1)
        layout.addLayout(form)
        layout.addWidget(buttons)

    # What is shown

    def _fill(self, row: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for basis in self.bases:
            self.list.addItem(basis_words(basis, self._plan.context))
            item = self.list.item(self.list.count() - 1)
            item.setData(Qt.ItemDataRole.UserRole, basis.key)
        self.list.setCurrentRow(min(row, len(self.bases) - 1))
        self.list.blockSignals(False)
        self._show()

    def _show(self) -> None:
        basis = self._basis
        for box in (self.lead, self.words):
            box.blockSignals(True)
            box.setEnabled(basis is not None)
        self.lead.setEditText(basis.lead if basis else "")
        self.words.setPlainText(basis_text(basis, self._plan.context) if basis else "")
        for box in (self.lead, self.words):
            box.blockSignals(False)
        self._show_reset()

    def _show_reset(self) -> None:
        basis = self._basis
        self.reset.setEnabled(basis is not None and bool(basis.citation and basis.text))

    @property
    def _basis(self) -> LegalBasis | None:
        row = self.list.currentRow()
        return self.bases[row] if 0 <= row < len(self.bases) else None

    # What is done

    def add(self) -> None:
        """Choose a document of the office's list and put it below the chosen basis."""
        picker = CitationPicker(self._plan.workspace, self, as_basis=True)
        if picker.exec() and picker.citation is not None:
            above = self._basis
            lead = above.lead if above else "Căn cứ"
            at = self.list.currentRow() + 1
            added = basis_on(picker.citation, lead)
            self._set([*self.bases[:at], added, *self.bases[at:]], at)

    def _keep(self) -> None:
        """Take what was typed into the chosen basis."""
        basis, row = self._basis, self.list.currentRow()
        if basis is None:
            return
        lead = " ".join(clean(self.lead.currentText())[0].split())
        words = " ".join(clean(self.words.toPlainText())[0].split())
        citation = basis.citation
        changed = with_words(replace(basis, lead=""), words, self._plan.context)
        text = EMPTY if citation and words == citation_full(citation) else changed.text
        self.bases[row] = replace(basis, lead=lead, text=text)
        self.list.item(row).setText(basis_words(self.bases[row], self._plan.context))
        self._show_reset()

    def _reset(self) -> None:
        if (basis := self._basis) is not None:
            self.bases[self.list.currentRow()] = replace(basis, text=EMPTY)
            self._fill(self.list.currentRow())

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        to = row + step
        if row >= 0 and 0 <= to < len(self.bases):
            bases = self.bases[:row] + self.bases[row + 1 :]
            self._set([*bases[:to], self.bases[row], *bases[to:]], to)

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self._set(self.bases[:row] + self.bases[row + 1 :], row)

    def _set(self, bases: list[LegalBasis], row: int) -> None:
        """Take the bases in a new order or number and choose one of them."""
        self.bases = with_first_led(self.bases, bases) if self._runs_in else bases
        self._fill(row)

    def _take_order(self) -> None:
        """The order after a line was dragged."""
        by_key = {basis.key: basis for basis in self.bases}
        keys = [
            self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())
        ]
        bases = [by_key[key] for key in keys]
        self.bases = with_first_led(self.bases, bases) if self._runs_in else bases
        for row, basis in enumerate(self.bases):
            self.list.item(row).setText(basis_words(basis, self._plan.context))
        self._show()
