"""What a grid of one of the office's own lists answers whatever the list is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Generic, Protocol, TypeVar

from isodesk.store import Workspace
from isodesk.ui.grid.source import GridColumn, GridRow, GridSignals


class Keyed(Protocol):
    """A row of the list."""

    @property
    def key(self) -> str: ...


E = TypeVar("E", bound=Keyed)


class OfficeList(Generic[E]):
    """Rows with keys in columns that may be typed in while the file can be written."""

    def __init__(self, workspace: Workspace, columns: tuple[GridColumn, ...]) -> None:
        self.signals = GridSignals()
        self.entries: tuple[E, ...] = ()
        self._workspace = workspace
        self._columns = columns

    def show(self, entries: tuple[E, ...]) -> None:
        """Take these rows; the grid keeps its place where only their contents changed."""
        same = [entry.key for entry in entries] == [entry.key for entry in self.entries]
        self.entries = entries
        if same:
            self.signals.cells_changed.emit(0, len(entries) - 1)
        else:
            self.signals.reset.emit()

    def find(self, key: str) -> int:
        """The row of an entry, -1 when it is not in the list."""
        return next((row for row, entry in enumerate(self.entries) if entry.key == key), -1)

    def columns(self) -> Sequence[GridColumn]:
        return self._columns

    def row_count(self) -> int:
        return len(self.entries)

    def row(self, row: int) -> GridRow:
        return GridRow(self.entries[row].key)

    def number(self, row: int, column: int) -> int | None:
        return None

    def can_edit(self, row: int, column: int) -> bool:
        return not self._workspace.read_only and self._columns[column].editable

    def can_append(self) -> bool:
        return not self._workspace.read_only

    def toggle(self, cells: Collection[tuple[int, int]]) -> None:
        """No column of such a list takes a mark."""
