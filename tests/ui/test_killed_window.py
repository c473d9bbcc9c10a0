"""The worker process of a window that was killed does not stay behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time

_PATIENCE = 30.0  # seconds
_PROGRAM = """
import os
from PySide6.QtCore import QCoreApplication
from isodesk.ui.background import Background

application = QCoreApplication([])
background = Background()
background.run(os.getpid, done=lambda pid: (print(pid, flush=True), os._exit(1)), failed=print)
application.exec()
"""


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_worker_ends_with_its_window() -> None:
    window = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert window.stdout is not None
    with window.stdout as told:
        worker = int(told.readline())
    assert window.wait(_PATIENCE) == 1
    deadline = time.monotonic() + _PATIENCE
    while _lives(worker) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _lives(worker)
