"""`make bench`: every benchmark in turn; the table is printed and kept in `docs/benchmarks.md`."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from benchmarks import (
    after,
    bringing,
    exports,
    hands,
    large,
    mutations,
    papers,
    pasting,
    printing,
    reviewing,
    start,
)
from benchmarks.figure import Figure

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs" / "benchmarks.md"
TOPICS: tuple[Callable[[Path], Iterator[Figure]], ...] = (
    start.run,
    exports.run,
    papers.run,
    printing.run,
    large.run,
    pasting.run,
    hands.run,
    reviewing.run,
    mutations.run,
    bringing.run,
    after.run,
)

_HEAD = """# Benchmarks

Written by `make bench` on {day}: Python {python}, {system}, {cores} cores. Each line is a ratio
or a median taken in one run, so that a slow computer slows both sides alike. Times to start are of
fresh processes, from their start to the first paint, without a screen. The aims are aims: no test
fails because of them. The load of the computer was {load:.1f} when the run ended; where that is
more than its cores, times in milliseconds say little.

| topic | what | figure | aim | met | measured |
|---|---|---|---|---|---|
"""


def row(figure: Figure) -> str:
    """The line of a figure in the table."""
    value, aim = (_number(n, figure.unit) for n in (figure.value, figure.aim))
    sign, met = "≥" if figure.at_least else "≤", "yes" if figure.met else "**no**"
    cells = (figure.topic, figure.what, value, f"{sign} {aim}", met, figure.detail)
    return f"| {' | '.join(cells)} |"


def _number(value: float, unit: str) -> str:
    return f"{value:.3g} {unit}"


def main() -> int:
    """Run all, print each figure as it comes, write the table."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ISODESK_HOME"] = folder
        for topic in TOPICS:
            for figure in topic(Path(folder)):
                lines.append(row(figure))
                print(lines[-1], flush=True)
    head = _HEAD.format(
        day=f"{date.today():%d/%m/%Y}",
        python=platform.python_version(),
        system=platform.system(),
        cores=os.cpu_count(),
        load=os.getloadavg()[0],
    )
    TABLE.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
