"""From the file to facts: whole plans, single sections, the list of plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.facts import (
    PAPER_KINDS,
    Citation,
    DocumentDate,
    Evidence,
    FieldRef,
    FileCopy,
    Issuer,
    LegalBasis,
    PaperMarks,
    PlanFacts,
    PlanKind,
    PlanStatus,
    ReportScope,
    Standard,
    Wrapper,
)
from isodesk.facts.canonical import from_data
from isodesk.facts.fields import FieldContext, formatted
from isodesk.facts.mentions import with_mentions, with_mentions_after
from isodesk.facts.progress import evidence_keys
from isodesk.services.part_reader import PartReader
from isodesk.services.parts import BLOCKS, PARTS, part_of
from isodesk.services.signed import as_signed
from isodesk.vietnamese.periods import Period
from isodesk.vietnamese.text import search_matches

SHORT_KEY = 8
"""As many characters of a plan's id are shown to people, and so many name it."""


@dataclass(frozen=True)
class PlanEntry:
    """A row of the list of plans; ``issued_with`` is the decision that has the number for it."""

    key: str
    kind: PlanKind
    number: str
    symbol: str
    subject: str
    year: int | None
    status: PlanStatus
    archived: bool
    issuer: str
    travels_with: str = ""
    issued_with: str = ""

    @property
    def full_number(self) -> str:
        """``34/KH-UBND``, or "" while there is no number."""
        return f"{self.number}/{self.symbol}" if self.number else ""


def list_plans(session: Session, *, archived: bool = True) -> tuple[PlanEntry, ...]:
    """All plans, newest first, each followed by the papers that travel with it, oldest first.

    The papers of an archived plan are archived with it.
    """
    rows = list(session.scalars(select(models.Plan).order_by(models.Plan.id.desc())))
    subjects = {row.uuid: row.subject.plain() for row in rows}
    archived_keys = {row.uuid for row in rows if row.archived}
    decided = (row for row in reversed(rows) if row.kind is PlanKind.DECISION)
    decisions = {row.travels_with: row for row in decided}
    return tuple(
        PlanEntry(
            plan.uuid,
            plan.kind,
            *_goes_out_as(plan),
            _subject(plan, subjects),
            plan.first_year or plan.date_year,
            plan.status,
            plan.archived or plan.travels_with in archived_keys,
            plan.issuer_short_name or plan.issuer_full_name,
            plan.travels_with if plan.travels_with in subjects else "",
            _issued_with(plan, decisions.get(plan.uuid)),
        )
        for plan in _with_papers(rows)
        if archived or not (plan.archived or plan.travels_with in archived_keys)
    )


def _goes_out_as(plan: models.Plan) -> tuple[str, str]:
    """Number and symbol under which a plan goes out: its own, or of the decision it came with."""
    wrapper = stored_wrapper(plan)
    if not plan.number and wrapper is not None and wrapper.number:
        return wrapper.number, wrapper.symbol
    return plan.number, plan.symbol


def _with_papers(rows: Sequence[models.Plan]) -> Iterator[models.Plan]:
    keys = {row.uuid for row in rows}
    papers: dict[str, list[models.Plan]] = {}
    for row in reversed(rows):
        if row.travels_with in keys:
            papers.setdefault(row.travels_with, []).append(row)
    for row in rows:
        if row.travels_with not in keys:
            yield row
            yield from papers.get(row.uuid, ())


def _issued_with(plan: models.Plan, decision: models.Plan | None) -> str:
    """``12/QĐ-UBND``; "" for a plan with a number of its own."""
    own = stored_wrapper(plan)
    paper = own if plan.status.is_issued or decision is None else decision
    return f"{paper.number or '…'}/{paper.symbol}" if paper is not None else ""


def _subject(plan: models.Plan, subjects: Mapping[str, str]) -> str:
    """The subject; what a paper quotes of its plan's is as it is now."""

    def show(field: FieldRef) -> str:
        quoted = subjects.get(plan.travels_with) if field.source == "plan.subject" else None
        return field.last if quoted is None else formatted(quoted, field)

    return plan.subject.plain(show)


def find_plan(session: Session, wanted: str) -> str:
    """The key of the plan named by id or its beginning, by number such as ``34/KH-UBND``, or by
    part of the title.

    UserError when none or several fit.
    """
    plans = list_plans(session)
    number = _number(wanted)
    for found in (
        [p for p in plans if p.key == wanted],
        [p for p in plans if len(wanted) >= SHORT_KEY and p.key.startswith(wanted)],
        [p for p in plans if number and number in (_number(p.full_number), _number(p.number))],
        [p for p in plans if wanted.strip() and search_matches(wanted.strip(), p.subject)],
    ):
        if len(found) == 1:
            return found[0].key
        if found:
            titles = "; ".join(f"{p.key[:SHORT_KEY]} {p.subject}" for p in found[:5])
            raise UserError(
                f"Có {len(found)} kế hoạch khớp với “{wanted}”: {titles}. Ghi rõ thêm tên, "
                "hoặc ghi mã ở đầu dòng."
            )
    raise UserError(f"Không có kế hoạch nào khớp với “{wanted}”. Xem danh sách: isodesk plans.")


def _number(words: str) -> str:
    """A number as it is compared: ``34 /kh-ubnd`` is 34/KH-UBND."""
    return "".join(words.split()).upper()


def plan_row(session: Session, key: str) -> models.Plan:
    """The mapped row of a plan, for verbs inside this change. UserError when it is gone."""
    found = session.scalar(select(models.Plan).where(models.Plan.uuid == key))
    if found is None:
        raise UserError("Kế hoạch này không còn trong tệp dữ liệu.")
    return found


def read_plan(session: Session, key: str) -> PlanFacts:
    """The whole plan as facts, a paper with the plan that it travels with, a report with its
    plans."""
    plan = plan_row(session, key)
    facts = _read_alone(session, plan)
    facts = replace(
        facts, parent=read_parent(session, plan), reported=read_reported(session, facts)
    )
    return as_signed(session, plan, facts)


def _read_alone(session: Session, plan: models.Plan) -> PlanFacts:
    reader = PartReader(session, plan.id)
    sections: dict[str, Any] = {
        part.section: reader.section(part) for part in PARTS if part is not BLOCKS
    }
    sections["blocks"] = reader.body()
    sections["legal_bases"] = _legal_bases(session, plan.id)
    sections["citations"] = _citations(session, plan.id)
    facts = PlanFacts(**_head(session, plan), **sections)
    return with_mentions(replace(facts, evidence=read_evidence(session, facts)))


def read_evidence(session: Session, plan: PlanFacts) -> tuple[Evidence, ...]:
    """The office's documents that tasks and outcomes of ``plan`` name; what is gone is left out."""
    keys = tuple(evidence_keys(plan))
    if not keys:
        return ()
    query = select(models.Evidence).where(models.Evidence.uuid.in_(keys))
    found = {
        row.uuid: Evidence(row.uuid, row.kind, row.number, row.issued_on, row.subject)
        for row in session.scalars(query)
    }
    return tuple(found[key] for key in keys if key in found)


def read_parent(session: Session, paper: models.Plan) -> PlanFacts | None:
    """The plan that a paper travels with, as it is now."""
    if paper.kind not in PAPER_KINDS or not paper.travels_with:
        return None
    plan = session.scalar(select(models.Plan).where(models.Plan.uuid == paper.travels_with))
    return _read_alone(session, plan) if plan is not None else None


def read_reported(session: Session, report: PlanFacts) -> tuple[PlanFacts, ...]:
    """The plans that a report is about, as they are now; one that is gone is left out."""
    keys = report.report.plans if report.report else ()
    rows = {
        row.uuid: row
        for row in session.scalars(select(models.Plan).where(models.Plan.uuid.in_(keys)))
    }
    return tuple(_read_alone(session, rows[key]) for key in keys if key in rows)


def stored_wrapper(plan: models.Plan) -> Wrapper | None:
    """The decision written down with the plan itself."""
    return from_data(Wrapper, plan.wrapper) if plan.wrapper else None


def newest_decision(session: Session, plan: models.Plan) -> models.Plan | None:
    """The decision in this file that travels with a plan, the one made last."""
    return session.scalars(
        select(models.Plan)
        .where(models.Plan.kind == PlanKind.DECISION, models.Plan.travels_with == plan.uuid)
        .order_by(models.Plan.id.desc())
    ).first()


def _wrapper(session: Session, plan: models.Plan) -> Wrapper | None:
    """The decision a plan is issued with: the paper in this file that travels with it, if any."""
    found = newest_decision(session, plan)
    if found is None:
        return stored_wrapper(plan)
    day = DocumentDate(found.date_year, found.date_month, found.date_day)
    return Wrapper(found.document_type, found.number, found.symbol, day, found.issuer_full_name)


def read_sections(session: Session, facts: PlanFacts, sections: Iterable[str]) -> PlanFacts:
    """The plan, read before, with these sections read again ("" is the plan's own row).

    UserError when the plan is gone.
    """
    plan = plan_row(session, facts.key)
    reader = PartReader(session, plan.id)
    changes: dict[str, Any] = {}
    sections = tuple(sections)
    for section in sections:
        if section == "":
            changes |= _head(session, plan)
        elif section == "legal_bases":
            changes[section] = _legal_bases(session, plan.id)
        elif section == "citations":
            changes[section] = _citations(session, plan.id)
        elif section == "blocks":
            changes["blocks"] = reader.body()
            changes["annexes"] = reader.section(part_of("annexes"))
        elif section != "evidence":
            changes[section] = reader.section(part_of(section))
    again = replace(facts, **changes)
    if any(name in ("tasks", "outcomes", "evidence") for name in sections):
        changes["evidence"] = read_evidence(session, again)
    if plan.travels_with:
        changes["parent"] = read_parent(session, plan)
    if again.report:
        changes["reported"] = read_reported(session, again)
    fresh = as_signed(session, plan, replace(facts, **changes))
    return with_mentions_after(facts, fresh)


def _head(session: Session, plan: models.Plan) -> dict[str, Any]:
    issuer = Issuer(
        tuple(plan.issuer_header),
        tuple(plan.issuer_superior),
        plan.issuer_full_name,
        plan.issuer_short_name,
        plan.issuer_abbreviation,
        plan.issuer_place,
    )
    copy = None
    if plan.file_clerk is not None:
        copy = FileCopy(plan.file_clerk, plan.file_unit, plan.file_person, plan.file_copies)
    same = ("kind", "status", "subject", "document_type", "number", "symbol", "place")
    more = ("first_year", "last_year", "archived", "adjusts", "travels_with")
    return {
        "key": plan.uuid,
        "issuer": issuer,
        "date": DocumentDate(plan.date_year, plan.date_month, plan.date_day),
        "file_copy": copy,
        "wrapper": _wrapper(session, plan),
        "paper": PaperMarks(
            plan.urgency,
            plan.circulation,
            plan.secrecy_room,
            plan.draft_round,
            plan.drafter,
            plan.printed_copies,
            tuple(plan.foot),
        ),
        "deadline": Period(
            plan.deadline_text, plan.deadline_kind, plan.deadline_first, plan.deadline_last
        ),
        "report": ReportScope(tuple(plan.report_on), plan.report_first, plan.report_last)
        if plan.report_last
        else None,
        "standard_from": _standard(session, plan.standard_from_id),
        "standard_to": _standard(session, plan.standard_to_id),
        **{name: getattr(plan, name) for name in (*same, *more)},
    }


def _standard(session: Session, row_id: int | None) -> Standard | None:
    row = session.get(models.Standard, row_id) if row_id else None
    return Standard(row.uuid, row.code, row.name, row.announced_by) if row else None


def _legal_bases(session: Session, plan_id: int) -> tuple[LegalBasis, ...]:
    query = (
        select(models.LegalBasis, models.Citation)
        .outerjoin(models.Citation, models.LegalBasis.citation_id == models.Citation.id)
        .where(models.LegalBasis.plan_id == plan_id)
        .order_by(models.LegalBasis.position, models.LegalBasis.id)
    )
    rows: list[tuple[models.LegalBasis, models.Citation | None]] = [
        (row[0], row[1]) for row in session.execute(query)
    ]
    return tuple(
        LegalBasis(
            basis.uuid,
            basis.lead,
            basis.text,
            citation_facts(citation) if citation is not None else None,
        )
        for basis, citation in rows
    )


def _citations(session: Session, plan_id: int) -> tuple[Citation, ...]:
    query = (
        select(models.Citation)
        .join(models.PlanCitation, models.PlanCitation.citation_id == models.Citation.id)
        .where(models.PlanCitation.plan_id == plan_id)
        .order_by(models.PlanCitation.position, models.PlanCitation.id)
    )
    return tuple(citation_facts(row) for row in session.scalars(query))


def citation_facts(row: models.Citation) -> Citation:
    """The facts of a citation row."""
    return Citation(
        row.uuid,
        row.kind,
        row.symbol,
        row.issued_on,
        row.effective_on,
        row.issuer,
        row.title,
        row.replaced_by,
        row.unsure,
    )


def context(session: Session, key: str) -> FieldContext:
    """The plan with its totals computed."""
    return FieldContext.of(read_plan(session, key))
