"""Every page and tab without a mouse: reached, left, named, in the order in which it is read."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QMenu,
    QMenuBar,
    QScrollBar,
    QWidget,
)

from isodesk.facts import PlanKind
from isodesk.ui.editor.editor import DocumentEditor
from isodesk.ui.grid.view import GridView
from isodesk.ui.guide import GuideWindow
from isodesk.ui.tasks.view import TasksView
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import focused, keys, plan_of, type_text

PAGES = ("show_plans", "show_due", "show_units", "show_citations", "show_standards")
KINDS = (PlanKind.TRANSITION, PlanKind.PROGRAMME)
_ENGLISH = re.compile(r"\b(?:button|list|table|filter|open|close)\b", re.IGNORECASE)


def spoken(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def interactive(root: QWidget) -> list[QWidget]:
    """What can be used in a page: all that takes the keys, and buttons."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and (widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton))
        and not isinstance(widget, (QScrollBar, QMenu, QMenuBar))
        and widget.focusProxy() is None
        and not isinstance(widget.parentWidget(), QLineEdit)  # the sign within a box
    ]


def by_tab(root: QWidget) -> set[QWidget]:
    """What Tab must reach."""
    tab = Qt.FocusPolicy.TabFocus
    return {w for w in interactive(root) if w.isEnabled() and w.focusPolicy() & tab == tab}


def check(window: MainWindow, page: QWidget) -> None:
    unnamed = [w for w in interactive(page) if not spoken(w).strip()]
    assert not unnamed, [(type(w).__name__, w.objectName(), w.parent()) for w in unnamed]
    assert not [name for w in interactive(page) if _ENGLISH.search(name := spoken(w))]
    wanted = by_tab(window)
    reached = set(around_forward())
    missed = {w for w in wanted - reached if not _with_arrows(w, reached)}
    assert not missed, [(type(w).__name__, spoken(w)) for w in missed]


def _with_arrows(widget: QWidget, reached: set[QWidget]) -> bool:
    """Whether arrows lead here from a button that Tab reaches, as among the places of the rail."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and bool(reached & set(group.buttons()))


def around_forward() -> list[QWidget]:
    """All that Tab reaches, and F6 from where Tab belongs to cells and levels."""
    seen: list[QWidget] = []
    while (now := focused()) not in seen:
        seen.append(now)
        keys("F6" if isinstance(now, (GridView, DocumentEditor)) else "Tab")
        assert focused() is not now, f"{now} keeps the keys"
    return seen


@pytest.mark.parametrize("slot", PAGES)
def test_a_list_is_used_without_a_mouse(window: MainWindow, slot: str) -> None:
    window.action(slot).trigger()
    page = window.pages.currentWidget()
    assert page is not None
    check(window, page)


@pytest.mark.parametrize("kind", KINDS)
def test_every_tab_is_used_without_a_mouse(window: MainWindow, kind: PlanKind) -> None:
    page = window.open_plan(plan_of(window, kind))
    for at in range(page.tabs.count()):
        page.show_tab(at)
        QApplication.processEvents()
        check(window, page)


def test_arrows_go_along_the_rail(window: MainWindow) -> None:
    rail = window.rail
    for _ in range(4):  # from the table over its filter and its buttons
        if not rail.isAncestorOf(focused()):
            keys("Tab")
    assert rail.isAncestorOf(focused())
    for _ in range(3):
        if spoken(focused()) != "Cơ quan, đơn vị":
            keys("Down")
    keys("Space")
    assert window.shown_list is not None
    assert window.shown_list.spec.code == "units"


def test_tab_goes_as_the_page_is_read_and_back_again(window: MainWindow) -> None:
    window.open_plan(plan_of(window, PlanKind.TRANSITION)).show_view("subjects")
    order = around_forward()
    places = {spoken(widget): at for at, widget in enumerate(order)}
    read = ["Lọc các dòng", "Thêm nhóm", "Xóa dòng (Ctrl+-)"]
    assert sorted(read, key=lambda name: places[name]) == read
    start = order[0]
    assert focused() is start
    keys("F6")
    assert focused() is order[1]
    keys("Tab", "Shift+Tab", "Shift+Tab")
    assert focused() is start


def test_the_text_is_left_with_f6_both_ways(window: MainWindow) -> None:
    page = window.open_plan(plan_of(window, PlanKind.TRANSITION))
    page.show_view("writing")
    editor = focused()
    assert isinstance(editor, DocumentEditor)
    before = editor.toPlainText()
    keys("Shift+F6")
    assert spoken(focused()) == "Mục lục"
    keys("Tab")
    assert focused() is editor
    keys("F6")
    assert focused() is not editor
    assert editor.toPlainText() == before


def test_screen_readers_hear_the_cell_and_the_bar(window: MainWindow) -> None:
    page = window.open_plan(plan_of(window, PlanKind.TRANSITION))
    page.show_view("tasks")
    view = page.view
    assert isinstance(view, TasksView)
    view.grid.go_to(1, 1)
    cell = view.grid.cells.index(1, 1).data(Qt.ItemDataRole.DisplayRole)
    assert cell.startswith("Tổ chức Hội nghị quán triệt")
    said = view.roadmap.accessibleDescription()
    assert said.startswith("Tổ chức Hội nghị quán triệt")
    assert said.endswith(": Quý II/2018, chưa thực hiện")


@pytest.mark.parametrize(
    ("combination", "slot"),
    [
        ("Ctrl+Q", "close"),
        ("Ctrl+P", "print_plan"),
        ("F1", "show_guide"),
        ("Ctrl+F11", "large_text"),
        ("Ctrl+PgDown", "next_tab"),
    ],
)
def test_keys_of_the_window_take_the_open_cell_and_act(
    window: MainWindow, combination: str, slot: str
) -> None:
    view = typing_in(window)
    keys("x", "y")
    assert view.grid.editing.is_open
    done: list[str] = []
    action = window.action(slot)
    action.triggered.disconnect()
    action.triggered.connect(lambda: window.perform(lambda: done.append(slot)))
    keys(combination)
    assert done == [slot]
    assert not view.grid.editing.is_open
    assert view.grid.cells.text(1, 1) == "xy"


@pytest.mark.parametrize("said", [True, False])
def test_the_guide_opens_over_a_cell_that_is_refused(window: MainWindow, said: bool) -> None:
    window.commands.show_citations()
    (grid,) = window.list_page("citations").findChildren(GridView)
    grid.setFocus()
    grid.go_to(0, [column.code for column in grid.cells.columns].index("issued_on"))
    type_text("31/02/2027")
    if said:
        keys("Return")
        assert grid.editing.sentence.isVisible()
    keys("F1")
    guides = [w for w in QApplication.topLevelWidgets() if isinstance(w, GuideWindow)]
    assert [guide.isVisible() for guide in guides] == [True]
    assert grid.editing.is_open
    assert grid.editing.editor.toPlainText() == "31/02/2027"
    guides[0].close()


def test_keys_of_the_cell_stay_in_it(window: MainWindow) -> None:
    view = typing_in(window)
    keys("x", "Alt+Return", "y", "F2", "Left")
    assert view.grid.editing.editor.toPlainText() == "x\ny"
    assert view.grid.editing.is_open
    keys("Escape")
    assert not view.grid.editing.is_open


def typing_in(window: MainWindow) -> TasksView:
    """The table of tasks with the keyboard in a cell."""
    page = window.open_plan(plan_of(window, PlanKind.TRANSITION))
    page.show_view("tasks")
    view = page.view
    assert isinstance(view, TasksView)
    view.grid.setFocus()
    view.grid.go_to(1, 1)
    return view
