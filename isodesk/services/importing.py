"""A plan out of a foreign document, written into the office's file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from isodesk.facts import PlanFacts, PlanSubject, Task
from isodesk.models.base import new_key
from isodesk.services.agencies import known_units
from isodesk.services.kept_files import attached_data
from isodesk.services.keys import mapped, with_fresh_keys
from isodesk.services.last_values import with_last_values
from isodesk.services.plans import create_plan
from isodesk.services.read import plan_row, read_plan
from isodesk.services.rows import delete_plan_rows
from isodesk.services.write import write_plan
from isodesk.vietnamese.text import fold

CHANGE = "Lấy từ tệp"
"""How the history calls it; the name of the file follows."""


def import_plan(
    session: Session, facts: PlanFacts, *, into: str | None = None, key: str = ""
) -> str:
    """Write an imported plan as a new one, or in place of the content of ``into``; gives its key.

    ``key`` is that of the new plan where the caller has named one.

    Units and agencies are linked to the units of the office that bear their names. A plan whose
    content is replaced keeps its key, its state, its papers and its attached files.
    """
    fresh, _ = with_fresh_keys(_linked(session, facts))
    if into is None:
        return create_plan(session, replace(fresh, key=key) if key else fresh)
    row, old = plan_row(session, into), read_plan(session, into)
    files = {a.key: attached_data(session, a.key) for a in old.attachments}
    kept = replace(
        fresh,
        key=old.key,
        status=old.status,
        archived=old.archived,
        adjusts=old.adjusts,
        travels_with=old.travels_with,
        attachments=old.attachments,
    )
    delete_plan_rows(session, row.id)
    session.delete(row)
    session.flush()
    return write_plan(session, with_last_values(kept), files=files)


def fresh_key() -> str:
    """A key for a plan that is to be imported."""
    return new_key()


def _linked(session: Session, plan: PlanFacts) -> PlanFacts:
    known = known_units(session)

    def change(part: Any) -> Any:
        if isinstance(part, PlanSubject):
            name = part.name.plain()
            # "UBND thành phố Nha Trang (gồm các cơ quan …)" is the unit before the brackets.
            unit = known.get(fold(name)) or known.get(fold(name.partition(" (")[0]), "")
            return replace(part, unit=unit)
        if isinstance(part, Task):
            found = tuple(replace(a, unit=known.get(fold(a.text), "")) for a in part.agencies)
            return replace(part, agencies=found)
        return part

    linked: PlanFacts = mapped(plan, change, lambda field: field)
    return linked
