"""Phần, Chương, Mục, Tiểu mục and Điều on paper (Phụ lục I, II.6.đ)."""

from __future__ import annotations

import pytest

from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import Block, BlockKind, RichText
from tests.documents.plans import paragraph, small_plan
from tests.exporters.pdf.reading import Sheet, pypdfium2, read_pdf

T = RichText.of
LONG = (
    "Tổ chức thực hiện và trách nhiệm của các cơ quan, đơn vị có liên quan trên địa bàn toàn tỉnh"
)
BLOCKS = (
    Block("p", BlockKind.PART, T("Tình hình")),
    Block("c1", BlockKind.CHAPTER, T("Quy định chung")),
    Block("m1", BlockKind.SECTION, T("Quản lý văn bản")),
    Block("t1", BlockKind.SUBSECTION, T("Văn bản đi")),
    Block("d1", BlockKind.ARTICLE, T("Bản sao văn bản")),
    Block("k1", BlockKind.NUMBERED, T("Các hình thức bản sao gồm nhiều loại."), 2),
    Block("d2", BlockKind.ARTICLE, T("Ban hành kèm theo Quyết định này Kế hoạch."), 2),
    Block("c2", BlockKind.CHAPTER, T(LONG)),
    paragraph("Quyết định này có hiệu lực./.", key="x"),
)


@pytest.fixture(scope="module")
def content() -> bytes:
    return pdf_bytes(small_plan(blocks=BLOCKS), "bundled")


@pytest.fixture(scope="module")
def page(content: bytes) -> Sheet:
    return read_pdf(content)[0]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("Phần I", "TÌNH HÌNH"),
        ("Chương I", "QUY ĐỊNH CHUNG"),
        ("Mục 1", "QUẢN LÝ VĂN BẢN"),
        ("Tiểu mục 1", "VĂN BẢN ĐI"),
    ],
)
def test_number_and_title_stand_centred_on_lines_of_their_own(
    page: Sheet, number: str, title: str
) -> None:
    above, below = page.line(number), page.line(title)
    for line in (above, below):
        assert {(c.size, c.font) for c in line.letters} == {(14, "Tinos-Bold")}
        assert line.middle == pytest.approx(110, abs=0.5)
    assert 4 < below.y - above.y < 8


def test_a_long_title_is_broken_into_even_centred_lines(page: Sheet) -> None:
    first = page.line("TỔ CHỨC THỰC HIỆN")
    lines = [line for line in page.lines if line.y >= first.y][:2]
    assert " ".join(line.text for line in lines) == LONG.upper()
    assert all(line.middle == pytest.approx(110, abs=0.5) for line in lines)
    assert lines[1].width > 0.6 * lines[0].width


def test_an_article_is_bold_and_indented(page: Sheet) -> None:
    line = page.line("Điều 1. Bản sao văn bản")
    assert {(c.size, c.font) for c in line.letters} == {(14, "Tinos-Bold")}
    assert line.left == pytest.approx(30 + 12.7, abs=0.3)
    point = page.line("1. Các hình thức")
    assert {c.font for c in point.letters} == {"Tinos"}


def test_an_article_without_a_title_has_only_its_number_bold(page: Sheet) -> None:
    number, text = page.line("Điều 2."), page.line("Ban hành kèm theo Quyết định này Kế")
    assert {c.font for c in number.letters} == {"Tinos-Bold"}
    assert {c.font for c in text.letters} == {"Tinos"}
    assert number.y == pytest.approx(text.y, abs=0.1)


def test_titles_make_bookmarks_one_inside_the_other(content: bytes) -> None:
    document = pypdfium2.PdfDocument(content)
    found = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    document.close()
    assert found == [
        (0, "Phần I TÌNH HÌNH"),
        (1, "Chương I QUY ĐỊNH CHUNG"),
        (2, "Mục 1 QUẢN LÝ VĂN BẢN"),
        (3, "Tiểu mục 1 VĂN BẢN ĐI"),
        (4, "Điều 1. Bản sao văn bản"),
        (1, f"Chương II {LONG.upper()}"),
    ]


def test_a_division_does_not_stand_alone_at_the_end_of_a_page() -> None:
    lines = tuple(paragraph(f"Dòng {i}.", key=f"x{i}") for i in range(60))
    for count in range(18, 26):
        blocks = (*lines[:count], Block("c", BlockKind.CHAPTER, T("Quy định")), *lines[count:])
        sheets = read_pdf(pdf_bytes(small_plan(blocks=blocks), "bundled"))
        sheet = next(s for s in sheets if "Chương I" in s.text)
        title = sheet.line("QUY ĐỊNH")
        assert any(line.y > title.y for line in sheet.lines), count
