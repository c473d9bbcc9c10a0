"""The way of a paper: sent to its signer and locked, numbered after the signature, adjusted later.

Nghị định 30/2020/NĐ-CP, Điều 15. Every verb but `consult` belongs into a final change: what was
signed is not undone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.facts import (
    BasesForm,
    BlockKind,
    DocumentDate,
    LegalBasis,
    PlanFacts,
    PlanStatus,
    RichText,
    Run,
    VersionStage,
    Wrapper,
)
from isodesk.facts.canonical import from_data, to_data
from isodesk.facts.fields import FieldContext
from isodesk.facts.frozen import (
    as_draft,
    differing,
    frozen_text,
    number_and_day,
    numbered,
    thawed,
)
from isodesk.models.base import new_key
from isodesk.services.decided import partner_of, refuse_other_number
from isodesk.services.keys import with_fresh_keys
from isodesk.services.read import plan_row, read_plan
from isodesk.vietnamese.dates import format_date
from isodesk.vietnamese.text import clean, fold, nfc

_MEANWHILE = "Kế hoạch vừa được sửa trong lúc dựng bản in nên chưa khóa. Làm lại lần nữa."
_LEAD = "Căn cứ"
_LAST_BASES = ("theo đề nghị", "xét đề nghị")


@dataclass(frozen=True)
class Issue:
    """Under which number and day a plan goes out; ``replaces`` when the plan that it adjusts is
    replaced whole."""

    number: str
    day: date
    replaces: bool = False


# Before the signature


def consult(session: Session, key: str, *, asked: bool) -> None:
    """Send a draft round for opinions, or take it back to be a draft."""
    row = plan_row(session, key)
    if not row.status.is_draft:
        raise UserError("Kế hoạch không còn là dự thảo nên không đưa ra lấy ý kiến được.")
    row.status = PlanStatus.CONSULTATION if asked else PlanStatus.DRAFT
    session.flush()


def as_sent(plan: PlanFacts) -> PlanFacts:
    """The plan as its signer reads it: nothing of a draft is printed on it."""
    return replace(plan, status=PlanStatus.SIGNING)


def send_to_signer(session: Session, plan: PlanFacts, pdf: bytes, who: str, reason: str) -> None:
    """Lock the text and keep it as it is: ``plan`` as read and the PDF made of it.

    UserError when the plan is no draft or has changed since it was read.
    """
    row = plan_row(session, plan.key)
    if not row.status.is_draft:
        raise UserError("Kế hoạch này đã trình ký.")
    if frozen_text(read_plan(session, plan.key)) != frozen_text(plan):
        raise UserError(_MEANWHILE)
    _freeze(session, row.id, VersionStage.SIGNING, plan, pdf, who, reason)
    row.status = PlanStatus.SIGNING
    session.flush()


def withdraw(session: Session, key: str) -> None:
    """Take a plan back from its signer; the locked version stays as history."""
    row = plan_row(session, key)
    if row.status is not PlanStatus.SIGNING:
        raise UserError("Chỉ rút về sửa được kế hoạch đang trình ký.")
    row.status = PlanStatus.DRAFT
    session.flush()


# Number and day


def read_number(plan: PlanFacts, typed: str) -> str:
    """The number in what was typed: ``34``, ``Số 34`` or ``34/KH-UBND``.

    UserError when there is none, or the symbol is not the plan's.
    """
    words = re.sub(r"(?i)\A(?:số)?\s*:?\s*", "", " ".join(clean(typed)[0].split()))
    number, _, symbol = words.partition("/")
    number, own = number.strip(), number_and_day(plan)[1]
    if not number or not re.fullmatch(r"[0-9]+\w*", number):
        raise UserError("Ghi số do văn thư cấp, ví dụ 34.")
    if symbol and fold(symbol).replace(" ", "") != fold(own).replace(" ", ""):
        raise UserError(f"Ký hiệu của văn bản này là {own}, không phải {symbol.strip()}.")
    return number


def as_issued(plan: PlanFacts, issue: Issue) -> PlanFacts:
    """The plan as it goes out."""
    return replace(numbered(plan, issue.number, _date(issue)), status=PlanStatus.ISSUED)


def _date(issue: Issue) -> DocumentDate:
    return DocumentDate(issue.day.year, issue.day.month, issue.day.day)


def refuse_issue(session: Session, plan: PlanFacts, issue: Issue) -> None:
    """Raise UserError when the plan cannot go out under this number on this day."""
    refuse_other_number(session, plan, issue.number, _date(issue))
    _refuse_used(session, plan, issue)
    day = format_date(issue.day)
    for basis in plan.legal_bases:
        citation = basis.citation
        if citation is not None and citation.issued_on and citation.issued_on > issue.day:
            raise UserError(
                f"Ngày {day} trước ngày ban hành của căn cứ {citation.kind} số {citation.symbol} "
                f"({format_date(citation.issued_on)}). Ghi lại ngày, hoặc rút về sửa căn cứ."
            )
    parent = adjusted_by(session, plan)
    begun = None if parent is None else number_and_day(parent)[2].to_date()
    if begun is not None and begun > issue.day:
        raise UserError(
            f"Ngày {day} trước ngày ban hành của kế hoạch được điều chỉnh ({format_date(begun)})."
        )


def adjusted_by(session: Session, plan: PlanFacts) -> PlanFacts | None:
    """The plan that this one adjusts, while it is in the file."""
    known = plan.adjusts and session.scalar(
        select(models.Plan.uuid).where(models.Plan.uuid == plan.adjusts)
    )
    return read_plan(session, known) if known else None


def issue_plan(session: Session, plan: PlanFacts, issue: Issue, pdf: bytes, who: str) -> None:
    """Fill in number and day, keep the version that goes out, and mark the plan it adjusts.

    ``plan`` is the plan as read when its PDF was made with `as_issued`. UserError when it is not
    with its signer, is not the text that was locked, or the number cannot be.
    """
    row = plan_row(session, plan.key)
    if row.status is not PlanStatus.SIGNING:
        raise UserError("Trình ký kế hoạch trước, rồi ghi số, ngày ban hành.")
    now = read_plan(session, plan.key)
    if frozen_text(now) != frozen_text(plan):
        raise UserError(_MEANWHILE)
    _refuse_other_text(session, row.id, now)
    refuse_issue(session, plan, issue)
    issued = as_issued(plan, issue)
    _set_number(row, issued)
    row.status = PlanStatus.ISSUED
    _freeze(session, row.id, VersionStage.ISSUED, issued, pdf, who, "")
    _mark_parent(session, plan, issue)
    session.flush()


def _refuse_used(session: Session, plan: PlanFacts, issue: Issue) -> None:
    """Numbers begin anew each year and are given once by an issuer for each symbol."""
    wanted, own = _series(plan), (plan.key, partner_of(session, plan))
    rows = session.scalars(select(models.Plan).where(models.Plan.uuid.not_in(own)))
    for row in rows:
        wrapper = from_data(Wrapper, row.wrapper) if row.wrapper else None
        number, symbol = (wrapper or row).number, (wrapper or row).symbol
        year = wrapper.date.year if wrapper else row.date_year
        issuer = (wrapper.issuer if wrapper else "") or row.issuer_full_name
        same = (_plain(number), fold(symbol), fold(issuer)) == (_plain(issue.number), *wanted)
        if number and year == issue.day.year and same:
            subject = FieldContext.of(read_plan(session, row.uuid)).text(row.subject)
            raise UserError(
                f"Số {number}/{symbol} năm {year} đã dùng cho kế hoạch khác: “{subject}”."
            )


def _series(plan: PlanFacts) -> tuple[str, str]:
    issuer = (plan.wrapper.issuer if plan.wrapper else "") or plan.issuer.full_name
    return fold(number_and_day(plan)[1]), fold(issuer)


def _plain(number: str) -> str:
    """``05`` and 5 are one number."""
    return fold(number).strip().lstrip("0")


def _set_number(row: models.Plan, issued: PlanFacts) -> None:
    if issued.wrapper is not None:
        row.wrapper = to_data(issued.wrapper)
        return
    row.number = issued.number
    row.date_year, row.date_month, row.date_day = (
        issued.date.year,
        issued.date.month,
        issued.date.day,
    )


def _refuse_other_text(session: Session, plan_id: int, now: PlanFacts) -> None:
    """What is numbered must be what was signed; the office's own lists may have changed it."""
    query = (
        select(models.FrozenVersion.canonical)
        .where(
            models.FrozenVersion.plan_id == plan_id,
            models.FrozenVersion.stage == VersionStage.SIGNING,
        )
        .order_by(models.FrozenVersion.position.desc())
    )
    signed = thawed(session.scalars(query).first() or frozen_text(now))
    if places := differing(signed, now, but_number=True):
        raise UserError(
            f"Nội dung không còn như lúc trình ký ({'; '.join(places[:5])}). "
            "Rút về sửa rồi trình ký lại."
        )


def _mark_parent(session: Session, plan: PlanFacts, issue: Issue) -> None:
    parent = adjusted_by(session, plan)
    if parent is not None and parent.status.is_issued:
        status = PlanStatus.REPLACED if issue.replaces else PlanStatus.AMENDED
        plan_row(session, parent.key).status = status


def _freeze(
    session: Session,
    plan_id: int,
    stage: VersionStage,
    plan: PlanFacts,
    pdf: bytes,
    who: str,
    reason: str,
) -> None:
    text = nfc(frozen_text(plan))
    count = select(func.count()).where(models.FrozenVersion.plan_id == plan_id)
    session.add(
        models.FrozenVersion(
            plan_id=plan_id,
            position=session.scalar(count) or 0,
            stage=stage,
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            made_by=who,
            reason=reason,
            sha256=sha256(text.encode()).hexdigest(),
            pdf_sha256=sha256(pdf).hexdigest(),
            canonical=text,
            pdf=pdf,
        )
    )


# After the issue


def adjustment_of(plan: PlanFacts, year: int) -> PlanFacts:
    """A draft of that year that adjusts an issued plan and names it among its legal bases.

    UserError when the plan has not been issued, or has been replaced.
    """
    if plan.status not in (PlanStatus.ISSUED, PlanStatus.AMENDED):
        raise UserError("Chỉ điều chỉnh, bổ sung được kế hoạch đã ban hành và chưa được thay thế.")
    fresh, _ = with_fresh_keys(plan)
    draft = as_draft(fresh, year)
    about = _lowered(FieldContext.of(plan).text(plan.subject))
    named = _named(plan)
    about_it = f"về việc ban hành {plan.document_type} {about}" if plan.wrapper else f"về {about}"
    words = f"{named} của {plan.issuer.full_name} {about_it}"
    return replace(
        draft,
        adjusts=plan.key,
        subject=RichText.of(f"Điều chỉnh, bổ sung {_adjusted(plan, named, about)}"),
        legal_bases=_with_basis(draft, words),
    )


def _with_basis(plan: PlanFacts, words: str) -> tuple[LegalBasis, ...]:
    """The legal bases with one more, led and closed as the others of this plan are."""
    bases = plan.legal_bases
    at = next((i for i, b in enumerate(bases) if _is_last(b)), len(bases))
    before, end = bases[:at], ""
    form = next((b.form for b in plan.blocks if b.kind is BlockKind.LEGAL_BASES), BasesForm.LINES)
    led = form is BasesForm.LINES
    if before and form is BasesForm.LIST:
        led = f"{before[-1].lead} {before[-1].text.plain()}".strip().startswith(_LEAD)
    if before and at == len(bases):
        closed, end = _parted(before[-1].text)
        before = (*before[:-1], replace(before[-1], text=closed))
    basis = LegalBasis(new_key(), _LEAD if led else "", RichText.of(words + end))
    return (*before, basis, *bases[at:])


def _parted(text: RichText) -> tuple[RichText, str]:
    """A basis that closes the list with a mark of its own, without that mark, and the mark."""
    *first, last = text.parts or ("",)
    words = last.text.rstrip() if isinstance(last, Run) else ""
    if not words.endswith((",", ".")):
        return text, ""
    assert isinstance(last, Run)
    return RichText((*first, replace(last, text=words[:-1]))), words[-1]


def _named(plan: PlanFacts) -> str:
    """``Kế hoạch số 34/KH-UBND ngày 23/02/2018``."""
    number, symbol, day = number_and_day(plan)
    kind = plan.wrapper.document_type if plan.wrapper else plan.document_type
    whole = day.to_date()
    return f"{kind} số {number}/{symbol}" + (f" ngày {format_date(whole)}" if whole else "")


def _adjusted(plan: PlanFacts, named: str, about: str) -> str:
    """What is adjusted: of a plan issued with a decision the plan, not the decision."""
    if plan.wrapper:
        return f"{plan.document_type} {about} ban hành kèm theo {named}"
    return f"{named} về {about}"


def _lowered(subject: str) -> str:
    """The subject inside a sentence: ``Áp dụng …`` goes on in small letters, ``ISO …`` does not."""
    if subject[1:2].islower() or subject[1:2] == " ":
        subject = subject[:1].lower() + subject[1:]
    return re.sub(r"\A(?:về|v/v) (?:việc )?", "", subject)


def _is_last(basis: LegalBasis) -> bool:
    """A basis that stands behind the others: the proposal of another office."""
    words = f"{basis.lead} {basis.text.plain()}".strip().lower()
    return words.startswith(_LAST_BASES)
