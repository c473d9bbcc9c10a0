"""Which rows of a source are shown, and in which order: filtering and sorting without marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isodesk.ui.grid.source import GridColumn, GridRow, GridSource
from isodesk.vietnamese.dates import parse_date
from isodesk.vietnamese.periods import parse_period
from isodesk.vietnamese.text import fold, search_matches, sort_key

_BETWEEN_CELLS = " ¦ "


class SearchTexts:
    """The texts of all rows, folded once, so that each key in the filter box costs little."""

    def __init__(self, source: GridSource) -> None:
        columns = range(len(source.columns()))
        self._texts = [
            _BETWEEN_CELLS.join([source.text(row, column) for column in columns])
            for row in range(source.row_count())
        ]
        self._folded = [" ".join(fold(text).split()) for text in self._texts]

    def matching(self, needle: str) -> set[int]:
        """The rows in which ``needle`` stands; marks count only where it has them."""
        wanted = " ".join(needle.split())
        bare = fold(wanted)
        rows = {row for row, text in enumerate(self._folded) if bare in text}
        if bare == wanted.lower():
            return rows
        return {row for row in rows if search_matches(wanted, self._texts[row])}


def filtered(rows: Sequence[GridRow], matching: set[int]) -> list[int]:
    """The rows to show: those that match, all rows of a matching group, and the groups of both.

    Totals are left out: they count rows that are not shown.
    """
    shown: set[int] = set()
    groups: list[tuple[int, bool]] = []
    for at, row in enumerate(rows):
        if row.kind == "group":
            groups = [(g, hit) for g, hit in groups if rows[g].level < row.level]
            groups.append((at, at in matching))
        wanted = at in matching or any(hit for _, hit in groups)
        if wanted and row.kind != "total":
            shown.add(at)
            shown.update(g for g, _ in groups)
    return sorted(shown)


def sorted_rows(
    source: GridSource, rows: Sequence[int], column: int, descending: bool
) -> list[int]:
    """``rows`` with the items of each group in the order of a column; empty cells come last."""
    declared = source.columns()[column]
    result: list[int] = []
    for is_item, run in _runs(source, rows):
        result += _sorted_run(source, run, column, declared, descending) if is_item else run
    return result


def _runs(source: GridSource, rows: Sequence[int]) -> Iterable[tuple[bool, list[int]]]:
    run: list[int] = []
    for at in rows:
        if source.row(at).kind == "item":
            run.append(at)
            continue
        yield True, run
        yield False, [at]
        run = []
    yield True, run


def _sorted_run(
    source: GridSource, run: list[int], column: int, declared: GridColumn, descending: bool
) -> list[int]:
    """The run sorted by whole branches: a row takes the deeper rows under it along."""
    if not run:
        return run
    top = min(source.row(at).level for at in run)
    branches: list[list[int]] = []
    for at in run:
        if source.row(at).level == top or not branches:
            branches.append([])
        branches[-1].append(at)
    keyed = [(_key(source, branch[0], column, declared), branch) for branch in branches]
    full = [pair for pair in keyed if pair[0] is not None]
    full.sort(key=lambda pair: pair[0] or (), reverse=descending)
    ordered = full + [pair for pair in keyed if pair[0] is None]
    return [at for _, branch in ordered for at in branch]


def _key(
    source: GridSource, row: int, column: int, declared: GridColumn
) -> tuple[object, ...] | None:
    """How a cell sorts (numbers and dates before texts), None for an empty cell."""
    text = source.text(row, column)
    number = source.number(row, column)
    if number is not None:
        return (0, number)
    if not text.strip():
        return None
    if declared.kind == "date" and (day := parse_date(text)):
        return (0, day.toordinal())
    if declared.kind == "period" and (first := parse_period(text).first):
        return (0, first.toordinal())
    return (1, sort_key(text))
