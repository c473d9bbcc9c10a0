"""The program's window on the sample office, as a user meets it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from isodesk.app import Program
from isodesk.host.paths import user_paths
from isodesk.host.settings import load_settings
from isodesk.services.plans import delete_plan
from isodesk.services.sample import create_sample
from isodesk.store import Actor, create_workspace
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import shown

ACTOR = Actor("Lan", "lan", "PC")


@pytest.fixture(scope="session")
def sample_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample office with its two plans of 2018 to 2020, made once."""
    folder = tmp_path_factory.mktemp("sample")
    made = create_workspace(folder / "mẫu.isodesk", ACTOR, backups=folder / "backups")
    with made.change("Tạo dữ liệu mẫu") as session:
        for key in create_sample(session)[2:]:
            delete_plan(session, key)
    made.close()
    return (folder / "mẫu.isodesk").read_bytes()


@pytest.fixture
def path(tmp_path: Path, sample_bytes: bytes) -> Path:
    """The sample office in a file of the test's own."""
    path = tmp_path / "cơ quan.isodesk"
    path.write_bytes(sample_bytes)
    return path


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    """The program, with no file open yet; at the end its window is closed."""
    paths = user_paths()
    made = Program(paths, load_settings(paths.settings))
    yield made
    made.finish()
    qapp.processEvents()


@pytest.fixture
def window(qtbot: QtBot, program: Program, path: Path) -> MainWindow:
    """The window on the sample office, in front."""
    assert program.start(path)
    return shown(qtbot, program)
