"""The workbooks of real plans, read back: values, formulas, looks, pages."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from isodesk.exporters.excel import excel_bytes
from isodesk.facts import PlanFacts, PlanKind, Times
from isodesk.facts.canonical import loads
from isodesk.facts.counts import count
from isodesk.facts.totals import totals
from isodesk.services.kinds import new_plan
from isodesk.vietnamese.periods import parse_period

ROOT = Path(__file__).parents[3]
NAMES = ("ap-dung-2018-2020", "chuyen-doi-2018-2020")
INSPECTION = "kiem-tra-2020"


@cache
def sample(name: str) -> PlanFacts:
    path = ROOT / "resources" / "samples" / f"{name}.json"
    return loads(PlanFacts, path.read_text(encoding="utf-8"))


def opened(data: bytes, *, values: bool = False) -> Workbook:
    return load_workbook(io.BytesIO(data), data_only=values)


def texts(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def row_of(sheet: Worksheet, column: int, text: str) -> int:
    return next(r for r in range(1, sheet.max_row + 1) if sheet.cell(r, column).value == text)


def test_sheets_follow_what_the_plan_has() -> None:
    budget, matrix = (opened(excel_bytes(sample(name))).sheetnames for name in NAMES)
    assert budget == ["Kinh phí", "Thông tin chung"]
    assert matrix == ["Lộ trình", "Đối tượng áp dụng", "Nhiệm vụ", "Thông tin chung"]


def test_budget_holds_live_sums_with_their_values() -> None:
    plan = sample(NAMES[0])
    data = excel_bytes(plan)
    formulas, values = opened(data)["Kinh phí"], opened(data, values=True)["Kinh phí"]
    part = row_of(formulas, 2, "CHI HOẠT ĐỘNG CỦA BAN CHỈ ĐẠO ISO TỈNH")
    total = row_of(formulas, 2, "TỔNG CỘNG: I + II + III")
    assert formulas.cell(part, 3).value == f"=SUM(C{part + 1}:C{part + 4})"
    assert formulas.cell(part + 1, 6).value == f"=SUM(C{part + 1}:E{part + 1})"
    assert formulas.cell(total, 3).value == f"=SUM(C{part},C{part + 5})"
    assert row_of(values, 1, "Đơn vị tính: Triệu đồng") < part
    rows = [[values.cell(r, c).value for c in range(3, 7)] for r in range(part, total + 1)]
    assert rows == [
        [100, 100, 100, 300],
        [15, 15, 30, 60],
        [35, 35, 0, 70],
        [15, 15, 30, 60],
        [35, 35, 40, 110],
        [1500, 1260, "-", 2760],
        [1000, 840, "-", 1840],
        [500, 420, "-", 920],
        [1600, 1360, 100, 3060],
    ]
    assert values.cell(total, 6).value == (totals(plan).total or 0) / 1_000_000


def test_quantity_times_price_points_at_cells_of_both() -> None:
    data = excel_bytes(sample(NAMES[0]))
    formulas, values = opened(data)["Kinh phí"], opened(data, values=True)["Kinh phí"]
    line = row_of(formulas, 2, "Chi hoạt động tư vấn")
    price = row_of(formulas, 2, "Mức chi: Chi hoạt động tư vấn (triệu đồng/xã)")
    quantity = row_of(formulas, 2, "Số xã triển khai (xã)")
    assert formulas.cell(line, 3).value == f"=C{price}*C{quantity}"
    assert (values.cell(price, 3).value, values.cell(quantity, 3).value) == (20, 50)
    assert (values.cell(price, 4).value, values.cell(quantity, 4).value) == (20, 42)


def test_the_way_of_counting_stays_on_the_page_of_its_budget() -> None:
    plan = sample(NAMES[0])
    sheet = opened(excel_bytes(plan))["Kinh phí"]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    lines = tuple(
        replace(line, key=f"{line.key}-{time}") for time in range(9) for line in plan.budget_lines
    )
    long = opened(excel_bytes(replace(plan, budget_lines=lines)))["Kinh phí"]
    assert (long.page_setup.fitToWidth, long.page_setup.fitToHeight) == (1, 0)


@pytest.mark.parametrize("kind", list(PlanKind))
def test_a_new_plan_of_each_kind_makes_a_workbook(kind: PlanKind) -> None:
    plan = new_plan(kind, sample(NAMES[0]).issuer, 2027, 2028)
    assert "Thông tin chung" in opened(excel_bytes(plan)).sheetnames


def test_what_is_not_priced_yet_is_empty() -> None:
    plan = new_plan(PlanKind.PROGRAMME, sample(NAMES[0]).issuer, 2027, 2028)
    sheet = opened(excel_bytes(plan))["Kinh phí"]
    hired = row_of(sheet, 2, "Thuê tư vấn")
    assert [sheet.cell(hired, column).value for column in range(3, 6)] == [None, None, None]
    total = row_of(sheet, 2, "TỔNG CỘNG")
    formats = {sheet.cell(total, column).number_format for column in range(3, 6)}
    assert formats == {'#,##0;-#,##0;""'}
    assert sheet.cell(total + 1, 1).value == "Bằng chữ: ……."
    assert {sheet.cell(row_of(sheet, 1, n), 2).font.bold for n in ("I", "II", "III")} == {True}


def test_amounts_group_thousands_and_zero_is_not_empty() -> None:
    sheet = opened(excel_bytes(sample(NAMES[0])))["Kinh phí"]
    line = row_of(sheet, 2, "Chi hoạt động tư vấn")
    assert sheet.cell(line, 3).number_format == "#,##0"
    plan = sample(NAMES[0])
    dashed = replace(plan, tables=(replace(plan.tables[0], zero="không"),))
    zero = opened(excel_bytes(dashed))["Kinh phí"].cell(8, 5)
    assert (zero.value, zero.number_format) == (0, '#,##0;-#,##0;"không"')


def test_heads_of_the_matrix_have_the_leading_zero_that_is_printed() -> None:
    plan = sample(NAMES[1])
    first = plan.columns[0]
    title = first.title.map_fields(
        lambda f: replace(f, format="pad2,dots") if f.source == "count.column" else f
    )
    plan = replace(plan, columns=(replace(first, title=title), *plan.columns[1:]))
    sheet = opened(excel_bytes(plan))["Đối tượng áp dụng"]
    heads = row_of(sheet, 3, "Năm 2018") + 1
    shown = [sheet.cell(heads, column).number_format for column in (3, 4)]
    assert shown == ['00 "đơn vị"', '0 "đơn vị"']


def test_matrix_counts_by_formula() -> None:
    plan = sample(NAMES[1])
    data = excel_bytes(plan)
    formulas = opened(data)["Đối tượng áp dụng"]
    values = opened(data, values=True)["Đối tượng áp dụng"]
    heads = row_of(formulas, 3, "Năm 2018") + 1
    last = formulas.max_row - 1
    first = heads + 1
    for column, key in zip((3, 4, 5), plan.columns, strict=True):
        letter = "CDE"[column - 3]
        assert (
            formulas.cell(heads, column).value == f'=COUNTIF({letter}{first}:{letter}{last},"X*")'
        )
        assert values.cell(heads, column).value == count(plan, column=key.key)
        assert formulas.cell(heads, column).number_format == '0 "đơn vị"'
    group = row_of(formulas, 2, "UBND CẤP HUYỆN")
    assert formulas.cell(group, 6).value == f'=COUNTA(B{group + 1}:B{group + 11})&" đơn vị"'
    assert values.cell(group, 6).value == "11 đơn vị"
    assert [values.cell(group, c).value for c in (3, 4, 5)] == [0, 11, 0]
    assert values.cell(last + 1, 1).value == "Tổng: 119 cơ quan, đơn vị."
    assert str(formulas.cell(last + 1, 1).value).startswith('="Tổng: "&COUNTA(')


def test_quality_systems_are_counted_in_their_own_unit() -> None:
    data = excel_bytes(sample(INSPECTION))
    sheet = opened(data, values=True)["Đối tượng áp dụng"]
    heads = row_of(sheet, 1, "A") - 1
    assert [sheet.cell(heads, column).value for column in (3, 4)] == [24, 6]
    assert sheet.cell(heads, 3).number_format == '00 "HTQLCL"'
    group = row_of(sheet, 2, "Sở, ban, ngành (21 HTQLCL)")
    assert [sheet.cell(group, column).value for column in (3, 4)] == [17, 4]
    assert sheet.cell(group, 3).number_format == '00 "HTQLCL";-00 "HTQLCL";'


def test_every_formula_carries_a_value() -> None:
    for name in (*NAMES, INSPECTION):
        data = excel_bytes(sample(name))
        formulas, values = opened(data), opened(data, values=True)
        found = 0
        for sheet in formulas.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        found += 1
                        assert values[sheet.title][cell.coordinate].value is not None
        assert found > 20


def test_roadmap_fills_the_quarters_of_each_task() -> None:
    sheet = opened(excel_bytes(sample(NAMES[1])))["Lộ trình"]
    top = row_of(sheet, 4, "Năm 2018")
    assert [sheet.cell(top + 1, c).value for c in range(4, 8)] == ["I", "II", "III", "IV"]
    joined = {str(area) for area in sheet.merged_cells.ranges}
    assert {f"D{top}:G{top}", f"H{top}:K{top}", f"L{top}:O{top}"} <= joined
    filled = {}
    for r in range(top + 2, sheet.max_row + 1):
        if isinstance(sheet.cell(r, 1).value, int):
            cells = [c - 3 for c in range(4, 16) if sheet.cell(r, c).fill.patternType == "solid"]
            filled[sheet.cell(r, 1).value] = cells
    assert filled == {1: [2], 2: [4], 3: [6], 4: [6], 5: [8], 6: [12], 7: [12]}


def test_roadmap_hatches_what_recurs_and_marks_deadlines() -> None:
    plan = sample(NAMES[1])
    table = replace(plan.tables[0], times=Times.DEADLINES)
    often = replace(plan.tasks[0], period=parse_period("Thường xuyên"))
    changed = replace(plan, tables=(table, *plan.tables[1:]), tasks=(often, *plan.tasks[1:]))
    sheet = opened(excel_bytes(changed))["Lộ trình"]
    top = row_of(sheet, 4, "Năm 2018")
    assert sheet.cell(top, 3).value == "Thời gian hoàn thành"
    recurring = [sheet.cell(top + 3, c).fill.patternType for c in range(4, 16)]
    assert recurring == ["lightUp"] * 4 + [None] * 8
    second = [sheet.cell(top + 4, c).value for c in range(4, 16)]
    assert second == [None, None, None, "◆", *[None] * 8]


@pytest.mark.parametrize(
    ("times", "content", "fill"), [(Times.SPANS, None, "lightUp"), (Times.DEADLINES, "◆", None)]
)
def test_roadmap_marks_a_quarter_of_every_year(
    times: Times, content: str | None, fill: str | None
) -> None:
    plan = sample(NAMES[1])
    table = replace(plan.tables[0], times=times)
    yearly = replace(plan.tasks[0], group="", period=parse_period("Quý II hằng năm"))
    changed = replace(plan, tables=(table, *plan.tables[1:]), tasks=(yearly, *plan.tasks[1:]))
    sheet = opened(excel_bytes(changed))["Lộ trình"]
    row = row_of(sheet, 3, "Quý II hằng năm")
    cells = [sheet.cell(row, c) for c in range(4, 16)]
    assert [c.value for c in cells] == [None, content, None, None] * 3
    assert [c.fill.patternType for c in cells] == [None, fill, None, None] * 3


def test_tasks_stand_under_two_level_heads() -> None:
    sheet = opened(excel_bytes(sample(NAMES[1])))["Nhiệm vụ"]
    top = row_of(sheet, 4, "Trách nhiệm")
    assert [sheet.cell(top + 1, c).value for c in (4, 5)] == ["Chủ trì", "Phối hợp thực hiện"]
    joined = {str(area) for area in sheet.merged_cells.ranges}
    assert {f"D{top}:E{top}", f"A{top}:A{top + 1}"} <= joined
    third = row_of(sheet, 1, "II") + 1
    assert texts(sheet)[third - 1][:3] == [
        3,
        "Tổ chức Hội nghị sơ kết thực hiện Kế hoạch.",
        "Quý II/2019",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_a4_landscape_with_repeated_heads(name: str) -> None:
    book = opened(excel_bytes(sample(name)))
    for sheet in book.worksheets:
        setup = sheet.page_setup
        assert (str(setup.paperSize), setup.orientation) == ("9", "landscape")
        # A short budget is one page; the others take as many as they need.
        assert (setup.fitToWidth, setup.fitToHeight) == (1, int(sheet.title == "Kinh phí"))
        assert sheet.print_area.endswith(str(sheet.max_row))
        if sheet.title != "Thông tin chung":
            assert sheet.print_title_rows
            assert sheet.freeze_panes is not None
        fonts = {cell.font.name for row in sheet.iter_rows() for cell in row}
        assert fonts == {"Times New Roman"}


def test_the_same_plan_gives_the_same_bytes() -> None:
    first, second = excel_bytes(sample(NAMES[1])), excel_bytes(sample(NAMES[1]))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        core = package.read("docProps/core.xml").decode()
        styles = package.read("xl/styles.xml").decode()
        assert {info.date_time[0] for info in package.infolist()} == {1980}
    assert re.findall(r">(\d{4})-", core) == ["2000", "2000"]
    assert "Calibri" not in styles
    assert "openpyxl" not in core
