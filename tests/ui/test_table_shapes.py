"""Every shape that the tables of the five documents have, made in the window and read in print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QInputDialog, QWidget

from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import (
    Numbering,
    Orientation,
    PlanFacts,
    PlanTable,
    Repeat,
    TableForm,
    TableSource,
)
from isodesk.services.sample import sample_plan
from isodesk.services.text import add_table_block
from isodesk.store import Workspace
from isodesk.ui.budget.view import BudgetView
from isodesk.ui.dialogs.table_settings import TableSettings
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.subjects.view import SubjectsView
from isodesk.ui.tasks.view import TasksView
from tests.exporters.pdf.reading import Sheet, read_pdf
from tests.ui.editor.hands import write
from tests.ui.forms.hands import choose_in_menu, label, type_in

W = TypeVar("W", bound=QWidget)
Show = Callable[[W, int, int], W]
Opened = Callable[[PlanFacts], OpenPlan]
SHOWN, DECLARED, TITLE, GROUP, WIDTH, MERGE, COUNTS = range(7)


@pytest.fixture(scope="session")
def yearly() -> PlanFacts:
    return sample_plan("samples/ke-hoach-nam-2024.json")


@pytest.fixture(scope="session")
def inspection() -> PlanFacts:
    return sample_plan("samples/kiem-tra-2020.json")


@pytest.fixture(scope="session")
def letter() -> PlanFacts:
    return sample_plan("samples/huong-dan-kt-xh-2024.json")


Settings = Callable[[OpenPlan, TableSource], TableSettings]


@pytest.fixture
def settings(show: Show[TableSettings]) -> Iterator[Settings]:
    """Opens the settings of the plan's first table of a source, the keyboard in its columns."""
    made: list[TableSettings] = []

    def opened(plan: OpenPlan, source: TableSource) -> TableSettings:
        dialog = TableSettings(plan, table(plan, source))
        made.append(show(dialog, 920, 640))
        dialog.grid.setFocus()
        return dialog

    yield opened
    for dialog in made:
        dialog.close()


def table(plan: OpenPlan, source: TableSource) -> PlanTable:
    return next(t for t in plan.facts.tables if t.source is source)


def save(dialog: TableSettings) -> None:
    dialog.accept()
    dialog.store()


def row_of(dialog: TableSettings, code: str) -> int:
    return [item.code for item in dialog.source.items].index(code)


def turn(dialog: TableSettings, code: str, column: int) -> None:
    """Mark or clear a cell with the space bar."""
    dialog.grid.go((row_of(dialog, code), column))
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)


def say(dialog: TableSettings, code: str, column: int, text: str) -> None:
    """Type into a cell of a column's row."""
    dialog.grid.go((row_of(dialog, code), column))
    type_in(dialog.grid, text)


def choose(box: QComboBox, words: str) -> None:
    """Choose a line of a list with the keyboard."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(f"{words!r} is not among the choices")


def pages(plan: OpenPlan) -> list[Sheet]:
    return read_pdf(pdf_bytes(plan.facts, "bundled"))


def printed(plan: OpenPlan) -> str:
    return " ".join(" ".join(page.text.split()) for page in pages(plan))


def test_two_level_heads(open_plan: Opened, yearly: PlanFacts, settings: Settings) -> None:
    plan = open_plan(yearly)
    dialog = settings(plan, TableSource.TASKS)
    for code in ("lead", "period"):
        say(dialog, code, GROUP, "Phân công")
    save(dialog)
    page = next(p for p in pages(plan) if "Phân công" in p.text)
    above, left, right = (page.line(w) for w in ("Phân công", "Đơn vị", "Thời gian"))
    assert above.y < left.y
    assert left.middle < above.middle < right.middle


def test_an_index_row_is_counted_and_repeats_alone(
    open_plan: Opened, inspection: PlanFacts, settings: Settings, workspace: Workspace
) -> None:
    plain = replace(inspection.tables[1], index_row=(), repeat=Repeat.HEADS)
    plan = open_plan(replace(inspection, tables=(inspection.tables[0], plain)))
    dialog = settings(plan, TableSource.MATRIX)
    assert dialog.index_row.text() == ""
    dialog._count()
    assert dialog.index_row.text() == "A; B; 1; 2"
    dialog.index_row.setFocus()
    dialog.index_row.selectAll()
    write(dialog.index_row, "A; 1; 2; 3=2+1")
    choose(dialog.repeat, "Chỉ dòng số cột")
    save(dialog)
    assert label(workspace) == "Thiết lập bảng"
    annex = [page for page in pages(plan) if "A 1 2 3=2+1" in " ".join(page.text.split())]
    assert len(annex) >= 2
    assert sum("Tên cơ quan" in page.text for page in annex) == 1
    workspace.undo()
    assert table(plan, TableSource.MATRIX).index_row == ()


def test_group_rows_have_their_own_text(
    open_plan: Opened, transition: PlanFacts, show: Show[SubjectsView]
) -> None:
    view = show(SubjectsView(open_plan(transition)), 1100, 600)
    view.grid.go((0, 5))
    QTest.keyClick(view.grid, Qt.Key.Key_F2)
    view.grid.editing.editor.setPlainText("Hoàn thành trong năm 2018")
    QTest.keyClick(view.grid.editing.editor, Qt.Key.Key_Return)
    words = printed(view.plan)
    assert "Hoàn thành trong năm 2018" in words


@pytest.mark.parametrize(
    ("words", "numbering", "first_of_third"),
    [
        ("Đánh lại ở mỗi nhóm", Numbering.RESTARTS, "1 UBND thành phố Nha Trang"),
        ("Chạy suốt bảng", Numbering.RUNS_ON, "23 UBND thành phố Nha Trang"),
        ("Không đánh số", Numbering.NONE, "02 HTQLCL UBND thành phố Nha Trang"),
    ],
)
def test_numbers_restart_run_on_or_are_left_out(
    open_plan: Opened,
    inspection: PlanFacts,
    settings: Settings,
    words: str,
    numbering: Numbering,
    first_of_third: str,
) -> None:
    plan = open_plan(inspection)
    dialog = settings(plan, TableSource.MATRIX)
    choose(dialog.numbering, words)
    save(dialog)
    assert table(plan, TableSource.MATRIX).numbering is numbering
    assert first_of_third in printed(plan).replace("A 1 2 3 ", "")


def test_equal_cells_merge_and_one_is_kept_apart(
    open_plan: Opened, yearly: PlanFacts, settings: Settings, show: Show[TasksView]
) -> None:
    bare = tuple(replace(c, merge_equal=False) for c in yearly.tables[0].columns)
    plain = replace(yearly.tables[0], columns=bare, unmerged=())
    plan = open_plan(replace(yearly, tables=(plain,)))
    before = printed(plan).count("Tháng 10 năm 2024")
    assert before == 5
    dialog = settings(plan, TableSource.TASKS)
    turn(dialog, "period", MERGE)
    save(dialog)
    assert printed(plan).count("Tháng 10 năm 2024") == 1
    view = show(TasksView(plan), 1200, 640)
    at = [column.code for column in view.source.columns()].index("period")
    view.grid.go((6, at))
    choose_in_menu(view.grid, "Không gộp ô này với ô trên")
    assert table(plan, TableSource.TASKS).unmerged == ("doc3-nv-7/period",)
    assert printed(plan).count("Tháng 10 năm 2024") == 2


def test_a_row_goes_without_its_number(
    open_plan: Opened, yearly: PlanFacts, show: Show[TasksView], workspace: Workspace
) -> None:
    view = show(TasksView(open_plan(yearly)), 1200, 640)
    view.grid.go((7, 1))
    choose_in_menu(view.grid, "Đánh số thứ tự")
    assert [view.source.text(row, 0) for row in range(5, 10)] == ["", "7", "", "8", "9"]
    assert label(workspace) == "Đánh số thứ tự"


def test_the_count_goes_on_from_a_number(
    open_plan: Opened, yearly: PlanFacts, show: Show[TasksView], workspace: Workspace
) -> None:
    view = show(TasksView(open_plan(yearly)), 1200, 640)
    view.grid.go((6, 1))

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        dialog.setIntValue(10)
        dialog.accept()

    QTimer.singleShot(100, answer)
    choose_in_menu(view.grid, "Đánh số từ…")
    assert [view.source.text(row, 0) for row in range(4, 9)] == ["6", "", "10", "11", "12"]
    assert label(workspace) == "Đánh số từ"


def test_counts_of_marks_stand_in_the_group_rows(
    open_plan: Opened, inspection: PlanFacts, settings: Settings, show: Show[SubjectsView]
) -> None:
    plan = open_plan(inspection)
    dialog = settings(plan, TableSource.MATRIX)
    say(dialog, "mark:onsite", COUNTS, "hệ thống")
    save(dialog)
    assert "I Sở, ban, ngành (21 HTQLCL) 17 HTQLCL 04 hệ thống" in printed(plan)
    view = show(SubjectsView(plan), 1200, 640)
    view.grid.go((1, 3))
    QTest.keyClick(view.grid, Qt.Key.Key_Space)
    assert "17 HTQLCL 05 hệ thống" in printed(plan)


def test_a_mark_has_its_note(
    open_plan: Opened, inspection: PlanFacts, show: Show[SubjectsView]
) -> None:
    view = show(SubjectsView(open_plan(inspection)), 1200, 640)
    view.grid.go((1, 2))
    QTest.keyClick(view.grid, Qt.Key.Key_F2)
    write(view.grid.editing.editor, "(*)")
    QTest.keyClick(view.grid.editing.editor, Qt.Key.Key_Return)
    assert "1 Sở Lao động - Thương binh và Xã hội X(*)" in printed(view.plan)


def test_any_number_of_year_columns(
    open_plan: Opened, programme: PlanFacts, show: Show[BudgetView]
) -> None:
    view = show(BudgetView(open_plan(programme)), 1300, 640)
    for _ in range(4):
        view.add_year()
    view.grid.go((1, 2))
    page = next(p for p in pages(view.plan) if "TỔNG CỘNG" in p.text and "2024" in p.text)
    years = [page.line(str(year)) for year in range(2018, 2025)]
    assert [line.middle for line in years] == sorted(line.middle for line in years)
    assert max(line.right for line in years) < page.width - 15


def test_unit_prices_print_as_bullets_or_as_a_table(
    open_plan: Opened, inspection: PlanFacts, settings: Settings, workspace: Workspace
) -> None:
    plan = open_plan(inspection)
    with workspace.change("Chèn bảng") as session:
        add_table_block(session, plan.key, PlanTable("kp", TableSource.BUDGET), at=60)
    assert "Nội dung chi Năm 2020 Tổng cộng Ghi chú" in printed(plan)
    dialog = settings(plan, TableSource.BUDGET)
    choose(dialog.form, "In thành gạch đầu dòng")
    dialog.total.setFocus()
    write(dialog.total, "Tổng cộng")
    save(dialog)
    assert table(plan, TableSource.BUDGET).form is TableForm.LINES
    words = printed(plan)
    assert "Nội dung chi Năm 2020" not in words
    for line in (
        "- Kinh phí thuê xe cho Đoàn kiểm tra: + Đi Cam Lâm: 01 ngày x 1.300.000 đồng/ngày = "
        "1.300.000 đồng; + Đi Khánh Vĩnh: 01 ngày x 1.300.000 đồng/ngày = 1.300.000 đồng.",
        "+ Đi Cam Lâm: 08 người x 01 ngày x 80.000 đ/ngày.người = 640.000 đồng;",
        "- Kinh phí văn phòng phẩm: 460.000 đồng.",
        "Tổng cộng: 4.500.000 đồng (Bằng chữ: Bốn triệu năm trăm nghìn đồng chẵn).",
    ):
        assert line in words
    dialog = settings(plan, TableSource.BUDGET)
    choose(dialog.form, "In thành bảng")
    save(dialog)
    assert "Nội dung chi Năm 2020 Tổng cộng Ghi chú" in printed(plan)


def test_a_sum_row_a_unit_line_and_what_nothing_prints_as(
    open_plan: Opened, programme: PlanFacts, settings: Settings
) -> None:
    plan = open_plan(programme)
    dialog = settings(plan, TableSource.BUDGET)
    for box, text in (
        (dialog.total, "Cộng cả giai đoạn"),
        (dialog.zero, "không"),
        (dialog.empty, "..."),
        (dialog.caption, "BẢNG TỔNG HỢP KINH PHÍ"),
    ):
        box.setFocus()
        box.selectAll()
        write(box, text)
    choose(dialog.unit, "Nghìn đồng")
    save(dialog)
    words = printed(plan)
    assert "BẢNG TỔNG HỢP KINH PHÍ Đơn vị tính: Nghìn đồng" in words
    assert "Cộng cả giai đoạn 1.600.000 1.360.000 100.000 3.060.000" in words
    assert "35.000 35.000 không 70.000" in words
    assert "1.000.000 840.000 ... 1.840.000" in words


def test_an_annex_lies_or_stands(
    open_plan: Opened, programme: PlanFacts, settings: Settings
) -> None:
    plan = open_plan(programme)
    dialog = settings(plan, TableSource.BUDGET)
    choose(dialog.orientation, "Khổ ngang")
    save(dialog)
    assert plan.facts.annexes[0].orientation is Orientation.LANDSCAPE
    page = next(p for p in pages(plan) if "TỔNG CỘNG" in p.text)
    assert page.width > page.height


def test_columns_are_hidden_renamed_ordered_and_sized(
    open_plan: Opened, yearly: PlanFacts, settings: Settings
) -> None:
    plan = open_plan(yearly)
    dialog = settings(plan, TableSource.TASKS)
    turn(dialog, "lead", SHOWN)
    turn(dialog, "product", SHOWN)
    say(dialog, "product", TITLE, "Kết quả")
    say(dialog, "period", WIDTH, "41,5")
    dialog.grid.go((row_of(dialog, "period"), TITLE))
    QTest.keyClick(dialog.grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    say(dialog, "product", WIDTH, "1")
    assert "bề rộng từ 5 đến 250 mm" in dialog.grid.editing.sentence.text()
    QTest.keyClick(dialog.grid.editing.editor, Qt.Key.Key_Escape)
    save(dialog)
    columns = table(plan, TableSource.TASKS).columns
    assert [c.code for c in columns] == ["number", "content", "period", "product"]
    assert columns[2].width == 41.5
    assert "TT Nội dung Thời gian hoàn thành Kết quả" in printed(plan)
    assert "Đơn vị thực hiện" not in printed(plan)


def test_the_last_column_cannot_be_hidden(
    open_plan: Opened, yearly: PlanFacts, settings: Settings
) -> None:
    plan = open_plan(yearly)
    dialog = settings(plan, TableSource.TASKS)
    dialog.grid.go((0, SHOWN))
    dialog.grid.extend((3, SHOWN))
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    assert dialog.strip.words == "Bảng phải in ít nhất một cột."
    dialog.reject()
    assert table(plan, TableSource.TASKS) == yearly.tables[0]


def test_a_list_prints_as_a_table(open_plan: Opened, letter: PlanFacts, settings: Settings) -> None:
    plan = open_plan(letter)
    dialog = settings(plan, TableSource.MAILING)
    choose(dialog.form, "In thành bảng")
    save(dialog)
    assert "TT Cơ quan, đơn vị 1 Văn phòng UBND tỉnh." in printed(plan)
    dialog = settings(plan, TableSource.MAILING)
    choose(dialog.form, "In thành từng dòng")
    save(dialog)
    assert "1. Văn phòng UBND tỉnh." in printed(plan)


def test_settings_left_as_they_are_make_no_step(
    open_plan: Opened, programme: PlanFacts, settings: Settings, workspace: Workspace
) -> None:
    plan = open_plan(programme)
    before = label(workspace)
    save(settings(plan, TableSource.BUDGET))
    assert label(workspace) == before
