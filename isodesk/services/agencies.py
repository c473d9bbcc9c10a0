"""Recognising the office's units in the words of a duty; the words themselves stay as typed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.facts import AgencyRole, TaskAgency
from isodesk.vietnamese.text import fold

_SEPARATOR = re.compile(r"[;\n]+")


def known_units(session: Session) -> dict[str, str]:
    """The keys of the office's units by name and short name, without marks."""
    rows = session.execute(select(models.Unit.uuid, models.Unit.name, models.Unit.short_name))
    units: dict[str, str] = {}
    for key, name, short in rows:
        for written in (name, short):
            if written:
                units.setdefault(fold(written), key)
    return units


def recognise(text: str, role: AgencyRole, units: Mapping[str, str]) -> tuple[TaskAgency, ...]:
    """One agency for each part between semicolons or lines, linked where the office knows it."""
    parts = (part.strip(" .\t") for part in _SEPARATOR.split(text))
    return tuple(TaskAgency(role, part, units.get(fold(part), "")) for part in parts if part)


def unit_names(session: Session) -> tuple[str, ...]:
    """The names of the office's units, in its order."""
    return tuple(session.scalars(select(models.Unit.name).order_by(models.Unit.position)))


def unit_spellings(session: Session) -> tuple[str, ...]:
    """The names of the office's units, then their short names."""
    rows = session.execute(
        select(models.Unit.name, models.Unit.short_name).order_by(models.Unit.position)
    ).all()
    return (*(row.name for row in rows), *(row.short_name for row in rows if row.short_name))
