"""What a review found, as the report prints it: plain words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReviewLine:
    """A finding in words; ``remedy`` says how it can be repaired, ``reason`` why it was accepted
    ("" while it is open)."""

    severity: str
    message: str
    place: str
    quote: str = ""
    remedy: str = ""
    reason: str = ""
