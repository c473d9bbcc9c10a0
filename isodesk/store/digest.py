"""A sum of each table's rows, kept up with every change, so that no altered bit goes unseen.

Per table: the number of rows and the sum, modulo 2^256, of SHA-256(row id, row as text). SQLite's
own checks find about a third of the flipped bits that alter data.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from isodesk.store.images import Image, Shape, every_row, tracked

_MODULUS = 1 << 256


@dataclass(frozen=True)
class Digest:
    """Number of rows and sum of their hashes; also a difference between two states."""

    rows: int = 0
    sum: int = 0

    def plus(self, other: Digest) -> Digest:
        return Digest(self.rows + other.rows, (self.sum + other.sum) % _MODULUS)


def row_hash(row: int, text: str) -> int:
    """The hash that one row adds to its table's sum."""
    return int.from_bytes(sha256(f"{row}:{text}".encode()).digest(), "big")


def difference(images: Iterable[Image]) -> dict[str, Digest]:
    """What a change's images add to each table's digest; tables left as they were are absent."""
    rows: dict[str, int] = defaultdict(int)
    sums: dict[str, int] = defaultdict(int)
    for table, old_row, new_row, before, after in images:
        if before is not None and old_row is not None:
            rows[table] -= 1
            sums[table] -= row_hash(old_row, before)
        if after is not None and new_row is not None:
            rows[table] += 1
            sums[table] += row_hash(new_row, after)
    found = {table: Digest(rows[table], sums[table] % _MODULUS) for table in sums}
    return {table: digest for table, digest in found.items() if digest != Digest()}


def computed(raw: sqlite3.Connection, shape: Shape) -> Digest:
    """The digest of a table's rows as they are in the file."""
    rows = total = 0
    for row, text in raw.execute(every_row(shape)):
        rows += 1
        total += row_hash(row, text)
    return Digest(rows, total % _MODULUS)


def stored(raw: sqlite3.Connection) -> dict[str, Digest]:
    """The digests as written in the file; tables never touched are absent."""
    found = raw.execute('SELECT row_table, "rows", "sum" FROM main.digest')
    return {table: Digest(rows, int(total, 16)) for table, rows, total in found}


def write(raw: sqlite3.Connection, digests: dict[str, Digest]) -> None:
    """Write the digests of some tables."""
    raw.executemany(
        'INSERT INTO main.digest (row_table, "rows", "sum") VALUES (?, ?, ?)'
        ' ON CONFLICT (row_table) DO UPDATE SET "rows" = excluded."rows", "sum" = excluded."sum"',
        [(table, digest.rows, f"{digest.sum:064x}") for table, digest in digests.items()],
    )


def add(raw: sqlite3.Connection, changes: dict[str, Digest]) -> None:
    """Keep the written digests up with a change."""
    now = stored(raw)
    write(raw, {table: now.get(table, Digest()).plus(change) for table, change in changes.items()})


def write_all(raw: sqlite3.Connection) -> None:
    """Compute and write the digest of every table, after a migration has changed the rows."""
    raw.execute("DELETE FROM main.digest")
    write(raw, {shape.name: computed(raw, shape) for shape in tracked(raw)})


def disagreements(raw: sqlite3.Connection) -> list[str]:
    """The tables whose rows are not those that were written."""
    try:
        written = stored(raw)
    except ValueError:
        return ["digest"]
    return [
        shape.name
        for shape in tracked(raw)
        if computed(raw, shape) != written.get(shape.name, Digest())
    ]
