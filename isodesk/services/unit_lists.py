"""Units of a list made elsewhere, taken into the office's list or into a plan."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from isodesk.facts import PlanFacts
from isodesk.facts.listed_units import ListedUnit
from isodesk.services.office import add_unit, list_units, unit_type_named
from isodesk.services.read import read_plan
from isodesk.services.subject_rows import NewRow, add_rows_below
from isodesk.services.subjects import add_mode, add_year
from isodesk.vietnamese.text import fold


def office_names(session: Session) -> frozenset[str]:
    """The folded names of the office's list."""
    return frozenset(fold(unit.name) for unit in list_units(session))


def plan_names(facts: PlanFacts) -> frozenset[str]:
    """The folded names of a plan's units."""
    return frozenset(fold(subject.name.plain()) for subject in facts.subjects)


def add_listed_units(session: Session, rows: Sequence[ListedUnit]) -> int:
    """Add units to the office's list; those that it has and groups are left out. How many."""
    known = set(office_names(session))
    count = 0
    for row in rows:
        if row.is_group or fold(row.name) in known:
            continue
        known.add(fold(row.name))
        add_unit(
            session,
            row.name,
            short_name=row.short_name,
            type=unit_type_named(session, row.type_name),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            note=row.note,
        )
        count += 1
    return count


def add_listed_subjects(session: Session, plan: str, rows: Sequence[ListedUnit]) -> int:
    """Add units with their marks at the end of a plan's list; those that it has are left out.

    Groups without a new unit are left out, a first group named as the plan's last adds to it, and
    years and modes that the plan lacks become columns. How many units.
    """
    facts = read_plan(session, plan)
    known = set(plan_names(facts))
    columns = {_head(str(c.year) if c.year else c.title.plain()): c.key for c in facts.columns}
    new: list[NewRow] = []
    for row in rows:
        if not row.is_group and fold(row.name) in known:
            continue
        known.add(fold(row.name))
        for head, _ in row.marks:
            if _head(head) not in columns:
                is_year = head.isdecimal()
                made = (
                    add_year(session, plan, int(head)) if is_year else add_mode(session, plan, head)
                )
                columns[_head(head)] = made
        marks = tuple((columns[_head(head)], footnote) for head, footnote in row.marks)
        new.append(NewRow(row.name, row.is_group, marks, row.note))
    new = _without_empty_groups(new)
    last = facts.groups[-1].key if facts.groups else ""
    if facts.groups and new and new[0].is_group and _same(new[0].name, facts):
        del new[0]
    add_rows_below(plan, last, len(facts.subjects), new, session)
    return sum(not row.is_group for row in new)


def _same(name: str, facts: PlanFacts) -> bool:
    return fold(name) == fold(facts.groups[-1].name.plain())


def _head(text: str) -> str:
    return fold(" ".join(text.split()))


def _without_empty_groups(rows: Sequence[NewRow]) -> list[NewRow]:
    return [
        row
        for at, row in enumerate(rows)
        if not row.is_group or (at + 1 < len(rows) and not rows[at + 1].is_group)
    ]
