"""A sample office: five real papers with their issuers, units, quality systems and standards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from isodesk.facts import Citation, PlanFacts, PlanSubject, Task, canonical
from isodesk.facts.shared_systems import BEFORE
from isodesk.host.files import move_into_place, unfinished_folder
from isodesk.host.resources import resource
from isodesk.models.base import new_key
from isodesk.services.agencies import known_units
from isodesk.services.keys import mapped, with_fresh_keys
from isodesk.services.office import add_issuer, add_standard, add_unit, add_unit_type
from isodesk.services.plans import create_plan
from isodesk.services.systems import add_system
from isodesk.store import Actor, create_workspace, refuse_taken
from isodesk.vietnamese.text import fold

SAMPLES = (
    "samples/chuyen-doi-2018-2020.json",
    "samples/ap-dung-2018-2020.json",
    "samples/ke-hoach-nam-2024.json",
    "samples/huong-dan-kt-xh-2024.json",
    "samples/kiem-tra-2020.json",
)
LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
"""Luật Tổ chức chính quyền địa phương 2025: no districts and townships from 1/7/2025."""


@dataclass(frozen=True)
class _Type:
    """The type of the units of one group of document 1, in the order of its groups."""

    name: str
    level: str
    valid_to: date | None = None


_TYPES = (
    _Type("Cơ quan chuyên môn thuộc UBND cấp tỉnh", "tỉnh"),
    _Type("UBND cấp huyện", "huyện", LAST_DAY_OF_DISTRICTS),
    _Type("Chi cục", "tỉnh"),
    _Type("Phòng chuyên môn cấp huyện", "huyện", LAST_DAY_OF_DISTRICTS),
    _Type("UBND cấp xã", "xã"),
    _Type("Đơn vị sự nghiệp", "tỉnh"),
)
_STANDARDS = (
    ("TCVN ISO 9001:2008", "Hệ thống quản lý chất lượng - Các yêu cầu", ""),
    (
        "TCVN ISO 9001:2015",
        "Hệ thống quản lý chất lượng - Các yêu cầu",
        "Quyết định số 4109/QĐ-BKHCN ngày 31/12/2015",
    ),
    ("ISO 9001:2026", "Chưa có TCVN tương ứng", ""),
)


def write_sample(path: Path, actor: Actor, backups: Path) -> int:
    """Make a file with the sample office, whole or not at all; gives how many plans it holds.

    Raises UserError when a file of that name is there or the folder is not.
    """
    refuse_taken(path)
    with unfinished_folder(path.parent) as folder:
        made = create_workspace(folder / path.name, actor, backups=backups)
        try:
            with made.change("Tạo dữ liệu mẫu") as session:
                plans = create_sample(session)
        finally:
            made.close()
        move_into_place(folder / path.name, path)
    return len(plans)


def create_sample(session: Session) -> tuple[str, ...]:
    """Fill an empty office with the samples; gives the keys of the plans."""
    for code, name, announced_by in _STANDARDS:
        add_standard(session, code, name, announced_by)
    plans = [_fresh(sample_plan(path)) for path in SAMPLES]
    for issuer in dict.fromkeys(plan.issuer for plan in plans):
        add_issuer(session, issuer)
    units = _add_units(session, plans[0])
    systems = _add_systems(session, plans[-1])
    return tuple(create_plan(session, _linked(session, plan, units, systems)) for plan in plans)


def sample_plan(path: str) -> PlanFacts:
    """A plan among the program's resources, under the keys it has there."""
    return canonical.loads(PlanFacts, resource(path).read_text(encoding="utf-8"))


def _fresh(plan: PlanFacts) -> PlanFacts:
    copy, _ = with_fresh_keys(plan)

    def change(part: Any) -> Any:
        return replace(part, key=new_key()) if isinstance(part, Citation) else part

    fresh: PlanFacts = mapped(copy, change, lambda field: field)
    return fresh


def _add_units(session: Session, plan: PlanFacts) -> dict[str, str]:
    """The units of document 1, each of the type of its group: subject key → unit key."""
    units: dict[str, str] = {}
    for group, kind in zip(plan.groups, _TYPES, strict=True):
        type_key = add_unit_type(session, kind.name, kind.level, kind.valid_to)
        for subject in (s for s in plan.subjects if s.group == group.key):
            name = subject.name.plain()
            ended = LAST_DAY_OF_DISTRICTS if "thị trấn" in name.lower() else kind.valid_to
            units[subject.key] = add_unit(session, name, type=type_key, valid_to=ended)
    return units


def _add_systems(session: Session, plan: PlanFacts) -> dict[str, str]:
    """The quality systems inspected, with the offices that share one: subject key → system key."""
    standard = plan.standard_to.code if plan.standard_to else ""
    systems: dict[str, str] = {}
    for subject in plan.subjects:
        name, _, _ = subject.name.plain().partition(BEFORE)
        members = [member.rstrip(",;") for member in subject.members]
        systems[subject.key] = add_system(session, name, members, standard)
    return systems


def _linked(
    session: Session, plan: PlanFacts, units: dict[str, str], systems: dict[str, str]
) -> PlanFacts:
    """Subjects linked to the office's units and systems, the agencies of tasks to its units."""
    known = known_units(session)

    def change(part: Any) -> Any:
        if isinstance(part, PlanSubject):
            unit, system = units.get(part.key, ""), systems.get(part.key, "")
            return replace(part, unit=unit, system=system)
        if isinstance(part, Task):
            found = tuple(replace(a, unit=known.get(fold(a.text), "")) for a in part.agencies)
            return replace(part, agencies=found)
        return part

    linked: PlanFacts = mapped(plan, change, lambda field: field)
    return linked
