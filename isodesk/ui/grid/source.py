"""What a grid shows and asks for: the agreement between one grid and every table of the program.

A source reads frozen rows and writes through services; the grid knows neither plans nor files.
Text, rows and columns are addressed by their position in the source, counted from 0, never by
what is visible after sorting or filtering.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal

from isodesk.vietnamese.amounts import MoneyUnit

ColumnKind = Literal["text", "number", "amount", "date", "period", "mark", "choice"]
RowKind = Literal["group", "item", "total", "blank"]
Align = Literal["left", "center", "right"]
Tone = Literal["", "muted", "accent", "wrong", "doubt"]


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column: ``width`` in logical pixels, ``group_title`` printed above its neighbours'.

    ``unit`` is the money unit its amounts are shown in, "" where they name none.
    """

    code: str
    title: str
    kind: ColumnKind = "text"
    width: int = 120
    align: Align = "left"
    editable: bool = True
    group_title: str = ""
    unit: MoneyUnit | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: ``key`` survives edits and reordering, ``level`` indents the first text column."""

    key: str
    kind: RowKind = "item"
    level: int = 0


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How a cell looks beyond its row's kind; ``wrong`` and ``doubt`` tones also underline it."""

    bold: bool = False
    italic: bool = False
    tone: Tone = ""


class CellChange(NamedTuple):
    """A text typed or pasted into a cell; ``row`` may lie past the end and then makes a row.

    A tuple, because a paste of five thousand rows makes many.
    """

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A change that was not taken and the sentence (Vietnamese) that says why."""

    row: int
    column: int
    reason: str


class GridSignals(QObject):
    """What a source tells its grid: ``reset`` when rows or columns came, went or moved,
    ``cells_changed(first row, last row)`` when only contents did, ``titles_changed`` when only
    the columns' titles did."""

    reset = Signal()
    titles_changed = Signal()
    cells_changed = Signal(int, int)


class GridSource(Protocol):
    """A table of facts as a grid needs it; every write is one change, one undo step."""

    @property
    def signals(self) -> GridSignals:
        """The signals of this source, always the same object."""
        ...

    def columns(self) -> Sequence[GridColumn]:
        """The columns from left to right."""
        ...

    def row_count(self) -> int:
        """The number of rows, group and total rows included."""
        ...

    def row(self, row: int) -> GridRow:
        """The row at this position."""
        ...

    def text(self, row: int, column: int) -> str:
        """What the cell shows; must be cheap (asked at every repaint)."""
        ...

    def edit_text(self, row: int, column: int) -> str:
        """What the editor opens with, and what is copied as text."""
        ...

    def number(self, row: int, column: int) -> int | None:
        """The cell's number for sums (amounts in đồng), None if it has none."""
        ...

    def tip(self, row: int, column: int) -> str:
        """A sentence about the cell, "" for none."""
        ...

    def can_edit(self, row: int, column: int) -> bool:
        """Whether typing in the cell may be taken; also asked for the row past the end."""
        ...

    def can_append(self) -> bool:
        """Whether a change past the last row makes rows; the grid then shows one empty row."""
        ...

    def style(self, row: int, column: int) -> CellStyle:
        """How the cell looks beyond its row's kind."""
        ...

    def completions(self, row: int, column: int) -> Sequence[str]:
        """Texts to offer while typing in the cell; for a ``choice`` column, all that it takes."""
        ...

    def write(self, changes: Sequence[CellChange], label: str) -> list[Refusal]:
        """Take the changes that can be taken, as one step named ``label``; return the others.

        Raises:
            UserError: none could be taken for a reason of the whole table (a locked plan).
        """
        ...

    def insert_rows(self, row: int, count: int) -> None:
        """Put ``count`` empty rows before ``row`` as one step. Raises UserError."""
        ...

    def delete_rows(self, rows: Collection[int]) -> None:
        """Delete these rows as one step. Raises UserError."""
        ...

    def toggle(self, cells: Collection[tuple[int, int]]) -> None:
        """Mark all these cells of ``mark`` columns, or clear them if all are marked; one step.

        Raises UserError.
        """
        ...


SORTED = "Bảng đang sắp xếp theo cột. Chọn Bỏ sắp xếp rồi kéo dòng."
"""Why a row cannot be put anywhere now."""


@runtime_checkable
class RowMover(Protocol):
    """A source whose rows stand where a hand puts them."""

    def can_place(self) -> bool:
        """Whether rows can be moved now."""
        ...

    def place_rows(self, rows: Collection[int], to: int) -> None:
        """Put these rows, in their order, before row ``to`` as one step. Raises UserError."""
        ...


@runtime_checkable
class NamesUnits(Protocol):
    """A source in whose columns stand names that a list knows."""

    def known_names(self, column: int) -> Sequence[str]:
        """The names that stand in a column, () where it holds others; asked once a paste."""
        ...


@runtime_checkable
class PlacesColumns(Protocol):
    """A source whose columns' heads are places of a plan."""

    def column_rooms(self) -> Sequence[str]:
        """How their places begin (``columns``, ``tables/<key>``), before a column's code or key."""
        ...
