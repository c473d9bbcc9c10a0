"""Chỉnh sửa does in the widget in front what its own keys do, and offers nothing else."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu, QTableView

from isodesk.services.office import list_units
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import keys, menu_of, type_text


def entry(window: MainWindow, text: str) -> tuple[QMenu, bool]:
    """Open the menu; gives it and whether the entry can be chosen."""
    menu = menu_of(window, "&Chỉnh sửa")
    menu.aboutToShow.emit()
    found = next(a for a in menu.actions() if a.text().partition("\t")[0] == text)
    return menu, found.isEnabled()


def choose(window: MainWindow, text: str) -> None:
    menu, enabled = entry(window, text)
    assert enabled, text
    next(a for a in menu.actions() if a.text().partition("\t")[0] == text).trigger()


def test_a_grid_copies_clears_and_deletes_rows(window: MainWindow) -> None:
    keys("Alt+2")
    grid = window.list_page("units").panel.grid
    grid.go((2, 1))
    choose(window, "Chép")
    assert QGuiApplication.clipboard().text().strip() == grid.cells.text(2, 1)
    grid.go((2, 6))
    QGuiApplication.clipboard().setText("ghi chú")
    choose(window, "Dán")
    with window.workspace.read() as session:
        assert list_units(session)[2].note == "ghi chú"
    grid.go((2, 6))
    choose(window, "Xóa")
    with window.workspace.read() as session:
        assert list_units(session)[2].note == ""
    assert entry(window, "Xóa dòng")[1]


def test_a_box_cuts_its_text_and_knows_no_rows(window: MainWindow) -> None:
    box = window.plans.findChild(QLineEdit)
    assert isinstance(box, QLineEdit)
    box.setFocus()
    type_text("chuyển đổi")
    choose(window, "Chọn tất cả")
    choose(window, "Cắt")
    assert box.text() == "" and QGuiApplication.clipboard().text() == "chuyển đổi"
    assert not entry(window, "Xóa dòng")[1]
    window.plans.findChildren(QTableView)[0].setFocus()
    assert not entry(window, "Cắt")[1]
