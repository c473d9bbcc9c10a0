"""Find and replace: in the table in front, or in the whole text and all tables of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from isodesk.errors import UserError
from isodesk.facts.places import PlaceNames
from isodesk.facts.searching import Found, found_in
from isodesk.services.replacing import replace_words
from isodesk.ui.grid.source import CellChange
from isodesk.ui.grid.view import GridView
from isodesk.ui.plan_page import PlanPage
from isodesk.vietnamese.finding import Span, occurrences
from isodesk.vietnamese.text import clean

_COMPUTED = "Những ô này do chương trình tính hoặc đang khóa, không thay được."


@dataclass(frozen=True)
class Match:
    """A place in which the words stand: its name, its text, and what its scope knows it by."""

    name: str
    shown: str
    spans: tuple[Span, ...]
    source: Any


class Scope(Protocol):
    """Where is looked."""

    title: str

    def find(self, needle: str, exact: bool) -> list[Match]:
        """The places in which the words stand."""
        ...

    def go(self, match: Match) -> None:
        """Show a place and choose it."""
        ...

    def replace(self, matches: Sequence[Match], words: str) -> str:
        """Put words in these places as one step; a sentence says what was done.

        UserError when nothing can be replaced.
        """
        ...


class TableScope:
    """The cells of one grid, those that a filter hides included."""

    title = "Bảng đang mở"

    def __init__(self, grid: GridView) -> None:
        self._grid = grid

    def find(self, needle: str, exact: bool) -> list[Match]:
        source = self._grid.cells.source
        titles = [" ".join(column.title.split()) for column in source.columns()]
        matches = []
        for row in range(source.row_count()):
            for column, title in enumerate(titles):
                shown = source.text(row, column)
                if spans := occurrences(needle, shown, exact=exact):
                    name = f"Dòng {row + 1}, cột {title}" if title else f"Dòng {row + 1}"
                    matches.append(Match(name, shown, tuple(spans), (row, column)))
        return matches

    def go(self, match: Match) -> None:
        self._grid.go_to(*match.source)

    def replace(self, matches: Sequence[Match], words: str) -> str:
        source = self._grid.cells.source
        changes, done = [], 0
        for match in matches:
            row, column = match.source
            if source.can_edit(row, column) and source.edit_text(row, column) == match.shown:
                changes.append(CellChange(row, column, _replaced(match, words)))
                done += len(match.spans)
        if not changes:
            raise UserError(_COMPUTED)
        refusals = self._grid.apply(changes, "Thay thế")
        self._grid.commands.report(refusals, len(changes))
        refused = {(refusal.row, refusal.column) for refusal in refusals}
        done -= sum(len(match.spans) for match in matches if match.source in refused)
        return _said(done, sum(len(match.spans) for match in matches) - done)


class PlanScope:
    """All that is typed in a plan: its text and its tables."""

    title = "Cả văn bản"

    def __init__(self, page: PlanPage) -> None:
        self._page = page

    def find(self, needle: str, exact: bool) -> list[Match]:
        plan = self._page.plan
        names = PlaceNames.of(plan.facts, plan.context)
        return [
            Match(names.of_place(found.where.place), found.shown, found.spans, found)
            for found in found_in(plan.facts, plan.context, needle, exact=exact)
        ]

    def go(self, match: Match) -> None:
        self._page.show_place(_found(match).where.place)

    def replace(self, matches: Sequence[Match], words: str) -> str:
        plan = self._page.plan
        if plan.locked:
            raise UserError(plan.locked)
        found = [replace(_found(match), spans=match.spans) for match in matches]
        with plan.change("Thay thế", found[0].where.place) as session:
            done = replace_words(session, plan.facts, plan.context, found, words)
        return _said(done.done, done.left)


def _found(match: Match) -> Found:
    assert isinstance(match.source, Found)
    return match.source


def _replaced(match: Match, words: str) -> str:
    text = match.shown
    for start, stop in reversed(match.spans):
        text = text[:start] + words + text[stop:]
    return clean(text)[0]


def _said(done: int, left: int) -> str:
    said = f"Đã thay {done:02d} chỗ."
    return f"{said} {left:02d} chỗ giữ nguyên vì chỉ sửa được tại chỗ." if left else said
