"""What is typed in a cell of a grid and not taken yet: kept, named, put back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from isodesk.store import Workspace
from isodesk.ui.drafts_bar import DraftPlace
from isodesk.ui.grid.view import GridView
from isodesk.ui.typed_draft import TypedDraft


class CellDrafts(QObject):
    """Drafts of one grid's cells, under ``<room>/<row's key>/<column's code>``.

    A row that typing would make has no key. ``title`` names the grid to the user.
    """

    def __init__(
        self, grid: GridView, workspace: Workspace, plan: str | None, room: str, title: str
    ) -> None:
        super().__init__(grid)
        self.room = room
        self._grid = grid
        self._title = title
        self._draft = TypedDraft(workspace, plan, self)
        self._draft.failed.connect(grid.message)
        grid.typed.connect(self._typed)
        grid.typing_ended.connect(self._draft.end)

    def _typed(self, row: int, column: int, text: str) -> None:
        cells = self._grid.cells
        source = cells.source
        key = source.row(row).key if row < source.row_count() else ""
        self._draft.typed(f"{self.room}/{key}/{source.columns()[column].code}", text)

    def finish(self) -> None:
        """Take the cell that is being typed in; one that is refused stays open and is kept."""
        if not self._grid.editing.commit():
            self._draft.keep()

    def find(self, place: str) -> DraftPlace | None:
        """What a place in this grid is called and holds; None when it is not there."""
        cell = self._cell(place)
        if cell is None:
            return None
        (row, column), source = cell, self._grid.cells.source
        is_new = row >= source.row_count()
        line = "mới" if is_new else " ".join(source.text(row, 0).split()) or str(row + 1)
        title = " ".join(source.columns()[column].title.split())
        shown = "" if is_new else source.edit_text(row, column)
        return DraftPlace(f"{self._title}, dòng {line}, cột {title}", shown)

    def put_back(self, place: str, text: str) -> bool:
        """Open the cell with this text in it, as it was; False when it cannot be."""
        cell = self._cell(place)
        if cell is None or not self._grid.editing.commit():
            return False
        grid, (row, column) = self._grid, cell
        if row < grid.cells.source.row_count():
            grid.go_to(row, column)
        else:
            grid.go((grid.cells.rowCount() - 1, grid.bring_column(column)))
        grid.setFocus(Qt.FocusReason.OtherFocusReason)
        grid.editing.start(text)
        return grid.editing.is_open

    def _cell(self, place: str) -> tuple[int, int] | None:
        head, _, code = place.rpartition("/")
        room, _, key = head.rpartition("/")
        cells = self._grid.cells
        codes = [column.code for column in cells.source.columns()]
        if room != self.room or code not in codes:
            return None
        count = cells.source.row_count()
        rows = (row for row in range(count) if cells.source.row(row).key == key)
        row = next(rows, -1) if key else count if cells.source.can_append() else -1
        return None if row < 0 else (row, codes.index(code))
