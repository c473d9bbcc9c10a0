"""A plan and the decision that it is issued with go out under one number, on one day."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.facts import DocumentDate, PlanFacts, PlanKind
from isodesk.facts.frozen import number_and_day
from isodesk.services.read import newest_decision, read_plan


def partner_of(session: Session, plan: PlanFacts) -> str:
    """The key of the decision in this file that a plan is issued with, or of a decision's plan.

    "" when there is none, or the plan was signed without that decision.
    """
    if plan.kind is not PlanKind.DECISION:
        row = session.scalar(select(models.Plan).where(models.Plan.uuid == plan.key))
        found = newest_decision(session, row) if row is not None and plan.wrapper else None
        return found.uuid if found is not None else ""
    row = session.scalar(select(models.Plan).where(models.Plan.uuid == plan.travels_with))
    if row is None or read_plan(session, row.uuid).wrapper is None:
        return ""
    newest = newest_decision(session, row)
    return row.uuid if newest is not None and newest.uuid == plan.key else ""


def given_with(session: Session, plan: PlanFacts) -> tuple[str, str, DocumentDate] | None:
    """Number, symbol and day that the partner of ``plan`` went out under already."""
    partner = partner_of(session, plan)
    found = read_plan(session, partner) if partner else None
    return number_and_day(found) if found is not None and found.status.is_issued else None


def refuse_other_number(session: Session, plan: PlanFacts, number: str, day: DocumentDate) -> None:
    """Raise UserError when the partner of ``plan`` went out under another number or day."""
    given = given_with(session, plan)
    if given is None:
        return
    used, symbol, issued = given
    own = number_and_day(plan)[1]
    if symbol != own:
        raise UserError(
            f"Quyết định và kế hoạch kèm theo không cùng ký hiệu ({symbol}, {own}). "
            "Rút về sửa rồi trình ký lại."
        )
    if (used.lstrip("0"), issued) != (number.lstrip("0"), day):
        raise UserError(
            "Quyết định và kế hoạch kèm theo có chung số, ngày: "
            f"số {used}/{symbol} {issued.long_text()}."
        )
