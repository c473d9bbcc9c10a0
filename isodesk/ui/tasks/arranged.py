"""The rows of the task table as looked at: grouped another way, or only those of one agency."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from isodesk.documents.roadmap_tones import lead_name
from isodesk.facts import PlanFacts, Task
from isodesk.facts.fields import FieldContext
from isodesk.facts.tasks import TaskAgency
from isodesk.ui.tasks.rows import TaskRow, task_rows
from isodesk.vietnamese.text import fold, sort_key

_NO_YEAR = "Chưa rõ năm"
_NO_LEAD = "Chưa ghi chủ trì"
_OTHERS = "Đơn vị ngoài đối tượng áp dụng"
_SHOWN_ONLY = "by:"


class GroupBy(StrEnum):
    """What stands together: the table's own groups, or something that the tasks say."""

    TABLE = "table"
    YEAR = "year"
    AGENCY = "agency"
    UNIT_GROUP = "unit_group"


GROUP_WORDS = {
    GroupBy.TABLE: "Nhóm như bảng",
    GroupBy.YEAR: "Nhóm theo năm",
    GroupBy.AGENCY: "Nhóm theo đơn vị chủ trì",
    GroupBy.UNIT_GROUP: "Nhóm theo nhóm đơn vị",
}


@dataclass(frozen=True)
class Arrangement:
    """How the rows are looked at; ``agency`` is a name without marks, "" for all tasks."""

    by: GroupBy = GroupBy.TABLE
    agency: str = ""

    @property
    def is_table(self) -> bool:
        """Whether the rows are those that print, all of them."""
        return self == Arrangement()


@dataclass(frozen=True)
class ArrangedRows:
    """The rows, and the titles of groups that are not the table's own."""

    rows: tuple[TaskRow, ...]
    titles: Mapping[str, str]


def is_shown_only(row: TaskRow) -> bool:
    """Whether this group row stands on the screen only."""
    return row.is_group and row.key.startswith(_SHOWN_ONLY)


def arranged_rows(fields: FieldContext, wanted: Arrangement) -> ArrangedRows:
    """The rows of a plan as looked at. A task keeps the group that it has in the table."""
    plan = fields.plan
    if wanted.is_table:
        return ArrangedRows(task_rows(plan), {})
    kept = {task.key: task for task in plan.tasks if _concerns(task, wanted.agency)}
    rows = tuple(row for row in task_rows(plan) if row.is_group or row.key in kept)
    if wanted.by is GroupBy.TABLE:
        used = {row.group for row in rows if not row.is_group}
        return ArrangedRows(tuple(r for r in rows if not r.is_group or r.key in used), {})
    return _regrouped([row for row in rows if not row.is_group], kept, _titles(fields, wanted.by))


def agency_names(plan: PlanFacts) -> tuple[str, ...]:
    """Everyone who leads or supports, once each, as first typed, in alphabetical order."""
    typed = dict.fromkeys(a.text for task in plan.tasks for a in task.agencies)
    names: dict[str, str] = {}
    for name in typed:
        names.setdefault(fold(name), " ".join(name.split()))
    return tuple(sorted(names.values(), key=sort_key))


def _concerns(task: Task, agency: str) -> bool:
    return not agency or any(fold(a.text) == agency for a in task.agencies)


def _regrouped(
    rows: Iterable[TaskRow], tasks: Mapping[str, Task], title: Callable[[Task], tuple[object, str]]
) -> ArrangedRows:
    """The tasks under titles, each a place in the order and its words."""
    found: dict[tuple[object, str], list[TaskRow]] = {}
    for row in rows:
        found.setdefault(title(tasks[row.key]), []).append(row)
    arranged: list[TaskRow] = []
    titles: dict[str, str] = {}
    for at, words in sorted(found, key=lambda it: (str(it[0]), sort_key(it[1]))):
        key = f"{_SHOWN_ONLY}{fold(words)}"
        titles[key] = words
        arranged += [TaskRow(key, True, key), *found[at, words]]
    return ArrangedRows(tuple(arranged), titles)


def _titles(fields: FieldContext, by: GroupBy) -> Callable[[Task], tuple[object, str]]:
    plan = fields.plan
    years = {group.key: group.year for group in plan.task_groups}
    if by is GroupBy.YEAR:
        return lambda task: _year_title(task, years.get(task.group))
    if by is GroupBy.AGENCY:
        names: dict[str, str] = {}
        return lambda task: _agency_title(task, names)
    groups = {g.key: (f"{at:03d}", fields.text(g.name)) for at, g in enumerate(plan.groups)}
    units: dict[str, tuple[object, str]] = {}
    for subject in plan.subjects:
        if subject.group in groups:
            units[fold(fields.text(subject.name))] = groups[subject.group]
            if subject.unit:
                units[subject.unit] = groups[subject.group]
    return lambda task: _group_title(task.agencies, units)


def _year_title(task: Task, of_group: int | None) -> tuple[object, str]:
    day = task.period.first or task.period.last
    year = day.year if day else of_group
    return (str(year), f"Năm {year}") if year else ("9999", _NO_YEAR)


def _agency_title(task: Task, names: dict[str, str]) -> tuple[object, str]:
    name = lead_name(task)
    if not name:
        return "1", _NO_LEAD
    return "0", names.setdefault(fold(name), " ".join(name.split()))


def _group_title(
    agencies: Iterable[TaskAgency], units: Mapping[str, tuple[object, str]]
) -> tuple[object, str]:
    """The group of the first agency that is one of the plan's subjects; who leads comes first."""
    for agency in agencies:
        found = units.get(agency.unit) or units.get(fold(agency.text))
        if found:
            return found
    return "999", _OTHERS
