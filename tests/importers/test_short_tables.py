"""A source that is nothing but a short table: pasted, as HTML, as one sheet of a workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from isodesk.facts import PlanFacts
from isodesk.importers.pasted import pasted_document
from isodesk.importers.readers import read_source
from isodesk.importers.recognition import recognise
from isodesk.importers.source import SourceDocument

UNITS = """STT\tTên cơ quan, đơn vị\tNăm 2024\tNăm 2025
1\tSở Y tế\tX\t
2\tSở Tư pháp\t\tX
3\tSở Nội vụ\tX\tX"""
NAMES = """TT\tTên đơn vị
1\tSở Y tế
2\tSở Tư pháp
3\tSở Nội vụ"""
TASKS = """TT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian thực hiện
1\tBan hành kế hoạch\tSở Khoa học và Công nghệ\tCác sở\tTháng 01/2024
2\tTập huấn\tSở Khoa học và Công nghệ\tCác sở\tQuý II/2024
3\tĐánh giá nội bộ\tVăn phòng Sở\tCác phòng\tTháng 6/2024
4\tBáo cáo\tVăn phòng Sở\tCác phòng\tTháng 12/2024"""
BUDGET = """TT\tNội dung chi\tThành tiền (đồng)
1\tTập huấn\t10.000.000
2\tTư vấn\t20.000.000
3\tĐánh giá\t5.000.000"""


def pasted(text: str, _folder: Path) -> SourceDocument:
    return pasted_document(text)


def html(text: str, _folder: Path) -> SourceDocument:
    rows = [line.split("\t") for line in text.split("\n")]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return pasted_document(text, f"<table>{cells}</table>")


def sheet(text: str, folder: Path) -> SourceDocument:
    book = Workbook()
    for line in text.split("\n"):
        book.worksheets[0].append(line.split("\t"))
    book.save(folder / "bảng.xlsx")
    return read_source(folder / "bảng.xlsx")


@pytest.fixture(params=[pasted, html, sheet], ids=lambda make: make.__name__)
def plan_of(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], PlanFacts]:
    def read(text: str) -> PlanFacts:
        found = recognise(request.param(text, tmp_path))
        assert found.prose_kept
        return found.plan

    return read


def test_a_list_of_three_units_with_their_years(plan_of: Callable[[str], PlanFacts]) -> None:
    plan = plan_of(UNITS)
    assert [s.name.plain() for s in plan.subjects] == ["Sở Y tế", "Sở Tư pháp", "Sở Nội vụ"]
    years = {column.key: column.year for column in plan.columns}
    names = {subject.key: subject.name.plain() for subject in plan.subjects}
    assert {(names[mark.subject], years[mark.column]) for mark in plan.marks} == {
        ("Sở Y tế", 2024),
        ("Sở Tư pháp", 2025),
        ("Sở Nội vụ", 2024),
        ("Sở Nội vụ", 2025),
    }


def test_a_list_of_three_names(plan_of: Callable[[str], PlanFacts]) -> None:
    names = [subject.name.plain() for subject in plan_of(NAMES).subjects]
    assert names == ["Sở Y tế", "Sở Tư pháp", "Sở Nội vụ"]


def test_a_table_of_four_tasks(plan_of: Callable[[str], PlanFacts]) -> None:
    plan = plan_of(TASKS)
    assert [task.content.plain() for task in plan.tasks] == [
        "Ban hành kế hoạch",
        "Tập huấn",
        "Đánh giá nội bộ",
        "Báo cáo",
    ]
    assert [task.period.text for task in plan.tasks][1] == "Quý II/2024"


def test_a_budget_of_three_lines(plan_of: Callable[[str], PlanFacts]) -> None:
    plan = plan_of(BUDGET)
    assert [line.name.plain() for line in plan.budget_lines] == ["Tập huấn", "Tư vấn", "Đánh giá"]
    assert [money.value for line in plan.budget_lines for money in line.amounts] == [
        10_000_000,
        20_000_000,
        5_000_000,
    ]


def test_a_letterhead_with_a_table_around_it_is_none(tmp_path: Path) -> None:
    head = (
        "SỞ Y TẾ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 12/KH-SYT\tLào Cai, ngày 05 tháng 3 năm 2024\n\n"
        "KẾ HOẠCH\nDuy trì HTQLCL năm 2024\n\n"
    )
    plan = recognise(pasted(head + NAMES, tmp_path)).plan
    assert (plan.number, plan.symbol, plan.document_type) == ("12", "KH-SYT", "Kế hoạch")
    assert len(plan.subjects) == 3
