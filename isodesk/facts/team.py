"""Who is in an inspection team, in one run of words."""

from __future__ import annotations

from isodesk.facts.tables import TeamMember
from isodesk.vietnamese.text import fold, small_first

_UNNAMED = ("Lãnh đạo ", "Công chức ", "Đại diện ", "Viên chức ")
"""What stands before an agency as long as nobody of it is named."""


def person_words(member: TeamMember) -> str:
    """``Nguyễn Văn An, Phó Giám đốc Sở Y tế``; while nobody is named, his agency alone."""
    agency, post = member.agency.strip(), member.post.strip()
    unnamed = next((word for word in _UNNAMED if agency.startswith(word)), "")
    if not member.name.strip():
        return " ".join((post, agency.removeprefix(unnamed))) if post and agency else post or agency
    if post:
        named = agency.removeprefix(unnamed)
        agency = post if fold(named) in fold(post) else f"{post} {named}"
    elif unnamed:
        agency = small_first(agency)
    return ", ".join(part for part in (member.name.strip(), agency) if part)
