"""What a hand does to a grid of forms."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import PlanFacts
from isodesk.store import Workspace
from isodesk.ui.grid.title_editor import TitleEditor
from isodesk.ui.grid.view import GridView
from tests.exporters.pdf.reading import read_pdf
from tests.ui.editor.hands import write

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def type_in(grid: GridView, text: str) -> None:
    """Type a text into the active cell and press Enter."""
    write(grid, text[0])
    write(grid.editing.editor, text[1:])
    QTest.keyClick(grid.editing.editor, Qt.Key.Key_Return)


def type_title(titles: TitleEditor, text: str) -> None:
    """Type a title in the head and press Enter."""
    titles.selectAll()
    write(titles, text)
    QTest.keyClick(titles, Qt.Key.Key_Return)


def paste(grid: GridView, text: str) -> None:
    """Paste text from another program."""
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(grid, Qt.Key.Key_V, CTRL)


def copied(grid: GridView) -> str:
    """What Ctrl+C puts on the clipboard."""
    QTest.keyClick(grid, Qt.Key.Key_C, CTRL)
    return QGuiApplication.clipboard().text()


def choose_in_menu(grid: GridView, text: str) -> None:
    """Choose an entry of the context menu of the active cell."""
    row, column = grid.active()
    place = grid.visualRect(grid.cells.index(row, column)).center()
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, grid.viewport().mapToGlobal(QPoint(place)))
    QApplication.sendEvent(grid.viewport(), event)
    _choose(text)


def choose_in_head(grid: GridView, column: int, text: str) -> None:
    """Choose an entry of the menu of a column's head."""
    head = grid.head
    at = QPoint(head.sectionViewportPosition(column) + 12, 8)
    head.customContextMenuRequested.emit(at)
    _choose(text)


def _choose(text: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    found = [a for a in menu.actions() if a.text().partition("\t")[0] == text]
    assert found, [a.text() for a in menu.actions()]
    assert found[0].isEnabled()
    menu.close()
    found[0].trigger()


def label(workspace: Workspace) -> str:
    """The name of the step that Ctrl+Z would take back."""
    step = workspace.next_undo()
    return step.label if step else ""


def printed(plan: PlanFacts) -> str:
    """All words of the PDF."""
    pages = read_pdf(pdf_bytes(plan, "bundled"))
    return " ".join(" ".join(page.text.split()) for page in pages)
