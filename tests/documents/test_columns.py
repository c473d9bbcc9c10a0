"""Columns declared once: titles, order, values of every table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from isodesk.documents.columns import (
    Column,
    ColumnKind,
    TableContext,
    declared_columns,
    shown_columns,
)
from isodesk.facts import (
    FreeRow,
    FreeTable,
    Indicator,
    IndicatorColumn,
    IndicatorForm,
    MailingEntry,
    PlanTable,
    RichText,
    TableColumn,
    TableSource,
    Times,
)
from tests.documents.plans import PROGRAMME, TRANSITION, sample, small_plan


def titles(columns: tuple[Column, ...]) -> list[str]:
    return [column.title.plain() for column in columns]


def test_task_columns_are_named_as_offices_name_them() -> None:
    columns = declared_columns(small_plan(), TableSource.TASKS)
    assert [column.code for column in columns] == [
        "number", "content", "period", "lead", "support", "audience", "product", "cost", "note",
    ]  # fmt: skip
    assert titles(columns)[:6] == [
        "TT",
        "Nội dung thực hiện",
        "Thời gian thực hiện",
        "Chủ trì",
        "Phối hợp thực hiện",
        "Đối tượng thực hiện",
    ]


def test_a_table_of_deadlines_names_its_times_so() -> None:
    table = PlanTable("t", TableSource.TASKS, times=Times.DEADLINES)
    assert "Thời gian hoàn thành" in titles(shown_columns(small_plan(), table))


def test_a_table_chooses_orders_and_renames_columns() -> None:
    wishes = (
        TableColumn("content", RichText.of("Nhiệm vụ"), width=70),
        TableColumn("number", merge_equal=True),
        TableColumn("unheard-of"),
    )
    shown = shown_columns(small_plan(), PlanTable("t", TableSource.TASKS, wishes))
    assert titles(shown) == ["Nhiệm vụ", "TT"]
    assert [column.fixed for column in shown] == [70, None]
    assert [column.merge_equal for column in shown] == [False, True]


def test_the_matrix_has_a_column_for_each_year_and_an_x_for_each_mark() -> None:
    plan = sample(TRANSITION)
    context = TableContext.of(plan)
    columns = {c.code: c for c in declared_columns(plan, TableSource.MATRIX)}
    assert list(columns) == ["number", "name", "mark:2018", "mark:2019", "mark:2020", "note"]
    first = plan.subjects[0].key
    values = {code: context.text(column.value(context, first)) for code, column in columns.items()}
    assert values["mark:2018"] == "X"
    assert values["mark:2019"] == ""
    assert values["number"] == "1"
    assert context.text(columns["note"].value(context, plan.groups[0].key)) == "21 đơn vị"
    assert columns["mark:2018"].kind is ColumnKind.MARK


def test_a_footnote_follows_its_mark() -> None:
    plan = sample(TRANSITION)
    mark = replace(plan.marks[0], footnote="(*)")
    plan = replace(plan, marks=(mark, *plan.marks[1:]))
    context = TableContext.of(plan)
    column = next(c for c in declared_columns(plan, TableSource.MATRIX) if c.code == "mark:2018")
    assert column.value(context, mark.subject) == "X(*)"


def test_budget_values_are_whole_dong_and_sums_are_computed() -> None:
    plan = sample(PROGRAMME)
    context = TableContext.of(plan)
    columns = {c.code: c for c in declared_columns(plan, TableSource.BUDGET)}
    line = plan.budget_lines[0].key
    assert columns["amount:2018"].value(context, line) == 100_000_000
    assert columns["total"].value(context, line) == 300_000_000
    second = next(x for x in plan.budget_lines if "tư vấn" in x.name.plain() and x.level == 2)
    adviser = plan.budget_lines[plan.budget_lines.index(second)].key
    assert columns["number"].value(context, line) == "I"
    assert columns["name"].value(context, adviser) == second.name


def test_mailing_entries_are_numbered_by_ranges() -> None:
    entries = (
        MailingEntry("a", RichText.of("Sở Tài chính")),
        MailingEntry("b", RichText.of("UBND các huyện"), 11),
        MailingEntry("c", RichText.of("Công an tỉnh")),
    )
    plan = small_plan(mailing=entries)
    context = TableContext.of(plan)
    number = declared_columns(plan, TableSource.MAILING)[0]
    assert [number.value(context, entry.key) for entry in entries] == ["1", "2-12", "13"]


def test_free_tables_and_indicator_forms_make_their_own_columns() -> None:
    head = FreeRow("h", (RichText.of("Mốc"), RichText.of("Việc")), head=True)
    row = FreeRow("r", (RichText.of("01/3"), RichText.of("Khảo sát")))
    form = IndicatorForm(
        "i",
        RichText.of("Biểu số 01"),
        (IndicatorColumn("2026", RichText.of("Kế hoạch 2026")),),
        (
            Indicator("i1", RichText.of("Tỷ lệ"), 1, "%", (("2026", Decimal("12.5")),)),
            Indicator("i2", RichText.of("Trong đó"), 2),
        ),
    )
    plan = small_plan(free_tables=(FreeTable("f", "Mốc", (head, row)),), indicator_forms=(form,))
    context = TableContext.of(plan)
    free = declared_columns(plan, TableSource.FREE, "f")
    assert titles(free) == ["Mốc", "Việc"]
    assert [context.text(column.value(context, "r")) for column in free] == ["01/3", "Khảo sát"]
    indicators = declared_columns(plan, TableSource.INDICATORS, "i")
    assert [context.text(c.value(context, "i1")) for c in indicators] == [
        "I", "Tỷ lệ", "%", "12,5", "",
    ]  # fmt: skip
    assert indicators[0].value(context, "i2") == "1"
