"""Vietnamese typed into the words of a time on the roadmap."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from isodesk.ui.tasks.period_editor import PeriodEditor
from tests.ui.vietnamese_keys import Keyboards


def test_a_time_is_taken_whole(keyboards: Keyboards, show: Callable[..., QWidget]) -> None:
    room = show(QWidget(), 600, 300)
    editor, taken = PeriodEditor(room), []
    editor.finished.connect(lambda _key, text: taken.append(text))
    for keyboard in keyboards():
        for text in ("Thường xuyên hằng năm", "Quý II/2018, trước tháng 10"):
            editor.open("việc", "Quý I", 2018, QPoint(50, 100))
            keyboard.type(text)
            QTest.keyClick(editor, Qt.Key.Key_Return)
            assert taken[-1] == text, keyboard.name
        editor.open("việc", "Quý I", 2018, QPoint(50, 100))
        keyboard.begin("Sớm")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        assert taken[-1] == "Sớm", keyboard.name
