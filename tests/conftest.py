"""Every test runs without a screen, in folders of its own, and leaves no thread behind."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["CUPS_SERVER"] = "/dev/null"  # no printer of the computer is found, let alone used

_PATIENCE = 30.0  # seconds for a thread that is ending on a busy computer


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folders lie in a temporary one."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("ISODESK_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def _no_leaked_threads() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    leaked = [thread for thread in threading.enumerate() if thread not in before]
    for thread in leaked:
        thread.join(_PATIENCE)
    alive = [thread.name for thread in leaked if thread.is_alive()]
    assert not alive, f"the test left threads running: {alive}"
