"""Counts in words against the counts of the matrix; subjects unmarked or listed twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked, Passage, Reading
from isodesk.facts import FieldRef, MatrixColumn, PlanFacts, RichText, TableSource
from isodesk.facts.counts import Counts, marked
from isodesk.facts.repairs import Repair, Retype
from isodesk.facts.totals import quantity_value
from isodesk.vietnamese.amounts import padded
from isodesk.vietnamese.text import fold

_COUNT = re.compile(
    r"(?<![\w.,/%])(?P<n>[0-9]{1,3}(?:\.[0-9]{3})*)\s+(?P<unit>cơ quan|đơn vị|HTQLCL)"
    r"(?!\w| tính|\s*/)",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(r"(khoảng|ít nhất|tối thiểu|tối đa|trên|dưới|hơn|gần|mỗi|từ|đến)\s*$", re.I)
_ALL = re.compile(r"(tổng(\s+(số|cộng))?|toàn bộ|tất cả)[\s:]*$", re.IGNORECASE)
_YEAR = re.compile(r"(?<!hết )(?<!đến )(?<!từ )năm\s+(?P<year>20[0-9]{2})[\s:(]*$", re.IGNORECASE)
_LABEL = re.compile(r"([^;:,.()]{4,})[\s:(]*$")
_LIKE = 0.72


def counts_in_heads(checked: Checked) -> Iterator[Finding]:
    """Numbers typed into heads, group rows and total rows of the matrix."""
    plan, counts = checked.plan, checked.fields.counts
    if not plan.subjects:
        return
    wanted = {f"columns/{c.key}": counts.number(column=c.key) for c in plan.columns}
    for group in plan.groups:
        wanted[f"groups/{group.key}/name"] = wanted[f"groups/{group.key}/note"] = counts.number(
            group.key
        )
    for table in plan.tables:
        if table.source is TableSource.MATRIX:
            wanted[f"tables/{table.key}/total"] = counts.all
    for passage, reading in checked.readings:
        if passage.place in wanted:
            for match in _typed_counts(reading):
                if _number(match) != wanted[passage.place]:
                    yield _differs(passage, match, wanted[passage.place])


def counts_in_words(checked: Checked) -> Iterator[Finding]:
    """Numbers typed into running text: the total, a named group, a count of the year named just
    before, else any count of the plan."""
    plan, counts = checked.plan, checked.fields.counts
    if not plan.subjects:
        return
    groups = {fold(checked.fields.text(g.name)): g.key for g in plan.groups}
    known = _all_known(plan, counts)
    known_in = {str(c.year): _known_counts(plan, counts, c) for c in plan.columns if c.year}
    for passage, reading in checked.at("blocks", "free_tables"):
        for match in _typed_counts(reading):
            before = reading.text[: match.start()]
            if _ROUGHLY.search(before):
                continue
            field = _field_meant(before, groups)
            wanted = counts.number(field.target) if field else None
            year = _YEAR.search(before)
            fitting = known_in.get(year["year"], known) if year else known
            if wanted is not None and _number(match) != wanted:
                yield _differs(passage, match, wanted, field)
            elif wanted is None and _number(match) not in fitting:
                yield _unknown(passage, match)


def counts_in_audiences(checked: Checked) -> Iterator[Finding]:
    """``33 đơn vị`` of a task against the column of its group's year."""
    plan, counts = checked.plan, checked.fields.counts
    if not plan.subjects:
        return
    years = {group.key: group.year for group in plan.task_groups}
    columns = {c.year: c for c in plan.columns if c.year}
    of_task = {task.key: columns.get(years.get(task.group) or 0) for task in plan.tasks}
    known = {c: _all_known(plan, counts, c) for c in (None, *columns.values())}
    for passage, reading in checked.at("tasks"):
        column = of_task[passage.place.split("/")[1]]
        for match in _typed_counts(reading):
            before = reading.text[: match.start()].strip()
            # What begins with a count is the list of its year; elsewhere any count may be meant.
            lists = column is not None and not before
            if _number(match) in known[column if lists else None] or _ROUGHLY.search(before):
                continue
            if column is not None and lists:
                yield _differs(passage, match, counts.number(column=column.key))
            else:
                yield _unknown(passage, match)


def unmarked_subjects(checked: Checked) -> Iterator[Finding]:
    """A subject of the matrix without a mark in any column."""
    plan = checked.plan
    if not plan.columns:
        return
    columns = {column.key for column in plan.columns}
    with_mark = {subject for subject, column in marked(plan) if column in columns}
    for subject in plan.subjects:
        if subject.key not in with_mark:
            place = f"subjects/{subject.key}"
            name = checked.fields.text(subject.name)
            yield Finding(
                "counts.unmarked",
                Severity.WARNING,
                f"“{name}” chưa được đánh dấu X ở cột nào.",
                place,
                name,
                checked.names.of_place(place),
            )


def subjects_listed_twice(checked: Checked) -> Iterator[Finding]:
    """The same name, or the same unit of the office's list, in two rows."""
    seen: dict[str, str] = {}
    for subject in checked.plan.subjects:
        name = " ".join(checked.fields.text(subject.name).split())
        names = [f"name/{name.casefold()}"] if name else []
        links = [f"unit/{subject.unit}"] if subject.unit else []
        links += [f"system/{subject.system}"] if subject.system else []
        place = f"subjects/{subject.key}"
        first = next((seen[key] for key in names + links if key in seen), None)
        if first is not None:
            yield Finding(
                "counts.twice",
                Severity.WARNING,
                f"“{name}” đã có ở {checked.names.of_place(first)}.",
                place,
                name,
                checked.names.of_place(place),
            )
        for key in names + links:
            seen.setdefault(key, place)


def _typed_counts(reading: Reading) -> Iterator[re.Match[str]]:
    return (m for m in _COUNT.finditer(reading.text) if reading.typed(m, "n"))


def _number(match: re.Match[str]) -> int:
    return int(match["n"].replace(".", ""))


def _all_known(plan: PlanFacts, counts: Counts, only: MatrixColumn | None = None) -> frozenset[int]:
    """The known counts, and those of groups that stand together, often counted as one."""
    columns = [only.key] if only else ["", *(column.key for column in plan.columns)]
    keys = [group.key for group in plan.groups]
    runs = {
        sum(counts.number(key, column) for key in keys[first:last])
        for first, last in combinations(range(len(keys) + 1), 2)
        for column in columns
    }
    return _known_counts(plan, counts, only) | runs


def _known_counts(
    plan: PlanFacts, counts: Counts, only: MatrixColumn | None = None
) -> frozenset[int]:
    """Every count the plan, or ``only`` one column, can mean: totals, groups, cells, quantities."""
    groups = ["", *(group.key for group in plan.groups)]
    columns = [only.key] if only else ["", *(column.key for column in plan.columns)]
    known = {counts.number(group, column) for group in groups for column in columns}
    every = ["", *(c.code for c in plan.columns), *(c.code for c in plan.budget_columns)]
    codes = [only.code] if only else every
    values = (quantity_value(plan, q, code) for q in plan.quantities for code in codes)
    return frozenset(known | {int(v) for v in values if v is not None})


def _field_meant(before: str, groups: dict[str, str]) -> FieldRef | None:
    """The field for the count that the words before a number name; None when none is clear."""
    if _ALL.search(before):
        return FieldRef("count.all", "", "pad2")
    group = _of_group(before, groups)
    return FieldRef("count.group", group, "pad2") if group else None


def _of_group(before: str, groups: dict[str, str]) -> str | None:
    """The group the words before a number name; None when that is not clear."""
    label = _LABEL.search(before)
    if label is None:
        return None
    scores: defaultdict[float, list[str]] = defaultdict(list)
    for name in groups:
        scores[SequenceMatcher(None, fold(label[1]).strip(" -+"), name).ratio()].append(name)
    best = max(scores, default=0.0)
    if best < _LIKE or len(scores[best]) > 1:
        return None
    return groups[scores[best][0]]


def _differs(
    passage: Passage, match: re.Match[str], wanted: int, field: FieldRef | None = None
) -> Finding:
    """A count that is another; in running text the ``field`` that never differs takes its place."""
    number = padded(wanted)
    repair = Repair.words(passage.place, match.span("n"), match["n"], number)
    if field is not None:
        text = RichText.of(replace(field, last=number))
        repair = replace(
            repair,
            label=f"Thay bằng số liệu tự động “{number}”",
            change=Retype(*match.span("n"), text),
        )
    return Finding(
        "counts.words",
        Severity.ERROR,
        f"Ghi “{match[0]}”, đếm được {number}.",
        passage.place,
        match[0],
        passage.place_name,
        repair,
    )


def _unknown(passage: Passage, match: re.Match[str]) -> Finding:
    return Finding(
        "counts.words",
        Severity.WARNING,
        f"“{match[0]}” không khớp số lượng nào của bảng đối tượng áp dụng.",
        passage.place,
        match[0],
        passage.place_name,
    )
