"""Who has the file open for writing: a small JSON file beside it, for people to read.

It is made and taken over only while SQLite's own write lock on the database is held, so two
programs never do so at once; the epoch in the file is what protects the data.
"""

from __future__ import annotations

import json
import os
import platform
import secrets
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from isodesk.store.audit import Actor


@dataclass(frozen=True)
class Holder:
    """The program that holds a file: whose, where, which process, since when (ISO, UTC)."""

    name: str
    account: str
    computer: str
    pid: int
    started: str | None
    since: str
    token: str

    def told(self) -> str:
        """The sentence that a second user reads."""
        since = datetime.fromisoformat(self.since).astimezone()
        day = "" if since.date() == datetime.now().date() else f" ngày {since:%d/%m/%Y}"
        who = self.name or self.account or "người khác"
        return (
            f'Tệp đang được {who} mở trên máy "{self.computer}" từ {since:%H:%M}{day}. '
            "Chỉ xem được, chưa sửa được."
        )

    def is_gone(self) -> bool:
        """Whether it ran on this computer and its process has ended."""
        if self.computer != platform.node():
            return False
        started = process_started(self.pid)
        return started is None or (self.started is not None and started != self.started)


class Lock:
    """The lock file that this program holds; `release` removes it, and only if it is its own."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self._path = path
        self._holder = holder

    def release(self) -> None:
        if read_holder(self._path) == self._holder:
            self._path.unlink(missing_ok=True)


def lock_path(database: Path) -> Path:
    """Where the lock of a file lies."""
    return database.with_name(database.name + ".lock")


def read_holder(path: Path) -> Holder | None:
    """Who a lock file names; None when there is none, or it was not written whole."""
    try:
        holder = Holder(**json.loads(path.read_text(encoding="utf-8")))
        datetime.fromisoformat(holder.since)
        return holder
    except (FileNotFoundError, ValueError, TypeError):
        return None


def acquire(database: Path, actor: Actor, *, take_over: bool = False) -> Lock | Holder:
    """Take the lock, or say who has it; call it inside a write transaction of the database.

    A lock whose process is gone is freed; `take_over` frees another's too. Raises OSError where
    no file can be written.
    """
    path = lock_path(database)
    holder = read_holder(path)
    if holder is not None and not take_over and not holder.is_gone():
        return holder
    path.unlink(missing_ok=True)
    mine = Holder(
        actor.name,
        actor.account,
        platform.node(),
        os.getpid(),
        process_started(os.getpid()),
        datetime.now(UTC).isoformat(timespec="seconds"),
        secrets.token_hex(8),
    )
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(mine), file, ensure_ascii=False)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return Lock(path, mine)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _QUERY_LIMITED_INFORMATION = 0x1000
    _STILL_ACTIVE = 259

    def process_started(pid: int) -> str | None:
        """A text that tells a process from a later one of the same number; None if it is gone."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)
        if not handle:
            # Access denied means that it lives and belongs to somebody else.
            return "?" if ctypes.get_last_error() == 5 else None
        try:
            code = wintypes.DWORD()
            times = [wintypes.FILETIME() for _ in range(4)]
            kernel.GetExitCodeProcess(wintypes.HANDLE(handle), ctypes.byref(code))
            kernel.GetProcessTimes(wintypes.HANDLE(handle), *map(ctypes.byref, times))
        finally:
            kernel.CloseHandle(wintypes.HANDLE(handle))
        if code.value != _STILL_ACTIVE:
            return None
        return f"{times[0].dwHighDateTime}.{times[0].dwLowDateTime}"

else:

    def process_started(pid: int) -> str | None:
        """A text that tells a process from a later one of the same number; None if it is gone."""
        try:
            stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
            boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        except OSError:
            return _alive_without_proc(pid)
        state, *fields = stat.rpartition(")")[2].split()
        return None if state == "Z" else f"{boot}.{fields[18]}"

    def _alive_without_proc(pid: int) -> str | None:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return None
        except PermissionError:
            return "?"
        return "?"
