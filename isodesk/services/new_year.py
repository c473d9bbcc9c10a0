"""Lập kế hoạch năm … từ kế hoạch này: everything that follows the year moves, nothing else does.

Moving: the plan's years, year columns and their codes, periods, groups of a year, fields. Never
moving: citations, symbols, names of standards, free dates. Years that stand as plain words are
listed, each to be chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, is_dataclass, replace
from typing import Any

from isodesk import facts
from isodesk.errors import UserError
from isodesk.facts import PlanFacts, PlanKind, RichText
from isodesk.facts.fields import FieldContext
from isodesk.services.keys import own_fields, with_fresh_keys
from isodesk.services.plain_years import dates_in, moved_years, with_words, years_in
from isodesk.services.year_shift import later, shifted
from isodesk.vietnamese.dates import format_date
from isodesk.vietnamese.periods import parse_period, period_unit, shift_years

Text = RichText | str
Visit = Callable[[str, str, Text], Text]

_NOT_OURS = (facts.LegalBasis, facts.Citation, facts.Standard, facts.Issuer)
_UNTOUCHED = (*_NOT_OURS, facts.Stated, facts.Accepted, facts.ChangeReason)
_OF_A_YEAR = (facts.MatrixColumn, facts.BudgetColumn, facts.TaskGroup)
_WORDS: dict[type[Any], tuple[str, ...]] = {
    facts.Task: ("lead", "support", "cost"),
    facts.SharedQuantity: ("name",),
    facts.FreeTable: ("name",),
    facts.Recipient: ("name",),
}
"""The plain strings in which a year may stand; every rich text may hold one."""

_PLACES = {"budget_lines": "budget"}
_DEADLINE = "Thời hạn gửi báo cáo"


@dataclass(frozen=True)
class PlainYear:
    """A year standing as plain words; ``suggested`` False inside the mention of a document."""

    id: str
    place: str
    old_text: str
    new_text: str
    context: str
    suggested: bool


@dataclass(frozen=True)
class FixedDate:
    """A day to be looked at: a task's time, moved by whole years, or a date in the text, left."""

    place: str
    old_text: str
    new_text: str
    context: str
    moved: bool


@dataclass(frozen=True)
class NewYear:
    """The plan of another year, still under the keys of the old one, and what to look at."""

    facts: PlanFacts
    words: tuple[PlainYear, ...]
    fixed_dates: tuple[FixedDate, ...]


def plan_new_year(plan: PlanFacts, first_year: int) -> NewYear:
    """What ``plan`` becomes for the years from ``first_year`` on; nothing is written.

    UserError when the plan says no year of its own, or is a paper that goes with a plan or a
    report.
    """
    if plan.is_paper:
        raise UserError(
            "Văn bản này đi kèm một kế hoạch. Lập kế hoạch năm mới từ kế hoạch đó, rồi lập lại "
            "văn bản kèm theo."
        )
    if plan.kind is PlanKind.REPORT:
        raise UserError("Báo cáo nói về một kỳ đã qua. Chọn kế hoạch, rồi lập báo cáo kỳ sau.")
    begins = plan.first_year or plan.date.year
    if begins is None:
        raise UserError("Kế hoạch này chưa ghi năm nên chưa biết chuyển từ năm nào.")
    years = first_year - begins
    span = (begins - 1, (plan.last_year or begins) + 1)
    dates = (*_moved_dates(plan, years), *_free_dates(plan, span))
    return NewYear(shifted(plan, years), tuple(_plain_years(plan, span, years)), dates)


def apply_years(plan: PlanFacts, words: Iterable[PlainYear]) -> PlanFacts:
    """``plan`` (of `NewYear`) with these plain words replaced."""
    chosen: dict[str, list[PlainYear]] = {}
    for word in words:
        chosen.setdefault(word.id.rpartition("#")[0], []).append(word)

    def replaced(path: str, place: str, text: Text) -> Text:
        for word in sorted(chosen.get(path, ()), key=_start, reverse=True):
            text = _with_words(text, _start(word), word.old_text, word.new_text)
        return text

    changed: PlanFacts = _walk(plan, "", "", replaced)
    return changed


def copied_to_year(plan: PlanFacts, first_year: int, ticked: Collection[str] = ()) -> PlanFacts:
    """The plan of another year as a draft under fresh keys.

    ``ticked`` are the ids of the plain words to replace, of `plan_new_year` for the same year.
    """
    made = plan_new_year(plan, first_year)
    words = [word for word in made.words if word.id in ticked]
    fresh, _ = with_fresh_keys(apply_years(made.facts, words))
    return fresh


def _plain_years(plan: PlanFacts, span: tuple[int, int], years: int) -> Iterator[PlainYear]:
    for path, place, text in _texts(plan):
        for found in years_in(text, *span):
            yield PlainYear(
                f"{path}#{found.start}",
                place,
                found.text,
                moved_years(found.text, years),
                found.context,
                not found.cited,
            )


def _moved_dates(plan: PlanFacts, years: int) -> Iterator[FixedDate]:
    context = FieldContext.of(plan)
    if period_unit(plan.deadline) == "day":
        moved = shift_years(plan.deadline, years)
        yield FixedDate("header/deadline", plan.deadline.text, moved.text, _DEADLINE, True)
    for task in plan.tasks:
        moved = shift_years(task.period, years)
        if period_unit(task.period) == "day":
            place, content = f"tasks/{task.key}/period", context.text(task.content)
            yield FixedDate(place, task.period.text, moved.text, content, True)
    for column in plan.columns:
        days = [day for day in (column.first, column.last) if day]
        if days:
            old = " - ".join(format_date(day) for day in days)
            new = " - ".join(format_date(later(day, years)) for day in days)
            title = context.text(column.title)
            yield FixedDate(f"columns/{column.key}/title", old, new, title, True)


def _free_dates(plan: PlanFacts, span: tuple[int, int]) -> Iterator[FixedDate]:
    for _, place, text in _texts(plan):
        for found in dates_in(text, *span):
            yield FixedDate(place, found.text, found.text, found.context, False)


def _texts(plan: PlanFacts) -> list[tuple[str, str, Text]]:
    """Every text in which a year may stand as plain words: path, place and the text."""
    texts: list[tuple[str, str, Text]] = []

    def seen(path: str, place: str, text: Text) -> Text:
        texts.append((path, place, text))
        return text

    _walk(plan, "", "", seen)
    return texts


def _walk(value: Any, path: str, place: str, visit: Visit) -> Any:
    """``value`` with each text replaced by what ``visit`` gives for it.

    ``path`` counts positions, so it is the same in a plan and its shifted copy; ``place`` is the
    name by which views find the text.
    """
    if isinstance(value, RichText):
        return visit(path, place, value) if value.parts else value
    if isinstance(value, tuple):
        return tuple(_walk(item, f"{path}/{i}", place, visit) for i, item in enumerate(value))
    if not is_dataclass(value) or isinstance(value, (type, *_UNTOUCHED)):
        return value
    if isinstance(value, _OF_A_YEAR) and value.year:
        return value
    here = _place(value, place)
    changes = {
        name: _walk(getattr(value, name), f"{path}/{name}", _inner(value, here, name), visit)
        for name in (field.name for field in own_fields(value))
    }
    for name in _WORDS.get(type(value), ()):
        changes[name] = visit(f"{path}/{name}", f"{here}/{name}", getattr(value, name))
    if isinstance(value, facts.Task):
        changes["period"] = _period(value, path, here, visit)
    return replace(value, **{n: v for n, v in changes.items() if v is not getattr(value, n)})


def _period(task: facts.Task, path: str, place: str, visit: Visit) -> Any:
    """A time that is not understood may still name a year."""
    if task.period.first or task.period.last or not task.period.text:
        return task.period
    text = str(visit(f"{path}/period", f"{place}/period", task.period.text))
    return task.period if text == task.period.text else parse_period(text)


def _place(value: Any, section: str) -> str:
    if isinstance(value, PlanFacts):
        return ""
    return f"{section}/{value.key}" if hasattr(value, "key") else section


def _inner(value: Any, here: str, name: str) -> str:
    """The place of a field of ``value``."""
    if isinstance(value, PlanFacts):
        return "header/subject" if name == "subject" else _PLACES.get(name, name)
    if isinstance(value, facts.Block):
        return here
    if isinstance(value, facts.Annex) and name == "blocks":
        return "blocks"
    return f"{here}/{name}"


def _start(word: PlainYear) -> int:
    return int(word.id.rpartition("#")[2])


def _with_words(text: Text, start: int, old: str, new: str) -> Text:
    if isinstance(text, RichText):
        return with_words(text, start, old, new)
    return text[:start] + new + text[start + len(old) :]
