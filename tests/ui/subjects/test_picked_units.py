"""Units ticked in the office's list, for the matrix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from isodesk.facts import PlanFacts
from isodesk.services.office import add_unit
from isodesk.store import Workspace
from isodesk.ui.dialogs.unit_picker import UnitPicker
from isodesk.ui.subjects.view import SubjectsView

OFFICES = ("Văn phòng Ủy ban nhân dân tỉnh", "Sở Mới", "Chi cục Mới")


def press(picker: UnitPicker, words: str) -> None:
    button = next(b for b in picker.findChildren(QPushButton) if b.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(view: SubjectsView) -> None:
    button = next(b for b in view.findChildren(QToolButton) if b.text() == "Thêm đơn vị")
    next(a for a in button.menu().actions() if a.text() == "Chọn đơn vị…").trigger()


def test_all_units_that_are_not_there_yet_are_added_to_the_group_of_the_row(
    view: SubjectsView, workspace: Workspace
) -> None:
    with workspace.change("Thêm đơn vị") as session:
        for name in OFFICES:
            add_unit(session, name)
    words: list[str] = []

    def tick() -> None:
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, UnitPicker)
        press(picker, "Chọn tất cả")
        words.extend((*picker.chosen(), picker.every.text()))
        press(picker, "Thêm")

    count = len(view.plan.facts.subjects)
    view.grid.go((1, 1))
    QTimer.singleShot(50, tick)
    choose(view)
    assert words == ["Sở Mới", "Chi cục Mới", "Bỏ chọn tất cả"]
    assert [view.source.text(row, 1) for row in (2, 3)] == ["Sở Mới", "Chi cục Mới"]
    assert all(subject.unit for subject in view.plan.facts.subjects[1:3])
    workspace.undo()
    assert len(view.plan.facts.subjects) == count


def test_a_plan_without_groups_takes_them_too(
    open_view: Callable[[PlanFacts], SubjectsView], transition: PlanFacts, workspace: Workspace
) -> None:
    view = open_view(replace(transition, groups=(), subjects=(), marks=()))
    with workspace.change("Thêm đơn vị") as session:
        add_unit(session, "Sở Mới")

    def tick() -> None:
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, UnitPicker)
        picker.filter_box.setText("so moi")
        press(picker, "Chọn tất cả")
        press(picker, "Thêm")

    QTimer.singleShot(50, tick)
    choose(view)
    rows = [view.source.text(row, 1) for row in range(view.source.row_count())]
    assert rows == ["CƠ QUAN, ĐƠN VỊ", "Sở Mới"]
