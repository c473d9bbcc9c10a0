"""Each rule: nothing on a plan that is right, a finding with its place once it is spoilt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from isodesk.checks import Finding, Severity, run_checks
from isodesk.facts import (
    Annex,
    AnnexStyle,
    Blank,
    Block,
    BlockKind,
    BudgetAmount,
    Citation,
    DocumentDate,
    FieldRef,
    FreeRow,
    FreeTable,
    Indicator,
    IndicatorForm,
    LegalBasis,
    MailingEntry,
    MatrixColumn,
    PlanFacts,
    PlanKind,
    PlanStatus,
    PlanSubject,
    PlanTable,
    ReceivingOffice,
    RichText,
    Stated,
    SubjectGroup,
    TableColumn,
    TableSource,
    Task,
    TaskState,
    TeamMember,
    Wrapper,
)
from isodesk.vietnamese.periods import Period, PeriodKind, parse_period

T = RichText.of
Change = Callable[[PlanFacts], PlanFacts]


def _with(plan: PlanFacts, part: str, rows: tuple[object, ...]) -> PlanFacts:
    changes: dict[str, Any] = {part: rows}
    return replace(plan, **changes)


def _row(part: str, key: str, **changes: Any) -> Change:
    def change(plan: PlanFacts) -> PlanFacts:
        rows = getattr(plan, part)
        assert any(row.key == key for row in rows)
        return _with(plan, part, tuple(replace(r, **changes) if r.key == key else r for r in rows))

    return change


def _plan(**changes: Any) -> Change:
    return lambda plan: replace(plan, **changes)


def _text(text: str) -> Change:
    return lambda plan: replace(plan, blocks=(*plan.blocks, Block("new", BlockKind.PLAIN, T(text))))


def _added(part: str, row: object) -> Change:
    return lambda plan: _with(plan, part, (*getattr(plan, part), row))


def _roadmap_without_times(plan: PlanFacts) -> PlanFacts:
    tasks = tuple(replace(task, period=parse_period("")) for task in plan.tasks)
    return _added("tables", PlanTable("map", TableSource.ROADMAP))(replace(plan, tasks=tasks))


def _annexed(text: str, *styles: AnnexStyle) -> Change:
    annexes = tuple(Annex(str(i), T(f"Tên {i}"), style=s) for i, s in enumerate(styles))
    return lambda plan: replace(_text(text)(plan), annexes=annexes)


def _without(*tables: str) -> Change:
    """The plan with these tables taken out of its text."""
    return lambda plan: replace(plan, blocks=tuple(b for b in plan.blocks if b.table not in tables))


def _unmarked(plan: PlanFacts) -> PlanFacts:
    return replace(plan, marks=plan.marks[1:], columns=plan.columns)


def _typed(key: str, column: str, value: int, price: int | None = None) -> Change:
    def change(plan: PlanFacts) -> PlanFacts:
        line = next(x for x in plan.budget_lines if x.key == key)
        kept = tuple(a for a in line.amounts if a.column != column)
        factors = next((a.factors for a in line.amounts if a.column == column), ())
        amount = BudgetAmount(column, value, price, factors if price else ())
        return _row("budget_lines", key, amounts=(*kept, amount))(plan)

    return change


def _named(**standing: Any) -> Change:
    """A sentence that names a document, which is no basis of the plan."""
    named = Citation("c", "Thông tư", "159/2010/TT-BTC", **standing)
    draft = PlanStatus.DRAFT
    return lambda plan: replace(
        plan, status=draft, citations=(named,), blocks=(*plan.blocks, NAMED)
    )


E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT
SENT: dict[str, Any] = {"kind": PlanKind.LETTER, "mailing": (MailingEntry("ml", T("Các sở")),)}
OLD = LegalBasis(
    "old",
    "Căn cứ",
    citation=Citation("c", "Thông tư", "159/2010/TT-BTC", replaced_by="116/2015/TT-BTC"),
)
NAMED = Block("new", BlockKind.PLAIN, T("Theo ", FieldRef("citation", "c"), "."))
DUE = parse_period("trước ngày 05/7/2018")

WRONG: dict[str, tuple[Change, str, Severity, str]] = {
    "field gone": (
        _added("blocks", Block("new", BlockKind.PLAIN, T(FieldRef("amount", "gone", "", "12")))),
        "fields.broken",
        E,
        "blocks/new",
    ),
    "group without units": (
        _added("groups", SubjectGroup("g3", T("CHI CỤC"), T(FieldRef("count.group", "g3")))),
        "groups.empty",
        W,
        "groups/g3/name",
    ),
    "costs without a table": (_without("tb"), "parts.printed", W, "budget/l11"),
    "tasks without a table": (_without("tt"), "parts.printed", W, "tasks/t1"),
    "subjects without a table": (_without("tm"), "parts.printed", W, "subjects/s1"),
    "team that nothing names": (
        _plan(team=(TeamMember("m", "Trưởng đoàn", "Nguyễn Văn An"),)),
        "parts.printed",
        W,
        "team/m",
    ),
    "list of a letter that stands nowhere": (
        _plan(**SENT, deadline=DUE, receivers=(ReceivingOffice("r", "Sở Tài chính"),)),
        "parts.printed",
        W,
        "mailing/ml",
    ),
    "form that stands nowhere": (
        _plan(indicator_forms=(IndicatorForm("f", T("Biểu"), (), (Indicator("i", T("Số")),)),)),
        "parts.printed",
        W,
        "indicator_forms/f",
    ),
    "letter with forms without a deadline": (
        _plan(**SENT, receivers=(ReceivingOffice("r", "Sở Tài chính"),)),
        "letters.answers",
        W,
        "header/deadline",
    ),
    "letter with forms that go nowhere": (
        _plan(**SENT, deadline=DUE),
        "letters.answers",
        W,
        "receivers",
    ),
    "basis that is replaced": (
        _plan(status=PlanStatus.DRAFT, legal_bases=(OLD,)),
        "bases.replaced",
        W,
        "bases/old",
    ),
    "text that names what is replaced": (
        _named(replaced_by="116/2015/TT-BTC"),
        "bases.replaced",
        W,
        "blocks/new",
    ),
    "text that names what was not compared": (
        _named(unsure="ngày ban hành"),
        "bases.unsure",
        H,
        "blocks/new",
    ),
    "annex not mentioned": (
        _annexed("Chi tiết tại Phụ lục I.", AnnexStyle.ROMAN, AnnexStyle.ROMAN),
        "annexes.named",
        W,
        "annexes/1",
    ),
    "list not mentioned": (
        _annexed("Chi tiết tại Biểu số 1.", AnnexStyle.FORM, AnnexStyle.LIST),
        "annexes.named",
        W,
        "annexes/1",
    ),
    "deadline without a day": (
        _plan(deadline=parse_period("sớm nhất")),
        "periods.text",
        H,
        "header/deadline",
    ),
    "deadline that no calendar has": (
        _plan(deadline=parse_period("trước ngày 31/6/2018")),
        "periods.date",
        W,
        "header/deadline",
    ),
    "stated row": (
        _plan(stated=(Stated("budget/l2/total", "80"),)),
        "budget.stated",
        E,
        "budget/l2/total",
    ),
    "stated column": (
        _plan(stated=(Stated("budget/total/b18", "71"),)),
        "budget.stated",
        E,
        "budget/total/b18",
    ),
    "stated total": (
        _plan(stated=(Stated("budget/total", "109"),)),
        "budget.stated",
        E,
        "budget/total",
    ),
    "typed on a head": (
        _typed("l2", "b18", 61_000_000),
        "budget.parent",
        E,
        "budget/l2/b18",
    ),
    "typed and computed": (
        _typed("l21", "b18", 41_000_000, 20_000_000),
        "budget.twice",
        E,
        "budget/l21/b18",
    ),
    "no part III": (
        _row("tables", "tb", total=T("TỔNG CỘNG: I + II + III")),
        "budget.parts",
        E,
        "tables/tb/total",
    ),
    "part left out": (
        lambda plan: _row("tables", "tb", total=T("TỔNG CỘNG: I+II"))(
            _added("budget_lines", replace(plan.budget_lines[0], key="l3"))(plan)
        ),
        "budget.parts",
        E,
        "tables/tb/total",
    ),
    "total in the text": (
        _text("Tổng kinh phí thực hiện là 111.000.000 đồng."),
        "budget.text",
        E,
        "blocks/new",
    ),
    "year in the text": (
        _text("Kinh phí thực hiện trong năm 2019 là 45 triệu đồng."),
        "budget.text",
        E,
        "blocks/new",
    ),
    "amount of no row": (_text("Chi hội nghị: 7.000.000 đồng."), "budget.text", H, "blocks/new"),
    "amount in words": (
        _text("Chi 110.000.000 đồng (Bằng chữ: Một trăm linh một triệu đồng)."),
        "budget.words",
        E,
        "blocks/new",
    ),
    "price in a note": (
        _row("budget_lines", "l21", note=T("Chi 25.000.000đ/xã")),
        "budget.note",
        E,
        "budget/l21/note",
    ),
    "amount in a note": (
        _row("budget_lines", "l11", note=T("Đã giao 11 triệu đồng")),
        "budget.note",
        W,
        "budget/l11/note",
    ),
    "quantity in a note": (
        _row("budget_lines", "l22", note=T("Năm 2018: 50 xã;")),
        "budget.quantity",
        E,
        "budget/l22/note",
    ),
    "product": (
        _text("+ 08 người x 02 ngày x 80.000 đ/ngày.người = 640.000 đồng."),
        "budget.product",
        E,
        "blocks/new",
    ),
    "column head": (
        _row("columns", "c18", title=T("Năm 2018 33 đơn vị")),
        "counts.words",
        E,
        "columns/c18",
    ),
    "group note": (_row("groups", "g1", note=T("21 đơn vị")), "counts.words", E, "groups/g1/note"),
    "total row": (
        _row("tables", "tm", total=T("Tổng: 119 cơ quan, đơn vị.")),
        "counts.words",
        E,
        "tables/tm/total",
    ),
    "total in words": (_text("(Tổng số 119 cơ quan, đơn vị)"), "counts.words", E, "blocks/new"),
    "group in words": (_text("- UBND cấp xã: 02 đơn vị"), "counts.words", E, "blocks/new"),
    "count of nothing": (_text("Làm tại 77 đơn vị."), "counts.words", W, "blocks/new"),
    "count of another year": (_text("- Năm 2019: 3 đơn vị;"), "counts.words", W, "blocks/new"),
    "audience": (
        _row("tasks", "t3", audience=T("3 đơn vị của năm sau")),
        "counts.words",
        E,
        "tasks/t3/audience",
    ),
    "no mark": (_unmarked, "counts.unmarked", W, "subjects/s1"),
    "same name": (
        _added("subjects", PlanSubject("s4", "g2", T("Sở  Nội vụ"))),
        "counts.twice",
        W,
        "subjects/s4",
    ),
    "same unit": (
        _added("subjects", PlanSubject("s4", "g2", T("Sở Nội vụ tỉnh"), unit="u1")),
        "counts.twice",
        W,
        "subjects/s4",
    ),
    "other year's group": (
        _row("tasks", "t1", period=parse_period("Quý II/2019")),
        "periods.group",
        E,
        "tasks/t1/period",
    ),
    "outside the plan": (
        _row("tasks", "t3", period=parse_period("Quý I/2021")),
        "periods.plan",
        W,
        "tasks/t3/period",
    ),
    "dates of a column": (
        _added(
            "columns",
            MatrixColumn("c", "onsite", T("Trực tiếp"), None, date(2017, 9, 3), date(2018, 1, 2)),
        ),
        "periods.plan",
        W,
        "columns/c",
    ),
    "year of a column": (
        _row("budget_columns", "b19", year=2020),
        "periods.plan",
        W,
        "budget_columns/b19",
    ),
    "ends before it begins": (
        _row(
            "tasks",
            "t1",
            period=Period(
                "Tháng 5 - tháng 3/2018", PeriodKind.RANGE, date(2018, 5, 1), date(2018, 3, 31)
            ),
        ),
        "periods.order",
        E,
        "tasks/t1/period",
    ),
    "typed order": (
        _row("tasks", "t1", period=parse_period("Quý IV/2018 - Quý II/2018")),
        "periods.order",
        E,
        "tasks/t1/period",
    ),
    "no such day": (
        _row("tasks", "t1", period=parse_period("Từ ngày 01/02/2018 đến ngày 31/02/2018")),
        "periods.date",
        W,
        "tasks/t1/period",
    ),
    "no such day in words": (
        _row("tasks", "t1", period=parse_period("Trước ngày 31 tháng 11 năm 2018")),
        "periods.date",
        W,
        "tasks/t1/period",
    ),
    "no such day of any year": (
        _row("tasks", "t1", period=parse_period("Từ ngày 30/02 đến ngày 05/3/2018")),
        "periods.date",
        W,
        "tasks/t1/period",
    ),
    "no time at all": (
        _row("tasks", "t1", period=parse_period("linh tinh")),
        "periods.text",
        Severity.HINT,
        "tasks/t1/period",
    ),
    "too early": (_row("tasks", "t1", waits_for=("t2",)), "tasks.order", W, "tasks/t1/period"),
    "empty roadmap": (
        _roadmap_without_times,
        "tasks.roadmap",
        W,
        "tables/map",
    ),
    "no lead": (_row("tasks", "t2", lead=" "), "tasks.lead", W, "tasks/t2/lead"),
    "no number": (_plan(number=""), "blanks.issued", E, "header/number"),
    "no date": (_plan(date=DocumentDate(2018, 2)), "blanks.issued", E, "header/date"),
    "no signer": (_plan(signatures=()), "blanks.signer", E, "header/signature/name"),
    "no signer of a draft": (
        _plan(signatures=(), status=PlanStatus.DRAFT),
        "blanks.signer",
        W,
        "header/signature/name",
    ),
    "no subject": (_plan(subject=RichText()), "blanks.row", W, "header/subject"),
    "empty task": (_row("tasks", "t2", content=T(" ")), "blanks.row", W, "tasks/t2/content"),
    "dots": (_text("hội nghị tổng kết;.....)"), "blanks.dots", E, "blocks/new"),
    "ellipsis for a number": (_text("đạt …% đơn vị"), "blanks.dots", E, "blocks/new"),
    "dots in a duty": (_row("tasks", "t2", lead="Sở ......"), "blanks.dots", E, "tasks/t2/lead"),
    "blank element": (
        _added("blocks", Block("new", BlockKind.PLAIN, T("đạt ", Blank(6), "%"))),
        "blanks.space",
        E,
        "blocks/new",
    ),
}

RIGHT: dict[str, Change] = {
    "basis replaced after the plan was issued": _plan(legal_bases=(OLD,)),
    "document that the text does not name": _plan(
        citations=(Citation("c", "Thông tư", "1/TT", unsure="ngày"),)
    ),
    "as it stands": lambda plan: plan,
    "a draft without number and date": _plan(
        status=PlanStatus.DRAFT, number="", date=DocumentDate()
    ),
    "stated as computed": _plan(
        stated=(
            Stated("budget/l2/total", "90"),
            Stated("budget/total", "110"),
            Stated("budget/l11/b18", "10"),
            Stated("blocks/x1", "khác"),
        )
    ),
    "head equal to its sum": _typed("l2", "b18", 60_000_000),
    "field in the text": _added(
        "blocks", Block("new", BlockKind.PLAIN, T("Tổng số ", FieldRef("count.all"), " đơn vị"))
    ),
    "amounts of the table": _text("Chi 10.000.000 đồng; tổng kinh phí là 110 triệu đồng."),
    "words by another habit": _text("Chi 10.000.000 đồng (Bằng chữ: mười triệu đồng)./."),
    "part of a year": _row("tasks", "t1", period=parse_period("Từ tháng 3 đến tháng 6 năm 2018")),
    "until the end": _row("tasks", "t3", period=parse_period("Đến hết năm 2019")),
    "recurring": _row("tasks", "t3", period=parse_period("Thường xuyên")),
    "after an event": _row("tasks", "t3", period=parse_period("Sau khi có Quyết định")),
    "leap day": _row("tasks", "t3", period=parse_period("ngày 29/02 hằng năm")),
    "dropped task": _row("tasks", "t2", lead="", state=TaskState.DROPPED),
    "leads not shown": lambda plan: _row("tasks", "t2", lead="")(
        _row("tables", "tt", columns=(TableColumn("content"),))(plan)
    ),
    "heading task": lambda plan: replace(
        plan,
        tasks=(
            Task("t0", T("Tuyên truyền"), "y18"),
            replace(plan.tasks[0], level=2),
            *plan.tasks[1:],
        ),
    ),
    "and so on": _text("văn phòng phẩm, điện thoại,... và các khoản khác…"),
    "letter with forms": lambda plan: replace(
        _added("blocks", Block("new", BlockKind.PLAIN, T("đạt ", Blank(6), "%")))(plan),
        kind=PlanKind.LETTER,
    ),
    "letter that says when and where": lambda plan: replace(
        _with(plan, "tables", (*plan.tables, PlanTable("ts", TableSource.MAILING))),
        **SENT,
        deadline=DUE,
        receivers=(ReceivingOffice("r", "Sở Tài chính"),),
        blocks=(*plan.blocks, Block("bs", BlockKind.TABLE, table="ts")),
    ),
    "count of a year": _text("- Năm 2018: 2 đơn vị; đến hết năm 2019: 3 đơn vị."),
    "units in a year": _text("Đánh giá tại chỗ 10 đơn vị/năm."),
    "percent of units": _text("có trên 70% đơn vị hành chính cấp xã; 100% cơ quan, đơn vị."),
    "product that comes out": _text("- Thuê xe: 01 ngày x 1.300.000 đồng/ngày = 1.300.000 đồng"),
}


def _seen(findings: tuple[Finding, ...]) -> list[tuple[str, Severity, str]]:
    return [(f.rule, f.severity, f.place) for f in findings]


@pytest.mark.parametrize("case", WRONG)
def test_a_spoilt_plan_is_found_at_its_place(plan: PlanFacts, case: str) -> None:
    spoil, rule, severity, place = WRONG[case]
    found = run_checks(spoil(plan))
    assert (rule, severity, place) in _seen(found)
    here = next(f for f in found if (f.rule, f.place) == (rule, place))
    assert here.message.endswith(".")
    assert here.place_name


@pytest.mark.parametrize("case", RIGHT)
def test_a_right_plan_has_no_finding(plan: PlanFacts, case: str) -> None:
    found = run_checks(RIGHT[case](plan))
    assert [f for f in found if f.severity is not Severity.HINT] == []


def test_tables_of_its_own_making_are_read_too(plan: PlanFacts) -> None:
    gone = T("Số ", FieldRef("amount", "gone", "", "12"))
    whole = replace(
        plan,
        free_tables=(FreeTable("f", "Bảng phân công", (FreeRow("r", (gone,)),)),),
        indicator_forms=(
            IndicatorForm("i", T("Biểu 1"), indicators=(Indicator("n", gone, note=gone),)),
        ),
        mailing=(MailingEntry("m", gone),),
        legal_bases=(LegalBasis("b", "Căn cứ", gone),),
    )
    shown = [f for f in run_checks(whole) if f.rule != "parts.printed"]
    assert {f.place: f.place_name for f in shown} == {
        "bases/b": "Căn cứ thứ 1",
        "free_tables/f/r/0": "Bảng phân công",
        "indicator_forms/i/n": "Biểu 1",
        "mailing/m": "Danh sách gửi",
    }


@pytest.mark.parametrize("text", ["Quý IV/2018 - Quý II/2018", "31/12/2018", "", "Hằng năm"])
def test_a_time_that_is_understood_is_no_text(plan: PlanFacts, text: str) -> None:
    found = run_checks(_row("tasks", "t1", period=parse_period(text))(plan))
    assert not {"periods.text", "periods.date"} & {finding.rule for finding in found}


def test_the_impossible_day_is_named(plan: PlanFacts) -> None:
    spoilt = _row("tasks", "t1", period=parse_period("31/02/2018"))(plan)
    (finding,) = run_checks(spoilt)
    assert finding.message == "“31/02/2018” không có trong lịch."
    assert finding.quote == "31/02/2018"


def test_reversed_years_are_one_finding_not_one_a_task(plan: PlanFacts) -> None:
    (finding,) = run_checks(replace(plan, first_year=2019, last_year=2018))
    assert (finding.rule, finding.severity) == ("periods.years", Severity.ERROR)
    assert finding.message == "Năm kết thúc 2018 trước năm bắt đầu 2019."
    assert (finding.place, finding.place_name) == ("header/last_year", "Năm thực hiện")


def test_errors_are_listed_first(plan: PlanFacts) -> None:
    spoilt = replace(
        plan,
        number="",
        tasks=(*plan.tasks, Task("t9", T("Việc mới"), "y19")),
        blocks=(*plan.blocks, Block("new", BlockKind.PLAIN, T("Chi 7.000.000 đồng."))),
    )
    ranks = [list(Severity).index(f.severity) for f in run_checks(spoilt)]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}


def test_row_sums_are_shown_as_sums(plan: PlanFacts) -> None:
    spoilt = replace(plan, stated=(Stated("budget/l2/total", "80"),))
    (finding,) = run_checks(spoilt)
    assert finding.message == ("Dòng II: số ghi trong văn bản 80, cộng 60 + 30 = 90.")


def test_places_are_named_for_people(plan: PlanFacts) -> None:
    annex = Annex("a", T("LỘ TRÌNH"), (Block("ab", BlockKind.PLAIN, T("Tổng số 9 đơn vị")),))
    blocks = (
        Block("h1", BlockKind.HEADING, T("MỤC ĐÍCH")),
        Block("h2", BlockKind.HEADING, T("Yêu cầu"), 2),
        Block("b", BlockKind.BULLET, T("Tổng số 9 đơn vị")),
        *(block for block in plan.blocks if block.table),
    )
    names = {
        f.place: f.place_name for f in run_checks(replace(plan, blocks=blocks, annexes=(annex,)))
    }
    assert names == {
        "annexes/a": "Phụ lục",
        "blocks/b": "Mục I khoản 1, đoạn 1",
        "blocks/ab": "Phụ lục, Đoạn 1",
    }


@pytest.mark.parametrize(
    ("text", "styles"),
    [
        ("Chi tiết tại Phụ lục kèm theo Kế hoạch này", (AnnexStyle.ROMAN,) * 2),
        ("Chi tiết tại các phụ lục I, II và III", (AnnexStyle.ROMAN,) * 3),
        ("Báo cáo theo Biểu số 01, Biểu 2", (AnnexStyle.FORM,) * 2),
        ("Theo mẫu 01 và Danh sách", (AnnexStyle.TEMPLATE, AnnexStyle.LIST)),
        ("Không nhắc gì", (AnnexStyle.NONE,)),
    ],
)
def test_annexes_may_be_mentioned_in_many_ways(
    plan: PlanFacts, text: str, styles: tuple[AnnexStyle, ...]
) -> None:
    assert run_checks(_annexed(text, *styles)(plan)) == ()


def test_an_annex_may_be_mentioned_by_a_field(plan: PlanFacts) -> None:
    field = RichText.of("Chi tiết tại ", FieldRef("ref", "a"), ".")
    block = Block("new", BlockKind.PLAIN, field)
    annexes = (Annex("a", T("Một"), style=AnnexStyle.FORM),)
    assert run_checks(replace(plan, annexes=annexes, blocks=(*plan.blocks, block))) == ()


def test_what_is_issued_with_a_decision_needs_the_number_of_that(plan: PlanFacts) -> None:
    issued = replace(plan, number="", date=DocumentDate(), wrapper=Wrapper())
    found = [(f.place, f.place_name) for f in run_checks(issued)]
    assert found == [
        ("header/wrapper/number", "Văn bản ban hành kèm theo"),
        ("header/wrapper/date", "Văn bản ban hành kèm theo"),
    ]
    done = Wrapper("Quyết định", "7", "QĐ-UBND", DocumentDate(2018, 2, 23))
    assert run_checks(replace(issued, wrapper=done)) == ()


def test_a_basis_that_the_text_names_too_is_told_once(plan: PlanFacts) -> None:
    basis = replace(OLD, citation=replace(OLD.citation, unsure="ngày") if OLD.citation else None)
    draft = replace(
        plan, status=PlanStatus.DRAFT, legal_bases=(basis,), blocks=(*plan.blocks, NAMED)
    )
    found = [f for f in run_checks(draft) if f.rule.startswith("bases.")]
    assert [(f.rule, f.place) for f in found] == [
        ("bases.replaced", "bases/old"),
        ("bases.unsure", "bases/old"),
    ]
    assert [f.citation for f in found] == ["", "c"]
