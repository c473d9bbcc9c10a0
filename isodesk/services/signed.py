"""What a locked plan takes from outside its own rows, as it was when it was locked."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.facts import LegalBasis, PlanFacts, Wrapper
from isodesk.facts.frozen import thawed


def as_signed(session: Session, plan: models.Plan, facts: PlanFacts) -> PlanFacts:
    """The facts of a locked plan with its standards, cited documents and own plan as signed.

    The office's lists go on being corrected; what was signed goes on saying what was signed.
    """
    if facts.status.is_draft:
        return facts
    newest = (
        select(models.FrozenVersion.canonical)
        .where(models.FrozenVersion.plan_id == plan.id)
        .order_by(models.FrozenVersion.id.desc())
    )
    text = session.scalars(newest).first()
    if text is None:
        return facts
    signed = thawed(text)
    bases = {basis.key: basis.citation for basis in signed.legal_bases}

    def based(basis: LegalBasis) -> LegalBasis:
        return replace(basis, citation=bases.get(basis.key, basis.citation))

    return replace(
        facts,
        standard_from=signed.standard_from,
        standard_to=signed.standard_to,
        citations=signed.citations,
        legal_bases=tuple(based(basis) for basis in facts.legal_bases),
        wrapper=signed.wrapper
        if facts.status.is_issued
        else _with_number(signed.wrapper, facts.wrapper),
        parent=signed.parent,
        reported=signed.reported,
    )


def _with_number(signed: Wrapper | None, now: Wrapper | None) -> Wrapper | None:
    """The decision that was signed with the plan, under the number and day it got since."""
    if signed is None or now is None:
        return signed
    return replace(signed, number=now.number, date=now.date)
