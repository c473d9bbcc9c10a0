"""What frames a document at its top: agencies, number, place, date, kind, subject, addressees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from isodesk.facts import DocumentDate, Wrapper
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.grid import read_grid
from isodesk.importers.recognition.rows import flat
from isodesk.importers.recognition.vocabulary import MONEY_UNIT
from isodesk.importers.source import SourceParagraph, SourcePart, SourceTable
from isodesk.vietnamese.text import fold

TYPES = (
    "KẾ HOẠCH",
    "QUYẾT ĐỊNH",
    "CHƯƠNG TRÌNH",
    "ĐỀ ÁN",
    "PHƯƠNG ÁN",
    "TỜ TRÌNH",
    "DỰ TOÁN",
    "THÔNG BÁO",
    "HƯỚNG DẪN",
    "BÁO CÁO",
    "CÔNG VĂN",
)
SYMBOL = r"[A-ZĐƯ][\w&]*(?:\s?[-–/]\s?[A-ZĐƯ][\w&]*)*"
_NUMBER = re.compile(rf"Số\s*:?\s*(?P<number>\d*)\s*[.…_]*\s*/\s*(?P<symbol>{SYMBOL})")
_DAY = r"(?P<day>\d{1,2})?[\s.…_]*"
DATE = re.compile(
    rf"(?P<place>[^\W\d_][^,\d:/]{{1,40}}?)\s*,\s*ngày[\s.…_]*{_DAY}tháng[\s.…_]*"
    r"(?P<month>\d{1,2})?[\s.…_]*năm\s*(?P<year>\d{4})?[\s.…_]*",
)
_REFERENCE_DATE = re.compile(
    r"ngày[\s.…_]*(?P<day>\d{1,2})?[\s.…_]*(?:/|tháng)\s*[.…_]*(?P<month>\d{1,2})?\s*[.…_]*"
    r"(?:/|năm)\s*(?P<year>\d{4})"
)
_REFERENCE = re.compile(r"\(?(?:Ban hành )?[Kk]èm theo\b")
_RULE = re.compile(r"[\s_\-–—=*.·•]+")
_SUBJECT_ENDS = re.compile(
    r"(?:Căn cứ|CĂN CỨ|Thực hiện (?:Quyết|Kế|Nghị|Chỉ|Công|Thông|Luật|Chương|ý kiến|Văn bản)"
    r"|Để |Nhằm |Theo |Kính gửi|[IVX]+\s*[.)]|\d+\.|[-–+]\s|(?:Phần|PHẦN|Chương|CHƯƠNG|Điều)\s"
    r"|Ủy ban nhân dân|UBND|CHỦ TỊCH|GIÁM ĐỐC|ỦY BAN|Sở |Ban Chỉ đạo|Trên cơ sở|Năm \d|Tiếp tục"
    r"|\(?(?:Đơn vị tính|ĐVT))"
)
_AGENCY = re.compile(
    r"(?:SỞ|UBND|ỦY BAN|UỶ BAN|BAN|PHÒNG|CHI CỤC|CỤC|VĂN PHÒNG|BỘ|HĐND|HỘI|TRUNG TÂM|THANH TRA|"
    r"CÔNG AN|TRƯỜNG|BỆNH VIỆN|TỔNG CỤC|BCĐ|KHO BẠC|VIỆN|ĐÀI)\b",
)


@dataclass
class Header:
    """The header as it was found; empty parts were not there."""

    agencies: list[str] = field(default_factory=list)
    number: str = ""
    symbol: str = ""
    place: str = ""
    date: DocumentDate = DocumentDate()
    document_type: str = ""
    subject: str = ""
    addressees: list[str] = field(default_factory=list)
    wrapper: Wrapper | None = None
    ends: int = 0

    @property
    def is_letter(self) -> bool:
        """A letter has no type; its subject stands under its number."""
        return not self.document_type

    def sides(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The lines of the superior and those of the issuer."""
        starts = [i for i, line in enumerate(self.agencies) if _AGENCY.match(line.upper())]
        at = starts[-1] if starts else 0
        return tuple(self.agencies[:at]), tuple(self.agencies[at:])


def read_header(draft: Draft, parts: Sequence[SourcePart]) -> Header:
    """The header that a document begins with, and where its body begins."""
    header = Header()
    about: list[str] = []
    in_about = False
    for at, part in enumerate(parts):
        if at > 60 or _begins_body(part, header):
            break
        lines = list(_lines(part))
        title = _title(lines)
        if title is not None:
            header.document_type, rest = title
            header.ends = at + 1
            header.subject = rest
            _subject(draft, header, parts)
            break
        for line in lines:
            in_about = _about(header, about, line, in_about)
        header.ends = at + 1
    if about and not header.subject:
        header.subject = flat(" ".join(about))
    _addressees(header, parts)
    return header


def _lines(part: SourcePart) -> Iterable[str]:
    """Lines of a paragraph, or of the cells of a table, column by column."""
    if isinstance(part, SourceParagraph):
        yield from (line for line in part.text.split("\n") if line.strip())
    elif isinstance(part, SourceTable):
        width = max((len(row) for row in part.rows), default=0)
        for x in range(width):
            for row in part.rows:
                if x < len(row):
                    yield from (line for line in row[x].text.split("\n") if line.strip())


def _begins_body(part: SourcePart, header: Header) -> bool:
    """Whether a part cannot belong to the header: a numbered heading, long running text, the
    unit of a table's money or a table with heads and rows of its own."""
    if isinstance(part, SourceTable):
        return len(part.rows) > 8 or _is_list(part)
    if not isinstance(part, SourceParagraph):
        return False
    words = flat(part.text)
    if MONEY_UNIT.match(words.strip("() ")):
        return True
    if fold(words).startswith("kinh gui") or re.fullmatch(r"[IVX]+\.?", part.label):
        return True
    return len(words) > 220 or bool(re.match(r"[IVX]+\s*\.\s|Căn cứ\s|CĂN CỨ\b", words))


def _is_list(table: SourceTable) -> bool:
    """Whether a table lists something below heads; a letterhead names the country in its first
    rows."""
    grid = read_grid(Draft(), table)
    top = fold(" ".join(cell.text for row in table.rows[:2] for cell in row))
    named = "cong hoa xa hoi chu nghia" in top or "doc lap" in top
    return bool(grid.head_rows and grid.rows) and not named


def _title(lines: Sequence[str]) -> tuple[str, str] | None:
    """The type and what follows it in the same paragraph; None where no line is a title."""
    for i, line in enumerate(lines):
        words = flat(line).strip("* ")
        for name in TYPES:
            if words == name or words == name.title() or words.rstrip(":") == name:
                return name.capitalize(), flat(" ".join(lines[i + 1 :]))
            rest = words.removeprefix(f"{name} ")
            if rest != words and not rest.isupper() and len(rest) > 12 and rest[0].isupper():
                return name.capitalize(), flat(" ".join([rest, *lines[i + 1 :]]))
            if rest != words and rest.isupper() and len(lines) == 1 and len(rest) > 12:
                return name.capitalize(), rest
    return None


def _about(header: Header, about: list[str], line: str, in_about: bool) -> bool:
    """Sort one line of the header; True while the subject of a letter goes on."""
    words = flat(line).strip("* ")
    folded = fold(words)
    if not words or _RULE.fullmatch(words):
        return in_about
    dated = DATE.search(words)
    number = _NUMBER.search(words)
    if number and not header.symbol:
        header.number = number["number"].lstrip("0").zfill(2) if number["number"] else ""
        header.symbol = re.sub(r"\s+", "", number["symbol"])
        words = words[: number.start()] + words[number.end() :]
        dated = DATE.search(words)
        in_about = False
    if dated and not header.place:
        _date(header, dated)
        words = words[: dated.start()] + words[dated.end() :]
    if "cong hoa xa hoi chu nghia viet nam" in folded:
        words = re.sub(r"(?i)cộng h[oò][aà] xã hội chủ nghĩa việt nam", "", words)
    if "doc lap" in folded and "hanh phuc" in folded:
        words = re.sub(r"(?i)độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc", "", words)
    words = flat(words).strip("* |")
    found = re.match(r"V\s*/\s*v\s*:?\s*|Về việc\s+", words)
    if found and not header.subject:
        about.append(words[found.end() :])
        return True
    if words and in_about:
        about.append(words)
        return True
    if words and not _RULE.fullmatch(words):
        header.agencies.append(words)
    return in_about and not words


def _date(header: Header, found: re.Match[str]) -> None:
    header.place = flat(found["place"]).strip("* ")
    header.date = DocumentDate(*(int(found[n]) if found[n] else None for n in _PARTS))


_PARTS = ("year", "month", "day")


def _subject(draft: Draft, header: Header, parts: Sequence[SourcePart]) -> None:
    """The subject: what stands below the type before the text begins."""
    lines = [header.subject] if header.subject else []
    while header.ends < len(parts):
        part = parts[header.ends]
        if not isinstance(part, SourceParagraph):
            break
        words = flat(part.text)
        if _RULE.fullmatch(words) or not words:
            header.ends += 1
            continue
        if _REFERENCE.match(words):
            _issued_with(draft, header, words)
            header.ends += 1
            continue
        numbered = bool(part.label)
        if lines and (numbered or _ends_subject(words) or header.wrapper or len(lines) > 4):
            break
        lines.append(words)
        header.ends += 1
    header.subject = flat(" ".join(lines)).strip("* ")
    if header.document_type == "Quyết định":
        header.subject = re.sub(r"^(?:Về việc|V/v)\s+", "", header.subject)


def _ends_subject(words: str) -> bool:
    return bool(_SUBJECT_ENDS.match(words)) or len(words) > 160 or words.endswith((".", ":", ";"))


def _issued_with(draft: Draft, header: Header, words: str) -> None:
    """``(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày … của …)`` under the subject."""
    draft.state("header/wrapper", words)
    found = reference_of(words)
    header.wrapper = Wrapper(
        found.document_type or "Quyết định", found.number, found.symbol, found.date, found.issuer
    )


def _addressees(header: Header, parts: Sequence[SourcePart]) -> None:
    while header.ends < len(parts):
        part = parts[header.ends]
        words = flat(part.text) if isinstance(part, SourceParagraph) else ""
        if not isinstance(part, SourceParagraph):
            return
        found = re.match(r"Kính gửi\s*:?\s*", words)
        listed = re.match(r"[-–]\s*", words) or part.label in ("-", "–")
        if found:
            rest = words[found.end() :].strip(" .")
            header.addressees += [name.strip(" .") for name in rest.split(";") if name.strip(" .")]
        elif listed and _is_addressed(header, parts):
            header.addressees.append(re.sub(r"^[-–]\s*", "", words).strip(" .;"))
        else:
            return
        header.ends += 1


def _is_addressed(header: Header, parts: Sequence[SourcePart]) -> bool:
    """Whether a list below the header is that of the addressees."""
    before = parts[header.ends - 1] if header.ends else None
    if not isinstance(before, SourceParagraph):
        return False
    words = flat(before.text)
    return words.startswith("Kính gửi") or bool(header.addressees)


@dataclass(frozen=True)
class Reference:
    """``(Kèm theo Kế hoạch số: 34/KH-UBND ngày 23/02/2018 của UBND tỉnh …)`` taken apart."""

    verb: str = "Kèm theo"
    document_type: str = ""
    number: str = ""
    symbol: str = ""
    date: DocumentDate = DocumentDate()
    issuer: str = ""


def is_reference(words: str) -> bool:
    """Whether a line says which document an annex goes with."""
    return bool(_REFERENCE.match(words))


def reference_of(words: str) -> Reference:
    """Take apart what a reference line says."""
    kind = re.search(
        r"kèm theo\s+([^\W\d_]+(?:\s[^\W\d_]+){0,2}?)\s+(?:số|ngày|này|của)", words, re.I
    )
    number = re.search(rf"số\s*:?\s*(?P<n>\d*)\s*[.…_]*\s*/\s*(?P<s>{SYMBOL})", words)
    when = _REFERENCE_DATE.search(words)
    issuer = re.search(r"\bcủa\s+(.+?)\s*\)?\.?$", words)
    date = DocumentDate(*(int(when[n]) if when and when[n] else None for n in _PARTS))
    return Reference(
        "Ban hành kèm theo" if words.lstrip("( ").startswith("Ban hành") else "Kèm theo",
        kind[1].strip() if kind else "",
        number["n"] if number else "",
        re.sub(r"\s+", "", number["s"]) if number else "",
        date,
        issuer[1] if issuer else "",
    )
