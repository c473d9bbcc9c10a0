"""A table of the plan's own: rows of rich cells under titles that are its first head row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from isodesk.facts import FieldRef, FreeRow, FreeTable, PlanTable, RichText, Run, TableSource
from isodesk.facts.retyping import retyped
from isodesk.facts.richtext import Inline, Tab
from isodesk.services.free_tables import new_free_row, set_free_rows
from isodesk.services.text import with_field
from isodesk.ui.grid.source import CellStyle, GridColumn, GridRow
from isodesk.ui.list_source import ListSource, ListWords
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.plan_columns import table_rooms
from isodesk.ui.unit_columns import names_for

_WIDTH = 240
_PLAIN = CellStyle()


def free_plan_table(plan: OpenPlan, key: str) -> PlanTable | None:
    """The plan's first table that prints this one."""
    found = (t for t in plan.facts.tables if t.source is TableSource.FREE and t.target == key)
    return next(found, None)


class FreeSource(ListSource[FreeRow]):
    """Reads one free table; every write is one step of the plan."""

    words = ListWords("Thêm dòng", "Xóa dòng")

    def __init__(self, plan: OpenPlan) -> None:
        super().__init__()
        self._plan = plan
        self.table: FreeTable | None = None
        self.titles: FreeRow | None = None
        self.wide = 0

    def show_table(self, table: FreeTable | None) -> None:
        """Show a table of the plan as it is now."""
        self.table = table
        rows = table.rows if table else ()
        self.titles = rows[0] if rows and rows[0].head else None
        self.wide = max((len(row.cells) for row in rows), default=0)
        body = rows[1:] if self.titles else rows
        self.show(body, tuple(self._column(at) for at in range(self.wide)))

    def _column(self, at: int) -> GridColumn:
        title = self._plan.text(_cell(self.titles, at)) if self.titles else f"Cột {at + 1}"
        return GridColumn(f"c{at + 1}", title, "text", _WIDTH, group_title=self._group(at))

    def _group(self, at: int) -> str:
        table = free_plan_table(self._plan, self.table.key) if self.table else None
        columns = table.columns if table else ()
        return next((self._plan.text(c.group) for c in columns if c.code == f"c{at + 1}"), "")

    def column_rooms(self) -> Sequence[str]:
        """How places of the columns' heads begin."""
        if self.table is None:
            return ()
        return table_rooms(self._plan.facts, TableSource.FREE, self.table.key)

    def is_locked(self) -> bool:
        return bool(self._plan.locked) or self.table is None

    def row_of(self, item: FreeRow, at: int) -> GridRow:
        return GridRow(item.key, "group" if item.head else "item")

    def cell(self, item: FreeRow, at: int, code: str) -> str:
        return self._plan.text(_cell(item, _place(code)))

    def look(self, item: FreeRow, code: str) -> CellStyle:
        parts = [p for p in _cell(item, _place(code)).parts if not isinstance(p, Tab)]
        if not parts:
            return _PLAIN
        bold, italic = all(p.bold for p in parts), all(p.italic for p in parts)
        fields = all(isinstance(p, FieldRef) for p in parts)
        return CellStyle(bold, italic, "accent" if fields else "")

    def hint(self, item: FreeRow, code: str) -> str:
        found = _cell(item, _place(code)).fields
        return "Ô này có số liệu tự động; chữ quanh số liệu vẫn sửa được." if found else ""

    def known_names(self, column: int) -> Sequence[str]:
        """The names of the office's list where a column is one of offices."""
        cells = (self.text(row, column) for row in range(self.row_count()))
        return names_for(self._columns[column].title, cells, self._plan.unit_spellings())

    def typed(self, item: FreeRow, code: str, text: str) -> FreeRow:
        old = _cell(item, _place(code))
        return self.with_cell(item, _place(code), retyped(old, text, self._plan.context.show))

    def with_cell(self, item: FreeRow, at: int, text: RichText) -> FreeRow:
        """The row with another text in one cell."""
        cells = [*item.cells, *[RichText()] * (self.wide - len(item.cells))]
        cells[at] = text
        return replace(item, cells=tuple(cells))

    def blank(self, at: int, before: Sequence[FreeRow]) -> FreeRow:
        return new_free_row(self.wide)

    def keep(self, items: tuple[FreeRow, ...], label: str, place: str) -> None:
        assert self.table is not None
        rows = (self.titles, *items) if self.titles else items
        with self._plan.change(label, place or f"free_tables/{self.table.key}") as session:
            set_free_rows(session, self.table.key, rows)

    def place(self, item: FreeRow, code: str) -> str:
        return f"free_tables/{self.table.key if self.table else ''}/{item.key}/{code}"

    def set_title(self, at: int, text: str) -> None:
        """Type the title of a column; a table without titles gets a head row."""
        row = self.titles or replace(new_free_row(self.wide), head=True)
        self.titles = self.with_cell(
            row, at, retyped(_cell(row, at), text, self._plan.context.show)
        )
        self.keep(self.items, "Sửa tiêu đề cột", "")

    def set_heads(self, rows: Collection[int], head: bool) -> None:
        """Make rows heads, or rows like the others. Raises UserError."""
        chosen = set(rows)
        items = tuple(
            replace(item, head=head) if at in chosen else item for at, item in enumerate(self.items)
        )
        self.keep(items, "Dòng tiêu đề", self.place(self.items[min(chosen)], "c1"))

    def restyle(
        self, cells: Collection[tuple[int, int]], label: str, style: Callable[[Inline], Inline]
    ) -> None:
        """Change the look of whole cells as one step. Raises UserError."""
        items = list(self.items)
        for row, column in cells:
            text = _cell(items[row], column)
            items[row] = self.with_cell(items[row], column, RichText.of(*map(style, text.parts)))
        if tuple(items) != self.items:
            row, column = min(cells)
            self.keep(tuple(items), label, self.place(self.items[row], f"c{column + 1}"))

    def insert_field(self, row: int, column: int, offset: int | None, field: FieldRef) -> None:
        """Insert a field into a cell, at its end without an ``offset``. Raises UserError."""
        item = self.items[row]
        text = _cell(item, column)
        at = len(self._plan.text(text)) if offset is None else offset
        new = self.with_cell(item, column, with_field(text, at, field, self._plan.context))
        items = (*self.items[:row], new, *self.items[row + 1 :])
        self.keep(items, "Chèn số liệu tự động", self.place(item, f"c{column + 1}"))


def with_style(bold: bool | None = None, italic: bool | None = None) -> Callable[[Inline], Inline]:
    """Sets the style of a piece of text; None leaves it."""

    def restyled(part: Inline) -> Inline:
        if isinstance(part, Tab):
            return part
        return replace(
            part,
            bold=part.bold if bold is None else bold,
            italic=part.italic if italic is None else italic,
        )

    return restyled


def is_all(text: RichText, style: str) -> bool:
    """Whether all words of a text are ``bold`` or ``italic``."""
    words = [part for part in text.parts if isinstance(part, Run | FieldRef)]
    return bool(words) and all(getattr(part, style) for part in words)


def _place(code: str) -> int:
    return int(code.removeprefix("c")) - 1


def _cell(row: FreeRow | None, at: int) -> RichText:
    return row.cells[at] if row and at < len(row.cells) else RichText()
