"""Bring a file to this program's format, whole or not at all.

Alembic runs on a connection of its own with foreign keys off (a rebuilt table would otherwise
lose its children), inside one transaction that also writes the format and the digests.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from isodesk.errors import StoreError
from isodesk.models.base import new_key
from isodesk.store import audit, digest
from isodesk.store.engine import BEGIN, connect, engine_on
from isodesk.store.schema import APPLICATION_ID, FORMAT, MIN_READER, MIN_WRITER

MIGRATIONS = Path(__file__).parent / "migrations"


def migration_config() -> Any:
    """Alembic's configuration, without any file of its own."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def upgrade(path: Path, actor: audit.Actor, label: str, *, to: str = "head") -> None:
    """Run the migrations that a file lacks and note it in the audit as `label`.

    Raises StoreError when the rows would not fit together afterwards; the file is then unchanged.
    """
    raw = connect(path, read_only=False)
    try:
        raw.execute("PRAGMA foreign_keys=OFF")
        engine = engine_on(raw)
        with engine.connect().execution_options(**{BEGIN: "BEGIN IMMEDIATE"}) as connection:
            with connection.begin():
                _run_alembic(connection, to)
                _finish(raw, actor, label)
            raw.execute("PRAGMA journal_mode=DELETE")
    finally:
        raw.close()


def _run_alembic(connection: Connection, to: str) -> None:
    from alembic import command

    config = migration_config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _finish(raw: sqlite3.Connection, actor: audit.Actor, label: str) -> None:
    # Images of rows as they were before cannot be put back into tables of another shape.
    raw.execute("DELETE FROM undo_image")
    raw.execute(
        'INSERT INTO format (id, file_key, "format", min_reader, min_writer)'
        ' VALUES (1, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "format" = excluded."format",'
        " min_reader = excluded.min_reader, min_writer = excluded.min_writer",
        (new_key(), FORMAT, MIN_READER, MIN_WRITER),
    )
    raw.execute("INSERT OR IGNORE INTO session_epoch (id, epoch) VALUES (1, 0)")
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    raw.execute(f"PRAGMA user_version={FORMAT}")
    digest.write_all(raw)
    audit.append(raw, actor, audit.OTHER, label)
    if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise StoreError(
            "Không chuyển được tệp sang phiên bản mới vì dữ liệu có chỗ không khớp nhau. "
            "Tệp vẫn nguyên như cũ; gửi tệp cho người hỗ trợ."
        )
