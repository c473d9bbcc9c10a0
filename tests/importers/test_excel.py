"""What stands in a workbook: values as they are written, merges, hidden rows, lines above."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import Workbook

from isodesk.importers.readers import read_source
from isodesk.importers.source import SourceParagraph, SourceTable
from tests.importers.packages import cell, put, sheet_members


def workbook(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Kinh phí"
    sheet.append(["DỰ TOÁN KINH PHÍ"])
    sheet.merge_cells("A1:E1")
    sheet.append(["TT", "Nội dung", "Số tiền", "", "Ngày"])
    sheet.append(["", "", "2024", "2025", ""])
    for merged in ("A2:A3", "B2:B3", "C2:D2", "E2:E3"):
        sheet.merge_cells(merged)
    sheet.append([1, "Tập huấn\nnội bộ", 1500000, 0.35, date(2024, 2, 5)])
    sheet.append([2, "In ấn", 12.5, 2024, date(2024, 10, 1)])
    sheet["C4"].number_format = "#,##0"
    sheet["D4"].number_format = "0%"
    sheet["E4"].number_format = sheet["E5"].number_format = "dd/mm/yyyy"
    sheet["A5"].number_format = "00"
    sheet.row_dimensions[5].hidden = True
    hidden = book.create_sheet("Nháp")
    hidden["A1"] = "bỏ"
    hidden.sheet_state = "hidden"
    book.save(path)
    return path


def test_a_sheet_is_a_table_below_its_title(tmp_path: Path) -> None:
    document = read_source(workbook(tmp_path / "a.xlsx"))
    title, table = document.parts
    assert isinstance(title, SourceParagraph) and isinstance(table, SourceTable)
    assert (title.text, title.centred, title.place) == ("DỰ TOÁN KINH PHÍ", True, "Kinh phí!A1")
    shapes = [[(c.text, c.row_span, c.column_span) for c in row] for row in table.rows[:2]]
    assert shapes == [
        [("TT", 2, 1), ("Nội dung", 2, 1), ("Số tiền", 1, 2), ("Ngày", 2, 1)],
        [("2024", 1, 1), ("2025", 1, 1)],
    ]
    assert [[c.text for c in row] for row in table.rows[2:]] == [
        ["1", "Tập huấn\nnội bộ", "1.500.000", "35%", "05/02/2024"],
        ["02", "In ấn", "12,5", "2024", "01/10/2024"],
    ]
    assert table.rows[3][2].paragraphs[0].place == "Kinh phí!C5"


def test_what_is_hidden_is_named(tmp_path: Path) -> None:
    doubts = read_source(workbook(tmp_path / "a.xlsx")).doubts
    assert {(doubt.place, doubt.text) for doubt in doubts} == {
        ("Kinh phí", "Dòng 5"),
        ("Nháp", "Nháp"),
    }


def test_a_formula_without_value_is_doubted(tmp_path: Path) -> None:
    rows = f'<row r="1">{cell("A1", "Tổng")}<c r="B1"><f>SUM(C1)</f></c>{cell("C1", "x")}</row>'
    path = put(tmp_path, "a.xlsx", sheet_members(f"<sheetData>{rows}</sheetData>"))
    (doubt,) = read_source(path).doubts
    assert (doubt.place, doubt.reason[:24]) == ("Bảng!B1", "Công thức chưa được tính")
