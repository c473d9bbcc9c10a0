"""Cells that a finding is about: the sign and the sentence at its row and column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from isodesk.checks.finding import Finding, Severity
from isodesk.ui.finding_signs import told
from isodesk.ui.grid.source import GridSource, Tone

_TONES: dict[Severity, Tone] = {
    Severity.ERROR: "wrong",
    Severity.WARNING: "doubt",
    Severity.HINT: "accent",
}
_LOUDEST = ("wrong", "doubt", "accent")


@dataclass(frozen=True, slots=True)
class Flag:
    """What is said of a cell; ``tone`` is that of the gravest finding."""

    tone: Tone
    sentence: str

    def and_(self, other: Flag) -> Flag:
        """Both."""
        tone = min(self.tone, other.tone, key=_LOUDEST.index)
        return Flag(tone, f"{self.sentence}\n{other.sentence}")


Flags = Mapping[tuple[str, str], Flag]
"""By the row's key and the column's code; "" for a finding about the row as a whole."""


def flags_of(source: GridSource, findings: Sequence[Finding]) -> Flags:
    """The flags of a grid's rows; a place (``tasks/<key>/period``) names row and column."""
    rows = {source.row(row).key for row in range(source.row_count())} if findings else set()
    codes = {column.code for column in source.columns()}
    flags: dict[tuple[str, str], Flag] = {}
    for finding in findings:
        parts = finding.place.split("/")[1:]
        at = next((at for at, part in enumerate(parts) if part in rows), None)
        if at is None:
            continue
        code = next((part for part in parts[at + 1 :] if part in codes), "")
        place = (parts[at], code)
        flag = Flag(_TONES[finding.severity], told([finding]))
        flags[place] = flags[place].and_(flag) if place in flags else flag
    return flags
