"""The group that a unit pasted below the whole table most likely belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isodesk.vietnamese.text import one_spelling

_KINDS = (
    (r"sở\b", r"(?<!cơ )\bsở\b|\bcơ quan chuyên môn\b"),
    (r"(?:ubnd|ủy ban nhân dân) (?:xã|phường|thị trấn|đặc khu)\b", r"\bxã\b(?! hội)|\bphường\b"),
    (r"chi cục\b", r"\bchi cục\b"),
    (r"trung tâm\b", r"\btrung tâm\b|\bđơn vị sự nghiệp\b"),
)
"""How the names of a kind of units begin, and what the name of its group says."""


def guessed_group(unit: str, groups: Sequence[tuple[str, str]]) -> str:
    """The key of the first group (key, name) of the unit's kind, "" where none is."""
    name = " ".join(one_spelling(unit).split())
    for start, said in _KINDS:
        if re.match(start, name):
            return next((key for key, group in groups if re.search(said, one_spelling(group))), "")
    return ""
