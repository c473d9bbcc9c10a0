"""The roadmap in the text: which scale has room, which cells a time fills, what the years do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from isodesk.documents.document import build_document
from isodesk.documents.parts import PageBreak, Paragraph, Part, RowKind, Table, plain
from isodesk.facts import (
    Annex,
    Block,
    BlockKind,
    Orientation,
    PlanFacts,
    PlanTable,
    RichText,
    TableColumn,
    TableSource,
    Task,
    TaskGroup,
    Times,
)
from isodesk.vietnamese.periods import parse_period
from tests.documents.plans import small_plan

T = RichText.of


def annexed(plan: PlanFacts, *, broad: bool = True, **table: Any) -> PlanFacts:
    """The plan with its roadmap in an annex."""
    annex = Annex(
        "a",
        T("Biểu đồ tiến độ thực hiện"),
        orientation=Orientation.LANDSCAPE if broad else Orientation.PORTRAIT,
        blocks=(Block("b", BlockKind.TABLE, table="map"),),
    )
    made = PlanTable("map", TableSource.ROADMAP, **table)
    return replace(plan, annexes=(*plan.annexes, annex), tables=(*plan.tables, made))


def timed(*phrases: str, **changes: Any) -> PlanFacts:
    tasks = tuple(
        Task(f"t{n}", T(f"Việc {n + 1}"), period=parse_period(phrase))
        for n, phrase in enumerate(phrases)
    )
    return small_plan(**{"tasks": tasks, **changes})


def parts(plan: PlanFacts) -> tuple[Part, ...]:
    return build_document(plan).sections[-1].parts


def tables(plan: PlanFacts) -> list[Table]:
    return [part for part in parts(plan) if isinstance(part, Table)]


def heads(table: Table) -> list[list[str]]:
    return [[plain(cell.text) for cell in row.cells if not cell.joined] for row in table.heads]


def bars(table: Table) -> list[tuple[float, float]]:
    return [(round(bar.begin, 2), round(bar.end, 2)) for row in table.rows for bar in row.bars]


@pytest.mark.parametrize(
    ("last", "first_head", "second_head"),
    [
        (2026, ["Năm 2026"], [str(month) for month in range(1, 13)]),
        (2028, ["Năm 2026", "Năm 2027", "Năm 2028"], ["I", "II", "III", "IV"] * 3),
        (2033, [f"Năm {year}" for year in range(2026, 2034)], []),
    ],
)
def test_the_scale_is_the_finest_that_has_room(
    last: int, first_head: list[str], second_head: list[str]
) -> None:
    (table,) = tables(annexed(timed("Quý II/2026", last_year=last)))
    above, *below = heads(table)
    assert above == ["TT", "Nội dung thực hiện", "Thời gian thực hiện", *first_head]
    assert below == ([second_head] if second_head else [])
    assert sum(width.fixed or 0 for width in table.widths) <= 252


def test_a_time_fills_the_cells_of_its_days() -> None:
    (table,) = tables(annexed(timed("Quý II/2026", "Tháng 02 năm 2026", "Quý sau")))
    assert bars(table) == [(6, 9), (4, 5)]  # three columns of words, then the months


def test_a_time_within_a_cell_fills_a_part_of_it() -> None:
    (table,) = tables(annexed(timed("Từ ngày 16/4/2026 đến ngày 30/4/2026"), target="year"))
    ((begin, end),) = bars(table)
    assert (begin, end) == (round(3 + 105 / 365, 2), round(3 + 120 / 365, 2))


def test_deadlines_are_points_and_name_the_column() -> None:
    plan = timed("Quý II/2026", "Thường xuyên")
    tasks = PlanTable("t", TableSource.TASKS, times=Times.DEADLINES)
    (table,) = tables(annexed(replace(plan, tables=(tasks,))))
    assert heads(table)[0][2] == "Thời gian hoàn thành"
    point, always = [bar for row in table.rows for bar in row.bars]
    assert (point.point, point.end) == (True, 9)
    assert (always.hatched, always.point, always.begin, always.end) == (True, False, 3, 15)


def test_years_without_room_go_on_another_sheet() -> None:
    plan = timed("Quý II/2026", "Quý I/2028", last_year=2028)
    made = tables(annexed(plan, target="month"))
    assert [heads(table)[0][3:] for table in made] == [["Năm 2026", "Năm 2027"], ["Năm 2028"]]
    assert [bars(table) for table in made] == [[(6, 9)], [(3, 6)]]
    assert sum(isinstance(part, PageBreak) for part in parts(annexed(plan, target="month"))) == 1


def test_a_group_runs_over_the_whole_row() -> None:
    group = TaskGroup("g", T("Năm đầu"), year=2026)
    tasks = (Task("t", T("Việc"), group="g", period=parse_period("Quý I/2026")),)
    (table,) = tables(annexed(timed(task_groups=(group,), tasks=tasks)))
    row = table.rows[0]
    assert (row.kind, sum(cell.across for cell in row.cells)) == (RowKind.GROUP, len(table.widths))
    assert len(row.cells) == 2


def test_columns_of_words_are_chosen_and_titled() -> None:
    columns = (TableColumn("content", T("Việc phải làm"), width=60.0),)
    (table,) = tables(annexed(timed("Quý II/2026"), columns=columns))
    assert heads(table)[0] == ["Việc phải làm", "Năm 2026"]
    assert table.widths[0].fixed == 60
    assert bars(table) == [(4, 7)]


def test_without_times_the_words_stand_alone() -> None:
    plan = timed("", first_year=None, last_year=None)
    (table,) = tables(annexed(plan))
    assert len(table.widths) == 3
    assert not [p for p in parts(annexed(plan)) if isinstance(p, Paragraph) and p.style == "note"]


def test_the_legend_names_what_stands_there() -> None:
    def legend(plan: PlanFacts) -> str:
        last = parts(annexed(plan))[-1]
        assert isinstance(last, Paragraph)
        return plain(last.text)

    bar = "Ghi chú: phần tô đậm là khoảng thời gian thực hiện"
    assert legend(timed("Quý II/2026")) == f"{bar}."
    both = timed("Quý II/2026", "trước ngày 05/7/2026")
    assert legend(both) == f"{bar}; hình thoi là thời hạn."


def test_upright_pages_hold_it_too() -> None:
    (table,) = tables(annexed(timed("Quý II/2026", last_year=2028), broad=False))
    assert heads(table)[0][3:] == ["Năm 2026", "Năm 2027", "Năm 2028"]
    assert sum(width.fixed or 0 for width in table.widths) <= 60
