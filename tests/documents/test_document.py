"""What a plan's document says, in order, before any format."""

from __future__ import annotations

from dataclasses import replace

from isodesk.documents.document import build_document
from isodesk.documents.parts import (
    Document,
    Gap,
    PageBreak,
    Paragraph,
    Part,
    SideBySide,
    Table,
)
from isodesk.facts import (
    Addressee,
    Annex,
    AnnexStyle,
    BasesForm,
    Block,
    BlockKind,
    Citation,
    LegalBasis,
    PlanKind,
    Recipient,
    RichText,
)
from tests.documents.plans import PROGRAMME, TRANSITION, heading, paragraph, sample, small_plan


def paragraphs(part: Part) -> list[Paragraph]:
    if isinstance(part, Paragraph):
        return [part]
    if isinstance(part, SideBySide):
        return [p for stack in part.stacks for p in stack.parts if isinstance(p, Paragraph)]
    return []


def lines(document: Document, section: int = 0) -> list[str]:
    return [p.plain for part in document.sections[section].parts for p in paragraphs(part)]


def body(*blocks: Block, **changes: object) -> list[str]:
    plan = small_plan(blocks=blocks, recipients=(), file_copy=None, signatures=(), **changes)
    return lines(build_document(plan))[7:]


def test_the_parts_of_a_plan_come_in_the_order_of_the_page() -> None:
    assert lines(build_document(small_plan())) == [
        "UBND TỈNH LẠNG SƠN",
        "SỞ NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số:\u00a005/KH-SNV",
        "Lạng Sơn, ngày 05 tháng 01 năm 2026",
        "KẾ HOẠCH",
        "Áp dụng Hệ thống quản lý chất lượng năm 2026",
        "I.\u00a0MỤC ĐÍCH, YÊU CẦU",
        "Duy trì, cải tiến Hệ thống quản lý chất lượng./.",
        "Nơi nhận:",
        "- Như Điều 3;",
        "- UBND tỉnh (b/c);",
        "- Lưu: VT, TĐC 03.",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Nguyễn Văn An",
    ]


def test_every_level_has_its_number_and_style() -> None:
    blocks = (
        heading("Một", 1, "a"),
        heading("Hai", 2, "b"),
        heading("Ba", 3, "c"),
        Block("d", BlockKind.NUMBERED, RichText.of("khoản"), 2),
        Block("e", BlockKind.POINT, RichText.of("điểm")),
        Block("f", BlockKind.BULLET, RichText.of("gạch")),
        Block("g", BlockKind.BULLET, RichText.of("cộng"), 2),
    )
    assert [text.replace("\u00a0", " ") for text in body(*blocks)][1:] == [
        "I. MỘT", "1. Hai", "1.1. Ba", "2. khoản", "a) điểm", "- gạch", "+ cộng",
    ]  # fmt: skip
    parts = build_document(small_plan(blocks=blocks)).sections[0].parts
    styles = [p.style for p in parts if isinstance(p, Paragraph)][2:]
    assert styles == ["heading1", "heading2", "heading2", *["body"] * 4]
    assert [p.outline for p in parts if isinstance(p, Paragraph)][2:] == [1, 2, 3, 0, 0, 0, 0]


def test_legal_bases_end_with_semicolons_and_a_full_stop() -> None:
    from datetime import date

    decree = Citation(
        "c",
        "Nghị định",
        "30/2020/NĐ-CP",
        date(2020, 3, 5),
        None,
        "Chính phủ",
        "về công tác văn thư",
    )
    bases = (
        LegalBasis("1", "Căn cứ", citation=decree),
        LegalBasis("2", "Theo đề nghị của", RichText.of("Chánh Văn phòng")),
        LegalBasis("3", "", RichText.of("Công văn số 419/BKHCN-TĐC,")),
    )
    block = Block("b", BlockKind.LEGAL_BASES, form=BasesForm.LINES)
    assert body(block, legal_bases=bases)[1:] == [
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;",
        "Theo đề nghị của Chánh Văn phòng;",
        "Công văn số 419/BKHCN-TĐC,",
    ]
    run_in = Block("b", BlockKind.LEGAL_BASES, form=BasesForm.RUN_IN)
    assert len(body(run_in, legal_bases=bases)) == 2


def test_running_bases_that_do_not_end_begin_the_sentence_below() -> None:
    run_in = Block("b", BlockKind.LEGAL_BASES, form=BasesForm.RUN_IN)
    sentence = paragraph("Sở Nội vụ hướng dẫn như sau:", key="s")
    for end in (",", ";"):
        basis = LegalBasis("1", "Thực hiện", RichText.of(f"Chỉ thị số 21/CT-TTg{end}"))
        whole = f"Thực hiện Chỉ thị số 21/CT-TTg{end} Sở Nội vụ hướng dẫn như sau:"
        assert body(run_in, sentence, legal_bases=(basis,))[1:] == [whole]
    ended = LegalBasis("1", "Thực hiện", RichText.of("Chỉ thị số 21/CT-TTg."))
    assert len(body(run_in, sentence, legal_bases=(ended,))[1:]) == 2
    in_lines = replace(run_in, form=BasesForm.LINES)
    assert len(body(in_lines, sentence, legal_bases=(basis,))[1:]) == 2


def test_one_addressee_stands_on_the_line_several_below_it() -> None:
    one = body(paragraph("Nội dung."), addressees=(Addressee("1", "Sở Tài chính"),))
    assert one[1] == "Kính gửi: Sở Tài chính."
    two = body(
        paragraph("Nội dung."),
        addressees=(Addressee("1", "Các sở, ban, ngành"), Addressee("2", "UBND các xã;")),
    )
    assert two[1:4] == ["Kính gửi:", "- Các sở, ban, ngành;", "- UBND các xã."]


def test_a_letter_answers_as_above_and_names_its_subject_in_the_head() -> None:
    plan = small_plan(kind=PlanKind.LETTER, document_type="Công văn")
    printed = lines(build_document(plan))
    assert "V/v Áp dụng Hệ thống quản lý chất lượng năm 2026" in printed
    assert "- Như trên;" in printed
    assert "CÔNG VĂN" not in printed


def test_the_list_of_recipients_ends_with_a_full_stop() -> None:
    plan = small_plan(recipients=(Recipient("1", "Sở Tài chính"),), file_copy=None)
    assert "- Sở Tài chính." in lines(build_document(plan))


def test_unknown_number_and_date_are_gaps_for_a_pen_of_twelve_millimetres() -> None:
    document = build_document(sample(TRANSITION))
    gaps = [
        piece.width
        for section in document.sections
        for part in section.parts
        for paragraph_ in paragraphs(part)
        for piece in paragraph_.text
        if isinstance(piece, Gap)
    ]
    assert len(gaps) == 6
    assert min(gaps) >= 12


def test_annexes_are_sections_with_their_own_heads() -> None:
    document = build_document(sample(TRANSITION))
    assert [section.landscape for section in document.sections] == [False, True, False]
    assert lines(document, 1)[:3] == [
        "Phụ lục I",
        "LỘ TRÌNH THỰC HIỆN",
        "(Kèm theo Kế hoạch số  /KH-UBND ngày   tháng 4 năm 2018 "
        "của Ủy ban nhân dân tỉnh Lạng Sơn)",
    ]
    assert lines(build_document(sample(PROGRAMME)), 1)[0].startswith("BIỂU TỔNG HỢP KINH PHÍ")
    assert any(isinstance(part, Table) for part in document.sections[2].parts)


def test_an_annex_may_have_neither_heading_nor_reference() -> None:
    annex = Annex("a", RichText.of("Danh sách"), (), AnnexStyle.NONE, reference=False)
    document = build_document(small_plan(annexes=(annex,)))
    assert lines(document, 1) == ["DANH SÁCH"]
    assert document.sections[1].title == "Danh sách"


def test_page_breaks_and_missing_tables_do_no_harm() -> None:
    blocks = (
        Block("x", BlockKind.PAGE_BREAK),
        Block("t", BlockKind.TABLE, table="gone"),
        paragraph("Hết."),
    )
    parts = build_document(small_plan(blocks=blocks)).sections[0].parts
    assert sum(isinstance(part, PageBreak) for part in parts) == 1
    assert not any(isinstance(part, Table) for part in parts)


def test_title_and_author_for_the_file() -> None:
    document = build_document(sample(PROGRAMME))
    assert document.title.startswith("Kế hoạch Áp dụng Hệ thống quản lý chất lượng")
    assert document.author == "Ủy ban nhân dân tỉnh Lạng Sơn"
