"""Numbers that follow from order and level: blocks, tasks, subjects, budget lines, annexes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from isodesk.facts.divisions import DIVISIONS, DivisionCounter
from isodesk.facts.kinds import AnnexStyle, BlockKind, Numbering, TableSource
from isodesk.facts.plan import PlanFacts
from isodesk.facts.tables import IndicatorForm, MailingEntry
from isodesk.facts.text import Annex, Block
from isodesk.vietnamese.numbering import letter, roman

_COUNTED = (BlockKind.HEADING, BlockKind.NUMBERED)


def block_numbers(blocks: Sequence[Block]) -> dict[str, str]:
    """The printed number of each block by key (``I.``, ``2.``, ``2.1.``, ``a)``, ``-``, ``+``).

    Levels follow Phụ lục I of Nghị định 30/2020: Roman sections, Arabic khoản, khoản.khoản, and
    points in Vietnamese letters; sections and khoản begin anew in each Phần, Chương, Mục or Điều.
    Blocks without a number get "".
    """
    numbers: dict[str, str] = {}
    counters: dict[int, int] = {}
    divisions = DivisionCounter()
    points = 0
    for block in blocks:
        text = ""
        if block.kind in DIVISIONS:
            points = 0
            if block.numbered:
                counters.clear()
                text = divisions.number(block)
        elif block.kind in _COUNTED:
            points = 0
            if block.numbered:
                counters[block.level] = block.start_at or counters.get(block.level, 0) + 1
                for deeper in [level for level in counters if level > block.level]:
                    del counters[deeper]
                text = _section_number(counters, block.level)
        elif block.kind is BlockKind.POINT and block.numbered:
            points = block.start_at or points + 1
            text = f"{letter(points)})"
        elif block.kind is BlockKind.BULLET and block.numbered:
            text = "-" if block.level == 1 else "+"
        numbers[block.key] = text
    return numbers


def _section_number(counters: dict[int, int], level: int) -> str:
    if level == 1:
        return f"{roman(counters[1])}."
    return ".".join(str(counters.get(step, 1)) for step in range(2, level + 1)) + "."


def task_numbers(plan: PlanFacts) -> dict[str, str]:
    """Number of each task group (Roman) and task (Arabic) by key."""
    numbers = {group.key: roman(i) for i, group in enumerate(plan.task_groups, 1)}
    restarts = table_numbering(plan, TableSource.TASKS, Numbering.RUNS_ON) is Numbering.RESTARTS
    number, group = 0, None
    for task in plan.tasks:
        if restarts and task.group != group:
            number, group = 0, task.group
        if not task.numbered:
            numbers[task.key] = ""
            continue
        number = task.start_at or number + 1
        numbers[task.key] = str(number)
    return numbers


def subject_numbers(plan: PlanFacts) -> dict[str, str]:
    """Number of each subject group (Roman) and subject (Arabic) by key."""
    numbers = {group.key: roman(i) for i, group in enumerate(plan.groups, 1)}
    runs_on = table_numbering(plan, TableSource.MATRIX, Numbering.RESTARTS) is Numbering.RUNS_ON
    counters: dict[str, int] = {}
    order = {group.key: i for i, group in enumerate(plan.groups)}
    for subject in sorted(plan.subjects, key=lambda s: order.get(s.group, len(order))):
        counter = "" if runs_on else subject.group
        counters[counter] = counters.get(counter, 0) + 1
        numbers[subject.key] = str(counters[counter])
    return numbers


class Leveled(Protocol):
    """A row of a tree that is written as levels."""

    @property
    def key(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def numbered(self) -> bool: ...


def line_numbers(lines: Iterable[Leveled], *, runs_on: bool = False) -> dict[str, str]:
    """Number of each line by key: I, 1, 1.1 …; those below I go on below II when it ``runs_on``."""
    numbers: dict[str, str] = {}
    counters: dict[int, int] = {}
    for line in lines:
        for deeper in [level for level in counters if level > max(line.level, 1 + runs_on)]:
            del counters[deeper]
        if not line.numbered:
            numbers[line.key] = ""
            continue
        counters[line.level] = counters.get(line.level, 0) + 1
        numbers[line.key] = (
            roman(counters[1])
            if line.level == 1
            else ".".join(str(counters.get(step, 1)) for step in range(2, line.level + 1))
        )
    return numbers


def indicator_numbers(plan: PlanFacts, form: IndicatorForm) -> dict[str, str]:
    """Number of each indicator of a form by key: 1, 2, 3 in a flat list, else I, 1, 1.1."""
    if all(row.level == 1 for row in form.indicators):
        counted = [row.key for row in form.indicators if row.numbered]
        numbers = {key: str(i) for i, key in enumerate(counted, 1)}
        return {row.key: numbers.get(row.key, "") for row in form.indicators}
    table = next((t for t in plan.tables if t.target == form.key), None)
    runs_on = table is not None and table.numbering is Numbering.RUNS_ON
    return line_numbers(form.indicators, runs_on=runs_on)


def mailing_numbers(entries: Iterable[MailingEntry]) -> dict[str, str]:
    """Number of each entry by key, ``33-43`` where one stands for eleven offices."""
    numbers: dict[str, str] = {}
    first = 1
    for entry in entries:
        last = first + max(entry.count, 1) - 1
        numbers[entry.key] = str(first) if first == last else f"{first}-{last}"
        first = last + 1
    return numbers


def annex_headings(annexes: Sequence[Annex]) -> dict[str, str]:
    """``Phụ lục I``, ``Biểu số 01``, ``Mẫu số 01``, ``Danh sách`` or "" by key (III.1.a).

    Each style counts among its like; a Phụ lục or Danh sách alone has no number.
    """
    headings = {}
    for annex in annexes:
        alike = [other.key for other in annexes if other.style is annex.style]
        headings[annex.key] = _annex_heading(annex.style, alike.index(annex.key) + 1, len(alike))
    return headings


def _annex_heading(style: AnnexStyle, number: int, count: int) -> str:
    match style:
        case AnnexStyle.NONE:
            return ""
        case AnnexStyle.ROMAN:
            return f"Phụ lục {roman(number)}" if count > 1 else "Phụ lục"
        case AnnexStyle.FORM:
            return f"Biểu số {number:02d}"
        case AnnexStyle.TEMPLATE:
            return f"Mẫu số {number:02d}"
        case AnnexStyle.LIST:
            return f"Danh sách số {number:02d}" if count > 1 else "Danh sách"


def table_numbering(plan: PlanFacts, source: TableSource, default: Numbering) -> Numbering:
    """The numbering of the plan's first table of this source."""
    return next((t.numbering for t in plan.tables if t.source is source), default)
