"""Whatever is known of a plan beside its running text can be read in the workbook."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

from openpyxl import load_workbook

from isodesk.exporters.excel import excel_bytes
from isodesk.facts import (
    Abbreviation,
    Addressee,
    Annex,
    Attachment,
    BudgetAmount,
    BudgetColumn,
    BudgetLine,
    Citation,
    CostFactor,
    DocumentDate,
    Evidence,
    FieldRef,
    FileCopy,
    FreeRow,
    FreeTable,
    FundingSource,
    Indicator,
    IndicatorColumn,
    IndicatorForm,
    Issuer,
    LegalBasis,
    MailingEntry,
    Mark,
    MatrixColumn,
    PlanFacts,
    PlanKind,
    PlanStatus,
    PlanSubject,
    PlanTable,
    QuantityValue,
    Recipient,
    RichText,
    SharedQuantity,
    SignatureColumn,
    Standard,
    Stated,
    SubjectGroup,
    TableColumn,
    TableSource,
    Task,
    TaskGroup,
    TaskState,
    TeamMember,
)
from isodesk.vietnamese.periods import parse_period

T = RichText.of


def whole_plan() -> PlanFacts:
    """Every list filled; each text is a word of its own, ending in a digit."""
    return PlanFacts(
        key="p",
        kind=PlanKind.INSPECTION,
        status=PlanStatus.ISSUED,
        issuer=Issuer(("đầu1",), ("trên1",), "đủ1", "tắt1", "viết1", "nơi1"),
        subject=T("trích1"),
        document_type="loại1",
        number="số1",
        symbol="ký1",
        place="địa1",
        date=DocumentDate(2026, 3, 5),
        first_year=2026,
        last_year=2027,
        archived=True,
        adjusts="sửa1",
        standard_from=Standard("a", "cũ1", "tên1", "côngbố1"),
        standard_to=Standard("b", "mới1", "tên2", "côngbố2"),
        legal_bases=(
            LegalBasis("l1", "căn1", T("theo1"), None),
            LegalBasis("l2", "căn2", RichText(), _citation("3")),
        ),
        citations=(_citation("4"),),
        abbreviations=(Abbreviation("v", "ngắn1", "dài1"),),
        addressees=(Addressee("d", "kính1"),),
        annexes=(Annex("x", T("phụlục1")),),
        tables=(PlanTable("bt", TableSource.TASKS, (TableColumn("content"),)),),
        groups=(SubjectGroup("g", T("nhóm1"), T("chúnhóm1")),),
        subjects=(PlanSubject("s", "g", T("đơnvị1"), note=T("chúđơnvị1")),),
        columns=(MatrixColumn("c", "onsite", T("cột1"), None, date(2026, 4, 6), date(2026, 5, 7)),),
        marks=(Mark("s", "c", "(*9)"),),
        task_groups=(TaskGroup("tg", T("nhómviệc1"), 2026),),
        tasks=_tasks(),
        budget_columns=(BudgetColumn("k", "2026", T("nămchi1"), 2026),),
        budget_lines=_lines(),
        quantities=(
            SharedQuantity("q", "sốliệu1", "xã1", values=(QuantityValue("", Decimal(8)),)),
        ),
        sources=(FundingSource("f", "nguồn1"),),
        free_tables=(FreeTable("ft", "bảng1", (FreeRow("r", (T("ô1"), T("ô2"))),)),),
        indicator_forms=_forms(),
        mailing=(MailingEntry("m", T("gửi1"), 3),),
        team=(TeamMember("tm", "trưởngđoàn1", "người1", "chức1", "cơquan1"),),
        recipients=(Recipient("rc", "nhận1", "đểbiết1"),),
        file_copy=FileCopy("vănthư1", "đơnvịlưu1", "ngườilưu1", 15),
        signatures=(SignatureColumn("sg", ("quyền1",), "vụ1", "vụ2", "họtên1"),),
        attachments=(Attachment("at", "tệp1", "application/pdf1", "băm1", 1234),),
        evidence=(Evidence("e", "minhchứng1", "12/BC1", date(2026, 6, 9), "vềviệc1"),),
        stated=(Stated("budget/total", "ghi1"),),
    )


def _quantity() -> SharedQuantity:
    return SharedQuantity("q", "sốliệu1", "xã1", values=(QuantityValue("", Decimal(8)),))


def _citation(digit: str) -> Citation:
    return Citation(
        f"c{digit}",
        f"vănbản{digit}",
        f"hiệu{digit}",
        date(2020, 1, int(digit)),
        date(2020, 2, int(digit)),
        f"ngườiban{digit}",
        f"tựa{digit}",
        f"thay{digit}",
    )


def _tasks() -> tuple[Task, ...]:
    return (
        Task(
            "t",
            T("việc1"),
            "tg",
            period=parse_period("Quý II/2026"),
            lead="chủtrì1",
            support="phốihợp1",
            audience=T("đốitượng1"),
            product=T("sảnphẩm1"),
            cost="chiphí1",
            note=T("chúviệc1"),
            state=TaskState.DONE,
            result="kếtquả1",
            completed_on=date(2026, 6, 8),
            evidence=("e",),
        ),
    )


def _lines() -> tuple[BudgetLine, ...]:
    factors = (CostFactor(shared="q"), CostFactor(Decimal("2.5"), "buổi1"))
    amount = BudgetAmount("k", price=1_000, factors=factors)
    return (
        BudgetLine(
            "b",
            T("khoản1 ", FieldRef("count.all")),
            amounts=(amount,),
            price_unit="đồng/lần1",
            note=T("chúkhoản1"),
            source="f",
        ),
    )


def _forms() -> tuple[IndicatorForm, ...]:
    rows = (Indicator("i", T("chỉtiêu1"), 1, "đo1", (("v", Decimal("3.75")),), T("chúchỉtiêu1")),)
    return (IndicatorForm("if", T("biểu1"), (IndicatorColumn("v", T("ướcđạt1")),), rows),)


WORDS = """
đầu1 trên1 đủ1 tắt1 viết1 nơi1 trích1 loại1 số1 ký1 địa1 sửa1 cũ1 tên1 côngbố1 mới1 tên2 côngbố2
căn1 theo1 căn2 vănbản3 hiệu3 ngườiban3 tựa3 thay3 vănbản4 hiệu4 ngườiban4 tựa4 thay4 ngắn1 dài1
kính1 phụlục1 nhóm1 chúnhóm1 đơnvị1 chúđơnvị1 cột1 X(*9) nhómviệc1 việc1 chủtrì1 phốihợp1
đốitượng1 sảnphẩm1 chiphí1 chúviệc1 kếtquả1 minhchứng1 12/BC1 vềviệc1 nămchi1 khoản1 lần1
chúkhoản1 nguồn1 sốliệu1 xã1 buổi1 BẢNG1 ô1 ô2 BIỂU1 chỉtiêu1 đo1 3.75 chúchỉtiêu1 ướcđạt1 gửi1
1-3 trưởngđoàn1 người1 chức1 cơquan1 nhận1 đểbiết1 vănthư1 đơnvịlưu1 ngườilưu1 quyền1 vụ1 vụ2
họtên1 tệp1 application/pdf1 băm1 1.234 ghi1 2.5 1000 08/6/2026 09/6/2026 20000 03/01/2020
"""
PHRASES = (
    "15 bản",
    "Kế hoạch kiểm tra",
    "Đã ban hành",
    "Đã hoàn thành",
    "2026 - 2027",
    "Quý II/2026",
    "05 tháng 3 năm 2026",
    "06/4/2026 - 07/5/2026",
    "hiệu lực từ ngày 03/02/2020",
    "Đã đưa vào lưu trữ",
)


def test_every_known_thing_stands_in_the_workbook() -> None:
    book = load_workbook(io.BytesIO(excel_bytes(whole_plan())), data_only=True)
    cells = (c for sheet in book.worksheets for row in sheet.iter_rows() for c in row)
    written = "\n".join(str(cell.value) for cell in cells if cell.value is not None)
    assert [word for word in (*WORDS.split(), *PHRASES) if word not in written] == []


def test_all_sheets_are_there_and_hidden_columns_that_hold_something_too() -> None:
    book = load_workbook(io.BytesIO(excel_bytes(whole_plan())))
    assert book.sheetnames == [
        "Kinh phí",
        "Lộ trình",
        "Đối tượng áp dụng",
        "Nhiệm vụ",
        "Theo dõi",
        "Theo dõi đối tượng",
        "Theo dõi kinh phí",
        "biểu1",
        "Danh sách gửi",
        "Đoàn kiểm tra",
        "bảng1",
        "Thông tin chung",
    ]
    heads = {cell.value for row in book["Nhiệm vụ"].iter_rows() for cell in row}
    assert {"Nội dung thực hiện", "Chủ trì", "Kinh phí", "Văn bản minh chứng"} <= heads
