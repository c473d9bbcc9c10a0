"""The verbs of the command line: each takes the words after it and returns the exit code."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from isodesk.commands.after import compare, handover, remind, report
from isodesk.commands.files import backup, sample, verify
from isodesk.commands.importing import import_source
from isodesk.commands.plans import check, export, plans, progress, roadmap, show
from isodesk.commands.sheets import sheets, take
from isodesk.commands.words import words

Verb = Callable[[Sequence[str]], int]

VERBS: dict[str, Verb] = {
    "sample": sample,
    "plans": plans,
    "show": show,
    "export": export,
    "roadmap": roadmap,
    "progress": progress,
    "sheets": sheets,
    "take": take,
    "report": report,
    "remind": remind,
    "compare": compare,
    "handover": handover,
    "check": check,
    "import": import_source,
    "backup": backup,
    "verify": verify,
    "words": words,
}
