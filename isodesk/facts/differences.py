"""What a copy that came back says otherwise than its plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DifferenceKind(StrEnum):
    """What was done to a text."""

    CHANGED = "changed"
    ADDED = "added"
    DELETED = "deleted"


@dataclass(frozen=True)
class Difference:
    """One text: what the plan prints, what the copy says.

    ``place`` is that of the plan's text; for one that was added, of the block it stands behind.
    ``fixed`` says why it cannot be taken, empty where it can.
    """

    kind: DifferenceKind
    place: str
    old: str
    new: str
    fixed: str = ""
