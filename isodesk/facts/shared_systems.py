"""One quality system of many offices, as a list of inspected systems names it.

``UBND thành phố Nha Trang (gồm các cơ quan xây dựng chung 01 hệ thống: Phòng Nội vụ; …)``: the
offices are facts of the subject, and its name shows them by a field.
"""

from __future__ import annotations

import re
from dataclasses import replace

from isodesk.facts.richtext import FieldRef, RichText, Run

SOURCE = "members"
BEFORE = " (gồm các cơ quan xây dựng chung 01 hệ thống: "
AFTER = ")"

_WRITTEN = re.compile(r"(?P<lead>.+\((?:bao )?gồm[^():]*:\s*)(?P<members>[^()]+)\)\s*", re.DOTALL)
_BETWEEN = re.compile(r"\s*;\s*|,\s+(?=[A-ZĐ])")


def members_field(subject: str, members: tuple[str, ...]) -> FieldRef:
    """The field that shows the offices of a subject."""
    return FieldRef(SOURCE, subject, last="; ".join(members))


def shows_members(name: RichText) -> bool:
    """Whether a name shows the offices that share the system."""
    return any(field.source == SOURCE for field in name.fields)


def read_members(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The words before the offices of a written name, and the offices; None when it names none."""
    found = _WRITTEN.fullmatch(text)
    members = [m.strip(" .") for m in _BETWEEN.split(found["members"])] if found else []
    named = tuple(member for member in members if member)
    return (found["lead"], named) if found and len(named) > 1 else None


def with_members(name: RichText, subject: str, members: tuple[str, ...]) -> RichText:
    """The name showing these offices: as it does already, else in brackets at its end; without
    offices, what stands in the brackets goes."""
    if members:
        if shows_members(name):
            return name
        return RichText.of(*name.parts, BEFORE, members_field(subject, members), AFTER)
    at = next((i for i, p in enumerate(name.parts) if _is_members(p)), None)
    if at is None:
        return name
    before, after = list(name.parts[:at]), list(name.parts[at + 1 :])
    last = before[-1] if before else None
    if isinstance(last, Run):
        before[-1] = replace(last, text=last.text.rpartition(" (")[0] or last.text)
    first = after[0] if after else None
    if isinstance(first, Run):
        after[0] = replace(first, text=first.text.removeprefix(AFTER))
    return RichText.of(*before, *after)


def _is_members(part: object) -> bool:
    return isinstance(part, FieldRef) and part.source == SOURCE
