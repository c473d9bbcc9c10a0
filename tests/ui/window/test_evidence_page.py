"""The list Văn bản minh chứng: typed, changed for all plans, deleted only when unused."""

from __future__ import annotations

from datetime import date

import pytest

from isodesk.facts import Evidence, PlanKind
from isodesk.services.progress import keep_evidence, list_evidence, record_typed_task
from isodesk.services.read import read_plan
from isodesk.ui.list_page import ListPage
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import has_focus, keys, plan_of, type_text


@pytest.fixture
def page(window: MainWindow) -> ListPage:
    keys("Alt+5")
    shown = window.list_page("evidence")
    assert has_focus(shown)
    assert shown.spec.title == "Văn bản minh chứng"
    return shown


def papers(window: MainWindow) -> tuple[Evidence, ...]:
    with window.workspace.read() as session:
        return list_evidence(session)


def test_a_document_is_typed_and_taken_back(page: ListPage, window: MainWindow) -> None:
    page.panel.grid.go((page.panel.grid.size_in_cells()[0] - 1, 1))
    for text in ("9/QĐ-UBND", "Quyết định", "2/11/2018", "công bố"):
        type_text(text)
        keys("Tab")
    (made,) = papers(window)
    assert (made.kind, made.number) == ("Quyết định", "9/QĐ-UBND")
    assert (made.issued_on, made.subject) == (date(2018, 11, 2), "công bố")
    for _ in range(4):
        keys("Ctrl+Z")
    assert papers(window) == ()


def test_what_proves_something_is_changed_everywhere_and_not_deleted(
    page: ListPage, window: MainWindow
) -> None:
    key = plan_of(window, PlanKind.TRANSITION)
    with window.workspace.read() as session:
        task = read_plan(session, key).tasks[0].key
    with window.workspace.change("Ghi", plan=key) as session:
        paper = Evidence("", "Báo cáo", "7/BC-SKHCN")
        record_typed_task(session, task, {"result": "xong"}, [paper])
    source = page.source
    codes = [column.code for column in source.columns()]
    assert source.text(0, codes.index("uses")) == "1"
    page.panel.grid.go((0, codes.index("subject")))
    type_text("kết quả năm 2018")
    keys("Return")
    with window.workspace.read() as session:
        (known,) = read_plan(session, key).evidence
    assert known.words == "Báo cáo số 7/BC-SKHCN kết quả năm 2018"
    page.panel.grid.go((0, 1))
    keys("Ctrl+-")
    assert len(papers(window)) == 1
    assert "đang là minh chứng ở 01 chỗ" in page.strip.words
    with window.workspace.change("Ghi", plan=key) as session:
        record_typed_task(session, task, {}, [])
    page.panel.grid.go((0, 1))
    keys("Ctrl+-")
    assert papers(window) == ()


def test_a_document_needs_a_number_or_words(page: ListPage, window: MainWindow) -> None:
    page.panel.grid.go((page.panel.grid.size_in_cells()[0] - 1, 2))
    type_text("Quyết định")
    keys("Return")
    assert "cần có số" in page.panel.grid.editing.sentence.text()
    keys("Esc")
    assert papers(window) == ()


def test_their_days_give_the_order_and_no_key_moves_them(
    page: ListPage, window: MainWindow
) -> None:
    with window.workspace.change("Thêm") as session:
        for number, day in (("1/QĐ", 1), ("2/QĐ", 2)):
            keep_evidence(session, Evidence("", "Quyết định", number, date(2018, 1, day)))
    before = papers(window)
    page.panel.grid.go((0, 1))
    keys("Alt+Down")
    assert [paper.number for paper in papers(window)] == ["2/QĐ", "1/QĐ"]
    assert papers(window) == before
    assert window.workspace.history()[0].label == "Thêm"
