"""What stands above a box of the panel: its label, and the sign of what was found about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from isodesk.checks.finding import Finding, Severity
from isodesk.ui.finding_signs import gravest, told
from isodesk.ui.named import named
from isodesk.ui.writing.boxes import Box

_SIGN = 14


class EntryLabel(QWidget):
    """The label of a box; the sign has its room also while there is none, so nothing jumps."""

    def __init__(self, words: str, box: Box) -> None:
        super().__init__()
        self.box = box
        label = named(QLabel(words), "formLabel")
        label.setBuddy(box)
        self.sign = named(QLabel(), "formSign")
        self.sign.setFixedSize(_SIGN, _SIGN)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(label)
        row.addWidget(self.sign)
        row.addStretch(1)

    def show_findings(self, findings: Sequence[Finding], signs: Mapping[Severity, QIcon]) -> None:
        """Show the gravest one's sign and say them all; no sign for none."""
        words = told(findings)
        if words == self.box.accessibleDescription():
            return
        self.box.setAccessibleDescription(words)
        self.setToolTip(words)
        if findings:
            self.sign.setPixmap(signs[gravest(findings)].pixmap(_SIGN))
        else:
            self.sign.clear()
