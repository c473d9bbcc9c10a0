"""A workspace in a folder of its own, and what a file holds, byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from isodesk.store import Actor, Workspace, create_workspace, open_workspace
from tests.store import held

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
    """What a file holds, to compare."""
    return held.dump
