"""Making, opening and restoring files."""

from __future__ import annotations

import errno
import os
import sqlite3
import uuid
from dataclasses import dataclass
from pathlib import Path

from isodesk.errors import IsodeskError, StoreError, UserError
from isodesk.host.files import unfinished
from isodesk.store import audit
from isodesk.store.audit import Actor, HistoryEntry
from isodesk.store.backups import BackupInfo, copy_verified, make, read_back, sync_folder
from isodesk.store.engine import FILE_ERRORS, connect, disk_failure
from isodesk.store.lock import Holder, Lock, acquire, lock_path, read_holder
from isodesk.store.opening import Versions, check_versions, newer_reason, require_whole
from isodesk.store.schema import FORMAT
from isodesk.store.workspace import Workspace

_ASKED = "Tệp được mở để xem, chưa sửa được."
_PROTECTED = "Tệp hoặc thư mục chứa tệp chỉ cho đọc. Chỉ xem được, chưa sửa được."

_NO_ROOM = "Ổ đĩa đã đầy hoặc không ghi được. Chỉ xem được, chưa sửa được; xóa bớt tệp rồi mở lại."


def create_workspace(path: Path, actor: Actor, *, backups: Path | None = None) -> Workspace:
    """Make a new, empty file and open it.

    Raises UserError when a file of that name is there or the folder is not, StoreError when the
    disk fails; the name appears only when the file is whole.
    """
    from isodesk.store.migrate import upgrade

    refuse_taken(path)
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        try:
            part.touch(exist_ok=False)
            upgrade(part, actor, "Tạo tệp dữ liệu")
            os.replace(part, path)
            sync_folder(path.parent)
        finally:
            _discard(part)
    except (OSError, *FILE_ERRORS) as error:
        raise _failure(error) from error
    return _opened(path, actor, backups)


def refuse_taken(path: Path) -> None:
    """Raise UserError where no new file can be."""
    if path.exists():
        raise UserError(f'Đã có tệp "{path.name}" trong thư mục này. Chọn tên khác.')
    if not path.parent.is_dir():
        raise UserError(f'Không có thư mục "{path.parent}".')


def open_workspace(
    path: Path,
    actor: Actor,
    *,
    read_only: bool = False,
    backups: Path | None = None,
    take_over: bool = False,
) -> Workspace:
    """Open a file after it has proved to be ours and whole; an older one is migrated first.

    When somebody else has it open, when it is newer or cannot be written, it opens to be read
    and says why; `take_over` takes it from another holder. Backups go to `backups`, by
    default a folder beside the file. Raises UserError, StoreError or DamagedFile.
    """
    if not path.is_file():
        raise UserError(f'Không thấy tệp "{path}".')
    opened = _opened(path, actor, backups, read_only=read_only, take_over=take_over)
    opened.backup_if_changed()
    return opened


def _opened(
    path: Path,
    actor: Actor,
    backups: Path | None,
    *,
    read_only: bool = False,
    take_over: bool = False,
) -> Workspace:
    folder = backups or path.with_name(path.name + ".backups")
    try:
        return _open(path, actor, folder, read_only, take_over)
    except FILE_ERRORS as error:
        raise _failure(error) from error


@dataclass(frozen=True)
class _Claim:
    """The right to write, or why there is none."""

    lock: Lock | None = None
    epoch: int = 0
    refused: str | None = None
    held: bool = False


def _open(path: Path, actor: Actor, folder: Path, read_only: bool, take_over: bool) -> Workspace:
    raw = connect(path, read_only=False)
    claim = _Claim()
    try:
        versions = check_versions(raw)
        require_whole(raw)
        refused = newer_reason(versions) or (_ASKED if read_only else None)
        claim = _Claim(refused=refused) if refused else _claim(raw, path, actor, take_over)
        if versions.format < FORMAT:
            raw = _migrated(raw, path, actor, folder, versions, claim)
        return Workspace(
            path,
            actor,
            raw,
            file_key=versions.file_key,
            backup_folder=folder,
            lock=claim.lock,
            epoch=claim.epoch,
            read_only_reason=claim.refused,
            held=claim.held,
        )
    except BaseException:
        raw.close()
        if claim.lock is not None:
            claim.lock.release()
        raise


def _claim(raw: sqlite3.Connection, path: Path, actor: Actor, take_over: bool) -> _Claim:
    """Take the lock and raise the epoch, both under SQLite's write lock."""
    if not os.access(path, os.W_OK):
        return _Claim(refused=_PROTECTED)
    lock: Lock | None = None
    try:
        raw.execute("BEGIN IMMEDIATE")
        holder = read_holder(lock_path(path))
        taken = acquire(path, actor, take_over=take_over)
        if isinstance(taken, Holder):
            return _Claim(refused=taken.told(), held=True)
        lock = taken
        raw.execute("UPDATE main.session_epoch SET epoch = epoch + 1")
        (epoch,) = raw.execute("SELECT epoch FROM main.session_epoch").fetchone()
        if take_over and holder is not None and not holder.is_gone():
            audit.append(raw, actor, audit.OTHER, f"Tiếp quản tệp từ {holder.name}")
        raw.commit()
        return _Claim(lock, epoch)
    except BaseException as error:
        if lock is not None:
            lock.release()
        refused = _unwritable(error)
        if refused is None:
            raise
        return _Claim(refused=refused)
    finally:
        raw.rollback()


def _unwritable(error: BaseException) -> str | None:
    """Why a file can be read but not written; None for every other failure."""
    if isinstance(error, OSError):
        return _NO_ROOM if error.errno == errno.ENOSPC else _PROTECTED
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return _NO_ROOM
    return _PROTECTED if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN) else None


def _migrated(
    raw: sqlite3.Connection,
    path: Path,
    actor: Actor,
    folder: Path,
    versions: Versions,
    claim: _Claim,
) -> sqlite3.Connection:
    """The file in this program's format, a backup of the older one lying in the folder."""
    if claim.lock is None:
        raise UserError(
            f"Tệp này ở phiên bản cũ ({versions.format}) nên phải được chuyển sang phiên bản mới "
            f"trước khi xem. {claim.refused}"
        )
    from isodesk.store.migrate import upgrade

    make(raw, path, folder)
    raw.close()
    upgrade(path, actor, f"Chuyển tệp từ phiên bản {versions.format} sang {FORMAT}")
    return connect(path, read_only=False)


def lost_by_restore(backup: BackupInfo | Path, path: Path) -> list[HistoryEntry]:
    """The entries of a file that its backup lacks, newest first; empty if it cannot be read."""
    seq, _ = read_back(_path_of(backup))
    try:
        raw = connect(path, read_only=False)
        try:
            return audit.entries_after(raw, seq)
        finally:
            raw.close()
    except FILE_ERRORS:
        return []


def restore_backup(
    backup: BackupInfo | Path, path: Path, actor: Actor, *, backups: Path | None = None
) -> Workspace:
    """Put a verified backup in a file's place and open it; the file must be closed.

    What was there is kept beside it under its `aside_name`, its journal too. Raises UserError
    while somebody has the file open, StoreError when the backup is not whole or the disk fails.
    """
    _refuse_held(path)
    return put_in_place(prepare_restore(backup, path, actor), path, actor, backups=backups)


@dataclass(frozen=True)
class PreparedRestore:
    """A verified copy of a backup beside the file, and how the file will be called that gives way
    to it."""

    part: Path
    aside: Path

    def discard(self) -> None:
        """Restore nothing."""
        _discard(self.part)


def prepare_restore(backup: BackupInfo | Path, path: Path, actor: Actor) -> PreparedRestore:
    """All of a restore that takes long; the file may be open meanwhile, and nothing happens to it.

    Raises StoreError when the backup is not whole or the disk fails; then nothing is left.
    """
    part = path.with_name(f"{unfinished()}{uuid.uuid4().hex[:8]}.part")
    try:
        _copy_of(_path_of(backup), part, actor)
        return PreparedRestore(part, aside_name(path))
    except (OSError, *FILE_ERRORS) as error:
        _discard(part)
        raise _failure(error) from error
    except BaseException:
        _discard(part)
        raise


def put_in_place(
    prepared: PreparedRestore, path: Path, actor: Actor, *, backups: Path | None = None
) -> Workspace:
    """The end of a restore: the file, which must be closed, gives way. Raises as the rest does."""
    try:
        _refuse_held(path)
        if path.exists():
            _set_aside(path, prepared.aside)
        os.replace(prepared.part, path)
        sync_folder(path.parent)
    except (OSError, *FILE_ERRORS) as error:
        raise _failure(error) from error
    finally:
        prepared.discard()
    return open_workspace(path, actor, backups=backups)


def _refuse_held(path: Path) -> None:
    holder = read_holder(lock_path(path))
    if holder is not None and not holder.is_gone():
        raise UserError(holder.told())


def _path_of(backup: BackupInfo | Path) -> Path:
    return backup if isinstance(backup, Path) else backup.path


def _copy_of(backup: Path, part: Path, actor: Actor) -> None:
    """A verified, writable copy of a backup that says in its audit where it comes from."""
    read_back(backup)
    source = connect(backup, read_only=True)
    try:
        copy_verified(source, part)
    finally:
        source.close()
    copy = connect(part, read_only=False)
    try:
        copy.execute("BEGIN IMMEDIATE")
        audit.append(copy, actor, audit.OTHER, f"Khôi phục từ bản sao lưu {backup.name}")
        copy.commit()
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()


def aside_name(path: Path) -> Path:
    """The free name under which a restore keeps what is there now.

    A whole file stays one that can be opened, `tên.trước-khôi-phục-<n>.isodesk`; one that is
    not is called `tên.isodesk.hỏng-<n>`.
    """
    named = "{0.stem}.trước-khôi-phục-{1}{0.suffix}" if _is_whole(path) else "{0.name}.hỏng-{1}"
    number = 1
    while (aside := path.with_name(named.format(path, number))).exists():
        number += 1
    return aside


def _is_whole(path: Path) -> bool:
    try:
        read_back(path)
    except IsodeskError:
        return False
    return True


def _set_aside(path: Path, aside: Path) -> None:
    """Rename a file and its journal.

    The journal goes first: left behind, it would be played into the file that comes next.
    """
    journal = path.with_name(path.name + "-journal")
    if journal.exists():
        os.replace(journal, aside.with_name(aside.name + "-journal"))
    os.replace(path, aside)


def _discard(part: Path) -> None:
    """Remove a file that did not get its name, and its journal."""
    part.unlink(missing_ok=True)
    part.with_name(part.name + "-journal").unlink(missing_ok=True)


def _failure(error: Exception) -> StoreError:
    if isinstance(error, OSError):
        return StoreError("Không ghi được tệp. Xem lại ổ đĩa và quyền ghi.")
    return disk_failure(error) or StoreError(f"Không mở được tệp: {error}.")
