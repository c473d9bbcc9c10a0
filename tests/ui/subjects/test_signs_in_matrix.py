"""Signs of findings in the matrix: cells, heads of columns, sums below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from isodesk.checks.registry import run_checks
from isodesk.facts import PlanFacts, Stated
from isodesk.ui.subjects.view import SubjectsView
from tests.ui.pointing import read_tip

NAME, Y2018, Y2019 = 1, 2, 3
Opened = Callable[[PlanFacts], SubjectsView]


@pytest.fixture
def marked(open_view: Opened, transition: PlanFacts) -> SubjectsView:
    """A plan that begins after its first column's year, after a review."""
    view = open_view(replace(transition, first_year=2019))
    view.show_findings(run_checks(view.plan.facts))
    return view


def head_tip(view: SubjectsView, column: int) -> str:
    area = view.grid.head.box(column)
    return read_tip(view.grid.head.viewport(), QPoint(area.center().x(), area.bottom() - 4))


def messages(view: SubjectsView, place: str) -> list[str]:
    return [f.message for f in run_checks(view.plan.facts) if f.place == place]


def test_a_cell_says_its_finding_and_no_other_cell_does(marked: SubjectsView) -> None:
    key = "doc1-u-1-08"
    (message, *_) = messages(marked, f"subjects/{key}/name")
    row = marked.grid.cells.find_key(key)
    before = marked.grid.viewport().grab(marked.grid.visualRect(marked.grid.cells.index(row, NAME)))
    for column in (NAME, Y2018):
        at = marked.grid.visualRect(marked.grid.cells.index(row, column)).center()
        assert (message in read_tip(marked.grid.viewport(), at)) is (column == NAME)
    marked.show_findings(())
    area = marked.grid.visualRect(marked.grid.cells.index(row, NAME))
    assert marked.grid.viewport().grab(area).toImage() != before.toImage()


def test_the_head_of_a_column_carries_the_sign_and_says_it(marked: SubjectsView) -> None:
    column = marked.plan.facts.columns[0]
    (message,) = messages(marked, f"columns/{column.key}")
    assert message in head_tip(marked, Y2018)
    assert head_tip(marked, Y2019) == ""
    horizontal, spoken = Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleDescriptionRole
    assert message in str(marked.grid.cells.headerData(Y2018, horizontal, spoken))
    assert marked.grid.cells.headerData(Y2019, horizontal, spoken) is None
    signed = marked.grid.head.viewport().grab().toImage()
    marked.show_findings(())
    assert head_tip(marked, Y2018) == ""
    assert marked.grid.head.viewport().grab().toImage() != signed


def test_the_sign_moves_with_its_column(marked: SubjectsView) -> None:
    marked.grid.arranging.hide(NAME)
    assert "2018" in head_tip(marked, Y2018 - 1)
    assert head_tip(marked, Y2018) == ""


def test_a_printed_title_of_the_table_is_a_head_too(
    open_view: Opened, transition: PlanFacts
) -> None:
    view = open_view(transition)
    (finding, *_) = run_checks(transition)
    table = next(t for t in transition.tables if t.source.value == "matrix")
    view.show_findings([replace(finding, place=f"tables/{table.key}/name")])
    assert finding.message in head_tip(view, NAME)


def test_a_count_that_was_printed_otherwise_stands_at_the_sum(
    open_view: Opened, transition: PlanFacts
) -> None:
    column = transition.columns[0]
    view = open_view(replace(transition, stated=(Stated(f"columns/{column.key}/total", "99"),)))
    view.show_findings(run_checks(view.plan.facts))
    assert "99" in view.totals.toolTip()
    assert head_tip(view, Y2018) == ""
