"""Names of offices pasted into a column that holds them: known, near, or kept as they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from isodesk.facts import PlanFacts
from isodesk.services.office import add_unit
from isodesk.services.sample import sample_plan
from isodesk.store import Workspace
from isodesk.ui.forms.view import FORM, FREE, FormsView
from isodesk.ui.grid.near_names import NearNamesBar, NearNamesDialog
from isodesk.ui.grid.view import GridView
from isodesk.ui.inspection.view import InspectionView
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.subjects.view import SubjectsView
from isodesk.ui.tasks.view import TasksView
from isodesk.ui.unit_columns import names_for

CTRL = Qt.KeyboardModifier.ControlModifier
LABOUR = "Sở Lao động - Thương binh và Xã hội"
Shown = Callable[[PlanFacts], OpenPlan]


@pytest.fixture(autouse=True)
def _units(workspace: Workspace) -> None:
    with workspace.change("Thêm đơn vị") as session:
        for name in ("UBND huyện Cao Lộc", LABOUR, "Sở Tư pháp"):
            add_unit(session, name)


@pytest.fixture
def tasks(open_plan: Shown, transition: PlanFacts, show: Callable[..., TasksView]) -> TasksView:
    view = show(TasksView(open_plan(transition)), 1200, 640)
    view.grid.setFocus()
    return view


def paste(grid: GridView, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(grid, Qt.Key.Key_V, CTRL)


def choose(bar: NearNamesBar, *wanted: int) -> None:
    """Press the bar's button, choose by the keys in each box, and take it."""

    def take() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NearNamesDialog)
        for box, at in zip(dialog.boxes, wanted, strict=True):
            for _ in range(at):
                QTest.keyClick(box, Qt.Key.Key_Down)
        buttons = dialog.findChild(QDialogButtonBox)
        assert isinstance(buttons, QDialogButtonBox)
        QTest.mouseClick(buttons.buttons()[0], Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, take)
    QTest.mouseClick(bar.choose_button, Qt.MouseButton.LeftButton)


def lead_of(view: TasksView) -> int:
    return view.source.column("lead")


def test_a_name_without_marks_gets_those_of_the_list(tasks: TasksView) -> None:
    lead = lead_of(tasks)
    tasks.grid.go((1, tasks.grid.cells.shown_column(lead)))
    paste(tasks.grid, "UBND huyen Cao Loc; So Tu phap\n")
    assert tasks.source.text(1, lead) == "UBND huyện Cao Lộc; Sở Tư pháp"
    task = tasks.source.task(1)
    assert task and all(a.unit for a in task.agencies if a.role.value == "lead")
    assert tasks.near_names.isHidden()


def test_near_names_stay_as_pasted_until_one_is_chosen(
    tasks: TasksView, workspace: Workspace
) -> None:
    lead = lead_of(tasks)
    before = [tasks.source.text(row, lead) for row in (1, 2)]
    tasks.grid.go((1, tasks.grid.cells.shown_column(lead)))
    paste(tasks.grid, "UBND Cao Lộc; các xã\nSở LĐTBXH\n")
    assert tasks.source.text(1, lead) == "UBND Cao Lộc; các xã"
    assert tasks.source.text(2, lead) == "Sở LĐTBXH"
    assert tasks.near_names.isVisible()
    choose(tasks.near_names, 1, 0)
    assert tasks.source.text(1, lead) == "UBND huyện Cao Lộc; các xã"
    assert tasks.source.text(2, lead) == "Sở LĐTBXH"
    assert tasks.near_names.isHidden()
    step = workspace.next_undo()
    assert step and step.label == "Chọn tên đơn vị"
    workspace.undo()
    assert tasks.source.text(1, lead) == "UBND Cao Lộc; các xã"
    workspace.undo()
    assert [tasks.source.text(row, lead) for row in (1, 2)] == before


def test_kept_as_pasted_with_one_click(tasks: TasksView, workspace: Workspace) -> None:
    lead = lead_of(tasks)
    tasks.grid.go((1, tasks.grid.cells.shown_column(lead)))
    paste(tasks.grid, "Sở LĐTBXH")
    QTest.mouseClick(tasks.near_names.keep_button, Qt.MouseButton.LeftButton)
    assert tasks.near_names.isHidden()
    assert tasks.source.text(1, lead) == "Sở LĐTBXH"
    step = workspace.next_undo()
    assert step and step.label == "Dán"


def test_texts_of_other_columns_are_left_alone(tasks: TasksView) -> None:
    tasks.grid.go((1, 1))
    paste(tasks.grid, "UBND huyen Cao Loc")
    assert tasks.source.text(1, 1) == "UBND huyen Cao Loc"
    assert tasks.near_names.isHidden()


def test_new_rows_of_the_matrix_are_named_too(
    open_plan: Shown, transition: PlanFacts, show: Callable[..., SubjectsView]
) -> None:
    view = show(SubjectsView(open_plan(transition)), 1100, 640)
    count = view.source.row_count()
    view.grid.setFocus()
    view.grid.go((count, 1))
    paste(view.grid, "So Tu phap\nUBND Cao Lộc\n")
    end_of_departments = view.source.rows.row_of["doc1-g-2"] - 1
    assert view.source.text(end_of_departments, 1) == "Sở Tư pháp"
    choose(view.panel.near_names, 1)
    assert view.source.text(count + 1, 1) == "UBND huyện Cao Lộc"
    key = view.source.row(count + 1).key
    assert next(s.unit for s in view.plan.facts.subjects if s.key == key)


def test_the_mailing_list_knows_the_names(
    open_plan: Shown,
    show: Callable[..., FormsView],
) -> None:
    forms = show(FormsView(open_plan(sample_plan("samples/huong-dan-kt-xh-2024.json"))), 1250, 640)
    grid = forms.mailing.grid
    grid.setFocus()
    grid.go((0, 1))
    paste(grid, "Sở LĐ-TB&XH")
    bar = forms.mailing.findChild(NearNamesBar)
    assert isinstance(bar, NearNamesBar)
    choose(bar, 1)
    assert forms.mailing.source.text(0, 1) == LABOUR


def test_the_team_knows_the_names(open_plan: Shown, show: Callable[..., InspectionView]) -> None:
    plan = open_plan(sample_plan("samples/kiem-tra-2020.json"))
    team = show(InspectionView(plan), 1100, 640).team_panel
    agency = team.source.at("agency")
    team.grid.setFocus()
    team.grid.go((0, agency))
    paste(team.grid, "so tu phap")
    assert team.source.text(0, agency) == "Sở Tư pháp"


def test_a_pasted_list_of_the_matrix_is_read_alike(
    open_plan: Shown,
    transition: PlanFacts,
    show: Callable[..., SubjectsView],
    workspace: Workspace,
) -> None:
    view = show(SubjectsView(open_plan(transition)), 1100, 640)
    before = [view.source.text(row, 1) for row in range(view.source.row_count())]
    view.grid.setFocus()
    view.grid.go((2, 1))
    QGuiApplication.clipboard().setText("1\tSo Tu phap\tX\n2\tUBND Cao Lộc\t\n3\tHội Chữ thập đỏ\n")
    QTest.keyClick(view.grid, Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    new = [view.source.text(row, 1) for row in (3, 4, 5)]
    assert new == ["Sở Tư pháp", "UBND Cao Lộc", "Hội Chữ thập đỏ"]
    assert view.source.text(3, 2) == "X"
    choose(view.panel.near_names, 1)
    assert view.source.text(4, 1) == "UBND huyện Cao Lộc"
    key = view.source.row(4).key
    assert next(s.unit for s in view.plan.facts.subjects if s.key == key)
    workspace.undo()
    workspace.undo()
    assert [view.source.text(row, 1) for row in range(view.source.row_count())] == before


def test_offices_that_share_a_system_are_named(
    open_plan: Shown, show: Callable[..., SubjectsView]
) -> None:
    plan = open_plan(sample_plan("samples/kiem-tra-2020.json"))
    view = show(SubjectsView(plan), 1250, 640)
    view.grid.go_to(view.source.rows.row_of["doc5-ht-22"], 1)
    grid = view.members.grid
    grid.setFocus()
    grid.go((0, 1))
    paste(grid, "so tu phap\nSở LĐTBXH\n")
    assert view.members.source.items == ("Sở Tư pháp", "Sở LĐTBXH")
    choose(view.members.list.panel.near_names, 1)
    assert view.members.source.items == ("Sở Tư pháp", LABOUR)


def test_a_free_table_knows_the_names_where_its_title_says_offices(
    open_plan: Shown, show: Callable[..., FormsView]
) -> None:
    view = show(FormsView(open_plan(sample_plan("samples/kiem-tra-2020.json"))), 1250, 640)
    assert view.choose((FREE, "doc5-btd"))
    view.free.source.set_title(1, "Cơ quan, đơn vị")
    grid = view.free.grid
    grid.setFocus()
    grid.go((0, 0))
    paste(grid, "so tu phap\tso tu phap\nmột\tUBND Cao Lộc\n")
    assert [view.free.source.text(0, at) for at in (0, 1)] == ["so tu phap", "Sở Tư pháp"]
    choose(view.free.panel.near_names, 1)
    assert view.free.source.text(1, 1) == "UBND huyện Cao Lộc"


def test_a_form_knows_the_names_where_its_rows_are_offices(
    open_plan: Shown, show: Callable[..., FormsView]
) -> None:
    view = show(FormsView(open_plan(sample_plan("samples/huong-dan-kt-xh-2024.json"))), 1250, 640)
    assert view.choose((FORM, "doc4-bieu-01"))
    source, grid = view.indicators.source, view.indicators.grid
    grid.setFocus()
    name = source.at("name")
    grid.go((0, name))
    paste(grid, "UBND Cao Lộc")
    assert view.indicators.panel.near_names.isHidden()  # it is a form of other things
    rows = "\n".join(["Sở Tư pháp", LABOUR] * source.row_count())
    paste(grid, "\n".join(rows.split("\n")[: source.row_count()]) + "\n")
    grid.go((0, name))
    paste(grid, "so tu phap\nUBND Cao Lộc\n")
    assert source.text(0, name) == "Sở Tư pháp"
    choose(view.indicators.panel.near_names, 1)
    assert source.text(1, name) == "UBND huyện Cao Lộc"


@pytest.mark.parametrize(
    ("title", "cells", "expected"),
    [
        ("Cơ quan chủ trì", (), True),
        ("TÊN ĐƠN VỊ", (), True),
        ("Đơn vị tính", ("Sở Tư pháp",), False),
        ("Số đơn vị", (), False),
        ("Sở, ban, ngành", (), True),
        ("Nội dung", ("UBND huyện Cao Lộc", "", "SỞ TƯ PHÁP", "khác"), True),
        ("Nội dung", ("Sở Tư pháp", "một", "hai"), False),
        ("Nội dung", ("Sở Tư pháp",), False),
    ],
)
def test_columns_of_offices_are_told_from_others(
    title: str, cells: tuple[str, ...], expected: bool
) -> None:
    names = ("Ủy ban nhân dân huyện Cao Lộc", "Sở Tư pháp")
    assert names_for(title, cells, names) == (names if expected else ())
