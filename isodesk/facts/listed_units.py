"""A unit as a list of another program names it, before it is in the office's list or a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ListedUnit:
    """A row of such a list; ``is_group`` rows name those below them.

    ``marks`` are the columns in which it is marked, each by its year or head (``2026``,
    ``Kiểm tra trực tiếp``) with the footnote after its X.
    """

    name: str
    is_group: bool = False
    short_name: str = ""
    type_name: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""
    marks: tuple[tuple[str, str], ...] = ()
