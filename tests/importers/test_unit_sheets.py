"""Units out of any sheet: heads proposed, rows read, every fault told at once with its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from isodesk.errors import UserError
from isodesk.exporters import EXPORTERS
from isodesk.exporters.excel.unit_template import unit_template
from isodesk.facts import PlanFacts, canonical
from isodesk.facts.listed_units import ListedUnit
from isodesk.host.resources import resource
from isodesk.importers.unit_sheets import (
    ListSheet,
    Use,
    head_row,
    likely_sheet,
    list_sheets,
    proposed,
    read_units,
)

OFFICE = (
    ("DANH SÁCH CƠ QUAN, ĐƠN VỊ",),
    (),
    ("STT", "Tên đơn vị", "Tên viết tắt", "Loại hình", "Từ ngày", "Đến ngày", "Ghi chú"),
    ("I", "CẤP TỈNH"),
    (1, "Sở Nội vụ", "SNV", "Sở", datetime(2021, 3, 1), None, "mới"),
    (2, "Chi cục  Kiểm lâm", None, "Chi cục", "30/6/2019", "1/7/2025"),
    (None, "Tổng cộng: 2"),
)


def sheet_of(rows: Sequence[Sequence[object]], folder: Path, name: str = "Đơn vị") -> ListSheet:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    book.save(folder / "danh sách.xlsx")
    return list_sheets(folder / "danh sách.xlsx")[0]


def test_heads_below_a_title_say_what_their_columns_are(tmp_path: Path) -> None:
    sheet = sheet_of(OFFICE, tmp_path)
    assert head_row(sheet) == 2
    uses = proposed(sheet.heads(2))
    assert uses == (
        Use.NUMBER,
        Use.NAME,
        Use.SHORT_NAME,
        Use.TYPE,
        Use.VALID_FROM,
        Use.VALID_TO,
        Use.NOTE,
    )
    found = read_units(sheet, 2, uses)
    assert found.faults == []
    assert found.right() == (
        ListedUnit("CẤP TỈNH", is_group=True),
        ListedUnit("Sở Nội vụ", False, "SNV", "Sở", date(2021, 3, 1), None, "mới"),
        ListedUnit("Chi cục Kiểm lâm", False, "", "Chi cục", date(2019, 6, 30), date(2025, 7, 1)),
    )


def test_what_was_said_of_a_head_before_is_proposed_again() -> None:
    heads = ("Mã", "Thuộc", "Đơn vị")
    assert proposed(heads) == (Use.NOTHING, Use.NOTHING, Use.NAME)
    remembered = {"ma": "short_name", "thuoc": "type", "don vi": "name"}
    assert proposed(heads, remembered) == (Use.SHORT_NAME, Use.TYPE, Use.NAME)
    assert proposed(("Ghi chú",), {"ghi chu": ""}) == (Use.NOTHING,)
    assert proposed(("Đơn vị", "đơn  vị"), {"don vi": "no such use"})[0] is Use.NAME


def test_years_are_marks_with_their_footnotes(tmp_path: Path) -> None:
    sheet = sheet_of(
        (
            ("TT", "Tên cơ quan, đơn vị", "Năm 2026", 2027, "Năm áp dụng"),
            (1, "Sở Y tế", "x", None, None),
            (2, "Sở Tư pháp", None, "X(*)", 2028),
        ),
        tmp_path,
    )
    uses = proposed(sheet.heads(0))
    assert uses == (Use.NUMBER, Use.NAME, Use.MARK, Use.MARK, Use.YEAR)
    marks = [unit.marks for unit in read_units(sheet, 0, uses).right()]
    assert marks == [(("2026", ""),), (("2027", "(*)"), ("2028", ""))]


def test_every_fault_is_told_at_once_with_sheet_and_cell(tmp_path: Path) -> None:
    sheet = sheet_of(
        (
            ("TT", "Tên đơn vị", "Hoạt động từ", "Hoạt động đến", "Năm 2026"),
            (1, "Sở Y tế", "hôm qua", None, None),
            (2, None, "01/7/2025", None, None),
            (3, "Sở Nội vụ", "01/7/2025", "30/6/2025", None),
            (4, "sở y tế", None, None, "có thể"),
            (5, "12/5", None, None, None),
            (6, "Sở Tư pháp", None, None, "X"),
            (7, "Sở Tài chính", None, None, "X"),
        ),
        tmp_path,
        "Sheet 1",
    )
    found = read_units(sheet, 0, proposed(sheet.heads(0)), {"so tai chinh"})
    assert [(fault.place, fault.text) for fault in found.faults] == [
        ("Sheet 1!C2", "hôm qua"),
        ("Sheet 1!B3", ""),
        ("Sheet 1!D4", "30/6/2025"),
        ("Sheet 1!B5", "sở y tế"),
        ("Sheet 1!E5", "có thể"),
        ("Sheet 1!B6", "12/5"),
    ]
    assert found.faults[3].reason == "Tên này đã có ở ô Sheet 1!B2."
    assert [unit.name for unit in found.right()] == ["Sở Tư pháp"]
    assert found.known == 1


def test_columns_that_do_not_say_where_names_stand_are_refused(tmp_path: Path) -> None:
    sheet = sheet_of((("A", "B"), ("Sở Y tế", "Sở Nội vụ")), tmp_path)
    with pytest.raises(UserError, match="Chưa chọn cột nào là tên"):
        read_units(sheet, 0, (Use.NOTE, Use.NOTHING))
    with pytest.raises(UserError, match="hai cột cùng"):
        read_units(sheet, 0, (Use.NAME, Use.NAME))


@pytest.mark.parametrize("years", [None, ("Năm 2026", "Năm 2027")])
def test_the_template_is_understood_without_a_hand(
    tmp_path: Path, years: tuple[str, ...] | None
) -> None:
    path = tmp_path / "mẫu.xlsx"
    path.write_bytes(unit_template(years))
    sheet = list_sheets(path)[0]
    uses = proposed(sheet.heads(head_row(sheet)))
    marks = [Use.MARK, Use.MARK]
    days = [Use.SHORT_NAME, Use.TYPE, Use.VALID_FROM, Use.VALID_TO]
    assert list(uses) == [Use.NUMBER, Use.NAME, *(days if years is None else marks), Use.NOTE]
    assert read_units(sheet, 0, uses).rows == []


def test_a_file_that_is_no_workbook_or_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cũ.xlsx").write_bytes(b"\xd0\xcf\x11\xe0 old")
    Workbook().save(tmp_path / "trống.xlsx")
    for name in ("cũ.xlsx", "trống.xlsx"):
        with pytest.raises(UserError):
            list_sheets(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "units", "marks"),
    [
        ("chuyen-doi-2018-2020", 119, {"2018": 33, "2019": 45, "2020": 41}),
        ("kiem-tra-2020", 30, None),
    ],
)
def test_the_list_of_a_whole_workbook_is_found_and_understood(
    tmp_path: Path, name: str, units: int, marks: dict[str, int] | None
) -> None:
    plan = canonical.loads(
        PlanFacts, (resource("samples") / f"{name}.json").read_text(encoding="utf-8")
    )
    path = tmp_path / "kế hoạch.xlsx"
    path.write_bytes(EXPORTERS[".xlsx"].make(plan, "bundled", False))
    sheets = list_sheets(path)
    sheet = sheets[likely_sheet(sheets)]
    assert sheet.name == "Đối tượng áp dụng"
    head = head_row(sheet)
    found = read_units(sheet, head, proposed(sheet.heads(head)))
    assert found.faults == []
    taken = [unit for unit in found.right() if not unit.is_group]
    assert len(taken) == units
    counted = Counter(mark for unit in taken for mark, _ in unit.marks)
    wanted = Counter(
        {column.key: 0 for column in plan.columns} | Counter(m.column for m in plan.marks)
    )
    assert sorted(counted.values()) == sorted(wanted.values())
    assert marks is None or counted == marks
