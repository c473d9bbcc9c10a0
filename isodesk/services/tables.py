"""What a user does to the columns that a plan's tables show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

from sqlalchemy.orm import Session

from isodesk.facts import PlanTable, RichText, TableColumn, TableSource
from isodesk.services.read import read_plan
from isodesk.services.rows import edit_row

MATRIX_TABLES = (TableSource.MATRIX, TableSource.INSPECTION)
BUDGET_TABLES = (TableSource.BUDGET,)


def show_column(session: Session, plan: str, sources: Iterable[TableSource], code: str) -> None:
    """Let tables that name their columns show this one too, after the last of its family.

    ``mark:2021`` stands after the last ``mark:…``, under the same head.
    """
    family = code.partition(":")[0] + ":"
    for table in _listing(session, plan, sources):
        if any(column.code == code for column in table.columns):
            continue
        kin = [i for i, column in enumerate(table.columns) if column.code.startswith(family)]
        at = kin[-1] + 1 if kin else len(table.columns)
        head = table.columns[kin[-1]].group if kin else RichText()
        shown = TableColumn(code, group=head)
        columns = (*table.columns[:at], shown, *table.columns[at:])
        edit_row(session, "tables", table.key, columns=columns)


def drop_column(session: Session, plan: str, sources: Iterable[TableSource], code: str) -> None:
    """Take a column out of every table that names it."""
    for table in _listing(session, plan, sources):
        left = tuple(column for column in table.columns if column.code != code)
        if left != table.columns:
            edit_row(session, "tables", table.key, columns=left)


def rename_column(
    session: Session, plan: str, table: str, codes: Iterable[str], code: str, title: RichText
) -> None:
    """Give a column of one table a title of its own.

    ``codes`` are all columns the table shows, written down when it did not name them yet.
    """
    found = read_plan(session, plan).table(table)
    named = found.columns if found else ()
    columns = named or tuple(TableColumn(each) for each in codes)
    renamed = tuple(replace(c, title=title) if c.code == code else c for c in columns)
    edit_row(session, "tables", table, columns=renamed)


def _listing(session: Session, plan: str, sources: Iterable[TableSource]) -> list[PlanTable]:
    wanted = set(sources)
    tables = read_plan(session, plan).tables
    return [table for table in tables if table.source in wanted and table.columns]


def set_table(session: Session, plan: str, table: PlanTable) -> None:
    """Set how a table prints, whole. UserError when it is gone."""
    before = read_plan(session, plan).table(table.key)
    changes = {
        field.name: getattr(table, field.name)
        for field in fields(table)
        if before is None or getattr(table, field.name) != getattr(before, field.name)
    }
    if changes:
        edit_row(session, "tables", table.key, **changes)


def keep_apart(session: Session, plan: str, table: str, cells: Iterable[str], apart: bool) -> None:
    """Except cells (row key/column code) from merging with the cell above, or no longer."""
    wanted = set(cells)
    found = read_plan(session, plan).table(table)
    kept = tuple(cell for cell in (found.unmerged if found else ()) if cell not in wanted)
    unmerged = (*kept, *sorted(wanted)) if apart else kept
    edit_row(session, "tables", table, unmerged=unmerged)
