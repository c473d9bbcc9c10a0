"""A small plan with nothing wrong in it, for tests to spoil."""

from __future__ import annotations

from decimal import Decimal

import pytest

from isodesk.facts import (
    Block,
    BlockKind,
    BudgetAmount,
    BudgetColumn,
    BudgetLine,
    CostFactor,
    DocumentDate,
    FieldRef,
    Issuer,
    Mark,
    MatrixColumn,
    PlanFacts,
    PlanKind,
    PlanStatus,
    PlanSubject,
    PlanTable,
    QuantityValue,
    RichText,
    SharedQuantity,
    SignatureColumn,
    SubjectGroup,
    TableSource,
    Task,
    TaskGroup,
)
from isodesk.vietnamese.periods import parse_period

T = RichText.of


@pytest.fixture
def plan() -> PlanFacts:
    """2018-2019: two groups of subjects, three tasks, 110 triệu."""
    return PlanFacts(
        key="p",
        kind=PlanKind.PROGRAMME,
        status=PlanStatus.ISSUED,
        issuer=Issuer(header=("ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN")),
        subject=T("Áp dụng Hệ thống quản lý chất lượng"),
        number="34",
        symbol="KH-UBND",
        date=DocumentDate(2018, 2, 23),
        first_year=2018,
        last_year=2019,
        blocks=_blocks(),
        tables=(
            PlanTable("tt", TableSource.TASKS),
            PlanTable("tm", TableSource.MATRIX, total=T("Tổng: ", FieldRef("count.all"))),
            PlanTable("tb", TableSource.BUDGET, unit="triệu đồng", total=T("TỔNG CỘNG: I + II")),
        ),
        groups=(
            SubjectGroup("g1", T("CƠ QUAN CHUYÊN MÔN THUỘC UBND TỈNH"), T("02 đơn vị")),
            SubjectGroup("g2", T("UBND CẤP XÃ"), T("01 đơn vị")),
        ),
        subjects=(
            PlanSubject("s1", "g1", T("Sở Nội vụ"), unit="u1"),
            PlanSubject("s2", "g1", T("Sở Y tế"), unit="u2"),
            PlanSubject("s3", "g2", T("UBND xã Gia Cát"), unit="u3"),
        ),
        columns=(
            MatrixColumn("c18", "2018", T("Năm 2018\n2 đơn vị"), 2018),
            MatrixColumn("c19", "2019", T("Năm 2019\n", FieldRef("count.column", "c19")), 2019),
        ),
        marks=(Mark("s1", "c18"), Mark("s2", "c18"), Mark("s3", "c19")),
        task_groups=(
            TaskGroup("y18", T("Năm 2018"), 2018),
            TaskGroup("y19", T("Năm 2019"), 2019),
        ),
        tasks=_tasks(),
        budget_columns=(
            BudgetColumn("b18", "2018", T("2018"), 2018),
            BudgetColumn("b19", "2019", T("2019"), 2019),
        ),
        budget_lines=_budget(),
        quantities=(
            SharedQuantity(
                "q",
                "Số xã triển khai",
                "xã",
                values=(QuantityValue("2018", Decimal(2)), QuantityValue("2019", Decimal(1))),
            ),
        ),
        signatures=(
            SignatureColumn(
                "sg",
                ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
                "PHÓ CHỦ TỊCH",
                name="Hồ Tiên Thiệu",
            ),
        ),
    )


def _blocks() -> tuple[Block, ...]:
    texts = (
        "- Các cơ quan chuyên môn thuộc UBND cấp tỉnh: 02 đơn vị; UBND cấp xã: 01 đơn vị "
        "(Tổng số 03 cơ quan, đơn vị), mỗi năm khoảng 05 đơn vị cấp xã.",
        "Tổng kinh phí cho giai đoạn 2018 - 2019 là: 110.000.000 đồng (Bằng chữ: Một trăm mười "
        "triệu đồng chẵn), trong đó có mức chi 30.000.000 đồng/xã.",
        "Kinh phí thực hiện trong năm 2018 là 70.000.000 đồng; hội nghị, văn phòng phẩm...",
        "Mức chi của kế hoạch: 02 xã x 30.000.000 đ/xã = 60.000.000 đồng.",
    )
    heading = Block("h", BlockKind.HEADING, T("KINH PHÍ THỰC HIỆN"))
    return (
        heading,
        *(Block(f"x{i}", BlockKind.PLAIN, T(text)) for i, text in enumerate(texts, 1)),
        *(Block(f"b{table}", BlockKind.TABLE, table=table) for table in ("tt", "tm", "tb")),
    )


def _tasks() -> tuple[Task, ...]:
    return (
        Task(
            "t1",
            T("Tổ chức hội nghị"),
            "y18",
            period=parse_period("Quý II/2018"),
            lead="Sở Nội vụ",
            audience=T("2 đơn vị của năm đầu"),
        ),
        Task("t2", T("Tập huấn"), "y18", period=parse_period("Tháng 12/2018"), lead="BCĐ ISO tỉnh"),
        Task("t3", T("Tổng kết"), "y19", period=parse_period("Quý IV/2019"), lead="Sở Y tế"),
    )


def _budget() -> tuple[BudgetLine, ...]:
    factors = (CostFactor(shared="q"),)
    return (
        BudgetLine("l1", T("CHI HOẠT ĐỘNG")),
        BudgetLine(
            "l11",
            T("Kiểm tra"),
            2,
            (BudgetAmount("b18", 10_000_000), BudgetAmount("b19", 10_000_000)),
        ),
        BudgetLine("l2", T("CHI XÂY DỰNG")),
        BudgetLine(
            "l21",
            T("Tư vấn"),
            2,
            tuple(BudgetAmount(c, price=20_000_000, factors=factors) for c in ("b18", "b19")),
            note=T("Chi 20.000.000đ/xã + Năm 2018: 2 xã; + Năm 2019: 01 xã."),
        ),
        BudgetLine(
            "l22",
            T("Cơ quan"),
            2,
            tuple(BudgetAmount(c, price=10_000_000, factors=factors) for c in ("b18", "b19")),
        ),
    )
