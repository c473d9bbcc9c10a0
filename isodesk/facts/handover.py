"""What is handed over when someone else takes an office's plans: papers, and what is still due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from isodesk.facts.plan import PlanFacts


@dataclass(frozen=True)
class HandedFile:
    """A file as it is kept: the PDF of a locked version, or a signed scan."""

    name: str
    about: str
    data: bytes


@dataclass(frozen=True)
class HandedPaper:
    """A plan, paper or report that went out or reports; ``files`` are kept of it.

    Without any, its PDF is made anew.
    """

    facts: PlanFacts
    title: str
    state: str
    files: tuple[HandedFile, ...] = ()


@dataclass(frozen=True)
class Duty:
    """What is still to be done: ``late`` tells that its day has passed."""

    day: date | None
    kind: str
    what: str
    who: str
    paper: str
    late: bool = False


@dataclass(frozen=True)
class Handover:
    """Everything on one day, but for the copy of the data file itself."""

    day: date
    office: str
    papers: tuple[HandedPaper, ...]
    duties: tuple[Duty, ...]
    drafts: tuple[str, ...] = ()
