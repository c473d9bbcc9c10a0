"""Who did what, when: a chain of entries, each carrying the hash of the one before.

The chain is also the undo stack: an entry's `head` names the newest step that is done after it,
steps above it are those that can be redone. A final change is no step, and undo ends at it: what
came before it may be what was signed.
"""

from __future__ import annotations

import getpass
import json
import platform
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from json.encoder import encode_basestring

from isodesk.store.images import Image, kept

CHANGE, FINAL, UNDO, REDO, OTHER = "change", "final", "undo", "redo", "other"
_AT_ONCE = 100
_GENESIS = "0" * 64
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_COLUMNS = (
    "seq, moment, who, account, computer, kind, label, plan, place, step, head, payload, previous"
)


@dataclass(frozen=True)
class Actor:
    """Who is at the keyboard: the name given, the account and the computer it is given on."""

    name: str
    account: str
    computer: str

    @classmethod
    def here(cls, name: str | None = None) -> Actor:
        """The person at this computer; without a name the account's stands for it."""
        try:
            account = getpass.getuser()
        except (OSError, KeyError):
            account = ""
        return cls(name or account, account, platform.node())


@dataclass(frozen=True)
class Entry:
    """One line of the audit as stored; fields in the order of `_COLUMNS`."""

    seq: int
    moment: str
    who: str
    account: str
    computer: str
    kind: str
    label: str
    plan: str | None
    place: str | None
    step: int | None
    head: int
    payload: str
    previous: str

    @property
    def when(self) -> datetime:
        return datetime.fromisoformat(self.moment)

    def hash(self) -> str:
        """SHA-256 over every field, the previous entry's hash included."""
        return sha256(_ENCODE(tuple(vars(self).values())).encode()).hexdigest()


@dataclass(frozen=True)
class Step:
    """A change that can be undone or redone; `when` in UTC."""

    seq: int
    label: str
    plan: str | None
    place: str | None
    when: datetime
    who: str


@dataclass(frozen=True)
class HistoryEntry:
    """A line of Lịch sử chỉnh sửa; `kind` change, final, undo, redo or other; `state` done or
    undone."""

    seq: int
    when: datetime
    who: str
    label: str
    kind: str
    plan: str | None
    state: str
    place: str = ""


def payload_hash(images: Iterable[Image]) -> str:
    """One hash over a step's images, so that what undo puts back can be trusted."""
    # Each line is the JSON of a list; json itself, asked for thousands, takes three times as long.
    none, quoted = "null", encode_basestring
    total = sha256()
    lines = (
        f"[{quoted(table)},{none if old is None else old},{none if new is None else new},"
        f"{none if before is None else quoted(before)},"
        f"{none if after is None else quoted(after)}]\n"
        for table, old, new, before, after in images
    )
    while some := "".join(islice(lines, _AT_ONCE)):
        total.update(some.encode())
    return total.hexdigest()


def last_entry(raw: sqlite3.Connection) -> tuple[int, int, str, str | None]:
    """Sequence, head, hash and moment of the newest entry; zeros for an empty audit."""
    row = raw.execute(
        "SELECT seq, head, hash, moment FROM main.audit_entry ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return row or (0, 0, _GENESIS, None)


def append(
    raw: sqlite3.Connection,
    actor: Actor,
    kind: str,
    label: str,
    *,
    plan: str | None = None,
    place: str | None = None,
    step: int | None = None,
    head: int | None = None,
    payload: str = "",
) -> Entry:
    """Write the next entry; a change is its own step and the new head, a final one only that."""
    seq, old_head, previous, _ = last_entry(raw)
    seq += 1
    if kind in (CHANGE, FINAL):
        head = seq
        step = seq if kind == CHANGE else None
    entry = Entry(
        seq,
        datetime.now(UTC).isoformat(timespec="microseconds"),
        actor.name,
        actor.account,
        actor.computer,
        kind,
        label,
        plan,
        place,
        step,
        old_head if head is None else head,
        payload,
        previous,
    )
    raw.execute(
        f"INSERT INTO main.audit_entry ({_COLUMNS}, hash) VALUES ({', '.join('?' * 14)})",
        (*vars(entry).values(), entry.hash()),
    )
    return entry


def entry_of(raw: sqlite3.Connection, seq: int) -> Entry:
    """The entry of that number; it must exist."""
    row = raw.execute(f"SELECT {_COLUMNS} FROM main.audit_entry WHERE seq = ?", (seq,)).fetchone()
    return Entry(*row)


def final_between(raw: sqlite3.Connection, after: int, last: int) -> Entry | None:
    """The newest final change with a number above ``after`` and up to ``last``."""
    (seq,) = raw.execute(
        "SELECT max(seq) FROM main.audit_entry WHERE seq > ? AND seq <= ? AND kind = ?",
        (after, last, FINAL),
    ).fetchone()
    return None if seq is None else entry_of(raw, seq)


def protect(raw: sqlite3.Connection) -> None:
    """Refuse, as long as this connection lives, to alter or remove what the audit holds."""
    for verb in ("UPDATE", "DELETE"):
        raw.execute(
            f"CREATE TEMP TRIGGER keep_audit_{verb.lower()} BEFORE {verb} ON main.audit_entry"
            " BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END"
        )


def history(raw: sqlite3.Connection, limit: int, plan: str | None = None) -> list[HistoryEntry]:
    """The newest entries first, of one plan or of all."""
    rows = raw.execute(
        "SELECT entry.seq, moment, who, label, kind, plan, place,"
        " coalesce((SELECT later.kind"
        "   FROM main.audit_entry AS later WHERE later.step = entry.seq AND later.seq > entry.seq"
        "   ORDER BY later.seq DESC LIMIT 1), '')"
        " FROM main.audit_entry AS entry WHERE ?1 IS NULL OR plan = ?1"
        " ORDER BY entry.seq DESC LIMIT ?2",
        (plan, limit),
    )
    return [
        HistoryEntry(
            seq,
            datetime.fromisoformat(moment),
            who,
            label,
            kind,
            of_plan,
            "undone" if kind == CHANGE and later == UNDO else "done",
            place or "",
        )
        for seq, moment, who, label, kind, of_plan, place, later in rows
    ]


def entries_after(raw: sqlite3.Connection, seq: int) -> list[HistoryEntry]:
    """The entries written after that number, newest first."""
    found = history(raw, -1)
    return [entry for entry in found if entry.seq > seq]


def broken_links(raw: sqlite3.Connection) -> list[int]:
    """Numbers of the entries that were altered, or that do not follow the one before."""
    expected, previous, broken = 1, _GENESIS, []
    for *fields, written in raw.execute(
        f"SELECT {_COLUMNS}, hash FROM main.audit_entry ORDER BY seq"
    ):
        entry = Entry(*fields)
        if entry.seq != expected or entry.previous != previous or entry.hash() != written:
            broken.append(entry.seq)
        expected, previous = entry.seq + 1, written
    return broken


def broken_steps(raw: sqlite3.Connection) -> list[int]:
    """Numbers of the steps whose images are not those that were recorded."""
    steps = raw.execute(
        "SELECT DISTINCT undo_image.step, payload FROM main.undo_image"
        " LEFT JOIN main.audit_entry ON audit_entry.seq = undo_image.step ORDER BY 1"
    ).fetchall()
    return [step for step, payload in steps if payload_hash(kept(raw, step)) != payload]
