"""What a rule says about a place of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from isodesk.facts.repairs import Repair


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

    ``repair`` stands where the right value is certain, and is plain data::

        Finding(…, repair=Repair.words(passage.place, match.span("n"), match["n"], "119"))

    `Repair.words` types over a stretch of the passage as it prints (never over a field: ask
    `Reading.typed` first); `Repair` itself takes a `Retype` whose text holds a field, `UseComputed`
    for an amount of the budget, `DropStated` for a printed number, `PrintInAnnex` for rows that
    stand nowhere. Another kind of change is a
    class of `facts.repairs` and a few lines of `services.repairing`. A rule is named and put into
    its family in `checks.catalogue`.
    """

    rule: str
    severity: Severity
    message: str
    place: str
    quote: str = ""
    place_name: str = ""
    repair: Repair | None = None
    citation: str = ""

    @property
    def identity(self) -> tuple[str, str, str]:
        """What it is known by again, and accepted by: other words at its place are another."""
        return self.rule, self.place, self.quote
