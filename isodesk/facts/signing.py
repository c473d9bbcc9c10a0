"""Ways to sign: what stands above a signer's post (Điều 13 and Phụ lục I, II.7 of the decree)."""

from __future__ import annotations

from dataclasses import dataclass

from isodesk.facts.plan import Issuer, SignatureColumn


@dataclass(frozen=True)
class SigningWay:
    """A way to sign: the lines above the post, the post (None: the signer's own)."""

    authority: tuple[str, ...]
    post: str | None

    @property
    def name(self) -> str:
        """``TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH``."""
        return " / ".join((*self.authority, self.post or "…"))

    def is_of(self, column: SignatureColumn) -> bool:
        """Whether a signer signs in this way."""
        lines = tuple(line.upper() for line in column.authority)
        return lines == self.authority and self.post in (None, column.post.upper())


@dataclass(frozen=True)
class _Heads:
    """Who leads an office: how its name begins, its head and deputy; a collective decides."""

    begins: str
    head: str
    deputy: str
    collective: bool = False


_OFFICES = (
    _Heads("ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", collective=True),
    _Heads("HỘI ĐỒNG", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", collective=True),
    _Heads("BAN CHỈ ĐẠO", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", collective=True),
    _Heads("BAN ", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
    _Heads("BỘ ", "BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    _Heads("CHI CỤC", "CHI CỤC TRƯỞNG", "PHÓ CHI CỤC TRƯỞNG"),
    _Heads("CỤC", "CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG"),
    _Heads("PHÒNG", "TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
    _Heads("VĂN PHÒNG", "CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    _Heads("THANH TRA", "CHÁNH THANH TRA", "PHÓ CHÁNH THANH TRA"),
)
_USUAL = _Heads("", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


def signing_ways(issuer: Issuer) -> tuple[SigningWay, ...]:
    """The ways in which papers of an office are signed, the usual ones first."""
    name = " ".join(issuer.header).upper() or issuer.full_name.upper()
    office = next((each for each in _OFFICES if name.startswith(each.begins)), _USUAL)
    head, deputy = office.head, office.deputy
    over = (f"TM. {office.begins}",) if office.collective else ()
    ways = [
        SigningWay(over, head),
        SigningWay((*over, f"KT. {head}"), deputy),
        SigningWay((f"TL. {head}",), None),
        SigningWay((f"TUQ. {head}",), None),
        SigningWay(over, f"Q. {head}"),
    ]
    if over:
        ways.insert(2, SigningWay((f"KT. {head}",), deputy))
    return tuple(ways)


def way_of(column: SignatureColumn, issuer: Issuer) -> SigningWay | None:
    """How a signer signs, None where the lines were typed by hand."""
    return next((way for way in signing_ways(issuer) if way.is_of(column)), None)
