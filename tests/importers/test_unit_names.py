"""Names of offices out of pasted lines and Excel sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from isodesk.errors import UserError
from isodesk.importers.unit_names import names_in_text, names_in_workbook


def test_one_name_a_line_without_numbers_heads_and_repetitions() -> None:
    text = "Tên đơn vị\n1. Văn phòng UBND tỉnh\n\n2) Sở Nội vụ;\nIII. Sở Y tế.\nsở nội vụ\n 12 \n"
    assert names_in_text(text) == ("Văn phòng UBND tỉnh", "Sở Nội vụ", "Sở Y tế")


def test_the_column_of_names_of_copied_cells() -> None:
    text = "TT\tTên cơ quan\tNăm\n1\tSở Nội vụ\t2018\n2\tSở Y tế\t2018\n3\tChi cục Kiểm lâm\tX"
    assert names_in_text(text) == ("Sở Nội vụ", "Sở Y tế", "Chi cục Kiểm lâm")


def test_a_numeral_that_begins_a_name_stays() -> None:
    assert names_in_text("Xí nghiệp 27/7\nChi cục II vùng cao") == (
        "Xí nghiệp 27/7",
        "Chi cục II vùng cao",
    )


def test_nothing_in_nothing() -> None:
    assert names_in_text("") == ()
    assert names_in_text("1\n2\n") == ()


def test_the_first_sheet_that_has_names(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("Đơn vị")
    for row in (("TT", "Tên đơn vị", "Số"), (1, "Sở Nội vụ", 3), (2, "UBND xã Yên Phúc", 4)):
        sheet.append(row)
    book.save(tmp_path / "đơn vị.xlsx")
    assert names_in_workbook(tmp_path / "đơn vị.xlsx") == ("Sở Nội vụ", "UBND xã Yên Phúc")


def test_what_is_no_workbook_is_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "cũ.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0 old")
    with pytest.raises(UserError, match="Không đọc được tệp"):
        names_in_workbook(path)
    Workbook().save(tmp_path / "trống.xlsx")
    with pytest.raises(UserError, match="không có cột tên"):
        names_in_workbook(tmp_path / "trống.xlsx")
