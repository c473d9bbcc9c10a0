"""What units wrote on their sheets, taken into the file."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from isodesk.errors import UserError
from isodesk.facts.typed_progress import typed_papers, typed_progress
from isodesk.facts.update_sheets import Difference
from isodesk.services.progress import list_evidence, record_typed_task


def take_differences(session: Session, taken: Sequence[Difference]) -> int:
    """Write down these cells; how many tasks they are of. UserError for one that cannot be."""
    rows: dict[str, dict[str, str]] = {}
    for each in taken:
        if each.problem:
            raise UserError(each.problem)
        rows.setdefault(each.task, {})[each.code] = each.new
    for key, cells in rows.items():
        values, refused = typed_progress(cells)
        if refused:
            raise UserError(next(iter(refused.values())))
        text = cells.get("evidence")
        papers = None if text is None else typed_papers(text, list_evidence(session))
        record_typed_task(session, key, values, papers)
    return len(rows)
