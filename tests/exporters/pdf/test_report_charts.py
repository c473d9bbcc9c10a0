"""The charts of a report stand in its pages as vectors, whole, counted on its last day."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from isodesk.documents.document import build_document
from isodesk.documents.parts import Picture
from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import PlanFacts, TableSource
from tests.documents.followed import followed_plan, funded_plan, report_on
from tests.exporters.pdf.reading import read_pdf


@pytest.fixture(scope="module")
def report() -> PlanFacts:
    return report_on(followed_plan())


def test_two_charts_stand_on_the_first_page_and_none_is_divided(report: PlanFacts) -> None:
    pages = PdfReader(BytesIO(pdf_bytes(report))).pages
    texts = [page.extract_text() for page in pages]
    first = next(at for at, text in enumerate(texts) if "BIỂU ĐỒ KẾT QUẢ THỰC HIỆN" in text)
    assert "Số liệu của toàn kế hoạch, tính đến hết ngày 30/6/2019:" in texts[first]
    for title, foot in (
        ("Kết quả thực hiện nhiệm vụ", "Quá hạn"),
        ("Nhiệm vụ hoàn thành, cộng dồn theo quý", "Đã thực hiện"),
    ):
        assert title in texts[first] and foot in texts[first]
    assert "Đơn vị hoàn thành" in texts[first + 1] and "Đã hoàn thành" in texts[first + 1]
    assert not any(page.images for page in pages[first : first + 2])


def test_bars_and_lines_are_drawn_within_the_margins(report: PlanFacts) -> None:
    pages = read_pdf(pdf_bytes(report))
    page = next(p for p in pages if any("cộng dồn theo quý" in line.text for line in p.lines))
    drawn = [rule for rule in page.rules if rule.colour in ("1D2B30", "1F4E79")]
    assert len(drawn) > 30
    assert min(rule.left for rule in drawn) >= 29.9
    assert max(rule.right for rule in drawn) <= 195.1
    assert max(rule.bottom for rule in drawn) <= 277


def test_what_was_done_later_is_not_drawn(report: PlanFacts) -> None:
    parts = build_document(report).sections[-1].parts
    bars = next(part for part in parts if isinstance(part, Picture)).chart
    assert [sum(value or 0 for value in one.values) for one in bars.series] == [2, 5, 0]


def test_each_plan_of_a_report_has_an_annex_of_charts_of_its_own() -> None:
    report = report_on(followed_plan(), funded_plan())
    charts = {table.key for table in report.tables if table.source is TableSource.CHARTS}
    holders = [a for a in report.annexes if any(b.table in charts for b in a.blocks)]
    assert len(holders) == 2
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf_bytes(report))).pages)
    assert "Đơn vị tính: triệu đồng" in text and "42,3" in text


def test_the_text_names_the_annex(report: PlanFacts) -> None:
    lines = [line.text for page in read_pdf(pdf_bytes(report)) for line in page.lines]
    assert "Biểu đồ kết quả thực hiện tại Phụ lục II." in " ".join(lines)
