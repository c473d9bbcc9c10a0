"""Any random sequence of changes, undone, gives the same bytes; done again, the later ones."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Boolean, Column, Date, Enum, LargeBinary, Table, text
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator

from isodesk.models import Base
from isodesk.store import Actor, Workspace, open_workspace, verify_workspace

Dump = Callable[[Workspace], list[str]]
TABLES = list(Base.metadata.sorted_tables)
WORDS = ("", "Sở Y tế", "ằẵặ ₫", 'ngoặc "kép"', "hai\ndòng\tcột", "\x00\x01\x1f", "'; --", "𝄞")
BIG = 2**63 - 1


def value(column: Column[object], random: Random) -> object:
    """A value that the column takes, as SQLite stores it."""
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    if column.nullable and random.random() < 0.3:
        return None
    if column.name == "uuid":
        return f"{random.getrandbits(128):032x}"
    if isinstance(kind, Boolean):
        return random.randint(0, 1)
    if column.name == "status":
        return random.choice(("draft", "consultation"))  # a locked plan refuses changes
    if isinstance(kind, Enum):
        return random.choice(kind.enums)
    if isinstance(kind, Date):
        return f"{random.randint(1990, 2040)}-0{random.randint(1, 9)}-11"
    if isinstance(kind, LargeBinary):
        return random.randbytes(random.randint(0, 40))
    if kind.python_type is int:
        return random.choice((0, 1, -1, BIG, -BIG - 1, random.randint(0, 9999)))
    return random.choice(WORDS)


def add_row(session: Session, table: Table, random: Random) -> None:
    """Insert a row, and first the rows that it cannot be without."""
    row: dict[str, object] = {}
    for column in table.columns:
        if column.primary_key:
            continue
        target = next(iter(column.foreign_keys), None)
        if target is None:
            row[column.name] = value(column, random)
            continue
        parent = target.column.table
        if parent is not table and (not column.nullable or random.random() < 0.3):
            if random_row(session, parent, random) is None:
                add_row(session, parent, random)
            row[column.name] = random_row(session, parent, random)
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join(f":{name}" for name in row)
    session.execute(text(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'), row)


def random_row(session: Session, table: Table, random: Random) -> int | None:
    ids = session.execute(text(f'SELECT id FROM "{table.name}" ORDER BY id')).scalars().all()
    return random.choice(ids) if ids else None


def alter(session: Session, table: Table, random: Random) -> None:
    """Set one plain column, of one row or of all."""
    plain = [c for c in table.columns if not (c.primary_key or c.foreign_keys or c.unique)]
    column = random.choice(plain) if plain else None
    if column is None:
        return
    where = "" if random.random() < 0.3 else " WHERE id % 2 = 0"
    session.execute(
        text(f'UPDATE "{table.name}" SET "{column.name}" = :value{where}'),
        {"value": value(column, random)},
    )


def remove(session: Session, table: Table, row: int | None) -> None:
    """Delete a row after all that point at it."""
    if row is None:
        return
    for other in TABLES:
        for column in other.columns:
            if any(key.column.table is table for key in column.foreign_keys):
                query = f'SELECT id FROM "{other.name}" WHERE "{column.name}" = :row'
                for child in session.execute(text(query), {"row": row}).scalars().all():
                    remove(session, other, child)
    session.execute(text(f'DELETE FROM "{table.name}" WHERE id = :row'), {"row": row})


def edit(ws: Workspace, random: Random) -> None:
    """One change of one to four random verbs on random tables."""
    with ws.change(f"Bước {random.randint(0, 99)}") as session:
        for _ in range(random.randint(1, 4)):
            table = random.choice(TABLES)
            verb = random.random()
            if verb < 0.6:
                add_row(session, table, random)
            elif verb < 0.8:
                alter(session, table, random)
            else:
                remove(session, table, random_row(session, table, random))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32), moves=st.lists(st.sampled_from("eeeeeurR")))
def test_undone_completely_and_redone_completely(
    empty_file: Path, actor: Actor, dump: Dump, seed: int, moves: list[str]
) -> None:
    random = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.isodesk"
        path.write_bytes(empty_file.read_bytes())
        ws = open_workspace(path, actor)
        start = dump(ws)
        for move in ["e", *moves]:
            if move == "e":
                edit(ws, random)
            elif move == "u":
                ws.undo()
            elif move == "r":
                ws.redo()
            else:
                ws.close()
                ws = open_workspace(path, actor)
        while ws.redo() is not None:
            pass
        end = dump(ws)
        states = [end]
        while ws.undo() is not None:
            states.append(dump(ws))
        assert states[-1] == start
        ws.close()
        ws = open_workspace(path, actor)
        for state in reversed(states[:-1]):
            ws.redo()
            assert dump(ws) == state
        assert ws.redo() is None
        assert dump(ws) == end
        ws.close()
        assert verify_workspace(path) == []
