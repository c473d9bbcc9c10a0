"""The office's lists stand in the order in which a hand has put them."""

from __future__ import annotations

import pytest

from isodesk.services.office import add_standard
from isodesk.ui.window import MainWindow
from tests.ui.row_hands import click_row, drag_rows
from tests.ui.window.hands import keys

LISTS = (("units", "Alt+2", 1), ("citations", "Alt+3", 6), ("standards", "Alt+4", 1))


def column(window: MainWindow, code: str, at: int) -> list[str]:
    source = window.list_page(code).source
    return [source.text(row, at) for row in range(source.row_count())]


@pytest.mark.parametrize(("code", "page", "at"), LISTS)
def test_rows_are_pulled_and_moved_by_keys(
    window: MainWindow, code: str, page: str, at: int
) -> None:
    with window.workspace.change("Thêm tiêu chuẩn") as session:
        for name in ("TCVN ISO 1", "TCVN ISO 2"):
            add_standard(session, name)
    keys(page)
    grid = window.list_page(code).panel.grid
    before = column(window, code, at)
    click_row(grid, 2)
    drag_rows(grid, 2, 0)
    assert column(window, code, at) == [before[2], *before[:2], *before[3:]]
    grid.go((0, at))
    keys("Alt+Down", "Alt+Down")
    assert column(window, code, at) == before
    assert grid.active() == (2, at)
    keys("Ctrl+Z", "Ctrl+Z")
    assert column(window, code, at) == [before[2], *before[:2], *before[3:]]
    step = window.workspace.next_undo()
    assert step and step.label == "Di chuyển dòng"


def test_a_standard_that_is_only_offered_stays_below(window: MainWindow) -> None:
    keys("Alt+4")
    page = window.list_page("standards")
    grid = page.panel.grid
    grid.go((2, 1))
    keys("Ctrl+-")
    before = column(window, "standards", 1)
    assert len(before) == 3  # what was deleted is offered again
    grid.go((2, 1))
    keys("Alt+Up")
    assert "gợi ý sẵn" in page.strip.words
    grid.go((1, 1))
    keys("Alt+Down")
    assert column(window, "standards", 1) == before
    keys("Alt+Up")
    assert column(window, "standards", 1) == [before[1], before[0], before[2]]
