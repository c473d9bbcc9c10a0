"""Which columns of forms and own tables hold names of offices: their head or their cells say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from isodesk.vietnamese.near_names import office_key
from isodesk.vietnamese.text import fold

_OFFICES = re.compile(
    r"\b(?:co quan|don vi|to chuc|chu tri|phoi hop|noi nhan|noi gui"
    r"|ubnd|uy ban nhan dan|so, ban|ban, nganh)\b"
)
_COUNTS = re.compile(r"^so\b(?!, ban)|\bdon vi tinh\b|\bdon gia\b")
_FEWEST = 2


def names_for(title: str, cells: Iterable[str], names: Sequence[str]) -> Sequence[str]:
    """``names`` of the office's list for a column of offices, () for any other.

    A column is one of offices when its title says so, or when most of what stands in it, two
    cells or more, is in the list.
    """
    head = " ".join(fold(title).split())
    if _OFFICES.search(head) and not _COUNTS.search(head):
        return names
    written = [text for text in cells if text.strip()]
    if len(written) < _FEWEST:
        return ()
    known = {office_key(name) for name in names}
    found = sum(office_key(text) in known for text in written)
    return names if 2 * found > len(written) else ()
