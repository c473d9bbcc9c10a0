"""What a user does to what frames the text: bases, addressees, recipients, signers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.facts import (
    Abbreviation,
    Addressee,
    LegalBasis,
    ReceivingOffice,
    Recipient,
    SignatureColumn,
)
from isodesk.facts.bases import basis_words, with_words
from isodesk.facts.fields import FieldContext
from isodesk.facts.retyping import kept_lines
from isodesk.models.base import new_key
from isodesk.services.plans import edit_head
from isodesk.services.read import plan_row, read_plan
from isodesk.services.rows import GONE, add_rows, delete_rows, edit_row, move_rows, set_rows
from isodesk.services.write import citation_id
from isodesk.vietnamese.periods import parse_period
from isodesk.vietnamese.text import clean


def set_legal_bases(session: Session, plan: str, lines: Sequence[str]) -> None:
    """Type the legal bases anew, one a line.

    A line that was not touched keeps its citation; what was not touched in a line keeps its fields.
    """
    facts = read_plan(session, plan)
    context = FieldContext.of(facts)
    old = context.plan.legal_bases
    wanted = _typed(lines)
    kept = kept_lines([basis_words(basis, context) for basis in old], wanted)
    bases = [
        with_words(LegalBasis(new_key()) if index is None else old[index], line, context)
        for line, index in zip(wanted, kept, strict=True)
    ]
    write_bases(session, plan_row(session, plan).id, bases)


def write_bases(session: Session, plan_id: int, bases: Sequence[LegalBasis]) -> None:
    """Make these the bases of a plan: rows that stay keep their keys."""
    query = select(models.LegalBasis).where(models.LegalBasis.plan_id == plan_id)
    rows = {row.uuid: row for row in session.scalars(query)}
    gone = [row.id for key, row in rows.items() if key not in {basis.key for basis in bases}]
    session.execute(delete(models.LegalBasis).where(models.LegalBasis.id.in_(gone)))
    for position, basis in enumerate(bases):
        row = rows.get(basis.key)
        if row is None:
            row = models.LegalBasis(uuid=basis.key, plan_id=plan_id)
            session.add(row)
        row.position, row.lead, row.text = position, basis.lead, basis.text
        row.citation_id = citation_id(session, basis.citation) if basis.citation else None
    session.flush()


def set_addressees(session: Session, plan: str, names: Sequence[str]) -> None:
    """Type Kính gửi anew, one a line."""
    old = read_plan(session, plan).addressees
    wanted = _typed(names)
    kept = kept_lines([addressee.name for addressee in old], wanted)
    rows = [
        Addressee(new_key(), name) if index is None else replace(old[index], name=name)
        for name, index in zip(wanted, kept, strict=True)
    ]
    set_rows(session, plan, "addressees", rows)


def set_receivers(session: Session, plan: str, names: Sequence[str]) -> None:
    """Type the offices that answers go to anew, one a line."""
    old = read_plan(session, plan).receivers
    wanted = _typed(names)
    kept = kept_lines([office.name for office in old], wanted)
    rows = [
        ReceivingOffice(new_key() if index is None else old[index].key, name)
        for name, index in zip(wanted, kept, strict=True)
    ]
    set_rows(session, plan, "receivers", rows)


def set_deadline(session: Session, plan: str, text: str) -> None:
    """Type by when answers are wanted; the words stay as typed."""
    edit_head(session, plan, deadline=parse_period(text))


def set_recipients(session: Session, plan: str, lines: Sequence[str]) -> None:
    """Type Nơi nhận anew, one a line; what stands in brackets at the end is the purpose."""
    old = read_plan(session, plan).recipients
    wanted = [line.lstrip("-– ").rstrip(";. ") for line in _typed(lines)]
    kept = kept_lines([recipient_words(recipient) for recipient in old], wanted)
    rows = [
        Recipient(new_key() if index is None else old[index].key, *_name_and_purpose(line))
        for line, index in zip(wanted, kept, strict=True)
    ]
    set_rows(session, plan, "recipients", rows)


def recipient_words(recipient: Recipient) -> str:
    """``Tỉnh ủy (b/c)``, as `set_recipients` reads it."""
    return name_and_purpose_words(recipient.name, recipient.purpose)


def name_and_purpose_words(name: str, purpose: str) -> str:
    """``Tỉnh ủy (b/c)``."""
    return f"{name} ({purpose})" if purpose else name


def set_abbreviations(session: Session, plan: str, lines: Sequence[str]) -> None:
    """Type the abbreviations anew, one a line: ``HTQLCL: Hệ thống quản lý chất lượng``.

    Where each is written out first is found in the text. UserError for a line without colon.
    """
    facts = read_plan(session, plan)
    old = facts.abbreviations
    wanted = _typed(lines)
    kept = kept_lines([abbreviation_words(a.short, a.full) for a in old], wanted)
    context = FieldContext.of(facts)
    texts = {block.key: context.text(block.text).lower() for block in facts.all_blocks()}
    rows = []
    for line, index in zip(wanted, kept, strict=True):
        short, colon, full = (part.strip() for part in line.partition(":"))
        if not colon or not short or not full:
            raise UserError(
                f"“{line}” chưa đủ. Ghi chữ viết tắt, dấu hai chấm, rồi chữ đầy đủ, ví dụ "
                "HTQLCL: Hệ thống quản lý chất lượng."
            )
        where = next((key for key, text in texts.items() if full.lower() in text), "")
        key = new_key() if index is None else old[index].key
        rows.append(Abbreviation(key, short, full, where))
    set_rows(session, plan, "abbreviations", rows)


def abbreviation_words(short: str, full: str) -> str:
    """``HTQLCL: Hệ thống quản lý chất lượng``, as `set_abbreviations` reads it."""
    return f"{short}: {full}"


def set_signature(session: Session, plan: str, signature: SignatureColumn) -> None:
    """Set one signer; a key that is not in the plan yet adds a signer behind the others."""
    known = {column.key for column in read_plan(session, plan).signatures}
    if signature.key not in known:
        add_rows(session, plan, "signatures", [signature])
        return
    changes = {field.name: getattr(signature, field.name) for field in fields(signature)}
    edit_row(session, "signatures", changes.pop("key"), **changes)


def new_signature(annex: str = "") -> SignatureColumn:
    """An empty signer of the body or of an annex, ready to be filled and set."""
    return SignatureColumn(new_key(), annex=annex)


def add_signature(session: Session, plan: str, annex: str = "") -> str:
    """Add an empty signer to the body or to an annex, behind the others; gives its key."""
    signature = new_signature(annex)
    add_rows(session, plan, "signatures", [signature])
    return signature.key


def remove_signature(session: Session, key: str) -> None:
    """Take a signer away."""
    delete_rows(session, "signatures", [key])


def move_signature(session: Session, plan: str, key: str, step: int) -> None:
    """Put a signer one place before (-1) or behind (+1) those of the same body or annex."""
    signatures = read_plan(session, plan).signatures
    keys = [column.key for column in signatures]
    moving = next((column for column in signatures if column.key == key), None)
    if moving is None:
        raise UserError(GONE)
    beside = [column.key for column in signatures if column.annex == moving.annex]
    at = beside.index(key) + step
    if 0 <= at < len(beside):
        to = keys.index(beside[at])
        move_rows(session, "signatures", [key], to + 1 if step > 0 else to)


def _typed(lines: Sequence[str]) -> list[str]:
    """The lines that hold something, spaces at their ends removed."""
    cleaned = (" ".join(clean(line)[0].split()) for line in lines)
    return [line for line in cleaned if line]


def _name_and_purpose(line: str) -> tuple[str, str]:
    name, bracket, purpose = line.rpartition(" (")
    if bracket and purpose.endswith(")"):
        return name, purpose[:-1]
    return line, ""
