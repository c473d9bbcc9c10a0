"""What three samples print, element by element, is their published document word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from isodesk.documents.document import build_document
from isodesk.documents.parts import Document, Paragraph, Part, SideBySide, Table, TableRow, plain
from isodesk.facts import PlanFacts, canonical
from tests.samples.conftest import INSPECTION, LETTER, SAMPLES, YEARLY, source_of

# The forms that went with the letter were not published; its sample has one of our own.
OWN_ANNEXES = ("doc4-bieu",)

# What the page makes of its own: as published, as printed, times.
Edit = tuple[str, str, int]

_HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "

YEARLY_EDITS: tuple[Edit, ...] = (
    ("/KH- BCĐ", "/KH-BCĐ", 1),
    ("26/2014/TT- BKHCN", "26/2014/TT-BKHCN", 1),
    # The number of a page.
    ("tổng hợp. 4 - Tiếp tục", "tổng hợp. - Tiếp tục", 1),
    # Cells that stand beside several rows were read after the first or the last of them.
    (
        "chung của Sở. 5 Rà soát",
        "chung của Sở. Các phòng chuyên môn thuộc Sở Thường xuyên trong năm 5 Rà soát",
        1,
    ),
    (
        "có sự thay đổi. Các phòng chuyên môn thuộc Sở Thường xuyên trong năm 6",
        "có sự thay đổi. 6",
        1,
    ),
)
LETTER_EDITS: tuple[Edit, ...] = (
    ("Số: /SKHĐT", f"UBND TỈNH LẠNG SƠN SỞ KẾ HOẠCH VÀ ĐẦU TƯ {_HEAD}Số: /SKHĐT", 1),
    # The place and day stand beside the number, the subject under it.
    ("Lạng Sơn, ngày tháng 6 năm 2023 V/v", "V/v", 1),
    (
        "tế - xã hội năm 2024 Kính gửi",
        "tế - xã hội năm 2024 Lạng Sơn, ngày tháng 6 năm 2023 Kính gửi",
        1,
    ),
    ("2.1 UBND các huyện", "2.1. UBND các huyện", 1),
    ("<http://sokhdt.langson.gov.vn>", "http://sokhdt.langson.gov.vn", 1),
    ("Danh sách gửi Công văn", "DANH SÁCH GỬI CÔNG VĂN", 1),
    ("- 33-43. UBND", "33-43. UBND", 1),
)
INSPECTION_EDITS: tuple[Edit, ...] = (
    ("Số: 6714", f"ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA {_HEAD}Số: 6714", 1),
    ("Công báo tỉnh, -", "Công báo tỉnh; -", 1),
    ("HPN/11 KT", "HPN/11. KT", 1),
    ("I/ Sở, ban", "I Sở, ban", 1),
    ("II/ Cơ quan", "II Cơ quan", 1),
    # Heads that stand again on the next pages.
    (" A 1 2 3 III/ UBND", " III UBND", 1),
    (" A 1 2 3 27 UBND", " 27 UBND", 1),
    # Row 27 stands on two pages.
    ("HĐND và UBND; Phòng X Nội vụ;", "HĐND và UBND; Phòng Nội vụ;", 1),
    (
        "Phòng Dân tộc; Thanh tra huyện) 28 UBND",
        "Phòng Dân tộc; Thanh tra huyện) X 28 UBND",
        1,
    ),
    ("X ^(*)", "X(*)", 5),
)


@pytest.mark.parametrize(
    ("name", "edits"),
    [(YEARLY, YEARLY_EDITS), (LETTER, LETTER_EDITS), (INSPECTION, INSPECTION_EDITS)],
)
def test_a_sample_is_printed_word_for_word(name: str, edits: tuple[Edit, ...]) -> None:
    text = (SAMPLES / f"{name}.json").read_text(encoding="utf-8")
    plan = canonical.loads(PlanFacts, text)
    published = tuple(annex for annex in plan.annexes if annex.key not in OWN_ANNEXES)
    printed = words_printed(build_document(replace(plan, annexes=published)))
    assert printed == words_published(source_of(name), edits)


def words_published(source: str, edits: Iterable[Edit]) -> list[str]:
    """The published words: marks of bold gone, lines and cells joined, edits made."""
    text = " ".join(source.replace("**", "").split())
    for old, new, times in edits:
        assert text.count(old) == times, old
        text = text.replace(old, new)
    return _without_blanks(text)


def words_printed(document: Document) -> list[str]:
    """Every word of the pages in the order of reading."""
    lines = (line for section in document.sections for part in section.parts for line in _of(part))
    return _without_blanks(" ".join(" ".join(lines).split()))


def _without_blanks(text: str) -> list[str]:
    """The dots of blanks came through publishing in some places only."""
    return re.sub(r"\s*\.{3,}", "", text).split()


def _of(part: Part) -> Iterator[str]:
    match part:
        case Paragraph():
            yield part.plain
        case SideBySide():
            for stack in part.stacks:
                yield from (p.plain for p in stack.parts if isinstance(p, Paragraph))
        case Table():
            for row in (*part.heads, *part.rows):
                yield from _cells(row)


def _cells(row: TableRow) -> Iterator[str]:
    return (plain(cell.text) for cell in row.cells if not cell.joined)
