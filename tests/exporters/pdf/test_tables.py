"""Tables over pages: heads again, groups named again, rows whole, cells that are one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from time import process_time
from typing import Any

import pytest

from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import (
    Annex,
    Block,
    BlockKind,
    BudgetAmount,
    BudgetColumn,
    BudgetLine,
    FreeRow,
    FreeTable,
    Indicator,
    IndicatorColumn,
    IndicatorForm,
    MailingEntry,
    Mark,
    MatrixColumn,
    Numbering,
    Orientation,
    PlanFacts,
    PlanKind,
    PlanSubject,
    PlanTable,
    Repeat,
    RichText,
    Run,
    SubjectGroup,
    TableColumn,
    TableSource,
    Task,
    TaskGroup,
)
from isodesk.services.papers import paper_for
from isodesk.vietnamese.periods import parse_period
from tests.documents.plans import (
    INSPECTION,
    LETTER,
    PROGRAMME,
    TRANSITION,
    paragraph,
    sample,
    small_plan,
)
from tests.exporters.pdf.reading import Sheet, read_pdf

SENTENCE = "Rà soát, chuẩn hóa quy trình giải quyết thủ tục hành chính của cơ quan, đơn vị. "


def with_table(table: PlanTable, *, landscape: bool = False, **facts: Any) -> PlanFacts:
    """A plan whose one annex is the table."""
    orientation = Orientation.LANDSCAPE if landscape else Orientation.PORTRAIT
    block = Block("t", BlockKind.TABLE, table=table.key)
    annex = Annex("a", RichText.of("Bảng"), (block,), orientation=orientation)
    return small_plan(tables=(table,), annexes=(annex,), **facts)


def annex_of(plan: PlanFacts) -> list[Sheet]:
    return read_pdf(pdf_bytes(plan, "bundled"))[1:]


def tasks(*contents: str, **more: Any) -> tuple[Task, ...]:
    return tuple(Task(f"t{i}", RichText.of(text), **more) for i, text in enumerate(contents, 1))


def free(rows: list[list[str]], **more: Any) -> PlanFacts:
    made = tuple(
        FreeRow(f"r{i}", tuple(RichText.of(cell) for cell in row), head=i == 0)
        for i, row in enumerate(rows)
    )
    table = PlanTable("ft", TableSource.FREE, target="f", **more)
    return with_table(table, free_tables=(FreeTable("f", "Bảng", made),))


def units(count: int) -> PlanFacts:
    column = MatrixColumn("c", "2026", RichText.of("Năm 2026"), 2026)
    subjects = tuple(
        PlanSubject(f"s{i}", "g", RichText.of(f"Ủy ban nhân dân xã số {i}")) for i in range(count)
    )
    return with_table(
        PlanTable("m", TableSource.MATRIX),
        groups=(SubjectGroup("g", RichText.of("ỦY BAN NHÂN DÂN CẤP XÃ")),),
        subjects=subjects,
        columns=(column,),
        marks=tuple(Mark(s.key, "c") for s in subjects),
    )


def test_a_wide_annex_lies_on_its_side_with_its_own_margins() -> None:
    sheets = read_pdf(pdf_bytes(sample(TRANSITION), "bundled"))
    wide = [sheet for sheet in sheets if sheet.width > sheet.height]
    assert len(wide) == 2
    assert (round(wide[0].width), round(wide[0].height)) == (297, 210)
    rules = wide[0].rules
    assert min(rule.left for rule in rules) == pytest.approx(30, abs=0.2)
    assert max(rule.right for rule in rules) == pytest.approx(297 - 15, abs=0.2)
    assert max(rule.bottom for rule in rules) <= 190.1
    assert [sheet.number for sheet in wide] == ["", "2"]


def test_heads_and_the_group_stand_again_after_a_break() -> None:
    sheets = annex_of(units(90))
    assert len(sheets) == 3
    for sheet in sheets:
        head = sheet.line("Tên cơ quan, đơn vị")
        assert head.font == "Tinos-Bold"
        assert head.size == 12
    assert "(tiếp theo)" not in sheets[0].text
    for sheet in sheets[1:]:
        assert "ỦY BAN NHÂN DÂN CẤP XÃ (tiếp theo)" in " ".join(sheet.text.split())
        assert sheet.line("(tiếp theo)").y > sheet.line("Tên cơ quan").y


def test_every_unit_of_a_long_table_is_printed_once() -> None:
    text = " ".join("\n".join(sheet.text for sheet in annex_of(units(300))).split())
    for i in range(300):
        assert text.count(f"xã số {i} X") == 1


def test_time_grows_with_the_rows_and_not_faster() -> None:
    def seconds(count: int) -> float:
        plan = units(count)
        begun = process_time()
        pdf_bytes(plan, "bundled")
        return process_time() - begun

    seconds(10)
    small = min(seconds(300) for _ in range(3))
    large = min(seconds(1500) for _ in range(2))
    assert large / small < 5 * 1.8


def test_a_group_is_never_the_last_row_of_a_page() -> None:
    for before in range(20, 32):
        groups = tuple(SubjectGroup(f"g{i}", RichText.of(f"NHÓM {i}")) for i in range(2))
        subjects = tuple(
            PlanSubject(f"s{i}", "g0" if i < before else "g1", RichText.of(f"Đơn vị {i}"))
            for i in range(before + 12)
        )
        plan = with_table(PlanTable("m", TableSource.MATRIX), groups=groups, subjects=subjects)
        for sheet in annex_of(plan):
            worded = [line.text for line in sheet.lines]
            assert not worded[-1].startswith("II")


def test_the_last_row_is_never_alone_on_a_page() -> None:
    for count in range(24, 40):
        sheets = annex_of(units(count))
        assert sheets[-1].text.count("xã số") >= 2


def test_rows_are_whole_unless_taller_than_a_page() -> None:
    plan = free([["Nội dung"], *[[f"Đầu {i}. " + SENTENCE * 6 + f"Cuối {i}."] for i in range(14)]])
    for sheet in annex_of(plan):
        for i in range(14):
            assert (f"Đầu {i}. " in sheet.text) == (f"Cuối {i}." in sheet.text)


def test_a_cell_of_three_pages_is_divided_by_lines() -> None:
    words = [f"chữ{i}" for i in range(3000)]
    plan = free([["A", "B"], ["trước", "x"], [" ".join(words), "bên cạnh"], ["sau", "y"]])
    sheets = annex_of(plan)
    assert len(sheets) >= 3
    printed = " ".join("\n".join(sheet.text for sheet in sheets).split())
    assert [word for word in printed.split() if word.startswith("chữ")] == words
    for sheet in sheets:
        letters = [letter for line in sheet.lines for letter in line.letters]
        assert max(letter.y for letter in letters) < 277.1
        bottom = max(rule.bottom for rule in sheet.rules)
        assert bottom <= 277.2
        assert bottom >= max(letter.y for letter in letters)
        assert "A" in sheet.lines[0].text + sheet.lines[1].text + sheet.text


def test_equal_neighbours_print_as_one_cell_and_again_on_the_next_page() -> None:
    columns = (
        TableColumn("number"),
        TableColumn("content"),
        TableColumn("lead", merge_equal=True),
    )
    table = PlanTable("t", TableSource.TASKS, columns, unmerged=("t3/lead",))
    few = with_table(table, tasks=tasks(*"ABCDE", lead="Văn phòng Sở"))
    sheet = annex_of(few)[0]
    assert sheet.text.count("Văn phòng Sở") == 2
    first, third = (next(x for x in sheet.lines if x.text.startswith(n)) for n in ("1A", "3C"))
    lead = [line for line in sheet.lines if "Văn phòng Sở" in line.text]
    assert first.y < lead[0].y < third.y

    many = with_table(table, tasks=tasks(*[SENTENCE * 4] * 30, lead="Văn phòng Sở"))
    sheets = annex_of(many)
    assert len(sheets) > 1
    assert all(s.text.count("Văn phòng Sở") in (1, 2) for s in sheets)


def test_a_merged_cell_taller_than_its_rows_makes_room() -> None:
    lead = "Văn phòng Sở; Phòng Tiêu chuẩn Đo lường Chất lượng; " * 3
    columns = (TableColumn("content"), TableColumn("lead", width=30, merge_equal=True))
    table = PlanTable("t", TableSource.TASKS, columns)
    sheet = annex_of(with_table(table, tasks=tasks("A", "B", lead=lead)))[0]
    bottom = max(rule.bottom for rule in sheet.rules)
    assert max(x.y for line in sheet.lines for x in line.letters) < bottom


def test_two_levels_of_heads_and_only_the_index_row_repeats() -> None:
    columns = (
        TableColumn("number"),
        TableColumn("content"),
        TableColumn("lead", group=RichText.of("Trách nhiệm")),
        TableColumn("support", group=RichText.of("Trách nhiệm")),
    )
    table = PlanTable(
        "t",
        TableSource.TASKS,
        columns,
        index_row=("(1)", "(2)", "(3)", "(4)"),
        repeat=Repeat.INDEX_ROW,
    )
    sheets = annex_of(with_table(table, tasks=tasks(*[SENTENCE * 4] * 20)))
    first = sheets[0]
    upper, lower = first.line("Trách nhiệm"), first.line("Chủ trì")
    assert upper.y < lower.y
    assert upper.left < first.line("Phối hợp").left
    assert upper.y < first.line("Nội dung thực hiện").y < lower.y
    for sheet in sheets[1:]:
        assert "Trách nhiệm" not in sheet.text
        assert "(1)" in sheet.text


def test_a_group_title_spans_the_row_and_numbers_follow_the_table() -> None:
    table = PlanTable("t", TableSource.TASKS, numbering=Numbering.RUNS_ON)
    groups = (TaskGroup("a", RichText.of("Năm 2026")), TaskGroup("b", RichText.of("Năm 2027")))
    made = (
        Task("1", RichText.of("Một"), "a", period=parse_period("Quý I/2026")),
        Task("2", RichText.of("Hai"), "b"),
    )
    sheet = annex_of(with_table(table, landscape=True, task_groups=groups, tasks=made))[0]
    assert sheet.line("IINăm 2027").font == "Tinos-Bold"
    assert sheet.line("2Hai").font == "Tinos"
    assert sheet.line("Quý I/2026").left > sheet.line("Một").right


def test_amounts_stand_right_in_their_unit_under_the_line_that_names_it() -> None:
    sheet = read_pdf(pdf_bytes(sample(PROGRAMME), "bundled"))[-1]
    unit = sheet.line("Đơn vị tính: Triệu đồng")
    assert unit.font == "Tinos-Italic"
    assert unit.right == pytest.approx(190, abs=0.5)
    total = next(line for line in sheet.lines if line.text.startswith("TỔNG CỘNG: I + II"))
    assert total.text == "TỔNG CỘNG: I + II + III1.6001.3601003.060"
    assert total.font == "Tinos-Bold"
    rights = {round(sheet.line(words).right, 1) for words in ("1.500", "1.000", "500")}
    assert max(rights) - min(rights) < 0.4


def test_columns_fill_the_width_and_their_words_stay_inside() -> None:
    for plan in (sample(PROGRAMME), units(3), free([["A" * 60, "B"], ["x", SENTENCE * 9]])):
        sheet = read_pdf(pdf_bytes(plan, "bundled"))[-1]
        assert min(rule.left for rule in sheet.rules) == pytest.approx(30, abs=0.2)
        assert max(rule.right for rule in sheet.rules) == pytest.approx(190, abs=0.2)
        upright = sorted({round(r.left, 1) for r in sheet.rules if r.right - r.left < 0.1})
        inside = [
            line for line in sheet.lines if sheet.rules[0].top < line.y < sheet.rules[0].bottom
        ]
        for line in inside:
            for letter in line.letters:
                crossed = [x for x in upright if letter.left + 0.2 < x < letter.right - 0.2]
                assert not crossed, line.text


def test_asked_widths_are_kept() -> None:
    columns = (TableColumn("number"), TableColumn("content", width=50), TableColumn("lead"))
    table = PlanTable("t", TableSource.TASKS, columns)
    sheet = annex_of(with_table(table, tasks=tasks("A")))[0]
    upright = sorted({round(r.left, 2) for r in sheet.rules if r.right - r.left < 0.1})
    assert upright[2] - upright[1] == pytest.approx(50, abs=0.1)


def test_a_row_of_empty_cells_has_room_for_a_pen() -> None:
    (sheet,) = annex_of(free([["A", "B"], ["", ""], ["", ""], ["chữ", "x"]]))
    levels = sorted({round(rule.top, 1) for rule in sheet.rules if rule.is_level})
    rows = [below - above for above, below in pairwise(levels)]
    assert len(rows) >= 4
    assert min(rows[-3:]) == pytest.approx(rows[-1], abs=0.3)  # as high as one with words


def test_an_empty_table_prints_its_heads() -> None:
    sheet = annex_of(with_table(PlanTable("t", TableSource.TASKS)))[0]
    assert "Nội dung thực hiện" in " ".join(sheet.text.split())


def test_a_note_stays_with_the_end_of_its_table() -> None:
    for count in range(20, 34):
        plan = units(count)
        annex = plan.annexes[0]
        note = Block("n", BlockKind.NOTE, RichText.of("* Ghi chú cuối bảng."))
        plan = replace(plan, annexes=(replace(annex, blocks=(*annex.blocks, note)),))
        last = annex_of(plan)[-1]
        assert "Ghi chú cuối bảng" in last.text
        assert "xã số" in last.text


def crowded() -> PlanFacts:
    """Ten years, names of two hundred letters, sums with decimals: more than a page can hold."""
    name = "Trung tâm Kiểm soát bệnh tật, kiểm nghiệm thuốc, mỹ phẩm và giám định y khoa " * 3
    years = range(2021, 2031)
    columns = tuple(BudgetColumn(f"c{y}", str(y), RichText.of(str(y)), y) for y in years)
    lines = tuple(
        BudgetLine(
            f"l{i}",
            RichText.of(name if i % 3 == 0 else "Chi tư vấn"),
            2 if i % 4 else 1,
            tuple(BudgetAmount(c.key, value=1_234_567_890 * (i + 1)) for c in columns),
            note=RichText.of("Theo khoản 2 Điều 33 Thông tư số 26/2014/TT-BKHCN"),
        )
        for i in range(9)
    )
    table = PlanTable(
        "b",
        TableSource.BUDGET,
        unit="triệu đồng",
        unit_line=True,
        total=RichText.of("TỔNG CỘNG"),
        caption=RichText.of("Dự toán"),
    )
    return with_table(table, budget_columns=columns, budget_lines=lines)


@pytest.mark.parametrize("landscape", [False, True])
def test_nothing_leaves_the_page_of_a_crowded_table(landscape: bool) -> None:
    plan = crowded()
    way = Orientation.LANDSCAPE if landscape else Orientation.PORTRAIT
    plan = replace(plan, annexes=(replace(plan.annexes[0], orientation=way),))
    for sheet in annex_of(plan):
        letters = [letter for line in sheet.lines for letter in line.letters if line.y > 17]
        assert max(letter.y for letter in letters) <= sheet.height - 19.9
        assert max(letter.right for letter in letters) <= sheet.width - 14.5
        assert min(letter.left for letter in letters) >= 29.5
        assert max(rule.bottom for rule in sheet.rules) <= sheet.height - 19.8


def test_text_gets_smaller_before_columns_are_squeezed() -> None:
    years = range(2021, 2031)
    columns = tuple(MatrixColumn(f"c{y}", str(y), RichText.of(f"Năm {y}"), y) for y in years)
    subjects = tuple(PlanSubject(f"s{i}", "", RichText.of(f"UBND xã {i}")) for i in range(5))
    plan = with_table(PlanTable("m", TableSource.MATRIX), columns=columns, subjects=subjects)
    sizes = {line.size for line in annex_of(plan)[0].lines if "UBND xã" in line.text}
    assert sizes <= {9, 10, 11}


def test_a_tall_row_at_the_end_leaves_no_empty_page() -> None:
    tall = " ".join(f"chữ{i}" for i in range(1800))
    sheets = annex_of(free([["A"], [tall]]))
    assert all("chữ" in sheet.text for sheet in sheets)


def test_a_group_taller_than_a_page_is_divided_and_not_named_again() -> None:
    name = " ".join(f"chữ{i}" for i in range(1500))
    groups = (SubjectGroup("g", RichText.of(name)),)
    subjects = tuple(PlanSubject(f"s{i}", "g", RichText.of(f"Xã {i}")) for i in range(60))
    plan = with_table(PlanTable("m", TableSource.MATRIX), groups=groups, subjects=subjects)
    printed = " ".join("\n".join(sheet.text for sheet in annex_of(plan)).split())
    assert [word for word in printed.split() if word.startswith("chữ")] == name.split()
    assert "tiếp theo" not in printed
    assert "Xã 59" in printed


def test_full_heads_stand_first_even_when_the_table_begins_on_a_new_page() -> None:
    columns = (TableColumn("number"), TableColumn("content"))
    table = PlanTable(
        "t", TableSource.TASKS, columns, index_row=("(1)", "(2)"), repeat=Repeat.INDEX_ROW
    )
    for lines in range(20, 34):
        plan = with_table(table, tasks=tasks(*[SENTENCE * 12] * 4))
        annex = plan.annexes[0]
        filler = tuple(paragraph("Một dòng.", key=f"f{i}") for i in range(lines))
        plan = replace(plan, annexes=(replace(annex, blocks=(*filler, *annex.blocks)),))
        texts = [" ".join(sheet.text.split()) for sheet in annex_of(plan)]
        assert sum("Nội dung thực hiện" in text for text in texts) == 1
        first = next(text for text in texts if "(1)" in text)
        assert "Nội dung thực hiện" in first


def test_mailing_and_indicator_tables_are_printed() -> None:
    form = IndicatorForm(
        "i",
        RichText.of("Biểu số 01"),
        (IndicatorColumn("2026", RichText.of("Năm 2026")),),
        (Indicator("i1", RichText.of("Tỷ lệ hồ sơ đúng hạn"), 1, "%", (("2026", Decimal(98)),)),),
    )
    entries = (MailingEntry("m1", RichText.of("Các xã, phường"), 11),)
    tables = (
        PlanTable("a", TableSource.INDICATORS, target="i", caption=RichText.of("Biểu số 01")),
        PlanTable("b", TableSource.MAILING, (TableColumn("number"), TableColumn("name"))),
    )
    blocks = tuple(Block(f"k{t.key}", BlockKind.TABLE, table=t.key) for t in tables)
    plan = small_plan(blocks=blocks, tables=tables, indicator_forms=(form,), mailing=entries)
    text = " ".join(read_pdf(pdf_bytes(plan, "bundled"))[0].text.split())
    assert "Biểu số 01" in text
    assert "1 Tỷ lệ hồ sơ đúng hạn % 98" in text
    assert "1-11 Các xã, phường" in text


def test_a_mailing_list_without_columns_is_written_in_lines() -> None:
    entries = (
        MailingEntry("m1", RichText.of("Sở Nội vụ")),
        MailingEntry("m2", RichText.of(Run("Các xã, phường", bold=True)), 11),
    )
    table = PlanTable("b", TableSource.MAILING)
    block = Block("k", BlockKind.TABLE, table="b")
    sheet = read_pdf(
        pdf_bytes(small_plan(blocks=(block,), tables=(table,), mailing=entries), "bundled")
    )[0]
    assert sheet.line("1. Sở Nội vụ").font == "Tinos"
    assert sheet.line("2-12. Các xã, phường").font == "Tinos-Bold"
    assert not [rule for rule in sheet.rules if not rule.is_level]


def test_several_rows_of_heads_in_a_free_table() -> None:
    rows = (
        FreeRow("h1", (RichText.of("Cấp trên"), RichText.of("Khác")), head=True),
        FreeRow("h2", (RichText.of("Cấp dưới"), RichText.of("")), head=True),
        FreeRow("r", (RichText.of("giá trị"), RichText.of("x"))),
    )
    table = PlanTable("ft", TableSource.FREE, target="f")
    plan = with_table(table, free_tables=(FreeTable("f", "Bảng", rows),))
    sheet = annex_of(plan)[0]
    ys = [sheet.line(words).y for words in ("Cấp trên", "Cấp dưới", "giá trị")]
    assert ys == sorted(ys)
    assert sheet.line("Cấp dưới").font == "Tinos-Bold"


def cell_lines(page: Sheet, left: float, right: float) -> list[str]:
    """What stands between two edges, line by line."""
    found = []
    for line in page.lines:
        inside = [x.char for x in line.letters if left <= x.left and x.right <= right]
        if inside:
            found.append("".join(inside).strip())
    return found


def narrow(text: str, width: float) -> list[str]:
    """A text in a column so many mm wide."""
    columns = (TableColumn("c1"), TableColumn("c2", width=width))
    made = free([["Nội dung", "Ghi"], [SENTENCE, text]], columns=columns)
    page = annex_of(made)[0]
    edges = sorted({round(rule.left, 2) for rule in page.rules if rule.is_upright})
    lines = cell_lines(page, edges[1], edges[2])
    return lines[lines.index("Ghi") + 1 :]


def test_a_period_is_broken_between_its_ends_only() -> None:
    lines = narrow("Từ ngày 01/01/2024 đến ngày 31/12/2024", 40)
    assert lines == ["Từ ngày 01/01/2024", "đến ngày 31/12/2024"]
    assert narrow("Từ tháng 3 đến tháng 10", 26) == ["Từ tháng 3", "đến tháng 10"]


def test_a_paper_keeps_its_number() -> None:
    lines = narrow("Theo khoản 2, Điều 33, Thông tư số 26/2014/TT-BKHCN", 42)
    assert lines[-2:] == ["Thông tư số 26/2014/", "TT-BKHCN"]
    lines = narrow("Theo khoản 2, Điều 33, Thông tư số 26/2014/TT-BKHCN", 62)
    assert lines[-1] == "Thông tư số 26/2014/TT-BKHCN"


def test_each_line_of_a_cell_keeps_its_number_with_its_unit() -> None:
    lines = narrow("2018: 15.000.000 đồng\n2019: 9.000.000 đồng", 46)
    assert lines == ["2018: 15.000.000 đồng", "2019: 9.000.000 đồng"]


def test_columns_have_the_room_for_what_is_not_divided() -> None:
    form = read_pdf(pdf_bytes(sample(LETTER), "bundled"))[8].text
    assert "triệu đồng" in form
    assert "nghìn lượt" in form
    budget = read_pdf(pdf_bytes(sample(PROGRAMME), "bundled"))[-1].text
    assert budget.count("Thông tư số 26/2014/") == 2
    assert "Quyết định số 19/2014/" in budget


def test_an_empty_column_has_room_for_its_head() -> None:
    page = read_pdf(pdf_bytes(paper_for(sample(INSPECTION), PlanKind.ESTIMATE), "bundled"))[0]
    edges = sorted({round(rule.left, 1) for rule in page.rules if rule.is_upright})
    head = [line for line in cell_lines(page, edges[-2], edges[-1]) if line in "Căn cứ mức chi"]
    assert edges[-1] - edges[-2] >= 20
    assert len(head) <= 2


def test_a_note_in_the_row_of_a_group_is_plain() -> None:
    page = read_pdf(pdf_bytes(sample(TRANSITION), "bundled"))[7]
    assert page.line("CÁC CƠ QUAN CHUYÊN MÔN").font == "Tinos-Bold"
    assert page.line("21 đơn vị").font == "Tinos"
    budget = read_pdf(pdf_bytes(sample(PROGRAMME), "bundled"))[-1]
    assert budget.line("2.760").font == "Tinos-Bold"


def test_the_mark_of_a_footnote_is_raised() -> None:
    page = read_pdf(pdf_bytes(sample(INSPECTION), "bundled"))[7]
    raised = [line for line in page.lines if line.text == "(*)"]
    assert len(raised) == 4
    for mark in raised:
        cross = min(
            (x for line in page.lines for x in line.letters if x.char == "X" and x.y > mark.y),
            key=lambda x: x.y - mark.y + abs(x.right - mark.left),
        )
        assert mark.size < 0.7 * cross.size
        assert 1 < cross.y - mark.y < 2.5
        assert mark.left == pytest.approx(cross.right, abs=0.2)
