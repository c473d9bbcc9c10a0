"""Who issues a document, also where its header was not copied along."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isodesk.facts import Issuer
from isodesk.importers.recognition.citations import issuer_sentence
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.header import Header
from isodesk.vietnamese.text import fold

_NAME = r"[A-ZĐ]\w*(?:[ -]+[A-ZĐ]\w*)*"
_COMMITTEE = re.compile(
    rf"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+"
    r"(?P<level>tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn)"
    rf"\s+(?P<name>{_NAME})"
)
_OFFICE = re.compile(
    rf"(?:Sở|Ban|Chi cục|Cục|Thanh tra|Văn phòng|Phòng|Trung tâm)\s+{_NAME}"
    rf"(?:(?:,| và| -)?\s+{_NAME})*"
)
_SMALL = ("và", "của")
_TYPE = re.compile(
    r"SỞ|BỘ|CHI CỤC|TỔNG CỤC|CỤC|PHÒNG|VĂN PHÒNG|TRUNG TÂM|THANH TRA|BAN|(?:ỦY|UỶ) BAN NHÂN DÂN"
)


def issuer_of(draft: Draft, header: Header, texts: Sequence[str], told: str) -> Issuer:
    """The issuer in its written forms; what is only concluded is doubted.

    ``told`` is the name that the line under a supplement's title gives.
    """
    superior, own = header.sides()
    abbreviation = _abbreviation(header)
    if own:
        full = _as_written(" ".join(own), texts, header.place)
        short = full.replace("Ủy ban nhân dân", "UBND")
        return Issuer(own, superior, full, short, abbreviation, header.place)
    name = told or _by_letters(abbreviation, texts) or issuer_sentence(texts[:12])
    committee = _COMMITTEE.search(name) or (
        _committee_in(texts) if abbreviation in ("UBND", "") else None
    )
    if committee:
        level, where = committee["level"], committee["name"]
        # A capital may follow the name: "tỉnh Khánh Hòa Ban hành".
        where = header.place if header.place and where.startswith(header.place) else where
        full = f"Ủy ban nhân dân {level} {where}"
        lines = ("ỦY BAN NHÂN DÂN", f"{level} {where}".upper())
        issuer = Issuer(lines, (), full, f"UBND {level} {where}", "UBND", header.place)
    elif name:
        issuer = Issuer(
            (name.upper(),), _above(header, texts), name, name, abbreviation, header.place
        )
    else:
        issuer = Issuer(abbreviation=abbreviation, place=header.place)
    if name or committee:
        draft.doubt(
            "", issuer.full_name, "Văn bản không có tên cơ quan ban hành; suy ra từ nội dung."
        )
    return issuer


def _abbreviation(header: Header) -> str:
    before, _, after = header.symbol.partition("-")
    return before if header.is_letter else after.partition("-")[0]


def _committee_in(texts: Sequence[str]) -> re.Match[str] | None:
    for text in texts:
        found = _COMMITTEE.search(text)
        if found:
            return found
    return None


def _by_letters(abbreviation: str, texts: Sequence[str]) -> str:
    """The office whose first letters make the abbreviation: Sở Kế hoạch và Đầu tư, SKHĐT."""
    wanted = fold(abbreviation).replace("&", "").replace("-", "")
    for text in texts if len(wanted) > 2 else ():
        for found in re.finditer(r"(?:Sở|Ban|Chi cục|Cục|Phòng|Văn phòng)\b", text):
            words = re.findall(r"[\w]+|[.;:,(]", text[found.start() : found.start() + 120])
            letters, taken = "", []
            for word in words:
                if not word[0].isalnum() and word != ",":
                    break
                taken.append(word)
                if word in _SMALL or word == ",":
                    continue
                letters += fold(word[0])
                if letters == wanted:
                    end = _span(text, found.start(), taken)
                    return text[found.start() : end]
                if not wanted.startswith(letters):
                    break
    return ""


def _span(text: str, start: int, words: Sequence[str]) -> int:
    at = start
    for word in words:
        at = text.index(word, at) + len(word)
    return at


def _above(header: Header, texts: Sequence[str]) -> tuple[str, ...]:
    """The province over a department, where the text names it."""
    wanted = f"tỉnh {header.place}"
    named = header.place and any(wanted in text for text in texts)
    return (f"UBND {wanted}".upper(),) if named else ()


def _small(capitals: str) -> str:
    """``SỞ KẾ HOẠCH VÀ ĐẦU TƯ`` as such names are written: Sở Kế hoạch và Đầu tư."""
    found = _TYPE.match(capitals)
    kind, rest = (found[0], capitals[found.end() :]) if found else ("", capitals)
    words = re.sub(r"(^|\bvà |, |- )(\w)", lambda m: m[1] + m[2].upper(), rest.strip().lower())
    if kind.endswith("DÂN"):
        words = words[:1].lower() + words[1:]
    place = re.search(r"\b(?:tỉnh|thành phố|huyện|thị xã|quận|phường|xã) (?P<name>.+)$", words)
    if place:
        words = words[: place.start("name")] + place["name"].title()
    return f"{kind.capitalize()} {words}".strip()


def _as_written(capitals: str, texts: Sequence[str], place: str) -> str:
    """The name in capitals as the text writes it, else with small letters."""
    wanted = fold(capitals)
    spelt = {
        wanted,
        wanted.replace("uy ban nhan dan", "ubnd"),
        wanted.replace("ubnd", "uy ban nhan dan"),
    }
    for text in texts:
        folded = fold(text)
        if len(folded) != len(text):
            continue
        for each in spelt:
            at = folded.find(each)
            while at >= 0:
                found = text[at : at + len(each)]
                if not found.isupper():
                    full = found.replace("UBND", "Ủy ban nhân dân")
                    return full[0].upper() + full[1:]
                at = folded.find(each, at + 1)
    small = _small(capitals) if capitals.isupper() else capitals
    if place:
        small = re.sub(re.escape(place), place, small, flags=re.IGNORECASE)
    return small
