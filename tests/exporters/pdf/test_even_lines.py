"""Lines that a reader would break so: even spaces, whole words in titles, nothing left hanging."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import (
    Annex,
    Block,
    BlockKind,
    BudgetLine,
    DocumentDate,
    PlanTable,
    RichText,
    TableColumn,
    TableSource,
)
from tests.documents.plans import LETTER, paragraph, sample, small_plan
from tests.exporters.pdf.reading import Sheet, TextLine, read_pdf
from tests.exporters.pdf.test_tables import annex_of, free, units

T = RichText.of
DECREE = (
    "Thông tư số 26/2014/TT-BKHCN ngày 10/10/2014 của Bộ trưởng Bộ Khoa học và Công nghệ quy định "
    "chi tiết thi hành Quyết định số 19/2014/QĐ-TTg ngày 05/3/2014 của Thủ tướng Chính phủ;"
)
COMPOUNDS = ("chất lượng", "hệ thống", "hành chính", "nhà nước", "quản lý", "TCVN ISO", "kiểm tra")


def pages(*blocks: Block, **changes: object) -> list[Sheet]:
    return read_pdf(pdf_bytes(small_plan(blocks=blocks, **changes), "bundled"))


def text_of(sheet: Sheet) -> list[TextLine]:
    return [line for line in sheet.lines if line.y > 17]


def gaps(line: TextLine) -> list[float]:
    """The widths of a line's spaces in mm."""
    letters = [letter for letter in line.letters if letter.char.strip()]
    between = [b.left - a.right for a, b in pairwise(letters)]
    return [gap for gap in between if gap > 0.7]


def test_a_number_that_moves_down_does_not_draw_the_line_above_apart() -> None:
    page = pages(Block("b", BlockKind.BULLET, T(DECREE)))[0]
    first = page.line("- Thông tư")
    lines = [line for line in page.lines if line.y >= first.y][:3]
    assert lines[2].text.startswith("số 19/2014/QĐ-TTg")
    # One space would be nearly four times as wide as it is by itself: 14 points / 4.
    assert max(gaps(lines[1])) < 3 * 14 / 4 / 72 * 25.4
    assert max(gaps(lines[1])) - max(gaps(lines[0])) < 1.2
    assert {round(line.right) for line in lines[:2]} == {190}


@pytest.mark.parametrize(
    "subject",
    [
        "Về việc ban hành Kế hoạch áp dụng, duy trì và cải tiến Hệ thống quản lý chất lượng theo "
        "Tiêu chuẩn quốc gia TCVN ISO 9001 vào hoạt động của Ủy ban nhân dân phường Kỳ Lừa giai "
        "đoạn 2027 - 2029",
        "Chuẩn bị và thực hiện chuyển đổi áp dụng Hệ thống quản lý chất lượng theo phiên bản mới "
        "của Tiêu chuẩn quốc gia TCVN ISO 9001 tại các cơ quan, tổ chức tỉnh Lạng Sơn",
    ],
)
def test_no_line_of_a_title_ends_inside_a_word_of_two_syllables(subject: str) -> None:
    page = read_pdf(pdf_bytes(small_plan(subject=T(subject)), "bundled"))[0]
    start = page.line(subject[:12])
    body = page.line("I. MỤC ĐÍCH")
    printed = [line.text.lower() for line in page.lines if start.y <= line.y < body.y]
    assert " ".join(printed) == subject.lower()
    for words in COMPOUNDS:
        whole = sum(line.count(words.lower()) for line in printed)
        assert whole == subject.lower().count(words.lower()), printed


def test_what_an_annex_goes_with_is_broken_before_its_day() -> None:
    plan = replace(sample(LETTER), number="", date=DocumentDate(2023, 6))
    sheet = next(s for s in read_pdf(pdf_bytes(plan, "bundled")) if "(Kèm theo" in s.text)
    day = sheet.line("ngày")
    assert day.y > sheet.line("(Kèm theo").y
    assert sheet.line("tháng 6").y == pytest.approx(day.y, abs=0.1)


def test_no_line_begins_with_a_dash_that_is_no_item() -> None:
    for cut in range(20):
        text = f"{'Nội dung kế hoạch '[cut % 17 :]}phát triển kinh tế - xã hội của tỉnh " * 6
        lines = text_of(pages(paragraph(text.strip()))[0])
        assert not [line.text for line in lines if line.text.startswith("- x")]


def test_dots_stand_for_a_number() -> None:
    for cut in range(24):
        stuffing = "Nội dung kế hoạch được triển khai nghiêm túc tại Tờ trình "[cut:]
        page = pages(paragraph(f"{stuffing * 2}số ...... và …… đơn vị khác."))[0]
        for words in ("số ......", "…… đơn vị"):
            assert any(words in line.text for line in page.lines)


def test_heads_of_columns_end_their_lines_between_words() -> None:
    columns = (TableColumn("c1", width=28.0), TableColumn("c2"))
    rows = [["Đơn vị thực hiện", "Nội dung"], ["Sở Nội vụ", "Báo cáo"]]
    sheet = annex_of(free(rows, columns=columns))[0]
    above, below = sheet.line("Đơn vị"), sheet.line("thực hiện")
    assert below.y > above.y
    assert above.middle == pytest.approx(below.middle, abs=0.3)


def test_the_mark_of_a_group_that_goes_on_is_not_divided() -> None:
    plan = units(60)
    group = replace(plan.groups[0], name=T("CÁC PHÒNG CHUYÊN MÔN THUỘC UBND CẤP HUYỆN XÃ"))
    sheets = annex_of(replace(plan, groups=(group, *plan.groups[1:])))
    assert any("(tiếp theo)" in line.text for line in sheets[1].lines)


def test_a_row_of_an_empty_table_has_room_for_a_pen() -> None:
    sheet = annex_of(free([["TT", "Nội dung"]]))[0]
    level = sorted(
        {round(rule.top, 1) for rule in sheet.rules if rule.is_level and rule.length > 150}
    )
    assert level[-1] - level[-2] > 6


def test_a_chapter_of_the_budget_without_lines_looks_like_the_others() -> None:
    lines = (
        BudgetLine("a", T("CHI CHUNG")),
        BudgetLine("b", T("Tập huấn"), 2),
        BudgetLine("c", T("CHI DUY TRÌ")),
    )
    table = PlanTable("t", TableSource.BUDGET)
    annex = Annex("x", T("Dự toán"), (Block("k", BlockKind.TABLE, table="t"),))
    plan = small_plan(budget_lines=lines, tables=(table,), annexes=(annex,))
    sheet = read_pdf(pdf_bytes(plan, "bundled"))[1]
    assert {sheet.line(words).font for words in ("CHI CHUNG", "CHI DUY TRÌ")} == {"Tinos-Bold"}
    assert sheet.line("Tập huấn").font == "Tinos"


def test_numbers_of_a_free_table_stand_in_the_middle_of_their_column() -> None:
    sheet = annex_of(free([["STT", "Nội dung"], ["1", "Đào tạo"], ["2", "Kiểm tra"]]))[0]
    row = sheet.line("Đào tạo").y
    letters = (c for line in sheet.lines for c in line.letters if abs(c.y - row) < 0.1)
    one = next(letter for letter in letters if letter.char == "1")
    assert (one.left + one.right) / 2 == pytest.approx(sheet.line("STT").middle, abs=0.3)
