"""A form of indicators as a person uses it."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from isodesk.checks.registry import run_checks
from isodesk.facts import Indicator, IndicatorForm
from isodesk.store import Workspace
from isodesk.ui.forms.view import FORM, FormsView
from tests.ui.editor.hands import write
from tests.ui.forms.hands import (
    ALT,
    CTRL,
    choose_in_head,
    choose_in_menu,
    label,
    paste,
    printed,
    type_in,
    type_title,
)
from tests.ui.pointing import read_tip

NUMBER, NAME, UNIT, ACTUAL, PLAN, ESTIMATE, NEXT, RATIO, NOTE = range(9)


def shown(view: FormsView, column: int, rows: int = 6) -> list[str]:
    return [view.indicators.source.text(row, column) for row in range(rows)]


def form_of(view: FormsView) -> IndicatorForm:
    return view.plan.facts.indicator_forms[0]


def values(view: FormsView, row: int) -> dict[str, Decimal]:
    return dict(form_of(view).indicators[row].values)


def test_the_tree_is_numbered_and_its_heads_are_shared(form: FormsView) -> None:
    assert shown(form, NUMBER) == ["I", "1", "2", "2.1", "2.2", "2.3"]
    columns = form.indicators.source.columns()
    assert [c.title for c in columns][3:8] == [
        "Thực hiện năm 2022",
        "Kế hoạch",
        "Ước thực hiện",
        "Kế hoạch năm 2024",
        "So sánh (%)",
    ]
    assert [c.group_title for c in columns][4:6] == ["Năm 2023", "Năm 2023"]
    assert shown(form, NEXT) == [""] * 6


def test_values_are_typed_as_vietnamese_decimals_and_emptied(
    form: FormsView, workspace: Workspace
) -> None:
    grid = form.indicators.grid
    grid.go((1, NEXT))
    type_in(grid, "7,5")
    assert values(form, 1) == {"next": Decimal("7.5")}
    assert form.indicators.source.text(1, NEXT) == "7,5"
    assert label(workspace) == "Sửa kế hoạch năm 2024"
    grid.go((7, ACTUAL))
    type_in(grid, "1.250")
    assert values(form, 7) == {"actual": Decimal(1250)}
    grid.go((1, NEXT))
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert values(form, 1) == {}
    type_in(grid, "nhiều")
    assert "“nhiều” không phải số" in grid.editing.sentence.text()
    QTest.keyClick(grid.editing.editor, Qt.Key.Key_Escape)


def test_a_block_from_excel_fills_rows_and_adds_others(form: FormsView) -> None:
    grid = form.indicators.grid
    count = len(form_of(form).indicators)
    grid.go((count - 1, UNIT))
    paste(grid, "%\t1,5\t2\n")
    assert values(form, count - 1) == {"actual": Decimal("1.5"), "plan": Decimal(2)}
    grid.go((count, NAME))
    paste(grid, "Tỷ lệ hồ sơ đúng hạn\t%\t95\t97,5\n")
    last = form_of(form).indicators[-1]
    assert (last.level, last.unit, dict(last.values)["plan"]) == (2, "%", Decimal("97.5"))
    assert form.indicators.source.text(count, NUMBER) == "6"


def test_levels_move_with_what_hangs_below(form: FormsView, workspace: Workspace) -> None:
    grid = form.indicators.grid
    grid.go((2, NAME))
    QTest.keyClick(grid, Qt.Key.Key_Right, ALT)
    assert [row.level for row in form_of(form).indicators[:5]] == [1, 2, 3, 4, 4]
    assert shown(form, NUMBER)[:5] == ["I", "1", "1.1", "1.1.1", "1.1.2"]
    assert label(workspace) == "Xuống một cấp"
    QTest.keyClick(grid, Qt.Key.Key_Left, ALT)
    assert [row.level for row in form_of(form).indicators[:5]] == [1, 2, 2, 3, 3]


def test_tab_on_a_number_and_the_menu_change_the_level(form: FormsView) -> None:
    grid = form.indicators.grid
    grid.go((2, NUMBER))
    QTest.keyClick(grid, Qt.Key.Key_Tab)
    assert shown(form, NUMBER) == ["I", "1", "1.1", "1.1.1", "1.1.2", "1.1.3"]
    QTest.keyClick(grid, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert shown(form, NUMBER) == ["I", "1", "2", "2.1", "2.2", "2.3"]
    grid.go((0, NUMBER))
    QTest.keyClick(grid, Qt.Key.Key_Tab)
    assert grid.active() == (0, NAME)
    grid.go((2, NAME))
    choose_in_menu(grid, "Xuống một cấp")
    assert shown(form, NUMBER) == ["I", "1", "1.1", "1.1.1", "1.1.2", "1.1.3"]


def test_a_row_goes_without_number_or_across_the_table(form: FormsView) -> None:
    grid = form.indicators.grid
    grid.go((3, NAME))
    choose_in_menu(grid, "Đánh số thứ tự")
    assert shown(form, NUMBER) == ["I", "1", "2", "", "2.1", "2.2"]
    grid.go((6, NAME))
    choose_in_menu(grid, "Dòng chữ chạy suốt bảng")
    row = form_of(form).indicators[6]
    assert (row.across, row.numbered) == (True, False)
    assert not form.indicators.source.can_edit(6, UNIT)
    assert "Thuế sản phẩm trừ trợ cấp sản phẩm" in printed(form.plan.facts)


def test_columns_come_are_named_and_go(form: FormsView, workspace: Workspace) -> None:
    panel = form.indicators
    panel.add_column()
    type_title(panel.titles, "Kế hoạch năm 2025")
    assert [form.plan.text(c.title) for c in form_of(form).columns][-1] == "Kế hoạch năm 2025"
    assert "Kế hoạch năm 2025" in printed(form.plan.facts)
    panel.edit_title(ACTUAL)
    type_title(panel.titles, "Số năm 2022")
    column = form_of(form).columns[0]
    assert form.plan.text(column.title) == "Số năm 2022"
    assert column.title.fields[0].target == "first+-1"
    choose_in_head(panel.grid, RATIO, "Xóa cột")
    assert [c.code for c in form_of(form).columns] == ["actual", "plan", "estimate", "next", "v1"]
    table = next(t for t in form.plan.facts.tables if t.target == "doc4-bieu-01")
    assert "value:ratio" not in [c.code for c in table.columns]
    workspace.undo()
    assert len(form_of(form).columns) == 6


def test_the_name_of_the_form_is_that_of_its_annex(form: FormsView) -> None:
    box = form.indicators.name_box
    box.setFocus()
    box.selectAll()
    write(box, "Biểu chỉ tiêu năm 2024")
    QTest.keyClick(box, Qt.Key.Key_Return)
    facts = form.plan.facts
    assert form.plan.text(facts.indicator_forms[0].name) == "Biểu chỉ tiêu năm 2024"
    assert form.plan.text(facts.annexes[0].name) == "Biểu chỉ tiêu năm 2024"
    assert form.list.item(1).text() == "Biểu chỉ tiêu năm 2024"


def test_a_form_is_added_with_its_annex_filled_and_deleted(
    form: FormsView, workspace: Workspace
) -> None:
    form.add_form()
    box = form.indicators.name_box
    assert box.hasFocus()
    write(box, "Nhân lực")
    form.indicators.grid.setFocus()
    assert form.chosen() == (FORM, form.plan.facts.indicator_forms[1].key)
    grid = form.indicators.grid
    grid.go((0, NAME))
    type_in(grid, "Số công chức")
    grid.go((0, UNIT))
    type_in(grid, "người")
    rows = form.plan.facts.indicator_forms[1].indicators
    assert [(r.name.plain(), r.unit) for r in rows] == [("Số công chức", "người")]
    words = printed(form.plan.facts)
    assert "NHÂN LỰC" in words
    assert "A B C 1 2 3 4 5 1 Số công chức người" in words
    form.delete_chosen()
    assert len(form.plan.facts.indicator_forms) == 1
    assert len(form.plan.facts.annexes) == 2
    assert label(workspace) == "Xóa biểu"


def test_rows_move_and_are_deleted(form: FormsView, workspace: Workspace) -> None:
    grid = form.indicators.grid
    grid.go((4, NAME))
    QTest.keyClick(grid, Qt.Key.Key_Up, ALT)
    assert shown(form, NAME)[3:5] == ["Công nghiệp - xây dựng", "Nông lâm nghiệp"]
    QTest.keyClick(grid, Qt.Key.Key_Minus, CTRL)
    assert shown(form, NAME)[3] == "Nông lâm nghiệp"
    workspace.undo()
    workspace.undo()
    assert shown(form, NAME)[3:5] == ["Nông lâm nghiệp", "Công nghiệp - xây dựng"]


def test_places_of_forms_are_found(form: FormsView) -> None:
    key = form_of(form).indicators[2].key
    assert form.show_place(f"indicator_forms/doc4-bieu-01/{key}/unit")
    assert form.indicators.grid.active() == (2, UNIT)
    assert not form.show_place("indicator_forms/không-có")
    assert isinstance(form_of(form).indicators[2], Indicator)


def test_an_indicator_and_a_head_carry_the_sign_of_what_is_found(form: FormsView) -> None:
    grid = form.indicators.grid
    grid.go((1, NAME))
    type_in(grid, "Tốc độ tăng của của ngành")
    form.indicators.edit_title(NEXT)
    type_title(form.indicators.titles, "Kế hoạch của của năm")
    found = [f for f in run_checks(form.plan.facts) if "“của của”" in f.message]
    ends = (form_of(form).indicators[1].key, "next")
    row, head = (next(f for f in found if f.place.endswith(end)) for end in ends)
    top = grid.head.box(NEXT).center()
    assert read_tip(grid.head.viewport(), top) == ""
    form.show_findings(found)
    cell = grid.visualRect(grid.cells.index(1, NAME)).center()
    assert row.message in read_tip(grid.viewport(), cell)
    assert head.message in read_tip(grid.head.viewport(), top)
    assert read_tip(grid.head.viewport(), grid.head.box(RATIO).center()) == ""
