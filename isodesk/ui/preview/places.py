"""Where on the printed pages a place of the plan stands first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from isodesk.exporters.pdf.mapped import Source
from isodesk.facts import BlockKind, PlanFacts, TableSource

_HEADS = {
    TableSource.MATRIX: "columns",
    TableSource.INSPECTION: "columns",
    TableSource.BUDGET: "budget_columns",
}
_SHORT = {"header/signature": "signatures"}


class PrintedPlaces:
    """Finds the first box of a place; ``columns`` gives the code of a plan's column by its key."""

    def __init__(
        self, plan: PlanFacts, columns: Mapping[str, str], sources: Sequence[Source]
    ) -> None:
        self._columns = columns
        self._boxes: dict[str, Source] = {}
        for source in sorted(sources, key=lambda s: (s.page, s.top, s.left)):
            parts = self._parts(source.place)
            for end in range(len(parts), 0, -1):
                self._boxes.setdefault("/".join(parts[:end]), source)
        self._tables = {table.key: table for table in plan.tables}
        self._bases, self._led = _run_in_bases(plan)

    def first(self, place: str) -> Source | None:
        """The box of a place, of what it stands in, or of what prints it; None for no box."""
        for other in self._names(place):
            parts = self._parts(other)
            for end in range(len(parts), min(len(parts), 2) - 1, -1):
                if box := self._boxes.get("/".join(parts[:end])):
                    return box
        return None

    def _names(self, place: str) -> Iterator[str]:
        """The place, then what pages call it."""
        yield place
        room, _, rest = place.partition("/")
        if place in _SHORT:
            yield _SHORT[place]
        elif room == "bases" or rest == self._led:
            yield self._bases
        elif room == "tables":
            yield from self._of_table(*rest.partition("/")[::2])

    def _of_table(self, key: str, part: str) -> Iterator[str]:
        table = self._tables.get(key)
        if table is None:
            return
        if table.source is TableSource.BUDGET and part == "total":
            yield "budget/total"
        if head := _HEADS.get(table.source):
            yield f"{head}/{part}"
            yield head

    def _parts(self, place: str) -> list[str]:
        """The parts of a place without the kinds of their columns; cells of a free table by
        their position from 0."""
        room, *rest = place.split("/")
        named = [self._columns.get(part, part) for part in rest]
        bare = [part.partition(":")[2] or part for part in named]
        last = bare[-1] if bare else ""
        if room == "free_tables" and last[:1] == "c" and last[1:].isdigit():
            bare[-1] = str(int(last[1:]) - 1)
        return [room, *bare]


def _run_in_bases(plan: PlanFacts) -> tuple[str, str]:
    """The place of the paragraph that holds all bases, and the key of the one they may begin."""
    blocks = plan.blocks
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.LEGAL_BASES:
            return f"blocks/{block.key}", blocks[at + 1].key if at + 1 < len(blocks) else ""
    return "", ""
