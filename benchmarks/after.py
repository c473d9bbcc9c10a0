"""After the signature: a report of 300 units with 40 tasks each, and 119 letters in one run."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure, compared
from benchmarks.flat_odt import flat_odt
from isodesk.documents.document import build_document
from isodesk.exporters.letters import export_letters
from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import PlanFacts, ReportScope, RichText, Task, TaskGroup, TaskState
from isodesk.facts.lateness import late_units
from isodesk.services.reminders import reminder_of
from isodesk.services.reports import report_of
from isodesk.services.sample import SAMPLES, sample_plan
from isodesk.vietnamese.periods import parse_period

TOPIC = "After the signature"
UNITS, TASKS = 300, 40
ROUNDS = 2
_HALF = ReportScope((), date(2019, 1, 1), date(2019, 6, 30))
_LATE_ON = date(2021, 2, 1)


def followed_plan(units: int, tasks: int) -> PlanFacts:
    """Document 1 with a group of tasks a unit, half of them done."""
    plan = sample_plan(SAMPLES[0])
    groups, rows = [], []
    for unit in range(units):
        group = f"g{unit}"
        groups.append(TaskGroup(group, RichText.of(f"Ủy ban nhân dân xã số {unit + 1}"), 2019))
        for at in range(tasks):
            due = date(2019, 1, 31) + timedelta(days=7 * (at % 20))
            words = RichText.of(f"Rà soát, cập nhật quy trình nội bộ số {at + 1}")
            task = Task(
                f"t{unit}-{at}",
                words,
                group,
                period=parse_period(f"Trước ngày {due:%d/%m/%Y}"),
                lead=f"UBND xã số {unit + 1}",
            )
            done = replace(task, state=TaskState.DONE, completed_on=due, result="Đã ban hành")
            rows.append(done if at % 2 else task)
    return replace(plan, task_groups=tuple(groups), tasks=tuple(rows))


def run(folder: Path) -> Iterator[Figure]:
    """The report and the letters, each beside LibreOffice with the same words."""
    tenth = report_of((followed_plan(UNITS // 10, TASKS),), _HALF)
    small = _timed(lambda: pdf_bytes(tenth, "bundled"), ROUNDS)
    peer = _libre_office(folder, [tenth], rounds=1)
    what = f"report of {UNITS // 10} units with {TASKS} tasks each, to PDF"
    yield compared(TOPIC, what, small, peer, "LibreOffice, warm, equal file", 1)
    # LibreOffice takes more than seven minutes for the whole, so that it is compared by its tenth.
    whole = report_of((followed_plan(UNITS, TASKS),), _HALF)
    ours = _timed(lambda: pdf_bytes(whole, "bundled"), 1)
    what = f"growth: report of {UNITS} units with {TASKS} tasks each"
    yield compared(TOPIC, what, ours, small, f"{UNITS // 10} units", 11)
    plan = replace(sample_plan(SAMPLES[0]), outcomes=())
    units = late_units(replace(plan, tasks=()), _LATE_ON)
    letters = [reminder_of(plan, unit, _LATE_ON, None) for unit in units]
    made = folder / "letters"
    ours = _timed(lambda: export_letters(letters, made, "bundled"), ROUNDS)
    peer = _libre_office(folder, letters, rounds=ROUNDS)
    what = f"{len(letters)} letters: PDF, Word and one PDF of all"
    yield compared(TOPIC, what, ours, peer, "LibreOffice, warm, one run, PDF alone", 1)


def _timed(verb: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        verb()
        times.append((time.perf_counter() - begun) * 1000)
    return median(times)


def _libre_office(folder: Path, papers: Sequence[PlanFacts], rounds: int) -> float:
    """The median milliseconds of one run that makes a PDF of each, the profile being warm."""
    place = folder / f"peer-{len(papers)}"
    place.mkdir(exist_ok=True)
    sources = []
    for at, paper in enumerate(papers):
        sources.append(place / f"{at:03d}.fodt")
        sources[-1].write_text(flat_odt(build_document(paper)), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(place)]
    warm = place / "warm.fodt"
    warm.write_text(flat_odt(build_document(sample_plan(SAMPLES[0]))), encoding="utf-8")
    subprocess.run([*command, str(warm)], check=True, capture_output=True)

    def convert() -> None:
        names = [str(source) for source in sources]
        subprocess.run([*command, *names], check=True, capture_output=True, timeout=900)

    return _timed(convert, rounds)
