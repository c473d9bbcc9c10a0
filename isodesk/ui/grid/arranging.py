"""The columns of a grid as a hand has put them: order, hidden ones, widths, and the head's menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from isodesk.ui.grid.column_drag import ColumnDrag
from isodesk.ui.grid.column_filter import ColumnFilter

if TYPE_CHECKING:
    from isodesk.ui.grid.view import GridView

_FOLDS = 200


class Arranging(QObject):
    """Changes only how this grid shows its columns; how the table prints is the plan's.

    ``menus`` add entries of the view around the grid to the menu of a column's head, given the
    column in the source; ``title_wanted`` carries a column whose title was clicked twice. A
    ``fixed`` grid arranges nothing, because its columns are a part of the table; pulled by its
    head, one goes where ``move_own`` (column, by how many places) puts it.
    """

    title_wanted = Signal(int)

    def __init__(self, view: GridView) -> None:
        super().__init__(view)
        self._view = view
        self.fixed = False
        self.move_own: Callable[[int, int], object] | None = None
        self.menus: list[Callable[[QMenu, int], object]] = []
        head = view.head
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._show_menu)
        head.sectionDoubleClicked.connect(self._want_title)
        head.column_drag = ColumnDrag(view, head, head.box, self._column_at, self._pulled)

    # What a hand does

    def hide(self, column: int) -> None:
        """Hide a shown column; the last one stays."""
        cells = self._view.cells
        if len(cells.columns) > 1:
            code = cells.columns[column].code
            cells.arrange(self._codes(), cells.hidden | {code})

    def show(self, code: str) -> None:
        """Show a hidden column again, where it was."""
        cells = self._view.cells
        cells.arrange(self._codes(), cells.hidden - {code})

    def show_all(self) -> None:
        """Show every column in the order of the table."""
        self._view.cells.arrange((), frozenset())

    def move(self, column: int, by: int) -> None:
        """Move a shown column so many places to the right."""
        codes = [each.code for each in self._view.cells.columns]
        there = column + by
        if 0 <= there < len(codes):
            codes.insert(there, codes.pop(column))
            self._view.cells.arrange(self._with_hidden(codes), self._view.cells.hidden)
            self._view.go((max(self._view.active()[0], 0), there))

    def _column_at(self, x: int) -> int:
        """The shown column whose head is under the mouse, -1 where columns stay."""
        stays = self.fixed and self.move_own is None
        return -1 if stays else self._view.indexAt(QPoint(x, 0)).column()

    def _pulled(self, column: int, by: int) -> None:
        if self._view.editing.commit():
            (self.move_own or self.move)(column, by)

    def _codes(self) -> list[str]:
        return self._with_hidden([column.code for column in self._view.cells.columns])

    def _with_hidden(self, shown: list[str]) -> list[str]:
        """The order with hidden columns behind what stands before them in the source."""
        codes, before = list(shown), ""
        for column in self._view.cells.source.columns():
            if column.code not in codes:
                codes.insert(codes.index(before) + 1 if before else 0, column.code)
            before = column.code
        return codes

    def filter(self, column: int) -> None:
        """Ask which values of a shown column its rows may have."""
        view = self._view
        if view.editing.commit() and 0 <= column < len(view.cells.columns):
            ColumnFilter(view, column).ask()

    def filter_active(self) -> None:
        """Ask for the column of the active cell."""
        self.filter(self._view.active()[1])

    # The menu of a head

    def _want_title(self, column: int) -> None:
        self.title_wanted.emit(self._view.cells.source_column(column))

    def _show_menu(self, at: QPoint) -> None:
        view = self._view
        column = view.indexAt(QPoint(at.x(), 0)).column()
        column = column if column >= 0 else view.head.logicalIndexAt(at)
        if column < 0:
            return
        menu = QMenu(view)
        menu.setObjectName("headMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for extend in self.menus:
            extend(menu, view.cells.source_column(column))
        self.fill_menu(menu, column)
        menu.popup(view.head.viewport().mapToGlobal(at))

    def fill_menu(self, menu: QMenu, column: int) -> None:
        """Add sorting, filtering and arranging of a shown column."""
        cells, sort = self._view.cells, self._view.commands.sort
        at = cells.source_column(column)
        if menu.actions():
            menu.addSeparator()
        menu.addAction("Sắp xếp tăng dần").triggered.connect(lambda: sort((at, False)))
        menu.addAction("Sắp xếp giảm dần").triggered.connect(lambda: sort((at, True)))
        menu.addAction("Lọc theo cột này…\tCtrl+Alt+L").triggered.connect(
            lambda: self.filter(column)
        )
        if cells.is_filtered:
            menu.addAction("Bỏ lọc mọi cột").triggered.connect(cells.show_all)
        if not self.fixed:
            self._add_arranging(menu, column)

    def _add_arranging(self, menu: QMenu, column: int) -> None:
        cells = self._view.cells
        last = len(cells.columns) - 1
        menu.addSeparator()
        left = menu.addAction("Đưa cột sang trái (trên màn hình)")
        left.setEnabled(column > 0)
        left.triggered.connect(lambda: self.move(column, -1))
        right = menu.addAction("Đưa cột sang phải (trên màn hình)")
        right.setEnabled(column < last)
        right.triggered.connect(lambda: self.move(column, 1))
        hide = menu.addAction("Ẩn cột (trên màn hình)")
        hide.setEnabled(last > 0)
        hide.triggered.connect(lambda: self.hide(column))
        for each in cells.source.columns():
            if each.code in cells.hidden:
                title = " ".join(each.title.split()).replace("&", "&&")
                shown = menu.addAction(f"Hiện cột {title}")
                shown.triggered.connect(lambda _=False, code=each.code: self.show(code))
        menu.addAction("Như lúc đầu").triggered.connect(self.reset)

    def reset(self) -> None:
        """Order, widths and hidden columns as the table declares them."""
        self._view.own_widths.clear()
        self.show_all()

    # Remembering

    @property
    def name(self) -> str:
        """What this grid's columns are remembered by, "" when they are not."""
        return "" if self.fixed else type(self._view.cells.source).__name__

    def remembered(self) -> dict[str, Any]:
        """Order, hidden columns, own widths and folds, as JSON data; {} when all is new."""
        view = self._view
        moved = view.cells.hidden or self._codes() != [c.code for c in view.cells.source.columns()]
        kept: dict[str, Any] = {"widths": dict(view.own_widths)} if view.own_widths else {}
        if moved:
            kept |= {"order": self._codes(), "hidden": sorted(view.cells.hidden)}
        if folded := list(view.cells.folds.folded)[-_FOLDS:]:
            kept["folded"] = folded
        return kept

    def arrange_as(self, remembered: object) -> None:
        """Take what `remembered` gave; anything else is left alone."""
        if not isinstance(remembered, dict) or self.fixed:
            return
        widths = remembered.get("widths")
        if isinstance(widths, dict):
            self._view.own_widths.update(
                {str(c): w for c, w in widths.items() if isinstance(w, int) and 20 <= w <= 2000}
            )
        folded = remembered.get("folded")
        if isinstance(folded, list):
            known = (key for key in folded[-_FOLDS:] if isinstance(key, str))
            self._view.cells.folds.folded.update(dict.fromkeys(known))
        order, hidden = remembered.get("order", []), remembered.get("hidden", [])
        if isinstance(order, list) and isinstance(hidden, list):
            codes = [code for code in order if isinstance(code, str)]
            self._view.cells.arrange(codes, frozenset(h for h in hidden if isinstance(h, str)))
