"""The announcing decision of a standard: read as a citation, and what it turns in plans."""

from __future__ import annotations

import re

from isodesk.facts import Citation
from isodesk.models.base import new_key
from isodesk.vietnamese.dates import parse_date

_DECISION = re.compile(
    r"\s*(?P<kind>\w[\w ]*?)\s+số\s+(?P<symbol>\S+)(?:\s+ngày\s+(?P<day>[\d/.-]+))?", re.IGNORECASE
)
ISSUER = "Bộ Khoa học và Công nghệ"
TITLE = "về việc công bố Tiêu chuẩn quốc gia"


def announcing_citation(words: str) -> Citation | None:
    """``Quyết định số 4109/QĐ-BKHCN ngày 31/12/2015`` as a citation; None when it is not one."""
    found = _DECISION.match(words)
    if found is None:
        return None
    day = parse_date(found["day"]) if found["day"] else None
    kind = found["kind"][:1].upper() + found["kind"][1:]
    return Citation(new_key(), kind, found["symbol"], day, None, ISSUER, TITLE)
