"""A PDF with what its pages say: which place of the plan stands where, and where sections begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Source(NamedTuple):
    """A box on a page and the place of the plan behind it.

    ``page`` counts from 0; lengths are in points from the page's top left corner.
    """

    page: int
    left: float
    top: float
    width: float
    height: float
    place: str

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in the box."""
        return self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.height


@dataclass(frozen=True)
class MappedPdf:
    """The bytes of a PDF, the boxes of its places, the first page of each section."""

    data: bytes
    sources: tuple[Source, ...]
    starts: tuple[int, ...]

    def source_at(self, page: int, x: float, y: float) -> Source | None:
        """The smallest box around a point, None where no part of the plan stands."""
        found = [s for s in self.sources if s.page == page and s.holds(x, y)]
        return min(found, key=lambda s: s.width * s.height, default=None)
