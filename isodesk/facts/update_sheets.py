"""Phiếu cập nhật: what one unit is asked to write of its tasks, and what it changed.

A sheet carries, hidden, the key of every task and what stood in its cells when it was made. What
it says anew is therefore told from what it only repeats, also when the file went on meanwhile.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from isodesk.facts.kinds import TaskState
from isodesk.facts.plan import PlanFacts
from isodesk.facts.progress import Evidence
from isodesk.facts.tasks import Task
from isodesk.facts.typed_progress import TITLES, typed_papers, typed_progress, written
from isodesk.facts.wanted_tasks import tasks_of
from isodesk.vietnamese.text import clean, nfc

MARK = "isodesk/phieu-cap-nhat"
VERSION = 1
FILLED = (
    "state",
    "completed_on",
    "result",
    "target",
    "achieved",
    "measure",
    "evidence",
    "reason",
)
"""The columns that a unit fills, in their order."""

_NO_REASON = "Ghi lý do không thực hiện nhiệm vụ này."
_GONE = "Nhiệm vụ này không còn trong kế hoạch."


@dataclass(frozen=True)
class UpdateRow:
    """A task: what its cells held when the sheet was made, and what they hold ``now``."""

    task: str
    before: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True)
class UpdateSheet:
    """What a unit was asked; ``name`` is the file it came back in."""

    plan: str
    unit: str
    rows: tuple[UpdateRow, ...]
    name: str = ""

    @property
    def digest(self) -> str:
        """Tells a sheet whose hidden part was damaged: rows lost, doubled or put together anew."""
        rows = sorted([row.task, *row.before] for row in self.rows)
        text = json.dumps([MARK, VERSION, self.plan, self.unit, rows], ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True)
class Difference:
    """A cell that a sheet says anew: ``old`` is what the file says now.

    ``problem`` is why it cannot be taken, ``doubt`` why it needs a look; both mostly empty.
    """

    task: str
    code: str
    old: str
    new: str
    unit: str
    problem: str = ""
    doubt: str = ""

    @property
    def title(self) -> str:
        """The name of its column."""
        return TITLES[self.code]


def update_sheet(plan: PlanFacts, unit: str) -> UpdateSheet:
    """The sheet of a unit as it goes out."""
    known = {paper.key: paper for paper in plan.evidence}
    rows = (_row(task, known) for task in tasks_of(plan, unit))
    return UpdateSheet(plan.key, unit, tuple(rows))


def _row(task: Task, known: Mapping[str, Evidence]) -> UpdateRow:
    cells = tuple(plain(written(task, code, known)) for code in FILLED)
    return UpdateRow(task.key, cells, cells)


def plain(text: str) -> str:
    """A cell's text so that a way through Excel makes no difference."""
    lines = clean(nfc(text))[0].replace("\t", " ").splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def differences(
    plan: PlanFacts, sheets: Iterable[UpdateSheet], known: Sequence[Evidence]
) -> tuple[Difference, ...]:
    """What these sheets say anew, in the order of the plan's tasks; ``known`` are the office's
    documents. Of two sheets that speak of one cell the later is doubted."""
    tasks = {task.key: task for task in plan.tasks}
    found: dict[tuple[str, str], list[Difference]] = {}
    for sheet in sheets:
        for row in sheet.rows:
            for each in _of_row(sheet, row, tasks.get(row.task), known):
                found.setdefault((each.task, each.code), []).append(each)
    order = {key: at for at, key in enumerate(tasks)}
    places = sorted(found, key=lambda p: (order.get(p[0], len(order)), FILLED.index(p[1])))
    return tuple(each for place in places for each in _doubted(found[place]))


def _doubted(cell: Sequence[Difference]) -> Iterator[Difference]:
    first = cell[0]
    yield first
    for other in cell[1:]:
        if other.new != first.new:
            yield Difference(
                other.task,
                other.code,
                other.old,
                other.new,
                other.unit,
                other.problem,
                f"Phiếu của {first.unit} ghi khác: {first.new}",
            )


def _of_row(
    sheet: UpdateSheet, row: UpdateRow, task: Task | None, known: Sequence[Evidence]
) -> Iterator[Difference]:
    cells = zip(FILLED, row.before, row.now, strict=True)
    changed = {code: (before, now) for code, before, now in cells if before != now}
    if not changed:
        return
    problems = _problems(task, {code: now for code, (_, now) in changed.items()})
    papers = {paper.key: paper for paper in known}
    for code, (before, now) in changed.items():
        old = plain(written(task, code, papers)) if task else before
        if _same(code, old, now, known):
            continue
        doubt = f"Đã sửa từ khi xuất phiếu; lúc đó ghi: {before or '(trống)'}"
        yield Difference(
            row.task,
            code,
            old,
            now,
            sheet.unit,
            problems.get(code, "") if task else _GONE,
            doubt if task and old != before else "",
        )


def _same(code: str, old: str, new: str, known: Sequence[Evidence]) -> bool:
    """Whether two texts of a column mean the same: ``5/3/2024`` and ``05/3/2024``."""
    if code == "evidence":
        return typed_papers(old, known) == typed_papers(new, known)
    values, refused = typed_progress({code: new})
    return not refused and values == typed_progress({code: old})[0]


def _problems(task: Task | None, cells: Mapping[str, str]) -> dict[str, str]:
    """Why cells cannot be taken."""
    values, problems = typed_progress(cells)
    dropped = values.get("state") is TaskState.DROPPED
    if dropped and not values.get("reason", task.reason if task else ""):
        problems["state"] = _NO_REASON
    return problems
