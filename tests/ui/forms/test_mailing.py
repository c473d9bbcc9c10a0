"""The mailing list as a person uses it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from isodesk.facts import PlanFacts, PlanKind
from isodesk.store import Workspace
from isodesk.ui.forms.view import MAILING, SPEC, FormsView
from tests.ui.forms.conftest import Opened
from tests.ui.forms.hands import CTRL, choose_in_menu, copied, label, paste, printed, type_in

NUMBER, NAME, COUNT = range(3)


def numbers(view: FormsView) -> list[str]:
    source = view.mailing.source
    return [source.text(row, NUMBER) for row in range(source.row_count())]


def test_ranges_of_numbers_and_the_total_are_computed(mailing: FormsView) -> None:
    assert mailing.chosen() == (MAILING, "")
    assert numbers(mailing)[-2:] == ["32", "33-43"]
    assert mailing.mailing.totals.texts() == ("Tổng: 43 nơi", {"count": "43"})
    assert mailing.list.item(0).text() == "Danh sách gửi (43 nơi)"


def test_a_count_is_typed_and_total_and_text_follow(
    mailing: FormsView, workspace: Workspace
) -> None:
    grid = mailing.mailing.grid
    grid.go((32, COUNT))
    type_in(grid, "10")
    assert numbers(mailing)[-1] == "33-42"
    assert mailing.mailing.totals.texts()[0] == "Tổng: 42 nơi"
    assert mailing.mailing.source.text(32, NAME) == "UBND các huyện, thành phố (10 đơn vị)."
    assert mailing.list.item(0).text() == "Danh sách gửi (42 nơi)"
    workspace.undo()
    assert numbers(mailing)[-1] == "33-43"


def test_a_range_typed_as_the_number_sets_the_count(mailing: FormsView) -> None:
    grid = mailing.mailing.grid
    grid.go((32, NUMBER))
    type_in(grid, "33-40")
    assert mailing.plan.facts.mailing[-1].count == 8
    grid.go((32, NUMBER))
    type_in(grid, "40-33")
    assert grid.editing.sentence.text() == "“40-33”: số cuối đứng trước số đầu."
    QTest.keyClick(grid.editing.editor, Qt.Key.Key_Escape)


def test_a_numbered_list_from_word_is_pasted_with_its_ranges(mailing: FormsView) -> None:
    grid = mailing.mailing.grid
    grid.go((33, NUMBER))
    paste(grid, "44\tTỉnh đoàn\n45-47\tCác hội (03 hội)\n")
    assert numbers(mailing)[-2:] == ["44", "45-47"]
    assert [e.count for e in mailing.plan.facts.mailing[-2:]] == [1, 3]
    assert mailing.mailing.source.total == 47


def test_rows_are_copied_sorted_filtered_and_counted(mailing: FormsView) -> None:
    grid = mailing.mailing.grid
    grid.go((31, NUMBER))
    grid.extend((32, COUNT))
    QTest.qWait(10)
    assert mailing.status_text().startswith("Tổng: 12   Số ô có số: 2")
    assert copied(grid).splitlines()[1] == "33-43\tUBND các huyện, thành phố (11 đơn vị).\t11"
    mailing.mailing.list.panel.filter_box.setText("so noi vu")
    assert [grid.cells.text(row, NAME) for row in range(grid.cells.rowCount() - 1)] == ["Sở Nội vụ"]
    mailing.mailing.list.panel.filter_box.clear()
    grid.commands.sort_by(NAME)
    assert grid.cells.text(0, NAME).startswith("Ban")


def test_the_list_prints_as_lines_or_as_a_table(mailing: FormsView, workspace: Workspace) -> None:
    assert "33-43. UBND các huyện, thành phố (11 đơn vị)." in printed(mailing.plan.facts)


def test_deleting_a_row_is_undone(mailing: FormsView, workspace: Workspace) -> None:
    grid = mailing.mailing.grid
    grid.go((0, NAME))
    QTest.keyClick(grid, Qt.Key.Key_Minus, CTRL)
    assert mailing.mailing.source.total == 42
    assert label(workspace) == "Xóa nơi gửi"
    workspace.undo()
    assert mailing.mailing.source.total == 43


def test_a_list_without_a_place_gets_an_annex(open_view: Opened, letter: PlanFacts) -> None:
    bare = replace(letter, annexes=(), tables=(), indicator_forms=())
    view = open_view(bare)
    button = next(t for t in view.mailing.list._tools if t.text() == "In thành phụ lục")
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isVisible()
    assert "DANH SÁCH GỬI" in printed(view.plan.facts)


def test_what_a_plan_holds_names_the_tab(letter: PlanFacts, inspection: PlanFacts) -> None:
    assert SPEC.title(letter) == "Biểu, chỉ tiêu"
    assert SPEC.title(inspection) == "Bảng tự lập"
    assert SPEC.fits(replace(letter, mailing=(), indicator_forms=(), tables=()))
    bare = replace(inspection, kind=PlanKind.YEARLY, free_tables=(), tables=())
    assert not SPEC.fits(bare)


def test_typing_after_an_inserted_row_writes_into_it(
    mailing: FormsView, workspace: Workspace
) -> None:
    panel, grid = mailing.mailing, mailing.mailing.grid
    names = [grid.cells.text(row, 1) for row in range(4)]
    grid.go((2, 1))
    QTest.keyClick(grid, Qt.Key.Key_Plus, CTRL)
    type_in(grid, "Sở Ngoại vụ")
    assert [grid.cells.text(row, 1) for row in range(5)] == [*names[:2], "Sở Ngoại vụ", *names[2:]]
    choose_in_menu(grid, "Thêm dòng phía dưới")
    assert grid.active() == (4, 1)
    type_in(grid, "Thanh tra")
    assert [grid.cells.text(row, 1) for row in range(2, 6)] == [
        "Sở Ngoại vụ",
        names[2],
        "Thanh tra",
        names[3],
    ]
    for _ in range(4):
        workspace.undo()
    assert [grid.cells.text(row, 1) for row in range(4)] == names
    assert panel.source.total == 43
