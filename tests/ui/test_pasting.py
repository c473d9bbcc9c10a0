"""Old letters pasted into boxes: converted, named where they cannot be; Unicode left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from isodesk.ui.pasting import Pasting

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def watcher(qtbot: QtBot) -> Iterator[Pasting]:
    holder = QWidget()
    qtbot.addWidget(holder)
    yield Pasting(holder)
    del holder  # alive until here, and with it what watches


def test_a_line_takes_old_letters(watcher: Pasting, show: Callable[..., QLineEdit]) -> None:
    box = show(QLineEdit("Nơi nhận: "), 300, 40)
    QGuiApplication.clipboard().setText("Së Khoa häc vµ C«ng nghÖ")
    QTest.keyClick(box, Qt.Key.Key_V, CTRL)
    assert box.text() == "Nơi nhận: Sở Khoa học và Công nghệ"
    assert QToolTip.text() == "Đã chuyển chữ TCVN3 (ABC) sang Unicode."
    box.undo()
    assert box.text() == "Nơi nhận: "


def test_several_lines_take_old_letters_and_name_the_rest(
    watcher: Pasting, show: Callable[..., QPlainTextEdit]
) -> None:
    box = show(QPlainTextEdit(), 300, 120)
    QGuiApplication.clipboard().setText("Uûy ban nhaân daân\ntænh Quaûng Ng¶i")
    QTest.keyClick(box, Qt.Key.Key_V, CTRL)
    assert box.toPlainText() == "Ủy ban nhân dân\ntỉnh Quảng Ng¶i"
    assert QToolTip.text().startswith("Đã chuyển chữ VNI-Windows sang Unicode.")


def test_the_menu_of_the_mouse_converts_too(
    watcher: Pasting, show: Callable[..., QLineEdit]
) -> None:
    box = show(QLineEdit(), 300, 40)
    QGuiApplication.clipboard().setText("Hµ Néi")
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, QPoint(5, 5), box.mapToGlobal(QPoint(5, 5))
    )
    QApplication.sendEvent(box, event)
    menu = watcher.menu
    next(a for a in menu.actions() if a.text().startswith("Dán")).trigger()
    menu.close()
    assert box.text() == "Hà Nội"


@pytest.mark.parametrize("text", ["Sở Khoa học", "và có", "25 µm", "ISO 9001"])
def test_unicode_is_pasted_as_it_is(
    watcher: Pasting, show: Callable[..., QLineEdit], text: str
) -> None:
    box = show(QLineEdit(), 300, 40)
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(box, Qt.Key.Key_V, CTRL)
    assert box.text() == text


def test_the_font_of_the_clipboard_is_asked(
    watcher: Pasting, show: Callable[..., QLineEdit]
) -> None:
    box = show(QLineEdit(), 300, 40)
    data = QMimeData()
    data.setText("cã")
    data.setHtml("<body><p><span style='font-family:.VnTimeH'>cã</span></p></body>")
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(box, Qt.Key.Key_V, CTRL)
    assert box.text() == "CÓ"
