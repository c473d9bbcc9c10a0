"""The team and the ways of inspecting as a person uses them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from isodesk.checks.registry import run_checks
from isodesk.facts import PlanFacts
from isodesk.services.office import add_unit
from isodesk.store import Workspace
from isodesk.ui.dialogs.unit_picker import UnitPicker
from isodesk.ui.grid.view import GridView
from isodesk.ui.inspection.view import SPEC, InspectionView
from tests.ui.editor.hands import write
from tests.ui.pointing import read_tip

NUMBER, ROLE, NAME, POST, AGENCY = range(5)
TITLE, FIRST, LAST, WORDS, COUNT = range(1, 6)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def type_in(grid: GridView, text: str) -> None:
    write(grid, text[0])
    write(grid.editing.editor, text[1:])
    QTest.keyClick(grid.editing.editor, Qt.Key.Key_Return)


def paste(grid: GridView, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(grid, Qt.Key.Key_V, CTRL)


def label(workspace: Workspace) -> str:
    step = workspace.next_undo()
    return step.label if step else ""


def team(view: InspectionView) -> list[tuple[str, str, str, str]]:
    return [(m.role, m.name, m.post, m.agency) for m in view.plan.facts.team]


def test_a_member_is_named_and_the_name_is_undone(
    view: InspectionView, workspace: Workspace
) -> None:
    grid = view.team_panel.grid
    grid.go((0, NAME))
    type_in(grid, "Nguyễn Văn An")
    assert team(view)[0] == ("Trưởng đoàn kiểm tra", "Nguyễn Văn An", "", "Sở KHCHN")
    assert label(workspace) == "Sửa họ và tên"
    workspace.undo()
    assert team(view)[0][1] == ""


def test_the_text_quotes_the_team_as_it_is_now(view: InspectionView) -> None:
    grid = view.team_panel.grid
    grid.go((0, AGENCY))
    type_in(grid, "Sở Nội vụ")
    block = next(b for b in view.plan.facts.blocks if b.key == "doc5-b-44")
    assert view.plan.text(block.text) == (
        "Cơ quan chủ trì kiểm tra là Sở Nội vụ: Trưởng đoàn kiểm tra;"
    )


def test_members_are_pasted_from_excel_moved_and_deleted(
    view: InspectionView, workspace: Workspace
) -> None:
    grid = view.team_panel.grid
    grid.go((4, ROLE))
    paste(grid, "Thành viên\tLê A\tChuyên viên\tSở Y tế\nThư ký\tTrần B\t\tSở Nội vụ\n")
    assert team(view)[4:] == [
        ("Thành viên", "Lê A", "Chuyên viên", "Sở Y tế"),
        ("Thư ký", "Trần B", "", "Sở Nội vụ"),
    ]
    grid.go((5, ROLE))
    QTest.keyClick(grid, Qt.Key.Key_Up, ALT)
    assert team(view)[4][1] == "Trần B"
    assert grid.active()[0] == 4
    QTest.keyClick(grid, Qt.Key.Key_Minus, CTRL)
    assert [row[1] for row in team(view)[4:]] == ["Lê A"]
    assert label(workspace) == "Xóa thành viên đoàn"
    for _ in range(3):
        workspace.undo()
    assert len(team(view)) == 4


def test_a_whole_row_is_copied_and_pasted_below(view: InspectionView) -> None:
    grid = view.team_panel.grid
    grid.go((3, ROLE))
    grid.select_block((3, ROLE), (3, AGENCY))
    QTest.keyClick(grid, Qt.Key.Key_C, CTRL)
    grid.go((4, ROLE))
    QTest.keyClick(grid, Qt.Key.Key_V, CTRL)
    assert team(view)[4] == team(view)[3]


def test_offices_of_the_list_become_members(view: InspectionView, workspace: Workspace) -> None:
    with workspace.change("Thêm đơn vị") as session:
        for name in ("Sở Y tế", "Sở Nội vụ", "Thanh tra tỉnh"):
            add_unit(session, name)

    def tick() -> None:
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, UnitPicker)
        picker.filter_box.setText("so")
        hidden = [picker.list.item(at).isHidden() for at in range(3)]
        for at in (0, 1):
            picker.list.item(at).setCheckState(Qt.CheckState.Checked)
        button = next(b for b in picker.findChildren(QPushButton) if b.text() == "Thêm")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert hidden == [False, False, True]

    QTimer.singleShot(50, tick)
    view.pick_agencies()
    agencies = [row[3] for row in team(view)]
    assert agencies[1:3] == ["Sở Y tế", "Sở Nội vụ"]
    assert label(workspace) == "Thêm thành viên đoàn"


@pytest.mark.parametrize(
    ("typed", "first", "last", "printed"),
    [
        (
            "5/8/2020 - 1/9/2020",
            "05/8/2020",
            "01/9/2020",
            "Từ ngày 05/8/2020 đến ngày 01/9/2020",
        ),
        (
            "tháng 9/2020",
            "01/9/2020",
            "30/9/2020",
            "Từ ngày 01/9/2020 đến ngày 30/9/2020",
        ),
        ("quý IV/2020", "01/10/2020", "31/12/2020", "Từ ngày 01/10/2020 đến ngày 31/12/2020"),
    ],
)
def test_days_are_typed_in_any_form_and_shown_as_on_paper(
    view: InspectionView, typed: str, first: str, last: str, printed: str
) -> None:
    grid = view.mode_panel.grid
    grid.setFocus()
    grid.go((0, WORDS))
    type_in(grid, typed)
    shown = [view.modes.text(0, column) for column in (FIRST, LAST, WORDS)]
    assert shown == [first, last, printed]
    free = view.plan.facts.free_tables[0].rows[1].cells[2]
    assert view.plan.text(free) == printed


def test_a_day_alone_is_typed_and_a_wrong_one_refused(
    view: InspectionView, workspace: Workspace
) -> None:
    grid = view.mode_panel.grid
    grid.setFocus()
    grid.go((1, LAST))
    type_in(grid, "16-10-2020")
    assert view.modes.text(1, WORDS) == "Từ ngày 03/9/2019 đến ngày 16/10/2020"
    assert label(workspace) == "Sửa đến ngày"
    grid.go((1, FIRST))
    type_in(grid, "17/10/2020")
    assert grid.editing.sentence.text() == "Ngày cuối 16/10/2020 đứng trước ngày đầu 17/10/2020."
    QTest.keyClick(grid.editing.editor, Qt.Key.Key_Escape)
    assert view.modes.text(1, FIRST) == "03/9/2019"


def test_a_way_of_inspecting_becomes_a_column_of_the_printed_list(view: InspectionView) -> None:
    grid = view.mode_panel.grid
    grid.setFocus()
    grid.go((2, TITLE))
    type_in(grid, "Kiểm tra trực tuyến")
    facts = view.plan.facts
    assert [view.plan.text(c.title) for c in facts.columns][2:] == ["Kiểm tra trực tuyến"]
    table = next(t for t in facts.tables if t.source == "matrix")
    assert [c.code for c in table.columns][-2:] == ["mark:onsite", "mark:mode1"]
    assert view.modes.text(2, COUNT) == "00"
    grid.go((2, TITLE))
    QTest.keyClick(grid, Qt.Key.Key_Minus, CTRL)
    table = next(t for t in view.plan.facts.tables if t.source == "matrix")
    assert [c.code for c in table.columns][-1] == "mark:onsite"


def test_counts_of_a_selection_stand_in_the_status_bar(view: InspectionView) -> None:
    grid = view.mode_panel.grid
    grid.go((0, COUNT))
    grid.select_block((0, COUNT), (1, COUNT))
    QTest.qWait(10)
    assert view.status_text().startswith("Tổng: 30   Số ô có số: 2")


def test_places_of_the_team_and_the_days_are_found(view: InspectionView) -> None:
    assert view.show_place("team/doc5-tv-3/agency")
    assert view.team_panel.grid.active() == (2, AGENCY)
    assert view.show_place("columns/doc5-c-tru-so/first")
    assert view.mode_panel.grid.active() == (1, FIRST)
    assert not view.show_place("tasks/x")


def test_only_an_inspection_has_this_tab(inspection: PlanFacts, transition: PlanFacts) -> None:
    assert SPEC.fits(inspection)
    assert not SPEC.fits(transition)
    assert SPEC.title(inspection) == "Đoàn và lịch kiểm tra"


def test_a_way_of_inspecting_carries_the_sign_of_what_is_found(view: InspectionView) -> None:
    found = run_checks(view.plan.facts)
    column = next(f for f in found if f.rule == "law.onsite").place.removeprefix("columns/")
    grid = view.mode_panel.grid
    row = grid.cells.find_key(column)
    area = grid.visualRect(grid.cells.index(row, TITLE))
    bare = grid.viewport().grab(area).toImage()
    view.show_findings(found)
    assert grid.viewport().grab(area).toImage() != bare
    said = read_tip(grid.viewport(), area.center())
    messages = [f.message for f in found if f.place == f"columns/{column}"]
    assert len(messages) > 1
    assert all(message in said for message in messages)
    other = grid.visualRect(grid.cells.index(1 - row, TITLE))
    assert read_tip(grid.viewport(), other.center()) == ""
    view.show_findings(())
    assert grid.viewport().grab(area).toImage() == bare
