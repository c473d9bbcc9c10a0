"""The page Cơ quan, đơn vị: typed, pasted, dated, filtered, deleted only when unused."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from isodesk.facts import PlanKind
from isodesk.services.office import UnitEntry, list_units
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import keys, plan_of, type_text


@pytest.fixture
def page(window: MainWindow) -> MainWindow:
    keys("Alt+2")
    return window


def units(window: MainWindow) -> tuple[UnitEntry, ...]:
    with window.workspace.read() as session:
        return list_units(session)


def to_end(window: MainWindow) -> None:
    """To the empty row below all, in the column of names."""
    grid = window.list_page("units").panel.grid
    grid.go((grid.size_in_cells()[0] - 1, 1))


def write(text: str) -> None:
    type_text(text)
    keys("Tab")


def test_a_unit_is_typed_with_its_type_and_its_days(page: MainWindow) -> None:
    count = len(units(page))
    to_end(page)
    write("Phường Lương Văn Tri")
    page.list_page("units").panel.grid.go((count, 2))
    write("Lương Văn Tri")
    write("UBND cấp xã")
    write("1/7/2025")
    write("30.6.2030")
    made = units(page)[-1]
    assert len(units(page)) == count + 1
    assert (made.name, made.short_name) == ("Phường Lương Văn Tri", "Lương Văn Tri")
    assert made.type_name == "UBND cấp xã"
    assert (made.valid_from, made.valid_to) == (date(2025, 7, 1), date(2030, 6, 30))
    for _ in range(5):
        keys("Ctrl+Z")
    assert len(units(page)) == count


def test_a_type_that_is_new_joins_the_list_and_undo_takes_it_out(page: MainWindow) -> None:
    source = page.list_page("units").source
    before = set(source.completions(0, 3))
    to_end(page)
    write("Ban Quản lý Khu kinh tế")
    page.list_page("units").panel.grid.go((len(units(page)) - 1, 3))
    write("Ban quản lý")
    assert units(page)[-1].type_name == "Ban quản lý"
    assert set(source.completions(0, 3)) - before == {"Ban quản lý"}
    keys("Ctrl+Z")
    assert set(source.completions(0, 3)) == before


def test_a_day_that_is_none_is_refused_in_words(page: MainWindow) -> None:
    grid = page.list_page("units").panel.grid
    grid.go((0, 4))
    type_text("hôm qua")
    keys("Return")
    assert grid.editing.is_open
    assert grid.editing.sentence.text() == (
        "“hôm qua” không phải ngày. Ghi như 01/7/2025, hoặc để trống."
    )
    keys("Esc")


def test_a_list_is_pasted_from_excel_in_one_step(page: MainWindow) -> None:
    count = len(units(page))
    to_end(page)
    QGuiApplication.clipboard().setText(
        'Xã Kỳ Lừa\tKỳ Lừa\tUBND cấp xã\t01/07/2025\n"Xã Đồng\nĐăng"\t\tUBND cấp xã\t2025-07-01\n'
    )
    keys("Ctrl+V")
    pasted = units(page)[count:]
    assert [unit.name for unit in pasted] == ["Xã Kỳ Lừa", "Xã Đồng Đăng"]
    assert {(unit.type_name, unit.valid_from) for unit in pasted} == {
        ("UBND cấp xã", date(2025, 7, 1))
    }
    keys("Ctrl+Z")
    assert len(units(page)) == count


def test_a_unit_in_use_stays_and_the_page_says_where_it_is(page: MainWindow) -> None:
    count = len(units(page))
    page.list_page("units").panel.grid.go((0, 1))
    keys("Ctrl+-")
    assert len(units(page)) == count
    assert page.list_page("units").strip.words.startswith(
        f"“{units(page)[0].name}” đang có trong kế hoạch “"
    )
    to_end(page)
    write("Xã Kỳ Lừa")
    page.list_page("units").panel.grid.go((count, 1))
    keys("Ctrl+-")
    assert len(units(page)) == count
    keys("Ctrl+Z")
    assert units(page)[-1].name == "Xã Kỳ Lừa"


def test_the_filter_needs_no_marks(page: MainWindow) -> None:
    keys("Ctrl+Shift+L")
    type_text("so khoa hoc")
    cells = page.list_page("units").panel.grid.cells
    shown = [cells.text(row, 1) for row in range(cells.rowCount())]
    assert "Sở Khoa học và Công nghệ" in shown
    assert all("hoa học" in name for name in shown if name)


def test_a_cell_being_typed_is_kept_when_leaving_the_page(page: MainWindow) -> None:
    page.list_page("units").panel.grid.go((0, 6))
    type_text("trụ sở mới")
    page.rail.plans.click()
    assert page.plans.isVisible()
    assert units(page)[0].note == "trụ sở mới"


def test_the_sum_of_the_selection_stands_in_the_status_bar(
    page: MainWindow, qapp: QApplication
) -> None:
    page.list_page("units").panel.grid.go((0, 1))
    keys("Shift+Down")
    qapp.processEvents()
    assert page.list_page("units").status_text == "Số ô có dữ liệu: 2"
    page.open_plan(plan_of(page, PlanKind.TRANSITION))
    assert page.shown_plan is not None
