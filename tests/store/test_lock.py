"""One writer at a time; the second is told who it is and may read."""

from __future__ import annotations

import json
import os
import platform
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from isodesk.errors import StoreError, UserError
from isodesk.models import Standard
from isodesk.store import Actor, Workspace, open_workspace, verify_workspace
from isodesk.store.lock import Holder

HOLDER = """
import sys, time
from pathlib import Path
from isodesk.store import Actor, open_workspace
ws = open_workspace(Path(sys.argv[1]), Actor(sys.argv[2], "a", "b"))
print(ws.read_only_reason or "mine", flush=True)
time.sleep(600)
"""


@contextmanager
def holder(path: Path, name: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Another process that opens the file and keeps it; with what it was told."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, path, name], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def lock_file(path: Path) -> Path:
    return path.with_name(path.name + ".lock")


def add(ws: Workspace, code: str) -> None:
    with ws.change(f"Thêm {code}") as session:
        session.add(Standard(code=code))


def codes(ws: Workspace) -> list[str]:
    with ws.read() as session:
        return list(session.scalars(select(Standard.code).order_by(Standard.id)))


def test_the_second_reads_and_is_told_who_writes(path: Path, actor: Actor) -> None:
    with holder(path, "Trần Văn Bình") as (_, said):
        assert said == "mine"
        ws = open_workspace(path, actor)
        assert ws.read_only
        reason = ws.read_only_reason or ""
        assert "Trần Văn Bình" in reason
        assert platform.node() in reason
        with pytest.raises(UserError, match="Trần Văn Bình"):
            add(ws, "a")
        assert codes(ws) == []
        ws.close()
        assert lock_file(path).exists()


def test_the_first_is_not_disturbed_and_the_second_sees_its_work(path: Path, actor: Actor) -> None:
    first, second = open_workspace(path, actor), open_workspace(path, actor)
    add(first, "a")
    assert codes(second) == ["a"]
    second.close()
    add(first, "b")
    assert codes(first) == ["a", "b"]
    first.close()


def test_the_lock_goes_when_the_file_is_closed(path: Path, actor: Actor) -> None:
    ws = open_workspace(path, actor)
    held = json.loads(lock_file(path).read_text(encoding="utf-8"))
    assert (held["name"], held["pid"]) == (actor.name, os.getpid())
    ws.close()
    ws.close()
    assert not lock_file(path).exists()
    assert not path.with_name(path.name + "-journal").exists()


def test_a_killed_programs_lock_is_freed_at_once(path: Path, actor: Actor) -> None:
    with holder(path, "Trần Văn Bình") as (process, _):
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert lock_file(path).exists()
        ws = open_workspace(path, actor)
        assert not ws.read_only
        add(ws, "a")
        ws.close()


NO_MOMENT = json.dumps(dict.fromkeys(Holder.__dataclass_fields__, "hôm qua"))


@pytest.mark.parametrize("content", ["", "{", "[]", '{"name": "x"}', "\x00\x00", NO_MOMENT])
def test_a_lock_whose_writer_died_while_writing_it_is_freed(
    path: Path, actor: Actor, content: str
) -> None:
    lock_file(path).write_text(content, encoding="utf-8")
    ws = open_workspace(path, actor)
    assert not ws.read_only
    ws.close()


def elsewhere(path: Path) -> None:
    """Make the lock look as if another computer held it."""
    held = json.loads(lock_file(path).read_text(encoding="utf-8"))
    held.update(name="Lê Thị Cúc", computer="PHONG-TH9", pid=999_999)
    lock_file(path).write_text(json.dumps(held), encoding="utf-8")


def test_a_process_number_used_again_does_not_hold_the_lock(path: Path, actor: Actor) -> None:
    first = open_workspace(path, actor)
    held = json.loads(lock_file(path).read_text(encoding="utf-8"))
    lock_file(path).write_text(json.dumps({**held, "started": "earlier"}), encoding="utf-8")
    second = open_workspace(path, actor)
    assert not second.read_only
    with pytest.raises(StoreError):
        add(first, "a")
    first.close()
    second.close()


def test_another_computers_lock_holds_until_it_is_taken_over(path: Path, actor: Actor) -> None:
    first = open_workspace(path, actor)
    add(first, "a")
    elsewhere(path)
    refused = open_workspace(path, actor)
    assert "PHONG-TH9" in (refused.read_only_reason or "")
    refused.close()
    second = open_workspace(path, actor, take_over=True)
    assert not second.read_only
    assert second.history()[0].label == "Tiếp quản tệp từ Lê Thị Cúc"
    add(second, "b")
    with pytest.raises(StoreError, match="nơi khác"):
        add(first, "c")
    assert first.read_only
    with pytest.raises(UserError):
        first.undo()
    assert codes(first) == ["a", "b"]
    first.close()
    assert lock_file(path).exists()
    add(second, "d")
    second.close()
    assert verify_workspace(path) == []


def test_of_many_that_open_at_once_one_writes(path: Path) -> None:
    with holder(path, "A") as (_, a), holder(path, "B") as (_, b), holder(path, "C") as (_, c):
        assert [a, b, c].count("mine") == 1
