"""Marks beside the text, measured: stamps, draft, drafter, address (Phụ lục I, ô 10–13)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import (
    Addressee,
    Annex,
    Circulation,
    FileCopy,
    PaperMarks,
    PlanFacts,
    PlanKind,
    PlanStatus,
    RichText,
    Urgency,
)
from tests.documents.plans import paragraph, small_plan
from tests.exporters.pdf.reading import Box, Sheet, read_pdf

LEFT, WIDTH, BOTTOM = 30, 160, 277
RED, BLACK = "FF0000", "000000"


def pages(plan: PlanFacts) -> list[Sheet]:
    return read_pdf(pdf_bytes(plan, "bundled"))


def letter(**changes: object) -> PlanFacts:
    names = (Addressee("1", "Các sở, ban, ngành tỉnh"), Addressee("2", "Ủy ban nhân dân các xã"))
    facts: dict[str, object] = {"kind": PlanKind.LETTER, "addressees": names} | changes
    return small_plan(**facts)


def clear(page: Sheet, box: Box, words: str) -> bool:
    """True when no other letter lies in the box."""
    own = page.line(words).letters
    letters = (each for line in page.lines for each in line.letters)
    return not any(
        box.overlaps(each.left, each.y - each.size * 0.25, each.right, each.y)
        for each in letters
        if each not in own and each.char.strip()
    )


@pytest.mark.parametrize("plan", [small_plan(), letter()], ids=["plan", "letter"])
@pytest.mark.parametrize(
    ("urgency", "words", "width"),
    [
        (Urgency.IMMEDIATE, "HỎA TỐC", 30),
        (Urgency.VERY_URGENT, "THƯỢNG KHẨN", 40),
        (Urgency.URGENT, "KHẨN", 20),
    ],
)
def test_the_stamp_of_urgency_is_bright_red_in_a_single_frame_at_the_left(
    plan: PlanFacts, urgency: Urgency, words: str, width: float
) -> None:
    page = pages(replace(plan, paper=PaperMarks(urgency)))[0]
    line, box = page.line(words), page.box_around(words)
    assert {(c.size, c.font, c.colour) for c in line.letters} == {(13, "Tinos-Bold", RED)}
    assert box.size == (width, 8)
    assert box.colours == {RED}
    assert line.middle == pytest.approx(box.middle, abs=0.3)
    capital = 13 * 0.66 / 72 * 25.4
    assert line.y - capital / 2 == pytest.approx((box.top + box.bottom) / 2, abs=0.3)
    assert box.left == pytest.approx(LEFT, abs=0.3)
    assert box.top > page.line("Số: 05").y
    assert clear(page, box, words)
    body = page.line("I. MỤC ĐÍCH").y
    assert box.bottom < body


def test_a_letter_has_its_stamp_below_the_subject_and_above_the_text() -> None:
    page = pages(letter(paper=PaperMarks(Urgency.VERY_URGENT)))[0]
    box = page.box_around("THƯỢNG KHẨN")
    assert page.line("V/v").y < box.top
    assert box.left >= LEFT - 0.3 and box.middle < LEFT + 0.18 * WIDTH


def test_room_for_a_stamp_of_secrecy_is_left_above_that_of_urgency() -> None:
    plain = pages(small_plan(paper=PaperMarks(Urgency.URGENT)))[0]
    page = pages(small_plan(paper=PaperMarks(Urgency.URGENT, secrecy_room=True)))[0]
    free = page.box_around("KHẨN").top - page.line("Số: 05").y
    assert free - (plain.box_around("KHẨN").top - plain.line("Số: 05").y) >= 8
    room = Box(LEFT, page.line("Số: 05").y + 2, LEFT + 0.18 * WIDTH, 0, frozenset())
    inside = replace(room, bottom=page.box_around("KHẨN").top)
    assert clear(page, inside, "KHẨN")


@pytest.mark.parametrize(
    ("circulation", "words"),
    [(Circulation.RETURN, "XEM XONG TRẢ LẠI"), (Circulation.INTERNAL, "LƯU HÀNH NỘI BỘ")],
)
def test_how_far_a_paper_may_go_stands_framed_in_the_upper_margin(
    circulation: Circulation, words: str
) -> None:
    annex = Annex("a", RichText.of("Biểu"), (paragraph("x"),))
    sheets = pages(small_plan(paper=PaperMarks(circulation=circulation), annexes=(annex,)))
    page = sheets[0]
    line, box = page.line(words), page.box_around(words)
    assert {(c.size, c.font, c.colour) for c in line.letters} == {(13, "Tinos-Bold", BLACK)}
    assert box.colours == {BLACK}
    assert LEFT + 0.58 * WIDTH < box.middle < LEFT + 0.85 * WIDTH
    assert box.left < line.left and line.right < box.right
    assert box.top > 5 and box.bottom < 20 - 2
    assert words not in sheets[1].text


@pytest.mark.parametrize(
    ("status", "times", "printed"),
    [
        (PlanStatus.DRAFT, 0, []),
        (PlanStatus.DRAFT, 1, ["DỰ THẢO"]),
        (PlanStatus.CONSULTATION, 2, ["DỰ THẢO", "Lần 2"]),
        (PlanStatus.SIGNING, 2, []),
        (PlanStatus.ISSUED, 1, []),
    ],
)
def test_a_draft_says_so_at_the_top_left(
    status: PlanStatus, times: int, printed: list[str]
) -> None:
    page = pages(small_plan(status=status, paper=PaperMarks(draft_round=times)))[0]
    above = [line for line in page.lines if line.y < 20]
    assert [line.text for line in above] == printed
    assert all(line.left == pytest.approx(LEFT, abs=0.3) for line in above)
    assert all(line.size == 13 and line.font == "Tinos-Bold" for line in above)


def test_the_drafter_and_the_copies_stand_below_the_recipients() -> None:
    page = pages(small_plan(paper=PaperMarks(drafter="pl.", printed_copies=300)))[0]
    mark, filed = page.line("PL.(300)"), page.line("- Lưu: VT, TĐC 03.")
    assert (mark.size, mark.font) == (11, "Tinos")
    assert mark.left == pytest.approx(LEFT, abs=0.3)
    assert 4 < mark.y - filed.y < 9


def test_initials_without_copies_have_no_brackets() -> None:
    page = pages(small_plan(paper=PaperMarks(drafter="PL")))[0]
    assert page.line("PL.").left == pytest.approx(LEFT, abs=0.3)
    assert "(" not in page.text.partition("PL.")[2]


@pytest.mark.parametrize(
    ("copy", "printed"),
    [
        (FileCopy("VT"), "- Lưu: VT."),
        (FileCopy("VT", "TCCB"), "- Lưu: VT, TCCB."),
        (FileCopy("VT", "TCCB", "", 3), "- Lưu: VT, TCCB 03."),
        (FileCopy("VT", "TCCB", "LTT", 3), "- Lưu: VT, TCCB, LTT 03."),
    ],
)
def test_what_is_filed_is_printed_in_its_parts(copy: FileCopy, printed: str) -> None:
    assert printed in pages(small_plan(file_copy=copy))[0].text


ADDRESS = ("Số 5 đường Hùng Vương, tỉnh Lạng Sơn", "ĐT: 0205.3812.343, Fax: 0205.3812.344")


def long_letter(**changes: object) -> PlanFacts:
    blocks = tuple(paragraph(f"Đoạn {i}.", key=f"p{i}") for i in range(40))
    return letter(blocks=blocks, **changes)


def test_the_address_stands_at_the_foot_of_page_one_under_a_line() -> None:
    sheets = pages(long_letter(paper=PaperMarks(foot=ADDRESS)))
    assert len(sheets) >= 2
    page = sheets[0]
    lines = [page.line(words) for words in ADDRESS]
    assert all((line.size, line.font) == (11, "Tinos") for line in lines)
    assert all(line.left == pytest.approx(LEFT, abs=0.3) for line in lines)
    assert lines[-1].y <= BOTTOM
    rules = [r for r in page.rules if r.is_level and r.length > 100]
    assert len(rules) == 1
    assert rules[0].left == pytest.approx(LEFT, abs=0.1)
    assert rules[0].length == pytest.approx(WIDTH, abs=0.1)
    assert 0 < lines[0].y - rules[0].top < 8
    assert all(words not in sheet.text for sheet in sheets[1:] for words in ADDRESS)


def test_no_text_stands_on_the_address_and_the_next_page_is_whole() -> None:
    with_foot = pages(long_letter(paper=PaperMarks(foot=ADDRESS)))
    rule = next(r for r in with_foot[0].rules if r.is_level and r.length > 100)
    body = [line.y for line in with_foot[0].lines if line.y < rule.top]
    assert max(body) < rule.top - 2
    assert rule.top - max(body) < 14
    assert max(line.y for line in with_foot[1].lines) <= BOTTOM
    without = pages(long_letter())
    assert max(line.y for line in without[0].lines) > rule.top


def test_marks_cost_nothing_where_there_are_none() -> None:
    assert pdf_bytes(small_plan(paper=PaperMarks()), "bundled") == pdf_bytes(
        small_plan(), "bundled"
    )
    bare = pages(small_plan(paper=PaperMarks(foot=("", "  "))))[0]
    assert not [r for r in bare.rules if r.length > 100]
