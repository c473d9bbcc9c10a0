"""The page Danh mục văn bản căn cứ: typed, dated, checked, deleted only when unused."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication

from isodesk.facts import Citation
from isodesk.services.citations import list_citations, use_citation
from isodesk.services.read import list_plans
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import has_focus, keys, type_text


@pytest.fixture
def page(window: MainWindow) -> MainWindow:
    keys("Alt+3")
    assert has_focus(window.list_page("citations"))
    return window


def citations(window: MainWindow) -> tuple[Citation, ...]:
    with window.workspace.read() as session:
        return list_citations(session)


def to_end(window: MainWindow, column: int) -> int:
    """To the empty row below all; gives its row."""
    grid = window.list_page("citations").panel.grid
    row = grid.size_in_cells()[0] - 1
    grid.go((row, column))
    return row


def cell(window: MainWindow, row: int, code: str) -> str:
    source = window.list_page("citations").source
    return source.text(row, [column.code for column in source.columns()].index(code))


def test_a_document_is_typed(page: MainWindow) -> None:
    row = to_end(page, 2)
    for text in ("30/2020/NĐ-CP", "5/3/2020", "05/03/2020", "Chính phủ", "về công tác văn thư"):
        type_text(text)
        keys("Tab")
    made = citations(page)[-1]
    assert (made.kind, made.symbol, made.issued_on) == (
        "Nghị định",
        "30/2020/NĐ-CP",
        date(2020, 3, 5),
    )
    assert (made.issuer, made.title) == ("Chính phủ", "về công tác văn thư")
    assert cell(page, row, "standing") == ""
    for _ in range(5):
        keys("Ctrl+Z")
    assert made.key not in {citation.key for citation in citations(page)}


def test_what_is_known_of_a_document_is_shown(page: MainWindow) -> None:
    row = to_end(page, 1)
    QGuiApplication.clipboard().setText(
        "Quyết định\t4109/QĐ-BKHCN\nQuyết định\t101/QĐ-BKHCN\nNghị định\t61/2018/NĐ-CP\n"
    )
    keys("Ctrl+V")
    words = [cell(page, row + i, "standing") for i in range(3)]
    assert words == ["đã đối chiếu", "cần kiểm tra", "cần kiểm tra"]
    source = page.list_page("citations").source
    assert source.tip(row + 2, 2) == "Đã được thay thế bởi 118/2025/NĐ-CP."
    assert source.completions(row + 2, 7) == ("118/2025/NĐ-CP",)


def test_a_document_in_use_stays(page: MainWindow) -> None:
    used = next(c for c in citations(page) if c.symbol)
    page.list_page("citations").panel.grid.go_to(
        page.list_page("citations").source.find(used.key), 2
    )
    keys("Ctrl+-")
    assert used in citations(page)
    assert "đang được viện dẫn trong kế hoạch" in page.list_page("citations").strip.words


def test_a_document_named_nowhere_goes_and_comes_back(page: MainWindow) -> None:
    free = Citation("rỗi", "Công văn", "1/ABC")
    with page.workspace.read() as session:
        plan = list_plans(session)[0].key
    with page.workspace.change("Viện dẫn") as session:
        use_citation(session, plan, free)
    page.list_page("citations").panel.grid.go_to(page.list_page("citations").source.find("rỗi"), 2)
    keys("Ctrl+-")
    assert free not in citations(page)
    keys("Ctrl+Z")
    assert free in citations(page)


def test_a_wrong_day_is_refused(page: MainWindow) -> None:
    row = to_end(page, 3)
    page.list_page("citations").panel.grid.go((row - 1, 3))
    QGuiApplication.clipboard().setText("hôm qua")
    keys("Ctrl+V")
    assert "không phải ngày" in page.list_page("citations").strip.words
