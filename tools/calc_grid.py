"""A grid of the program on a screen, told what to do on its standard input; for `proof_calc`.

``copy`` takes all cells, ``paste`` puts the clipboard at the first name; each answers with the
cells as JSON. The program that copied must go on running: it gives the cells when they are asked
for.
"""

from __future__ import annotations

import json
import sys
from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from isodesk.ui.grid.panel import GridPanel
from isodesk.ui.grid.view import GridView
from tests.ui.grid.conftest import ListSource

LINES = (
    ("1", "Tổ chức hội nghị\nsơ kết, tổng kết", "Sở Khoa học và Công nghệ", "X", "", "30000000"),
    ("2", "=1+1 không phải công thức", "Sở Tài chính", "", "X", "0"),
    ("3", '"Áp dụng" ISO <9001> & hơn', "001", "X", "X", "3060000000"),
    ("4", "3/2026", "31/12/2026", "", "", ""),
)


class _Told(QObject):
    said = Signal(str)


def main() -> None:
    """Show the grid until the input ends."""
    application = QApplication([])
    source = ListSource(LINES)
    panel = GridPanel(source)
    grid = panel.grid
    panel.resize(900, 300)
    panel.show()
    told = _Told()
    told.said.connect(lambda word: _do(word, grid, source))
    Thread(target=_listen, args=(told,), daemon=True).start()
    application.exec()


def _listen(told: _Told) -> None:
    for line in sys.stdin:
        told.said.emit(line.strip())
    told.said.emit("quit")


def _do(word: str, grid: GridView, source: ListSource) -> None:
    if word == "quit":
        QApplication.quit()
        return
    grid.activateWindow()
    grid.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    if word == "copy":
        QTest.keyClick(grid, Qt.Key.Key_A, control)
        QTest.keyClick(grid, Qt.Key.Key_C, control)
        columns = range(len(source.columns()))
        shown = [[source.text(row, at) for at in columns] for row in range(source.row_count())]
        print(json.dumps(shown), flush=True)
        return
    grid.go((0, 1))
    QTest.keyClick(grid, Qt.Key.Key_V, control)
    print(json.dumps(source.lines), flush=True)


if __name__ == "__main__":
    main()
