"""A table of the plan's own as a person uses it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from isodesk.facts import FreeTable
from isodesk.store import Workspace
from isodesk.ui.dialogs.field_picker import FieldPicker
from isodesk.ui.forms.view import FREE, FormsView
from tests.ui.forms.hands import (
    ALT,
    CTRL,
    choose_in_head,
    choose_in_menu,
    copied,
    label,
    paste,
    printed,
    type_title,
)

FORM_OF, WHO, WHEN = range(3)


def table_of(view: FormsView) -> FreeTable:
    return view.plan.facts.free_tables[0]


def words(view: FormsView) -> list[list[str]]:
    return [[view.plan.text(cell) for cell in row.cells] for row in table_of(view).rows]


def test_the_first_head_row_titles_the_columns(free: FormsView) -> None:
    source = free.free.source
    assert [c.title for c in source.columns()] == [
        "Hình thức kiểm tra",
        "Đối tượng kiểm tra",
        "Thời gian kiểm tra",
    ]
    assert source.row_count() == 2
    assert source.text(0, WHEN) == "Từ ngày 17/8/2020 đến ngày 06/11/2020"


def test_typing_around_a_field_keeps_the_field(free: FormsView, workspace: Workspace) -> None:
    grid = free.free.grid
    grid.go((0, WHO))
    QTest.keyClick(grid, Qt.Key.Key_F2)
    editor = grid.editing.editor
    editor.setPlainText(editor.toPlainText().replace("áp dụng tại", "đang áp dụng tại", 1))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    cell = table_of(free).rows[1].cells[WHO]
    assert free.plan.text(cell).startswith("24 HTQLCL đang áp dụng tại")
    assert [field.source for field in cell.fields] == ["count.column", "count.cell", "count.cell"]
    assert label(workspace) == "Sửa đối tượng kiểm tra"


def test_rows_are_pasted_moved_deleted_and_undone(free: FormsView, workspace: Workspace) -> None:
    grid = free.free.grid
    grid.go((2, FORM_OF))
    paste(grid, "Kiểm tra đột xuất\tCơ quan có phản ánh\tTrong năm\n")
    assert words(free)[-1] == ["Kiểm tra đột xuất", "Cơ quan có phản ánh", "Trong năm"]
    QTest.keyClick(grid, Qt.Key.Key_Up, ALT)
    assert words(free)[-2][0] == "Kiểm tra đột xuất"
    grid.commands.select_rows()
    assert copied(grid) == "Kiểm tra đột xuất\tCơ quan có phản ánh\tTrong năm\n"
    QTest.keyClick(grid, Qt.Key.Key_Minus, CTRL)
    assert len(words(free)) == 3
    for _ in range(3):
        workspace.undo()
    assert len(words(free)) == 3


def test_columns_are_added_moved_renamed_and_deleted(free: FormsView) -> None:
    panel = free.free
    choose_in_head(panel.grid, WHO, "Chèn cột bên phải")
    type_title(panel.titles, "Đơn vị phối hợp")
    assert words(free)[0] == [
        "Hình thức kiểm tra",
        "Đối tượng kiểm tra",
        "Đơn vị phối hợp",
        "Thời gian kiểm tra",
    ]
    table = next(t for t in free.plan.facts.tables if t.target == "doc5-btd")
    assert [(c.code, c.width) for c in table.columns] == [
        ("c1", 38.0),
        ("c2", None),
        ("c3", None),
        ("c4", 42.0),
    ]
    choose_in_head(panel.grid, 2, "Chuyển cột sang trái")
    assert words(free)[0][1:3] == ["Đơn vị phối hợp", "Đối tượng kiểm tra"]
    choose_in_head(panel.grid, 1, "Xóa cột")
    assert words(free)[0] == ["Hình thức kiểm tra", "Đối tượng kiểm tra", "Thời gian kiểm tra"]
    assert "Từ ngày 17/8/2020 đến ngày 06/11/2020" in printed(free.plan.facts)


def test_a_head_is_pulled_to_another_place_as_one_step(
    free: FormsView, workspace: Workspace
) -> None:
    grid, before = free.free.grid, words(free)[0]
    head = grid.head.viewport()
    start, stop = grid.head.box(WHEN).center(), grid.head.box(FORM_OF).center()
    stop.setX(grid.head.box(FORM_OF).left() + 8)
    QTest.mousePress(head, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(head, (start + stop) / 2)
    QTest.mouseMove(head, stop)
    QTest.mouseRelease(head, Qt.MouseButton.LeftButton, pos=stop)
    assert words(free)[0] == [before[WHEN], before[FORM_OF], before[WHO]]
    assert label(workspace) == "Di chuyển cột"
    workspace.undo()
    assert words(free)[0] == before


def test_a_row_becomes_a_head(free: FormsView) -> None:
    grid = free.free.grid
    grid.go((0, FORM_OF))
    choose_in_menu(grid, "Dòng tiêu đề")
    assert [row.head for row in table_of(free).rows] == [True, True, False]
    grid.go((0, FORM_OF))
    choose_in_menu(grid, "Dòng tiêu đề")
    assert [row.head for row in table_of(free).rows] == [True, False, False]


def test_cells_are_made_bold(free: FormsView, workspace: Workspace) -> None:
    grid = free.free.grid
    grid.go((0, FORM_OF))
    grid.extend((0, WHEN))
    QTest.keyClick(grid, Qt.Key.Key_B, CTRL)
    assert all(part.bold for part in table_of(free).rows[1].cells[WHEN].fields)
    assert free.free.source.style(0, FORM_OF).bold
    assert label(workspace) == "Chữ đậm"
    QTest.keyClick(grid, Qt.Key.Key_B, CTRL)
    assert not free.free.source.style(0, FORM_OF).bold


def test_a_field_is_inserted_where_the_caret_is(free: FormsView, workspace: Workspace) -> None:
    grid = free.free.grid
    grid.go((0, FORM_OF))
    QTest.keyClick(grid, Qt.Key.Key_F2)
    cursor = grid.editing.editor.textCursor()
    cursor.setPosition(len("Kiểm tra"))
    grid.editing.editor.setTextCursor(cursor)

    def pick() -> None:
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, FieldPicker)
        picker.search("tong so doi tuong")
        picker.accept()

    QTimer.singleShot(50, pick)
    free.free.pick_field()
    cell = table_of(free).rows[1].cells[FORM_OF]
    assert free.plan.text(cell) == "Kiểm tra30 thông qua hồ sơ, báo cáo"
    assert cell.fields[0].source == "count.all"
    assert label(workspace) == "Chèn số liệu tự động"


def test_the_table_is_renamed_and_deleted(free: FormsView, workspace: Workspace) -> None:
    box = free.free.name_box
    box.setFocus()
    box.setText("Đợt kiểm tra")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert free.list.item(0).text() == "Đợt kiểm tra"
    free.delete_chosen()
    facts = free.plan.facts
    assert (facts.free_tables, free.chosen()) == ((), None)
    assert not any(t.source == "free" for t in facts.tables)
    workspace.undo()
    assert free.choose((FREE, "doc5-btd"))


def test_a_place_in_a_cell_is_found(free: FormsView) -> None:
    assert free.show_place("free_tables/doc5-btd/doc5-btd-2/1")
    assert free.free.grid.active() == (1, WHO)
