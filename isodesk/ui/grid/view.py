"""The grid itself: selection, frozen columns, row heights and keys of an Excel hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from isodesk.errors import UserError
from isodesk.ui.grid.arranging import Arranging
from isodesk.ui.grid.commands import GridCommands
from isodesk.ui.grid.editing import CellEditing
from isodesk.ui.grid.fold_hand import FoldHand
from isodesk.ui.grid.handle import FillHandle
from isodesk.ui.grid.keys import bindings, combination, combined, is_typing
from isodesk.ui.grid.navigation import Cell, block_edge, next_in_run, stepped
from isodesk.ui.grid.row_drag import RowDrag
from isodesk.ui.grid.source import CellChange, GridSource, Refusal
from isodesk.ui.grid.table import SheetTable

_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
_KEEP = QItemSelectionModel.SelectionFlag.NoUpdate


class GridView(SheetTable):
    """A sheet over a source. The active cell is where the selection began, as in Excel.

    ``status_changed`` carries "Tổng: … Số ô: …"; ``message`` a sentence for the status bar;
    ``refused`` what a paste could not place; ``near_names`` pasted names that a list nearly knows;
    ``place_changed`` the source's row and column; ``typed`` the same and the text of the cell that
    is open, until ``typing_ended``. ``menus`` add entries of the view around this grid to its
    context menu.
    """

    status_changed = Signal(str)
    message = Signal(str)
    refused = Signal(list)
    near_names = Signal(list)
    place_changed = Signal(int, int)
    typed = Signal(int, int, str)
    typing_ended = Signal()

    def __init__(self, source: GridSource, frozen: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(source, frozen, parent)
        self._corner: Cell = (0, 0)
        self._run_column: int | None = None
        self._kept: tuple[str, Cell, Cell] = ("", (0, 0), (0, 0))
        self._active_key = ""
        self._pressed: Cell | None = None
        self.commands = GridCommands(self)
        self.editing = CellEditing(self)
        self.handle = FillHandle(self)
        self.arranging = Arranging(self)
        self.row_drag = RowDrag(self)
        self.folding = FoldHand(self)
        self.menus: list[Callable[[QMenu], object]] = []
        self._keys = bindings(self)
        self.folding.bind()
        self._connect()

    def _connect(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setMouseTracking(True)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName("Chọn cả bảng (Ctrl+A)")
        self.cells.modelAboutToBeReset.connect(self._remember)
        self.cells.modelReset.connect(self._restore)
        self.cells.modelReset.connect(self.row_drag.follow)
        self.cells.dataChanged.connect(self.commands.selection_changed)
        self.selectionModel().selectionChanged.connect(self._selection_moved)
        self.selectionModel().currentChanged.connect(self._active_moved)
        self.head.sectionClicked.connect(self.commands.sort_by)
        self.head.sectionResized.connect(self.editing.place)
        self._restore()

    def bind(self, keys: str, command: Callable[[], object]) -> None:
        """Give keys such as ``Alt+Right`` a command of the view around this grid."""
        self._keys[combined(keys)] = command

    def press(self, keys: str) -> None:
        """Do what keys do here."""
        self._keys[combined(keys)]()

    # The active cell outlives a reset: it follows its row's key, else keeps its place

    def _remember(self) -> None:
        # The source has moved on already: only the key noted before still names the row.
        self._kept = (self._active_key, self.active(), self._corner)

    def _restore(self) -> None:
        key, active, corner = self._kept
        rows, columns = self.size_in_cells()
        if not rows or not columns:
            return
        found = self.cells.find_key(key) if key else -1
        row = found if found >= 0 else active[0]
        moved = row - active[0]
        place = stepped((row, active[1]), 0, 0, (rows, columns))
        self._corner = stepped((corner[0] + moved, corner[1]), 0, 0, (rows, columns))
        self.selectionModel().setCurrentIndex(self.cells.index(*place), _SELECT)
        self.select_block(place, self._corner)
        self.editing.follow(place)

    # Places

    def size_in_cells(self) -> Cell:
        """How many rows and columns are shown."""
        return self.cells.rowCount(), self.cells.columnCount()

    def active(self) -> Cell:
        """The active cell: row on screen and column, (-1, -1) in an empty grid."""
        index = self.currentIndex()
        return index.row(), index.column()

    def selected_ranges(self) -> list[tuple[int, int, int, int]]:
        """The selected blocks as top, left, bottom, right; the active cell if there is none."""
        selection = self.selectionModel().selection()
        blocks = [selection.at(at) for at in range(selection.size())]
        ranges = [(block.top(), block.left(), block.bottom(), block.right()) for block in blocks]
        row, column = self.active()
        return sorted(ranges) or ([(row, column, row, column)] if row >= 0 else [])

    def chosen_rows(self) -> list[int]:
        """The selected rows from top to bottom, by their place in the source."""
        blocks = self.selected_ranges()
        rows = {row for top, _, bottom, _ in blocks for row in range(top, bottom + 1)}
        return [self.cells.source_row(row) for row in sorted(rows) if not self.cells.is_blank(row)]

    def chosen_cells(self) -> list[Cell]:
        """The selected cells, each by its row in the source and its column."""
        rows = set(self.chosen_rows())
        return [
            (at, self.cells.source_column(column))
            for top, left, bottom, right in self.selected_ranges()
            for at in map(self.cells.source_row, range(top, bottom + 1))
            for column in range(left, right + 1)
            if at in rows
        ]

    def go(self, cell: Cell, keep_run: bool = False) -> None:
        """Make this the active cell and select it alone."""
        if not keep_run:
            self._run_column = None
        index = self.cells.index(*cell)
        self._corner = cell
        self.selectionModel().setCurrentIndex(index, _SELECT)
        self.scrollTo(index)

    def go_to(self, source_row: int, column: int = 0) -> None:
        """Show and select a cell by its row and column in the source; what hides it is dropped."""
        self.cells.reveal(source_row)
        row = self.cells.shown_row(source_row)
        if row >= 0:
            self.go((row, self.bring_column(column)))

    def go_to_column(self, column: int) -> None:
        """Select the first cell of a column of the source."""
        self.go((0, self.bring_column(column)))

    def bring_column(self, column: int) -> int:
        """Where a column of the source is shown; one that was hidden comes back."""
        if self.cells.shown_column(column) < 0:
            self.arranging.show(self.cells.source.columns()[column].code)
        return max(self.cells.shown_column(column), 0)

    def extend(self, corner: Cell) -> None:
        """Select from the active cell to ``corner``."""
        self._corner = corner
        self.select_block(self.active(), corner)
        self.scrollTo(self.cells.index(*corner))

    def select_block(self, first: Cell, last: Cell) -> None:
        """Select a block; the active cell stays where it is."""
        rows, columns = sorted((first[0], last[0])), sorted((first[1], last[1]))
        block = QItemSelection(
            self.cells.index(rows[0], columns[0]), self.cells.index(rows[1], columns[1])
        )
        self.selectionModel().select(block, _SELECT)

    def extend_over(self, first: Cell, last: Cell) -> None:
        """Select a block that holds the active cell; Shift goes on from its last corner."""
        self._corner = last
        self.select_block(first, last)

    def step(self, down: int, right: int, extend: bool = False, to_edge: bool = False) -> None:
        """Move, or stretch the selection, by cells or to the edge of a block."""
        start = self._corner if extend else self.active()
        size = self.size_in_cells()
        if start[0] < 0:
            return
        if to_edge:
            there = block_edge(start, down, right, size, self._is_filled)
        else:
            there = stepped(start, down, right, size)
        if extend:
            self.extend(there)
        else:
            self.go(there)

    def _is_filled(self, row: int, column: int) -> bool:
        return bool(self.cells.text(row, column))

    def page(self, down: int, extend: bool = False) -> None:
        """Move, or stretch the selection, by as many rows as are shown."""
        shown = max(1, self.viewport().height() // self.look.row_height - 1)
        self.step(down * shown, 0, extend)

    def leave(self) -> None:
        """Give the keys to the next widget; Tab belongs to the cells."""
        self.setTabKeyNavigation(False)
        self.focusNextPrevChild(True)
        self.setTabKeyNavigation(True)

    def tab(self, right: int) -> None:
        """Move along the row; the next Enter returns to the column where this run began."""
        if self._run_column is None:
            self._run_column = self.active()[1]
        self.go(next_in_run(self.active(), right, self.size_in_cells()), keep_run=True)

    @property
    def in_run(self) -> bool:
        """Whether Tab led to the active cell."""
        return self._run_column is not None

    def enter(self, down: int) -> None:
        """Move down, back to the column where a run of Tabs began."""
        row, column = self.active()
        there = stepped((row, column), down, 0, self.size_in_cells())
        self.go((there[0], column if self._run_column is None else self._run_column))

    # Writing

    def apply(self, changes: Sequence[CellChange], label: str) -> list[Refusal]:
        """Write through the source; what a whole table refuses is refused for each cell."""
        try:
            return self.cells.source.write(changes, label) if changes else []
        except UserError as error:
            return [Refusal(change.row, change.column, str(error)) for change in changes]

    # Keys and input methods

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            bound = combination(event) in self._keys or self.editing.wants(event)
            if event.type() == QEvent.Type.ShortcutOverride and bound:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and bound:
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.editing.is_open:
            self.editing.take_stray(event)
            return
        if self.handle.pulled and event.key() == Qt.Key.Key_Escape:
            self.handle.let_go()
            return
        if self.row_drag.pulled and event.key() == Qt.Key.Key_Escape:
            self.row_drag.let_go()
            return
        drag = self.head.column_drag
        if drag and drag.pulled and event.key() == Qt.Key.Key_Escape:
            drag.let_go()
            return
        command = self._keys.get(combination(event))
        if command:
            command()
        elif is_typing(event):
            if not self.commands.typed_mark(event.text()):
                self.editing.start(event.text())
        else:
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not self.commands.typed_mark(event.commitString()):
            self.editing.compose(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImEnabled:
            return self.editing.can_start()
        if self.editing.composing:
            return self.editing.query(query)
        return super().inputMethodQuery(query)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        if not self.editing.commit():
            return
        left = event.button() == Qt.MouseButton.LeftButton
        point = event.position().toPoint()
        if left and (self.handle.press(point) or self.folding.press(point)):
            return
        index = self.indexAt(event.position().toPoint())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.button() == Qt.MouseButton.LeftButton and shift and index.isValid():
            self.extend((index.row(), index.column()))
            return
        if event.button() == Qt.MouseButton.RightButton:
            if index.isValid() and not self.selectionModel().isSelected(index):
                self.go((index.row(), index.column()))
            return
        self._run_column = None
        super().mousePressEvent(event)
        self._pressed = self._corner = self.active()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self.handle.pulled:
            self.handle.pull(point)
            return
        self._show_grip(point)
        super().mouseMoveEvent(event)
        if self._pressed:
            self._corner = self.active()

    def _show_grip(self, point: QPoint) -> None:
        on_square = self._pressed is None and self.handle.holds(point)
        shape = Qt.CursorShape.CrossCursor if on_square else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.handle.pulled:
            held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.handle.release(copying=held)
            return
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or pressed[0] < 0:
            return
        if self._corner != pressed:
            self.selectionModel().setCurrentIndex(self.cells.index(*pressed), _KEEP)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.handle.holds(event.position().toPoint()):
            self.handle.fill_beside()
            return
        if self.folding.holds(event.position().toPoint()):
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.commands.on_mark():
            self.commands.toggle()
        elif self.indexAt(event.position().toPoint()).isValid():
            self.editing.start()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.commands.fill_menu(menu)
        self.folding.fill_menu(menu)
        for extend in self.menus:
            extend(menu)
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            cell = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(cell.bottomLeft())
        menu.popup(place)

    # Overriding Qt's own currentChanged makes PySide 6.11 release the method once too often.

    def _selection_moved(self) -> None:
        self.viewport().update()
        self.row_drag.follow()
        self.commands.selection_changed()

    def _active_moved(self, current: QModelIndex) -> None:
        self.viewport().update()
        if current.isValid():
            self._active_key = self.cells.row(current.row()).key
            row, column = current.row(), current.column()
            place = self.cells.source_row(row), self.cells.source_column(column)
            self.place_changed.emit(*place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.handle.paint(painter)
        self.row_drag.paint(painter)
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.editing.place()
