"""A page of a few lines is saved by setting the text nearer together, as far as the decree allows.

Nghị định 30/2020, Phụ lục I, II.6.e: text of 13 to 14 points, lines from single on, 6 points and
more between paragraphs.
"""

from __future__ import annotations

import io
from importlib import import_module
from itertools import pairwise
from typing import Any

import pytest

from isodesk.exporters.pdf import pdf_bytes
from isodesk.exporters.word import word_bytes
from isodesk.facts import PlanFacts, PlanKind
from isodesk.services.papers import paper_for
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
from tests.exporters.pdf.reading import Sheet, read_pdf
from tests.exporters.pdf.test_tables import SENTENCE

docx: Any = import_module("docx")
POINT = 25.4 / 72
SAMPLES = (TRANSITION, PROGRAMME, YEARLY, LETTER, INSPECTION)
ONE_PAGE = [
    *((name, kind) for name in SAMPLES for kind in (PlanKind.DECISION, PlanKind.CONSULTATION)),
    (INSPECTION, PlanKind.ESTIMATE),
]


def sheets(plan: PlanFacts) -> list[Sheet]:
    return read_pdf(pdf_bytes(plan, "bundled"))


def paragraphs(count: int) -> PlanFacts:
    """So many paragraphs of some lines each."""
    blocks = tuple(paragraph(SENTENCE * 2, key=f"p{i}") for i in range(count))
    return small_plan(blocks=blocks)


def text_steps(sheet: Sheet) -> list[tuple[float, float]]:
    """The distance in points from each line of the text to the next, with their size."""
    lines = [line for line in sheet.lines if line.text.strip() in SENTENCE * 3]
    return [((below.y - line.y) / POINT, line.size) for line, below in pairwise(lines)]


@pytest.mark.parametrize(("name", "kind"), ONE_PAGE)
def test_a_paper_that_travels_with_a_plan_takes_one_page(name: str, kind: PlanKind) -> None:
    found = sheets(paper_for(sample(name), kind))
    assert len(found) == 1
    letters = [letter for line in found[0].lines for letter in line.letters]
    assert min(letter.left for letter in letters) >= 23.9
    assert max(letter.right for letter in letters) <= 190.3
    assert min(letter.y - letter.size * 0.31 for letter in letters) >= 19
    assert max(letter.y for letter in letters) <= 277


def test_text_is_set_nearer_within_the_ranges_and_never_beyond() -> None:
    seen = set()
    for count in range(6, 25):
        found = sheets(paragraphs(count))
        for sheet in found:
            for step, size in text_steps(sheet):
                assert 13 <= size <= 14
                assert step >= 1.149 * size
                # Within a paragraph up to 1,5 lines; between two of them 6 points more.
                assert step <= 1.5 * 1.15 * size + 6 + 0.01
        signer = found[-1].line("Nguyễn Văn An")
        duty = found[-1].line("PHÓ GIÁM ĐỐC")
        assert signer.y - duty.y >= 25
        first = text_steps(found[0])
        seen.add((len(found), first[0][1], round(first[0][0], 1)))
    sizes = {(pages, size) for pages, size, _ in seen}
    assert (1, 14) in sizes
    assert (1, 13) in sizes
    assert (2, 14) in sizes
    assert {leading for pages, _, leading in seen if pages == 2} >= {17.9, 16.8, 16.1, 15.6}


def test_paragraphs_keep_six_points_between_them_however_near() -> None:
    for count in range(8, 13):
        steps = text_steps(sheets(paragraphs(count))[0])
        leading = min(step for step, _ in steps)
        wider = [step - leading for step, _ in steps if step - leading > 1]
        assert wider
        assert min(wider) >= 5.99


def test_what_fills_its_last_page_is_not_touched() -> None:
    for count in range(14, 19):
        found = sheets(paragraphs(count))
        assert len(found) == 2
        assert {size for sheet in found for _, size in text_steps(sheet)} == {14}
        assert text_steps(found[0])[0][0] == pytest.approx(1.28 * 14, abs=0.05)


def test_the_letterhead_keeps_its_sizes() -> None:
    page = sheets(paper_for(sample(INSPECTION), PlanKind.ESTIMATE))[0]
    assert page.line("chế độ công tác phí").size == 13
    assert page.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").size == 13
    assert page.line("Độc lập - Tự do - Hạnh phúc").size == 14
    assert page.line("SỞ KHOA HỌC").size == 13


def test_the_word_copy_is_set_as_near() -> None:
    paper = paper_for(sample(INSPECTION), PlanKind.ESTIMATE)
    page = sheets(paper)[0]
    body = docx.Document(io.BytesIO(word_bytes(paper))).styles["Đoạn"]
    assert body.font.size.pt == page.line("chế độ công tác phí").size == 13
    plan = docx.Document(io.BytesIO(word_bytes(small_plan()))).styles["Đoạn"]
    assert plan.font.size.pt == 14
