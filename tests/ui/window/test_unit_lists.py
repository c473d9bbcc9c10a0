"""Lấy danh sách đơn vị từ Excel: mapped, looked through, taken as one step, remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from isodesk.facts import PlanFacts, PlanKind
from isodesk.importers.unit_sheets import Use
from isodesk.services.office import list_units
from isodesk.services.read import read_plan
from isodesk.ui.importing.unit_list import UnitListDialog
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import answer, choose_file, keys, plan_of, press


def workbook(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = Workbook()
    book.worksheets[0].title = "Danh sách"
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


ROWS = (
    ("STT", "Đơn vị", "Thuộc khối", "Ngày"),
    (1, "Xã Kỳ Lừa", "UBND cấp xã", "1/7/2025"),
    (2, "Xã Đồng Đăng", "UBND cấp xã", "mai"),
    (3, "Sở Y tế", "", ""),
)


def names(window: MainWindow) -> list[str]:
    with window.workspace.read() as session:
        return [unit.name for unit in list_units(session)]


def facts_of(window: MainWindow, key: str) -> PlanFacts:
    with window.workspace.read() as session:
        return read_plan(session, key)


def use(window: MainWindow, do: Callable[[UnitListDialog], object]) -> None:
    seen: list[bool] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, UnitListDialog)
        do(dialog)
        seen.append(True)

    answer(act)
    window.action("import_units").trigger()
    assert seen


def choose(dialog: UnitListDialog, path: Path) -> None:
    choose_file(str(path))
    press(dialog, "Chọn tệp…")


def pick(dialog: UnitListDialog, column: int, what: Use) -> None:
    """Choose what a column is as a hand does: Home, then down to it."""
    box = dialog.mapping.choice(column)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findData(what.value)):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_nothing_is_taken_while_a_row_is_wrong_unless_it_is_left_out(
    window: MainWindow, tmp_path: Path
) -> None:
    before = names(window)
    path = workbook(tmp_path / "ds.xlsx", ROWS)

    def take(dialog: UnitListDialog) -> None:
        assert not dialog.take.isEnabled()
        choose(dialog, path)
        assert dialog.mapping.uses[:2] == (Use.NUMBER, Use.NAME)
        pick(dialog, 2, Use.TYPE)
        pick(dialog, 3, Use.VALID_FROM)
        told = [item.text() for at in (0, 1) if (item := dialog.faults.item(0, at))]
        assert told == ["Danh sách!D3", "mai"]
        assert not dialog.take.isEnabled()
        dialog.leave_out.setFocus()
        QTest.keyClick(dialog.leave_out, Qt.Key.Key_Space)
        press(dialog, "Lấy vào")

    use(window, take)
    known = [] if "Sở Y tế" in before else ["Sở Y tế"]
    assert names(window) == [*before, "Xã Kỳ Lừa", *known]
    with window.workspace.read() as session:
        made = next(unit for unit in list_units(session) if unit.name == "Xã Kỳ Lừa")
    assert (made.type_name, str(made.valid_from)) == ("UBND cấp xã", "2025-07-01")
    keys("Ctrl+Z")
    assert names(window) == before

    def look(dialog: UnitListDialog) -> None:
        choose(dialog, path)
        assert dialog.mapping.uses == (Use.NUMBER, Use.NAME, Use.TYPE, Use.VALID_FROM)
        press(dialog, "Hủy")

    use(window, look)
    assert names(window) == before
    assert "unit list heads" in window.remembered()


def test_units_with_their_years_come_into_the_plan_as_one_step(
    window: MainWindow, tmp_path: Path
) -> None:
    key = plan_of(window, PlanKind.TRANSITION)
    before = facts_of(window, key)
    window.open_plan(key).show_view("subjects")
    known = before.subjects[0].name.plain()
    path = workbook(
        tmp_path / "ma trận.xlsx",
        (
            ("TT", "Tên cơ quan, đơn vị", "Năm 2018", "Năm 2020", "Năm 2021", "Ghi chú"),
            ("I", "CÁC XÃ MỚI", 1, 1, 1, None),
            (1, "Xã Kỳ Lừa", "X", None, None, "mới"),
            (2, known, "X", None, None, None),
            (3, "Xã Đồng Đăng", None, "X(*)", "x", None),
        ),
    )

    def take(dialog: UnitListDialog) -> None:
        assert dialog.target.currentText().startswith("Đối tượng áp dụng")
        choose(dialog, path)
        assert "1 đơn vị đã có sẵn" in dialog.summary.text()
        press(dialog, "Lấy vào")

    use(window, take)
    after = facts_of(window, key)
    new = after.subjects[len(before.subjects) :]
    assert [subject.name.plain() for subject in new] == ["Xã Kỳ Lừa", "Xã Đồng Đăng"]
    assert after.groups[-1].name.plain() == "CÁC XÃ MỚI"
    assert {subject.group for subject in new} == {after.groups[-1].key}
    years = {column.key: column.year for column in after.columns}
    keys_of = {subject.key: subject.name.plain() for subject in new}
    marks = {
        (keys_of[m.subject], years[m.column], m.footnote)
        for m in after.marks
        if m.subject in keys_of
    }
    assert marks == {
        ("Xã Kỳ Lừa", 2018, ""),
        ("Xã Đồng Đăng", 2020, "(*)"),
        ("Xã Đồng Đăng", 2021, ""),
    }
    assert new[0].note.plain() == "mới"
    keys("Ctrl+Z")
    assert facts_of(window, key) == before


def test_the_template_is_written_and_is_an_empty_list(window: MainWindow, tmp_path: Path) -> None:
    target = tmp_path / "mẫu.xlsx"

    def write(dialog: UnitListDialog) -> None:
        choose_file(str(target))
        press(dialog, "Xuất tệp mẫu…")
        QApplication.processEvents()
        assert "mẫu.xlsx" in dialog.summary.text()
        choose(dialog, target)
        assert not dialog.take.isEnabled()
        press(dialog, "Hủy")

    use(window, write)
    heads = [cell.value for cell in load_workbook(target).worksheets[0][1]]
    assert heads[:2] == ["TT", "Tên cơ quan, đơn vị"]
