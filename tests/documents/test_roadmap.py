"""The roadmap: which bar a time becomes, on which scale."""

from __future__ import annotations

from datetime import date

import pytest

from isodesk.documents.parts import RowKind
from isodesk.documents.roadmap import BarKind, RoadmapRow, Zoom, build_roadmap
from isodesk.facts import PlanTable, RichText, TableSource, Task, TaskGroup, Times
from isodesk.vietnamese.periods import parse_period
from tests.documents.plans import TRANSITION, sample, small_plan

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def bar(phrase: str, times: Times = Times.SPANS) -> RoadmapRow:
    plan = small_plan(
        tasks=(Task("t", RichText.of("Việc"), period=parse_period(phrase)),),
        tables=(PlanTable("b", TableSource.TASKS, times=times),),
    )
    return build_roadmap(plan).rows[0]


@pytest.mark.parametrize(
    ("phrase", "kind", "first", "last"),
    [
        ("Quý II/2026", BarKind.BAR, date(2026, 4, 1), date(2026, 6, 30)),
        ("Tháng 02 năm 2026", BarKind.BAR, date(2026, 2, 1), date(2026, 2, 28)),
        ("Thường xuyên", BarKind.HATCHED, *YEAR),
        ("trước ngày 05/7/2026", BarKind.DIAMOND, date(2026, 7, 4), date(2026, 7, 4)),
        ("đầu quý sau", BarKind.NONE, None, None),
    ],
)
def test_a_phrase_becomes_a_bar(
    phrase: str, kind: BarKind, first: date | None, last: date | None
) -> None:
    row = bar(phrase)
    assert (row.bar, row.first, row.last) == (kind, first, last)
    assert row.phrase == phrase


def test_in_a_table_of_deadlines_every_time_is_its_last_day() -> None:
    row = bar("Quý II/2026", Times.DEADLINES)
    assert (row.bar, row.last) == (BarKind.DIAMOND, date(2026, 6, 30))


def test_the_real_roadmap_has_its_groups_and_tasks_over_three_years() -> None:
    roadmap = build_roadmap(sample(TRANSITION))
    assert [row.name for row in roadmap.rows if row.kind is RowKind.GROUP] == [
        "Năm 2018", "Năm 2019", "Năm 2020",
    ]  # fmt: skip
    assert len([row for row in roadmap.rows if row.bar is BarKind.BAR]) == 7
    assert [cell.title for cell in roadmap.years] == ["Năm 2018", "Năm 2019", "Năm 2020"]
    assert (roadmap.first, roadmap.last) == (date(2018, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize(
    ("zoom", "count", "titles"),
    [
        ("year", 1, ["Năm 2026"]),
        ("quarter", 4, ["Quý I", "Quý II", "Quý III", "Quý IV"]),
        ("month", 12, ["T1", "T2", "T3"]),
    ],
)
def test_the_scale_covers_whole_years_without_gaps(
    zoom: Zoom, count: int, titles: list[str]
) -> None:
    cells = build_roadmap(small_plan(), zoom).cells
    assert [cell.title for cell in cells][: len(titles)] == titles
    assert len(cells) == count
    assert (cells[0].first, cells[-1].last) == YEAR
    days = sum((cell.last - cell.first).days + 1 for cell in cells)
    assert days == 365


def test_a_task_outside_the_years_widens_the_scale() -> None:
    task = Task("t", RichText.of("Việc"), period=parse_period("Quý I/2028"))
    assert build_roadmap(small_plan(tasks=(task,))).last == date(2028, 12, 31)


def test_without_years_or_times_there_is_no_scale() -> None:
    roadmap = build_roadmap(small_plan(first_year=None, last_year=None))
    assert roadmap.cells == ()
    assert roadmap.first is None


def test_a_quarter_of_every_year_stands_in_each_year() -> None:
    task = Task("t", RichText.of("Việc"), period=parse_period("Quý I hằng năm"))
    (row,) = build_roadmap(small_plan(tasks=(task,), first_year=2018, last_year=2020)).rows
    assert row.bar is BarKind.HATCHED
    assert row.spans == tuple((date(y, 1, 1), date(y, 3, 31)) for y in (2018, 2019, 2020))


def test_what_goes_on_stays_in_the_year_of_its_group() -> None:
    group = TaskGroup("g", RichText.of("Năm 2019"), 2019)
    task = Task("t", RichText.of("Việc"), group="g", period=parse_period("Thường xuyên"))
    plan = small_plan(tasks=(task,), task_groups=(group,), first_year=2018, last_year=2020)
    assert build_roadmap(plan).rows[1].spans == ((date(2019, 1, 1), date(2019, 12, 31)),)
