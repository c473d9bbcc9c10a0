"""The sign of each severity of a finding: the same wherever its place is marked."""

from __future__ import annotations

from collections.abc import Iterable

from isodesk.checks.finding import Finding, Severity
from isodesk.ui.style import COLOURS

_NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}


def signs() -> dict[Severity, tuple[str, str]]:
    """The icon of each severity and its colour in the look of now."""
    colours = (COLOURS.wrong, COLOURS.doubt, COLOURS.accent)
    return {s: (_NAMES[s], colour) for s, colour in zip(_NAMES, colours, strict=True)}


def gravest(findings: Iterable[Finding]) -> Severity:
    """The severity whose sign stands for several findings at one place."""
    found = {finding.severity for finding in findings}
    return next(severity for severity in Severity if severity in found)


def told(findings: Iterable[Finding]) -> str:
    """What the sign says when the pointer rests on it, a line a finding."""
    return "\n".join(f"{finding.severity.words}: {finding.message}" for finding in findings)
