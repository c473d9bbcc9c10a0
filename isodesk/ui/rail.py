"""The left rail."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from isodesk.ui.icons import icon
from isodesk.ui.lists import LISTS
from isodesk.ui.style import COLOURS, scaled


class Rail(QFrame):
    """The places of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.due = _button("calendar", "Việc\nđến hạn")
        self.plans = _button("plan", "Kế hoạch,\nvăn bản")
        self.lists = {spec.code: _button(spec.icon, spec.rail, spec.title) for spec in LISTS}
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 10, 6, 10)
        layout.setSpacing(6)
        for button in (self.due, self.plans, *self.lists.values()):
            group.addButton(button)
            layout.addWidget(button)
        layout.addStretch(1)
        self.setFixedWidth(scaled(84) + 12)

    def show_current(self, code: str) -> None:
        """Mark the page that is shown: a list of the office, "due", or "" for the plans."""
        {**self.lists, "due": self.due}.get(code, self.plans).setChecked(True)


def _button(name: str, text: str, tip: str = "") -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setIcon(icon(name, COLOURS.accent_soft))
    button.setCheckable(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setIconSize(QSize(24, 24))
    button.setFixedWidth(scaled(84))
    # Two lines with marks below; more where the window is higher.
    button.setMinimumHeight(scaled(60))
    button.setMaximumHeight(scaled(78))
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    button.setAccessibleName(tip or text.replace("\n", " "))
    button.setToolTip(tip)
    return button
