"""Many rows inserted as a whole are recorded as if each had come alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from isodesk.models import Standard
from isodesk.store import Actor, Workspace, open_workspace, verify_workspace
from isodesk.store.whole_inserts import WHOLE

Dump = Callable[[Workspace], list[str]]
AS_WHOLE = {WHOLE: "standard"}
ROWS = [
    {"uuid": f"{at:032d}", "code": f"TCVN {at}", "name": 'Tên "thật"', "position": at}
    for at in range(1, 40)
]


def insert_rows(ws: Workspace, rows: list[dict[str, Any]], options: dict[str, str]) -> None:
    with ws.change("Thêm tiêu chuẩn") as session:
        session.connection().execute(insert(Standard), rows, execution_options=options)


def kept(path: Path) -> list[Any]:
    file = sqlite3.connect(path)
    try:
        images = file.execute("SELECT * FROM undo_image ORDER BY id").fetchall()
        return images + file.execute("SELECT * FROM digest ORDER BY 1").fetchall()
    finally:
        file.close()


def test_the_images_are_those_of_rows_inserted_one_by_one(
    tmp_path: Path, empty_file: Path, actor: Actor
) -> None:
    written = []
    for name, options in (("one by one", {}), ("whole", AS_WHOLE)):
        path = tmp_path / f"{name}.isodesk"
        path.write_bytes(empty_file.read_bytes())
        ws = open_workspace(path, actor)
        insert_rows(ws, [{"uuid": "a" * 32, "code": "có trước"}], {})
        insert_rows(ws, ROWS, options)
        ws.close()
        written.append(kept(path))
    assert len(written[0]) > len(ROWS)
    assert written[0] == written[1]


def test_undo_takes_the_rows_back_and_redo_brings_them(
    ws: Workspace, path: Path, dump: Dump
) -> None:
    before = dump(ws)
    insert_rows(ws, ROWS, AS_WHOLE)
    after = dump(ws)
    assert len(after) == len(before) + len(ROWS)
    ws.undo()
    assert dump(ws) == before
    ws.redo()
    assert dump(ws) == after
    assert verify_workspace(path) == []


def test_rows_that_come_afterwards_are_recorded_too(ws: Workspace, path: Path, dump: Dump) -> None:
    before = dump(ws)
    with ws.change("Thêm tiêu chuẩn") as session:
        session.connection().execute(insert(Standard), ROWS, execution_options=AS_WHOLE)
        session.add(Standard(code="sau cùng"))
    ws.undo()
    assert dump(ws) == before
    insert_rows(ws, ROWS[:1], {})
    assert ws.next_undo() is not None
    assert verify_workspace(path) == []


def test_rows_of_a_statement_that_failed_half_way_are_recorded(
    ws: Workspace, path: Path, dump: Dump
) -> None:
    before = dump(ws)
    with ws.change("Thêm tiêu chuẩn") as session, pytest.raises(IntegrityError):
        session.connection().execute(insert(Standard), [*ROWS, ROWS[0]], execution_options=AS_WHOLE)
    assert verify_workspace(path) == []
    while ws.next_undo():
        ws.undo()
    assert dump(ws) == before


def test_rows_that_bring_ids_are_refused(ws: Workspace, dump: Dump) -> None:
    before = dump(ws)
    with pytest.raises(RuntimeError):
        insert_rows(ws, [{**row, "id": -at} for at, row in enumerate(ROWS, 1)], AS_WHOLE)
    assert dump(ws) == before
    insert_rows(ws, ROWS, {})
    ws.undo()
    assert dump(ws) == before
