"""One open file: the only way to read or change what an office has."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from isodesk.errors import StoreError, UserError
from isodesk.store import audit, backups, changes, drafts, images
from isodesk.store.audit import REDO, UNDO, Actor, HistoryEntry, Step
from isodesk.store.backups import BackupInfo
from isodesk.store.changes import Change
from isodesk.store.drafts import Draft
from isodesk.store.engine import BEGIN, disk_failure, engine_on
from isodesk.store.lock import Lock, lock_path, read_holder
from isodesk.store.whole_inserts import record_whole_inserts

BACKUP_SECONDS = 30 * 60
_TAKEN_OVER = (
    "Tệp đã được mở để sửa ở nơi khác trong khi chương trình này đang mở. "
    "Chỉ xem được; đóng rồi mở lại tệp để sửa tiếp."
)


class Workspace:
    """An open file. Every change goes through `change`, every reading through `read`.

    `listeners` are called after each commit, undo and redo. `read_only_reason` is the Vietnamese
    sentence that says why nothing can be changed, None while it can. ``held`` says that it is
    because somebody else has the file.
    """

    def __init__(
        self,
        path: Path,
        actor: Actor,
        raw: sqlite3.Connection,
        *,
        file_key: str,
        backup_folder: Path,
        lock: Lock | None,
        epoch: int,
        read_only_reason: str | None,
        held: bool = False,
    ) -> None:
        self.path = path
        self.actor = actor
        self.file_key = file_key
        self.backup_folder = backup_folder
        self.read_only_reason = read_only_reason
        self.listeners: list[Callable[[Change], None]] = []
        self.backup_problem: str | None = None
        self._raw = raw
        self._lock = lock
        self._held = held
        self._epoch = epoch
        self._session: Session | None = None
        self._backed_up_at = time.monotonic()
        engine = engine_on(raw)
        self._connection = engine.connect()
        if read_only_reason is None:
            images.install_recording(raw)
            record_whole_inserts(engine, raw)
            audit.protect(raw)
        else:
            raw.execute("PRAGMA query_only=ON")

    @property
    def read_only(self) -> bool:
        return self.read_only_reason is not None

    @property
    def was_let_go(self) -> bool:
        """Whether who kept it from being changed here has closed the file: opened again, it can
        be."""
        if not self._held:
            return False
        holder = read_holder(lock_path(self.path))
        return holder is None or holder.is_gone()

    @property
    def is_closed(self) -> bool:
        return self._connection.closed

    @property
    def last_saved(self) -> datetime | None:
        """When the newest change was written, in UTC."""
        moment = audit.last_entry(self._raw)[3]
        return None if moment is None else datetime.fromisoformat(moment)

    # Reading and changing

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the file and can change nothing.

        Inside a change, or another reading, it is that one's session.
        """
        if self._session is not None:
            yield self._session
            return
        with self._transaction("BEGIN") as session:
            if not self.read_only:
                self._is_mine()
            self._raw.execute("PRAGMA query_only=ON")
            try:
                yield session
            finally:
                if not self.read_only:
                    self._raw.execute("PRAGMA query_only=OFF")

    @contextmanager
    def change(
        self,
        label: str,
        *,
        plan: str | None = None,
        place: str | None = None,
        final: bool = False,
    ) -> Iterator[Session]:
        """One commit, one undo step, one audit entry; none of them if nothing changed.

        A ``final`` change is no undo step: it is not undone, and neither is any step before it.
        Only such a change may touch the text of a locked plan. An exception rolls all of it back.
        Raises UserError when the file can only be read or the plan is locked, and StoreError when
        the disk fails; a change inside a change is a fault of the program.
        """
        with self._writing() as session:
            yield session
            session.commit()  # flushes; the file's own transaction is committed below
            done = changes.record(self._raw, self.actor, label, plan, place, final=final)
            if done is not None:
                self._commit()
        if done is not None:
            self._tell(done)

    def undo(self) -> Step | None:
        """Take back the newest step, also one of an earlier day; None when there is none."""
        return self._move(UNDO)

    def redo(self) -> Step | None:
        """Do again what was undone last; None when there is nothing to redo."""
        return self._move(REDO)

    def undo_until(self, seq: int) -> list[Step]:
        """Undo steps, newest first, up to and including that one; returns those undone."""
        undone: list[Step] = []
        while (step := self.next_undo()) is not None and step.seq >= seq:
            self.undo()
            undone.append(step)
        return undone

    def reachable_steps(self) -> frozenset[int]:
        """The steps after which the file can stand again by undo or redo alone."""
        return changes.reachable(self._raw)

    def go_to_step(self, seq: int) -> list[Step]:
        """Undo the steps after that one, or redo up to it; returns those moved, in order."""
        moved: list[Step] = []
        while (step := self.next_undo()) is not None and step.seq > seq:
            self.undo()
            moved.append(step)
        while (step := self.next_redo()) is not None and step.seq <= seq:
            self.redo()
            moved.append(step)
        return moved

    def next_undo(self) -> Step | None:
        return changes.next_step(self._raw, UNDO)

    def undo_end(self) -> Step | None:
        """The final change that keeps the steps before it from being undone, when undo is there."""
        return changes.undo_end(self._raw)

    def next_redo(self) -> Step | None:
        return changes.next_step(self._raw, REDO)

    def history(self, limit: int = 500, plan: str | None = None) -> list[HistoryEntry]:
        """The newest entries of the audit first, of one plan or of all."""
        return audit.history(self._raw, limit, plan)

    def _move(self, kind: str) -> Step | None:
        with self._writing():
            step = changes.next_step(self._raw, kind)
            if step is None:
                return None
            done = changes.move(self._raw, self.actor, kind, step)
            self._commit()
        self._tell(done)
        return step

    # Text still being typed

    def save_draft(self, place: str, plan: str | None, text: str) -> None:
        """Keep text that is still being typed at a place."""
        with self._writing():
            drafts.save(self._raw, place, plan, text)
            self._commit()

    def clear_draft(self, place: str) -> None:
        """Forget the draft of a place, its text being in the file or given up."""
        with self._writing():
            drafts.clear(self._raw, place)
            self._commit()

    def drafts(self) -> list[Draft]:
        """What was being typed when the program last stopped, oldest first."""
        return drafts.every(self._raw)

    # Backups

    def backup(self, directory: Path | None = None) -> BackupInfo:
        """Make a verified copy now. Raises StoreError when it cannot be made."""
        if self._session is not None:
            raise RuntimeError("a backup cannot be made inside a change")
        info = backups.make(self._raw, self.path, directory or self.backup_folder)
        if directory is None:
            self._backed_up_at = time.monotonic()
            self.backup_problem = None
            backups.thin(self.backup_folder, self.file_key)
        return info

    def backup_if_changed(self) -> BackupInfo | None:
        """Back up unless the newest copy already holds the newest change.

        A failure is kept in `backup_problem` instead of being raised: work goes on.
        """
        if self.read_only:
            return None
        self._backed_up_at = time.monotonic()
        if self._has_newest_backup():
            return None
        try:
            return self.backup()
        except StoreError as error:
            self.backup_problem = str(error)
            return None

    def backup_is_due(self) -> bool:
        """Whether something changed, and the last backup or asking for one is 30 minutes old."""
        if time.monotonic() - self._backed_up_at < BACKUP_SECONDS or self.read_only:
            return False
        self._backed_up_at = time.monotonic()
        return not self._has_newest_backup()

    def was_backed_up(self, problem: str | None = None) -> None:
        """Another process made a backup in the backup folder, or could not."""
        self._backed_up_at = time.monotonic()
        self.backup_problem = problem

    def _has_newest_backup(self) -> bool:
        newest = next(iter(self.list_backups()), None)
        return newest is not None and newest.seq == audit.last_entry(self._raw)[0]

    def list_backups(self) -> list[BackupInfo]:
        """The copies in the backup folder, the one with the newest change first."""
        return backups.listed(self.backup_folder, self.file_key)

    def close(self) -> None:
        """Close the file and free its lock; may be called twice."""
        if self._connection.closed:
            return
        if not self.read_only:
            # SQLite leaves an empty journal beside the file in TRUNCATE mode; this tidies it.
            self._raw.execute("PRAGMA journal_mode=DELETE")
        self._connection.close()
        self._raw.close()
        if self._lock is not None:
            self._lock.release()

    # One transaction

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        if self.read_only_reason is not None:
            raise UserError(self.read_only_reason)
        if self._session is not None:
            raise RuntimeError("a change inside another change or reading")
        with self._transaction("BEGIN IMMEDIATE") as session:
            if not self._is_mine():
                raise StoreError(_TAKEN_OVER)
            yield session

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Session]:
        """A session in a transaction that is rolled back unless `_commit` was called."""
        session = None
        try:
            self._connection.execution_options(**{BEGIN: begin})
            self._connection.begin()
            session = self._session = Session(
                self._connection, join_transaction_mode="rollback_only", expire_on_commit=False
            )
            yield session
        except (DBAPIError, sqlite3.Error) as error:
            said = disk_failure(error)
            if said is None:
                raise
            raise said from error
        finally:
            self._session = None
            if session is not None:
                session.close()
            self._roll_back()

    def _commit(self) -> None:
        self._connection.commit()

    def _roll_back(self) -> None:
        self._connection.rollback()
        if self._raw.in_transaction:  # a COMMIT that failed leaves the database inside it
            self._raw.rollback()

    def _is_mine(self) -> bool:
        """Whether nobody has taken the file over since it was opened here."""
        (epoch,) = self._raw.execute("SELECT epoch FROM main.session_epoch").fetchone()
        if epoch != self._epoch:
            self.read_only_reason = _TAKEN_OVER
            self._held = True
        return bool(epoch == self._epoch)

    def _tell(self, change: Change) -> None:
        for listener in list(self.listeners):
            listener(change)
