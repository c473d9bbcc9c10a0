"""What a user does to the units of a plan and their marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, func, select, tuple_
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.facts import MatrixColumn, PlanSubject, RichText, SubjectGroup
from isodesk.facts.shared_systems import AFTER, members_field, read_members, with_members
from isodesk.models.base import new_key
from isodesk.services.agencies import known_units
from isodesk.services.inspection import new_mode
from isodesk.services.parts import part_of
from isodesk.services.read import plan_row, read_plan
from isodesk.services.rows import (
    add_rows,
    delete_rows,
    edit_row,
    move_rows,
    place_rows,
    row_ids,
    set_rows,
)
from isodesk.services.tables import MATRIX_TABLES, drop_column, show_column
from isodesk.vietnamese.text import fold


def add_subjects(
    session: Session, plan: str, group: str, names: Sequence[str], at: int | None = None
) -> tuple[str, ...]:
    """Add units to a group before position ``at`` of the whole list; gives their keys."""
    units = known_units(session)
    subjects = [_subject(group, name, units) for name in names]
    add_rows(session, plan, "subjects", subjects, at)
    return tuple(subject.key for subject in subjects)


def _subject(group: str, name: str, units: Mapping[str, str]) -> PlanSubject:
    """A unit, or a system that its written name says many offices share."""
    key = new_key()
    shared = read_members(name)
    if shared is None:
        return PlanSubject(key, group, RichText.of(name), unit=units.get(fold(name), ""))
    lead, members = shared
    named = RichText.of(lead, members_field(key, members), AFTER)
    return PlanSubject(key, group, named, members=members)


def add_group(session: Session, plan: str, name: str, at: int | None = None) -> str:
    """Add a group row; gives its key."""
    group = SubjectGroup(new_key(), RichText.of(name))
    add_rows(session, plan, "groups", [group], at)
    return group.key


def add_year(session: Session, plan: str, year: int) -> str:
    """Add a year column; gives its key."""
    column = MatrixColumn(new_key(), str(year), RichText.of(f"Năm {year}"), year)
    add_rows(session, plan, "columns", [column])
    show_column(session, plan, MATRIX_TABLES, f"mark:{column.code}")
    return column.key


def add_mode(session: Session, plan: str, title: str) -> str:
    """Add a column of marks that is no year, such as a way of inspecting; gives its key."""
    column = new_mode(read_plan(session, plan).columns, title)
    add_rows(session, plan, "columns", [column])
    show_column(session, plan, MATRIX_TABLES, f"mark:{column.code}")
    return column.key


def set_modes(session: Session, plan: str, modes: Sequence[MatrixColumn]) -> None:
    """Make the columns of marks these; tables show what is new and drop what is gone."""
    before = {column.key: column.code for column in read_plan(session, plan).columns}
    set_rows(session, plan, "columns", modes)
    now = {mode.key: mode.code for mode in modes}
    for key, code in before.items():
        if key not in now:
            drop_column(session, plan, MATRIX_TABLES, f"mark:{code}")
    for key, code in now.items():
        if key not in before:
            show_column(session, plan, MATRIX_TABLES, f"mark:{code}")


def set_members(session: Session, subject: PlanSubject, members: Sequence[str]) -> None:
    """Set the offices that share a subject's system; its name shows them, or no longer does."""
    wanted = tuple(members)
    name = with_members(subject.name, subject.key, wanted)
    edit_row(session, "subjects", subject.key, members=wanted, name=name)


def delete_column(session: Session, plan: str, column: str) -> None:
    """Delete a column with its marks. UserError when it is gone."""
    code = next((c.code for c in read_plan(session, plan).columns if c.key == column), "")
    delete_rows(session, "columns", [column])
    drop_column(session, plan, MATRIX_TABLES, f"mark:{code}")


def rename_subject(session: Session, key: str, name: RichText) -> None:
    """Set the name that the plan prints; the link follows the office's list."""
    shared = read_members(name.plain()) if not name.fields else None
    if shared is not None:
        lead, members = shared
        named = RichText.of(lead, members_field(key, members), AFTER)
        edit_row(session, "subjects", key, name=named, members=members, unit="")
        return
    unit = known_units(session).get(fold(name.plain()), "")
    edit_row(session, "subjects", key, name=name, unit=unit)


def move_subjects(session: Session, keys: Sequence[str], group: str, to: int) -> None:
    """Put units into a group, before what stands at position ``to`` of the whole list."""
    for key in keys:
        edit_row(session, "subjects", key, group=group)
    move_rows(session, "subjects", keys, to)


def place_subjects(
    session: Session, plan: str, groups: Sequence[str], order: Sequence[tuple[str, str]]
) -> None:
    """Put all groups of a plan in this order, and all its units, each (key, key of its group)."""
    now = {subject.key: subject.group for subject in read_plan(session, plan).subjects}
    for key, group in order:
        if now.get(key) != group:
            edit_row(session, "subjects", key, group=group)
    place_rows(session, "groups", groups)
    place_rows(session, "subjects", [key for key, _ in order])


def set_marks(session: Session, plan: str, cells: Iterable[tuple[str, str]], marked: bool) -> None:
    """Put or take the X of (subject key, column key) cells. UserError when one is gone."""
    wanted = list(dict.fromkeys(cells))
    if not wanted:
        return
    plan_id = plan_row(session, plan).id
    subjects = _ids(session, "subjects", [subject for subject, _ in wanted])
    columns = _ids(session, "columns", [column for _, column in wanted])
    pairs = [(subjects[subject], columns[column]) for subject, column in wanted]
    place = tuple_(models.Mark.subject_id, models.Mark.column_id)
    for start in range(0, len(pairs), 500):
        some = pairs[start : start + 500]
        if marked:
            _add_marks(session, plan_id, some)
        else:
            session.execute(delete(models.Mark).where(place.in_(some)))


def set_footnote(session: Session, subject: str, column: str, footnote: str) -> None:
    """Set what prints after an X, e.g. ``(*)``; marks the cell when it is not marked."""
    subject_id, plan_id = row_ids(session, part_of("subjects"), [subject])[0]
    column_id, _ = row_ids(session, part_of("columns"), [column])[0]
    _add_marks(session, plan_id, [(subject_id, column_id)])
    mark = session.scalars(
        select(models.Mark).where(
            models.Mark.subject_id == subject_id, models.Mark.column_id == column_id
        )
    ).one()
    mark.footnote = footnote


def _add_marks(session: Session, plan_id: int, pairs: Sequence[tuple[int, int]]) -> None:
    place = tuple_(models.Mark.subject_id, models.Mark.column_id)
    query = select(models.Mark.subject_id, models.Mark.column_id).where(place.in_(pairs))
    present = {(row[0], row[1]) for row in session.execute(query)}
    last = session.scalar(
        select(func.max(models.Mark.position)).where(models.Mark.plan_id == plan_id)
    )
    position = -1 if last is None else last
    for subject_id, column_id in pairs:
        if (subject_id, column_id) not in present:
            position += 1
            session.add(
                models.Mark(
                    plan_id=plan_id,
                    position=position,
                    subject_id=subject_id,
                    column_id=column_id,
                )
            )
    session.flush()


def _ids(session: Session, section: str, keys: Sequence[str]) -> dict[str, int]:
    unique = list(dict.fromkeys(keys))
    found: dict[str, int] = {}
    for start in range(0, len(unique), 500):
        some = unique[start : start + 500]
        rows = row_ids(session, part_of(section), some)
        found |= {key: row_id for key, (row_id, _) in zip(some, rows, strict=True)}
    return found
