"""Systems that many offices share, and marks with a note, in the matrix of an inspection."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import PlanFacts
from isodesk.services.sample import sample_plan
from isodesk.services.systems import add_system
from isodesk.store import Workspace
from isodesk.ui.subjects.view import SPEC, SubjectsView
from tests.exporters.pdf.reading import read_pdf
from tests.ui.editor.hands import write

NAME, RECORDS, ONSITE = 1, 2, 3
NHA_TRANG = "doc5-ht-23"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture(scope="session")
def inspection() -> PlanFacts:
    return sample_plan("samples/kiem-tra-2020.json")


@pytest.fixture
def view(open_view: Callable[[PlanFacts], SubjectsView], inspection: PlanFacts) -> SubjectsView:
    made = open_view(inspection)
    made.grid.go_to(made.source.rows.row_of[NHA_TRANG], NAME)
    return made


def row(view: SubjectsView, key: str) -> int:
    return view.source.rows.row_of[key]


def members(view: SubjectsView) -> list[str]:
    subject = next(s for s in view.plan.facts.subjects if s.key == NHA_TRANG)
    return list(subject.members)


def printed(view: SubjectsView) -> str:
    pages = read_pdf(pdf_bytes(view.plan.facts, "bundled"))
    return " ".join(" ".join(page.text.split()) for page in pages)


def test_the_panel_lists_the_offices_of_the_active_row(view: SubjectsView) -> None:
    panel = view.members
    assert panel.isVisible()
    assert panel.owner.text() == "UBND thành phố Nha Trang: 12 cơ quan áp dụng chung"
    assert panel.source.items[0] == "Văn phòng HĐND và UBND"
    view.grid.go_to(row(view, "doc5-ht-01"), NAME)
    assert panel.owner.text() == "Sở Lao động - Thương binh và Xã hội"
    assert panel.source.items == ()
    view.grid.go_to(row(view, "doc5-n-so"), NAME)
    assert not panel.source.can_append()


def test_offices_are_typed_moved_and_deleted_and_the_cell_prints_them(
    view: SubjectsView, workspace: Workspace
) -> None:
    grid = view.members.grid
    grid.setFocus()
    grid.go((12, 1))
    write(grid, "Đ")
    write(grid.editing.editor, "ội Quản lý thị trường")
    QTest.keyClick(grid.editing.editor, Qt.Key.Key_Return)
    assert members(view)[-1] == "Đội Quản lý thị trường"
    shown = view.source.text(row(view, NHA_TRANG), NAME)
    assert shown.endswith("Thanh tra thành phố; Đội Quản lý thị trường)")
    grid.go((12, 1))
    QTest.keyClick(grid, Qt.Key.Key_Up, ALT)
    assert members(view)[-1] == "Thanh tra thành phố"
    grid.go((0, 1))
    QTest.keyClick(grid, Qt.Key.Key_Minus, CTRL)
    assert "01 hệ thống: Phòng Nội vụ; Phòng Quản lý Đô thị" in printed(view)
    for _ in range(3):
        workspace.undo()
    assert "01 hệ thống: Văn phòng HĐND và UBND; Phòng Nội vụ" in printed(view)


def test_a_list_pasted_beside_a_unit_makes_it_a_shared_system(view: SubjectsView) -> None:
    view.grid.go_to(row(view, "doc5-ht-22"), NAME)
    grid = view.members.grid
    grid.setFocus()
    grid.go((0, 1))
    QGuiApplication.clipboard().setText("Chi nhánh Cam Lâm\nChi nhánh Khánh Vĩnh\n")
    QTest.keyClick(grid, Qt.Key.Key_V, CTRL)
    assert view.source.text(row(view, "doc5-ht-22"), NAME) == (
        "Văn phòng Đăng ký đất đai (gồm các cơ quan xây dựng chung 01 hệ thống: "
        "Chi nhánh Cam Lâm; Chi nhánh Khánh Vĩnh)"
    )
    grid.selectAll()
    QTest.keyClick(grid, Qt.Key.Key_Minus, CTRL)
    assert view.source.text(row(view, "doc5-ht-22"), NAME) == "Văn phòng Đăng ký đất đai"


def test_the_words_around_the_offices_are_typed_in_the_cell(view: SubjectsView) -> None:
    at = view.grid.cells.shown_row(row(view, NHA_TRANG))
    view.grid.go((at, NAME))
    whole = view.source.text(row(view, NHA_TRANG), NAME)
    QTest.keyClick(view.grid, Qt.Key.Key_F2)
    editor = view.grid.editing.editor
    editor.setPlainText(whole.replace("UBND thành phố Nha Trang", "UBND phường Nha Trang"))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    view.grid.go((at, NAME))
    assert view.members.owner.text().startswith("UBND phường Nha Trang: 12")
    assert len(members(view)) == 12
    QTest.keyClick(view.grid, Qt.Key.Key_F2)
    editor.setPlainText("UBND phường Nha Trang (gồm Phòng Kinh tế)")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert view.grid.editing.sentence.text() == (
        "Các cơ quan áp dụng chung được sửa ở khung bên phải, mỗi cơ quan một dòng."
    )
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_a_written_list_in_a_typed_name_is_recognised(view: SubjectsView) -> None:
    view.grid.go((view.source.row_count(), NAME))
    text = "UBND xã A (gồm các cơ quan xây dựng chung 01 hệ thống: Phòng Kinh tế; Trung tâm B)"
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(view.grid, Qt.Key.Key_V, CTRL)
    last = view.plan.facts.subjects[-1]
    assert last.members == ("Phòng Kinh tế", "Trung tâm B")
    assert view.plan.text(last.name) == text


def test_offices_are_taken_from_the_list_of_systems(
    view: SubjectsView, workspace: Workspace
) -> None:
    with workspace.change("Thêm HTQLCL") as session:
        add_system(session, "UBND thành phố Nha Trang", ("Phòng A", "Phòng B"))
    view.members.take_system()
    assert members(view) == ["Phòng A", "Phòng B"]


def test_a_mark_with_its_note_is_typed_key_by_key(view: SubjectsView, workspace: Workspace) -> None:
    at = view.grid.cells.shown_row(row(view, "doc5-ht-03"))
    view.grid.go((at, RECORDS))
    write(view.grid, "X")
    write(view.grid, "(")
    write(view.grid.editing.editor, "*)")
    QTest.keyClick(view.grid.editing.editor, Qt.Key.Key_Return)
    assert view.source.text(row(view, "doc5-ht-03"), RECORDS) == "X(*)"
    step = workspace.next_undo()
    assert step is not None and step.label == "Đánh dấu X"


def test_the_note_of_a_mark_is_turned_in_the_menu(view: SubjectsView, workspace: Workspace) -> None:
    at = view.grid.cells.shown_row(row(view, "doc5-ht-01"))
    view.grid.go((at, RECORDS))
    view.grid.extend((at + 1, RECORDS))
    place = view.grid.visualRect(view.grid.cells.index(at, RECORDS)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, view.grid.viewport().mapToGlobal(QPoint(place))
    )
    QApplication.sendEvent(view.grid.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(a for a in menu.actions() if a.text() == "Dấu chú thích (*)").trigger()
    menu.close()
    shown = [view.source.text(row(view, f"doc5-ht-0{i}"), RECORDS) for i in (1, 2)]
    assert shown == ["X(*)", "X(*)"]
    assert printed(view).count("X(*)") == 7
    workspace.undo()
    assert view.source.text(row(view, "doc5-ht-01"), RECORDS) == "X"


def test_the_tab_is_named_after_what_is_inspected(
    inspection: PlanFacts, transition: PlanFacts
) -> None:
    assert SPEC.title(inspection) == "Đối tượng kiểm tra"
    assert SPEC.title(transition) == "Đối tượng áp dụng"
