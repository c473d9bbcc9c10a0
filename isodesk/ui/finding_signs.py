"""The sign of each severity of a finding: the same wherever its place is marked."""

from __future__ import annotations

from collections.abc import Iterable

from isodesk.checks.finding import Finding, Severity
from isodesk.ui.style import COLOURS

SIGNS = {
    Severity.ERROR: ("error", COLOURS.wrong),
    Severity.WARNING: ("warning", COLOURS.doubt),
    Severity.HINT: ("hint", COLOURS.accent),
}
"""The icon and its colour."""


def gravest(findings: Iterable[Finding]) -> Severity:
    """The severity whose sign stands for several findings at one place."""
    found = {finding.severity for finding in findings}
    return next(severity for severity in Severity if severity in found)


def told(findings: Iterable[Finding]) -> str:
    """What the sign says when the pointer rests on it, a line a finding."""
    return "\n".join(f"{finding.severity.words}: {finding.message}" for finding in findings)
