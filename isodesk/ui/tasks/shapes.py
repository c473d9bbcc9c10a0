"""How a task's time stands on the roadmap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from isodesk.vietnamese.periods import Period, PeriodKind


class ShapeKind(StrEnum):
    """What is drawn: a bar, one without an end, a hatched band, a diamond, the words, nothing."""

    BAR = "bar"
    OPEN = "open"
    BAND = "band"
    DIAMOND = "diamond"
    WORDS = "words"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape over its days, both inclusive; a diamond stands at the end of ``last``."""

    kind: ShapeKind
    first: date
    last: date

    @property
    def ends(self) -> tuple[bool, bool]:
        """Whether its beginning and its end can be seized."""
        return self.kind in (ShapeKind.BAR, ShapeKind.OPEN), self.kind is ShapeKind.BAR


def shape_of(period: Period, within: tuple[date, date], horizon: date, deadlines: bool) -> Shape:
    """The shape of a period.

    ``within`` are the days of its group or plan, for times that name none of their own; a time
    without an end goes on to the ``horizon``;
    ``deadlines`` says that the table's times are times of completion.
    """
    begin, end = within
    first, last = period.first, period.last
    if not period.text.strip():
        return Shape(ShapeKind.NONE, begin, end)
    if period.kind is PeriodKind.RECURRING:
        return Shape(ShapeKind.BAND, first or begin, last or end)
    if last is None:
        return (
            Shape(ShapeKind.OPEN, first, horizon) if first else Shape(ShapeKind.WORDS, begin, end)
        )
    if deadlines or first is None or first == last:
        return Shape(ShapeKind.DIAMOND, last, last)
    return Shape(ShapeKind.BAR, first, last)
