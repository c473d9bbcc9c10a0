"""A plan's tables as neutral rows and cells."""

from __future__ import annotations

from isodesk.documents.columns import TableContext
from isodesk.documents.parts import Align, RowKind, Table, TableRow, plain
from isodesk.documents.tables import amount_text, build_table, continued
from isodesk.facts import (
    Numbering,
    PlanFacts,
    PlanTable,
    RichText,
    SubjectGroup,
    TableColumn,
    TableSource,
    Task,
)
from tests.documents.plans import (
    INSPECTION,
    PROGRAMME,
    TRANSITION,
    YEARLY,
    sample,
    small_plan,
)


def table_of(plan: PlanFacts, source: TableSource) -> Table:
    table = next(table for table in plan.tables if table.source is source)
    return build_table(TableContext.of(plan), table)


def texts(row: TableRow) -> list[str]:
    return [plain(cell.text) for cell in row.cells]


def test_two_level_heads_name_a_group_once_over_its_columns() -> None:
    upper, lower = table_of(sample(TRANSITION), TableSource.TASKS).heads
    assert texts(upper) == [
        "TT", "Nội dung thực hiện", "Thời gian thực hiện", "Trách nhiệm", "Đối tượng thực hiện",
    ]  # fmt: skip
    assert [cell.across for cell in upper.cells] == [1, 1, 1, 2, 1]
    assert [cell.joined for cell in lower.cells] == [True, True, True, False, False, True]
    assert texts(lower)[3:5] == ["Chủ trì", "Phối hợp thực hiện"]


def test_task_groups_span_the_table_and_numbers_run_on() -> None:
    rows = table_of(sample(TRANSITION), TableSource.TASKS).rows
    groups = [row for row in rows if row.kind is RowKind.GROUP]
    assert [texts(row) for row in groups] == [
        ["I", "Năm 2018"], ["II", "Năm 2019"], ["III", "Năm 2020"],
    ]  # fmt: skip
    assert [sum(cell.across for cell in row.cells) for row in groups] == [6, 6, 6]
    assert [texts(row)[0] for row in rows if row.kind is RowKind.ITEM] == list("1234567")


def test_the_matrix_counts_in_its_heads_groups_and_last_row() -> None:
    table = table_of(sample(TRANSITION), TableSource.MATRIX)
    assert texts(table.heads[-1])[2:5] == [
        "Năm 2018\n33 đơn vị", "Năm 2019\n45 đơn vị", "Năm 2020\n41 đơn vị",
    ]  # fmt: skip
    groups = [row for row in table.rows if row.kind is RowKind.GROUP]
    assert [texts(row)[-1] for row in groups] == [f"{n} đơn vị" for n in (21, 11, 12, 34, 18, 23)]
    assert len([row for row in table.rows if row.kind is RowKind.ITEM]) == 119
    last = table.rows[-1]
    assert last.kind is RowKind.TOTAL
    assert texts(last) == ["Tổng: 119 cơ quan, đơn vị."]
    assert last.cells[0].across == 6


def test_the_budget_prints_what_is_computed_in_the_unit_of_the_table() -> None:
    rows = table_of(sample(PROGRAMME), TableSource.BUDGET).rows
    assert texts(rows[0])[2:6] == ["100", "100", "100", "300"]
    assert [texts(row)[-2] for row in rows] == [
        "300", "60", "70", "60", "110", "2.760", "1.840", "920", "3.060",
    ]  # fmt: skip
    assert texts(rows[2])[4] == "0"
    assert texts(rows[5])[4] == "-"
    total = rows[-1]
    assert texts(total) == ["TỔNG CỘNG: I + II + III", "1.600", "1.360", "100", "3.060", ""]
    assert total.cells[0].across == 2
    assert [row.kind for row in rows[:2]] == [RowKind.GROUP, RowKind.ITEM]
    assert rows[1].cells[2].align is Align.RIGHT


def test_empty_is_not_zero_and_units_never_round() -> None:
    table = PlanTable("t", TableSource.BUDGET, unit="triệu đồng", zero="0", empty="-")
    assert amount_text(table, None) == "-"
    assert amount_text(table, 0) == "0"
    assert amount_text(table, 1_500_000) == "1,5"
    assert amount_text(table, -3_060_000_001) == "-3.060,000001"


def test_equal_neighbours_join_but_for_the_excepted_and_the_empty() -> None:
    tasks = tuple(
        Task(f"t{i}", RichText.of(f"Việc {i}"), lead=lead)
        for i, lead in enumerate(["A", "A", "A", "", "", "B"], 1)
    )
    columns = (TableColumn("content"), TableColumn("lead", merge_equal=True))
    table = PlanTable("t", TableSource.TASKS, columns, unmerged=("t3/lead",))
    built = build_table(TableContext.of(small_plan(tasks=tasks, tables=(table,))), table)
    assert [row.cells[1].joined for row in built.rows] == [False, True, *[False] * 4]


def test_numbers_can_be_left_out() -> None:
    plan = small_plan(tasks=(Task("t", RichText.of("Việc")),))
    table = PlanTable("t", TableSource.TASKS, numbering=Numbering.NONE)
    assert texts(build_table(TableContext.of(plan), table).rows[0])[0] == ""


def test_a_group_that_goes_on_keeps_number_and_title_only() -> None:
    group = SubjectGroup("g", RichText.of("UBND CẤP XÃ"), RichText.of("18 đơn vị"))
    plan = small_plan(groups=(group,))
    row = build_table(TableContext.of(plan), PlanTable("m", TableSource.MATRIX)).rows[0]
    assert texts(continued(row, " (tiếp theo)")) == ["I", "UBND CẤP XÃ (tiếp theo)", ""]


def test_group_rows_count_marks_where_a_column_asks_for_it() -> None:
    plan = sample(INSPECTION)
    table = table_of(plan, TableSource.MATRIX)
    groups = [row for row in table.rows if row.kind is RowKind.GROUP]
    assert [texts(row) for row in groups] == [
        ["I", "Sở, ban, ngành (21 HTQLCL)", "17 HTQLCL", "04 HTQLCL"],
        ["II", "Cơ quan trực thuộc sở (01 HTQLCL)", "01 HTQLCL", ""],
        ["III", "UBND cấp huyện (08 HTQLCL)", "06 HTQLCL", "02 HTQLCL"],
    ]
    numbers = [texts(row)[0] for row in table.rows if row.kind is RowKind.ITEM]
    assert numbers == [str(number) for number in range(1, 31)]
    assert texts(table.heads[-1]) == ["A", "1", "2", "3"]
    assert table.heads[table.repeat_from].kind is RowKind.INDEX
    marked = [texts(row)[2] for row in table.rows if "(*)" in texts(row)[2]]
    assert marked == ["X(*)"] * 5


def test_equal_neighbours_join_and_a_row_may_have_no_number() -> None:
    rows = table_of(sample(YEARLY), TableSource.TASKS).rows
    assert [texts(row)[0] for row in rows] == [*"12456", "", *"789", "10", "11"]
    joined = [[cell.joined for cell in row.cells[2:]] for row in rows]
    assert [number for number, (lead, _) in enumerate(joined) if lead] == [3, 5, 6, 7, 8]
    assert [number for number, (_, time) in enumerate(joined) if time] == [3, 5, 6, 7, 8]
