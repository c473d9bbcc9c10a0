"""Bàn giao: gather what the next person needs from a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.facts import PlanFacts, PlanKind, TaskState, VersionStage
from isodesk.facts.handover import Duty, HandedFile, HandedPaper, Handover
from isodesk.services.read import PlanEntry, list_plans, plan_row, read_plan
from isodesk.vietnamese.periods import PeriodKind

_OVER = (TaskState.DONE, TaskState.DROPPED)


def handover_of(session: Session, today: date) -> Handover:
    """All that was issued, all reports, what is open in every plan that still holds, and the
    drafts by name."""
    entries = list_plans(session)
    papers: list[HandedPaper] = []
    drafts: list[str] = []
    duties: list[Duty] = []
    for entry in entries:
        facts = read_plan(session, entry.key)
        if entry.status.is_issued or entry.kind is PlanKind.REPORT:
            papers.append(_paper(session, entry, facts))
        else:
            drafts.append(_title(entry))
        duties += _duties(entry, facts, today)
    office = entries[0].issuer if entries else ""
    duties.sort(key=lambda duty: (duty.day or date.max, duty.paper))
    return Handover(today, office, tuple(papers), tuple(duties), tuple(drafts))


def _paper(session: Session, entry: PlanEntry, facts: PlanFacts) -> HandedPaper:
    state = "đã ban hành" if entry.status.is_issued else "chưa ban hành"
    return HandedPaper(facts, _title(entry), state, tuple(_files(session, entry.key)))


def _files(session: Session, key: str) -> Iterator[HandedFile]:
    """The PDF that went out, and the signed files."""
    row = plan_row(session, key)
    issued = session.scalars(
        select(models.FrozenVersion)
        .where(
            models.FrozenVersion.plan_id == row.id,
            models.FrozenVersion.stage == VersionStage.ISSUED,
        )
        .order_by(models.FrozenVersion.id.desc())
    ).first()
    if issued is not None:
        yield HandedFile("ban-hanh.pdf", "bản ban hành đã khóa", issued.pdf)
    kept = select(models.Attachment).where(models.Attachment.plan_id == row.id)
    for file in session.scalars(kept.order_by(models.Attachment.position)):
        yield HandedFile(file.name, "tệp đính kèm, bản đã ký", file.data)


def _duties(entry: PlanEntry, facts: PlanFacts, today: date) -> Iterator[Duty]:
    if entry.archived or entry.status.value in ("amended", "replaced"):
        return
    name = entry.full_number or entry.subject
    for task in facts.tasks:
        if task.state in _OVER:
            continue
        day = None if task.period.kind is PeriodKind.RECURRING else task.period.last
        what = " ".join(task.content.plain().split())
        words = "Nhiệm vụ" if day or not task.period.text else f"Nhiệm vụ, {task.period.text}"
        yield Duty(day, words, what, task.lead, name, day is not None and day < today)
    if facts.deadline.last is not None and facts.deadline.last >= today:
        yield Duty(facts.deadline.last, "Thời hạn trả lời", entry.subject, "", name)
    if not entry.status.is_issued and not entry.status.is_draft:
        yield Duty(None, "Chờ ký, ghi số và ngày ban hành", entry.subject, "", name)


def _title(entry: PlanEntry) -> str:
    number = entry.full_number or entry.issued_with
    return " – ".join(part for part in (number, entry.subject) if part)
