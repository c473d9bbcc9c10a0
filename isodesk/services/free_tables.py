"""What a user does to tables of his own: rows, columns, cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from isodesk.errors import UserError
from isodesk.facts import FreeRow, FreeTable, PlanFacts, PlanTable, RichText, TableColumn
from isodesk.facts.kinds import TableSource
from isodesk.models.base import new_key
from isodesk.services.read import read_plan
from isodesk.services.rows import GONE, add_rows, edit_row
from isodesk.services.text import add_table_block, new_table

MOST_COLUMNS = 30
NO_COLUMN = "Bảng phải còn ít nhất một cột. Muốn bỏ cả bảng thì xóa bảng ở thẻ Soạn thảo."
_TOO_MANY = f"Bảng tự lập có nhiều nhất {MOST_COLUMNS} cột."

Cells = Sequence[Sequence[RichText]]


def add_free_table(
    session: Session,
    plan: str,
    name: str,
    cells: Cells,
    *,
    heads: int = 1,
    at: int | None = None,
    annex: str = "",
) -> tuple[str, str]:
    """Add a table of these cells, its first ``heads`` rows as heads, and the block where it
    stands; gives the keys of table and block."""
    wide = max((len(row) for row in cells), default=0)
    if not wide:
        raise UserError("Bảng phải có ít nhất một dòng và một cột.")
    if wide > MOST_COLUMNS:
        raise UserError(_TOO_MANY)
    rows = tuple(
        FreeRow(new_key(), (*row, *[RichText()] * (wide - len(row))), head=i < heads)
        for i, row in enumerate(cells)
    )
    free = FreeTable(new_key(), name, rows)
    add_rows(session, plan, "free_tables", [free])
    table = new_table(TableSource.FREE, free.key)
    return free.key, add_table_block(session, plan, table, at=at, annex=annex)


def rename_free_table(session: Session, key: str, name: str) -> None:
    """Name a table; the name is not printed."""
    if not name.strip():
        raise UserError("Bảng phải có tên để tìm lại được trong danh sách.")
    edit_row(session, "free_tables", key, name=name.strip())


def set_free_rows(session: Session, key: str, rows: Sequence[FreeRow]) -> None:
    """Make the rows of a table these."""
    edit_row(session, "free_tables", key, rows=tuple(rows))


def arrange_columns(session: Session, plan: str, key: str, order: Sequence[int | None]) -> None:
    """Put the columns of a table in this order of their former places; None is a new one.

    What tables of the plan say of the columns (titles, widths, merging) goes with them.
    """
    facts = read_plan(session, plan)
    table = free_table(facts, key)
    if not order:
        raise UserError(NO_COLUMN)
    if len(order) > MOST_COLUMNS:
        raise UserError(_TOO_MANY)
    rows = tuple(replace(row, cells=_arranged(row.cells, order)) for row in table.rows)
    set_free_rows(session, key, rows)
    codes = {f"c{old + 1}": f"c{new + 1}" for new, old in enumerate(order) if old is not None}
    fresh = [f"c{new + 1}" for new, old in enumerate(order) if old is None]
    for printed in facts.tables:
        if printed.source is TableSource.FREE and printed.target == key:
            _rearrange(session, printed, codes, fresh)


def free_table(plan: PlanFacts, key: str) -> FreeTable:
    """The table of this key. UserError when it is gone."""
    found = next((table for table in plan.free_tables if table.key == key), None)
    if found is None:
        raise UserError(GONE)
    return found


def _arranged(cells: tuple[RichText, ...], order: Sequence[int | None]) -> tuple[RichText, ...]:
    return tuple(
        cells[place] if place is not None and place < len(cells) else RichText() for place in order
    )


def _rearrange(
    session: Session, table: PlanTable, codes: Mapping[str, str], fresh: Sequence[str]
) -> None:
    unmerged = (cell.rpartition("/") for cell in table.unmerged)
    kept = tuple(f"{row}/{codes[code]}" for row, _, code in unmerged if code in codes)
    columns = [replace(c, code=codes[c.code]) for c in table.columns if c.code in codes]
    if table.columns:
        if [_place(c) for c in table.columns] == sorted(_place(c) for c in table.columns):
            columns.sort(key=_place)
        for code in fresh:
            new = TableColumn(code)
            before = [i for i, column in enumerate(columns) if _place(column) < _place(new)]
            at = before[-1] + 1 if before else 0
            columns.insert(at, replace(new, group=columns[at - 1].group if at else RichText()))
    edit_row(session, "tables", table.key, columns=tuple(columns), unmerged=kept)


def _place(column: TableColumn) -> int:
    return int(column.code.removeprefix("c"))


def new_free_row(columns: int) -> FreeRow:
    """An empty row, ready to be added."""
    return FreeRow(new_key(), (RichText(),) * columns)
