"""What the colours of the bars mean, under the roadmap."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from isodesk.documents.roadmap_tones import Tone
from isodesk.ui.style import legible


class Legend(QLabel):
    """Each colour with its letter and its name; hidden while there is one colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roadmapLegend")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setContentsMargins(10, 5, 10, 5)
        self.setAccessibleName("Chú giải màu của biểu đồ")
        self.hide()

    def show_tones(self, tones: tuple[Tone, ...]) -> None:
        """Take these entries."""
        self.setText("&nbsp; ".join(map(_entry, tones)))
        self.setVisible(bool(tones))


def _entry(tone: Tone) -> str:
    fill, ink = legible(f"#{tone.fill}", f"#{tone.ink}")
    look = f"background-color:{fill}; color:{ink}"
    name = escape(tone.title).replace(" ", "&nbsp;")
    return f'<span style="{look}">&nbsp;{tone.letter}&nbsp;</span>&nbsp;{name}'
