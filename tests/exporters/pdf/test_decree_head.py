"""The page and its letterhead, rule by rule of Nghị định 30/2020/NĐ-CP, Phụ lục I (I, II.1–5, 9a).

Each test measures the printed page. What the paragraphs of a letterhead are in size and face is in
`test_letterhead`; here is where they stand, how long their rules are, how their words are written.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pytest

from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import Addressee, DocumentDate, Issuer, PlanFacts, PlanKind, RichText
from tests.documents.plans import (
    INSPECTION,
    LETTER,
    PROGRAMME,
    TRANSITION,
    YEARLY,
    paragraph,
    sample,
    small_plan,
)
from tests.exporters.pdf.reading import Rule, Sheet, TextLine, pdfium, pypdfium2, read_pdf

SAMPLES = (TRANSITION, PROGRAMME, YEARLY, LETTER, INSPECTION)
COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
POINT = 25.4 / 72
UPRIGHT, BOLD = ("Tinos", "Tinos-Bold"), ("Tinos-Bold", "Tinos-BoldItalic")


def sheets(plan: PlanFacts) -> list[Sheet]:
    return read_pdf(pdf_bytes(plan, "bundled"))


def first_page(**changes: Any) -> Sheet:
    return sheets(small_plan(**changes))[0]


def rule_below(page: Sheet, line: TextLine) -> Rule:
    """The one level rule close below a line, about its middle."""
    found = [
        rule
        for rule in page.rules
        if rule.is_level and 0 < rule.top - line.y < 5 and abs(rule.middle - line.middle) < 1
    ]
    assert len(found) == 1
    return found[0]


# I. The page


@pytest.mark.parametrize("name", SAMPLES)
def test_margins(name: str) -> None:
    """I.3: 20–25 mm above and below, 30–35 left, 15–20 right, on every page."""
    for page in sheets(sample(name)):
        letters = [x for line in page.lines if line.y > 17 for x in line.letters]
        body = [x for x in letters if page.number or x.y > 120]
        # A letter stands at most 0,89 of its size above the baseline and 0,22 below it.
        assert min(x.y - 0.89 * x.size * POINT for x in letters) >= 19.5
        assert max(x.y + 0.22 * x.size * POINT for x in letters) <= page.height - 20 + 0.5
        assert min(x.left for x in body) >= 29.8
        assert max(x.right for x in body if x.char != " ") <= page.width - 15 + 0.3


def test_a_page_of_text_fills_the_space_between_its_margins() -> None:
    text = "Triển khai xây dựng, áp dụng và duy trì Hệ thống quản lý chất lượng. " * 90
    page = sheets(small_plan(blocks=(paragraph(text),)))[1]
    lines = [line for line in page.lines if line.y > 17]
    assert 29.9 <= min(line.left for line in lines) <= 30.3
    assert 15 <= page.width - max(line.right for line in lines) <= 20.2
    assert 20 <= lines[0].y - 0.68 * 14 * POINT <= 25
    assert 20 <= page.height - lines[-1].y <= 27


@pytest.mark.parametrize("name", SAMPLES)
def test_all_text_is_black(name: str) -> None:
    """I.4."""
    document = pypdfium2.PdfDocument(pdf_bytes(sample(name), "bundled"))
    colours = set()
    for page in document:
        text = page.get_textpage()
        for i in range(0, text.count_chars(), 7):
            parts = [ctypes.c_uint() for _ in range(4)]
            if pdfium.FPDFText_GetFillColor(text.raw, i, *parts):
                colours.add(tuple(part.value for part in parts))
    document.close()
    assert colours == {(0, 0, 0, 255)}


def test_page_numbers() -> None:
    """I.7: Arabic from 1, 13–14 pt upright, centred in the top margin, not on the first page."""
    body = tuple(paragraph("Một đoạn văn ngắn.", key=f"p{i}") for i in range(80))
    pages = sheets(small_plan(blocks=body))
    assert [page.number for page in pages] == ["", *map(str, range(2, len(pages) + 1))]
    for page in pages[1:]:
        number = page.lines[0]
        assert number.font == "Tinos"
        assert 13 <= number.size <= 14
        assert number.middle == pytest.approx(110, abs=0.3)
        assert number.y < 20


# II.1 Quốc hiệu and Tiêu ngữ


def test_the_state_stands_at_the_top_right() -> None:
    page = first_page()
    country, motto = page.line(COUNTRY), page.line(MOTTO)
    assert country.y == min(line.y for line in page.lines)
    assert country.left > 30 + 0.38 * 160
    assert country.right <= 190.2
    assert country.font == motto.font == "Tinos-Bold"
    assert 12 <= country.size <= 13
    assert 13 <= motto.size <= 14
    assert motto.middle == pytest.approx(country.middle, abs=0.2)


def test_state_and_motto_are_one_line_apart() -> None:
    page = first_page()
    step = (page.line(MOTTO).y - page.line(COUNTRY).y) / POINT
    assert 13 < step <= 14 * 1.2


def test_the_rule_below_the_motto_is_as_long_as_it() -> None:
    page = first_page()
    motto = page.line(MOTTO)
    rule = rule_below(page, motto)
    assert rule.length == pytest.approx(motto.width, abs=0.4)
    assert rule.left == pytest.approx(motto.left, abs=0.4)


# II.2 The agency


def test_the_agency_stands_below_its_superior_in_capitals() -> None:
    issuer = Issuer(header=("Chi cục Tiêu chuẩn",), superior=("Sở Khoa học và Công nghệ",))
    page = first_page(issuer=issuer)
    superior, agency = page.line("SỞ KHOA HỌC VÀ CÔNG NGHỆ"), page.line("CHI CỤC TIÊU CHUẨN")
    assert (superior.font, agency.font) == UPRIGHT
    assert 12 <= superior.size <= 13
    assert 12 <= agency.size <= 13
    assert 12 < (agency.y - superior.y) / POINT <= 13 * 1.2
    assert agency.middle == pytest.approx(superior.middle, abs=0.3)
    assert agency.right < 30 + 0.44 * 160


@pytest.mark.parametrize(
    "names",
    [("SỞ Y TẾ",), ("ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN"), ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",)],
)
def test_the_rule_below_the_agency(names: tuple[str, ...]) -> None:
    """Between a third and a half of the words, in their middle."""
    page = first_page(issuer=Issuer(header=names))
    above = [x for x in page.lines if x.left < 90 and x.y < page.line("Số:").y - 1]
    lines = [TextLine(tuple(x for x in line.letters if x.right < 92)) for line in above]
    widest = max(line.width for line in lines)
    assert 1 / 3 <= rule_below(page, lines[-1]).length / widest <= 1 / 2


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", ("SỞ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI")),
        (
            "BAN CHỈ ĐẠO XÂY DỰNG VÀ ÁP DỤNG HỆ THỐNG QUẢN LÝ CHẤT LƯỢNG",
            ("BAN CHỈ ĐẠO XÂY DỰNG", "VÀ ÁP DỤNG HỆ THỐNG", "QUẢN LÝ CHẤT LƯỢNG"),
        ),
    ],
)
def test_a_long_agency_is_broken_between_groups_of_words(
    name: str, starts: tuple[str, ...]
) -> None:
    page = first_page(issuer=Issuer(header=(name,)))
    lines = [page.line(words) for words in starts]
    assert len({round(line.y, 1) for line in lines}) == len(starts)
    assert all(line.middle == pytest.approx(lines[0].middle, abs=0.4) for line in lines)


# II.3 Number and symbol


@pytest.mark.parametrize(
    ("number", "printed"),
    [("1", "01"), ("9", "09"), ("10", "10"), ("34", "34"), ("345", "345"), ("05", "05")],
)
def test_numbers_below_ten_have_a_nought(number: str, printed: str) -> None:
    page = first_page(number=number, symbol="KH-UBND")
    line = page.line(f"Số: {printed}/KH-UBND")
    assert line.size == 13
    assert line.font == "Tinos"
    assert line.middle == pytest.approx(page.line("SỞ NỘI VỤ").middle, abs=0.3)
    assert line.y > page.line("SỞ NỘI VỤ").y


def test_a_long_symbol_keeps_so_with_its_number() -> None:
    page = first_page(number="12345", symbol="KH-BQLKCNKCXCNC")
    assert page.line("Số: 12345/KH").y < page.line("BQLKCNKCXCNC").y


# II.4 Place and date


@pytest.mark.parametrize("day", [1, 9, 10, 31])
@pytest.mark.parametrize(("month", "printed"), [(1, "01"), (2, "02"), (3, "3"), (12, "12")])
def test_days_below_ten_and_the_first_two_months_have_a_nought(
    day: int, month: int, printed: str
) -> None:
    day = min(day, 28 if month == 2 else 30)
    page = first_page(date=DocumentDate(2026, month, day))
    line = page.line(f"Lạng Sơn, ngày {day:02d} tháng {printed} năm 2026")
    assert line.font == "Tinos-Italic"
    assert 13 <= line.size <= 14
    assert line.y == pytest.approx(page.line("Số:").y, abs=0.2)
    assert line.middle == pytest.approx(page.line(MOTTO).middle, abs=0.3)


# II.5 Type and subject


def test_type_and_subject_stand_in_the_middle_below_each_other() -> None:
    page = first_page()
    kind, subject = page.line("KẾ HOẠCH"), page.line("Áp dụng Hệ thống quản lý chất lượng năm 2026")
    for line in (kind, subject):
        assert line.middle == pytest.approx(110, abs=0.3)
        assert line.font == "Tinos-Bold"
        assert 13 <= line.size <= 14
    assert 14 < (subject.y - kind.y) / POINT < 14 * 1.6
    rule = rule_below(page, subject)
    assert 1 / 3 <= rule.length / subject.width <= 1 / 2
    assert rule.middle == pytest.approx(subject.middle, abs=0.2)


@pytest.mark.parametrize("name", [TRANSITION, PROGRAMME, YEARLY, INSPECTION])
def test_the_rule_below_a_subject_of_several_lines(name: str) -> None:
    page = sheets(sample(name))[0]
    top = page.line("KẾ HOẠCH").y
    bold = [x for x in page.lines if x.y > top + 1 and x.font == "Tinos-Bold" and x.left > 33]
    lines = [x for x in bold if x.y < top + 40 and abs(x.middle - 110) < 1]
    rule = rule_below(page, lines[-1])
    assert 1 / 3 <= rule.length / max(line.width for line in lines) <= 1 / 2


def letter(**changes: Any) -> Sheet:
    subject = RichText.of("hướng dẫn xây dựng kế hoạch phát triển kinh tế - xã hội năm 2027")
    kind = PlanKind.LETTER
    return first_page(kind=kind, document_type="", symbol="UBND-VX", subject=subject, **changes)


def test_a_letter_says_what_it_is_about_six_points_below_its_number() -> None:
    page = letter()
    number, about = page.line("Số: 05/UBND-VX"), page.line("V/v hướng dẫn")
    assert about.font == "Tinos"
    assert 12 <= about.size <= 13
    whole = next(line for line in page.lines if line.text.startswith("V/v"))
    assert whole.middle == pytest.approx(number.middle, abs=0.4)
    gap = (about.y - number.y) / POINT - 13 * 1.24 * 0.22 - 12 * 1.15 * 0.78
    assert gap == pytest.approx(6, abs=0.3)
    assert "KẾ HOẠCH" not in page.text
    assert not [r for r in page.rules if r.is_level and r.top > about.y]


# II.9 Kính gửi


def test_one_addressee_stands_on_the_line_of_kinh_gui() -> None:
    page = letter(addressees=(Addressee("a", "Các sở, ban, ngành tỉnh"),))
    line = page.line("Kính gửi: Các sở, ban, ngành tỉnh.")
    assert line.font == "Tinos"
    assert 13 <= line.size <= 14


def test_several_addressees_each_have_a_line_with_a_dash_under_the_colon() -> None:
    names = ("Văn phòng HĐND và UBND tỉnh", "Các sở, ban, ngành tỉnh", "UBND các xã, phường")
    page = letter(addressees=tuple(Addressee(name, name) for name in names))
    colon = page.line("Kính gửi:").letters[-1]
    lines = [page.line(f"- {name}{end}") for name, end in zip(names, (";", ";", "."), strict=True)]
    assert [line.y for line in lines] == sorted(line.y for line in lines)
    for line in lines:
        assert line.left == pytest.approx(colon.left, abs=0.6)
        assert line.font == "Tinos"
        assert 13 <= line.size <= 14
    assert page.line("Kính gửi:").y < lines[0].y
    assert page.line("Kính gửi:").text == "Kính gửi:"
