"""What an office marks on a paper beside its text: stamps, draft, drafter, address (ô 10–13)."""

from __future__ import annotations

from collections.abc import Iterator

from isodesk.documents.inline import words
from isodesk.documents.parts import Frame, Paragraph, SideBySide, Space, Stack
from isodesk.documents.profile import Profile, Stamp
from isodesk.facts import PlanFacts


def is_marked_draft(plan: PlanFacts) -> bool:
    """True while DỰ THẢO prints: it is wanted, and the paper has not gone to the signer."""
    return plan.paper.draft_round > 0 and plan.status.is_draft


def top_marks(plan: PlanFacts, profile: Profile) -> SideBySide | None:
    """DỰ THẢO at the left of the upper margin, how far the paper may go at the right (ô 11)."""
    left, right = profile.letterhead
    draft = tuple(_draft(plan, profile))
    frames: tuple[Frame, ...] = ()
    stamp = profile.stamps.circulation.get(plan.paper.circulation)
    if stamp:
        middle = profile.stamps.circulation_middle * (left + right) - left
        frames = (_frame("circulation", stamp, profile, middle - stamp.width / 2),)
    if not draft and not frames:
        return None
    return SideBySide((Stack(left, draft), Stack(right, frames)))


def stamps(plan: PlanFacts, profile: Profile) -> tuple[Space | Frame, ...]:
    """Room for the stamp of secrecy, then the stamp of urgency, under the number (ô 10a, 10b)."""
    look = profile.stamps
    parts: list[Space | Frame] = []
    if plan.paper.secrecy_room:
        parts.append(Space(look.gap + look.height))
    stamp = look.urgency.get(plan.paper.urgency)
    if stamp:
        parts += [Space(look.gap), _frame("urgency", stamp, profile)]
    return tuple(parts)


def drafter(plan: PlanFacts) -> tuple[Paragraph, ...]:
    """``PL.(300)``: who drafted it and how many copies go out (ô 12)."""
    paper = plan.paper
    initials = paper.drafter.strip().rstrip(".").upper()
    if not initials:
        return ()
    copies = f"({paper.printed_copies})" if paper.printed_copies else ""
    return (Paragraph("drafter", words(f"{initials}.{copies}"), place="header/paper/drafter"),)


def foot(plan: PlanFacts) -> tuple[Paragraph, ...]:
    """The office's address, telephone, post box … at the foot of page 1 (ô 13)."""
    lines = (line for line in plan.paper.foot if line.strip())
    return tuple(Paragraph("foot", words(line), place="header/paper/foot") for line in lines)


def _draft(plan: PlanFacts, profile: Profile) -> Iterator[Paragraph]:
    if not is_marked_draft(plan):
        return
    place = "header/paper/draft_round"
    yield Paragraph("draft", words(profile.labels.draft), place=place)
    if plan.paper.draft_round > 1:
        again = f"{profile.labels.draft_round}{plan.paper.draft_round}"
        yield Paragraph("draft", words(again), place=place)


def _frame(style: str, stamp: Stamp, profile: Profile, left: float = 0) -> Frame:
    return Frame(style, words(stamp.words), stamp.width, profile.stamps.height, left)
