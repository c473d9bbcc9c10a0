"""Charts say what the facts say, and keep inside their room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from isodesk.documents.chart_shapes import Box, Words, chart_shapes, scale_of
from isodesk.documents.charts import Chart, ChartKind, Series, Shade, charts_of
from isodesk.facts import Outcome, PlanFacts, Spending, TaskState
from isodesk.services.sample import sample_plan

TODAY = date(2019, 7, 1)


def _measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size * 0.5


@pytest.fixture(scope="module")
def followed() -> PlanFacts:
    """The conversion plan, two of its tasks done and three units."""
    plan = sample_plan("samples/chuyen-doi-2018-2020.json")
    tasks = (
        replace(plan.tasks[0], state=TaskState.DONE, completed_on=date(2018, 12, 1)),
        replace(plan.tasks[1], state=TaskState.DONE, completed_on=date(2019, 2, 1)),
        *plan.tasks[2:],
    )
    first = plan.columns[0].key
    marked = [mark.subject for mark in plan.marks if mark.column == first][:3]
    outcomes = tuple(Outcome(subject, first, date(2018, 11, 2)) for subject in marked)
    return replace(plan, tasks=tasks, outcomes=outcomes)


def test_tasks_add_up_to_those_of_the_plan(followed: PlanFacts) -> None:
    groups = charts_of(followed, TODAY)[0]
    assert sum(v or 0 for series in groups.series for v in series.values) == len(followed.tasks)
    assert groups.categories == ("Năm 2018", "Năm 2019", "Năm 2020")


def test_the_curve_rises_by_what_was_done_and_stops_today(followed: PlanFacts) -> None:
    curve = charts_of(followed, TODAY)[1]
    planned, done = curve.series
    assert planned.values == tuple(sorted(value or 0 for value in planned.values))
    assert done.values[:5] == (0, 0, 0, 1, 2)
    assert done.values[7:] == (None,) * 5


def test_units_done_stand_beside_those_marked(followed: PlanFacts) -> None:
    units = charts_of(followed, TODAY)[2]
    assert [series.values for series in units.series] == [(33, 45, 41), (3, 0, 0)]


def test_money_is_drawn_once_something_was_granted_or_spent() -> None:
    plan = sample_plan("samples/ap-dung-2018-2020.json")
    assert not [c for c in charts_of(plan, TODAY) if c.unit == "đồng"]
    line, column = plan.budget_lines[-1].key, plan.budget_columns[0].key
    spent = replace(plan, spendings=(Spending(line, column, 50_000_000, 42_300_000),))
    (money,) = [c for c in charts_of(spent, TODAY) if c.unit == "đồng"]
    assert money.series[1].values[0] == 50_000_000
    assert money.series[2].values == (42_300_000, None, None)


@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_shape_keeps_inside_its_room(kind: ChartKind) -> None:
    names = tuple(f"Nhóm các cơ quan, đơn vị thứ {n} của tỉnh" for n in range(6))
    series = tuple(Series(f"Số {s}", s, tuple(range(3, 9))) for s in Shade)
    shapes = chart_shapes(Chart("Tên", kind, names, series, "việc"), 460, 230, _measure)
    for shape in shapes:
        if isinstance(shape, Box):
            assert shape.left >= 0 and shape.left + shape.width <= 460
            assert shape.top >= 0 and shape.top + shape.height <= 230
        elif isinstance(shape, Words):
            assert 0 <= shape.baseline <= 230


@pytest.mark.parametrize(
    ("most", "scale"),
    [(1, (0, 1)), (5, (0, 1, 2, 3, 4, 5)), (45, (0, 10, 20, 30, 40, 50)), (11, (0, 5, 10, 15))],
)
def test_scales_are_round(most: int, scale: tuple[int, ...]) -> None:
    series = (Series("a", Shade.DARK, (most,)),)
    assert scale_of(Chart("", ChartKind.BARS, ("x",), series, "việc")) == scale
