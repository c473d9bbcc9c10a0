"""Folding branches of a grid: by the triangle before a name, by keys and by the menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from isodesk.ui.grid.view import GridView

_FOLD = ("Alt+Shift+-", "Alt+Shift+_")
_UNFOLD = ("Alt+Shift++", "Alt+Shift+=")


class FoldHand:
    """Changes only what this grid shows; sums, numbers and what prints stay as they are."""

    def __init__(self, view: GridView) -> None:
        self._view = view

    def bind(self) -> None:
        """Give the grid the keys; those with signs are Word's own."""
        for keys in _FOLD:
            self._view.bind(keys, self.fold)
        for keys in _UNFOLD:
            self._view.bind(keys, self.unfold)

    # Mouse

    def holds(self, point: QPoint) -> bool:
        """Whether the mouse is on a triangle."""
        return self._row_at(point) >= 0

    def _row_at(self, point: QPoint) -> int:
        view = self._view
        row = view.rowAt(point.y())
        if row < 0 or view.cells.is_blank(row):
            return -1
        if not view.cells.folds.has_rows_below(view.cells.source_row(row)):
            return -1
        cell = view.visualRect(view.cells.index(row, view.cells.indent_column))
        return (
            row if view.painter.triangle(cell, row).adjusted(-3, -4, 3, 4).contains(point) else -1
        )

    def press(self, point: QPoint) -> bool:
        """Turn the triangle under the mouse; False when there is none."""
        row = self._row_at(point)
        if row < 0:
            return False
        at = self._view.cells.source_row(row)
        self._turn([at], not self._view.cells.folds.is_folded(at), at)
        return True

    # Keys

    def _active(self) -> int:
        row = self._view.active()[0]
        return -1 if row < 0 or self._view.cells.is_blank(row) else self._view.cells.source_row(row)

    def fold(self) -> None:
        """Fold the active row's branch, or the one that it stands in."""
        folds, at = self._view.cells.folds, self._active()
        if at >= 0 and (not folds.has_rows_below(at) or folds.is_folded(at)):
            at = folds.parent(at)
        if at >= 0:
            self._turn([at], True, at)

    def unfold(self) -> None:
        """Show what hangs below the active row."""
        at = self._active()
        if at >= 0 and self._view.cells.folds.is_folded(at):
            self._turn([at], False, at)

    def fold_all(self, folded: bool) -> None:
        """Fold every branch, or none."""
        folds, at = self._view.cells.folds, self._active()
        while folded and (above := folds.parent(at)) >= 0:
            at = above
        self._turn(folds.heads(), folded, at)

    def _turn(self, rows: list[int], folded: bool, active: int) -> None:
        view = self._view
        column = max(view.active()[1], 0)
        view.cells.fold(rows, folded)
        row = view.cells.shown_row(active)
        if row >= 0:
            view.go((row, column))

    def fill_menu(self, menu: QMenu) -> None:
        """Add the verbs, where there is anything to fold."""
        folds, at = self._view.cells.folds, self._active()
        if not folds.heads():
            return
        menu.addSeparator()
        below = at >= 0 and folds.has_rows_below(at) and not folds.is_folded(at)
        can_fold = below or (at >= 0 and folds.parent(at) >= 0)
        can_unfold = at >= 0 and folds.is_folded(at)
        for words, verb, may in (
            ("Thu gọn\tAlt+Shift+−", self.fold, can_fold),
            ("Mở ra\tAlt+Shift++", self.unfold, can_unfold),
            ("Thu gọn tất cả", partial(self.fold_all, True), True),
            ("Mở ra tất cả", partial(self.fold_all, False), bool(folds.folded)),
        ):
            action = menu.addAction(words)
            action.setEnabled(may)
            action.triggered.connect(lambda _=False, wanted=verb: wanted())
