"""What a hand does to the window: keys to whatever has the focus, answers to dialogs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isodesk.app import Program
from isodesk.facts import PlanKind
from isodesk.services.read import list_plans
from isodesk.ui.grid.keys import combined
from isodesk.ui.window import MainWindow

_TRIES = 250


def focused() -> QWidget:
    """The widget that has the focus, in the dialog in front or else in the window."""
    widget = QApplication.focusWidget()
    if widget is not None:
        return widget
    windows = (top for top in QApplication.topLevelWidgets() if isinstance(top, MainWindow))
    front = QApplication.activeModalWidget() or next(top for top in windows if top.isVisible())
    for _ in range(_TRIES):
        if not front.isActiveWindow():
            front.activateWindow()
            QTest.qWait(10)
    return QApplication.focusWidget() or front


def has_focus(widget: QWidget) -> bool:
    """Whether keys go to this widget or into it."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


def keys(*pressed: str) -> None:
    """Press keys written as in a menu, in the widget that has the focus."""
    for each in pressed:
        combination = QKeyCombination.fromCombined(combined(each))
        QTest.keyClick(focused(), combination.key(), combination.keyboardModifiers())


def type_text(text: str) -> None:
    """Type a text with its marks, as an input method of the keyboard gives it."""
    for letter in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(focused(), event)


def answer(do: Callable[[QDialog], object]) -> None:
    """Do something with the next dialog; it is closed if that fails."""
    tries, before = 0, QApplication.activeModalWidget()

    def look() -> None:
        nonlocal tries
        dialog = QApplication.activeModalWidget()
        tries += 1
        if not isinstance(dialog, QDialog) or dialog is before or not dialog.isActiveWindow():
            if dialog is not None and dialog is not before:
                dialog.activateWindow()
            assert tries < _TRIES, "no dialog came"
            QTimer.singleShot(20, look)
            return
        try:
            do(dialog)
        except BaseException:
            dialog.done(0)
            raise

    QTimer.singleShot(0, look)


def press(parent: QWidget, text: str) -> None:
    """Click the button of this text."""
    buttons = [b for b in parent.findChildren(QAbstractButton) if b.isVisible()]
    found = [b for b in buttons if b.text().replace("&", "") == text]
    assert found, f"no button {text} among {[b.text() for b in buttons]}"
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def choose_file(name: str) -> None:
    """Type a name into the file dialog that comes next, and take it."""

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        box = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(box, QLineEdit)
        box.setText(name)
        dialog.accept()

    answer(take)


def words(dialog: QDialog) -> str:
    """Everything that a dialog says."""
    if isinstance(dialog, QMessageBox):
        return f"{dialog.text()} {dialog.informativeText()}"
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


class Told:
    """Keeps what the next message said, and closes it with a button."""

    def __init__(self, button: str = "Đóng") -> None:
        self.words = ""
        self._button = button
        answer(self._read)

    def _read(self, dialog: QDialog) -> None:
        self.words = words(dialog)
        press(dialog, self._button)


def open_menu() -> QMenu:
    """The menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def shown(qtbot: QtBot, program: Program) -> MainWindow:
    """The program's window, exposed and active."""
    window = program.window
    assert window is not None
    window.resize(1366, 720)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def plan_of(window: MainWindow, kind: PlanKind) -> str:
    """The key of the sample plan of a kind."""
    with window.workspace.read() as session:
        return next(entry.key for entry in list_plans(session) if entry.kind is kind)


def menu_of(window: MainWindow, title: str) -> QMenu:
    """A menu of the menu bar by its title."""
    menus = window.menuBar().findChildren(QMenu)
    return next(menu for menu in menus if menu.title() == title)
