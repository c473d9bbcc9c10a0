"""What a file holds, byte for byte."""

from __future__ import annotations

from sqlalchemy import text

from isodesk.models import Base
from isodesk.store import Workspace


def dump(ws: Workspace) -> list[str]:
    """Every row of every tracked table with its row id, as SQLite writes literals."""
    lines: list[str] = []
    with ws.read() as session:
        for table in Base.metadata.sorted_tables:
            cells = " || ',' || ".join(f'quote("{column.name}")' for column in table.columns)
            query = f"SELECT rowid || ',' || {cells} FROM \"{table.name}\" ORDER BY rowid"
            lines += [f"{table.name}: {row}" for (row,) in session.execute(text(query))]
    return lines
