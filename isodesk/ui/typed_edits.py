"""What typing or pasting in a table of the plan comes to: verbs for one step, and refusals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from isodesk.services import Session
from isodesk.ui.grid.source import CellChange, Refusal
from isodesk.ui.open_plan import OpenPlan

Verb = Callable[[Session], object]


@dataclass
class TypedEdits:
    """Changes sorted into verbs and refusals; ``labels`` name what the verbs do."""

    plan: OpenPlan
    verbs: list[Verb] = field(default_factory=list, init=False)
    refusals: list[Refusal] = field(default_factory=list, init=False)
    labels: set[str] = field(default_factory=set, init=False)

    def do(self, label: str, verb: Verb) -> None:
        """Take a verb and what it does."""
        self.labels.add(label)
        self.verbs.append(verb)

    def refuse(self, change: CellChange, reason: str) -> None:
        """Leave a change out and say why."""
        self.refusals.append(Refusal(change.row, change.column, reason))

    def run(self, label: str, place: str) -> None:
        """Do all that was taken as one step; typing that is one thing is named after it."""
        own = next(iter(self.labels)) if len(self.labels) == 1 else label
        step = own if label.startswith("Sửa ") else label
        with self.plan.change(step, place) as session:
            for verb in self.verbs:
                verb(session)
