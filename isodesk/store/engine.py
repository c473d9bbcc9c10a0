"""One connection to one file: how SQLite is opened, set up and asked to begin, and its failures.

Nothing else in the program opens the file: a second copy of SQLite, or a plain `open()`, would
drop the operating system's locks (sqlite.org/howtocorrupt.html 1.1 and 2.2).
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from isodesk.errors import StoreError
from isodesk.store.dialect import write_as_strict

write_as_strict()
BUSY_SECONDS = 5.0
FILE_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What reading a file may raise; of a damaged schema even SQLite's message may be unreadable."""
BEGIN = "isodesk_begin"
"""Execution option: the words with which the next transaction begins."""

_PRAGMAS = (
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
    "secure_delete=ON",
    # Without it INSERT OR REPLACE would remove a row unseen by the recording triggers.
    "recursive_triggers=ON",
)


def database_uri(path: Path, *, read_only: bool) -> str:
    """The `file:` address of a path, right for `#`, `%`, `?`, drive letters and UNC names."""
    plain = path.absolute().as_posix()
    slash = "" if plain.startswith("/") else "/"
    return f"file://{slash}{quote(plain)}?mode={'ro' if read_only else 'rw'}"


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open the file itself, with the driver in autocommit and every pragma set.

    Raises FILE_ERRORS; the file is never created.
    """
    raw = sqlite3.connect(
        database_uri(path, read_only=read_only),
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for pragma in _PRAGMAS:
            if not (read_only and pragma.startswith("journal_mode")):
                raw.execute(f"PRAGMA {pragma}").fetchall()
        if sys.version_info >= (3, 12):
            raw.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
    except BaseException:
        raw.close()
        raise
    return raw


def engine_on(raw: sqlite3.Connection) -> Engine:
    """An engine that only ever uses this connection and begins transactions explicitly."""
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))

    return engine


_FULL = (
    "Ổ đĩa đã đầy, chưa lưu được thay đổi vừa rồi. Xóa bớt tệp rồi chọn Lưu lại; "
    "các lần lưu trước vẫn nguyên vẹn."
)
_TOLD = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: (
        "Không ghi hoặc đọc được tệp dữ liệu (ổ đĩa đầy, hỏng hoặc vừa bị rút ra), chưa lưu được "
        "thay đổi vừa rồi. Kiểm tra ổ đĩa rồi chọn Lưu lại; các lần lưu trước vẫn nguyên vẹn."
    ),
    sqlite3.SQLITE_BUSY: (
        "Tệp dữ liệu đang bận vì một chương trình khác đang ghi. Chờ vài giây rồi làm lại."
    ),
    sqlite3.SQLITE_READONLY: "Tệp dữ liệu hoặc thư mục chỉ cho đọc, chưa lưu được thay đổi.",
    sqlite3.SQLITE_CANTOPEN: "Không mở được tệp dữ liệu. Xem lại đường dẫn và quyền truy cập.",
    sqlite3.SQLITE_PERM: "Không có quyền mở tệp dữ liệu này.",
    sqlite3.SQLITE_CORRUPT: (
        "Tệp dữ liệu bị hỏng. Dùng Khôi phục từ bản sao lưu; tệp hỏng được giữ lại."
    ),
    sqlite3.SQLITE_NOTADB: "Tệp này không phải tệp dữ liệu của isodesk.",
}


class BrokenFile(StoreError):
    """The file cannot be read as one of isodesk's; a backup can be put in its place."""


_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def disk_failure(error: Exception) -> StoreError | None:
    """What a failure of disk or file means for the user; None when it is not one of those."""
    if isinstance(error, UnicodeDecodeError):
        return BrokenFile(_TOLD[sqlite3.SQLITE_CORRUPT])
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None:
        return None
    said = _TOLD.get(code & 0xFF)
    if said is None:
        return None
    return BrokenFile(said) if code & 0xFF in _BROKEN else StoreError(said)
