"""What the fields of a report show: counts, sums and shares of the plans it is about.

A target is ``what``, or ``key/what``: the key of a plan, group, column or budget line.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from isodesk.facts.plan import PlanFacts
from isodesk.facts.reporting import Reporting, percent_of, percent_words, task_figures
from isodesk.facts.richtext import RichText
from isodesk.vietnamese.dates import format_date
from isodesk.vietnamese.text import small_first

Value = int | str | None

TASK_WORDS = {
    "all": "tổng số",
    "done": "đã hoàn thành",
    "percent": "tỷ lệ hoàn thành (%)",
    "in_time": "hoàn thành đúng hạn",
    "done_late": "hoàn thành chậm",
    "under_way": "đang thực hiện",
    "not_begun": "chưa thực hiện",
    "overdue": "quá hạn",
    "dropped": "không thực hiện",
    "continuous": "thường xuyên",
}
UNIT_WORDS = {
    "planned": "theo kế hoạch",
    "done": "đã hoàn thành",
    "percent": "tỷ lệ hoàn thành (%)",
}
MONEY_WORDS = {
    "planned": "theo kế hoạch",
    "granted": "được giao",
    "spent": "đã thực hiện",
    "left": "còn lại",
}


def split(target: str) -> tuple[str, str]:
    """What a target is about, "" for all plans, and which figure of it."""
    scope, _, what = target.rpartition("/")
    return scope, what


def task_value(reporting: Reporting, target: str, *, before: bool = False) -> Value:
    """A count of tasks; – in a period before the plans began."""
    scope, what = split(target)
    row = reporting.tasks(scope, before=before)
    if row is None:
        known = before and reporting.tasks(scope) is not None and what in TASK_WORDS
        return "–" if known else None
    if what == "percent":
        return percent_sign(row.share)
    return dict(task_figures(row)).get(what)


def unit_value(reporting: Reporting, target: str, *, so_far: bool = False) -> Value:
    """A count of units done."""
    scope, what = split(target)
    row = reporting.units(scope, so_far=so_far)
    if row is None:
        return None
    found: dict[str, Value] = {
        "planned": row.planned,
        "done": row.done,
        "percent": percent_sign(row.share),
    }
    return found.get(what)


def money_value(reporting: Reporting, target: str) -> Value:
    """A sum in đồng; nothing that is not known counts as nought."""
    scope, what = split(target)
    row = reporting.money(scope)
    if row is None or what not in MONEY_WORDS:
        return None
    value: int | None = getattr(row, what)
    return value or 0


def money_percent(reporting: Reporting, target: str) -> Value:
    """The part of the granted, or else of the planned, that is spent."""
    row = reporting.money(target)
    return None if row is None else percent_sign(row.share)


def percent_sign(part: Fraction | None) -> str:
    """``87,5%``; – of nothing."""
    words = percent_words(part)
    return words if part is None else f"{words}%"


def named_short(plan: PlanFacts, subject: str) -> str:
    """``Kế hoạch số 34/KH-UBND ngày 23/02/2018``; by its subject while it has no number."""
    paper = plan.wrapper or plan
    whole = paper.date.to_date()
    if not paper.number:
        return f"{plan.document_type} {_about(subject)}"
    kind = plan.wrapper.document_type if plan.wrapper else plan.document_type
    day = f" ngày {format_date(whole)}" if whole else ""
    return f"{kind} số {paper.number.zfill(2)}/{paper.symbol}{day}"


def named(plan: PlanFacts, subject: str) -> str:
    """``Kế hoạch số 34/KH-UBND ngày 23/02/2018 của UBND tỉnh về …``."""
    paper = plan.wrapper or plan
    if not paper.number:
        return named_short(plan, subject)
    issuer = plan.issuer.short_name or plan.issuer.full_name
    about = f"về việc ban hành {plan.document_type} " if plan.wrapper else "về "
    return f"{named_short(plan, subject)} của {issuer} {about}{_about(subject)}"


def _about(subject: str) -> str:
    for lead in ("về việc ", "về "):
        if subject.lower().startswith(lead):
            return subject[len(lead) :]
    return small_first(subject) if subject[1:2].islower() or subject[1:2] == " " else subject


def named_parts(plan: PlanFacts) -> Iterator[tuple[str, RichText]]:
    """The groups, columns and budget lines of a plan, by key with their names."""
    yield from ((group.key, group.title) for group in plan.task_groups)
    yield from ((column.key, column.title) for column in plan.columns)
    yield from ((group.key, group.name) for group in plan.groups)
    yield from ((line.key, line.name) for line in plan.budget_lines)


def numbers_known(reporting: Reporting) -> tuple[set[int], set[str]]:
    """Every count of tasks and units, and every share, that a report can mean."""
    counts: set[int] = set()
    shares: set[str] = set()
    for when in (reporting.now, reporting.before):
        for each in when:
            for row in each.progress.values():
                counts |= {number for _, number in task_figures(row)}
                shares.add(percent_words(row.share))
    for before in (False, True):
        whole = reporting.tasks("", before=before)
        if whole is not None:
            counts |= {number for _, number in task_figures(whole)}
            shares.add(percent_words(whole.share))
    for keys in [("",), *(tuple(_keys(each.plan)) for each in reporting.now)]:
        for key in keys:
            for so_far in (False, True):
                units = reporting.units(key, so_far=so_far)
                if units is not None:
                    counts |= {units.planned, units.done}
                    shares.add(percent_of(units.done, units.planned))
            money = reporting.money(key)
            if money is not None:
                shares.add(percent_words(money.share))
    return counts, shares


def sums_known(reporting: Reporting) -> set[int]:
    """Every sum of money that a report can mean, in đồng."""
    keys = [""]
    for each in reporting.now:
        keys += [each.plan.key, *(line.key for line in each.plan.budget_lines)]
    rows = [row for key in keys if (row := reporting.money(key)) is not None]
    return {
        value
        for row in rows
        for value in (row.planned, row.granted, row.spent, row.left)
        if value is not None
    }


def _keys(plan: PlanFacts) -> Iterator[str]:
    yield plan.key
    for rows in (plan.groups, plan.columns, plan.budget_lines):
        yield from (row.key for row in rows)
