"""Which rows of a grid hang below which, and which are folded away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isodesk.ui.grid.source import GridRow, GridSource


class Folds:
    """The branches of a source that a hand has folded, by the keys of the rows above them.

    In a source whose ``is_tree`` is true only levels count; in any other one, the rows of a group
    stand at its own level.
    """

    def __init__(self, source: GridSource) -> None:
        self._source = source
        self._is_tree = bool(getattr(source, "is_tree", False))
        self.folded: dict[str, None] = {}
        self._ends: list[int] | None = None
        self._heads: list[int] = []

    def forget(self) -> None:
        """The rows of the source are others now."""
        self._ends = None

    def _branch_ends(self) -> list[int]:
        """The position after the last row below each row."""
        if self._ends is None:
            source = self._source
            rows = [source.row(at) for at in range(source.row_count())]
            self._ends = _ends(rows, self._is_tree)
            self._heads = [at for at, end in enumerate(self._ends) if end > at + 1]
        return self._ends

    @property
    def indents_all(self) -> bool:
        """Whether every row leaves room for the triangle of those above it."""
        return self._is_tree and bool(self.heads())

    def has_rows_below(self, row: int) -> bool:
        """Whether a row of the source has rows that hang below it."""
        ends = self._branch_ends()
        return 0 <= row < len(ends) and ends[row] > row + 1

    def is_folded(self, row: int) -> bool:
        """Whether the rows below this row of the source are folded away."""
        return self.has_rows_below(row) and self._source.row(row).key in self.folded

    def parent(self, row: int) -> int:
        """The row of the source that this one hangs below, -1 for none."""
        ends = self._branch_ends()
        return next((at for at in range(row - 1, -1, -1) if ends[at] > row), -1)

    def heads(self) -> list[int]:
        """The rows of the source with rows below them."""
        self._branch_ends()
        return self._heads

    def fold(self, rows: Iterable[int], folded: bool) -> None:
        """Fold the branches below these rows of the source, or unfold them; the newest last."""
        for row in rows:
            key = self._source.row(row).key
            self.folded.pop(key, None)
            if folded and self.has_rows_below(row):
                self.folded[key] = None

    def with_branches(self, rows: Iterable[int]) -> list[int]:
        """Rows with the deeper ones folded away below them; a group's own rows are no deeper."""
        chosen, ends, row_of = set(rows), self._branch_ends(), self._source.row
        for row in sorted(chosen):
            if self.is_folded(row):
                level = row_of(row).level
                below = range(row + 1, ends[row])
                chosen.update(at for at in below if row_of(at).level > level)
        return sorted(chosen)

    def above(self, row: int) -> list[int]:
        """The folded rows of the source that hide this one."""
        ends = self._branch_ends()
        return [at for at in self.heads() if at < row < ends[at] and self.is_folded(at)]

    def shown(self, rows: Sequence[int]) -> Sequence[int]:
        """Those of these rows of the source that no fold hides."""
        if not self.folded:
            return rows
        hidden: set[int] = set()
        ends = self._branch_ends()
        for at in self.heads():
            if self._source.row(at).key in self.folded:
                hidden.update(range(at + 1, ends[at]))
        return [at for at in rows if at not in hidden] if hidden else rows


def _ends(rows: Sequence[GridRow], is_tree: bool) -> list[int]:
    ends = list(range(1, len(rows) + 1))
    open_rows: list[int] = []
    for at, row in enumerate(rows):
        while open_rows and not _hangs_below(rows[open_rows[-1]], row, is_tree):
            ends[open_rows.pop()] = at
        open_rows.append(at)
    for at in open_rows:
        ends[at] = len(rows)
    return ends


def _hangs_below(above: GridRow, row: GridRow, is_tree: bool) -> bool:
    if row.kind == "total" or above.kind == "total":
        return False
    if row.level > above.level:
        return True
    return not is_tree and above.kind == "group" and row.kind == "item"
