"""Filtering and sorting without marks, and where arrow keys lead."""

from __future__ import annotations

from isodesk.ui.grid.navigation import block_edge, next_in_run, stepped
from isodesk.ui.grid.order import SearchTexts, filtered, sorted_rows
from isodesk.ui.grid.source import GridSource


def _filtered(source: GridSource, needle: str) -> list[int]:
    rows = [source.row(row) for row in range(source.row_count())]
    return filtered(rows, SearchTexts(source).matching(needle))


def test_a_filter_without_marks_keeps_the_group(source: GridSource) -> None:
    assert _filtered(source, "danh gia noi bo") == [0, 2]


def test_marks_count_where_they_are_typed(source: GridSource) -> None:
    assert _filtered(source, "đánh giá") == [0, 2]
    assert _filtered(source, "đảnh giá") == []


def test_a_matching_group_shows_its_rows_but_no_total(source: GridSource) -> None:
    assert _filtered(source, "kiem tra, giam sat") == [3, 4]
    assert _filtered(source, "tong cong") == []


def test_sorting_stays_inside_the_groups(source: GridSource) -> None:
    assert sorted_rows(source, range(6), 5, descending=False) == [0, 2, 1, 3, 4, 5]
    assert sorted_rows(source, range(6), 5, descending=True) == [0, 1, 2, 3, 4, 5]
    assert sorted_rows(source, range(6), 1, descending=False) == [0, 2, 1, 3, 4, 5]


def test_steps_stay_inside() -> None:
    assert stepped((0, 0), -1, 5, (4, 3)) == (0, 2)


def test_ctrl_arrow_stops_at_block_edges() -> None:
    filled = {0, 1, 2, 5}
    size = (9, 1)

    def edge(row: int, down: int) -> int:
        return block_edge((row, 0), down, 0, size, lambda r, c: r in filled)[0]

    assert [edge(0, 1), edge(2, 1), edge(5, 1)] == [2, 5, 8]
    assert [edge(8, -1), edge(5, -1), edge(2, -1)] == [5, 2, 0]


def test_tab_runs_on_to_the_next_row() -> None:
    assert next_in_run((0, 2), 1, (2, 3)) == (1, 0)
    assert next_in_run((1, 0), -1, (2, 3)) == (0, 2)
    assert next_in_run((1, 2), 1, (2, 3)) == (1, 2)
