"""The office's standards: typed, and what an announcing decision turns in plans that await it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.facts import PlanFacts, PlanKind, PlanStatus, RichText, Standard
from isodesk.facts.fields import FieldContext
from isodesk.services.kind_text import announcing_basis
from isodesk.services.kinds import Choice, load_kinds, new_plan
from isodesk.services.last_values import refresh_last
from isodesk.services.read import plan_row, read_plan
from isodesk.services.rows import edit_row
from isodesk.services.templates import LAST_YEAR_OF_DISTRICTS, LEVELS
from isodesk.services.write import write_legal_bases
from isodesk.vietnamese.periods import Period
from isodesk.vietnamese.text import clean

NAME = "Hệ thống quản lý chất lượng - Các yêu cầu"
_AWAITING = "Chưa có TCVN tương ứng"
_NATIONAL = "TCVN "


@dataclass(frozen=True)
class StandardEntry:
    """A row of Tiêu chuẩn; ``plans`` are how many plans name it."""

    key: str
    code: str
    name: str
    announced_by: str
    plans: int


def list_entries(session: Session) -> tuple[StandardEntry, ...]:
    """The office's standards with their use."""
    rows = session.scalars(
        select(models.Standard).order_by(models.Standard.position, models.Standard.id)
    )
    used = list(session.execute(select(models.Plan.standard_from_id, models.Plan.standard_to_id)))
    return tuple(
        StandardEntry(
            row.uuid,
            row.code,
            row.name,
            row.announced_by,
            sum(row.id in pair for pair in used),
        )
        for row in rows
    )


def edit_standard(session: Session, key: str, changes: Mapping[str, str]) -> int:
    """Set ``code``, ``name`` or ``announced_by``; gives how many drafts turned with it.

    The decision that announces a standard makes it a TCVN: drafts that await it get the subject,
    the times and the basis of a plan that knows it, wherever their own words are still those
    that were proposed.
    """
    row = _row(session, key)
    values = {name: " ".join(clean(text)[0].split()) for name, text in changes.items()}
    if "code" in values and not values["code"]:
        raise UserError("Chưa ghi ký hiệu tiêu chuẩn. Ghi ký hiệu rồi lưu.")
    old = _facts(row)
    awaiting = _awaiting(session, row.id) if not old.is_national else ()
    for name, text in values.items():
        setattr(row, name, text)
    if row.announced_by and not row.code.upper().startswith(_NATIONAL.strip()):
        row.code = _NATIONAL + row.code
        row.name = NAME if row.name in ("", _AWAITING) else row.name
    session.flush()
    new = _facts(row)
    for plan in _naming(session, row.id, drafts=True):
        refresh_last(session, plan)
    if not new.is_national:
        return 0
    return sum(_turn(session, plan, old, new) for plan in awaiting)


def delete_standards(session: Session, keys: Sequence[str]) -> None:
    """Delete standards that no plan and no quality system names. UserError names the first."""
    for key in dict.fromkeys(keys):
        row = _row(session, key)
        system = select(models.QualitySystem.id).where(models.QualitySystem.standard_id == row.id)
        if _naming(session, row.id) or session.scalar(system) is not None:
            raise UserError(f"“{row.code}” đang được dùng nên chưa xóa được.")
        session.delete(row)
    session.flush()


def _turn(session: Session, key: str, old: Standard, new: Standard) -> bool:
    """Give a draft what a plan has that knows the standard; True when something changed."""
    plan = read_plan(session, key)
    before, after = _proposed(plan, old), _proposed(plan, new)
    if before is None or after is None:
        return False
    changed = False
    if _words(plan, plan.subject) == _words(before, before.subject):
        plan_row(session, key).subject = after.subject
        changed = True
    times = _times(before, after)
    for task, place in zip(plan.tasks, _places(plan), strict=True):
        period = times.get((*place, task.period.text))
        if period is not None and period != task.period:
            edit_row(session, "tasks", task.key, period=period)
            changed = True
    changed |= _add_basis(session, plan, new)
    if changed:
        refresh_last(session, key)
    return changed


def _proposed(plan: PlanFacts, standard: Standard) -> PlanFacts | None:
    """What the program would propose for this plan; the level is the one whose subject it has."""
    if plan.first_year is None or plan.last_year is None:
        return None
    every = frozenset(range(len(load_kinds()[plan.kind].tasks)))
    choice = Choice(standard_from=plan.standard_from, standard_to=standard, tasks=every)
    made = [
        new_plan(
            plan.kind, plan.issuer, plan.first_year, plan.last_year, level=level, choice=choice
        )
        for level in LEVELS
        if level != "district" or plan.first_year <= LAST_YEAR_OF_DISTRICTS
    ]
    leads = {task.lead for task in plan.tasks}
    return max(made, key=lambda each: len(leads & {task.lead for task in each.tasks}))


Place = tuple[int | None, str]


def _places(plan: PlanFacts) -> list[Place]:
    """Year and words of each task."""
    years = {group.key: group.year for group in plan.task_groups}
    context = FieldContext.of(plan)
    return [(years.get(task.group), context.text(task.content)) for task in plan.tasks]


def _times(before: PlanFacts, after: PlanFacts) -> dict[tuple[int | None, str, str], Period]:
    pairs = zip(_places(before), before.tasks, after.tasks, strict=True)
    return {(*place, old.period.text): new.period for place, old, new in pairs}


def _add_basis(session: Session, plan: PlanFacts, standard: Standard) -> bool:
    basis = announcing_basis(standard)
    citation = basis.citation if basis else None
    known = {b.citation.symbol for b in plan.legal_bases if b.citation}
    if basis is None or citation is None or citation.symbol in known:
        return False
    leads = [b.lead for b in plan.legal_bases]
    row = plan_row(session, plan.key)
    write_legal_bases(
        session,
        row.id,
        [replace(basis, lead=leads[-1] if leads else "")],
        first=len(plan.legal_bases),
    )
    return True


def _awaiting(session: Session, standard: int) -> tuple[str, ...]:
    query = select(models.Plan.uuid).where(
        models.Plan.standard_to_id == standard,
        models.Plan.kind == PlanKind.TRANSITION,
        models.Plan.status == PlanStatus.DRAFT,
    )
    return tuple(session.scalars(query))


def _naming(session: Session, standard: int, *, drafts: bool = False) -> tuple[str, ...]:
    """The plans that name a standard; ``drafts`` leaves those out that are locked."""
    plans = session.execute(
        select(models.Plan.uuid, models.Plan.status).where(
            (models.Plan.standard_to_id == standard) | (models.Plan.standard_from_id == standard)
        )
    )
    return tuple(key for key, status in plans if status.is_draft or not drafts)


def _words(plan: PlanFacts, text: RichText) -> str:
    return " ".join(FieldContext.of(plan).text(text).split())


def _facts(row: models.Standard) -> Standard:
    return Standard(row.uuid, row.code, row.name, row.announced_by)


def _row(session: Session, key: str) -> models.Standard:
    row = session.scalar(select(models.Standard).where(models.Standard.uuid == key))
    if row is None:
        raise UserError("Dòng này không còn trong danh mục. Chọn lại dòng rồi làm tiếp.")
    return row
