"""A review in the words that its report prints."""

from __future__ import annotations

from isodesk.checks.finding import Finding
from isodesk.checks.registry import Review
from isodesk.facts.reviewed import ReviewLine


def report_lines(review: Review) -> tuple[ReviewLine, ...]:
    """The open findings, then those that were accepted."""
    return (
        *(_line(finding) for finding in review.findings),
        *(_line(finding, accepted.reason) for finding, accepted in review.accepted),
    )


def _line(finding: Finding, reason: str = "") -> ReviewLine:
    return ReviewLine(
        finding.severity.words,
        finding.message,
        finding.place_name,
        finding.quote,
        finding.repair.label if finding.repair else "",
        reason,
    )
