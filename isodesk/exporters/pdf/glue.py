"""Words that stay on one line: số with its number, a day with its month, a number with its unit."""

from __future__ import annotations

import re
from functools import lru_cache

_NAMED = re.compile("số|ngày|tháng|năm|quý|điều|khoản|điểm|mục|phần|chương|lục|biểu|tiết|iso")
_UNIT = re.compile(
    "đồng|triệu|tỷ|nghìn|ngàn|%|đ|đơn|xã|phường|huyện|tỉnh|cơ|người|ngày|tháng|năm|quý|phòng|sở|"
    "hộ|bản|bộ|km|m|kg"
)
_NUMBER = re.compile(r"[(“\"]*[0-9][0-9./,:-]*[0-9%)]*[.)”]*")
_ORDINAL = re.compile(r"(?:[0-9].*|[IVXLC]+|[a-zđ]\)?)[;,.)”:]*")
_DASHES = ("-", "–")
_PAIRS = {(scale, "đồng") for scale in ("nghìn", "ngàn", "triệu", "tỷ")}
_PAIRS |= {("đơn", "vị"), ("cơ", "quan")}


@lru_cache(maxsize=1 << 15)
def is_glued(before: str, after: str, beyond: str = "") -> bool:
    """True when no line may end between ``before`` and ``after``; ``beyond`` follows them."""
    if after in _DASHES:
        return bool(_NUMBER.fullmatch(before))
    if before in _DASHES:
        return bool(_NUMBER.fullmatch(after.rstrip(";,:")))
    if _NAMED.fullmatch(before.lstrip('(“"[').lower()):
        return bool(_ORDINAL.fullmatch(after))
    unit = after.lower().rstrip(".,;:)”").split("/")[0]
    if (before.lower(), unit) in _PAIRS:
        return True
    counted = _NUMBER.fullmatch(before) and _UNIT.fullmatch(unit)
    return bool(counted) and not beyond[:1].isdigit()
