"""What a rule says about a place of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Sai · Cần xem lại · Gợi ý."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def words(self) -> str:
        """What people read."""
        return {"error": "Sai", "warning": "Cần xem lại", "hint": "Gợi ý"}[self.value]


@dataclass(frozen=True)
class Finding:
    """One thing to look at.

    ``rule`` names the rule (``counts.words``), ``message`` is a Vietnamese sentence, ``place`` a
    path of stable keys (``tasks/<key>/period``), ``quote`` the words found there, ``place_name``
    the place in words. ``citation`` is the key of a document that is to be compared with its
    original.
    """

    rule: str
    severity: Severity
    message: str
    place: str
    quote: str = ""
    place_name: str = ""
    citation: str = ""
