"""The first start: three steps in the window, each can be left, the samples one click away."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from isodesk.app import Program
from isodesk.services.office import list_issuers, list_units
from isodesk.ui.dialogs.new_plan import NewPlanDialog
from isodesk.ui.first_steps import FirstSteps
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import answer, choose_file, focused, keys, press, shown, type_text
from tests.ui.window.test_keys_alone import check


@pytest.fixture
def fresh(qtbot: QtBot, program: Program, tmp_path: Path) -> MainWindow:
    """The window on a file that was just made."""
    assert program.start(tmp_path / "mới.isodesk")
    return shown(qtbot, program)


def steps(window: MainWindow) -> FirstSteps:
    found = window.plans.findChild(FirstSteps)
    assert isinstance(found, FirstSteps)
    return found


def title(window: MainWindow) -> str:
    label = steps(window).findChild(QLabel, "question")
    assert isinstance(label, QLabel)
    return label.text()


def test_three_steps_by_keys_lead_to_a_plan(fresh: MainWindow) -> None:
    assert focused() is steps(fresh).name
    type_text("Ủy ban nhân dân tỉnh Lạng Sơn")
    keys("Return")
    assert title(fresh) == "2. Cơ quan, đơn vị"
    QGuiApplication.clipboard().setText("TT\tTên đơn vị\n1\tSở Nội vụ\n2\tSở Y tế")
    keys("Ctrl+V")
    press(steps(fresh), "Tiếp tục")
    assert title(fresh) == "3. Kế hoạch đầu tiên"
    with fresh.workspace.read() as session:
        (issuer,) = [entry.issuer for entry in list_issuers(session)]
        assert [unit.name for unit in list_units(session)] == ["Sở Nội vụ", "Sở Y tế"]
    assert (issuer.abbreviation, issuer.place) == ("UBND", "Lạng Sơn")

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, NewPlanDialog)
        press(dialog, "Lập kế hoạch")

    answer(agree)
    press(steps(fresh), "Chọn loại và lập kế hoạch…")
    page = fresh.shown_plan
    assert page is not None
    assert page.plan.facts.issuer.full_name == "Ủy ban nhân dân tỉnh Lạng Sơn"
    keys("Alt+1")
    assert not steps(fresh).isVisible()


def test_each_step_can_be_left_and_come_back_to(fresh: MainWindow) -> None:
    press(steps(fresh), "Để sau")
    press(steps(fresh), "Để sau")
    assert title(fresh) == "3. Kế hoạch đầu tiên"
    press(steps(fresh), "Quay lại")
    press(steps(fresh), "Tiếp tục")
    said = steps(fresh).findChild(QLabel, "problem")
    assert isinstance(said, QLabel)
    assert said.text().startswith("Chưa ghi cơ quan nào.")
    press(steps(fresh), "Quay lại")
    press(steps(fresh), "Tiếp tục")
    assert said.text().startswith("Chưa ghi tên cơ quan ban hành.")
    with fresh.workspace.read() as session:
        assert (list_issuers(session), list_units(session)) == ((), ())


def test_names_written_twice_or_known_already_are_told(fresh: MainWindow) -> None:
    press(steps(fresh), "Để sau")
    steps(fresh).units.setPlainText("1. Sở Y tế\n2. Sở Nội vụ\n3. SỞ Y TẾ\n")
    press(steps(fresh), "Tiếp tục")
    told = "Đã ghi 02 cơ quan, đơn vị. Tên ghi nhiều lần, chỉ lấy một lần: Sở Y tế."
    assert told in texts(fresh)
    press(steps(fresh), "Quay lại")
    assert told not in texts(fresh)
    steps(fresh).units.setPlainText("Sở Nội vụ\nSở Xây dựng")
    press(steps(fresh), "Tiếp tục")
    assert (
        "Đã ghi 01 cơ quan, đơn vị. Đã có trong danh mục nên không ghi thêm: Sở Nội vụ."
        in texts(fresh)
    )
    with fresh.workspace.read() as session:
        names = [unit.name for unit in list_units(session)]
    assert names == ["Sở Y tế", "Sở Nội vụ", "Sở Xây dựng"]


def texts(window: MainWindow) -> list[str]:
    """The sentences of the step that is shown."""
    return [label.text() for label in steps(window).findChildren(QLabel) if label.isVisible()]


def test_offices_come_from_an_excel_file(fresh: MainWindow, tmp_path: Path) -> None:
    book = Workbook()
    for row in (("TT", "Tên"), (1, "Sở Nội vụ"), (2, "Sở Y tế")):
        book.worksheets[0].append(row)
    book.save(tmp_path / "đơn vị.xlsx")
    press(steps(fresh), "Để sau")
    choose_file(str(tmp_path / "đơn vị.xlsx"))
    press(steps(fresh), "Lấy từ tệp Excel…")
    assert steps(fresh).units.toPlainText() == "Sở Nội vụ\nSở Y tế"
    press(steps(fresh), "Tiếp tục")
    with fresh.workspace.read() as session:
        assert [unit.name for unit in list_units(session)] == ["Sở Nội vụ", "Sở Y tế"]
    step = fresh.workspace.next_undo()
    assert step is not None
    assert step.label == "Ghi danh sách cơ quan, đơn vị"


def test_the_samples_are_one_click_away(
    fresh: MainWindow, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    press(steps(fresh), "Mở tệp mẫu")
    qtbot.waitUntil(lambda: program.window is not fresh, timeout=60_000)
    window = shown(qtbot, program)
    assert window.workspace.path == tmp_path / "mau.isodesk"
    assert len(window.plans.entries) == 5
    program.open(tmp_path / "mới.isodesk")
    again = shown(qtbot, program)
    again.action("open_sample").trigger()
    opened = program.window
    assert opened is not None
    assert len(opened.plans.entries) == 5


@pytest.mark.parametrize("left", [0, 1, 2])
def test_each_step_is_used_without_a_mouse(fresh: MainWindow, left: int) -> None:
    for _ in range(left):
        press(steps(fresh), "Để sau")
    check(fresh, fresh.plans)
