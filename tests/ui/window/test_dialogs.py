"""Dialogs: Enter and Esc, names for screen readers, nothing cut, no English."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isodesk.facts import PlanKind
from isodesk.services.read import read_plan
from isodesk.ui.dialogs.history import HistoryDialog
from isodesk.ui.dialogs.new_plan import NewPlanDialog
from isodesk.ui.dialogs.new_year import NewYearDialog
from isodesk.ui.dialogs.restore import RestoreDialog
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import plan_of

_INPUTS = (QLineEdit, QComboBox, QAbstractSpinBox, QListWidget, QTableWidget)


def new_year(window: MainWindow) -> QDialog:
    with window.workspace.read() as session:
        plan = read_plan(session, plan_of(window, PlanKind.PROGRAMME))
    return NewYearDialog(window.workspace, plan, window)


def restore(window: MainWindow) -> QDialog:
    window.workspace.backup()
    return RestoreDialog(window.workspace, window)


DIALOGS: list[tuple[Callable[[MainWindow], QDialog], str]] = [
    (lambda window: NewPlanDialog(window.workspace, window), "Lập kế hoạch"),
    (new_year, "Lập kế hoạch"),
    (restore, "Hủy"),
    (lambda window: HistoryDialog(window.workspace, window), "Đóng"),
]


@pytest.fixture(params=DIALOGS, ids=["new", "year", "restore", "history"])
def dialog(request: pytest.FixtureRequest, qtbot: QtBot, window: MainWindow) -> tuple[QDialog, str]:
    make, button = request.param
    made = make(window)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made, button


def test_enter_does_the_calm_thing_and_esc_leaves(dialog: tuple[QDialog, str]) -> None:
    shown, button = dialog
    defaults = [each.text() for each in shown.findChildren(QPushButton) if each.isDefault()]
    assert defaults == [button]
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible() and shown.result() == QDialog.DialogCode.Rejected


def test_every_input_has_a_name(dialog: tuple[QDialog, str]) -> None:
    shown, _ = dialog
    labelled = {label.buddy() for label in shown.findChildren(QLabel)}
    for widget in shown.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), _INPUTS)
        if isinstance(widget, _INPUTS) and widget.isVisible() and not inner:
            assert widget.accessibleName() or widget in labelled, widget


def test_no_words_are_cut(dialog: tuple[QDialog, str]) -> None:
    shown, _ = dialog
    for label in shown.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        if label.wordWrap():
            assert label.heightForWidth(label.width()) <= label.height(), label.text()
        else:
            assert label.sizeHint().width() <= label.width(), label.text()
    for button in shown.findChildren(QPushButton):
        assert button.sizeHint().width() <= button.width(), button.text()
