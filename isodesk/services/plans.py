"""What a user does to a plan as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.facts import PlanFacts
from isodesk.facts.fields import FieldContext
from isodesk.facts.frozen import as_draft
from isodesk.facts.retyping import retyped
from isodesk.services.keys import with_fresh_keys
from isodesk.services.last_values import refresh_last, with_last_values
from isodesk.services.papers import keep_quotes, papers_of
from isodesk.services.read import plan_row, read_plan, stored_wrapper
from isodesk.services.rows import delete_plan_rows
from isodesk.services.write import set_head, write_plan

__all__ = [
    "archive_plan",
    "create_plan",
    "delete_plan",
    "duplicated",
    "edit_head",
    "refresh_last",
    "rename_plan",
]

HEAD = frozenset(
    (
        "issuer",
        "subject",
        "document_type",
        "number",
        "symbol",
        "place",
        "date",
        "first_year",
        "last_year",
        "standard_from",
        "standard_to",
        "deadline",
        "file_copy",
        "paper",
        "wrapper",
        "deadline",
    )
)
"""The fields of the facts that `edit_head` sets."""


def create_plan(session: Session, facts: PlanFacts) -> str:
    """Add a new plan; gives its key."""
    return write_plan(session, with_last_values(facts))


def duplicated(plan: PlanFacts) -> PlanFacts:
    """A draft with the same content under fresh keys, without number, day and signed files."""
    copy, _ = with_fresh_keys(plan)
    return as_draft(copy, plan.date.year)


def rename_plan(session: Session, key: str, subject: str) -> None:
    """Type the subject anew; fields and styles that were not touched stay."""
    row = plan_row(session, key)
    context = FieldContext.of(read_plan(session, key))
    row.subject = retyped(row.subject, subject, context.show)
    session.flush()


def delete_plan(session: Session, key: str) -> None:
    """Delete a plan with everything in it; what adjusts it or travels with it names it no more.

    Its papers keep what they showed last of it.
    """
    row = plan_row(session, key)
    for paper in papers_of(session, key):
        keep_quotes(session, paper)
    delete_plan_rows(session, row.id)
    for column in (models.Plan.adjusts, models.Plan.travels_with):
        session.execute(update(models.Plan).where(column == key).values({column.key: ""}))
    session.delete(row)
    session.flush()


def archive_plan(session: Session, key: str, archived: bool) -> None:
    """Put a plan among the archived ones, or take it back."""
    plan_row(session, key).archived = archived
    session.flush()


def edit_head(session: Session, key: str, **changes: Any) -> None:
    """Set fields of the plan's own row, named in `HEAD`; texts keep what their fields showed last.

    UserError when the last year would come before the first.
    """
    unknown = changes.keys() - HEAD
    if unknown:
        raise TypeError(f"not of a plan's head: {', '.join(sorted(unknown))}")
    stored = replace(read_plan(session, key), wrapper=stored_wrapper(plan_row(session, key)))
    facts = replace(stored, **changes)
    first, last = facts.first_year, facts.last_year
    if first is not None and last is not None and last < first:
        raise UserError(f"Năm cuối {last} đứng trước năm đầu {first}. Ghi lại giai đoạn.")
    refresh_last(session, key)
    row = plan_row(session, key)
    session.refresh(row)
    if "subject" not in changes:
        facts = replace(facts, subject=row.subject)
    set_head(session, row, facts)
    session.flush()
