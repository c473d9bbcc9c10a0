"""Findings as rules write them: about a passage, or about a place of the plan."""

from __future__ import annotations

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked, Passage


def of_passage(
    passage: Passage, rule: str, severity: Severity, message: str, quote: str
) -> Finding:
    """A finding about words of a passage."""
    return Finding(rule, severity, message, passage.place, quote.strip(), passage.place_name)


def of_place(
    checked: Checked, place: str, rule: str, severity: Severity, message: str, quote: str = ""
) -> Finding:
    """A finding about a place that may hold no words."""
    return Finding(rule, severity, message, place, quote, checked.names.of_place(place))
