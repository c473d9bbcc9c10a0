"""``41 đơn vị gồm: …`` in a task against the groups that are marked in its year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.checks.said import of_passage
from isodesk.vietnamese.text import fold

_LISTS = re.compile(r"^\s*(?P<n>\d+)\s+(?:cơ quan|đơn vị|HTQLCL)[^:]{0,12}:", re.IGNORECASE)
_COUNT = re.compile(r"\s*\(?\d+ (?:cơ quan|đơn vị|HTQLCL).*")
_LOOSE = re.compile(r"\b(?:cac|cap|va|thuoc|gom|bao)\b|[^\w\s]")


def groups_in_audiences(checked: Checked) -> Iterator[Finding]:
    """A group named in the audience without marks in that year, or left out of it."""
    plan, counts = checked.plan, checked.fields.counts
    years = {group.key: group.year for group in plan.task_groups}
    of_task = {task.key: years.get(task.group) for task in plan.tasks}
    columns = {column.year: column for column in plan.columns if column.year}
    groups = {_plain(checked.fields.text(g.name)): g for g in plan.groups}
    for passage, reading in checked.at("tasks"):
        _, task, part = passage.place.split("/")
        column = columns.get(of_task.get(task) or 0)
        match = _LISTS.match(reading.text)
        if part != "audience" or column is None or match is None:
            continue
        text = _plain(reading.text[match.end() :])
        rest = text
        named = []
        for name in sorted(groups, key=len, reverse=True):
            if name and f" {name} " in f" {rest} ":
                rest = f" {rest} ".replace(f" {name} ", " ").strip()
                named.append(groups[name])
        for group in named:
            if not counts.number(group.key, column.key):
                yield of_passage(
                    passage,
                    "counts.groups",
                    Severity.WARNING,
                    f"“{checked.fields.text(group.name)}” không có đơn vị nào ở cột "
                    f"{_title(checked, column.key)}.",
                    reading.text,
                )
        unnamed = [
            g for g in groups.values() if g not in named and counts.number(g.key, column.key)
        ]
        if named and unnamed and not rest.strip():
            names = ", ".join(
                f"{checked.fields.text(g.name)} ({counts.number(g.key, column.key)})"
                for g in unnamed
            )
            yield of_passage(
                passage,
                "counts.groups",
                Severity.WARNING,
                f"Chưa kể {names}, cũng có ở cột {_title(checked, column.key)}.",
                reading.text,
            )


def _plain(text: str) -> str:
    words = " ".join(_LOOSE.sub(" ", fold(text)).split())
    # One name of the law for the phòng of a district, and the one people use.
    return words.replace("co quan chuyen mon ubnd huyen", "phong chuyen mon ubnd huyen")


def _title(checked: Checked, key: str) -> str:
    title = next(c.title for c in checked.plan.columns if c.key == key)
    said = checked.fields.text(title).partition("\n")[0]
    return _COUNT.sub("", said).strip()
