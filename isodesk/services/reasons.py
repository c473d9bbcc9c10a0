"""Lý do điều chỉnh: why a place of a plan says something else than an earlier state."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.facts import ChangeReason
from isodesk.facts.comparing import Difference
from isodesk.models.base import new_key
from isodesk.services.read import plan_row
from isodesk.services.rows import add_rows, delete_rows
from isodesk.vietnamese.text import clean


def give_reason(session: Session, plan: str, difference: Difference, reason: str) -> None:
    """Keep why ``plan``, the later state, differs there; "" forgets what was written before."""
    words = clean(reason)[0].strip()
    before = select(models.ChangeReason).where(
        models.ChangeReason.plan_id == plan_row(session, plan).id,
        models.ChangeReason.place == difference.place,
    )
    given = [row.uuid for row in session.scalars(before) if _is_of(row, difference)]
    delete_rows(session, "change_reasons", given)
    if words:
        kept = ChangeReason(new_key(), difference.place, difference.old, difference.new, words)
        add_rows(session, plan, "change_reasons", [kept])


def _is_of(row: models.ChangeReason, difference: Difference) -> bool:
    same_old = row.old == difference.old != ""
    same_new = row.new == difference.new != ""
    return same_old or same_new
