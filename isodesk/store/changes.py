"""What one change, undo or redo does to the file, inside the transaction that is open.

A change is what the recording triggers saw. It becomes the images of one step, one audit entry
and new digests; undo and redo put images back, and the same triggers report what that altered.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from isodesk.errors import StoreError
from isodesk.store import audit, digest, images
from isodesk.store.audit import CHANGE, REDO, UNDO, Actor, Entry, Step
from isodesk.store.images import Image

_BROKEN_STEP = (
    "Bước này không còn nguyên vẹn nên không hoàn tác hay làm lại được; dữ liệu hiện tại "
    "không bị thay đổi."
)


FEW = 200
"""Up to so many row changes are told one by one."""


class RowChange(NamedTuple):
    """A row's columns before and after a change, by name; None where it did not exist."""

    table: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True)
class Change:
    """Told to listeners after a commit; `kind` is change, undo or redo.

    `rows` are the rows that changed, in order; None when they are more than `FEW`.
    """

    tables: frozenset[str]
    plan: str | None
    label: str
    kind: str
    place: str | None
    rows: tuple[RowChange, ...] | None = None


def record(
    raw: sqlite3.Connection, actor: Actor, label: str, plan: str | None, place: str | None
) -> Change | None:
    """Turn what the triggers saw into one step; None when nothing is different in the end."""
    seen = list(images.recorded(raw))
    changed = digest.difference(seen)
    if not changed:
        return None
    _, head, _, _ = audit.last_entry(raw)
    raw.execute("DELETE FROM main.undo_image WHERE step > ?", (head,))
    payload = audit.payload_hash(seen)
    entry = audit.append(raw, actor, CHANGE, label, plan=plan, place=place, payload=payload)
    images.keep_recorded(raw, entry.seq)
    digest.add(raw, changed)
    images.forget(raw)
    return _told(entry, changed, seen)


def next_step(raw: sqlite3.Connection, kind: str) -> Step | None:
    """The step that undo or redo would take now."""
    _, head, _, _ = audit.last_entry(raw)
    chosen = "max(step) FROM main.undo_image WHERE step <= ?"
    if kind == REDO:
        chosen = "min(step) FROM main.undo_image WHERE step > ?"
    (seq,) = raw.execute(f"SELECT {chosen}", (head,)).fetchone()
    if seq is None:
        return None
    entry = audit.entry_of(raw, seq)
    return Step(seq, entry.label, entry.plan, entry.place, entry.when, entry.who)


def move(raw: sqlite3.Connection, actor: Actor, kind: str, step: Step) -> Change:
    """Undo or redo one step and note it.

    Raises StoreError, before anything is touched, when the step's images were altered.
    """
    steps = images.kept(raw, step.seq)
    payload = audit.entry_of(raw, step.seq).payload
    if audit.payload_hash(steps) != payload:
        raise StoreError(_BROKEN_STEP)
    images.apply(raw, images.reversed_images(steps) if kind == UNDO else steps)
    seen = list(images.recorded(raw))
    changed = digest.difference(seen)
    digest.add(raw, changed)
    images.forget(raw)
    entry = audit.append(
        raw,
        actor,
        kind,
        step.label,
        plan=step.plan,
        place=step.place,
        step=step.seq,
        head=step.seq - 1 if kind == UNDO else step.seq,
        payload=payload,
    )
    return _told(entry, changed, seen)


def _told(entry: Entry, changed: dict[str, digest.Digest], seen: list[Image]) -> Change:
    rows = tuple(map(_row_change, seen)) if len(seen) <= FEW else None
    return Change(frozenset(changed), entry.plan, entry.label, entry.kind, entry.place, rows)


def _row_change(image: Image) -> RowChange:
    before = None if image.before is None else json.loads(image.before)
    after = None if image.after is None else json.loads(image.after)
    return RowChange(image.table, before, after)
