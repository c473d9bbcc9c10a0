"""Stamps, marks of the first page, divisions and signers in a Word copy."""

from __future__ import annotations

from typing import Any

import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Pt

from isodesk.documents.profile import ND30_2020
from isodesk.exporters.word import word_bytes
from isodesk.facts import (
    Annex,
    Block,
    BlockKind,
    Circulation,
    DocumentDate,
    Orientation,
    PaperMarks,
    PlanFacts,
    PlanKind,
    RichText,
    SignatureColumn,
    Urgency,
    Wrapper,
)
from tests.documents.plans import paragraph, small_plan
from tests.exporters.word.reading_word import lines, open_word

T = RichText.of
ANNEX = Annex("a", T("Lộ trình"), (paragraph("Nội dung.", key="x"),))
MARKS = PaperMarks(
    urgency=Urgency.VERY_URGENT,
    circulation=Circulation.INTERNAL,
    draft_round=2,
    drafter="PL",
    printed_copies=300,
    foot=("Số 5 đường Hùng Vương", "ĐT: 0205.3812.343"),
)


def copied(plan: PlanFacts) -> WordFile:
    return open_word(word_bytes(plan))


def words(part: Any) -> list[str]:
    """The paragraphs of an element, also inside tables in tables."""
    texts = ("".join(t.text for t in p.iter(qn("w:t"))) for p in part.iter(qn("w:p")))
    return [text for text in texts if text]


def frame(part: Any, text: str) -> Any:
    """The innermost table around these words."""
    return next(
        table
        for table in part.iter(qn("w:tbl"))
        if words(table) == [text] and not list(table.iter(qn("w:tbl")))[1:]
    )


def twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def size(table: Any) -> tuple[int, int, str]:
    width = int(table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}").get(qn("w:w")))
    height = next(table.iter(qn("w:trHeight")))
    return width, int(height.get(qn("w:val"))), height.get(qn("w:hRule"))


def colours(table: Any) -> set[str]:
    borders = table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
    assert [edge.tag.rpartition("}")[2] for edge in borders] == ["top", "left", "bottom", "right"]
    return {edge.get(qn("w:color")) for edge in borders}


def test_the_stamp_of_urgency_is_a_red_table_of_its_size() -> None:
    file = copied(small_plan(paper=MARKS))
    table = frame(file.element.body, "THƯỢNG KHẨN")
    assert size(table) == (twips(40), twips(8), "exact")
    assert colours(table) == {"FF0000"}
    style = file.styles["Dấu độ khẩn"]
    assert style.element.rPr.find(qn("w:color")).get(qn("w:val")) == "FF0000"
    assert (style.font.size.pt, style.font.bold) == (13, True)


def test_marks_of_the_first_page_stand_in_its_header_and_footer() -> None:
    file = copied(small_plan(paper=MARKS, annexes=(ANNEX,)))
    first, annex = file.sections
    head, foot = first.first_page_header._element, first.first_page_footer._element
    assert words(head) == ["DỰ THẢO", "Lần 2", "LƯU HÀNH NỘI BỘ"]
    assert size(frame(head, "LƯU HÀNH NỘI BỘ"))[:2] == (twips(50), twips(8))
    assert [line.replace("\u00a0", " ") for line in words(foot)] == list(MARKS.foot)
    rule = next(foot.iter(qn("w:pBdr")))
    assert rule.find(qn("w:bottom")).get(qn("w:val")) == "single"
    assert first.different_first_page_header_footer
    for part in (annex.first_page_header, annex.first_page_footer):
        assert not part.is_linked_to_previous
        assert words(part._element) == []
    assert "2" in words(first.header._element)


def test_the_page_number_stands_as_high_with_marks_as_without() -> None:
    heights = []
    for marks in (PaperMarks(), MARKS):
        section = copied(small_plan(paper=marks)).sections[0]
        above = section.header.paragraphs[0].paragraph_format.space_before
        assert section.header_distance is not None
        heights.append(section.header_distance.mm + (above.mm if above else 0))
    assert heights[0] == pytest.approx(heights[1], abs=0.1)


def test_the_address_keeps_clear_of_the_line_above_it() -> None:
    foot = copied(small_plan(paper=MARKS)).sections[0].first_page_footer.paragraphs
    assert foot[0].paragraph_format.space_after == Pt(ND30_2020.rule_gap)


def test_a_paper_without_marks_has_no_first_header() -> None:
    file = copied(small_plan(annexes=(ANNEX,)))
    assert all(s.first_page_header.is_linked_to_previous for s in file.sections)


def test_the_drafter_stands_below_what_is_filed() -> None:
    found = [(line.style, line.text) for line in lines(copied(small_plan(paper=MARKS)))]
    at = found.index(("Ký hiệu người soạn thảo", "PL.(300)"))
    assert found[at - 1] == ("Dòng nơi nhận", "- Lưu: VT, TĐC 03.")


DIVIDED = (
    Block("p1", BlockKind.PART, T("Tình hình")),
    Block("c1", BlockKind.CHAPTER, T("Quy định chung")),
    Block("m1", BlockKind.SECTION, T("Quản lý")),
    Block("t1", BlockKind.SUBSECTION, T("Văn bản đi")),
    Block("d1", BlockKind.ARTICLE, T("Bản sao")),
    Block("k1", BlockKind.NUMBERED, T("Khoản đầu."), 2),
    Block("t2", BlockKind.SUBSECTION, T("Văn bản đến")),
    Block("d2", BlockKind.ARTICLE, T("Ban hành kèm theo."), 2),
    Block("k2", BlockKind.NUMBERED, T("Khoản đầu của điều sau."), 2),
    Block("m2", BlockKind.SECTION, T("Lưu trữ")),
    Block("c2", BlockKind.CHAPTER, T("Tổ chức thực hiện")),
    Block("m3", BlockKind.SECTION, T("Trách nhiệm")),
    Block("d3", BlockKind.ARTICLE, T("Hiệu lực")),
    Block("d9", BlockKind.ARTICLE, T("Từ số chín"), start_at=9),
    Block("d10", BlockKind.ARTICLE, T("Số mười")),
)


def test_word_counts_divisions_by_itself() -> None:
    annex = Annex("a", T("Quy chế"), (Block("x", BlockKind.ARTICLE, T("Điều của phụ lục")),))
    found = lines(copied(small_plan(blocks=DIVIDED, annexes=(annex,))))
    numbered = [(line.style, line.number) for line in found if line.number]
    assert numbered == [
        ("Phần", "Phần I"),
        ("Chương", "Chương I"),
        ("Mục 1", "Mục 1"),
        ("Tiểu mục 1", "Tiểu mục 1"),
        ("Điều", "Điều 1."),
        ("Khoản", "1."),
        ("Tiểu mục 1", "Tiểu mục 2"),
        ("Điều không tiêu đề", "Điều 2."),
        ("Khoản", "1."),
        ("Mục 1", "Mục 2"),
        ("Chương", "Chương II"),
        ("Mục 1", "Mục 1"),
        ("Điều", "Điều 3."),
        ("Điều", "Điều 9."),
        ("Điều", "Điều 10."),
        ("Điều", "Điều 1."),
    ]
    titles = [line.text for line in found if line.style == "Chương"]
    assert titles == ["\nQUY ĐỊNH CHUNG", "\nTỔ CHỨC THỰC HIỆN"]


@pytest.mark.parametrize(
    ("name", "level"),
    [("Phần", "0"), ("Chương", "1"), ("Mục 1", "2"), ("Tiểu mục 1", "3"), ("Điều", "4")],
)
def test_a_style_of_a_division_gives_its_number_and_its_place_in_the_outline(
    name: str, level: str
) -> None:
    element = copied(small_plan()).styles[name].element
    assert element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    assert element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}").get(qn("w:val")) == level


def test_an_annex_is_signed_in_its_own_section() -> None:
    broad = Annex("a", T("Dự toán"), ANNEX.blocks, orientation=Orientation.LANDSCAPE)
    signers = tuple(SignatureColumn(f"s{i}", (), f"VIỆC {i}", "", "", "a") for i in range(3))
    file = copied(small_plan(annexes=(broad,), signatures=(*small_plan().signatures, *signers)))
    table = file.tables[-1]
    assert [cell.paragraphs[0].text for cell in table.rows[0].cells] == [
        *("VIỆC 0", "VIỆC 1", "VIỆC 2")
    ]
    assert sum(column.width.mm for column in table.columns) == pytest.approx(252, abs=0.5)


def test_what_is_issued_with_a_decision_says_so_below_its_subject() -> None:
    wrapper = Wrapper("Quyết định", "7", "QĐ-UBND", DocumentDate(2026, 1, 5), "UBND tỉnh")
    found = lines(copied(small_plan(wrapper=wrapper)))
    styles = [line.style for line in found]
    assert not {"Số và ký hiệu", "Địa danh và thời gian"} & set(styles)
    at = styles.index("Dòng ban hành kèm theo")
    assert styles[at - 1] == "Trích yếu trên dòng ban hành kèm theo"
    assert " ".join(found[at].text.split()) == (
        "(Ban hành kèm theo Quyết định số 07/QĐ-UBND ngày 05 tháng 01 năm 2026 của UBND tỉnh)"
    )


def test_an_electronic_copy_leaves_the_reference_blank() -> None:
    plan = small_plan(annexes=(ANNEX,), kind=PlanKind.YEARLY)
    paper, electronic = (
        next(
            line.text
            for line in lines(open_word(word_bytes(plan, electronic)))
            if line.style == "Dòng kèm theo"
        )
        for electronic in (False, True)
    )
    assert "05/KH-SNV" in paper
    assert not any(char.isdigit() for char in electronic)
