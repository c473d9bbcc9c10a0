"""The colours of the roadmap's bars: by who leads, by progress or by group, with their legend.

The colours are those of Okabe and Ito, which people who confuse red and green tell apart; each
also has a letter of its own, which stays on a grey print.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from isodesk.facts import AgencyRole, PlanFacts, Standing, Task, standing
from isodesk.facts.fields import FieldContext
from isodesk.vietnamese.text import fold

_DARK, _LIGHT = "1d2b30", "ffffff"
_PALETTE = (
    ("0072b2", _LIGHT),
    ("e69f00", _DARK),
    ("009e73", _LIGHT),
    ("cc79a7", _DARK),
    ("56b4e9", _DARK),
    ("d55e00", _LIGHT),
    ("f0e442", _DARK),
    ("4d4d4d", _LIGHT),
)
_LETTERS = "ABCDEGHIKLMNOPQRSTUVXY"
_NO_LEAD = "Chưa ghi chủ trì"
_NO_GROUP = "Không thuộc nhóm nào"


class ColourBy(StrEnum):
    """What the colour of a bar says."""

    NOTHING = "nothing"
    AGENCY = "agency"
    STATE = "state"
    GROUP = "group"


COLOUR_WORDS = {
    ColourBy.NOTHING: "Một màu",
    ColourBy.AGENCY: "Tô màu theo đơn vị chủ trì",
    ColourBy.STATE: "Tô màu theo tình trạng",
    ColourBy.GROUP: "Tô màu theo nhóm",
}


_STANDING_TONES = {
    Standing.DONE: 2,
    Standing.DONE_LATE: 1,
    Standing.OVERDUE: 5,
    Standing.UNDER_WAY: 0,
    Standing.NOT_BEGUN: 4,
    Standing.CONTINUOUS: 3,
    Standing.DROPPED: 7,
}


@dataclass(frozen=True)
class Tone:
    """One entry of the legend: ``fill`` and ``ink`` as rrggbb, ``letter`` for grey prints."""

    letter: str
    title: str
    fill: str
    ink: str


@dataclass(frozen=True)
class Colouring:
    """The legend and each task's entry in it; both empty where colours say nothing."""

    legend: tuple[Tone, ...]
    tones: Mapping[str, Tone]

    def words(self, key: str, phrase: str) -> str:
        """A bar's words, its letter first."""
        tone = self.tones.get(key)
        return f"{tone.letter}  {phrase}".rstrip() if tone else phrase


def colouring(fields: FieldContext, by: ColourBy, today: date) -> Colouring:
    """The colours of a plan's tasks; letters follow the order in which the table names them."""
    plan = fields.plan
    if by is ColourBy.NOTHING:
        return Colouring((), {})
    if by is ColourBy.STATE:
        return _by_standing(plan, today)
    groups = {group.key: fields.text(group.title) for group in plan.task_groups}
    title: Callable[[Task], str] = (
        lead_name if by is ColourBy.AGENCY else lambda task: groups.get(task.group, "")
    )
    legend: dict[str, Tone] = {}
    typed: dict[str, Tone] = {}
    tones: dict[str, Tone] = {}
    for task in plan.tasks:
        name = title(task) or (_NO_LEAD if by is ColourBy.AGENCY else _NO_GROUP)
        if name not in typed:
            typed[name] = legend.setdefault(fold(name), _tone(len(legend), name))
        tones[task.key] = typed[name]
    return Colouring(tuple(legend.values()), tones)


def lead_name(task: Task) -> str:
    """Who leads a task, the first of several, as typed; "" for nobody."""
    return next((a.text for a in task.agencies if a.role is AgencyRole.LEAD), task.lead.strip())


def _by_standing(plan: PlanFacts, today: date) -> Colouring:
    found = {task.key: standing(task, today) for task in plan.tasks}
    used = [known for known in _STANDING_TONES if known in found.values()]
    legend = {
        known: Tone(_LETTERS[at], known.words, *_PALETTE[_STANDING_TONES[known]])
        for at, known in enumerate(used)
    }
    return Colouring(tuple(legend.values()), {key: legend[known] for key, known in found.items()})


def _tone(at: int, title: str) -> Tone:
    """The entry at a place of the legend; colours come again after eight, letters after 22."""
    letter = _LETTERS[at % len(_LETTERS)] + (str(at // len(_LETTERS) + 1) if at >= 22 else "")
    return Tone(letter, " ".join(title.split()), *_PALETTE[at % len(_PALETTE)])
