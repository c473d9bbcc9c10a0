"""Forms, lists and free tables as sheets: heads, joined cells, numbers as numbers."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

from openpyxl import load_workbook

from isodesk.exporters.excel import excel_bytes
from isodesk.facts import FreeRow, FreeTable, PlanTable, RichText, TableColumn, TableSource
from isodesk.facts.plan import PlanFacts
from tests.documents.plans import INSPECTION, LETTER, TRANSITION, sample, small_plan


def rows(plan: PlanFacts, name: str) -> list[list[object]]:
    book = load_workbook(io.BytesIO(excel_bytes(plan)), data_only=True)
    return [[cell.value for cell in row] for row in book[name].iter_rows()]


def test_a_form_has_its_heads_its_index_row_and_its_values_as_numbers() -> None:
    letter = sample(LETTER)
    (form,) = letter.indicator_forms
    filled = replace(form.indicators[1], values=(("next", Decimal("7.5")),))
    form = replace(form, indicators=(form.indicators[0], filled, *form.indicators[2:]))
    book = load_workbook(io.BytesIO(excel_bytes(replace(letter, indicator_forms=(form,)))))
    sheet = book["Các chỉ tiêu chủ yếu của năm…"]
    found = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = next(i for i, row in enumerate(found) if row[0] == "TT")
    assert found[at][3:6] == ["Thực hiện năm 2022", "Năm 2023", None]
    assert found[at + 1][4:6] == ["Kế hoạch", "Ước thực hiện"]
    assert found[at + 2] == ["A", "B", "C", "1", "2", "3", "4", "5=4/3"]
    assert found[at + 3][:2] == ["I", "Các chỉ tiêu kinh tế"]
    assert found[at + 4][0] == 1
    assert found[at + 4][6] == 7.5
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {f"E{at + 1}:F{at + 1}", f"A{at + 1}:A{at + 2}"} <= merged
    assert sheet.print_title_rows == f"${at + 1}:${at + 3}"


def test_the_mailing_list_and_the_team_have_sheets() -> None:
    listed = rows(sample(LETTER), "Danh sách gửi")
    assert ["33-43", "UBND các huyện, thành phố (11 đơn vị)."] in [row[:2] for row in listed]
    team = rows(sample(INSPECTION), "Đoàn kiểm tra")
    assert [1, None, None, "Sở KHCHN", "Trưởng đoàn kiểm tra"] in team


def test_equal_cells_of_a_free_table_are_one() -> None:
    cells = (("Đợt", "Việc"), ("Đợt 1", "Hồ sơ"), ("Đợt 1", "Tại chỗ"), ("Đợt 2", "Hồ sơ"))
    free = FreeTable(
        "f",
        "Các đợt: 1/2",
        tuple(
            FreeRow(f"r{i}", tuple(map(RichText.of, row)), head=i == 0)
            for i, row in enumerate(cells)
        ),
    )
    columns = (TableColumn("c1", merge_equal=True), TableColumn("c2"))
    table = PlanTable("t", TableSource.FREE, columns, target="f")
    plan = small_plan(free_tables=(free,), tables=(table,))
    book = load_workbook(io.BytesIO(excel_bytes(plan)))
    sheet = book["Các đợt 1 2"]
    top = next(cell.row for cell in sheet["A"] if cell.value == "Đợt 1")
    assert f"A{top}:A{top + 1}" in {str(area) for area in sheet.merged_cells.ranges}
    assert sheet.cell(top + 2, 1).value == "Đợt 2"


def test_a_sheet_is_named_by_whole_words_and_not_as_another() -> None:
    names = (
        "Lộ trình",
        "Kết quả thực hiện kế hoạch năm 2024",
        "Kết quả thực hiện kế hoạch năm 2025",
    )
    free = tuple(
        FreeTable(f"f{i}", name, (FreeRow("r", (RichText.of("A"),)),))
        for i, name in enumerate(names)
    )
    plan = replace(sample(TRANSITION), free_tables=free)
    book = load_workbook(io.BytesIO(excel_bytes(plan)))
    assert book.sheetnames[-4:-1] == [
        "Lộ trình (2)",
        "Kết quả thực hiện kế hoạch năm…",
        "Kết quả thực hiện kế hoạch… (2)",
    ]
    assert book.sheetnames[0] == "Lộ trình"
