"""Words that stay on one line: số with its number, a day with its month, a number with its unit.

Dots stand for a number that is still to be written.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NAMED = re.compile("số|ngày|tháng|năm|quý|điều|khoản|điểm|mục|phần|chương|lục|biểu|tiết|iso")
_UNIT = re.compile(
    "đồng|triệu|tỷ|nghìn|ngàn|%|đ|đơn|xã|phường|huyện|tỉnh|cơ|người|ngày|tháng|năm|quý|phòng|sở|"
    "hộ|bản|bộ|km|m|kg|htqlcl"
)
_NUMBER = re.compile(r"[(“\"]*(?:[0-9][0-9./,:-]*[0-9%)]*[.)”]*|[.…]{2,}%?)")
_ORDINAL = re.compile(r"(?:[0-9].*|[.…]{2,}.*|[IVXLC]+|[a-zđ]\)?)[;,.)”:]*")
DASHES = ("-", "–")
_PAIRS = {
    (scale, unit)
    for scale in ("nghìn", "ngàn", "triệu", "tỷ")
    for unit in ("đồng", "lượt", "người", "tấn")
}
_PAIRS |= {("đơn", "vị"), ("cơ", "quan"), ("thường", "xuyên")}
# A period is broken between its ends, not within one: Từ ngày 01/01/2024 | đến ngày 31/12/2024.
_ENDS = {(end, unit) for end in ("từ", "đến", "trước", "hết") for unit in ("ngày", "tháng", "năm")}
_YEAR = re.compile(r"[12][0-9]{3}:")
_TYPE = re.compile(
    "thông tư|nghị định|nghị quyết|quyết định|chỉ thị|kế hoạch|công văn|tờ trình|thông báo|luật"
)
# Words of two syllables that the titles of plans and the heads of their tables are made of.
_COMPOUND = re.compile(
    "bắt buộc|chuyển đổi|chất lượng|chỉ tiêu|chỉ đạo|công bố|công chức|công nghệ|cơ quan|"
    "cải cách|cải tiến|duy trì|dự kiến|dự thảo|dự toán|giai đoạn|hiệu lực|hoàn thiện|hoàn thành|"
    "hoạt động|hành chính|hình thức|hướng dẫn|hệ thống|khoa học|kinh phí|kinh tế|kiểm tra|"
    "kế hoạch|lộ trình|mục tiêu|mức chi|nhiệm vụ|nhu cầu|nhà nước|nhân dân|nội bộ|nội dung|"
    "phiên bản|phát triển|phối hợp|phụ trách|quy trình|quản lý|quốc gia|số lượng|tcvn iso|"
    "thành phố|thời gian|thủ tục|thực hiện|tiêu chuẩn|triển khai|trách nhiệm|tài chính|tình hình|"
    "tổ chức|tổng hợp|văn phòng|xây dựng|xã hội|áp dụng|đào tạo|đánh giá|đăng ký|đơn vị|địa bàn|"
    "địa phương|đối tượng|ủy ban"
)


@lru_cache(maxsize=1 << 15)
def is_glued(before: str, after: str, beyond: str = "") -> bool:
    """True when no line may end between ``before`` and ``after``; ``beyond`` follows them."""
    if after in DASHES:
        return bool(_NUMBER.fullmatch(before))
    if before in DASHES:
        return bool(_NUMBER.fullmatch(after.rstrip(";,:")))
    if _NAMED.fullmatch(before.lstrip('(“"[').lower()):
        return bool(_ORDINAL.fullmatch(after))
    if _YEAR.fullmatch(before):
        return bool(_NUMBER.fullmatch(after))
    if (before.lower(), after) in _ENDS and _ORDINAL.fullmatch(beyond):
        return True
    unit = after.lower().rstrip(".,;:)”").split("/")[0]
    if (before.lower(), unit) in _PAIRS:
        return True
    counted = _NUMBER.fullmatch(before) and _UNIT.fullmatch(unit)
    return bool(counted) and not (beyond[:1].isdigit() or _NUMBER.fullmatch(beyond))


def is_compound(before: str, after: str) -> bool:
    """True for two syllables that make one word, such as ``chất lượng``."""
    syllables = f"{before.lstrip('(“')} {after.rstrip('.,;:)”')}"
    return bool(_COMPOUND.fullmatch(syllables.lower()))


def is_type(first: str, second: str) -> bool:
    """True for the name of a kind of paper, such as ``Thông tư``."""
    return bool(_TYPE.fullmatch(f"{first.lstrip('(“')} {second}".lower()))
