"""Verified copies of a file: made by SQLite's own backup, read back before they count.

A name carries the number of the newest audit entry, the moment and the file's key, so that a
folder may hold the backups of several files. Which ones are kept is counted in days that had
work, in order of those numbers: a clock that jumps cannot make the newest copy old.
"""

from __future__ import annotations

import contextlib
import glob
import os
import re
import sqlite3
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from isodesk.errors import StoreError
from isodesk.host.files import unfinished
from isodesk.store import audit
from isodesk.store.engine import FILE_ERRORS, connect, disk_failure
from isodesk.store.lock import process_started
from isodesk.store.opening import DamagedFile, check_versions, problems_of

_NAME = re.compile(r"\.(\d{8,})\.(\d{8}-\d{6})\.([0-9a-f]{8})\.isodesk$")
_Period = Callable[[date], object]


def _day(when: date) -> object:
    return when


def _week(when: date) -> object:
    return when.isocalendar()[:2]


def _month(when: date) -> object:
    return when.year, when.month


_KEPT: tuple[tuple[int, _Period], ...] = ((14, _day), (8, _week), (24, _month))
_KEPT_WHOLE_DAYS = 2
_PART = re.compile(r"\.isodesk-(\d+)-\d+\.part")
_AT_ONCE = 256
"""Pages copied before who has the file open may write."""


@dataclass(frozen=True)
class BackupInfo:
    """A verified copy; `seq` its newest audit entry, `when` in UTC, `size` in bytes."""

    path: Path
    seq: int
    when: datetime
    size: int


def make(raw: sqlite3.Connection, database: Path, directory: Path, pages: int = -1) -> BackupInfo:
    """Copy the open file into a folder, verify the copy, then give it its name.

    ``pages`` at a time, by default all at once.
    Raises StoreError when the copy cannot be written or is not whole; nothing is left behind.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        _sweep(directory)
        when = datetime.now(UTC)
        part = directory / f"{unfinished()}{when:%H%M%S%f}.part"
        try:
            seq, key = copy_verified(raw, part, pages)
            name = f"{database.stem}.{seq:08d}.{when:%Y%m%d-%H%M%S}.{key[:8]}.isodesk"
            os.chmod(part, stat.S_IREAD | stat.S_IRGRP)
            os.replace(part, directory / name)
            sync_folder(directory)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            f"Chưa sao lưu được vào {directory}. Xem lại ổ đĩa và quyền ghi."
        ) from error
    target = directory / name
    return BackupInfo(target, seq, when.replace(microsecond=0), target.stat().st_size)


def back_up_file(path: Path, directory: Path, *, thinned: bool = False) -> BackupInfo:
    """`make` for a file that another process has open and goes on changing.

    ``thinned`` removes the backups in the folder that are one too many.
    """
    try:
        raw = connect(path, read_only=True)
        try:
            info = make(raw, path, directory, _AT_ONCE)
        finally:
            raw.close()
    except FILE_ERRORS as error:
        raise disk_failure(error) or StoreError(f"Chưa sao lưu được: {error}.") from error
    if thinned:
        named = _NAME.search(info.path.name)
        assert named is not None
        thin(directory, named[3])
    return info


def _sweep(directory: Path) -> None:
    """Remove what programs that are gone left half written."""
    for part in directory.glob(".*.part"):
        named = _PART.fullmatch(part.name)
        if named is not None and process_started(int(named[1])) is None:
            part.unlink(missing_ok=True)


def copy_verified(raw: sqlite3.Connection, target: Path, pages: int = -1) -> tuple[int, str]:
    """Copy a file to a fresh path, flush it to the disk and read it back.

    Returns the newest audit number and the file's key; raises StoreError or OSError.
    """
    target.touch(exist_ok=False)
    try:
        copy = connect(target, read_only=False)
        try:
            raw.backup(copy, pages=pages)
            copy.execute("PRAGMA journal_mode=DELETE")
        finally:
            copy.close()
    except FILE_ERRORS as error:
        raise disk_failure(error) or StoreError(f"Chưa sao lưu được: {error}.") from error
    descriptor = os.open(target, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return read_back(target)


def read_back(path: Path) -> tuple[int, str]:
    """The newest audit number and the file's key of a copy that proves whole, else StoreError."""
    try:
        raw = connect(path, read_only=True)
    except FILE_ERRORS as error:
        raise disk_failure(error) or StoreError(str(error)) from error
    try:
        versions = check_versions(raw)
        problems = problems_of(raw)
        if problems:
            raise DamagedFile(problems)
        return audit.last_entry(raw)[0], versions.file_key
    except FILE_ERRORS as error:
        raise disk_failure(error) or StoreError(str(error)) from error
    finally:
        raw.close()


def sync_folder(directory: Path) -> None:
    """Make a rename durable; Windows has no such call and does it by itself."""
    with contextlib.suppress(OSError):
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def listed(directory: Path, file_key: str) -> list[BackupInfo]:
    """The backups of a file in a folder, newest audit number first."""
    return _found(directory, f"*.{file_key[:8]}.isodesk")


def backups_of(path: Path, directory: Path) -> list[BackupInfo]:
    """The same for a file that cannot be read any more: known by its name alone."""
    return _found(directory, f"{glob.escape(path.stem)}.*.isodesk")


def _found(directory: Path, pattern: str) -> list[BackupInfo]:
    found = []
    for path in directory.glob(pattern):
        name = _NAME.search(path.name)
        if name is None:
            continue
        when = datetime.strptime(name[2], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
        found.append(BackupInfo(path, int(name[1]), when, path.stat().st_size))
    return sorted(found, key=lambda backup: (backup.seq, backup.when), reverse=True)


def to_drop(newest_first: list[BackupInfo]) -> list[BackupInfo]:
    """Which backups are one too many, the list being in order of audit numbers, newest first.

    Kept are all of the last 2 days with work, then the newest of each of 14 days, 8 weeks and
    24 months that follow one another in that order, whatever the clock said.
    """
    dated = [(backup.when.astimezone().date(), backup) for backup in newest_first]
    last_days = set(list(_firsts(dated, _day))[:_KEPT_WHOLE_DAYS])
    keep = {backup.path for day, backup in dated if day in last_days}
    for count, period in _KEPT:
        keep.update(list(_firsts(dated, period).values())[:count])
    return [backup for backup in newest_first if backup.path not in keep]


def _firsts(dated: list[tuple[date, BackupInfo]], period: _Period) -> dict[object, Path]:
    """The newest backup of each period, in order of audit numbers."""
    found: dict[object, Path] = {}
    for day, backup in dated:
        found.setdefault(period(day), backup.path)
    return found


def thin(directory: Path, file_key: str) -> list[BackupInfo]:
    """Remove the backups that are one too many and return them; a failure leaves one more."""
    dropped = to_drop(listed(directory, file_key))
    for backup in dropped:
        with contextlib.suppress(OSError):
            os.chmod(backup.path, stat.S_IREAD | stat.S_IWRITE)
            backup.path.unlink()
    return dropped
