"""From the double-click to the first paint, and to a list that can be worked in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure, compared
from benchmarks.fresh import medians, told
from isodesk.services.sample import create_sample
from isodesk.store import Actor, create_workspace

ROUNDS = 9
TOPIC = "Start"

_BARE = """
import os, sys
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1360, 768)
window.show()
while not window.windowHandle().isExposed():
    application.processEvents()
"""
_LIBRARIES = """
import sqlalchemy.orm
from isodesk.models import Base, Plan
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session, configure_mappers
configure_mappers()
with Session(create_engine("sqlite:///" + sys.argv[1])) as session:
    list(session.scalars(select(Plan)))
"""
_OPENING = """
import os, sys
from isodesk.ui.opening import show_opening
card = show_opening()
"""
_WINDOW = """
from pathlib import Path
from PySide6.QtWidgets import QApplication
from isodesk.app import Program
from isodesk.host.paths import user_paths
from isodesk.host.settings import Settings
application = QApplication.instance()
program = Program(user_paths(), Settings())
program.start(Path(sys.argv[1]))
window = program.window
card.close()
while not window.windowHandle().isExposed():
    application.processEvents()
"""
_LEAVE = """
print("painted", flush=True)
os._exit(0)
"""
_IMPORTS = """
import time
begun = time.perf_counter()
import sqlalchemy.orm
loaded = time.perf_counter()
import isodesk.models
sqlalchemy.orm.configure_mappers()
print((loaded - begun) * 1000, (time.perf_counter() - loaded) * 1000)
"""


def run(folder: Path) -> Iterator[Figure]:
    """All figures about starting."""
    path = folder / "mau.isodesk"
    workspace = create_workspace(path, Actor.here(), backups=folder / "backups")
    with workspace.change("Tạo dữ liệu mẫu") as session:
        create_sample(session)
    workspace.close()
    programs = {
        "bare": _BARE + _LEAVE,
        "libraries": _BARE + _LIBRARIES + _LEAVE,
        "opening": _OPENING + _LEAVE,
        "window": _OPENING + _WINDOW + _LEAVE,
    }
    took = medians(programs, ROUNDS, str(path))
    window, bare, libraries = took["window"], took["bare"], took["libraries"]
    yield compared(TOPIC, "first paint", took["opening"], bare, "bare QMainWindow", 1.5)
    yield compared(
        TOPIC,
        "list of plans, to be worked in",
        window,
        libraries,
        "bare window, SQLAlchemy, models, one query",
        1.3,
    )
    pairs = told(_IMPORTS, ROUNDS)
    orm, models = (median(column) for column in zip(*pairs, strict=True))
    yield compared(TOPIC, "models configured", models, orm, "import of sqlalchemy.orm", 0.7)
