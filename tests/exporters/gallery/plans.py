"""The gallery's plans: every kind empty, typical and extreme, and the five real ones.

New kinds are covered without touching this: what a kind has tables for is filled there, what it has
none for stands in annexes of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial

from isodesk.facts import (
    Addressee,
    Annex,
    Block,
    BlockKind,
    BudgetAmount,
    BudgetColumn,
    BudgetLine,
    DocumentDate,
    FileCopy,
    FreeRow,
    FreeTable,
    Indicator,
    IndicatorColumn,
    IndicatorForm,
    Issuer,
    LegalBasis,
    MailingEntry,
    Mark,
    MatrixColumn,
    Orientation,
    PlanFacts,
    PlanKind,
    PlanSubject,
    PlanTable,
    Recipient,
    RichText,
    SignatureColumn,
    SubjectGroup,
    TableColumn,
    TableSource,
    Task,
    TaskGroup,
)
from isodesk.services.kinds import load_kinds, new_plan
from isodesk.services.sample import SAMPLES, sample_plan
from isodesk.vietnamese.periods import parse_period

UNITS = 300
YEARS = 10
LONG = (
    "Trung tâm Kiểm soát bệnh tật, kiểm nghiệm thuốc, mỹ phẩm, thực phẩm và giám định y khoa, pháp "
    "y khu vực các huyện Bắc Sơn, Bình Gia, Cao Lộc, Chi Lăng, Đình Lập, Hữu Lũng, Lộc Bình, Văn "
    "Quan và Tràng Định"
)
"""A name of two hundred letters."""
SENTENCE = (
    "Rà soát, chuẩn hóa quy trình giải quyết thủ tục hành chính số 12/QT-ISO ngày 05 tháng 3 năm "
    "2026 của cơ quan, đơn vị; "
)
TALL = " ".join(f"{i}. {SENTENCE.strip()}" for i in range(1, 61))
"""A cell of more than three pages."""
PROVINCE = Issuer(
    ("ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN"),
    (),
    "Ủy ban nhân dân tỉnh Lạng Sơn",
    "UBND tỉnh",
    "UBND",
    "Lạng Sơn",
)
AUTHORITY = Issuer(
    ("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP, KHU CHẾ XUẤT VÀ KHU CÔNG NGHỆ CAO",),
    ("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH",),
    "Ban Quản lý các khu công nghiệp, khu chế xuất và khu công nghệ cao Thành phố Hồ Chí Minh",
    "Ban Quản lý",
    "BQLKCNKCXCNC",
    "Thành phố Hồ Chí Minh",
)
T = RichText.of


def cases() -> Mapping[str, Callable[[], PlanFacts]]:
    """What makes each plan of the gallery, by its name."""
    made: dict[str, Callable[[], PlanFacts]] = {}
    for kind in load_kinds():
        for name, build in (("empty", empty), ("typical", typical), ("extreme", extreme)):
            made[f"{kind.value}-{name}"] = partial(build, kind)
    for path in SAMPLES:
        made[path.rpartition("/")[2].removesuffix(".json")] = partial(sample_plan, path)
    return made


def empty(kind: PlanKind) -> PlanFacts:
    """A new plan of an office that nothing is known of."""
    return new_plan(kind, Issuer(), 2026, 2026)


def typical(kind: PlanKind) -> PlanFacts:
    """What an office of a province writes: two dozen units, sums of millions, all names known."""
    plan = new_plan(kind, PROVINCE, 2026, 2025 + load_kinds()[kind].years)
    names = [f"Ủy ban nhân dân xã Hữu Lũng {i}" for i in range(1, 25)]
    plan = _with_subjects(_with_columns(plan), names)
    plan = _with_tasks(plan, [SENTENCE.rstrip("; ")] * 3)
    plan = _with_budget(plan, ["Tập huấn, đào tạo nghiệp vụ", "Kiểm tra, đánh giá"], 25_000_000)
    plan = _with_lists(plan, 5)
    return replace(
        _with_all_tables(plan),
        number="7",
        date=DocumentDate(2026, 2, 5),
        addressees=plan.addressees or (Addressee("a1", "Các sở, ban, ngành tỉnh"),),
        file_copy=FileCopy("VT", "KGVX", "HTMĐ", 3),
        signatures=tuple(replace(s, name="Nguyễn Văn An") for s in plan.signatures),
    )


def extreme(kind: PlanKind) -> PlanFacts:
    """Three hundred units, ten years, names of two hundred letters, a cell of three pages."""
    plan = new_plan(kind, AUTHORITY, 2021, 2020 + YEARS)
    names = [LONG if i % 9 == 0 else f"Ủy ban nhân dân xã số {i}" for i in range(UNITS)]
    plan = _with_subjects(_with_columns(plan), names)
    plan = _with_tasks(plan, [LONG, TALL, SENTENCE])
    plan = _with_budget(plan, [LONG, *["Chi tư vấn, đánh giá"] * 30], 345_678_000)
    plan = _with_all_tables(_with_lists(plan, 45))
    wide = (replace(a, orientation=Orientation.LANDSCAPE) for a in plan.annexes)
    return replace(
        plan,
        annexes=tuple(wide),
        subject=T(f"{LONG}, {LONG}"),
        number="12345",
        place="Thành phố Hồ Chí Minh",
        date=DocumentDate(2026, 10, 29),
        addressees=tuple(Addressee(f"a{i}", LONG if i % 3 == 0 else "Sở") for i in range(12)),
        legal_bases=(*plan.legal_bases, LegalBasis("lb", "Căn cứ", T(SENTENCE * 12))),
        recipients=tuple(
            Recipient(f"r{i}", LONG if i % 5 == 0 else "Sở", "b/c") for i in range(20)
        ),
        file_copy=FileCopy("VT", LONG, "NVA, TTB", 120),
        signatures=(_signature(),),
    )


def _signature() -> SignatureColumn:
    return SignatureColumn(
        "s",
        (
            "TM. BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP, KHU CHẾ XUẤT VÀ KHU CÔNG NGHỆ CAO",
            "KT. TRƯỞNG BAN",
        ),
        "PHÓ TRƯỞNG BAN",
        "Phó Giám đốc Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh",
        "Công Tằng Tôn Nữ Hoàng Thị Minh Nguyệt Phương Thảo",
    )


def _years(plan: PlanFacts) -> range:
    return range(plan.first_year or 2026, (plan.last_year or 2026) + 1)


def _with_columns(plan: PlanFacts) -> PlanFacts:
    columns = plan.columns or tuple(
        MatrixColumn(f"mc{y}", str(y), T(f"Năm {y}"), y) for y in _years(plan)
    )
    money = plan.budget_columns or tuple(
        BudgetColumn(f"bc{y}", str(y), T(str(y)), y) for y in _years(plan)
    )
    return replace(plan, columns=columns, budget_columns=money)


def _with_subjects(plan: PlanFacts, names: list[str]) -> PlanFacts:
    groups = plan.groups or tuple(SubjectGroup(f"g{i}", T(f"NHÓM ĐƠN VỊ {i}")) for i in range(1, 4))
    subjects = tuple(
        PlanSubject(
            f"s{i}",
            groups[i * len(groups) // len(names)].key,
            T(name),
            note=T("Chuyển đổi từ 2008" if i % 11 == 0 else ""),
        )
        for i, name in enumerate(names)
    )
    marks = tuple(
        Mark(subject.key, column.key, "(*)" if i % 7 == 0 else "")
        for i, subject in enumerate(subjects)
        for j, column in enumerate(plan.columns)
        if (i + j) % 2 == 0
    )
    return replace(plan, groups=groups, subjects=subjects, marks=marks)


def _with_tasks(plan: PlanFacts, contents: list[str]) -> PlanFacts:
    groups = plan.task_groups or (TaskGroup("tg", T("Nhiệm vụ bổ sung")),)
    added = tuple(
        Task(
            f"t{i}",
            T(content),
            groups[-1].key,
            period=parse_period("Từ ngày 17/8/2026 đến ngày 06/11/2026"),
            lead="Sở Khoa học và Công nghệ",
            support="Văn phòng UBND tỉnh; các sở, ban, ngành tỉnh; UBND các xã, phường",
            audience=T("Cán bộ, công chức"),
            product=T("Báo cáo"),
            cost="25.000.000 đồng",
        )
        for i, content in enumerate(contents)
    )
    return replace(plan, task_groups=groups, tasks=(*plan.tasks, *added))


def _with_budget(plan: PlanFacts, names: list[str], amount: int) -> PlanFacts:
    columns = plan.budget_columns
    lines = plan.budget_lines
    filled = tuple(
        replace(
            line,
            amounts=tuple(
                BudgetAmount(c.key, None, amount // 100, a.factors) if a.factors else a
                for c, a in zip(columns, line.amounts, strict=False)
            ),
        )
        for line in lines
    )
    added = tuple(
        BudgetLine(
            f"b{i}",
            T(name),
            1 if i % 6 == 0 else 2,
            tuple(BudgetAmount(c.key, amount + 1_000 * i) for c in columns),
            note=T("Khoản 2 Điều 33 Thông tư số 26/2014/TT-BKHCN" if i % 4 == 0 else ""),
        )
        for i, name in enumerate(names)
    )
    return replace(plan, budget_lines=(*filled, *added))


def _with_lists(plan: PlanFacts, count: int) -> PlanFacts:
    """A free table, an indicator form, a mailing list."""
    head = FreeRow("f0", tuple(T(f"Cột {i}") for i in range(1, 9)), head=True)
    rows = (
        FreeRow(f"f{i}", tuple(T("Nội dung " * (j % 4 + 1)) for j in range(8)))
        for i in range(1, count + 1)
    )
    columns = tuple(IndicatorColumn(str(y), T(f"Năm {y}")) for y in _years(plan))
    indicators = tuple(
        Indicator(
            f"i{i}",
            T(f"Tỷ lệ hồ sơ giải quyết đúng hạn của lĩnh vực {i}"),
            1 + (i % 3 > 0),
            "%",
            tuple((column.code, Decimal("98.75")) for column in columns),
        )
        for i in range(count)
    )
    mailing = (
        MailingEntry(f"m{i}", T(LONG if i % 20 == 13 else f"Sở, ban, ngành {i}"), 1 + (i == 4) * 10)
        for i in range(count)
    )
    return replace(
        plan,
        free_tables=(*plan.free_tables, FreeTable("ff", "Bảng", (head, *rows))),
        indicator_forms=(
            *plan.indicator_forms,
            IndicatorForm("if", T("Biểu số 01"), columns, indicators),
        ),
        mailing=tuple(mailing),
    )


def _with_all_tables(plan: PlanFacts) -> PlanFacts:
    """An annex for every kind of table that the plan has none of."""
    present = {table.source for table in plan.tables}
    made = [table for table in _tables() if table.source not in present]
    ways = (Orientation.PORTRAIT, Orientation.LANDSCAPE)
    annexes = tuple(
        Annex(
            f"x{table.key}",
            T(f"Biểu kèm theo: {LONG}"),
            (
                Block(f"k{table.key}", BlockKind.TABLE, table=table.key),
                Block(f"n{table.key}", BlockKind.NOTE, T("* Ghi chú: số liệu đến ngày 30/6/2026.")),
            ),
            orientation=ways[i % 2],
        )
        for i, table in enumerate(made)
    )
    return replace(plan, tables=(*plan.tables, *made), annexes=(*plan.annexes, *annexes))


def _tables() -> Iterator[PlanTable]:
    for source in TableSource:
        match source:
            case TableSource.FREE:
                yield PlanTable("xf", source, target="ff")
            case TableSource.INDICATORS:
                yield PlanTable("xi", source, target="if", index_row=("A", "B", "C"))
            case TableSource.MAILING:
                yield PlanTable("xm", source, (TableColumn("number"), TableColumn("name")))
            case TableSource.BUDGET:
                yield PlanTable("xb", source, unit="nghìn đồng", unit_line=True, total=T("CỘNG"))
            case TableSource.TASKS:
                columns = ("number", "content", "period", "lead", "support", "product")
                chosen = tuple(TableColumn(c, merge_equal=c == "lead") for c in columns)
                yield PlanTable("xt", source, chosen)
            case _:
                yield PlanTable(f"x{source.value}", source)
