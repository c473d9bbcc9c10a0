"""Findings as rules write them: about a passage, or about a place of the plan."""

from __future__ import annotations

import re

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked, Passage, Reading
from isodesk.facts.repairs import DropStated, Repair

_END = 40
# Rooms whose texts a repair may type into; others are mended where they stand.
_TYPED_INTO = (
    "blocks",
    "tasks",
    "groups",
    "subjects",
    "columns",
    "budget",
    "budget_columns",
    "annexes",
    "free_tables",
)


def of_passage(
    passage: Passage,
    rule: str,
    severity: Severity,
    message: str,
    quote: str,
    repair: Repair | None = None,
) -> Finding:
    """A finding about words of a passage."""
    place, name = passage.place, passage.place_name
    return Finding(rule, severity, message, place, quote.strip(), name, repair=repair)


def of_place(
    checked: Checked,
    place: str,
    rule: str,
    severity: Severity,
    message: str,
    quote: str = "",
    repair: Repair | None = None,
) -> Finding:
    """A finding about a place that may hold no words."""
    name = checked.names.of_place(place)
    return Finding(rule, severity, message, place, quote, name, repair=repair)


def retyped(
    passage: Passage, reading: Reading, match: re.Match[str], new: str, group: str | int = 0
) -> Repair | None:
    """Type ``new`` over a match, where nothing of it was computed."""
    return retyped_at(passage, reading, match.span(group), new)


def retyped_at(
    passage: Passage, reading: Reading, span: tuple[int, int], new: str
) -> Repair | None:
    """Type ``new`` over a stretch, where nothing of it was computed."""
    if passage.place.partition("/")[0] not in _TYPED_INTO or not reading.typed_at(*span):
        return None
    return Repair.words(passage.place, span, reading.text[slice(*span)], new)


def computed_instead(place: str, printed: str, computed: str) -> Repair:
    """Let go of what a source printed."""
    return Repair("Nhận số tính được", place, printed, computed, DropStated())


def last_words(text: str) -> str:
    """How a text ends, no word of it cut."""
    whole = text.rstrip()
    return whole[whole.find(" ", max(0, len(whole) - _END)) + 1 :] if len(whole) > _END else whole
