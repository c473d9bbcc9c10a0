"""Cells that a finding is about: the sign and the sentence at its row and column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from isodesk.checks.finding import Finding, Severity
from isodesk.ui.finding_signs import told
from isodesk.ui.grid.source import GridSource, PlacesColumns, Tone

K = TypeVar("K")
_TOTAL = "total"
_TONES: dict[Severity, Tone] = {
    Severity.ERROR: "wrong",
    Severity.WARNING: "doubt",
    Severity.HINT: "accent",
}


@dataclass(frozen=True, slots=True)
class Flag:
    """What is said of a cell; ``severity`` is that of the gravest finding."""

    severity: Severity
    sentence: str

    @property
    def tone(self) -> Tone:
        """The colour of the sign."""
        return _TONES[self.severity]

    def and_(self, other: Flag) -> Flag:
        """Both."""
        severity = min(self.severity, other.severity, key=list(Severity).index)
        return Flag(severity, f"{self.sentence}\n{other.sentence}")


Flags = Mapping[tuple[str, str], Flag]
"""By the row's key and the column's code; "" for a finding about the row as a whole."""


def flags_of(source: GridSource, findings: Sequence[Finding], columns: Mapping[str, str]) -> Flags:
    """The flags of a grid's rows; a place (``tasks/<key>/period``) names row and column.

    ``columns`` gives the code of a year's column by its key.
    """
    rows = {source.row(row).key for row in range(source.row_count())} if findings else set()
    codes = _codes(source)
    flags: dict[tuple[str, str], Flag] = {}
    for finding in findings:
        parts = finding.place.split("/")[1:]
        at = next((at for at, part in enumerate(parts) if part in rows), None)
        if at is None:
            continue
        named = (columns.get(part, part) for part in parts[at + 1 :])
        code = next((codes[part] for part in named if part in codes), "")
        _add(flags, (parts[at], code), finding)
    return flags


def head_flags(
    source: GridSource, findings: Sequence[Finding], columns: Mapping[str, str]
) -> dict[str, Flag]:
    """The flags of the columns' heads by their codes; ``columns`` as for `flags_of`."""
    flags: dict[str, Flag] = {}
    heads = _Heads.of(source, columns)
    for finding in findings:
        if code := heads.code(finding.place):
            _add(flags, code, finding)
    return flags


def total_flags(
    source: GridSource,
    findings: Sequence[Finding],
    rooms: Sequence[str],
    columns: Mapping[str, str],
) -> dict[str, Flag]:
    """The flags of the sums below a grid by column, ``""`` for their title.

    ``rooms`` are how their places begin (``budget/total``), before a column's code or key.
    """
    codes, heads = _codes(source), _Heads.of(source, columns)
    flags: dict[str, Flag] = {}
    for finding in findings:
        if code := heads.summed(finding.place):
            _add(flags, code, finding)
            continue
        room = next((r for r in rooms if f"{finding.place}/".startswith(f"{r}/")), None)
        if room is None:
            continue
        part = finding.place[len(room) + 1 :].partition("/")[0]
        _add(flags, codes.get(columns.get(part, part), ""), finding)
    return flags


@dataclass(frozen=True, slots=True)
class _Heads:
    """Which column's head a place is."""

    rooms: Sequence[str]
    codes: Mapping[str, str]
    columns: Mapping[str, str]

    @classmethod
    def of(cls, source: GridSource, columns: Mapping[str, str]) -> _Heads:
        rooms = source.column_rooms() if isinstance(source, PlacesColumns) else ()
        return cls(rooms, _codes(source) if rooms else {}, columns)

    def code(self, place: str) -> str:
        """The code of the column whose head this is, "" for any other place."""
        room, _, part = place.rpartition("/")
        if room not in self.rooms or part == _TOTAL:  # that of a table is its last line
            return ""
        return self.codes.get(self.columns.get(part, part), "")

    def summed(self, place: str) -> str:
        """The code of the column whose sum this is (``columns/<key>/total``)."""
        head, _, part = place.rpartition("/")
        return self.code(head) if part == _TOTAL else ""


def _add(flags: dict[K, Flag], at: K, finding: Finding) -> None:
    flag = Flag(finding.severity, told([finding]))
    flags[at] = flags[at].and_(flag) if at in flags else flag


def _codes(source: GridSource) -> dict[str, str]:
    """The columns' codes by what places call them: a year's without its kind, cells of a free
    table by their position from 0."""
    codes: dict[str, str] = {}
    for column in source.columns():
        codes[column.code] = column.code
        codes.setdefault(column.code.partition(":")[2] or column.code, column.code)
        if column.code[:1] == "c" and column.code[1:].isdigit():
            codes[str(int(column.code[1:]) - 1)] = column.code
    return codes
