"""What a user does to the office's list of legal documents, and what is known of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.facts import Citation, LegalBasis, canonical
from isodesk.models.base import new_key
from isodesk.services.head import write_bases
from isodesk.services.read import citation_facts, plan_row, read_plan
from isodesk.services.templates import legal_bases
from isodesk.services.write import citation_id
from isodesk.vietnamese.text import clean

KINDS = (
    *("Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị"),
    *("Thông tư", "Thông tư liên tịch", "Kế hoạch", "Chương trình", "Đề án", "Công văn"),
)
"""Kinds of documents as they are offered."""

_CHECKED = "đã đối chiếu"
_UNCHECKED = "cần kiểm tra"
_WORDS = ("kind", "symbol", "issuer", "title", "replaced_by")


@dataclass(frozen=True)
class Standing:
    """How sure a document is, in a word or two ("": nothing is known of it), what is known of it
    besides, and what came in its place."""

    word: str = ""
    note: str = ""
    replaced_by: str = ""


def list_citations(session: Session) -> tuple[Citation, ...]:
    """The office's documents, in their order."""
    query = select(models.Citation).order_by(models.Citation.position, models.Citation.id)
    return tuple(citation_facts(row) for row in session.scalars(query))


def known_citations(present: Iterable[Citation]) -> tuple[Citation, ...]:
    """Documents on which plans of ISO 9001 rest and that the office's list does not have."""
    symbols = {citation.symbol for citation in present}
    return tuple(
        Citation(
            new_key(), b.type, b.symbol, b.date, b.effective, b.issuer, b.title, unsure=b.unsure
        )
        for b in legal_bases().bases
        if b.symbol and b.symbol not in symbols
    )


def standing_of(citation: Citation) -> Standing:
    """What the program's own list says of a document of this symbol."""
    if not citation.symbol:
        return Standing()
    known = legal_bases()
    later = next((r for r in known.replaced if r.symbol == citation.symbol), None)
    if later is not None:
        return Standing(_UNCHECKED, f"Đã được thay thế bởi {later.by}.", later.by)
    found = next((b for b in known.bases if b.symbol == citation.symbol), None)
    if found is None:
        return Standing()
    notes = [note for note in (found.status, found.note) if note]
    return Standing(_UNCHECKED if citation.unsure else _CHECKED, "; ".join(notes))


def new_citation(kind: str, symbol: str, title: str, **more: Any) -> Citation:
    """A document that is in no list yet; ``more`` are its days and its issuer."""
    return Citation(new_key(), kind, symbol, title=title, **more)


def basis_on(citation: Citation, lead: str) -> LegalBasis:
    """A new basis that prints a document in full."""
    return LegalBasis(new_key(), lead, citation=citation)


def add_citation(session: Session, citation: Citation) -> str:
    """Add a document behind the others; gives its key. UserError without its kind."""
    last = session.scalar(select(func.max(models.Citation.position)))
    row = models.Citation(uuid=citation.key or new_key(), position=(last or 0) + 1, kind="")
    _fill(row, {f.name: getattr(citation, f.name) for f in fields(citation) if f.name != "key"})
    session.add(row)
    session.flush()
    return row.uuid


def edit_citation(session: Session, key: str, **changes: Any) -> None:
    """Set fields of a document, named as in `Citation`; every plan that cites it follows."""
    _fill(_row(session, key), changes)
    session.flush()


def delete_citations(session: Session, keys: Sequence[str]) -> None:
    """Delete documents that no plan cites. UserError names the first that one does."""
    rows = [_row(session, key) for key in dict.fromkeys(keys)]
    for row in rows:
        plan = _cited_in(session, row)
        if plan is not None:
            raise UserError(
                f"“{_name(row)}” đang được viện dẫn trong kế hoạch “{plan.subject.plain()}” nên "
                "chưa xóa được. Nếu văn bản hết hiệu lực, ghi văn bản mới ở cột Bị thay thế bởi."
            )
    ids = [row.id for row in rows]
    cited = models.PlanCitation.citation_id.in_(ids)
    session.execute(delete(models.PlanCitation).where(cited))
    for row in rows:
        session.delete(row)
    session.flush()


def use_citation(session: Session, plan: str, citation: Citation) -> None:
    """Let the fields of a plan name a document, which joins the office's list when it is new."""
    plan_id = plan_row(session, plan).id
    row_id = citation_id(session, citation)
    mine = models.PlanCitation.plan_id == plan_id
    if session.scalar(
        select(models.PlanCitation.id).where(mine, models.PlanCitation.citation_id == row_id)
    ):
        return
    count = session.scalar(select(func.count()).select_from(models.PlanCitation).where(mine))
    session.add(models.PlanCitation(plan_id=plan_id, position=count or 0, citation_id=row_id))
    session.flush()


def set_bases(session: Session, plan: str, bases: Sequence[LegalBasis]) -> None:
    """Make these the bases of a plan, in this order."""
    write_bases(session, plan_row(session, plan).id, bases)


def _cited_in(session: Session, row: models.Citation) -> models.Plan | None:
    """A plan that rests on a document or names it in a field."""
    based = (
        select(models.Plan)
        .join(models.LegalBasis, models.LegalBasis.plan_id == models.Plan.id)
        .where(models.LegalBasis.citation_id == row.id)
    )
    found = session.scalars(based).first()
    if found is not None:
        return found
    named = (
        select(models.Plan)
        .join(models.PlanCitation, models.PlanCitation.plan_id == models.Plan.id)
        .where(models.PlanCitation.citation_id == row.id)
    )
    target = f'"k":"{row.uuid}"'
    plans = session.scalars(named)
    return next((p for p in plans if target in canonical.dumps(read_plan(session, p.uuid))), None)


def _fill(row: models.Citation, changes: dict[str, Any]) -> None:
    """Set fields; a document that the program's own list is not sure of comes with its doubt."""
    for name, value in changes.items():
        if name in _WORDS:
            value = " ".join(clean(value)[0].split())
        setattr(row, name, value)
    if "symbol" in changes and not changes.get("unsure"):
        known = (b.unsure for b in legal_bases().bases if b.symbol == row.symbol != "")
        row.unsure = next(known, "")
    if not row.kind:
        raise UserError("Chưa ghi loại văn bản, ví dụ: Nghị định, Quyết định.")


def _name(row: models.Citation) -> str:
    return f"{row.kind} {row.symbol or row.title}"


def _row(session: Session, key: str) -> models.Citation:
    row = session.scalars(select(models.Citation).where(models.Citation.uuid == key)).one_or_none()
    if row is None:
        raise UserError("Văn bản này không còn trong danh mục. Chọn lại dòng rồi làm tiếp.")
    return row
