"""How a Word copy looks: styles, pages and tables with the sizes of Nghị định 30/2020."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle

from isodesk.documents.profile import ND30_2020
from isodesk.exporters.word import word_bytes
from isodesk.exporters.word.styles import NAMES, looks
from isodesk.facts import (
    Addressee,
    Annex,
    Block,
    BlockKind,
    DocumentDate,
    FreeRow,
    FreeTable,
    Orientation,
    PlanFacts,
    PlanKind,
    PlanTable,
    RichText,
    SignatureColumn,
    TableColumn,
    TableSource,
    Task,
)
from tests.documents.plans import (
    INSPECTION,
    PROGRAMME,
    TRANSITION,
    heading,
    paragraph,
    sample,
    small_plan,
)
from tests.documents.test_roadmap_table import annexed, timed
from tests.exporters.word.reading_word import lines, open_word, paragraphs

T = RichText.of


def copied(plan: PlanFacts) -> WordFile:
    return open_word(word_bytes(plan))


def style(file: WordFile, name: str) -> ParagraphStyle:
    found = file.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


def mm(length: Length | None) -> float:
    assert length is not None
    return float(round(length.mm, 1))


def test_every_style_of_the_profile_has_a_vietnamese_name() -> None:
    assert set(looks(ND30_2020)) <= set(NAMES)
    assert len(set(NAMES.values())) == len(NAMES)
    assert not [name for name in NAMES.values() if "," in name]


@pytest.mark.parametrize(
    ("name", "size", "bold", "italic"),
    [
        ("Quốc hiệu", 13, True, None),
        ("Tiêu ngữ", 14, True, None),
        ("Cơ quan ban hành", 13, True, None),
        ("Số và ký hiệu", 13, None, None),
        ("Địa danh và thời gian", 14, None, True),
        ("Tên loại", 14, True, None),
        ("Trích yếu", 14, True, None),
        ("Đoạn", 14, None, None),
        ("Mục I", 14, True, None),
        ("Khoản 1", 14, True, None),
        ("Gạch đầu dòng", 14, None, None),
        ("Chức vụ người ký", 14, True, None),
        ("Nơi nhận", 12, True, True),
        ("Dòng nơi nhận", 11, None, None),
        ("Dòng kèm theo", 14, None, True),
        ("Số trang", 13, None, None),
    ],
)
def test_styles_have_the_sizes_and_faces_of_the_profile(
    name: str, size: int, bold: bool | None, italic: bool | None
) -> None:
    font = style(copied(small_plan()), name).font
    assert (font.size, font.bold, font.italic) == (Pt(size), bold, italic)


def test_body_text_is_justified_with_its_first_line_indented() -> None:
    body = style(copied(small_plan()), "Đoạn").paragraph_format
    assert body.alignment is WD_ALIGN_PARAGRAPH.JUSTIFY
    assert mm(body.first_line_indent) == 12.7
    assert body.space_after == Pt(6)
    assert isinstance(body.line_spacing, float) and 1 <= body.line_spacing <= 1.5
    assert style(copied(small_plan()), "Mục I").paragraph_format.keep_with_next


def test_the_font_is_times_new_roman_for_every_script() -> None:
    defaults: Any = copied(small_plan()).styles.element
    fonts = defaults.find(".//" + qn("w:docDefaults")).find(".//" + qn("w:rFonts"))
    names = {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert names == {"Times New Roman"}


def test_annexes_are_sections_with_their_own_pages() -> None:
    body, first, second = copied(sample(TRANSITION)).sections
    for section in (body, second):
        assert section.orientation is WD_ORIENT.PORTRAIT
        assert (mm(section.page_width), mm(section.page_height)) == (210, 297)
        edges = (section.top_margin, section.bottom_margin, section.left_margin)
        assert [mm(edge) for edge in edges] == [20, 20, 30]
        assert mm(section.right_margin) == 20
    assert first.orientation is WD_ORIENT.LANDSCAPE
    assert (mm(first.page_width), mm(first.page_height)) == (297, 210)
    assert mm(first.right_margin) == 15


def test_every_section_counts_from_one_and_hides_the_first_number() -> None:
    sections = copied(sample(TRANSITION)).sections
    for section in sections:
        properties: Any = section._sectPr
        assert properties.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert section.different_first_page_header_footer
        assert section.first_page_header.is_linked_to_previous
    header = sections[0].header.paragraphs[0]
    assert header.style is not None and header.style.name == "Số trang"
    assert "PAGE" in header._p.xml
    assert all(section.header.is_linked_to_previous for section in sections[1:])


def test_the_letterhead_is_one_table_without_lines() -> None:
    table = copied(small_plan()).tables[0]
    assert table.style is not None and table.style.name == "Bảng không kẻ"
    assert [mm(column.width) for column in table.columns] == list(ND30_2020.letterhead)
    assert len(table.rows) == 2
    assert "Độc lập - Tự do - Hạnh phúc" in table.cell(0, 1).text
    assert table.cell(1, 0).text == "Số:\u00a005/KH-SNV"


def test_the_line_below_the_motto_is_as_long_as_the_motto() -> None:
    table = copied(small_plan()).tables[0]
    rules = [p for p in table.cell(0, 1).paragraphs if p.style and p.style.name == "Đường kẻ"]
    indents = rules[0].paragraph_format
    left, right = mm(indents.left_indent), mm(indents.right_indent)
    assert left == right
    assert ND30_2020.letterhead[1] - left - right == pytest.approx(60.5, abs=0.3)


def test_a_plan_without_number_and_day_leaves_room_for_a_pen() -> None:
    plan = small_plan(number="", date=DocumentDate(2026, 1, None))
    texts = [line.text for line in lines(copied(plan))]
    number = next(text for text in texts if text.startswith("Số:"))
    day = next(text for text in texts if "ngày" in text)
    space = 0.25 * 25.4 / 72
    assert number.count(" ") * 13 * space >= ND30_2020.pen_number
    assert day.partition("ngày")[2].partition("tháng")[0].count(" ") * 14 * space >= 12


def test_a_letter_states_its_subject_under_its_number() -> None:
    plan = small_plan(
        kind=PlanKind.LETTER, addressees=(Addressee("a", "Sở Tài chính"), Addressee("b", "UBND xã"))
    )
    found = [(line.style, line.text) for line in lines(copied(plan))]
    assert ("Nơi kính gửi", "- Sở Tài chính;") in found
    names = [name for name, _ in found]
    assert names.index("Số và ký hiệu") + 1 == names.index("Trích yếu công văn")
    assert "Tên loại" not in names


def test_signers_stand_beside_the_recipients_and_keep_two_lines_above() -> None:
    file = copied(small_plan())
    table = file.tables[-1]
    assert table.cell(0, 0).paragraphs[0].text == "Nơi nhận:"
    assert table.cell(0, 1).paragraphs[-1].text == "Nguyễn Văn An"
    last = next(p for p in file.paragraphs if p.text.endswith("./."))
    assert last.paragraph_format.keep_with_next
    heights = [p.paragraph_format.line_spacing for p in table.cell(0, 1).paragraphs]
    assert Mm(27) <= max(h for h in heights if isinstance(h, Length)) <= Mm(29)


def test_three_signers_share_the_width() -> None:
    signers = tuple(SignatureColumn(f"s{i}", (), "GIÁM ĐỐC", "", f"Tên {i}") for i in range(3))
    tables = copied(small_plan(signatures=signers)).tables
    assert [mm(c.width) for c in tables[1].columns] == [53.3, 53.3, 53.3]
    assert tables[2].cell(0, 0).paragraphs[0].text == "Nơi nhận:"


def test_only_the_index_row_repeats_where_a_table_asks_for_it() -> None:
    file = copied(sample(INSPECTION))
    at, table = next((i, t) for i, t in enumerate(file.tables) if t.rows[0].cells[0].text == "A")
    heads, first = file.tables[at - 1], table.rows[0]._tr.trPr
    assert heads.rows[0].cells[1].text == "Tên cơ\u00a0quan"
    assert first is not None and first.find(qn("w:tblHeader")) is not None
    second = table.rows[1]._tr.trPr
    assert second is not None and second.find(qn("w:tblHeader")) is None
    assert [mm(c.width) for c in heads.columns] == [mm(c.width) for c in table.columns]
    between = table._tbl.getprevious()
    assert between is not None and between.getprevious() is heads._tbl
    spacing = between.find(f".//{qn('w:spacing')}")
    assert int(spacing.get(qn("w:line"))) < 20  # a point


def test_heads_repeat_and_rows_stay_whole() -> None:
    table = copied(sample(TRANSITION)).tables[2]
    marks = [row._tr.trPr for row in table.rows]
    heads = [mark is not None and mark.find(qn("w:tblHeader")) is not None for mark in marks]
    assert heads[:2] == [True, True] and not any(heads[2:])
    assert all(mark is not None and mark.find(qn("w:cantSplit")) is not None for mark in marks)
    assert sum(mm(column.width) for column in table.columns) == pytest.approx(297 - 45, abs=0.3)


def test_heads_above_several_columns_are_merged() -> None:
    table = copied(sample(TRANSITION)).tables[2]
    assert table.cell(0, 3).text == table.cell(0, 4).text == "Trách nhiệm"
    assert table.cell(0, 1)._tc is table.cell(1, 1)._tc or table.cell(1, 1).text == ""
    assert [cell.text for cell in table.rows[1].cells][3:5] == ["Chủ trì", "Phối hợp thực hiện"]


def test_equal_neighbours_are_one_cell() -> None:
    columns = (TableColumn("content"), TableColumn("lead", merge_equal=True))
    tasks = tuple(Task(f"t{i}", T(f"Việc {i}"), lead="Sở Nội vụ") for i in range(3))
    table = PlanTable("b", TableSource.TASKS, columns)
    block = Block("k", BlockKind.TABLE, table="b")
    written = copied(small_plan(tasks=tasks, tables=(table,), blocks=(block,))).tables[1]
    column = [row._tr.tc_lst[1] for row in written.rows[1:]]
    assert [cell.vMerge for cell in column] == ["restart", "continue", "continue"]
    assert [row.cells[1].text for row in written.rows[1:]] == ["Sở Nội vụ"] * 3


def test_joined_rows_stay_on_one_page_unless_they_are_half_of_it() -> None:
    columns = (TableColumn("content"), TableColumn("lead", merge_equal=True))
    table = PlanTable("b", TableSource.TASKS, columns)
    block = Block("k", BlockKind.TABLE, table="b")
    for count, holds in ((3, True), (40, False)):
        tasks = tuple(Task(f"t{i}", T(f"Việc {i}"), lead="Sở Nội vụ") for i in range(count))
        tasks += (Task("last", T("Việc khác"), lead="Sở Y tế"),)
        written = copied(small_plan(tasks=tasks, tables=(table,), blocks=(block,))).tables[1]
        firsts = [row._tr.tc_lst[0].p_lst[0] for row in written.rows]
        kept = [first.pPr.find(qn("w:keepNext")) is not None for first in firsts]
        assert kept[1:-1] == [holds] * (count - 1) + [False]


def test_neighbouring_tables_stay_apart_and_a_break_begins_a_page() -> None:
    free = FreeTable("f", "Bảng", (FreeRow("h", (T("A"), T("B")), head=True),))
    table = PlanTable("b", TableSource.FREE, target="f")
    blocks = (
        Block("1", BlockKind.TABLE, table="b"),
        Block("2", BlockKind.TABLE, table="b"),
        Block("3", BlockKind.PAGE_BREAK),
        paragraph("Trang sau", key="4"),
        Block("5", BlockKind.PAGE_BREAK),
        Block("6", BlockKind.TABLE, table="b"),
    )
    file = copied(small_plan(blocks=blocks, tables=(table,), free_tables=(free,)))
    kinds = [child.tag.rpartition("}")[2] for child in file.element.body]
    assert not [at for at, kind in enumerate(kinds[1:]) if kind == kinds[at] == "tbl"]
    assert kinds[-2:] == ["p", "sectPr"]
    breaks = [p for p in file.paragraphs if p.paragraph_format.page_break_before]
    assert [p.text for p in breaks] == ["Trang sau", ""]


def test_headings_make_the_outline() -> None:
    annex = Annex("x", T("Biểu"), (heading("Trong", key="x1"),), orientation=Orientation.LANDSCAPE)
    file = copied(small_plan(annexes=(replace(annex, reference=False),)))
    found: dict[str, str] = {}
    for part in paragraphs(file):
        own: Any = part._p.pPr
        level = own.find(qn("w:outlineLvl")) if own is not None else None
        if level is not None:
            found[part.text] = level.get(qn("w:val"))
    assert found == {"MỤC ĐÍCH, YÊU CẦU": "0", "Phụ lục": "0", "TRONG": "1"}


def test_the_programme_has_its_amounts_at_the_right() -> None:
    table = copied(sample(PROGRAMME)).tables[2]
    cell = next(c for row in table.rows for c in row.cells if c.text == "3.060")
    assert cell.paragraphs[0].alignment is WD_ALIGN_PARAGRAPH.RIGHT


def test_only_rows_taller_than_a_page_may_be_divided() -> None:
    """Word cuts off the end of a taller row that may not be divided."""
    made = tuple(
        FreeRow(str(i), (RichText.of(" ".join(["chữ"] * count)),), head=i == 0)
        for i, count in enumerate((1, 4, 900, 4000, 4))
    )
    table = PlanTable("t", TableSource.FREE, target="f")
    block = Block("b", BlockKind.TABLE, table="t")
    plan = small_plan(blocks=(block,), tables=(table,), free_tables=(FreeTable("f", "", made),))
    rows = copied(plan).tables[1].rows
    whole = [row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows]
    assert whole == [True, True, True, False, True]


def test_text_below_a_table_keeps_clear_of_it() -> None:
    free = FreeTable("f", "Bảng", (FreeRow("h", (T("A"), T("B")), head=True),))
    table = PlanTable("b", TableSource.FREE, target="f")
    below = Block("1", BlockKind.TABLE, table="b"), heading("Tổ chức thực hiện")
    file = copied(small_plan(blocks=below, tables=(table,), free_tables=(free,)))
    title = next(p for p in file.paragraphs if "TỔ CHỨC" in p.text)
    usual = ND30_2020.styles["heading1"].before
    assert title.paragraph_format.space_before == Pt(usual + ND30_2020.table.after)


def test_a_few_words_that_announce_a_list_stay_with_it() -> None:
    long = "Nội dung kế hoạch được triển khai thực hiện nghiêm túc. " * 9
    blocks = (
        paragraph("Công tác phí:", key="1"),
        paragraph("Đi Cam Lâm.", key="2"),
        paragraph(f"{long}như sau:", key="3"),
        paragraph("Xong.", key="4"),
    )
    file = copied(small_plan(blocks=blocks, signatures=(), recipients=(), file_copy=None))
    kept = {p.text[-5:]: bool(p.paragraph_format.keep_with_next) for p in file.paragraphs}
    assert (kept[" phí:"], kept[" Lâm."], kept[" sau:"]) == (True, False, False)


def test_numbers_in_cells_stay_with_their_words_where_there_is_room() -> None:
    rows = (
        FreeRow("h", (T("A"), T("B")), head=True),
        FreeRow("r", (T("Tháng 02 năm 2024"), T("số 26/2014/TT-BKHCN"))),
    )
    columns = (TableColumn("c1", width=130.0), TableColumn("c2", width=30.0))
    table = PlanTable("b", TableSource.FREE, columns, target="f")
    plan = small_plan(
        blocks=(Block("1", BlockKind.TABLE, table="b"),),
        tables=(table,),
        free_tables=(FreeTable("f", "Bảng", rows),),
    )
    written = next(t for t in copied(plan).tables if t.style and t.style.name == "Bảng kế hoạch")
    wide, narrow = (cell.text for cell in written.rows[1].cells)
    assert wide == "Tháng\u00a002 năm\u00a02024"
    assert narrow == "số 26/2014/TT-BKHCN"


def test_marks_of_footnotes_are_raised_and_notes_of_groups_plain() -> None:
    marks = [run for line in paragraphs(copied(sample(INSPECTION))) for run in line.runs]
    assert [run.text for run in marks if run.font.superscript] == ["(*)"] * 5
    rows = paragraphs(copied(sample(TRANSITION)))
    styles = {line.text: line.style.name for line in rows if line.style is not None}
    assert styles["21 đơn vị"] == "Ô bảng"
    assert styles["UBND CẤP HUYỆN"] == "Ô bảng đậm"


def test_a_roadmap_shades_the_cells_of_its_times() -> None:
    phrases = ("Quý II/2026", "Thường xuyên", "trước ngày 05/7/2026")
    table = copied(annexed(timed(*phrases))).tables[-1]
    shades = [
        [shade.get(qn("w:val")) for shade in row._tr.iter(qn("w:shd"))] for row in table.rows[2:]
    ]
    assert shades == [["clear"] * 3, ["diagStripe"] * 12, []]
    assert [cell.text for cell in table.rows[4].cells][3:] == [""] * 6 + ["♦"] + [""] * 5
