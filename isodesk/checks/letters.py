"""What a letter that sends forms out says of the answers."""

from __future__ import annotations

from collections.abc import Iterator

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.facts import PlanKind


def answers_to_letter(checked: Checked) -> Iterator[Finding]:
    """A letter with forms says by when and where they are to be sent."""
    plan = checked.plan
    if plan.kind is not PlanKind.LETTER or not (plan.indicator_forms or plan.mailing):
        return
    if not plan.deadline.text.strip():
        yield _missing(checked, "header/deadline", "Công văn kèm biểu mẫu chưa ghi thời hạn gửi.")
    if not plan.receivers:
        yield _missing(checked, "receivers", "Công văn kèm biểu mẫu chưa ghi nơi nhận báo cáo.")


def _missing(checked: Checked, place: str, message: str) -> Finding:
    name = checked.names.of_place(place)
    return Finding("letters.answers", Severity.WARNING, message, place, "", name)
