"""Running text on paper: justified, indented, whole, exactly as typed."""

from __future__ import annotations

import gc
import io
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from isodesk.errors import UserError
from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import Annex, BasesForm, Blank, Block, BlockKind, LegalBasis, RichText, Run, Tab
from tests.documents.plans import PROGRAMME, TRANSITION, heading, paragraph, sample, small_plan
from tests.exporters.pdf.reading import Sheet, read_pdf

LONG = (
    "Triển khai xây dựng, áp dụng, duy trì và cải tiến Hệ thống quản lý chất lượng vào hoạt động "
    "của các cơ quan, tổ chức thuộc hệ thống hành chính nhà nước trên địa bàn tỉnh, bảo đảm tiến "
    "độ và chất lượng, tránh hình thức, gắn với cải cách thủ tục hành chính và chuyển đổi số."
)


def pages(*blocks: Block, **changes: Any) -> list[Sheet]:
    return read_pdf(pdf_bytes(small_plan(blocks=blocks, **changes), "bundled"))


def test_a_paragraph_is_justified_with_its_first_line_indented() -> None:
    page = pages(paragraph(LONG))[0]
    lines = [line for line in page.lines if line.font == "Tinos" and line.size == 14]
    assert lines[0].left == pytest.approx(30 + 12.7, abs=0.4)
    assert all(line.left == pytest.approx(30, abs=0.4) for line in lines[1:])
    assert all(line.right == pytest.approx(190, abs=0.4) for line in lines[:-1])
    assert lines[-1].right < 189


def test_lines_and_paragraphs_are_spaced_within_the_decree() -> None:
    page = pages(paragraph(LONG, key="a"), paragraph(LONG, key="b"))[0]
    lines = [line for line in page.lines if line.font == "Tinos" and line.size == 14]
    steps = [round((below.y - above.y) / 25.4 * 72, 1) for above, below in pairwise(lines)]
    leading = min(steps)
    assert 14 * 1.15 <= leading <= 14 * 1.15 * 1.5
    assert max(steps) - leading == pytest.approx(6, abs=0.3)


@pytest.mark.parametrize("name", [TRANSITION, PROGRAMME])
def test_text_comes_back_exactly_as_typed(name: str) -> None:
    plan = sample(name)
    printed = " ".join("".join(page.text for page in read_pdf(pdf_bytes(plan, "bundled"))).split())
    for block in plan.blocks:
        if block.kind is not BlockKind.HEADING and "\n" not in block.text.plain():
            typed = " ".join(block.text.plain().split())
            # A paragraph may go on after a page number.
            first = typed[: max(20, len(typed) // 3)].rsplit(" ", 1)[0]
            assert first in printed


def test_a_long_run_of_text_comes_back_whole_and_in_composed_letters() -> None:
    decomposed = "Quy\u0301 I năm 2026: Hê\u0323 thô\u0301ng"
    page = pages(paragraph(decomposed + " ₫ – “ngoặc” …"))[0]
    assert "Quý I năm 2026: Hệ thống ₫ – “ngoặc” …" in page.text


def test_bold_italic_blanks_and_line_breaks_are_printed() -> None:
    text = RichText.of(
        "Đạt ", Run("70", bold=True), Run(" phần trăm", italic=True), " ", Blank(6), "\nhết"
    )
    page = pages(Block("b", BlockKind.PLAIN, text))[0]
    assert page.line("70").font == "Tinos-Bold"
    assert page.line("phần trăm").font == "Tinos-Italic"
    assert page.line("......").y < page.line("hết").y


def test_a_number_stays_with_what_it_counts() -> None:
    stuffing = "Nội dung kế hoạch được triển khai thực hiện nghiêm túc theo "
    for words in ("số 26/2014/TT-BKHCN", "ngày 05 tháng 3 năm 2026", "30.000.000 đồng", "05 năm"):
        for cut in range(0, 48, 3):
            page = pages(paragraph(stuffing[cut:] + words + " và các văn bản liên quan khác."))[0]
            held = [line for line in page.lines if words.split(" ")[-1] in line.text]
            pair = words if "tháng" not in words else "ngày 05"
            assert any(pair in line.text for line in page.lines), (words, cut)
            assert held


def test_the_three_forms_of_legal_bases() -> None:
    bases = (
        LegalBasis("a", "Căn cứ", RichText.of("Luật Tổ chức chính quyền địa phương")),
        LegalBasis("b", "Căn cứ", RichText.of("Quyết định số 19/2014/QĐ-TTg")),
    )
    for form, font, starts in (
        (BasesForm.LIST, "Tinos", "- Căn cứ Luật"),
        (BasesForm.LINES, "Tinos-Italic", "Căn cứ Luật"),
        (BasesForm.RUN_IN, "Tinos", "Căn cứ Luật"),
    ):
        block = Block("b", BlockKind.LEGAL_BASES, form=form)
        page = pages(block, legal_bases=bases)[0]
        assert page.line(starts).font == font
        assert "địa phương;" in page.text
        assert "19/2014/QĐ-TTg." in page.text


def test_page_numbers_stand_in_the_top_margin_from_page_two_and_restart_in_an_annex() -> None:
    body = tuple(paragraph(LONG, key=f"p{i}") for i in range(40))
    annex = Annex("a", RichText.of("Phụ biểu"), body)
    sheets = read_pdf(pdf_bytes(small_plan(blocks=body, annexes=(annex,)), "bundled"))
    numbers = [sheet.number for sheet in sheets]
    half = len(numbers) // 2
    assert numbers[:half] == ["", *[str(n) for n in range(2, half + 1)]]
    assert numbers[half:] == numbers[:half]
    number = sheets[1].lines[0]
    assert number.text == "2"
    assert number.size == 13
    assert number.font == "Tinos"
    assert number.middle == pytest.approx(110, abs=0.5)
    assert number.y < 20


def test_no_heading_stands_alone_at_the_end_of_a_page() -> None:
    for count in range(8, 22):
        blocks = [paragraph("Một dòng.", key=f"p{i}") for i in range(count)]
        blocks += [heading("Tổ chức thực hiện"), heading("Sở Tài chính", 2, key="h2")]
        blocks += [paragraph(LONG, key="last")]
        for sheet in pages(*blocks):
            if "TỔ CHỨC THỰC HIỆN" in sheet.text:
                assert "1. Sở Tài chính" in sheet.text
                last = sheet.line("1. Sở Tài chính")
                below = [line for line in sheet.lines if line.y > last.y + 1]
                assert len(below) >= 2


def test_the_signature_keeps_two_lines_of_text_with_it() -> None:
    for count in range(10, 26):
        blocks = [paragraph("Một dòng.", key=f"p{i}") for i in range(count)]
        sheet = pages(*blocks, paragraph(LONG, key="last"))[-1]
        signed = sheet.line("KT. GIÁM ĐỐC")
        above = [line for line in sheet.lines if 18 < line.y < signed.y - 1]
        assert len(above) >= 2
        assert "Nguyễn Văn An" in sheet.text


def test_no_line_of_a_paragraph_stands_alone_on_a_page() -> None:
    for count in range(14, 26):
        blocks = [paragraph("Một dòng.", key=f"p{i}") for i in range(count)]
        sheets = pages(*blocks, paragraph(LONG, key="long"), recipients=(), signatures=())
        parts = [
            sum(line.size >= 13 and line.text in LONG for line in sheet.lines) for sheet in sheets
        ]
        assert sum(parts) >= 4
        assert 1 not in parts


def test_bookmarks_title_author_and_language() -> None:
    reader = PdfReader(io.BytesIO(pdf_bytes(sample(TRANSITION), "bundled")))
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("Kế hoạch Chuyển đổi áp dụng")
    assert reader.metadata.author == "Ủy ban nhân dân tỉnh Lạng Sơn"
    assert "ReportLab" not in f"{reader.metadata.producer}{reader.metadata.creator}"
    assert str(reader.root_object["/Lang"]) == "vi"
    titles = [str(entry.title) for entry in reader.outline if not isinstance(entry, list)]
    assert titles[0] == "I. CĂN CỨ XÂY DỰNG KẾ HOẠCH"
    assert "Phụ lục I. LỘ TRÌNH THỰC HIỆN" in titles
    assert any("1. Mục đích" in str(e) for e in reader.outline if isinstance(e, list))


def test_every_font_is_embedded_and_no_other_is_named() -> None:
    reader = PdfReader(io.BytesIO(pdf_bytes(sample(TRANSITION), "bundled")))
    names = {name for page in reader.pages for name in page._get_fonts()[0]}
    loose = {name for page in reader.pages for name in page._get_fonts()[1]}
    assert not loose
    assert names
    assert all("+Tinos" in name for name in names)


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = sample(TRANSITION)
    assert pdf_bytes(plan, "bundled") == pdf_bytes(replace(plan), "bundled")


def test_a_character_the_font_lacks_is_named() -> None:
    with pytest.raises(UserError, match=r"☑.*U\+2611"):
        pdf_bytes(small_plan(blocks=(paragraph("Đã làm ☑"),)), "bundled")


def test_markup_and_page_breaks_in_text_are_only_text() -> None:
    blocks = (
        paragraph("<b>a</b> & <font>"),
        Block("x", BlockKind.PAGE_BREAK),
        paragraph("Trang sau", key="q"),
    )
    sheets = pages(*blocks)
    assert "<b>a</b> & <font>" in sheets[0].text
    assert "Trang sau" in sheets[1].text


def test_a_word_wider_than_the_page_is_divided() -> None:
    page = pages(paragraph("x" * 300))[0]
    assert page.text.replace("\n", "").count("x") >= 300
    assert max(letter.right for line in page.lines for letter in line.letters) <= 190.5


def test_a_tab_goes_to_the_next_stop() -> None:
    text = RichText.of("Trường:", Tab(), "Y tế", Tab(), "x")
    page = pages(Block("b", BlockKind.PLAIN, text))[0]
    for words in ("Y tế", "x"):
        from_left = page.line(words).left - 30
        assert from_left / 12.7 == pytest.approx(round(from_left / 12.7), abs=0.05)
    assert page.line("x").left > page.line("Y tế").right


def test_centred_blocks_and_headings_stand_in_the_middle() -> None:
    page = pages(
        heading("Phần một", key="c", centred=True, numbered=False),
        paragraph("Ở giữa.", key="d", centred=True),
    )[0]
    assert page.line("Phần một").middle == pytest.approx(110, abs=0.5)
    assert page.line("Ở giữa.").middle == pytest.approx(110, abs=0.5)


def test_setting_a_plan_leaves_nothing_for_the_collector_that_is_off_meanwhile() -> None:
    plan = sample(TRANSITION)
    pdf_bytes(plan, "bundled")
    gc.collect()
    pdf_bytes(plan, "bundled")
    assert gc.collect() == 0
    assert gc.isenabled()
