"""How a finding can be put right, as plain data; `services.repairing` carries it out."""

from __future__ import annotations

from dataclasses import dataclass

from isodesk.facts.kinds import TableSource
from isodesk.facts.richtext import RichText


@dataclass(frozen=True)
class Retype:
    """Put ``new`` in the place of the characters [start, stop) of the text as it is shown."""

    start: int
    stop: int
    new: RichText


@dataclass(frozen=True)
class UseComputed:
    """Let an amount that was typed be computed from what stands below or beside it."""

    line: str
    column: str


@dataclass(frozen=True)
class DropStated:
    """Let go of what a source printed: the computed value holds."""


@dataclass(frozen=True)
class DropGroup:
    """Delete a group of units that has none."""

    group: str


@dataclass(frozen=True)
class PrintInAnnex:
    """Print rows that stand nowhere as the table of a new annex, which the text then names.

    ``target`` is the key of the free table or form.
    """

    source: TableSource
    target: str = ""


@dataclass(frozen=True)
class Repair:
    """What Sửa ngay does: ``label`` says it, ``old`` and ``new`` are shown before it is done."""

    label: str
    place: str
    old: str
    new: str
    change: Retype | UseComputed | DropStated | DropGroup | PrintInAnnex

    @classmethod
    def words(cls, place: str, span: tuple[int, int], old: str, new: str) -> Repair:
        """Type ``new`` over the words ``old`` that stand at ``span``."""
        return cls(f"Sửa thành “{new}”", place, old, new, Retype(*span, RichText.of(new)))
