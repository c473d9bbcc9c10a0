"""Quality systems of the office: one may be shared by many units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.models.base import new_key


@dataclass(frozen=True)
class SystemEntry:
    """A quality system of the office and the names of the units that share it."""

    key: str
    name: str
    members: tuple[str, ...] = ()


def list_systems(session: Session) -> tuple[SystemEntry, ...]:
    """All quality systems, in the office's order."""
    query = select(models.SystemMember).order_by(models.SystemMember.position)
    members: dict[int, list[str]] = {}
    for row in session.scalars(query):
        members.setdefault(row.system_id, []).append(row.name)
    systems = session.scalars(select(models.QualitySystem).order_by(models.QualitySystem.position))
    return tuple(SystemEntry(s.uuid, s.name, tuple(members.get(s.id, ()))) for s in systems)


def add_system(session: Session, name: str, members: Sequence[str] = (), standard: str = "") -> str:
    """A quality system with the names of the units that share it; gives its key.

    ``standard`` is the code of one of the office's standards, empty when it is not known.
    """
    last = session.execute(select(func.max(models.QualitySystem.position))).scalar()
    standards = select(models.Standard.id).where(models.Standard.code == standard)
    system = models.QualitySystem(
        uuid=new_key(),
        position=0 if last is None else last + 1,
        name=name,
        standard_id=session.execute(standards).scalars().first(),
    )
    session.add(system)
    session.flush()
    session.add_all(
        models.SystemMember(system_id=system.id, position=place, name=member)
        for place, member in enumerate(members)
    )
    return system.uuid
