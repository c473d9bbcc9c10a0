"""Trình ký: what is still to be looked at, asked once before the text is locked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from isodesk.checks.finding import Finding, Severity
from isodesk.ui.dialogs.growing import grow
from isodesk.ui.named import named

_WHAT_HAPPENS = (
    "Nội dung được khóa và bản in lúc này được giữ nguyên để đối chiếu. Số và ngày ban hành ghi "
    "sau khi ký. Khi cần sửa, chọn “Rút về sửa”."
)


class SigningDialog(QDialog):
    """Accepted when the plan is to go to its signer; ``wants_findings`` when they are to be seen.

    With anything wrong a reason is asked for.
    """

    guide = "trinh-ky.md#Trình ký"

    def __init__(self, findings: Sequence[Finding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wants_findings = False
        self._wrong = _count(findings, Severity.ERROR)
        doubtful = _count(findings, Severity.WARNING)
        self._any = bool(self._wrong or doubtful)
        self._words = named(QLabel(counts_words(self._wrong, doubtful)), "question")
        self._about = named(QLabel(_WHAT_HAPPENS), "hint")
        self._why = QLabel("Lý do vẫn trình ký:")
        self._reason = QLineEdit(placeholderText="ví dụ: kinh phí chờ Sở Tài chính thẩm định")
        self._buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self._look = self._button("Xem các điểm này", role.ActionRole)
        self._send = self._button(self._send_words(), role.ActionRole)
        self._button("Hủy", role.RejectRole)
        self._lay_out()

    def _button(self, text: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        return self._buttons.addButton(text, role)

    def _send_words(self) -> str:
        if self._wrong:
            return "Vẫn trình ký, ghi lý do…"
        return "Vẫn trình ký" if self._any else "Trình ký"

    @property
    def reason(self) -> str:
        """Why the plan goes to the signer although something is wrong."""
        return " ".join(self._reason.text().split())

    def _lay_out(self) -> None:
        self.setWindowTitle("Trình ký")
        self.setMinimumWidth(560)
        for label in (self._words, self._about):
            label.setWordWrap(True)
        self._why.setBuddy(self._reason)
        self._why.hide()
        self._reason.hide()
        self._look.setVisible(self._any)
        (self._look if self._any else self._send).setDefault(True)
        self._look.clicked.connect(self._show_findings)
        self._send.clicked.connect(self._go_on)
        self._buttons.rejected.connect(self.reject)
        self._reason.textChanged.connect(lambda: self._send.setEnabled(bool(self.reason)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        for widget in (self._words, self._about, self._why, self._reason):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._buttons)

    def _show_findings(self) -> None:
        self.wants_findings = True
        self.reject()

    def _go_on(self) -> None:
        if not self._wrong or not self._reason.isHidden():
            self.accept()
            return
        self._why.show()
        self._reason.show()
        grow(self)
        self._reason.setFocus()
        self._send.setText("Trình ký")
        self._send.setEnabled(False)
        self._send.setDefault(True)


def counts_words(wrong: int, doubtful: int) -> str:
    """``Còn 02 điểm sai, 05 điểm cần xem lại.``"""
    parts = [(wrong, "điểm sai"), (doubtful, "điểm cần xem lại")]
    told = [f"{count:02d} {words}" for count, words in parts if count]
    return f"Còn {', '.join(told)}." if told else "Không còn điểm sai, điểm cần xem lại."


def _count(findings: Sequence[Finding], severity: Severity) -> int:
    return sum(finding.severity is severity for finding in findings)
