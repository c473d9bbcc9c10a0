"""Who does what and when: empty cells of the task table, agencies named in one place only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.checks.said import of_passage, of_place
from isodesk.facts import Block, BlockKind, PlanFacts, TableSource, Task, TaskState
from isodesk.vietnamese.text import fold

_DUTIES = re.compile(r"to chuc thuc hien|trach nhiem|phan cong")
_AGENCY = re.compile(
    r"(?:Sở|Ban|Văn phòng|Phòng|Chi cục|Cục|Trung tâm|Thanh tra|Công an|Tổ công tác)\s+"
    r"\S[^(:;.,\n]*"
)
_SPLIT = re.compile(r"\s*[;,\n]\s*|\s+và\s+(?=(?:Sở|Ban|Văn phòng|Phòng|Chi cục|Trung tâm|UBND)\b)")
_HALF = 2
_FEW = 3
_HEADLINE = 90


def tasks_without_time(checked: Checked) -> Iterator[Finding]:
    """A task without a time, where most tasks have one."""
    for task in _empty(checked, "period", lambda task: task.period.text):
        yield _missing(checked, task, "tasks.period", "thời gian", Severity.WARNING)


def tasks_without_audience(checked: Checked) -> Iterator[Finding]:
    """A task that names nobody it is for, where most tasks do."""
    for task in _empty(checked, "audience", lambda task: checked.fields.text(task.audience)):
        yield _missing(checked, task, "tasks.audience", "đối tượng thực hiện", Severity.HINT)


def agencies_twice(checked: Checked) -> Iterator[Finding]:
    """An agency that leads a task and supports it."""
    for task in checked.plan.tasks:
        leads = {fold(name).strip(" ."): name for name in _SPLIT.split(task.lead)}
        for name in _SPLIT.split(task.support):
            if name.strip() and fold(name).strip(" .") in leads:
                yield of_place(
                    checked,
                    f"tasks/{task.key}/support",
                    "tasks.both",
                    Severity.WARNING,
                    f"“{name.strip()}” vừa chủ trì vừa phối hợp.",
                    name.strip(),
                )


def agencies_in_one_place(checked: Checked) -> Iterator[Finding]:
    """An agency with duties in the text but in no task, and a leader without duties there."""
    plan = checked.plan
    heads = list(_duty_heads(checked))
    if len(plan.tasks) < _FEW or len(heads) < _HALF:
        return
    told = _plain(" ; ".join(f"{t.lead} ; {t.support}" for t in plan.tasks))
    passages = {passage.place: passage for passage in checked.passages}
    for block, name in heads:
        if _plain(name) not in told:
            said = f"“{name}” có nhiệm vụ ở lời văn, không có trong bảng nhiệm vụ."
            place = passages[f"blocks/{block.key}"]
            yield of_passage(place, "tasks.agencies", Severity.HINT, said, name)
    written = _plain(" ; ".join(r.text for _, r in checked.at("blocks")))
    seen: set[str] = set()
    for task in plan.tasks:
        for name in _SPLIT.split(task.lead):
            plain = _plain(name)
            if not _AGENCY.match(name.strip()) or plain in seen or plain in written:
                continue
            seen.add(plain)
            yield of_place(
                checked,
                f"tasks/{task.key}/lead",
                "tasks.agencies",
                Severity.HINT,
                f"“{name.strip()}” chủ trì nhiệm vụ, không được giao việc ở lời văn.",
                name.strip(),
            )


def _duty_heads(checked: Checked) -> Iterator[tuple[Block, str]]:
    """The headings below Tổ chức thực hiện that begin with an agency."""
    level = 0
    for block in checked.plan.blocks:
        if block.kind not in (BlockKind.HEADING, BlockKind.NUMBERED):
            continue
        text = checked.fields.text(block.text).strip()
        if level and block.level <= level:
            level = 0
        if block.kind is BlockKind.HEADING and _DUTIES.search(fold(text)) and not level:
            level = block.level
        elif level:
            match = _AGENCY.match(text)
            if match and len(text) < _HEADLINE:
                yield block, match[0].strip()


def _empty(checked: Checked, code: str, said: Callable[[Task], str]) -> Iterator[Task]:
    plan = checked.plan
    if not _shown(plan, code):
        return
    above = {a.key for a, b in pairwise(plan.tasks) if b.level > a.level and b.group == a.group}
    tasks = [t for t in plan.tasks if t.key not in above and t.state is not TaskState.DROPPED]
    empty = [task for task in tasks if not said(task).strip()]
    if len(empty) * _HALF < len(tasks):
        yield from empty


def _missing(checked: Checked, task: Task, rule: str, words: str, severity: Severity) -> Finding:
    return of_place(
        checked,
        f"tasks/{task.key}/{rule.partition('.')[2]}",
        rule,
        severity,
        f"{checked.names.of_place(f'tasks/{task.key}')} chưa ghi {words}.",
        checked.fields.text(task.content),
    )


def _shown(plan: PlanFacts, code: str) -> bool:
    """Whether a task table has the column; a table without columns has them all."""
    tables = [table for table in plan.tables if table.source is TableSource.TASKS]
    return not tables or any(
        not table.columns or any(column.code == code for column in table.columns)
        for table in tables
    )


def _plain(text: str) -> str:
    words = fold(text).replace("ban chi dao", "bcd")
    return " ".join(re.sub(r"[^\w\s;]", " ", words).split())
