"""What people type stays text: never a formula, never cut, never an unreadable file."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from isodesk.errors import UserError
from isodesk.exporters.excel import excel_bytes
from isodesk.exporters.excel.book import book_bytes
from isodesk.exporters.excel.sheet import Sheet
from isodesk.exporters.excel.styles import TEXT
from isodesk.facts import (
    BudgetAmount,
    BudgetColumn,
    BudgetLine,
    Issuer,
    PlanFacts,
    PlanKind,
    PlanStatus,
    PlanTable,
    RichText,
    TableSource,
    Task,
)
from isodesk.vietnamese.text import clean

T = RichText.of
SUSPECT = ("=1+1", "+84 25", "-", "- gạch", "@SUM(A1)", "#N/A", "TRUE", '="a"', "=HYPERLINK(A1)")


def plan_of(**changes: Any) -> PlanFacts:
    issuer = Issuer(full_name="Ủy ban nhân dân tỉnh Lạng Sơn")
    return PlanFacts("p", PlanKind.BLANK, PlanStatus.DRAFT, issuer, T("Thử"), **changes)


def cells_of(data: bytes) -> list[Any]:
    book = load_workbook(io.BytesIO(data))
    return [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row if c.value]


@pytest.mark.parametrize("text", SUSPECT)
def test_suspect_text_is_quoted_text(text: str) -> None:
    plan = plan_of(tasks=(Task("t", T(text), lead=text, support="Sở"),), number=text)
    found = [cell for cell in cells_of(excel_bytes(plan)) if cell.value == text]
    assert len(found) >= 3
    assert {cell.data_type for cell in found} == {"s"}
    assert all(cell.quotePrefix == text.startswith(("=", "+", "-", "@")) for cell in found)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(), min_size=1, max_size=20))
def test_any_text_comes_back_as_typed(texts: list[str]) -> None:
    sheet = Sheet("Thử", (60,))
    for text in texts:
        sheet.add_row([text], TEXT)
    book = load_workbook(io.BytesIO(book_bytes([sheet])))
    for row, text in enumerate(texts, 1):
        cell = book["Thử"].cell(row, 1)
        wanted = clean(text)[0].replace("\t", "    ")
        assert (cell.value or "") == wanted
        assert cell.data_type != "f"


def test_control_characters_are_left_out() -> None:
    plan = plan_of(tasks=(Task("t", T("Tập\x00 hu\x0bấn\x1f")),))
    values = [cell.value for cell in cells_of(excel_bytes(plan))]
    assert "Tập hu\nấn" in values


def test_text_longer_than_a_cell_is_refused_by_name() -> None:
    plan = plan_of(tasks=(Task("t", T("a" * 32_768)),))
    with pytest.raises(UserError, match=r"trang Lộ trình có 32768 ký tự.*32767"):
        excel_bytes(plan)
    whole = plan_of(tasks=(Task("t", T("a" * 32_767)),))
    assert any(len(str(c.value)) == 32_767 for c in cells_of(excel_bytes(whole)))


def test_a_row_that_would_be_too_tall_gets_smaller_letters() -> None:
    words = "Phòng Nội vụ; Phòng Tư pháp; " * 120
    sheet = Sheet("Thử", (100,))
    sheet.add_row([words], TEXT)
    written = load_workbook(io.BytesIO(book_bytes([sheet])))["Thử"]
    assert written["A1"].font.size is not None
    assert written["A1"].font.size < 12
    assert (written.row_dimensions[1].height or 0) <= 409


def test_amounts_of_fractions_of_a_million_are_exact() -> None:
    line = BudgetLine("l", T("Chi"), amounts=(BudgetAmount("c", 1_234_567),))
    plan = plan_of(
        budget_columns=(BudgetColumn("c", "2026", T("2026"), 2026),),
        budget_lines=(line,),
        tables=(PlanTable("t", TableSource.BUDGET, unit="triệu đồng"),),
    )
    found = [c for c in cells_of(excel_bytes(plan)) if c.value == 1.234567]
    assert [c.number_format for c in found] == ["#,##0.000000"]


def test_dong_amounts_fit_their_columns() -> None:
    line = BudgetLine("l", T("Chi"), amounts=(BudgetAmount("c", 123_456_789_012),))
    plan = plan_of(
        budget_columns=(BudgetColumn("c", "2026", T("2026"), 2026),), budget_lines=(line,)
    )
    sheet = load_workbook(io.BytesIO(excel_bytes(plan)))["Kinh phí"]
    amounts = [c for row in sheet.iter_rows() for c in row if c.value == 123_456_789_012]
    assert amounts
    for cell in amounts:
        # A unit of width is one digit; 15 characters and the indent need as many.
        assert (sheet.column_dimensions[cell.column_letter].width or 0) >= 15
