"""The tables that the store keeps for itself, and the versions of the file.

None of them is tracked: they are how changes are recorded, not what an office has.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    MetaData,
    Table,
    Text,
)

from isodesk.models.base import NAMING

APPLICATION_ID = 0x15_0D_E5_C0
"""Marks a file as isodesk's; written into the header of the database."""

FORMAT = 4
"""The format this program writes; one more with every migration."""
MIN_READER = 4
"""The oldest program (by its FORMAT) that may read a file of FORMAT."""
MIN_WRITER = 4
"""The oldest program that could write one; kept in the file for later programs."""

REVISIONS = {1: "0001", 2: "0002", 3: "0003", 4: "0004"}
"""The migration that makes each format."""

store_metadata = MetaData(naming_convention=NAMING)


def _one_row() -> CheckConstraint:
    return CheckConstraint("id = 1", name="one_row")


format_table = Table(
    "format",
    store_metadata,
    Column("id", BigInteger, primary_key=True),
    Column("file_key", Text, nullable=False),
    Column("format", BigInteger, nullable=False),
    Column("min_reader", BigInteger, nullable=False),
    Column("min_writer", BigInteger, nullable=False),
    _one_row(),
)

epoch_table = Table(
    "session_epoch",
    store_metadata,
    Column("id", BigInteger, primary_key=True),
    Column("epoch", BigInteger, nullable=False),
    _one_row(),
)

audit_table = Table(
    "audit_entry",
    store_metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("moment", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("computer", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("plan", Text),
    Column("place", Text),
    Column("step", BigInteger),
    Column("head", BigInteger, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index(None, "step"),
)
"""`step` is the change made, undone or redone; `head` the newest step done after this entry."""

image_table = Table(
    "undo_image",
    store_metadata,
    Column("id", BigInteger, primary_key=True),
    Column(
        "step",
        BigInteger,
        ForeignKey("audit_entry.seq", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
    Column("row_table", Text, nullable=False),
    Column("old_row", BigInteger),
    Column("new_row", BigInteger),
    Column("before", Text),
    Column("after", Text),
    Index(None, "step"),
)

digest_table = Table(
    "digest",
    store_metadata,
    Column("id", BigInteger, primary_key=True),
    Column("row_table", Text, nullable=False, unique=True),
    Column("rows", BigInteger, nullable=False),
    Column("sum", Text, nullable=False),
)

draft_table = Table(
    "draft",
    store_metadata,
    Column("id", BigInteger, primary_key=True),
    Column("place", Text, nullable=False, unique=True),
    Column("plan", Text),
    Column("text", Text, nullable=False),
    Column("moment", Text, nullable=False),
)
