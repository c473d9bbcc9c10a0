"""The workbook of a report: results as they print, units ranked and summed by live formulas."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

from openpyxl import load_workbook

from isodesk.documents.columns import TableContext
from isodesk.documents.parts import plain
from isodesk.documents.tables import build_table
from isodesk.exporters.excel import excel_bytes
from isodesk.facts import (
    Mark,
    MatrixColumn,
    Outcome,
    PlanFacts,
    PlanSubject,
    ReportScope,
    RichText,
    SubjectGroup,
    Task,
)
from isodesk.facts.reporting import Reported
from isodesk.facts.summing_up import unit_summaries
from isodesk.services.reports import report_of
from isodesk.vietnamese.periods import parse_period
from tests.documents.followed import followed_plan, funded_plan, report_on
from tests.documents.plans import small_plan

SCOPE = ReportScope((), date(2018, 1, 1), date(2019, 3, 31))


def plan() -> PlanFacts:
    """Four units with a mark each; one is also late with a task, one said nothing."""
    words = RichText.of
    names = ("Sở Nội vụ", "Sở Y tế", "UBND huyện A", "UBND huyện B")
    subjects = tuple(
        PlanSubject(f"s{at}", "g1" if at < 2 else "g2", words(name))
        for at, name in enumerate(names)
    )
    groups = (SubjectGroup("g1", words("SỞ")), SubjectGroup("g2", words("HUYỆN")))
    task = Task("t", words("Tập huấn"), period=parse_period("Quý I/2018"), lead="Sở Nội vụ")
    return replace(
        small_plan(),
        groups=groups,
        subjects=subjects,
        columns=(MatrixColumn("c18", "2018", words("2018"), 2018),),
        marks=tuple(Mark(subject.key, "c18") for subject in subjects),
        outcomes=(
            Outcome("s0", "c18", note="đang làm"),
            Outcome("s1", "c18", date(2018, 12, 1)),
            Outcome("s2", "c18", date(2019, 6, 1)),
        ),
        task_groups=(),
        tasks=(task,),
        budget_lines=(),
    )


def test_units_are_ranked_by_what_is_late_and_how_long() -> None:
    found = unit_summaries(Reported.of(plan(), SCOPE))
    told = [(u.rank, u.name, u.all, u.done, u.overdue, u.days, u.reported) for u in found]
    assert told == [
        (1, "Sở Nội vụ", 2, 0, 2, 365, True),
        (2, "UBND huyện A", 1, 0, 1, 90, False),
        (2, "UBND huyện B", 1, 0, 1, 90, False),
        (None, "Sở Y tế", 1, 1, 0, 0, True),
    ]


def test_the_annex_and_the_workbook_say_the_same() -> None:
    report = report_of((plan(),), SCOPE)
    table = next(t for t in report.tables if t.source == "units")
    rows = build_table(TableContext.of(report), table).rows
    assert [plain(row.cells[0].text) for row in rows] == ["1", "2", "2", ""]
    content = excel_bytes(report)
    values = load_workbook(io.BytesIO(content), data_only=True)
    formulas = load_workbook(io.BytesIO(content))
    by_unit = [[cell.value for cell in row] for row in values["Theo đơn vị"].iter_rows(min_row=4)]
    assert by_unit[0] == [1, "Sở Nội vụ", "SỞ", 2, 0, 0, 2, 0, 365, None]
    assert by_unit[3][7] == 100 and by_unit[2][9] == "Chưa báo cáo"
    assert str(formulas["Theo đơn vị"]["A4"].value).startswith("=IF(G4=0")
    groups = [[cell.value for cell in row] for row in values["Theo nhóm"].iter_rows(min_row=4)]
    assert groups == [
        [1, "SỞ", 2, 3, 1, 0, 2, 33.3, 0],
        [2, "HUYỆN", 2, 2, 0, 0, 2, 0, 2],
        [None, "Tổng cộng", 4, 5, 1, 0, 4, 20, 2],
    ]
    assert formulas["Theo nhóm"]["D4"].value == (
        "=SUMIF('Theo đơn vị'!$C$4:$C$7,B4,'Theo đơn vị'!$D$4:$D$7)"
    )
    silent = [[cell.value for cell in row] for row in values["Chưa báo cáo"].iter_rows(min_row=4)]
    assert [row[1] for row in silent] == ["UBND huyện A", "UBND huyện B"]
    assert values["Kết quả nhiệm vụ"]["B4"].value == "Tập huấn"


def test_charts_of_a_report_are_drawn_by_excel_from_its_cells() -> None:
    content = excel_bytes(report_on(followed_plan()))
    page: Any = load_workbook(io.BytesIO(content), data_only=True)["Biểu đồ kết quả thực hiện"]
    book = load_workbook(io.BytesIO(content))
    live: Any = book["Biểu đồ kết quả thực hiện"]
    assert len(live._charts) == 3
    for row in live.iter_rows(min_row=5, min_col=2, max_col=4):
        for cell in (each for each in row if page[each.coordinate].data_type == "n"):
            if page[cell.coordinate].value is not None:
                name, _, at = cell.value.removeprefix("=").rpartition("!")
                assert str(book[name.strip("'")][at].value).startswith("=")
    rows = [[cell for cell in row[:4] if cell is not None] for row in page.values]
    assert ["(Số liệu của toàn kế hoạch, tính đến hết ngày 30/6/2019)"] in rows
    assert ["Năm 2018", 2, 0, 0] in rows and ["Năm 2018 33 đơn vị", 33, 3] in rows
    values = live._charts[0].series[0].val.numRef.f
    assert values == "'Biểu đồ kết quả thực hiện'!$B$6:$B$8"
    assert [row[0].value for row in page["B6:B8"]] == [2, 0, 0]


def test_charts_of_several_plans_stand_on_a_sheet_each() -> None:
    content = excel_bytes(report_on(followed_plan(), funded_plan()))
    book = load_workbook(io.BytesIO(content), data_only=True)
    names = [name for name in book.sheetnames if "Biểu đồ" in name]
    assert names == ["56 Biểu đồ kết quả thực hiện", "57 Biểu đồ kết quả thực hiện"]
    assert ["2018", 1_600_000_000, 50_000_000, 42_300_000] in [
        list(row[:4]) for row in book[names[1]].values
    ]
