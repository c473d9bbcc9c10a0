"""Tìm, Tìm và thay thế: the line that opens below the page in front."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from isodesk.ui.find_bar import FindBar
    from isodesk.ui.finding import Scope
    from isodesk.ui.grid.view import GridView
    from isodesk.ui.window import MainWindow

_LONGEST = 80
_ELSEWHERE = "Mở một kế hoạch để tìm trong đó. Danh sách này tìm bằng ô lọc phía trên."


class Searching:
    """Makes the line when it is first asked for, and says what it can search."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._bar: FindBar | None = None
        self._grid: GridView | None = None

    def open(self, *, replacing: bool) -> None:
        """Show the line for the widget in front; words chosen in a text are sought."""
        if not self._scopes():
            self._window.say(_ELSEWHERE)
            return
        if self._bar is None:
            from isodesk.ui.find_bar import FindBar

            self._bar = FindBar(self._scopes, self._window.finish_typing)
            self._window.add_line(self._bar)
        front = QApplication.focusWidget()
        self._bar.open(replacing=replacing, came_from=front, words=_chosen_words(front))

    def close(self) -> None:
        """Take the line away; it is made anew, as in a new look, when it is asked for."""
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None

    def step(self, by: int) -> None:
        """Go to the next place found, or the one before."""
        if self._bar is None or self._bar.isHidden() or not self._scopes():
            self.open(replacing=False)
        else:
            self._bar.step(by)

    def _scopes(self) -> Sequence[Scope]:
        """The table that had the keys last, if it is in sight, and the plan in front."""
        from isodesk.ui.finding import PlanScope, TableScope
        from isodesk.ui.grid.view import GridView

        front = self._window.pages.currentWidget()
        every = front.findChildren(GridView) if front else []
        grids = [grid for grid in every if grid.isVisible()]
        focused = QApplication.focusWidget()
        if isinstance(focused, GridView):
            self._grid = focused
        if self._grid is None or not isValid(self._grid) or self._grid not in grids:
            self._grid = grids[0] if grids else None
        scopes: list[Scope] = [TableScope(self._grid)] if self._grid is not None else []
        page = self._window.shown_plan
        return [*scopes, PlanScope(page)] if page is not None else scopes


def _chosen_words(widget: QWidget | None) -> str:
    """The words chosen in a text, when they are short enough to be sought."""
    words = widget.textCursor().selectedText() if isinstance(widget, QTextEdit) else ""
    return words if len(words) <= _LONGEST and "\u2029" not in words else ""
