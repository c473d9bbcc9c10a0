"""A grid's source over a list of frozen rows: every write makes a new list and keeps it whole."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from isodesk.errors import UserError
from isodesk.ui.grid.source import CellChange, CellStyle, GridColumn, GridRow, GridSignals, Refusal
from isodesk.ui.placing import placed

T = TypeVar("T")
_PLAIN = CellStyle()
NO_ROOM = "Danh sách này không thêm dòng được."


@dataclass(frozen=True)
class ListWords:
    """The names of the steps that this list makes."""

    add: str
    delete: str
    move: str = "Di chuyển dòng"


def counted(label: str, rows: int) -> str:
    """The name of a step over several rows says how many."""
    return f"{label} ({rows:02d} dòng)" if rows > 1 else label


class ListSource(Generic[T]):
    """Half of a `GridSource`: rows come, go, move and are typed in; what they are is told by the
    class below it."""

    words: ListWords
    grows = True

    def __init__(self) -> None:
        self._signals = GridSignals()
        self.items: tuple[T, ...] = ()
        self._columns: tuple[GridColumn, ...] = ()
        self._rows: tuple[GridRow, ...] = ()
        self._had_room = False

    # What a list is

    @abstractmethod
    def row_of(self, item: T, at: int) -> GridRow:
        """The grid's row of an item."""

    @abstractmethod
    def cell(self, item: T, at: int, code: str) -> str:
        """What the cell of a column shows."""

    @abstractmethod
    def typed(self, item: T, code: str, text: str) -> T:
        """The item after ``text`` was typed. UserError when that cannot be."""

    @abstractmethod
    def blank(self, at: int, before: Sequence[T]) -> T:
        """A new item for this place behind those ``before``. UserError where there is no room."""

    @abstractmethod
    def keep(self, items: tuple[T, ...], label: str, place: str) -> None:
        """Store the list as one step. Raises UserError."""

    @abstractmethod
    def place(self, item: T, code: str) -> str:
        """Where undo leads."""

    def lacking(self, item: T) -> str:
        """Why a new item cannot stand alone yet, "" when it can."""
        return ""

    def edited(self, item: T, at: int, code: str) -> str:
        """What the editor opens with."""
        return self.cell(item, at, code)

    def is_locked(self) -> bool:
        """Whether nothing can be changed now."""
        return False

    def takes(self, item: T, code: str) -> bool:
        """Whether a cell of an editable column may be typed in."""
        return True

    def look(self, item: T, code: str) -> CellStyle:
        """How a cell looks."""
        return _PLAIN

    def offers(self, code: str) -> Sequence[str]:
        """What is offered while typing in a column."""
        return ()

    def value(self, item: T, code: str) -> int | None:
        """The number of a cell for sums."""
        return None

    def hint(self, item: T, code: str) -> str:
        """A sentence about a cell."""
        return ""

    # What is shown

    def show(self, items: Iterable[T], columns: Sequence[GridColumn]) -> None:
        """Show these rows in these columns; the grid keeps its place."""
        self.items = tuple(items)
        rows = tuple(self.row_of(item, at) for at, item in enumerate(self.items))
        before = self._rows, [column.code for column in self._columns], self._had_room
        self._rows, self._columns, self._had_room = rows, tuple(columns), self.can_append()
        if before != (rows, [column.code for column in columns], self._had_room):
            self._signals.reset.emit()
        else:
            self._signals.titles_changed.emit()
            self._signals.cells_changed.emit(0, max(len(rows) - 1, 0))

    def find(self, key: str) -> int:
        """The row of a key, -1 when there is none."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    @property
    def signals(self) -> GridSignals:
        return self._signals

    def columns(self) -> Sequence[GridColumn]:
        return self._columns

    def at(self, code: str) -> int:
        """The position of a column, 0 when there is none of this code."""
        return next((at for at, c in enumerate(self._columns) if c.code == code), 0)

    def row_count(self) -> int:
        return len(self.items)

    def row(self, row: int) -> GridRow:
        return self._rows[row]

    def text(self, row: int, column: int) -> str:
        return self.cell(self.items[row], row, self._columns[column].code)

    def edit_text(self, row: int, column: int) -> str:
        return self.edited(self.items[row], row, self._columns[column].code)

    def number(self, row: int, column: int) -> int | None:
        return self.value(self.items[row], self._columns[column].code)

    def tip(self, row: int, column: int) -> str:
        return self.hint(self.items[row], self._columns[column].code)

    def can_edit(self, row: int, column: int) -> bool:
        if self.is_locked() or not self._columns[column].editable:
            return False
        if row >= len(self.items):
            return self.grows
        return self.takes(self.items[row], self._columns[column].code)

    def can_append(self) -> bool:
        return self.grows and not self.is_locked()

    def style(self, row: int, column: int) -> CellStyle:
        return self.look(self.items[row], self._columns[column].code)

    def completions(self, row: int, column: int) -> Sequence[str]:
        return self.offers(self._columns[column].code)

    # What is done

    def write(self, changes: Sequence[CellChange], label: str) -> list[Refusal]:
        items, refusals = list(self.items), list[Refusal]()
        new: dict[int, list[CellChange]] = {}
        for change in changes:
            if change.row >= len(self.items):
                new.setdefault(change.row, []).append(change)
            else:
                items[change.row] = self._taken(items[change.row], change, refusals)
        for row in sorted(new):
            self._add(items, new[row], refusals)
        if tuple(items) != self.items:
            first = min(changes, key=lambda change: change.row)
            known = first.row < len(self.items)
            code = self._columns[first.column].code
            place = self.place(self.items[first.row], code) if known else ""
            added = len(items) > len(self.items) and label.startswith("Sửa ")
            self.keep(tuple(items), self.words.add if added else label, place)
        return refusals

    def _taken(self, item: T, change: CellChange, refusals: list[Refusal]) -> T:
        try:
            return self.typed(item, self._columns[change.column].code, change.text.strip())
        except UserError as error:
            refusals.append(Refusal(change.row, change.column, str(error)))
            return item

    def _add(self, items: list[T], cells: list[CellChange], refusals: list[Refusal]) -> None:
        if not any(change.text.strip() for change in cells):
            return
        item = self.blank(len(items), items)
        wrong: list[Refusal] = []
        for change in cells:
            if change.text.strip():
                item = self._taken(item, change, wrong)
        reason = self.lacking(item)
        if reason and not wrong:
            wrong.append(Refusal(cells[0].row, cells[0].column, reason))
        refusals += wrong
        if not reason:
            items.append(item)

    def insert_rows(self, row: int, count: int) -> None:
        if not self.can_append():
            raise UserError(NO_ROOM)
        items = list(self.items)
        for at in range(row, row + count):
            items.insert(at, self.blank(at, items[:at]))
        self.keep(tuple(items), self.words.add, "")

    def insert(self, row: int, new: Sequence[T]) -> None:
        """Put whole items before a row. Raises UserError."""
        items = (*self.items[:row], *new, *self.items[row:])
        self.keep(items, self.words.add, "")

    def delete_rows(self, rows: Collection[int]) -> None:
        gone = {row for row in rows if row < len(self.items)}
        if not gone or not self.grows:
            raise UserError(NO_ROOM if not self.grows else "Chọn dòng cần xóa.")
        kept = tuple(item for at, item in enumerate(self.items) if at not in gone)
        self.keep(kept, counted(self.words.delete, len(gone)), "")

    def move_rows(self, rows: Collection[int], down: bool) -> None:
        """Put rows one place up or down; nothing happens at the ends. Raises UserError."""
        chosen = sorted(row for row in rows if row < len(self.items))
        if not chosen or (chosen[-1] + 1 >= len(self.items) if down else chosen[0] == 0):
            return
        items = list(self.items)
        moving = [items[row] for row in chosen]
        rest = [item for at, item in enumerate(items) if at not in set(chosen)]
        to = chosen[0] + 1 if down else chosen[0] - 1
        place = self.place(moving[0], self._columns[0].code)
        self.keep((*rest[:to], *moving, *rest[to:]), self.words.move, place)

    def can_place(self) -> bool:
        """Whether a hand can pull rows to another place."""
        return not self.is_locked()

    def place_rows(self, rows: Collection[int], to: int) -> None:
        """Put rows before row ``to`` as one step. Raises UserError."""
        chosen = sorted({row for row in rows if row < len(self.items)})
        if not chosen:
            return
        items = self.placed(chosen, to)
        if items != self.items:
            place = self.place(self.items[chosen[0]], self._columns[0].code)
            self.keep(items, self.words.move, place)

    def placed(self, chosen: Sequence[int], to: int) -> tuple[T, ...]:
        """The items after some of them came before ``to``."""
        return tuple(self.items[at] for at in placed(len(self.items), chosen, to))

    def toggle(self, cells: Collection[tuple[int, int]]) -> None:
        """Nothing is marked here unless the class below says so."""
