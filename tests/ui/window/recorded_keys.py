"""The keys with which a person enters document 3's table of tasks, and the plan it is entered in.

`document_3.keys` holds them as an X server sees them, one cell a line: ``#`` begins a remark, a
word is a key by its name, a sign alone is the key that writes it. Vietnamese is typed in Telex
through Unikey: the plain keys, and BackSpaces and letters where one gains a mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from isodesk.facts import PlanFacts, PlanKind
from isodesk.facts.numbering import task_numbers
from isodesk.services.kinds import new_plan
from isodesk.services.sample import SAMPLES, sample_plan
from isodesk.services.write import write_plan
from isodesk.store import Actor, create_workspace

KEYS = Path(__file__).with_name("document_3.keys")
DOCUMENT_3 = SAMPLES[2]


def recorded_keys() -> Iterator[str]:
    """Each key, in order."""
    for line in KEYS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            yield from line.split()


def make_empty_plan(path: Path) -> None:
    """A file with one plan of document 3's kind and year, whose table of tasks is empty."""
    issuer = sample_plan(DOCUMENT_3).issuer
    plan = replace(new_plan(PlanKind.YEARLY, issuer, 2024, 2024), tasks=(), task_groups=())
    workspace = create_workspace(path, Actor("Lan", "lan", "PC"), backups=path.parent)
    with workspace.change("Tạo kế hoạch") as session:
        write_plan(session, plan)
    workspace.close()


def table_of_tasks(plan: PlanFacts) -> list[tuple[str, ...]]:
    """What the table says, word by word, with its numbers and how its times were understood."""
    numbers = task_numbers(plan)
    return [
        (
            numbers[task.key],
            task.content.plain(),
            task.lead,
            task.period.text,
            task.period.kind,
        )
        for task in plan.tasks
    ]
