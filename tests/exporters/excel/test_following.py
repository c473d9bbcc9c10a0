"""Sheets Theo dõi: what came of a plan, with live counts and charts that Excel draws."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from importlib import import_module
from typing import Any

from isodesk.documents.charts import tasks_by_quarter
from isodesk.exporters.excel import excel_bytes
from isodesk.facts import Evidence, PlanFacts, PlanStatus, TaskState
from isodesk.facts.progress import Outcome, Spending
from tests.documents.plans import TRANSITION, sample

openpyxl: Any = import_module("openpyxl")
PROGRAMME = "ap-dung-2018-2020"
PAPER = Evidence("e", "Quyết định", "9/QĐ-UBND", date(2018, 11, 2), "công bố")


def followed(plan: PlanFacts) -> PlanFacts:
    """Two tasks done, the first late; five marks done; some money granted and spent."""
    first, second, *others = plan.tasks
    first = replace(
        first, state=TaskState.DONE, completed_on=date(2018, 7, 5), evidence=("e",), result="=2"
    )
    second = replace(second, state=TaskState.DONE, completed_on=date(2018, 12, 1))
    outcomes = [Outcome(m.subject, m.column, date(2018, 11, 2), ("e",)) for m in plan.marks[:5]]
    return replace(
        plan,
        status=PlanStatus.ISSUED,
        tasks=(first, second, *others),
        evidence=(PAPER,),
        outcomes=tuple(outcomes),
    )


def opened(plan: PlanFacts, *, values: bool) -> Any:
    return openpyxl.load_workbook(io.BytesIO(excel_bytes(plan)), data_only=values)


def rows_of(page: Any, column: int, words: str) -> list[int]:
    return [r for r in range(1, page.max_row + 1) if page.cell(r, column).value == words]


def test_a_plan_of_which_nothing_came_has_no_such_sheets() -> None:
    names = opened(sample(TRANSITION), values=True).sheetnames
    assert not [name for name in names if name.startswith("Theo dõi")]


def test_standings_are_formulas_that_follow_from_the_day_and_what_is_recorded() -> None:
    plan = followed(sample(TRANSITION))
    page, live = (opened(plan, values=v)["Theo dõi"] for v in (True, False))
    shown = [page.cell(r, 7).value for r in range(5, 16) if page.cell(r, 6).value]
    assert shown == ["Hoàn thành chậm", "Đã hoàn thành", *["Quá hạn"] * 5]
    (row,) = rows_of(page, 7, "Hoàn thành chậm")
    assert live.cell(row, 7).value.startswith("=IF(AND(OR(F")
    assert "$C$3" in live.cell(row, 7).value
    assert page.cell(row, 8).value == datetime(2018, 7, 5)
    assert page.cell(row, 9).value == "=2"
    assert live.cell(row, 9).data_type == "s"
    assert page.cell(row, 13).value == "Quyết định số 9/QĐ-UBND ngày 02/11/2018 công bố"


def test_groups_are_counted_and_drawn() -> None:
    plan = followed(sample(TRANSITION))
    page, live = (opened(plan, values=v)["Theo dõi"] for v in (True, False))
    total = rows_of(page, 2, "Cộng")[0]
    assert [page.cell(total, c).value for c in range(3, 7)] == [2, 0, 5, 7]
    assert round(page.cell(total, 7).value, 4) == 0.2857
    year = rows_of(page, 2, "Năm 2018")[-1]
    assert live.cell(year, 3).value.count("COUNTIF(") == 2
    bars, lines = live._charts
    assert type(bars).__name__ == "BarChart"
    assert bars.grouping == "stacked"
    assert type(lines).__name__ == "LineChart"
    assert [s.val.numRef.f.partition("!")[2] for s in bars.series] == [
        f"${letter}${year}:${letter}${year + 2}" for letter in "CDE"
    ]
    assert live._charts[1].series[0].graphicalProperties.line.dashStyle == "dash"


def test_the_curve_is_counted_from_the_days_in_the_rows() -> None:
    plan = followed(sample(TRANSITION))
    dropped = replace(plan.tasks[4], state=TaskState.DROPPED)
    undated = replace(plan.tasks[2], state=TaskState.DONE)
    tasks = (*plan.tasks[:2], undated, plan.tasks[3], dropped, *plan.tasks[5:])
    plan = replace(plan, tasks=tasks)
    page, live = (opened(plan, values=v)["Theo dõi"] for v in (True, False))
    head = rows_of(page, 2, "Nhiệm vụ hoàn thành, cộng dồn theo quý")[0] + 1
    chart = tasks_by_quarter(plan, date.today())
    for column, series in enumerate(chart.series, 3):
        column_of = [page.cell(head + 1 + at, column).value for at in range(len(series.values))]
        assert column_of == list(series.values)
        formulas = [live.cell(head + 1 + at, column).value for at in range(len(series.values))]
        assert all(formula.startswith("=COUNTIF") for formula in formulas)
    assert chart.series[0].values[-1] == 6
    assert chart.series[1].values[-1] == 3
    (row,) = [r for r in rows_of(page, 6, "Đã hoàn thành") if not page.cell(r, 8).value]
    assert page.cell(row, 17).value == page.cell(row, 16).value == page.cell(row, 4).value


def test_marks_are_x_until_their_day_and_counted_from_that() -> None:
    plan = followed(sample(TRANSITION))
    page, live = (opened(plan, values=v)["Theo dõi đối tượng"] for v in (True, False))
    days = [c for row in page.iter_rows() for c in row if isinstance(c.value, datetime)]
    assert len(days) == 5
    head = rows_of(page, 2, "Đơn vị hoàn thành")[0] + 1
    planned = [page.cell(head + at, 3).value for at in (1, 2, 3)]
    done = [page.cell(head + at, 4).value for at in (1, 2, 3)]
    assert planned == [33, 45, 41]
    assert sum(done) == 5
    assert live.cell(head + 1, 4).value.startswith("=COUNT(C")
    assert len(live._charts) == 1


def test_money_is_summed_and_left_over_by_formula() -> None:
    plan = sample(PROGRAMME)
    leaf, column = plan.budget_lines[1].key, plan.budget_columns[0].key
    spent = (Spending(leaf, column, 12_000_000, 9_000_000),)
    plan = replace(plan, status=PlanStatus.ISSUED, spendings=spent)
    page, live = (opened(plan, values=v)["Theo dõi kinh phí"] for v in (True, False))
    total = rows_of(page, 2, "Tổng cộng")[0]
    assert [page.cell(total, c).value for c in range(3, 7)] == [
        1_600_000_000,
        12_000_000,
        9_000_000,
        3_000_000,
    ]
    assert page.cell(total, 7).value == 0.75
    assert live.cell(total, 4).value.startswith("=SUM(D")
    line = rows_of(page, 1, "1")[0]
    assert (live.cell(line, 4).value, page.cell(line, 4).value) == (12_000_000, 12_000_000)
    letters = [s.tx.strRef.f.partition("!")[2].strip("$")[:1] for s in live._charts[0].series]
    assert letters == ["C", "D", "E"]
