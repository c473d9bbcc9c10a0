"""A workspace in a folder of its own, and what a file holds, byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from isodesk.models import Base
from isodesk.store import Actor, Workspace, create_workspace, open_workspace

Dump = Callable[[Workspace], list[str]]


@pytest.fixture(scope="session")
def actor() -> Actor:
    return Actor("Nguyễn Thị Lan", "lan", "PHONG-TH2")


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory, actor: Actor) -> Path:
    """A new office, closed: copying its bytes is faster than making one for each test."""
    path = tmp_path_factory.mktemp("empty") / "empty.isodesk"
    create_workspace(path, actor).close()
    return path


@pytest.fixture
def path(tmp_path: Path, empty_file: Path) -> Path:
    path = tmp_path / "Kế hoạch.isodesk"
    path.write_bytes(empty_file.read_bytes())
    return path


@pytest.fixture
def ws(path: Path, actor: Actor) -> Iterator[Workspace]:
    opened = open_workspace(path, actor)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def dump() -> Dump:
    """Every row of every tracked table with its row id, as SQLite writes literals."""

    def dumped(ws: Workspace) -> list[str]:
        lines: list[str] = []
        with ws.read() as session:
            for table in Base.metadata.sorted_tables:
                cells = " || ',' || ".join(f'quote("{column.name}")' for column in table.columns)
                query = f"SELECT rowid || ',' || {cells} FROM \"{table.name}\" ORDER BY rowid"
                lines += [f"{table.name}: {row}" for (row,) in session.execute(text(query))]
        return lines

    return dumped
