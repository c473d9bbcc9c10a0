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
from isodesk.store.audit import CHANGE, FINAL, REDO, UNDO, Actor, Entry, Step
from isodesk.store.images import Image
from isodesk.store.locked import refuse_locked

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
    """Told to listeners after a commit; `kind` is change, final, undo or redo.

    `rows` are the rows that changed, in order; None when they are more than `FEW`, and of a final
    change, whose rows may hold whole files.
    """

    tables: frozenset[str]
    plan: str | None
    label: str
    kind: str
    place: str | None
    rows: tuple[RowChange, ...] | None = None


def record(
    raw: sqlite3.Connection,
    actor: Actor,
    label: str,
    plan: str | None,
    place: str | None,
    *,
    final: bool = False,
) -> Change | None:
    """Turn what the triggers saw into one step; None when nothing is different in the end.

    A ``final`` change is entered but is no step. Raises UserError when another touches the text
    of a locked plan.
    """
    seen = list(images.recorded(raw))
    changed = digest.difference(seen)
    if not changed:
        return None
    if not final:
        refuse_locked(raw, plan)
    _, head, _, _ = audit.last_entry(raw)
    raw.execute("DELETE FROM main.undo_image WHERE step > ?", (head,))
    kind, payload = FINAL if final else CHANGE, audit.payload_hash(seen)
    entry = audit.append(raw, actor, kind, label, plan=plan, place=place, payload=payload)
    if not final:
        images.keep_recorded(raw, entry.seq)
    digest.add(raw, changed)
    images.forget(raw)
    return _told(entry, changed, seen)


def next_step(raw: sqlite3.Connection, kind: str) -> Step | None:
    """The step that undo or redo would take now; undo takes none from before a final change."""
    seq = _nearest(raw, kind)
    if seq is None or (kind == UNDO and undo_end(raw) is not None):
        return None
    return _step(audit.entry_of(raw, seq))


def undo_end(raw: sqlite3.Connection) -> Step | None:
    """The final change at which undo stands now; None while there is a step above it."""
    _, head, _, _ = audit.last_entry(raw)
    entry = audit.final_between(raw, _nearest(raw, UNDO) or 0, head)
    return None if entry is None else _step(entry)


def reachable(raw: sqlite3.Connection) -> frozenset[int]:
    """The steps after which the file can stand again by undo or redo alone.

    A step that another took the place of is none, nor is one from before a final change.
    """
    _, head, _, _ = audit.last_entry(raw)
    steps = [int(step) for (step,) in raw.execute("SELECT DISTINCT step FROM main.undo_image")]
    return frozenset(
        step for step in steps if step > head or audit.final_between(raw, step, head) is None
    )


def _nearest(raw: sqlite3.Connection, kind: str) -> int | None:
    """The step next to the head, downwards for undo, upwards for redo."""
    _, head, _, _ = audit.last_entry(raw)
    chosen = "max(step) FROM main.undo_image WHERE step <= ?"
    if kind == REDO:
        chosen = "min(step) FROM main.undo_image WHERE step > ?"
    (seq,) = raw.execute(f"SELECT {chosen}", (head,)).fetchone()
    return None if seq is None else int(seq)


def _step(entry: Entry) -> Step:
    return Step(entry.seq, entry.label, entry.plan, entry.place, entry.when, entry.who)


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
    told = len(seen) <= FEW and entry.kind != FINAL
    rows = tuple(map(_row_change, seen)) if told else None
    return Change(frozenset(changed), entry.plan, entry.label, entry.kind, entry.place, rows)


def _row_change(image: Image) -> RowChange:
    before = None if image.before is None else json.loads(image.before)
    after = None if image.after is None else json.loads(image.after)
    return RowChange(image.table, before, after)
