"""The budget as a person uses it: amounts, levels, units, words and chart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from isodesk.checks.registry import run_checks
from isodesk.facts import PlanFacts, Stated
from isodesk.store import Workspace
from isodesk.ui.budget.money import amount_to_edit
from isodesk.ui.budget.view import SPEC, BudgetView
from isodesk.ui.grid.source import CellChange
from isodesk.vietnamese.amounts import AmountValue, MoneyUnit, parse_amount

NUMBER, NAME, Y2018, Y2019, Y2020, TOTAL, NOTE = range(7)
ALT = Qt.KeyboardModifier.AltModifier
ADVICE = 6  # II.1 Chi hoạt động tư vấn, made from 20 million x 50 xã


def texts(view: BudgetView, row: int) -> list[str]:
    return [view.source.text(row, column) for column in range(len(view.source.columns()))]


def undo_label(workspace: Workspace) -> str:
    step = workspace.next_undo()
    return step.label if step else ""


def type_in(view: BudgetView, text: str) -> None:
    QTest.keyClicks(view.grid, text[0])
    QTest.keyClicks(view.grid.editing.editor, text[1:])
    QTest.keyClick(view.grid.editing.editor, Qt.Key.Key_Return)


def names(view: BudgetView) -> list[str]:
    return [view.plan.text(line.name) for line in view.plan.facts.budget_lines]


def levels(view: BudgetView) -> list[int]:
    return [line.level for line in view.plan.facts.budget_lines]


def test_parents_columns_and_words_are_computed(view: BudgetView) -> None:
    part = ["I", "CHI HOẠT ĐỘNG CỦA BAN CHỈ ĐẠO ISO TỈNH", "100", "100", "100", "300", ""]
    assert texts(view, 0) == part
    assert texts(view, 4)[Y2018:NOTE] == ["35", "35", "40", "110"]
    title, sums = view.totals.texts()
    assert title == "TỔNG CỘNG: I + II + III"
    assert [sums[f"amount:{y}"] for y in (2018, 2019, 2020)] == ["1.600", "1.360", "100"]
    assert sums["total"] == "3.060"
    assert view.words.text() == "Bằng chữ: Ba tỷ không trăm sáu mươi triệu đồng chẵn."
    assert not view.source.can_edit(0, Y2018)
    assert view.source.tip(0, Y2018) == "Cộng từ 1, 2, 3, 4."
    assert view.source.tip(ADVICE, Y2018) == "20.000.000 đồng/xã x 50 xã = 1.000.000.000 đồng."


def test_the_sum_of_a_selection_is_told_in_the_unit_of_the_table(
    view: BudgetView, qtbot: QtBot
) -> None:
    view.source.write([CellChange(1, Y2018, "91,5")], "Sửa")
    view.grid.select_block((1, Y2018), (2, Y2018))
    qtbot.waitUntil(lambda: view.status_text().startswith("Tổng: 126,5 triệu đồng   Số ô có số: 2"))
    view.units.activated.emit(0)
    view.grid.select_block((1, Y2018), (3, Y2018))
    qtbot.waitUntil(lambda: view.status_text().startswith("Tổng: 141.500.000 đồng   Số ô"))


def test_a_typed_amount_changes_every_sum_and_undo_brings_it_back(
    view: BudgetView, workspace: Workspace
) -> None:
    view.grid.go((1, Y2018))
    type_in(view, "25")
    assert view.plan.context.totals.cells["doc2-kp-1-1", "doc2-k-2018"] == 25_000_000
    assert undo_label(workspace) == "Sửa kinh phí"
    assert view.source.text(0, Y2018) == "110"
    assert view.words.text() == "Bằng chữ: Ba tỷ không trăm bảy mươi triệu đồng chẵn."
    assert view.chart.data.stacks[0].total == 1_610_000_000
    workspace.undo()
    assert texts(view, 1)[Y2018] == "15"
    assert view.words.text() == "Bằng chữ: Ba tỷ không trăm sáu mươi triệu đồng chẵn."


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("30.000.000 d", 30_000_000),
        ("30tr", 30_000_000),
        ("1,5 ty", 1_500_000_000),
        ("12,5", 12_500_000),
        ("0", 0),
    ],
)
def test_amounts_are_typed_in_any_form(view: BudgetView, typed: str, value: int) -> None:
    view.grid.go((1, Y2019))
    type_in(view, typed)
    assert view.plan.context.totals.cells["doc2-kp-1-1", "doc2-k-2019"] == value


def test_a_cleared_amount_is_empty_not_zero(view: BudgetView) -> None:
    view.grid.go((1, Y2018))
    QTest.keyClick(view.grid, Qt.Key.Key_Delete)
    assert view.plan.context.totals.cells["doc2-kp-1-1", "doc2-k-2018"] is None
    assert view.source.text(2, Y2020) == "0"


def open_question(qtbot: QtBot, view: BudgetView) -> QMenu:
    qtbot.waitUntil(lambda: bool(view.grid.findChildren(QMenu)))
    (menu,) = view.grid.findChildren(QMenu)
    return menu


def test_an_ambiguous_amount_is_asked(qtbot: QtBot, view: BudgetView, workspace: Workspace) -> None:
    view.grid.go((1, Y2018))
    type_in(view, "1.500")
    assert view.grid.editing.is_open
    question = '"1.500" có thể là 1.500 đồng hoặc 1.500 triệu đồng. Chọn một cách hiểu.'
    assert view.grid.editing.sentence.text() == question
    menu = open_question(qtbot, view)
    choices = [action for action in menu.actions() if action.text()]
    assert [action.text() for action in choices] == ["1.500 đồng", "1.500 triệu đồng"]
    assert texts(view, 1)[Y2018] == "15"
    choices[1].trigger()
    menu.close()
    assert texts(view, 1)[Y2018] == "1.500"
    assert not view.grid.editing.is_open
    assert view.grid.active() == (2, Y2018)
    assert undo_label(workspace) == "Sửa kinh phí"


def test_pasted_ambiguous_amounts_are_asked_together(qtbot: QtBot, view: BudgetView) -> None:
    QGuiApplication.clipboard().setText("1.500\t20\n2.500\t30\n")
    view.grid.go((1, Y2018))
    QTest.keyClick(view.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [texts(view, row)[Y2018:Y2020] for row in (1, 2)] == [["15", "20"], ["35", "30"]]
    menu = open_question(qtbot, view)
    next(a for a in menu.actions() if "triệu" in a.text()).trigger()
    menu.close()
    assert [texts(view, row)[Y2018:Y2020] for row in (1, 2)] == [["1.500", "20"], ["2.500", "30"]]
    assert view.panel.refusals.isHidden()


def test_what_is_no_amount_is_refused_in_a_sentence(view: BudgetView) -> None:
    (refusal,) = view.source.write([CellChange(1, Y2018, "15tr/xã")], "Sửa")
    assert "Mức chi" in refusal.reason
    (refusal,) = view.source.write([CellChange(0, Y2018, "5")], "Sửa")
    assert "tổng của các dòng bên dưới" in refusal.reason


def test_the_unit_of_display_is_kept_with_the_table(view: BudgetView, workspace: Workspace) -> None:
    view.units.setCurrentIndex(0)
    view.units.activated.emit(0)
    assert view.source.text(1, Y2018) == "15.000.000"
    assert view.plan.facts.tables[0].unit == "đồng"
    assert undo_label(workspace) == "Đổi đơn vị tính"
    workspace.undo()
    assert view.source.text(1, Y2018) == "15"
    assert view.units.currentText() == "Triệu đồng"


def test_levels_change_by_keys_and_numbers_follow(view: BudgetView, workspace: Workspace) -> None:
    view.grid.go((3, NAME))
    QTest.keyClick(view.grid, Qt.Key.Key_Right, ALT)
    assert levels(view)[2:5] == [2, 3, 2]
    assert [view.source.text(row, NUMBER) for row in (2, 3, 4)] == ["2", "2.1", "3"]
    assert undo_label(workspace) == "Xuống một cấp"
    assert view.source.text(2, Y2018) == "15"
    QTest.keyClick(view.grid, Qt.Key.Key_Right, ALT)
    assert view.strip.words == "Dòng này đã ở ngay dưới dòng trên nó, không xuống thêm cấp được."
    QTest.keyClick(view.grid, Qt.Key.Key_Left, ALT)
    assert levels(view)[2:5] == [2, 2, 2]
    assert view.source.text(2, Y2018) == "35"


def test_tab_changes_the_level_on_a_number_and_goes_on_elsewhere(view: BudgetView) -> None:
    view.grid.go((3, NUMBER))
    QTest.keyClick(view.grid, Qt.Key.Key_Tab)
    assert levels(view)[2:5] == [2, 3, 2]
    assert view.grid.active() == (3, NUMBER)
    QTest.keyClick(view.grid, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert levels(view)[2:5] == [2, 2, 2]
    QTest.keyClick(view.grid, Qt.Key.Key_Right, ALT | Qt.KeyboardModifier.ShiftModifier)
    assert levels(view)[2:5] == [2, 3, 2]
    view.grid.go((2, NAME))
    for _ in range(len(view.source.columns()) + 1):
        QTest.keyClick(view.grid, Qt.Key.Key_Tab)
    assert view.grid.active() == (3, 2)
    assert levels(view)[2:5] == [2, 3, 2]


def test_branches_move_and_go_whole(view: BudgetView, workspace: Workspace) -> None:
    view.grid.go((0, NAME))
    QTest.keyClick(view.grid, Qt.Key.Key_Down, ALT)
    assert names(view)[0] == "CHI XÂY DỰNG, ÁP DỤNG HTQLCL"
    assert levels(view) == [1, 2, 2, 1, 2, 2, 2, 2]
    assert view.grid.active() == (3, NAME)
    view.grid.commands.delete_rows()
    assert len(names(view)) == 3
    assert undo_label(workspace) == "Xóa nội dung chi"
    workspace.undo()
    workspace.undo()
    assert levels(view) == [1, 2, 2, 2, 2, 1, 2, 2]


def test_lines_are_added_by_typing_inserting_and_pasting(view: BudgetView) -> None:
    view.grid.go((8, NAME))
    type_in(view, "Chi khac")
    assert (names(view)[-1], levels(view)[-1]) == ("Chi khac", 2)
    view.grid.go((4, NAME))
    view.add_line()
    assert view.grid.editing.is_open
    QTest.keyClicks(view.grid.editing.editor, "Chi them")
    view.finish_typing()
    assert (names(view)[5], levels(view)[5]) == ("Chi them", 2)
    block = [(10, NUMBER, "III"), (10, NAME, "CHI KHÁC"), (11, NUMBER, "1"), (11, NAME, "In ấn")]
    changes = [CellChange(*cell) for cell in [*block, (11, Y2018, "5 triệu"), (12, Y2018, "7")]]
    refusals = view.source.write(changes, "Dán")
    assert [refusal.row for refusal in refusals] == [12]
    assert (names(view)[-2:], levels(view)[-2:]) == (["CHI KHÁC", "In ấn"], [1, 2])
    assert texts(view, 11)[Y2018] == "5"


def test_an_empty_budget_begins_with_a_year_and_a_part(empty_view: BudgetView) -> None:
    empty_view.add_year()
    empty_view.add_part()
    QTest.keyClicks(empty_view.grid.editing.editor, "PHAN I")
    QTest.keyClick(empty_view.grid.editing.editor, Qt.Key.Key_Return)
    assert names(empty_view) == ["PHAN I"]
    empty_view.source.write([CellChange(0, 2, "30 triệu")], "Sửa")
    assert empty_view.words.text() == "Bằng chữ: Ba mươi triệu đồng chẵn."
    empty_view.units.activated.emit(2)
    assert empty_view.source.text(0, 2) == "30"


def test_a_year_is_added_to_the_printed_table_too(view: BudgetView) -> None:
    view.add_year()
    columns = [column.code for column in view.plan.facts.tables[0].columns]
    assert columns[2:7] == ["amount:2018", "amount:2019", "amount:2020", "amount:2021", "total"]
    assert view.source.columns()[5].group_title == "NĂM"
    assert view.details.costs.row_count() in (0, 4)


def test_texts_keep_their_fields(view: BudgetView) -> None:
    note = view.source.text(ADVICE, NOTE)
    assert note.startswith("Chi 20.000.000đ/xã")
    view.source.write([CellChange(ADVICE, NOTE, note + "\nTheo dự toán")], "Sửa ghi chú")
    line = view.plan.facts.budget_lines[ADVICE]
    assert [field.source for field in line.note.fields].count("quantity") == 2
    view.source.write([CellChange(ADVICE, NAME, "Chi tư vấn")], "Sửa")
    assert names(view)[ADVICE] == "Chi tư vấn"


def test_places_are_shown(view: BudgetView) -> None:
    assert view.show_place("budget/doc2-kp-1-1/doc2-k-2019")
    assert view.grid.active() == (1, Y2019)
    assert view.show_place("budget/doc2-kp-2/total")
    assert view.grid.active() == (5, TOTAL)
    assert view.show_place("quantities/doc2-q-xa")
    assert view.tabs.currentWidget() is view.quantities
    assert not view.show_place("quantities/gone")


def test_a_locked_plan_is_only_looked_at(view: BudgetView) -> None:
    view.plan.workspace.read_only_reason = "Chỉ xem được."
    assert not view.source.can_edit(1, Y2018)
    view.add_part()
    assert view.strip.words == "Chỉ xem được."
    view.plan.workspace.read_only_reason = None


def test_the_tab_is_there_for_plans_with_money(
    programme: PlanFacts, empty_view: BudgetView
) -> None:
    assert SPEC.title(programme) == "Kinh phí"
    assert SPEC.fits(programme)
    assert SPEC.fits(empty_view.plan.facts)


@pytest.mark.parametrize("unit", ["đồng", "nghìn đồng", "triệu đồng"])
@pytest.mark.parametrize("value", [0, 1_500, 15_000_000, 1_500_000_000, 1_234_567, -2_000_000])
def test_what_opens_in_the_editor_means_the_same(value: int, unit: MoneyUnit) -> None:
    assert parse_amount(amount_to_edit(value, unit), default_unit=unit) == AmountValue(value)


def test_the_sums_below_the_table_carry_the_signs_of_findings(
    open_view: Callable[[PlanFacts], BudgetView], programme: PlanFacts
) -> None:
    column = programme.budget_columns[0]
    stated = (Stated(f"budget/total/{column.key}", "71"),)
    view = open_view(replace(programme, stated=stated))
    before = view.totals.grab().toImage()
    view.show_findings(run_checks(view.plan.facts))
    code = f"amount:{column.code}"
    assert code in view.totals.flags
    assert "71" in view.totals.flags[code].sentence
    assert view.totals.flags[code].sentence in view.totals.toolTip()
    assert view.totals.grab().toImage() != before
    view.show_findings(())
    assert view.totals.grab().toImage() == before
