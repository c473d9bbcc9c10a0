"""Names of the hidden bookmarks by which a Word copy that comes back is compared with its plan."""

from __future__ import annotations

from hashlib import sha256

_LENGTH = 24


def hidden_mark(place: str) -> str:
    """The name of a place's bookmark; Word hides names that begin with a low line."""
    return f"_p{sha256(place.encode()).hexdigest()[:_LENGTH]}"
