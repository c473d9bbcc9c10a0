"""What is kept on one page: words that announce a list, the last lines and the signature."""

from __future__ import annotations

import pytest

from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import Block, BlockKind, RichText, SignatureColumn
from tests.documents.plans import LETTER, heading, paragraph, sample
from tests.exporters.pdf.reading import read_pdf
from tests.exporters.pdf.test_even_lines import pages

T = RichText.of


def test_words_that_announce_a_list_stand_on_the_page_of_its_first_item() -> None:
    moved = 0
    for count in range(14, 34):
        filled = [paragraph("Một dòng.", key=f"f{i}") for i in range(count)]
        item = Block("i", BlockKind.BULLET, T("Đi Cam Lâm: 01 ngày."))
        sheets = pages(*filled, heading("Kinh phí"), paragraph("Công tác phí:", key="l"), item)
        at = next(i for i, sheet in enumerate(sheets) if "Công tác phí:" in sheet.text)
        assert "Đi Cam Lâm" in sheets[at].text
        assert "KINH PHÍ" in sheets[at].text
        moved += at == 1 and "Một dòng." not in sheets[1].text
    assert moved


def test_room_for_the_seal_gives_what_keeps_the_signature_on_the_page() -> None:
    """The letter of Lạng Sơn would leave two lines for a page of their own."""
    sheets = read_pdf(pdf_bytes(sample(LETTER), "bundled"))
    signed = next(sheet for sheet in sheets if "Vũ Hoàng Quý" in sheet.text)
    assert signed.number == "8"
    post, name = signed.line("GIÁM ĐỐC"), signed.line("Vũ Hoàng Quý")
    assert name.y <= 277
    assert 25 <= name.y - 14 * 0.7 / 72 * 25.4 - post.y <= 32


def test_a_page_with_room_keeps_the_usual_height_for_the_seal() -> None:
    signer = SignatureColumn("s", (), "GIÁM ĐỐC", "", "Lê Bình")
    page = pages(paragraph("Nội dung./."), signatures=(signer,))[0]
    assert page.line("Lê Bình").y - page.line("GIÁM ĐỐC").y == pytest.approx(33.9, abs=0.3)
