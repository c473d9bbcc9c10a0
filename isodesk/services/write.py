"""From facts to the file: a whole plan written as new rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.facts import (
    Attachment,
    Citation,
    Evidence,
    LegalBasis,
    PaperMarks,
    PlanFacts,
    Standard,
)
from isodesk.facts.canonical import field_types, to_data
from isodesk.models import Base
from isodesk.models.base import new_key
from isodesk.services.bulk import insert_columns
from isodesk.services.codec import columns_of, has_key, period_values
from isodesk.services.parts import BLOCKS, PARTS, Part

Ids = dict[type[Any], dict[str, int]]


def write_plan(
    session: Session, plan: PlanFacts, *, files: Mapping[str, bytes] | None = None
) -> str:
    """Write a plan whose keys are not in the file yet; gives its key.

    Links to units that the office does not have are dropped, their names stay as printed.
    ``files`` holds the bytes of attachments by key; an attachment without bytes is left out,
    and so are frozen versions, which belong to the plan they were made of.
    """
    row = models.Plan(uuid=plan.key, created_at=datetime.now(UTC))
    set_head(session, row, plan)
    session.add(row)
    session.flush()
    write_evidence(session, plan.evidence)
    writer = PartWriter(session, row.id)
    for part in PARTS:
        if part.section == "attachments":
            _write_attachments(session, row.id, plan.attachments, files or {})
        elif part is BLOCKS:
            writer.write(part, plan.blocks)
        elif part.section != "versions":
            writer.write(part, getattr(plan, part.section))
    write_legal_bases(session, row.id, plan.legal_bases)
    write_citations(session, row.id, plan.citations)
    return plan.key


def set_head(session: Session, row: models.Plan, plan: PlanFacts) -> None:
    """Fill the plan's own row."""
    same = ("kind", "status", "subject", "document_type", "number", "symbol", "place")
    for name in (*same, "first_year", "last_year", "archived", "adjusts", "travels_with"):
        setattr(row, name, getattr(plan, name))
    row.wrapper = to_data(plan.wrapper) if plan.wrapper else None
    set_marks(row, plan.paper)
    for name, value in period_values(plan.deadline).items():
        setattr(row, name.replace("period", "deadline"), value)
    scope = plan.report
    row.report_on = list(scope.plans) if scope else []
    row.report_first = scope.first if scope else None
    row.report_last = scope.last if scope else None
    issuer = plan.issuer
    row.issuer_header, row.issuer_superior = list(issuer.header), list(issuer.superior)
    row.issuer_full_name, row.issuer_short_name = issuer.full_name, issuer.short_name
    row.issuer_abbreviation, row.issuer_place = issuer.abbreviation, issuer.place
    row.date_year, row.date_month, row.date_day = plan.date.year, plan.date.month, plan.date.day
    copy = plan.file_copy
    row.file_clerk = copy.clerk if copy else None
    row.file_unit = copy.unit if copy else ""
    row.file_person = copy.person if copy else ""
    row.file_copies = copy.copies if copy else 0
    row.standard_from_id = standard_id(session, plan.standard_from)
    row.standard_to_id = standard_id(session, plan.standard_to)


def set_marks(row: models.Plan, marks: PaperMarks) -> None:
    """Fill in what is marked on the paper."""
    for name in field_types(PaperMarks):
        setattr(row, name, getattr(marks, name))
    row.foot = list(marks.foot)


def standard_id(session: Session, standard: Standard | None) -> int | None:
    """The row of a standard, found by key or code, or made."""
    if standard is None:
        return None
    query = select(models.Standard).where(
        (models.Standard.uuid == standard.key) | (models.Standard.code == standard.code)
    )
    found = session.scalars(query).first()
    if found is None:
        found = models.Standard(
            uuid=standard.key or new_key(),
            code=standard.code,
            name=standard.name,
            announced_by=standard.announced_by,
        )
        session.add(found)
        session.flush()
    return found.id


def citation_id(session: Session, citation: Citation) -> int:
    """The row of a citation: by key, or by kind, symbol and date; or made."""
    same = (
        (models.Citation.symbol == citation.symbol)
        & (models.Citation.symbol != "")
        & (models.Citation.kind == citation.kind)
        & (models.Citation.issued_on == citation.issued_on)
        & (models.Citation.title == citation.title)
    )
    found = session.scalars(
        select(models.Citation).where((models.Citation.uuid == citation.key) | same)
    ).first()
    if found is None:
        values = {f.name: getattr(citation, f.name) for f in fields(citation) if f.name != "key"}
        last = session.scalar(select(func.max(models.Citation.position)))
        place = 0 if last is None else last + 1
        found = models.Citation(uuid=citation.key or new_key(), position=place, **values)
        session.add(found)
        session.flush()
    return found.id


def write_legal_bases(
    session: Session, plan_id: int, bases: Sequence[LegalBasis], *, first: int = 0
) -> None:
    """Add these bases to a plan, in order, at positions from ``first`` on."""
    for position, basis in enumerate(bases, first):
        citation = citation_id(session, basis.citation) if basis.citation else None
        session.add(
            models.LegalBasis(
                uuid=basis.key,
                plan_id=plan_id,
                position=position,
                lead=basis.lead,
                text=basis.text,
                citation_id=citation,
            )
        )
    session.flush()


def write_citations(session: Session, plan_id: int, citations: Sequence[Citation]) -> None:
    """Add these citations to what a plan's fields may refer to."""
    for position, citation in enumerate(citations):
        row_id = citation_id(session, citation)
        session.add(models.PlanCitation(plan_id=plan_id, position=position, citation_id=row_id))
    session.flush()


def write_evidence(session: Session, documents: Iterable[Evidence]) -> None:
    """Add the documents that the office does not have yet."""
    known = set(session.scalars(select(models.Evidence.uuid)))
    for document in documents:
        if document.key not in known:
            values = {name: getattr(document, name) for name in field_types(Evidence)}
            session.add(models.Evidence(uuid=values.pop("key"), **values))
    session.flush()


def _write_attachments(
    session: Session, plan_id: int, attachments: Sequence[Attachment], files: Mapping[str, bytes]
) -> None:
    for position, attachment in enumerate(a for a in attachments if a.key in files):
        session.add(
            models.Attachment(
                uuid=attachment.key,
                plan_id=plan_id,
                position=position,
                name=attachment.name,
                media_type=attachment.media_type,
                sha256=attachment.sha256,
                size=attachment.size,
                role=attachment.role,
                data=files[attachment.key],
            )
        )
    session.flush()


class PartWriter:
    """Writes rows of one plan; keys become row ids as they are written or looked up."""

    def __init__(self, session: Session, plan_id: int) -> None:
        self.session = session
        self.plan_id = plan_id
        self.ids: Ids = {}

    def write(
        self,
        part: Part,
        items: Iterable[Any],
        *,
        owner: int | None = None,
        first: int = 0,
    ) -> None:
        """Insert facts with their children, at positions from ``first`` on."""
        self._write(part, [(fact, owner, position) for position, fact in enumerate(items, first)])

    def _write(self, part: Part, placed: Sequence[tuple[Any, int | None, int]]) -> None:
        """Insert facts, each with its owner and position, then the children of all at once."""
        if not placed:
            return
        for link in part.links:
            self.learn(link.target)
        facts = [fact for fact, _, _ in placed]
        new_ids = self._insert(part, facts, self._columns(part, placed))
        for child in part.children:
            inner = (
                (each, owner, position)
                for fact, owner in zip(facts, new_ids, strict=True)
                for position, each in enumerate(getattr(fact, child.section))
            )
            self._write(child, list(inner))

    def _columns(
        self, part: Part, placed: Sequence[tuple[Any, int | None, int]]
    ) -> dict[str, list[Any]]:
        facts, owners, positions = map(list, zip(*placed, strict=True))
        columns = columns_of(part, facts, self.ids)
        columns |= {"plan_id": [self.plan_id] * len(facts), "position": positions}
        if part.owner and owners[0] is not None:
            columns[part.owner] = owners
        return columns

    def _insert(self, part: Part, facts: list[Any], columns: dict[str, list[Any]]) -> list[int]:
        """Insert rows and give their ids, [] for rows to which nothing refers."""
        if not has_key(part) and part.children:
            # Nothing but the order tells these rows apart; asked one by one, they are slow.
            statement = insert(part.model).returning(part.model.id, sort_by_parameter_order=True)
            rows = [
                dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)
            ]
            return list(self.session.scalars(statement, rows))
        insert_columns(self.session, part.model, columns)
        if not has_key(part):
            return []
        table = part.model.metadata.tables[part.model.__tablename__]
        query = select(table.c.uuid, table.c.id).where(table.c.plan_id == self.plan_id)
        found = dict(self.session.execute(query).all())
        known = self.ids.setdefault(part.model, {})
        known |= {fact.key: found[fact.key] for fact in facts}
        return [found[fact.key] for fact in facts]

    def learn(self, target: type[Base]) -> None:
        """Look up the row ids of a class once: the office's rows, or those of this plan."""
        if target in self.ids:
            return
        table = target.metadata.tables[target.__tablename__]
        query = select(table.c.uuid, table.c.id)
        if "plan_id" in table.c:
            query = query.where(table.c.plan_id == self.plan_id)
        self.ids[target] = {row.uuid: row.id for row in self.session.execute(query)}
