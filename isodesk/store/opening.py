"""Is this our file, can this program read or write it, and is it whole?

In the order in which a file is opened: what it says it is, its versions, its schema, then its
contents. Nothing of a schema that is not known is trusted, and Alembic is not imported.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from isodesk.errors import StoreError
from isodesk.store import audit, digest
from isodesk.store.engine import FILE_ERRORS, BrokenFile, connect, disk_failure
from isodesk.store.fingerprints import FINGERPRINTS
from isodesk.store.schema import APPLICATION_ID, FORMAT

_FOREIGN = "Tệp này không phải tệp dữ liệu của isodesk."
_STRANGE = (
    "Cấu trúc của tệp không đúng như isodesk đã tạo, nên không mở để sửa. "
    "Dùng Khôi phục từ bản sao lưu; tệp này được giữ lại."
)


class DamagedFile(BrokenFile):
    """The file is isodesk's but not whole; `problems` says in Vietnamese what was found."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(
            "Tệp dữ liệu bị hỏng: "
            + " ".join(problems)
            + " Dùng Khôi phục từ bản sao lưu; tệp hỏng được giữ lại."
        )
        self.problems = problems


@dataclass(frozen=True)
class Versions:
    """What a file says of its format; `file_key` stays the same for the file's whole life."""

    format: int
    min_reader: int
    min_writer: int
    file_key: str


def fingerprint(raw: sqlite3.Connection) -> str:
    """SHA-256 over every object of the schema with its words."""
    rows = raw.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM main.sqlite_schema ORDER BY type, name"
    ).fetchall()
    return sha256(json.dumps(rows, ensure_ascii=False, default=repr).encode()).hexdigest()


def read_versions(raw: sqlite3.Connection) -> Versions:
    """What the file says it is. Raises StoreError when it is not ours or carries code."""
    if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise BrokenFile(_FOREIGN)
    kinds = raw.execute("SELECT DISTINCT type FROM main.sqlite_schema").fetchall()
    if not {kind for (kind,) in kinds} <= {"table", "index"}:
        raise BrokenFile(_STRANGE)
    written = raw.execute(
        'SELECT "format", min_reader, min_writer, file_key FROM main.format WHERE id = 1'
    ).fetchone()
    if written is None or written[0] != raw.execute("PRAGMA user_version").fetchone()[0]:
        raise BrokenFile(_STRANGE)
    return Versions(*written)


def check_versions(raw: sqlite3.Connection) -> Versions:
    """The versions of a file that this program can show, its schema being as it should.

    Raises StoreError for a file that is too new or whose schema is not that of its format.
    """
    versions = read_versions(raw)
    if versions.min_reader > FORMAT:
        raise StoreError(
            f"Tệp này do isodesk mới hơn ghi (phiên bản tệp {versions.format}, chương trình này "
            f"đọc được đến {FORMAT}). Cập nhật isodesk rồi mở lại; tệp không bị thay đổi."
        )
    if versions.format <= FORMAT and fingerprint(raw) != FINGERPRINTS.get(versions.format):
        raise BrokenFile(_STRANGE)
    return versions


def newer_reason(versions: Versions) -> str | None:
    """Why a file of a newer format is only shown; None when it is not newer."""
    if versions.format <= FORMAT:
        return None
    return (
        f"Tệp này do isodesk mới hơn ghi (phiên bản tệp {versions.format}). "
        "Chỉ xem được, chưa sửa được; cập nhật isodesk để sửa."
    )


def structure_problems(raw: sqlite3.Connection, *, thorough: bool = False) -> list[str]:
    """What SQLite itself finds wrong: pages, and rows that point at nothing."""
    check = "integrity_check" if thorough else "quick_check"
    found = [row[0] for row in raw.execute(f"PRAGMA {check}(5)") if row[0] != "ok"]
    problems = [f"Cấu trúc tệp bị hỏng ({text})." for text in found]
    orphans = {row[0] for row in raw.execute("PRAGMA foreign_key_check")}
    problems += [f'Bảng "{table}" có dòng trỏ tới dữ liệu không còn.' for table in sorted(orphans)]
    return problems


def content_problems(raw: sqlite3.Connection, *, thorough: bool = False) -> list[str]:
    """What is no longer as it was written: rows and history; when thorough, steps kept too.

    Undo looks at a step before it touches anything, so opening need not read them all.
    """
    problems = [
        f'Dữ liệu bảng "{table}" khác với lần lưu cuối (ổ đĩa lỗi hoặc bị sửa từ bên ngoài).'
        for table in digest.disagreements(raw)
    ]
    broken = audit.broken_links(raw)
    if broken:
        problems.append(f"Lịch sử chỉnh sửa bị thay đổi từ mục số {broken[0]}.")
    if thorough:
        problems += [
            f"Bước hoàn tác số {step} không còn nguyên vẹn." for step in audit.broken_steps(raw)
        ]
    return problems


def require_whole(raw: sqlite3.Connection) -> None:
    """Raise DamagedFile unless the file is whole; all of it is read as of one moment."""
    raw.execute("BEGIN")
    try:
        problems = problems_of(raw)
    finally:
        raw.rollback()
    if problems:
        raise DamagedFile(problems)


def problems_of(raw: sqlite3.Connection, *, thorough: bool = False) -> list[str]:
    """Everything found wrong with a file whose versions were checked."""
    try:
        problems = structure_problems(raw, thorough=thorough)
        if not problems:
            problems = content_problems(raw, thorough=thorough)
    except (sqlite3.DatabaseError, ValueError, TypeError) as error:
        return [f"Không đọc hết được tệp ({error})."]
    return problems


def verify_workspace(path: Path) -> list[str]:
    """Everything found wrong with a file, in Vietnamese; empty when it is whole."""
    if not path.is_file():
        return [f'Không thấy tệp "{path}".']
    try:
        raw = connect(path, read_only=False)
    except FILE_ERRORS as error:
        return [str(disk_failure(error) or error)]
    try:
        raw.execute("BEGIN")
        check_versions(raw)
        return problems_of(raw, thorough=True)
    except StoreError as error:
        return [str(error)]
    except FILE_ERRORS as error:
        return [str(disk_failure(error) or error)]
    finally:
        raw.close()
