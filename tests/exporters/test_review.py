"""Báo cáo rà soát: every finding in words, on pages and in a workbook."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from isodesk.checks import Severity
from isodesk.checks.registry import review
from isodesk.checks.reporting import report_lines
from isodesk.errors import UserError
from isodesk.exporters.review import export_review
from isodesk.facts import Accepted, Block, BlockKind, PlanFacts, RichText
from isodesk.facts.reviewed import ReviewLine
from isodesk.services.sample import SAMPLES, sample_plan
from tests.exporters.pdf.reading import pypdfium2

DAY = date(2026, 11, 25)


@pytest.fixture
def plan() -> PlanFacts:
    """Document 1 with two counts that are wrong, one of them accepted."""
    whole = sample_plan(SAMPLES[0])
    texts = ("Tổng số 118 đơn vị.", "Toàn bộ 117 cơ quan =A1.")
    blocks = tuple(Block(f"n{i}", BlockKind.PLAIN, RichText.of(t)) for i, t in enumerate(texts))
    accepted = Accepted("a", "counts.words", "blocks/n1", "117 cơ quan", "Theo báo cáo của Sở")
    return replace(whole, blocks=(*whole.blocks, *blocks), accepted=(accepted,))


def _lines(plan: PlanFacts) -> tuple[ReviewLine, ...]:
    return report_lines(review(plan))


def _words(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    try:
        pages = [pdf[at].get_textpage().get_text_bounded() for at in range(len(pdf))]
    finally:
        pdf.close()
    return re.sub(r"\s+", " ", " ".join(pages))


def test_the_pdf_says_what_was_found_and_what_accepted(plan: PlanFacts, tmp_path: Path) -> None:
    target = tmp_path / "r.pdf"
    export_review(plan, _lines(plan), target, DAY, font="bundled")
    said = _words(target)
    errors = sum(f.severity is Severity.ERROR for f in review(plan).findings)
    for words in (
        "BÁO CÁO RÀ SOÁT",
        "Ngày rà soát: 25/11/2026",
        f"{errors:02d} điểm sai",
        "01 điểm đã chấp nhận",
        "STT Mức độ Nội dung Vị trí Trích Cách sửa",
        "Ghi “118 đơn vị”, đếm được 119.",
        "Thay bằng số liệu tự động “119”",
        "II. Điểm đã chấp nhận",
        "Theo báo cáo của Sở",
    ):
        assert words in said, words
    assert said.index("118 đơn vị") < said.index("II. Điểm") < said.index("117 cơ quan")


def test_the_workbook_has_a_sheet_for_each_table(plan: PlanFacts, tmp_path: Path) -> None:
    target = tmp_path / "r.xlsx"
    export_review(plan, _lines(plan), target, DAY)
    book = load_workbook(target)
    assert book.sheetnames == ["Điểm cần sửa", "Đã chấp nhận"]
    rows = [tuple(cell.value for cell in row) for row in book["Điểm cần sửa"].iter_rows()]
    head = rows.index(("STT", "Mức độ", "Nội dung", "Vị trí", "Trích", "Cách sửa"))
    assert len(rows) - head - 1 == len(review(plan).findings)
    assert rows[head + 1][:3] == (1, "Sai", "Ghi “118 đơn vị”, đếm được 119.")
    accepted = [cell.value for cell in list(book["Đã chấp nhận"].iter_rows())[-1]]
    assert accepted[-2:] == ["117 cơ quan", "Theo báo cáo của Sở"]
    book.close()


def test_a_plan_without_findings_says_so(plan: PlanFacts, tmp_path: Path) -> None:
    for suffix in (".pdf", ".xlsx"):
        export_review(plan, (), tmp_path / f"r{suffix}", DAY, font="bundled")
    assert "không có điểm cần sửa" in _words(tmp_path / "r.pdf")
    book = load_workbook(tmp_path / "r.xlsx")
    assert book.worksheets[0].cell(book.worksheets[0].max_row, 1).value == "Không có điểm cần sửa."
    book.close()


def test_another_suffix_is_refused(plan: PlanFacts, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Các đuôi tệp dùng được"):
        export_review(plan, (), tmp_path / "r.docx", DAY)
    assert list(tmp_path.iterdir()) == []
