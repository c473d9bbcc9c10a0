"""What a grid of one of the office's own lists answers whatever the list is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, Generic, Protocol, TypeVar

from isodesk.errors import UserError
from isodesk.services.list_order import place_entries
from isodesk.store import Workspace
from isodesk.ui.grid.source import CellChange, GridColumn, GridRow, GridSignals, Refusal
from isodesk.ui.placing import placed


class Keyed(Protocol):
    """A row of the list."""

    @property
    def key(self) -> str: ...


E = TypeVar("E", bound=Keyed)


class OfficeList(Generic[E]):
    """Rows with keys in columns that may be typed in while the file can be written.

    ``code`` begins the place of a row, ``<code>/<key>``; ``stored`` rows, the first of them, are
    in the file and stand where a hand puts them.
    """

    code: str

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

    def typed(
        self, changes: Sequence[CellChange], value: Callable[[str, str], Any]
    ) -> tuple[dict[int, dict[str, Any]], list[Refusal]]:
        """What was typed, by row and code of the column, and the cells whose text ``value`` (of a
        code and a text) refuses with a UserError."""
        rows: dict[int, dict[str, Any]] = {}
        refused: list[Refusal] = []
        for change in changes:
            code = self._columns[change.column].code
            try:
                understood = value(code, change.text)
            except UserError as error:
                refused.append(Refusal(change.row, change.column, str(error)))
            else:
                rows.setdefault(change.row, {})[code] = understood
        return rows, refused

    def place(self, rows: Collection[int]) -> str:
        """Where undo shall lead: the first of these rows, if it is there already."""
        first = min(rows, default=0)
        return f"{self.code}/{self.entries[first].key}" if first < self.stored else self.code

    @property
    def stored(self) -> int:
        """How many rows the file holds; rows below them are offered only."""
        return len(self.entries)

    def can_place(self) -> bool:
        """Whether rows can be moved now."""
        return not self._workspace.read_only

    def place_rows(self, rows: Collection[int], to: int) -> None:
        """Put rows before row ``to`` as one step. Raises UserError."""
        if any(row >= self.stored for row in rows):
            raise UserError("Dòng này là gợi ý sẵn, chưa có trong danh mục nên không chuyển được.")
        order = placed(self.stored, rows, min(to, self.stored))
        if order == list(range(self.stored)):
            return
        place = f"{self.code}/{self.entries[min(rows)].key}"
        with self._workspace.change("Di chuyển dòng", place=place) as session:
            place_entries(session, self.code, [self.entries[at].key for at in order])

    def toggle(self, cells: Collection[tuple[int, int]]) -> None:
        """No column of such a list takes a mark."""
