"""Who is in the plan: groups, subjects, columns (years or modes) and marks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from isodesk.facts.richtext import EMPTY, RichText


@dataclass(frozen=True)
class SubjectGroup:
    """A group row; ``note`` usually shows the group's count."""

    key: str
    name: RichText
    note: RichText = EMPTY


@dataclass(frozen=True)
class PlanSubject:
    """A unit or a quality system in this plan, with the name this plan prints.

    ``unit`` and ``system`` are keys of the office's own list, empty when not linked. ``members``
    are the offices that share the system; its name shows them by a field.
    """

    key: str
    group: str
    name: RichText
    unit: str = ""
    system: str = ""
    note: RichText = EMPTY
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class MatrixColumn:
    """A year (``code`` ``"2018"``, ``year`` 2018) or a dated mode (``code`` records, onsite)."""

    key: str
    code: str
    title: RichText
    year: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Mark:
    """An X of subject × column; ``footnote`` prints after it, e.g. ``(*)``."""

    subject: str
    column: str
    footnote: str = ""


def rewritten(
    old: Collection[PlanSubject], new: Collection[PlanSubject]
) -> list[PlanSubject] | None:
    """The subjects of ``new`` that say something else; None when any came, went or moved."""
    if old is new:
        return []
    if len(old) != len(new):
        return None
    pairs = [(a, b) for a, b in zip(old, new, strict=True) if a is not b]
    stay = all((a.key, a.group) == (b.key, b.group) for a, b in pairs)
    return [b for _, b in pairs] if stay else None
