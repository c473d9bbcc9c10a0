from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

import pytest

from isodesk.host.logs import Logs, fault_details

_SECRET = "Nông Thị Ánh, 35 triệu đồng"


def _fail() -> None:
    raise ValueError(_SECRET)


def _failure() -> ValueError:
    with pytest.raises(ValueError, match=_SECRET) as caught:
        _fail()
    return caught.value


def test_faults_are_logged_by_place_and_never_by_content(tmp_path: Path) -> None:
    seen: list[BaseException] = []
    error = _failure()
    with Logs(tmp_path / "logs", seen.append) as logs:
        sys.excepthook(ValueError, error, error.__traceback__)
    written = logs.path.read_text(encoding="utf-8")
    assert seen == [error]
    assert "builtins.ValueError" in written
    assert "_fail" in written
    assert _SECRET not in written
    assert _SECRET in fault_details(error)


def test_a_threads_fault_is_told_too(tmp_path: Path) -> None:
    seen: list[BaseException] = []
    with Logs(tmp_path, seen.append):
        thread = threading.Thread(target=_fail)
        thread.start()
        thread.join()
    assert [str(error) for error in seen] == [_SECRET]


def test_five_files_of_one_megabyte(tmp_path: Path) -> None:
    with Logs(tmp_path):
        log = logging.getLogger("isodesk.test")
        for _ in range(7000):
            log.info("x" * 1000)
    files = sorted(tmp_path.glob("isodesk.log*"))
    assert len(files) == 5
    assert all(file.stat().st_size <= 1_000_000 for file in files)


def test_closing_puts_back_what_was(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    Logs(tmp_path).close()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    assert not logging.getLogger("isodesk").handlers
