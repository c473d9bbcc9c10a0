"""Words that stay on one line: số with its number, a day with its month, a number with its unit."""

from __future__ import annotations

import re

_LEADS = frozenset(
    [
        "số",
        "ngày",
        "tháng",
        "năm",
        "quý",
        "điều",
        "khoản",
        "điểm",
        "mục",
        "phần",
        "chương",
        "phụ",
        "lục",
        "biểu",
        "tiết",
        "đến",
        "từ",
    ]
)
_UNITS = frozenset(
    [
        "đồng",
        "triệu",
        "tỷ",
        "nghìn",
        "ngàn",
        "%",
        "đ",
        "đơn",
        "xã",
        "phường",
        "huyện",
        "tỉnh",
        "cơ",
        "người",
        "ngày",
        "tháng",
        "năm",
        "quý",
        "phòng",
        "sở",
        "hộ",
        "bản",
        "bộ",
        "km",
        "m",
        "kg",
    ]
)
_NUMBER = re.compile(r"[(“\"]*[0-9][0-9./,:-]*[0-9%)]*[;,.)”:]*")
_ORDINAL = re.compile(r"(?:[0-9][\w./-]*|[IVXLC]+|[a-zđ]\)?)[;,.)”:]*")
_DASHES = ("-", "–")


def is_glued(before: str, after: str, beyond: str = "") -> bool:
    """True when no line may end between ``before`` and ``after``; ``beyond`` follows them."""
    if after in _DASHES:
        return bool(_NUMBER.fullmatch(before))
    if before in _DASHES:
        return bool(_NUMBER.fullmatch(after))
    lead = before.lstrip('(“"[').lower()
    if lead in _LEADS:
        return after[:1].isdigit() or (lead not in ("đến", "từ") and _is_ordinal(after))
    if not _NUMBER.fullmatch(before) or before[-1] in ";,:":
        return False
    unit = after.lower().rstrip(".,;:)/”").split("/")[0]
    return unit in _UNITS and not beyond[:1].isdigit()


def _is_ordinal(text: str) -> bool:
    """A number, Roman numeral or letter of a point, as after ``mục`` or ``điểm``."""
    return bool(_ORDINAL.fullmatch(text))
