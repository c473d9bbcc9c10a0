"""Documents named in the text: one symbol, one date and one title each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from isodesk.checks.abbreviations import one_slip
from isodesk.checks.cited import Cited, Known, cited, known_documents
from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.checks.said import of_passage
from isodesk.checks.wording import wording
from isodesk.vietnamese.dates import format_date
from isodesk.vietnamese.text import fold

_TYPES = {
    "Thông tư liên tịch": ("TTLT",),
    "Thông tư": ("TT",),
    "Nghị định": ("NĐ",),
    "Nghị quyết": ("NQ",),
    "Quyết định": ("QĐ",),
    "Chỉ thị": ("CT",),
    "Kế hoạch": ("KH",),
    "Tờ trình": ("TTr",),
    "Thông báo": ("TB",),
    "Báo cáo": ("BC",),
    "Chương trình": ("CTr", "CT", "CTHĐ"),
    "Hướng dẫn": ("HD",),
}
_OF_LAW = ("Thông tư", "Thông tư liên tịch", "Nghị định")
_TAIL = re.compile(r"[A-ZĐ][\wĐđ&.]*(?:[-/][A-ZĐ][\wĐđ&.]*)*")
_NEAR, _SAME, _LONG, _SHORT = 0.6, 0.8, 6, 3
_PLANNED = re.compile(r"(?:kế hoạch|dự toán|chỉ tiêu|nhiệm vụ)\b[^;.]{0,60}?\bnăm (?P<y>20\d{2})")
_LATE = 11


def symbols(checked: Checked) -> Iterator[Finding]:
    """A symbol that is not written as symbols are, or names another sort of document."""
    for mention in checked.shared(cited):
        if not mention.is_typed:
            continue
        for said, severity in _faults(mention):
            quote = f"{mention.kind} số {mention.symbol}"
            yield of_passage(mention.passage, "citations.symbol", severity, said, quote)


def _faults(mention: Cited) -> Iterator[tuple[str, Severity]]:
    symbol, tail = mention.symbol, mention.tail
    if re.search(r"\s", symbol):
        yield f"Ký hiệu “{symbol}” có dấu cách thừa.", Severity.HINT
    if not _TAIL.fullmatch(tail):
        yield f"Ký hiệu “{symbol}” viết không đúng cách.", Severity.WARNING
        return
    types = _TYPES.get(mention.kind)
    begins = re.split("[-/]", tail)[0]
    if types and begins not in types and mention.kind not in ("Luật", "Công văn"):
        others = [kind for kind, known in _TYPES.items() if begins in known]
        if others:
            yield f"{mention.kind} nhưng ký hiệu “{symbol}” là của {others[0]}.", Severity.WARNING
        elif mention.kind in _OF_LAW or len(begins) <= 3:
            yield f"Ký hiệu “{symbol}” không phải của {mention.kind}.", Severity.WARNING
    if mention.kind in _OF_LAW and mention.year is None:
        yield f"Ký hiệu “{symbol}” của {mention.kind} thiếu năm.", Severity.WARNING
    office = re.split("[-/]", tail)[-1]
    issuers = wording().issuers
    if office not in issuers and (mention.kind, mention.number) not in known_documents():
        near = sorted(name for name in issuers if len(name) > _SHORT and one_slip(office, name))
        if near:
            yield f"“{office}” trong ký hiệu có thể là “{near[0]}”.", Severity.WARNING
    if mention.year and mention.day and mention.day.year != mention.year:
        said = f"Ký hiệu ghi năm {mention.year}, ngày ghi năm {mention.day.year}."
        yield said, Severity.ERROR


def cited_alike(checked: Checked) -> Iterator[Finding]:
    """A document with another symbol or date than elsewhere in the plan, or in the list."""
    known = known_documents()
    seen: dict[tuple[str, str], Cited] = {}
    for mention in checked.shared(cited):
        listed = known.get((mention.kind, mention.number))
        mine = seen.setdefault((mention.kind, mention.number), mention)
        if not mention.is_typed:
            continue
        for right in (listed, mine if mine is not mention else None):
            said = _unlike(mention, right) if right else ""
            if said:
                quote = mention.match[0][: len(mention.match[0]) - len(mention.match["rest"])]
                yield of_passage(mention.passage, "citations.alike", Severity.ERROR, said, quote)
                break
    yield from _other_numbers(checked, known)


def _unlike(mention: Cited, right: Cited | Known) -> str:
    name = f"{right.kind} số {right.symbol}"
    same_tail = _letters(mention.tail) == _letters(right.tail)
    same_day = mention.day is not None and mention.day == right.day
    if (
        mention.tail != right.tail
        and (same_day or same_tail)
        and (same_tail or SequenceMatcher(None, mention.tail, right.tail).ratio() >= _NEAR)
    ):
        return (
            f"Ký hiệu “{mention.symbol}”, đúng ra là {name}."
            if isinstance(right, Known)
            else f"Ký hiệu “{mention.symbol}”, chỗ khác ghi {name}."
        )
    if mention.tail == right.tail and mention.day and right.day and mention.day != right.day:
        where = "đúng ra" if isinstance(right, Known) else "chỗ khác ghi"
        return f"{name} ghi ngày {format_date(mention.day)}, {where} ngày {format_date(right.day)}."
    return ""


def _other_numbers(checked: Checked, known: dict[tuple[str, str], Known]) -> Iterator[Finding]:
    """The day, sort and letters of a listed document under another number."""
    listed = {(k.kind, k.tail, k.day): k for k in known.values() if k.sure}
    for mention in checked.shared(cited):
        if mention.day is None:
            continue
        right = listed.get((mention.kind, mention.tail, mention.day))
        if right is None or right.number == mention.number or not mention.is_typed:
            continue
        if mention.title and right.title and _likeness(mention.title, right.title) >= _SAME:
            said = f"Số “{mention.symbol}”, đúng ra là {right.kind} số {right.symbol}."
            yield of_passage(
                mention.passage, "citations.alike", Severity.ERROR, said, mention.symbol
            )


def titles(checked: Checked) -> Iterator[Finding]:
    """A title that differs by some words from the document's own, or from an earlier mention."""
    known = known_documents()
    seen: dict[tuple[str, str, str], str] = {}
    for mention in checked.shared(cited):
        words = _words(mention.title)
        if len(words) < _LONG:
            continue
        key = (mention.kind, mention.number, mention.tail)
        listed = known.get((mention.kind, mention.number))
        right = listed.title if listed and listed.sure else seen.get(key, "")
        seen.setdefault(key, mention.title)
        if not right or not mention.is_typed:
            continue
        difference = _difference(words, _words(right))
        if difference:
            yield of_passage(
                mention.passage,
                "citations.title",
                Severity.WARNING,
                f"Trích yếu của {mention.kind} số {mention.symbol} khác "
                f"{'văn bản gốc' if listed else 'chỗ khác'}: {difference}.",
                mention.title,
            )


def years_in_titles(checked: Checked) -> Iterator[Finding]:
    """A resolution of December on the tasks of the year that is ending."""
    for mention in checked.shared(cited):
        match = _PLANNED.search(mention.title.split(" và Quyết định ")[0])
        if mention.kind not in ("Nghị quyết", "Quyết định") or match is None or not mention.day:
            continue
        if mention.day.month >= _LATE and mention.day.year == int(match["y"]):
            said = (
                f"{mention.kind} số {mention.symbol} ngày {format_date(mention.day)} ghi nhiệm vụ "
                f"năm {match['y']}; văn bản cuối năm thường giao cho năm sau."
            )
            yield of_passage(mention.passage, "citations.year", Severity.HINT, said, match[0])


def _difference(said: list[str], right: list[str]) -> str:
    """What differs between two titles that are nearly the same, "" else; one may be cut short."""
    length = min(len(said), len(right))
    if said[:length] == right[:length]:
        return ""
    matcher = SequenceMatcher(None, said[: len(right) + 4], right, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    alike = sum(block.size for block in blocks)
    end_said = blocks[-1].a + blocks[-1].size if blocks else 0
    end_right = blocks[-1].b + blocks[-1].size if blocks else 0
    # The sentence goes on behind a title cut short: only what lies between equal words counts.
    if alike < _SAME * min(end_said, end_right) or end_right < _SAME * len(right):
        return ""
    found = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal" or (a >= end_said and c >= end_right):
            continue
        old, new = " ".join(said[a:b]), " ".join(right[c:d])
        if tag == "delete":
            found.append(f"thừa “{old}”")
        elif tag == "insert":
            found.append(f"thiếu “{new}”")
        else:
            found.append(f"ghi “{old}”, không phải “{new}”")
    return "; ".join(found)


def _words(title: str) -> list[str]:
    text = re.sub(r"\([^()]*\)", " ", title.lower()).replace(
        "htqlcl", "hệ thống quản lý chất lượng"
    )
    text = re.sub(r"\bubnd\b", "ủy ban nhân dân", text).replace("uỷ", "ủy")
    text = re.sub(r"\b0?(\d{1,2})/0?(\d{1,2})/(\d{4})", r"\1 \2 \3", text)
    text = re.sub(r"\b0?(\d{1,2}) tháng 0?(\d{1,2}) năm (\d{4})", r"\1 \2 \3", text)
    return re.findall(r"[\w:]+", re.sub(r"^về việc|^về", "về", text))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)[: len(one) + 40], autojunk=False).ratio()


def _letters(tail: str) -> str:
    return re.sub(r"[^A-ZĐ]", "", tail.upper())
