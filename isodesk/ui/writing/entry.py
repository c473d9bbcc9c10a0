"""What can be filled in at the side of the text: one entry a box, its reading and its verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from isodesk.errors import UserError
from isodesk.facts import DocumentDate, PlanFacts
from isodesk.facts.fields import FieldContext
from isodesk.services import Session
from isodesk.vietnamese.text import clean

Read = Callable[[FieldContext], str]
Write = Callable[[Session, PlanFacts, str], None]
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Entry:
    """A box: ``place`` names it everywhere, ``step`` is its undo step; several ``lines`` or one.

    ``width`` is its share of a row that it has with others. ``choices`` are values and their words;
    where there are any, one of them is chosen and nothing is typed. ``offers`` names what other
    plans hold and is offered.
    """

    place: str
    label: str
    step: str
    read: Read
    write: Write
    lines: bool = False
    hint: str = ""
    width: int = 1
    choices: Choices = ()
    offers: str = ""


@dataclass(frozen=True)
class Verb:
    """A button beside a title: ``name`` names it in the window, ``label`` its undo step.

    ``words`` stand on it; without them ``icon`` does.
    """

    name: str
    label: str
    icon: str
    run: Callable[[Session, PlanFacts], object]
    words: str = ""
    place: str = ""


@dataclass(frozen=True)
class Section:
    """Entries under one title, row by row, with the buttons beside the title."""

    title: str
    rows: tuple[tuple[Entry, ...], ...]
    verbs: tuple[Verb, ...] = ()


def split_lines(text: str) -> tuple[str, ...]:
    """The lines that hold something."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def joined(text: str) -> str:
    """Single spaces; line breaks stay where they were typed."""
    return "\n".join(" ".join(line.split()) for line in clean(text)[0].split("\n")).strip()


def number_in(text: str, label: str, last: int) -> int | None:
    """A whole number from 1 to ``last``, None for nothing. UserError for anything else."""
    if not text:
        return None
    if not text.isdecimal() or not 1 <= int(text) <= last:
        raise UserError(f"{label} “{text}” không đúng. Ghi số từ 1 đến {last}, hoặc để trống.")
    return int(text)


_LAST = {"day": 31, "month": 12, "year": 9999}
_DATE_LABELS = {"day": "Ngày", "month": "Tháng", "year": "Năm"}


def date_row(
    place: str,
    step: str,
    read: Callable[[PlanFacts], DocumentDate],
    write: Callable[[Session, PlanFacts, DocumentDate], None],
) -> tuple[Entry, ...]:
    """Day, month and year, each of which may be unknown."""
    return tuple(_date_part(f"{place}/{part}", part, step, read, write) for part in _LAST)


def _date_part(
    place: str,
    part: str,
    step: str,
    read: Callable[[PlanFacts], DocumentDate],
    write: Callable[[Session, PlanFacts, DocumentDate], None],
) -> Entry:
    label = _DATE_LABELS[part]

    def shown(context: FieldContext) -> str:
        value = getattr(read(context.plan), part)
        return "" if value is None else f"{value:02d}"

    def typed(session: Session, plan: PlanFacts, text: str) -> None:
        changes: dict[str, Any] = {part: number_in(text, label, _LAST[part])}
        date = replace(read(plan), **changes)
        _must_exist(date)
        write(session, plan, date)

    return Entry(place, label, step, shown, typed, hint="trống")


def _must_exist(date: DocumentDate) -> None:
    """UserError for a whole date that no calendar has."""
    whole = date.day is not None and date.month is not None and date.year is not None
    if whole and date.to_date() is None:
        raise UserError(f"Không có ngày {date.day:02d}/{date.month:02d}/{date.year}.")
