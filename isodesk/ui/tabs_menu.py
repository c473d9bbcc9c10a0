"""Hiển thị: the tabs of the plan in front, with Ctrl+1, Ctrl+2 and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from isodesk.ui.window import MainWindow

MOST = 9
"""As many tabs have keys of their own."""


class TabsMenu:
    """One entry a tab; those that the plan in front does not have are hidden."""

    def __init__(self, menu: QMenu, window: MainWindow) -> None:
        self._window = window
        self._entries: list[QAction] = []
        for index in range(MOST):
            action = QAction(window)
            action.setShortcut(QKeySequence(f"Ctrl+{index + 1}"))
            action.triggered.connect(lambda _=False, at=index: self._go(at))
            menu.addAction(action)
            self._entries.append(action)

    def show_state(self) -> None:
        """Name the tabs of the plan in front."""
        page = self._window.shown_plan
        titles = page.titles if page else []
        for at, action in enumerate(self._entries):
            there = at < len(titles)
            action.setText(titles[at].replace("&", "&&") if there else "")
            action.setVisible(there)
            action.setEnabled(there)

    def _go(self, index: int) -> None:
        page = self._window.shown_plan
        if page is not None:
            self._window.perform(lambda: page.show_tab(index))
