"""1.000 random faults in clean plans: how many the review finds, at the right place."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from benchmarks.faults import FAULTS, Fault
from benchmarks.figure import Figure, lasting
from benchmarks.imported import clean_plans
from isodesk.checks import Finding, Severity, run_checks
from isodesk.facts import Mark, PlanFacts
from isodesk.services.sample import SAMPLES, sample_plan

TOPIC = "Review"
NUMBER, SEED = 1_000, 20_261_125
AIM = 95.0


@dataclass
class _Tally:
    """What was found of the faults of one name, and by which rules."""

    done: int = 0
    reached: int = 0
    found: int = 0
    rules: Counter[str] = field(default_factory=Counter)


def run(_folder: Path) -> Iterator[Figure]:
    """Faults by name, the clean plans, and the time of one review."""
    plans = clean_plans()
    known = [frozenset(map(_identity, run_checks(plan))) for plan in plans]
    errors = sum(f.severity is Severity.ERROR for plan in plans for f in run_checks(plan))
    detail = f"findings of severity error on {len(plans)} clean plans"
    yield Figure(TOPIC, "false errors", float(errors), 0.0, "", detail)
    tallies = _tallies(plans, known)
    reached = sum(tally.reached for tally in tallies.values())
    found = sum(tally.found for tally in tallies.values())
    detail = f"{found} of {reached} in reach, of {NUMBER} faults"
    yield _share("all faults in reach", found, reached, detail)
    yield from sorted(
        (_of_fault(name, tally) for name, tally in tallies.items()), key=lambda figure: figure.what
    )
    yield lasting(TOPIC, "a plan of 300 units", _times(_with_units(300)), 300)


def _of_fault(name: str, tally: _Tally) -> Figure:
    """The line of one sort of fault, led by the rule that finds most of them."""
    if not tally.reached:
        detail = f"{tally.done}, none in reach"
        return Figure(TOPIC, f"no rule ({name})", 0.0, 0.0, "%", detail, at_least=True)
    rules = [rule for rule, _ in tally.rules.most_common(4)]
    detail = f"{tally.found} of {tally.reached} in reach, of {tally.done}: {', '.join(rules)}"
    return _share(f"{rules[0] if rules else 'none'} ({name})", tally.found, tally.reached, detail)


def _tallies(plans: tuple[PlanFacts, ...], known: list[frozenset[Finding]]) -> dict[str, _Tally]:
    chance = Random(SEED)
    tallies: dict[str, _Tally] = {}
    done = 0
    while done < NUMBER:
        at = chance.randrange(len(plans))
        fault = chance.choice(FAULTS)(plans[at], chance)
        if fault is None:
            continue
        done += 1
        tally = tallies.setdefault(fault.name, _Tally())
        tally.done += 1
        if not fault.within_reach:
            continue
        tally.reached += 1
        hits = found_at(fault, known[at])
        tally.found += bool(hits)
        tally.rules.update({finding.rule for finding in hits})
    return tallies


def found_at(fault: Fault, known: frozenset[Finding]) -> list[Finding]:
    """The new findings at a place of the fault."""
    new = [f for f in run_checks(fault.plan) if _identity(f) not in known]
    return [
        finding
        for finding in new
        if any(finding.place == p or finding.place.startswith(f"{p}/") for p in fault.places)
    ]


def _identity(finding: Finding) -> Finding:
    """What was said where: a quote may change with the words about it."""
    return replace(finding, place_name="", quote="")


def _share(what: str, found: int, reached: int, detail: str) -> Figure:
    return Figure(TOPIC, what, 100 * found / max(1, reached), AIM, "%", detail, at_least=True)


def _with_units(number: int) -> PlanFacts:
    plan = sample_plan(SAMPLES[0])
    known, columns = plan.subjects, plan.columns
    subjects = tuple(
        replace(known[i * len(known) // number], key=f"u{i}", unit="") for i in range(number)
    )
    marks = tuple(Mark(s.key, columns[i % len(columns)].key) for i, s in enumerate(subjects))
    return replace(plan, subjects=subjects, marks=marks)


def _times(plan: PlanFacts) -> list[float]:
    run_checks(plan)
    times = []
    for _ in range(9):
        begun = time.perf_counter()
        run_checks(plan)
        times.append((time.perf_counter() - begun) * 1000)
    return times
