"""How a task's time stands on the roadmap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from isodesk.vietnamese.periods import Period, PeriodKind, yearly_spans


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
    """A shape over its days, both inclusive; a diamond stands at the end of ``last``.

    ``parts`` are the shapes of a time that comes back every year; they stand for the whole.
    """

    kind: ShapeKind
    first: date
    last: date
    parts: tuple[Shape, ...] = ()

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
        return _recurring(period, first or begin, last or end, deadlines)
    if last is None:
        return (
            Shape(ShapeKind.OPEN, first, horizon) if first else Shape(ShapeKind.WORDS, begin, end)
        )
    if deadlines or first is None or first == last:
        return Shape(ShapeKind.DIAMOND, last, last)
    return Shape(ShapeKind.BAR, first, last)


def _recurring(period: Period, first: date, last: date, deadlines: bool) -> Shape:
    """One band, or a band or diamond in each year for a part of the year: ``Quý I hằng năm``."""
    spans = yearly_spans(period, first, last)
    if not spans:
        return Shape(ShapeKind.BAND, first, last)
    parts = (
        Shape(ShapeKind.DIAMOND, end, end)
        if deadlines or begin == end
        else Shape(ShapeKind.BAND, begin, end)
        for begin, end in spans
    )
    return Shape(ShapeKind.BAND, spans[0][0], spans[-1][1], tuple(parts))
