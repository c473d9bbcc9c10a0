"""The one-page papers that travel with a plan: made from its facts, quoting it by fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.facts import (
    Addressee,
    AgencyRole,
    BlockKind,
    FieldRef,
    Issuer,
    PlanFacts,
    PlanKind,
    PlanStatus,
    RichText,
    Run,
    TableSource,
)
from isodesk.facts.fields import FieldContext
from isodesk.facts.frozen import why_locked
from isodesk.facts.tables import OF_PLAN
from isodesk.models.base import new_key
from isodesk.services.gaps import names_of
from isodesk.services.keys import with_fresh_keys
from isodesk.services.kinds import level_of, new_plan, posts_of
from isodesk.services.last_values import refresh_last
from isodesk.services.office import issuer_named
from isodesk.services.read import read_plan
from isodesk.services.rows import add_rows, edit_row
from isodesk.services.templates import LAST_YEAR_OF_DISTRICTS, kind_templates, level_names
from isodesk.vietnamese.text import capital_first, fold

_NOT_ASKED = (
    "to chuc tu van",
    "don vi dao tao",
    "doan kiem tra",
    "doan danh gia",
    "lanh dao",
    "bo phan",
    "cong chuc",
    "cac co quan, don vi co ten",
    "cac co quan, don vi nhan",
    "cac co quan duoc kiem tra",
    "ban chi dao",
)
_DUTY = re.compile(r" (?:tổng hợp|chủ trì|phối hợp|theo dõi)\Z")
_MOST_ASKED = 12
_DRAFT = "dự thảo "
_SENT = PlanStatus.SIGNING


def paper_for(
    plan: PlanFacts,
    kind: PlanKind,
    issuers: Iterable[Issuer] = (),
    *,
    author: str = "",
) -> PlanFacts:
    """A paper of this kind for ``plan``. ``issuers`` are those the office has written down.

    UserError when the plan is a paper itself, an estimate is wanted of a plan without costs, or a
    decision for a plan that was signed without one.
    """
    if plan.is_paper:
        raise UserError("Văn bản này đi kèm một kế hoạch. Chọn kế hoạch đó rồi lập văn bản.")
    if kind is PlanKind.DECISION and plan.wrapper is None and not plan.status.is_draft:
        back = " Rút về sửa, lập quyết định rồi trình ký lại." if plan.status is _SENT else ""
        raise UserError(why_locked(plan.status, "Kế hoạch có số riêng,") + back)
    if kind is PlanKind.ESTIMATE and not plan.budget_lines:
        raise UserError(
            "Kế hoạch này chưa có nội dung chi. Ghi nội dung chi ở thẻ Kinh phí rồi lập thuyết "
            "minh dự toán."
        )
    first = plan.first_year or plan.date.year or 2026
    level = level_of(plan.issuer)
    issuer, issuers = plan.issuer, tuple(issuers)
    if kind_templates()[kind].drafted_by_lead and level == "province":
        issuer = _drafting(plan.issuer, level, "lead", first, issuers)
    elif kind is PlanKind.SUBMISSION and level in ("district", "commune"):
        issuer = _drafting(plan.issuer, level, "office", first, issuers)
    known = next((i for i in issuers if i.full_name == plan.issuer.full_name), plan.issuer)
    paper = new_plan(
        kind,
        issuer,
        first,
        max(plan.last_year or first, first),
        names=_names(plan, issuer, first, known.superior or plan.issuer.superior),
        parent=replace(plan, parent=None),
    )
    if kind is PlanKind.CONSULTATION:
        asked = _asked(plan, issuer)
        paper = replace(paper, addressees=tuple(Addressee(new_key(), name) for name in asked))
    return _of_issued(paper) if plan.status.is_issued else paper


def _of_issued(paper: PlanFacts) -> PlanFacts:
    """The paper of a plan that has gone out: it calls that plan a draft no longer."""
    blocks = tuple(replace(block, text=_no_draft(block.text)) for block in paper.blocks)
    return replace(paper, subject=_no_draft(paper.subject), blocks=blocks)


def _no_draft(text: RichText) -> RichText:
    parts = list(text.parts)
    for at, (part, after) in enumerate(pairwise(text.parts)):
        named = isinstance(after, FieldRef) and after.source == f"{OF_PLAN}.document"
        if named and isinstance(part, Run) and part.text.endswith(_DRAFT):
            parts[at] = replace(part, text=part.text.removesuffix(_DRAFT))
    return RichText.of(*parts)


def papers_of(session: Session, plan: str) -> tuple[str, ...]:
    """The keys of the papers that travel with a plan, oldest first."""
    query = select(models.Plan.uuid).where(models.Plan.travels_with == plan)
    return tuple(session.scalars(query.order_by(models.Plan.id)))


def paper_of(session: Session, plan: str, kind: PlanKind) -> str:
    """The key of the plan's newest paper of this kind; "" when it has none."""
    query = select(models.Plan.uuid).where(
        models.Plan.travels_with == plan, models.Plan.kind == kind
    )
    return session.scalars(query.order_by(models.Plan.id.desc())).first() or ""


def keep_quotes(session: Session, paper: str) -> None:
    """Before its plan goes: a paper keeps what it shows of it, its table the lines themselves."""
    refresh_last(session, paper)
    facts = read_plan(session, paper)
    tables = [t for t in facts.tables if t.source is TableSource.BUDGET and t.target == OF_PLAN]
    if not tables or facts.parent is None:
        return
    copy, _ = with_fresh_keys(facts.parent)
    for section in ("groups", "columns", "subjects", "marks", "sources", "quantities"):
        add_rows(session, paper, section, getattr(copy, section))
    for section in ("budget_columns", "budget_lines"):
        add_rows(session, paper, section, getattr(copy, section))
    for table in tables:
        edit_row(session, "tables", table.key, target="")


def _drafting(
    issuer: Issuer, level: str, role: str, year: int, issuers: Sequence[Issuer]
) -> Issuer:
    """The agency that drafts for the people's committee, as written down or usually named."""
    names = _of_level(issuer, level, year)
    name = names[role]
    area = names.get("province" if level == "province" else "place", "")
    full = f"{name} {area}".strip()
    wanted = fold(name if level == "province" else full)
    found = next((i for i in issuers if fold(i.full_name).startswith(wanted)), None)
    if found:
        return found
    own = "".join(word[0] for word in name.split() if word != "và").upper()
    named = issuer_named(
        full,
        superior=" ".join(issuer.header) or issuer.full_name,
        abbreviation="VP" if fold(name).startswith("van phong") else own,
        place=issuer.place,
    )
    return replace(named, header=(name.upper(),), short_name=name)


def _names(plan: PlanFacts, issuer: Issuer, year: int, above: tuple[str, ...]) -> dict[str, str]:
    """What a paper says beside the names of its issuer's level; ``above`` tells the province."""
    level = level_of(issuer)
    names = _of_level(replace(issuer, superior=issuer.superior or above), level, year)
    drafted_for_other = issuer != plan.issuer
    superior = {"branch": names["lead"], "province": "Thủ tướng Chính phủ"}.get(
        level, f"Ủy ban nhân dân {names.get('province', '……')}"
    )
    approver = plan.issuer.full_name if drafted_for_other else superior
    title = plan.issuer.full_name
    if level_of(plan.issuer) in ("department", "branch"):
        title = f"{posts_of(plan.issuer, level_of(plan.issuer))[-1]} {title}"
    one_year = plan.first_year == plan.last_year
    own = {
        "approver": approver,
        "authority_title": title.upper(),
        "next_step": f"trình {approver} xem xét, ban hành" if drafted_for_other else "ban hành",
        "period": "Năm {plan.year}"
        if one_year
        else "{plan.count_years} năm, giai đoạn {plan.years}",
    }
    if plan.file_copy and plan.file_copy.unit:
        own |= {"unit_abbr": plan.file_copy.unit, "drafter": plan.file_copy.unit}
    if "province" in names:
        own["province"] = names["province"]
    if level_of(plan.issuer) == "province":
        own["province"] = plan.issuer.full_name.removeprefix("Ủy ban nhân dân ")
    return own


def _of_level(issuer: Issuer, level: str, year: int) -> dict[str, str]:
    return names_of(issuer, level, level_names(year <= LAST_YEAR_OF_DISTRICTS)[level], {})


def _asked(plan: PlanFacts, issuer: Issuer) -> tuple[str, ...]:
    """The agencies that the plan names as leads and supporters, else those that carry it out.

    People, teams and offices that are only described do not answer letters.
    """
    named = [name for task in plan.tasks for role in AgencyRole for name in task.agency_names(role)]
    if not named:
        named = list(_carrying_out(plan))
    wanted: dict[str, str] = {}
    for name in named:
        plain = _DUTY.sub("", name.partition(" (")[0].strip(" .;"))
        key = fold(plain)
        own = key in (fold(issuer.full_name), fold(issuer.short_name))
        described = key.startswith(_NOT_ASKED) or " duoc " in key
        if plain and not own and not described and "……" not in plain:
            wanted.setdefault(key, capital_first(plain))
    named = [name for key, name in wanted.items() if key != "cac co quan, don vi"]
    return tuple(named[:_MOST_ASKED]) or ("Các cơ quan, đơn vị liên quan",)


def _carrying_out(plan: PlanFacts) -> Iterable[str]:
    context, inside = FieldContext.of(plan), False
    for block in plan.blocks:
        if block.kind is BlockKind.HEADING and block.level == 1:
            inside = "TỔ CHỨC THỰC HIỆN" in context.text(block.text).upper()
        elif block.kind is BlockKind.HEADING and inside:
            yield context.text(block.text)
