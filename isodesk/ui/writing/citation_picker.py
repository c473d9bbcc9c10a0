"""Chèn văn bản viện dẫn: a document of the office's list, or a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from isodesk.facts import Citation
from isodesk.facts.fields import citation_full
from isodesk.services.citations import (
    KINDS,
    known_citations,
    list_citations,
    new_citation,
    standing_of,
)
from isodesk.store import Workspace
from isodesk.ui.dialogs.picker import Choice, Picker, PickerWords
from isodesk.ui.messages import tell
from isodesk.ui.named import named
from isodesk.ui.typed_choice import TypedChoice
from isodesk.vietnamese.dates import parse_date
from isodesk.vietnamese.text import clean

NEW = "Thêm văn bản mới…"
_WORDS = PickerWords("Chèn văn bản viện dẫn", "Văn bản", "Đối chiếu", "văn bản", shown_width=150)
_BASES = PickerWords(
    "Thêm căn cứ từ danh mục", "Văn bản", "Đối chiếu", "văn bản", take="Thêm", shown_width=150
)


class CitationPicker(Picker):
    """The office's documents, then those that the program knows; ``citation`` is the choice."""

    guide = "soan-thao.md#Văn bản viện dẫn và dẫn chiếu"

    def __init__(
        self, workspace: Workspace, parent: QWidget | None = None, *, as_basis: bool = False
    ) -> None:
        with workspace.read() as session:
            own = list_citations(session)
        choices = [*_choices(own, ""), *_choices(known_citations(own), "chưa có trong danh mục")]
        super().__init__(_BASES if as_basis else _WORDS, choices, parent)
        new = self.buttons.addButton(NEW, QDialogButtonBox.ButtonRole.ActionRole)
        new.clicked.connect(self._make_new)

    @property
    def citation(self) -> Citation | None:
        """The document that was taken."""
        return self.value if isinstance(self.value, Citation) else None

    def _make_new(self) -> None:
        dialog = NewCitationDialog(self)
        if dialog.exec() and dialog.citation is not None:
            self.take(dialog.citation)


def _choices(found: Sequence[Citation], word: str) -> list[Choice]:
    return [
        Choice(citation_full(citation), word or standing_of(citation).word, citation)
        for citation in found
    ]


class NewCitationDialog(QDialog):
    """A document that is not in the list yet; ``citation`` after it was accepted."""

    guide = "van-ban-can-cu.md"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.citation: Citation | None = None
        self.setWindowTitle("Thêm văn bản mới")
        self.resize(560, 320)
        self.kind = TypedChoice(KINDS)
        self.kind.setCurrentText("Quyết định")
        self.symbol = QLineEdit(placeholderText="19/2014/QĐ-TTg")
        self.issued_on = QLineEdit(placeholderText="05/3/2014")
        self.effective_on = QLineEdit(placeholderText="để trống nếu không cần")
        self.issuer = QLineEdit(placeholderText="Thủ tướng Chính phủ")
        self.title = QPlainTextEdit(placeholderText="về việc …")
        self.title.setTabChangesFocus(True)
        form = QFormLayout()
        for label, box in (
            ("Loại văn bản:", self.kind),
            ("Số, ký hiệu:", self.symbol),
            ("Ngày ban hành:", self.issued_on),
            ("Hiệu lực từ:", self.effective_on),
            ("Cơ quan ban hành:", self.issuer),
            ("Trích yếu:", self.title),
        ):
            form.addRow(label, box)
        hint = named(QLabel("Luật, bộ luật, pháp lệnh chỉ in tên: ghi tên ở ô Trích yếu."), "hint")
        buttons = QDialogButtonBox()
        buttons.addButton("Thêm", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addWidget(buttons)
        self.symbol.setFocus()

    def accept(self) -> None:
        """Take what was typed, or say what is missing."""
        kind, symbol, issuer = map(
            _line, (self.kind.currentText(), self.symbol.text(), self.issuer.text())
        )
        title = _line(self.title.toPlainText())
        days = []
        for box in (self.issued_on, self.effective_on):
            day = parse_date(box.text().strip())
            if box.text().strip() and day is None:
                tell(self, f"“{box.text()}” không phải ngày. Ghi như 05/3/2014, hoặc để trống.")
                box.setFocus()
                return
            days.append(day)
        if not kind or not (symbol or title):
            tell(
                self, "Chưa đủ để gọi tên văn bản. Ghi loại văn bản và số, ký hiệu hoặc trích yếu."
            )
            return
        self.citation = new_citation(
            kind, symbol, title, issued_on=days[0], effective_on=days[1], issuer=issuer
        )
        super().accept()


def _line(text: str) -> str:
    return " ".join(clean(text)[0].split())
