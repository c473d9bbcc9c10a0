"""What a user adds to an inspection: members of the team, ways of inspecting."""

from __future__ import annotations

from collections.abc import Iterable

from isodesk.facts import MatrixColumn, RichText, TeamMember
from isodesk.models.base import new_key


def new_member(role: str, agency: str = "") -> TeamMember:
    """A member of the team, ready to be added."""
    return TeamMember(new_key(), role, agency=agency)


def new_mode(columns: Iterable[MatrixColumn], title: str = "") -> MatrixColumn:
    """A column of marks that is no year, under a code that none of ``columns`` has."""
    codes = {column.code for column in columns}
    code = next(f"mode{i}" for i in range(1, len(codes) + 2) if f"mode{i}" not in codes)
    return MatrixColumn(new_key(), code, RichText.of(title))
