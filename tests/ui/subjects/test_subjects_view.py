"""The matrix as a person uses it: marks, counts, names, groups, years."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from isodesk.facts import PlanFacts, PlanKind
from isodesk.facts.counts import count, marked
from isodesk.services.office import add_unit
from isodesk.store import Workspace
from isodesk.ui.grid.source import CellChange
from isodesk.ui.subjects.pasted import PastedRow, mark_of, pasted_rows
from isodesk.ui.subjects.view import SPEC, SubjectsView

NUMBER, NAME, Y2018, Y2019, Y2020, NOTE = range(6)
OFFICE = "doc1-u-1-01"


def texts(view: SubjectsView, row: int) -> list[str]:
    return [view.source.text(row, column) for column in range(len(view.source.columns()))]


def undo_label(workspace: Workspace) -> str:
    step = workspace.next_undo()
    return step.label if step else ""


def names(view: SubjectsView) -> list[str]:
    return [view.plan.text(subject.name) for subject in view.plan.facts.subjects]


def type_in(view: SubjectsView, text: str) -> None:
    QTest.keyClicks(view.grid, text[0])
    QTest.keyClicks(view.grid.editing.editor, text[1:])
    QTest.keyClick(view.grid.editing.editor, Qt.Key.Key_Return)


def rows_of(view: SubjectsView) -> list[str]:
    return [view.source.text(row, NAME) for row in range(view.source.row_count())]


def test_groups_number_and_count_their_units(view: SubjectsView) -> None:
    group = ["I", "CÁC CƠ QUAN CHUYÊN MÔN THUỘC UBND TỈNH", "21", "0", "0", "21 đơn vị"]
    assert texts(view, 0) == group
    assert texts(view, 1)[:3] == ["1", "Văn phòng UBND tỉnh", "X"]
    assert view.source.row_count() == 119 + 6
    title, sums = view.totals.texts()
    assert title == "Tổng: 119 cơ quan, đơn vị."
    assert [sums[f"mark:{year}"] for year in (2018, 2019, 2020)] == ["33", "45", "41"]


def test_space_marks_and_every_count_follows(view: SubjectsView, workspace: Workspace) -> None:
    view.grid.go((1, Y2019))
    QTest.keyClick(view.grid, Qt.Key.Key_Space)
    assert (OFFICE, "doc1-c-2019") in marked(view.plan.facts)
    assert undo_label(workspace) == "Đánh dấu X"
    assert view.source.text(0, Y2019) == "01"
    assert view.totals.texts()[1]["mark:2019"] == "46"
    assert view.grid.cells.columns[Y2019].title == "Năm 2019\n46 đơn vị"
    workspace.undo()
    assert view.source.text(1, Y2019) == ""
    assert view.grid.cells.columns[Y2019].title == "Năm 2019\n45 đơn vị"
    assert view.grid.active() == (1, Y2019)


def test_the_count_of_a_selection_follows_what_is_done_to_it(
    qtbot: QtBot, view: SubjectsView, workspace: Workspace
) -> None:
    view.grid.go((1, Y2019))
    view.grid.extend((4, Y2019))
    qtbot.waitUntil(lambda: view.status_text() == "Số ô có dữ liệu: 0")
    QTest.keyClick(view.grid, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: view.status_text() == "Số ô có dữ liệu: 4")
    workspace.undo()
    qtbot.waitUntil(lambda: view.status_text() == "Số ô có dữ liệu: 0")


def test_a_click_only_selects_and_a_double_click_turns_a_mark(
    view: SubjectsView, workspace: Workspace
) -> None:
    cell = view.grid.visualRect(view.grid.cells.index(1, Y2018)).center()
    step = workspace.next_undo()
    QTest.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert view.grid.active() == (1, Y2018)
    assert (OFFICE, "doc1-c-2018") in marked(view.plan.facts)
    assert workspace.next_undo() == step
    QTest.mouseDClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert (OFFICE, "doc1-c-2018") not in marked(view.plan.facts)
    assert undo_label(workspace) == "Bỏ dấu X"


def test_a_clicked_cell_takes_x_and_loses_it_with_delete(view: SubjectsView) -> None:
    cell = view.grid.visualRect(view.grid.cells.index(1, Y2019)).center()
    QTest.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    for _ in range(2):
        QTest.keyClick(view.grid, Qt.Key.Key_X)
        assert (OFFICE, "doc1-c-2019") in marked(view.plan.facts)
    QTest.keyClick(view.grid, Qt.Key.Key_Delete)
    assert (OFFICE, "doc1-c-2019") not in marked(view.plan.facts)


def test_x_marks_a_block_in_one_step(view: SubjectsView, workspace: Workspace) -> None:
    before = len(view.plan.facts.marks)
    view.grid.go((0, Y2019))
    view.grid.select_block((0, Y2019), (5, Y2020))
    QTest.keyClick(view.grid, Qt.Key.Key_X)
    assert len(view.plan.facts.marks) == before + 10
    QTest.keyClick(view.grid, Qt.Key.Key_X)
    assert len(view.plan.facts.marks) == before + 10
    QTest.keyClick(view.grid, Qt.Key.Key_Space)
    assert len(view.plan.facts.marks) == before
    assert undo_label(workspace) == "Bỏ dấu X"
    workspace.undo()
    workspace.undo()
    assert len(view.plan.facts.marks) == before


def test_names_are_typed_and_typing_past_the_end_adds_a_unit(
    view: SubjectsView, workspace: Workspace
) -> None:
    view.grid.go((1, NAME))
    type_in(view, "Van phong")
    assert names(view)[0] == "Van phong"
    assert undo_label(workspace) == "Sửa tên đơn vị"
    view.grid.go((view.source.row_count(), NAME))
    type_in(view, "Trung tam moi")
    assert view.plan.facts.subjects[-1].group == "doc1-g-6"
    assert names(view)[-1] == "Trung tam moi"
    assert view.source.text(view.source.row_count() - 1, NUMBER) == "24"
    assert view.source.text(view.source.rows.row_of["doc1-g-6"], NOTE) == "24 đơn vị"


def test_a_footnote_is_typed_after_the_x(view: SubjectsView) -> None:
    assert view.source.write([CellChange(1, Y2018, "X(*)")], "Sửa") == []
    assert view.source.text(1, Y2018) == "X(*)"
    (refusal,) = view.source.write([CellChange(2, Y2018, "abc")], "Sửa")
    assert refusal.reason == '"abc" không phải dấu X. Ghi X hoặc để trống.'
    assert view.source.text(2, Y2018) == "X"


def test_a_group_keeps_its_fields_when_its_note_is_retyped(view: SubjectsView) -> None:
    view.source.write([CellChange(0, NOTE, "21 đơn vị của tỉnh")], "Sửa")
    assert view.plan.facts.groups[0].note.fields[0].source == "count.group"
    view.source.delete_rows([1])
    assert view.source.text(0, NOTE) == "20 đơn vị của tỉnh"


def test_a_list_is_pasted_into_the_group_with_heads_and_marks(
    view: SubjectsView, workspace: Workspace
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("1\tSở Thử nghiệm\tx\t\t\n2\tSở Đo lường\t\tX\t\nI\tNHÓM MỚI\n1\tTrạm A\n")
    view.grid.go((3, NAME))
    view.paste_list()
    rows = rows_of(view)
    assert rows[4:6] == ["Sở Thử nghiệm", "Sở Đo lường"]
    assert rows[-2:] == ["NHÓM MỚI", "Trạm A"]
    assert view.source.text(4, Y2018) == "X"
    assert view.source.text(5, Y2019) == "X"
    assert view.strip.words == "Đã thêm 03 đơn vị."
    workspace.undo()
    assert view.source.row_count() == 125


def test_units_and_groups_move(view: SubjectsView) -> None:
    view.grid.go((1, NAME))
    QTest.keyClick(view.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert rows_of(view)[1:3] == ["Sở Kế hoạch và Đầu tư", "Văn phòng UBND tỉnh"]
    assert view.grid.active() == (2, NAME)
    first_of_second = view.source.rows.row_of["doc1-g-2"] + 1
    key = view.source.row(first_of_second).key
    view.grid.go((first_of_second, NAME))
    QTest.keyClick(view.grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert view.source.rows.subjects[key].group == "doc1-g-1"
    assert view.source.rows.row_of[key] == first_of_second - 1
    view.grid.go((0, NAME))
    QTest.keyClick(view.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [g.key for g in view.plan.facts.groups][:2] == ["doc1-g-2", "doc1-g-1"]


def test_deleting_takes_marks_and_spares_groups_half_chosen(
    view: SubjectsView, workspace: Workspace
) -> None:
    second = view.source.rows.row_of["doc1-g-2"]
    view.source.delete_rows([second - 1, second])
    assert len(view.plan.facts.groups) == 6
    assert count(view.plan.facts) == 118
    view.source.delete_rows([0])
    assert undo_label(workspace) == "Xóa nhóm"
    assert count(view.plan.facts) == 98
    workspace.undo()
    assert count(view.plan.facts, "doc1-g-1") == 20


def test_a_year_is_added_and_printed_and_deleted(view: SubjectsView) -> None:
    view.add_year()
    assert view.source.shown.codes == (
        "number",
        "name",
        "mark:2018",
        "mark:2019",
        "mark:2020",
        "mark:2021",
        "note",
    )
    table = next(t for t in view.plan.facts.tables if t.source == "matrix")
    assert [c.code for c in table.columns][-2:] == ["mark:2021", "note"]
    view.delete_column(view.plan.facts.columns[-1].key)
    assert "mark:2021" not in view.source.shown.codes
    table = next(t for t in view.plan.facts.tables if t.source == "matrix")
    assert "mark:2021" not in [c.code for c in table.columns]


def test_a_title_is_typed_in_the_head_and_keeps_its_fields(view: SubjectsView) -> None:
    view.edit_title(Y2018)
    view.titles.setPlainText("Năm 2018\n33 cơ quan")
    QTest.keyClick(view.titles, Qt.Key.Key_Return)
    column = view.plan.facts.columns[0]
    assert view.plan.text(column.title) == "Năm 2018\n33 cơ quan"
    assert {field.source for field in column.title.fields} == {"year", "count.column"}
    view.edit_title(NAME)
    view.titles.setPlainText("Tên đơn vị")
    QTest.keyClick(view.titles, Qt.Key.Key_Return)
    assert view.source.columns()[NAME].title == "Tên đơn vị"


def test_sorting_and_filtering_need_no_marks(view: SubjectsView) -> None:
    view.panel.filter_box.setText("so khoa hoc")
    shown = [view.grid.cells.text(row, NAME) for row in range(view.grid.cells.rowCount())]
    assert "Sở Khoa học và Công nghệ" in shown
    assert "Sở Nội vụ" not in shown
    view.panel.filter_box.clear()
    view.grid.commands.sort_by(NAME)
    assert view.grid.cells.text(1, NAME) == "Ban Dân tộc"


def test_the_first_name_makes_the_first_group(
    empty_view: SubjectsView, workspace: Workspace
) -> None:
    empty_view.grid.go((0, 1))
    type_in(empty_view, "So A")
    assert rows_of(empty_view) == ["CƠ QUAN, ĐƠN VỊ", "So A"]
    empty_view.add_year()
    assert [c.year for c in empty_view.plan.facts.columns] == [2018]


def test_buttons_add_a_unit_and_a_group_ready_to_type(view: SubjectsView) -> None:
    view.grid.go((2, NAME))
    view.add_unit()
    assert view.grid.active() == (3, NAME)
    assert view.grid.editing.is_open
    QTest.keyClicks(view.grid.editing.editor, "Ban B")
    QTest.keyClick(view.grid.editing.editor, Qt.Key.Key_Return)
    assert rows_of(view)[3] == "Ban B"
    view.add_group()
    QTest.keyClicks(view.grid.editing.editor, "NHOM")
    view.finish_typing()
    assert view.plan.text(view.plan.facts.groups[-1].name) == "NHOM"


@pytest.mark.parametrize(
    ("place", "cell"),
    [
        (f"subjects/{OFFICE}", (1, NAME)),
        (f"subjects/{OFFICE}/doc1-c-2019", (1, Y2019)),
        ("groups/doc1-g-1/note", (0, NOTE)),
        ("columns/doc1-c-2020", (0, Y2020)),
        ("columns/mark:2020", (0, Y2020)),
    ],
)
def test_places_are_shown(view: SubjectsView, place: str, cell: tuple[int, int]) -> None:
    assert view.show_place(place)
    assert view.grid.active() == cell
    assert not view.show_place("tasks/x/period")


def test_a_locked_plan_is_only_looked_at(view: SubjectsView) -> None:
    view.plan.workspace.read_only_reason = "Chỉ xem được."
    view.grid.go((1, Y2019))
    QTest.keyClick(view.grid, Qt.Key.Key_Space)
    assert (OFFICE, "doc1-c-2019") not in marked(view.plan.facts)
    view.add_group()
    assert view.strip.words == "Chỉ xem được."
    view.plan.workspace.read_only_reason = None


def test_the_tab_is_named_by_the_kind_of_plan(transition: PlanFacts) -> None:
    assert SPEC.title(transition) == "Đối tượng áp dụng"
    assert SPEC.title(replace(transition, kind=PlanKind.INSPECTION)) == "Đối tượng kiểm tra"
    yearly = replace(
        transition, kind=PlanKind.YEARLY, groups=(), subjects=(), columns=(), tables=()
    )
    assert SPEC.fits(transition)
    assert not SPEC.fits(yearly)


def test_the_head_offers_to_rename_and_to_delete(view: SubjectsView) -> None:
    at = view.grid.head.sectionViewportPosition(Y2019) + 20
    view.grid.head.customContextMenuRequested.emit(QPoint(at, 10))
    (menu,) = view.findChildren(QMenu, "headMenu")
    texts = [action.text() for action in menu.actions()]
    assert texts[:4] == ["Đổi tiêu đề cột", "Xóa cột", "", "Sắp xếp tăng dần"]
    menu.close()


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        (["Sở A"], PastedRow("Sở A")),
        (["1.", "Sở A", "x"], PastedRow("Sở A", False, ("x",))),
        (["I", "CÁC SỞ"], PastedRow("CÁC SỞ", True)),
        (["II. CÁC CHI CỤC"], PastedRow("CÁC CHI CỤC", True)),
        (["3) Sở\nB"], PastedRow("Sở B")),
        (["4.Sở D;"], PastedRow("Sở D")),
        (["5 Sở E"], PastedRow("Sở E")),
        (["", "Sở C"], PastedRow("Sở C")),
    ],
)
def test_pasted_rows(cells: list[str], row: PastedRow) -> None:
    assert pasted_rows([cells, [""]]) == [row]


@pytest.mark.parametrize(
    ("text", "mark"), [("x", ""), ("X (*)", "(*)"), ("✓", ""), ("Xã", None), ("0", None)]
)
def test_mark_of(text: str, mark: str | None) -> None:
    assert mark_of(text) == mark


def test_names_are_linked_to_the_offices_units(view: SubjectsView, workspace: Workspace) -> None:
    with workspace.change("Thêm đơn vị") as session:
        key = add_unit(session, "Sở Khoa học và Công nghệ")
    assert view.source.completions(1, NAME) == ("Sở Khoa học và Công nghệ",)
    view.source.write([CellChange(1, NAME, "so khoa hoc va cong nghe")], "Sửa")
    assert view.plan.facts.subjects[0].unit == key
    assert view.source.tip(1, NAME) == "Có trong danh mục cơ quan, đơn vị."
    view.source.write([CellChange(125, NAME, "SỞ KHOA HỌC VÀ CÔNG NGHỆ")], "Dán")
    assert view.plan.facts.subjects[-1].unit == key
    view.source.write([CellChange(1, NAME, "Tổ chức tư vấn")], "Sửa")
    assert view.plan.facts.subjects[0].unit == ""
    assert "không có trong danh mục cơ quan, đơn vị" in view.source.tip(1, NAME)


def test_only_the_row_that_is_renamed_is_told_to_the_grid(
    view: SubjectsView, workspace: Workspace
) -> None:
    told: list[tuple[int, int]] = []
    view.source.signals.cells_changed.connect(lambda first, last: told.append((first, last)))
    view.source.write([CellChange(3, NAME, "Sở có tên khác")], "Sửa tên")
    assert view.source.text(3, NAME) == "Sở có tên khác"
    assert told == [(3, 3)]
    workspace.undo()
    assert view.source.text(3, NAME) != "Sở có tên khác"
    assert told == [(3, 3), (3, 3)]
