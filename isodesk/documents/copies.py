"""How many copies of a paper the places that receive it need."""

from __future__ import annotations

from isodesk.documents.letterhead import is_letter
from isodesk.facts import PlanFacts

_AS_ABOVE = "như trên"


def fewest_copies(plan: PlanFacts) -> int:
    """One for each line of Nơi nhận and Kính gửi, more where a list of addresses or Lưu says so.

    A line may stand for many offices that it does not name, so more may be needed.
    """
    lines = sum(not r.name.lower().startswith(_AS_ABOVE) for r in plan.recipients)
    listed = sum(max(entry.count, 1) for entry in plan.mailing)
    sent_to = max(len(plan.addressees), listed) if is_letter(plan) else listed
    kept = max(plan.file_copy.copies, 1) if plan.file_copy else 0
    return lines + sent_to + kept
