"""Legal bases: what each cites, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from isodesk.facts import Citation, LegalBasis, RichText
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.vocabulary import AGENCY

KINDS = (
    "Thông tư liên tịch|Nghị quyết liên tịch|Quyết định|Nghị định|Thông tư|Kế hoạch|Chỉ thị|"
    "Nghị quyết|Công văn|Văn bản|Tờ trình|Thông báo|Công điện|Chương trình|Đề án|Hướng dẫn|"
    "Báo cáo|Kết luận|Bộ luật|Luật|Pháp lệnh|Hiến pháp"
)
_SYMBOL = r"\d+\s*/?\s*(?:\d{4}\s*)?(?:[/-]\s*[\w&Đ]+(?:\s*[-–/]\s*[\w&Đ]+)*)"
_CITED = re.compile(
    rf"(?P<kind>{KINDS})\s+số\s*:?\s*(?P<symbol>{_SYMBOL})"
    r"(?:\s*,?\s*ngày\s*(?P<date>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
    r"|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?"
    r"(?:\s*của\s+(?P<issuer>.+?)(?=\s*[,;.]|\s+(?:về|quy định|hướng dẫn|phê duyệt|ban hành|"
    r"Ban hành|sửa đổi|công bố|triển khai|tổ chức|giao|Quy định|Về|Phê duyệt|"
    r"thực hiện|kèm theo)\b|$))?"
    r"(?P<title>.*)",
    re.DOTALL,
)
_LAW = re.compile(
    r"(?P<title>(?P<kind>Bộ luật|Luật|Pháp lệnh|Hiến pháp)\s.+?)"
    r"(?:\s+(?:số\s+(?P<symbol>\S+?)\s*)?(?:,?\s*(?:được .*?)?ngày\s*(?P<date>\d{1,2}/\d{1,2}/\d{4}"
    r"|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})))?\s*[;.,]?$",
    re.DOTALL,
)
LEAD = re.compile(
    r"(?:Căn cứ|căn cứ|Thực hiện|thực hiện|Theo đề nghị của|theo đề nghị của|Xét đề nghị của|"
    r"xét đề nghị của|Trên cơ sở|Theo)\s+"
)
_NEXT = re.compile(
    rf";\s*(?=(?:(?:[Cc]ăn cứ|[Tt]hực hiện|[Tt]heo|[Xx]ét|và|các)\s+)*(?:{KINDS}|[Tt]heo đề nghị|"
    r"[Xx]ét đề nghị|ý kiến|[Cc]hỉ đạo|đề nghị của))"
)
_VERBS = (
    r"(?:ban hành|xây dựng|hướng dẫn|triển khai|đề nghị|yêu cầu|thông báo|lập|tổ chức|quyết định)"
)
_SENTENCE = re.compile(
    r"(?<=[,;.])\s+(?=(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Sở|Ban Chỉ đạo|Ban chỉ đạo|Ban"
    r"|Chi cục"
    rf"|Cục|Văn phòng|Phòng|Bộ|Trường|Thanh tra|BCĐ)\s[^;]{{0,160}}?\b{_VERBS}\b)"
)


def begins_bases(text: str) -> bool:
    """Whether a paragraph begins the legal bases."""
    return bool(
        re.match(rf"(?:Căn cứ|Thực hiện|Theo)\s+(?:các\s+)?(?:{KINDS}|ý kiến|chỉ đạo)", text)
    )


def is_basis(text: str) -> bool:
    """Whether a paragraph is a basis on a line of its own."""
    return bool(
        re.match(r"(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét |Thực hiện)\b", text)
    ) and text.rstrip().endswith((";", ".", ","))


def run_in(text: str) -> tuple[list[str], str]:
    """The bases of a running paragraph, and the sentence that they lead on to."""
    cut = next((m for m in _SENTENCE.finditer(text) if not _inside_title(text, m)), None)
    bases, rest = (text[: cut.start()], text[cut.end() :]) if cut else (text, "")
    parts: list[str] = []
    at = 0
    for match in _NEXT.finditer(bases):
        parts.append(bases[at : match.start() + 1].strip())
        at = match.end()
    parts.append(bases[at:].strip())
    return [part for part in parts if part], rest.strip()


def _inside_title(text: str, match: re.Match[str]) -> bool:
    """Whether another basis still follows, so that this is no sentence of the plan."""
    return bool(_NEXT.search(text, match.end()))


def basis_of(draft: Draft, text: str) -> LegalBasis:
    """A basis with its lead word and what it cites."""
    lead = LEAD.match(text)
    words = text[lead.end() :] if lead else text
    return LegalBasis(
        draft.key("cc"), lead[0].strip() if lead else "", RichText.of(words), cited(words)
    )


def cited(text: str) -> Citation | None:
    """The document that a text names first, its title up to the end of the text."""
    law = _LAW.fullmatch(text.strip())
    found = _CITED.search(text)
    if law and (not found or found.start() > 0):
        return Citation(
            "", law["kind"], law["symbol"] or "", _day(law["date"]), title=law["title"].strip()
        )
    if not found:
        return None
    issuer = " ".join((found["issuer"] or "").split())
    if not issuer:
        issuer = _issuer_before(text[: found.start()])
    title = " ".join(found["title"].split()).strip(" ,;.")
    symbol = re.sub(r"\s+", "", found["symbol"])
    return Citation("", found["kind"], symbol, _day(found["date"]), issuer=issuer, title=title)


def _issuer_before(words: str) -> str:
    """``ý kiến của Chủ tịch UBND tỉnh tại`` names UBND tỉnh."""
    before = re.fullmatch(r"(?P<name>.+?)\s+tại\s*", words, re.DOTALL)
    named = list(AGENCY.finditer(before["name"])) if before else []
    return words[named[-1].start() : before.end("name")] if before and named else ""


def _day(text: str | None) -> date | None:
    numbers = [int(n) for n in re.findall(r"\d+", text or "")]
    if len(numbers) != 3:
        return None
    try:
        return date(numbers[2], numbers[1], numbers[0])
    except ValueError:
        return None


def issuer_sentence(texts: Sequence[str]) -> str:
    """The first words of the sentence by which an office issues its plan."""
    for text in texts:
        found = re.search(rf"(?:^|[,;.]\s+)([A-ZĐỦU][^,;.()]{{2,80}}?)\s+{_VERBS}\b", text)
        if found:
            return found[1]
    return ""
