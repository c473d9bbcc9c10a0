"""Tables with merged cells and paragraphs with computed labels, as readers of Word give them."""

from __future__ import annotations

from isodesk.facts import AgencyRole, BlockKind, PlanFacts
from isodesk.importers.recognition import recognise
from isodesk.importers.source import (
    SourceBreak,
    SourceCell,
    SourceDocument,
    SourceParagraph,
    SourcePart,
    SourceRun,
    SourceTable,
)


def para(text: str, label: str = "", *, bold: bool = False) -> SourceParagraph:
    return SourceParagraph((SourceRun(text, bold),), label)


def cell(text: str = "", rows: int = 1, columns: int = 1) -> SourceCell:
    return SourceCell((para(text),) if text else (), rows, columns)


def row(*texts: str) -> tuple[SourceCell, ...]:
    return tuple(cell(text) for text in texts)


HEAD = (
    SourceTable(
        (
            (
                SourceCell((para("UBND TỈNH LÀO CAI"), para("SỞ NỘI VỤ", bold=True))),
                SourceCell(
                    (
                        para("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                        para("Độc lập - Tự do - Hạnh phúc"),
                    )
                ),
            ),
            row("Số: 07/KH-SNV", "Lào Cai, ngày 05 tháng 01 năm 2021"),
        )
    ),
    para("KẾ HOẠCH"),
    para("Áp dụng HTQLCL năm 2021"),
)
CLOSING = SourceTable(
    (
        (
            SourceCell((para("Nơi nhận:"), para("Sở KH&CN (b/c);", "-"), para("Lưu: VT.", "-"))),
            SourceCell((para("GIÁM ĐỐC"), para(""), para("Vương Trinh Quốc"))),
        ),
    )
)


def plan_of(*parts: SourcePart) -> PlanFacts:
    return recognise(SourceDocument("a.docx", (*HEAD, *parts, CLOSING))).plan


def test_header_and_closing_in_tables() -> None:
    plan = plan_of(para("MỤC ĐÍCH", "I."))
    assert plan.issuer.superior == ("UBND TỈNH LÀO CAI",)
    assert plan.issuer.header == ("SỞ NỘI VỤ",)
    assert (plan.number, plan.symbol) == ("07", "KH-SNV")
    assert [(r.name, r.purpose) for r in plan.recipients] == [("Sở KH&CN", "b/c")]
    assert (plan.signatures[0].post, plan.signatures[0].name) == ("GIÁM ĐỐC", "Vương Trinh Quốc")


def test_labels_are_numbers_of_blocks() -> None:
    plan = plan_of(para("MỤC ĐÍCH", "I."), para("Duy trì;", "-"), para("đạt chuẩn", "+"))
    assert [(b.kind, b.level) for b in plan.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.BULLET, 1),
        (BlockKind.BULLET, 2),
    ]


def test_a_merged_cell_counts_for_every_row_under_it() -> None:
    table = SourceTable(
        (
            (cell("TT", 2), cell("Nội dung", 2), cell("Trách nhiệm", 1, 2), cell("Thời gian", 2)),
            row("Chủ trì", "Phối hợp"),
            (cell("I"), cell("Chuẩn bị", 1, 4)),
            (cell("1"), cell("Lập kế hoạch"), cell("Văn phòng", 2), cell(""), cell("Quý I", 2)),
            (cell("2"), cell("Đào tạo"), cell("Các phòng")),
        )
    )
    plan = plan_of(table)
    assert [g.title.plain() for g in plan.task_groups] == ["Chuẩn bị"]
    assert [t.agency_names(AgencyRole.LEAD) for t in plan.tasks] == [("Văn phòng",)] * 2
    assert [t.period.text for t in plan.tasks] == ["Quý I", "Quý I"]
    assert plan.tasks[1].agency_names(AgencyRole.SUPPORT) == ("Các phòng",)
    groups = {c.code: c.group.plain() for c in plan.tables[0].columns}
    assert groups["lead"] == groups["support"] == "Trách nhiệm"


def test_a_table_cut_by_a_page_is_one() -> None:
    first = SourceTable((row("TT", "Đơn vị", "Năm 2021"), row("1", "Sở Y tế", "X")))
    rest = SourceTable((row("TT", "Đơn vị", "Năm 2021"), row("2", "Sở Tư pháp", "")))
    plan = plan_of(first, SourceBreak(), rest)
    assert [s.name.plain() for s in plan.subjects] == ["Sở Y tế", "Sở Tư pháp"]
    assert len(plan.tables) == 1


def test_an_annex_after_a_landscape_break_lies_across() -> None:
    document = SourceDocument(
        "a.docx",
        (
            *HEAD,
            para("MỤC ĐÍCH", "I."),
            CLOSING,
            SourceBreak(landscape=True),
            para("PHỤ LỤC I"),
            para("DANH SÁCH"),
            para("Nội dung của phụ lục."),
        ),
    )
    (annex,) = recognise(document).plan.annexes
    assert (annex.orientation.value, annex.name.plain()) == ("landscape", "DANH SÁCH")


def test_a_table_of_no_known_kind_stays_as_it_is() -> None:
    table = SourceTable((row("Màu", "Cỡ"), row("Đỏ", "XL"), row("Xanh", "M")))
    result = recognise(SourceDocument("a.docx", (*HEAD, table, CLOSING)))
    (free,) = result.plan.free_tables
    assert [[c.plain() for c in r.cells] for r in free.rows] == [
        ["Màu", "Cỡ"],
        ["Đỏ", "XL"],
        ["Xanh", "M"],
    ]
    assert result.prose_kept
