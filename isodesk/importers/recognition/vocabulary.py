"""The words of the genre: what heads of columns say, how names of offices begin."""

from __future__ import annotations

import re
from enum import StrEnum

from isodesk.vietnamese.text import fold


class Role(StrEnum):
    """What a column of a table holds."""

    NUMBER = "number"
    CONTENT = "content"
    NAME = "name"
    PERIOD = "period"
    LEAD = "lead"
    SUPPORT = "support"
    AUDIENCE = "audience"
    PRODUCT = "product"
    COST = "cost"
    YEAR = "year"
    MODE = "mode"
    TOTAL = "total"
    AMOUNT = "amount"
    UNIT = "unit"
    QUANTITY = "quantity"
    PRICE = "price"
    PERSON = "person"
    POST = "post"
    DUTY = "duty"
    INDICATOR = "indicator"
    NOTE = "note"
    OTHER = "other"


_ROLES: tuple[tuple[Role, str], ...] = (
    (Role.NUMBER, r"(s?tt|so tt|so thu tu|#|stt\.?|tt\.)"),
    (Role.NOTE, r"(ghi chu|can cu( ap dung)?|dien giai|thuyet minh).*"),
    (Role.YEAR, r"(nam\s*)?(19|20|21)\d\d\b.*|nam\s*:?\s*(19|20|21)\d\d\b.*"),
    (Role.PERSON, r"(ho va ten|ho ten|ho, ten).*"),
    (Role.POST, r"(chuc vu|chuc danh).*"),
    (Role.DUTY, r"(nhiem vu trong doan|vai tro|nhiem vu duoc phan cong|trach nhiem trong doan).*"),
    (Role.INDICATOR, r"(ten )?(cac )?chi tieu.*"),
    (Role.UNIT, r"(don vi tinh|dvt|don vi\s*\(?dvt\)?).*"),
    (Role.QUANTITY, r"(so luong|khoi luong|sl).*"),
    (Role.PRICE, r"(don gia|muc chi|dinh muc).*"),
    (Role.TOTAL, r"(tong( cong| so| kinh phi)?|cong)\b.*"),
    (Role.SUPPORT, r".*phoi hop.*"),
    (
        Role.LEAD,
        r".*(chu tri|(don vi|co quan|bo phan|nguoi|ca nhan|to chuc)(, (don vi|ca nhan|bo phan))?"
        r" (thuc hien|thuc thi|dau moi|chiu trach nhiem|phu trach)|dau moi|phan cong"
        r"|trach nhiem|nguoi phu trach).*|bo phan|phong,? ?ban",
    ),
    (
        Role.AMOUNT,
        r"(thanh tien|so tien|du toan|kinh phi|tong kinh phi|muc kinh phi|nhu cau kinh phi).*",
    ),
    (
        Role.PERIOD,
        r".*(thoi gian|thoi han|tien do|thoi diem|lo trinh|han hoan thanh|nam (ap dung|"
        r"thuc hien|chuyen doi|trien khai|xay dung)).*",
    ),
    (Role.PRODUCT, r".*(san pham|ket qua|ho so minh chung|dau ra).*"),
    (Role.AUDIENCE, r"(doi tuong|thanh phan)(?!.*duoc kiem tra).*"),
    (Role.MODE, r"(hinh thuc|phuong thuc)( danh gia| kiem tra| ap dung)?"),
    (
        Role.NAME,
        r"(ten |danh sach |cac )?(co quan|don vi|htqlcl|he thong quan ly chat luong|xa, phuong|xa)"
        r"(,? ?(to chuc|don vi|dia phuong))*( ap dung| duoc kiem tra| thuc hien ap dung| dia phuong"
        r"| hanh chinh| co htqlcl| xay dung)*.*|doi tuong.*|noi nhan",
    ),
    (
        Role.CONTENT,
        r"(ten |cac )?(noi dung|nhiem vu|cong viec|hoat dong|hang muc|muc chi|khoan chi)"
        r".*",
    ),
)
_COMPILED = tuple((role, re.compile(pattern)) for role, pattern in _ROLES)

MONEY_UNIT = re.compile(
    r"(?:đơn vị(?: tính)?|đvt|đv tính)\s*[:\-]?\s*\(?(?P<unit>"
    r"(?:triệu |nghìn |ngàn |1\.?000 ?)?(?:đồng|vnđ|đ)\b|triệu\b|nghìn\b)",
    re.IGNORECASE,
)
_BARE_UNIT = re.compile(
    r"\(\s*(?:đvt\s*:?\s*)?(?P<unit>"
    r"(?:triệu |nghìn |ngàn |1\.?000 ?)?(?:đồng|đ|vnđ)|tr\.?\s*đ(?:ồng)?)\s*\)",
    re.IGNORECASE,
)

_OPENERS = (
    r"(?:Sở|UBND|Ủy ban|Uỷ ban|HĐND|Ban (?:Chỉ|chỉ|Quản|quản|Dân|Giám|ISO)|BCĐ|Văn phòng|Phòng|"
    r"Công an|Chi cục|Cục|Thanh tra|Trung tâm|Hội|Đài|Bộ|Trường|Bệnh viện|Kho bạc|Công ty|Tổ |"
    r"Thường trực|Lãnh đạo|Thư ký|Đoàn|Cổng|[Cc]ác (?:sở|phòng|đơn vị|cơ quan|ban|xã|huyện|bộ phận"
    r"|thành viên|Sở|Phòng|tổ chức|chi cục|trung tâm)|[Đđ]ơn vị tư vấn|[Tt]ổ chức tư vấn)"
)
AGENCY = re.compile(_OPENERS)
_SPLIT = re.compile(rf"\s*(?:,|\bvà\b|&)\s+(?={_OPENERS})")
_HARD = re.compile(r"\s*(?:;|\n)\s*")
_WHOLE = re.compile(r"(?:Văn phòng\s+)?(?:HĐND|Hội đồng nhân dân)(?:,?\s+và)?$")


def role_of(title: str, group: str = "") -> Role:
    """What a column with this head holds; ``group`` is the head above it."""
    for words in (title, f"{group} {title}"):
        folded = " ".join(fold(words).split()).strip(" .:()*")
        for role, pattern in _COMPILED:
            if folded and pattern.fullmatch(folded):
                return role
    return Role.OTHER


def money_unit(text: str) -> str:
    """The unit of money that a line or head names, ``""`` for none."""
    found = MONEY_UNIT.search(text) or _BARE_UNIT.search(text)
    if not found:
        return ""
    word = found["unit"].lower()
    if word.startswith("tr"):
        return "triệu đồng"
    return "nghìn đồng" if word[0] in "n1" or word.startswith("ngàn") else "đồng"


def agency_names(text: str) -> tuple[str, ...]:
    """The offices named in a cell, each as it is written there."""
    names: list[str] = []
    for part in _HARD.split(text):
        at = 0
        for cut in _SPLIT.finditer(part):
            before = part[at : cut.start()]
            if _WHOLE.search(before.strip()) or before.count("(") > before.count(")"):
                continue
            names.append(before)
            at = cut.end()
        names.append(part[at:])
    cleaned = (name.strip(" .,;:-–+\t") for name in names)
    return tuple(name for name in cleaned if name)
