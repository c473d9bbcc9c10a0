"""5.000 rows pasted into the table of tasks as one step, and taken back."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure, compared, lasting
from benchmarks.large import SIZE, large_plan
from isodesk.services.write import write_plan
from isodesk.store import Actor, create_workspace
from isodesk.ui.application import make_application
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tasks.view import TasksView

TOPIC = "5.000 rows pasted"
ROWS = 5_000
TURNS = 3
_TABLES = ("task", "task_agency")


def run(folder: Path) -> Iterator[Figure]:
    """All figures about pasting."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application()
    path = folder / "pasted.isodesk"
    workspace = create_workspace(path, Actor.here(), backups=folder)
    with workspace.change("Tạo kế hoạch") as session:
        key = write_plan(session, large_plan(100, 10))
    plan = OpenPlan(workspace, key)
    workspace.listeners.append(plan.follow)
    view = TasksView(plan)
    view.resize(SIZE)
    view.show()
    QApplication.clipboard().setText(_block())
    pasted, undone = [], []
    for turn in range(TURNS):
        view.grid.go((view.grid.cells.rowCount() - 1, 1))
        application.processEvents()
        begun = time.perf_counter()
        view.grid.commands.paste()
        application.processEvents()
        pasted.append((time.perf_counter() - begun) * 1000)
        if turn == TURNS - 1:
            break
        begun = time.perf_counter()
        workspace.undo()
        application.processEvents()
        undone.append((time.perf_counter() - begun) * 1000)
    view.hide()
    view.deleteLater()
    application.processEvents()
    workspace.close()
    bare = median(_executemany(path, folder / f"bare{turn}.sqlite") for turn in range(TURNS))
    yield compared(TOPIC, "until repainted", median(pasted), bare, "sqlite3 executemany", 12)
    yield lasting(TOPIC, "until repainted", pasted, 500)
    yield lasting(TOPIC, "undone, until repainted", undone, 500)


def _block() -> str:
    lines = (
        f"Nhiệm vụ số {at}\tQuý II/2018\tSở Khoa học và Công nghệ\tSở Tài chính\tGhi chú {at}\n"
        for at in range(ROWS)
    )
    return "".join(lines)


def _executemany(path: Path, bare: Path) -> float:
    """The milliseconds in which sqlite3 alone writes the rows that the paste wrote."""
    with sqlite3.connect(path) as source:
        read = {name: _rows(source, name) for name in _TABLES}
    source.close()
    target = sqlite3.connect(bare, isolation_level=None)
    target.execute("PRAGMA synchronous=EXTRA")
    for name, (columns, _) in read.items():
        target.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
    begun = time.perf_counter()
    target.execute("BEGIN IMMEDIATE")
    for name, (columns, rows) in read.items():
        marks = ", ".join("?" for _ in columns)
        target.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
    target.execute("COMMIT")
    took = (time.perf_counter() - begun) * 1000
    target.close()
    return took


def _rows(source: sqlite3.Connection, table: str) -> tuple[list[str], Sequence[tuple[object, ...]]]:
    cursor = source.execute(f"SELECT * FROM {table}")
    return [column[0] for column in cursor.description], cursor.fetchall()
