"""Text still being typed, kept so that a power cut costs two seconds: no change, no history."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Draft:
    """What was being typed at a place when it was last kept; `when` in UTC."""

    place: str
    plan: str | None
    text: str
    when: datetime


def save(raw: sqlite3.Connection, place: str, plan: str | None, text: str) -> None:
    """Keep the text typed so far at a place."""
    raw.execute(
        'INSERT INTO main.draft (place, plan, "text", moment) VALUES (?, ?, ?, ?)'
        ' ON CONFLICT (place) DO UPDATE SET plan = excluded.plan, "text" = excluded."text",'
        " moment = excluded.moment",
        (place, plan, text, datetime.now(UTC).isoformat(timespec="microseconds")),
    )


def clear(raw: sqlite3.Connection, place: str) -> None:
    """Forget the draft of a place."""
    raw.execute("DELETE FROM main.draft WHERE place = ?", (place,))


def every(raw: sqlite3.Connection) -> list[Draft]:
    """All drafts, oldest first."""
    rows = raw.execute('SELECT place, plan, "text", moment FROM main.draft ORDER BY moment, id')
    return [
        Draft(place, plan, text, datetime.fromisoformat(moment))
        for place, plan, text, moment in rows
    ]
