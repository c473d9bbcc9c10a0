"""Document 3's table of tasks entered with the keyboard alone, from the list of plans on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QKeyCombination, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from isodesk.app import Program
from isodesk.services.read import list_plans, read_plan
from isodesk.services.sample import sample_plan
from isodesk.ui.grid.keys import combined
from tests.ui.window.hands import shown
from tests.ui.window.recorded_keys import (
    DOCUMENT_3,
    make_empty_plan,
    recorded_keys,
    table_of_tasks,
)

_NAMES = {"BackSpace": "Backspace", "Next": "PgDown"}
_SIGNS = {"space": " "}
_PATIENCE, _MOMENT = 30_000, 10  # milliseconds


def test_the_recorded_keys_enter_the_whole_table(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "trống.isodesk"
    make_empty_plan(path)
    assert program.start(path)
    window = shown(qtbot, program)
    press_all(qtbot, window, list(recorded_keys()))
    with window.workspace.read() as session:
        (entry,) = list_plans(session)
        entered = read_plan(session, entry.key)
    assert table_of_tasks(entered) == table_of_tasks(sample_plan(DOCUMENT_3))


def press_all(qtbot: QtBot, window: QWidget, keys: list[str]) -> None:
    """Press keys one after the other, also while a dialog that one of them opened waits."""

    def press_next() -> None:
        there = QApplication.activePopupWidget() or QApplication.focusWidget()
        front = QApplication.activeModalWidget() or window
        if there and not (front is there.window() or QApplication.activePopupWidget()):
            there = None  # a dialog has just come and is not active yet
        if keys:
            QTimer.singleShot(0 if there else _MOMENT, press_next)
        if not there:
            front.activateWindow()
        if keys and there:
            press(there, keys.pop(0))

    press_next()
    qtbot.waitUntil(lambda: not keys, timeout=_PATIENCE)


def places(widget: QWidget) -> tuple[QPoint, QPoint]:
    """The middle of a widget, in it and on the screen."""
    middle = widget.rect().center()
    return middle, widget.mapToGlobal(middle)


def press(there: QWidget, key: str) -> None:
    """A key as X names it."""
    sign = _SIGNS.get(key, key)
    if len(sign) == 1:
        write(there, sign)
    elif key == "Menu":  # of this key a real screen makes an event of its own
        by_key = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(there, QContextMenuEvent(by_key, *places(there)))
    else:
        *held, name = key.split("+")
        combination = QKeyCombination.fromCombined(
            combined("+".join([*held, _NAMES.get(name, name)]))
        )
        QTest.keyClick(there, combination.key(), combination.keyboardModifiers())


def write(there: QWidget, sign: str) -> None:
    """A key that writes this sign; the window's shortcuts are asked first, as for a real key."""
    code = ord(sign.upper()) if sign.isascii() else 0
    shift, none = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
    held = shift if sign.isupper() else none
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(there, QKeyEvent(kind, code, held, sign))
