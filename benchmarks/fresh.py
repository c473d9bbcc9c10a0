"""Programs in fresh processes, in turns, so that whatever else the computer does hits all alike."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60  # seconds


def medians(programs: Mapping[str, str], rounds: int, *arguments: str) -> dict[str, float]:
    """The median milliseconds of each program from its start to the line that it prints."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(rounds + 1):
        for name, program in programs.items():
            begun = time.perf_counter()
            _first_line(program, arguments)
            if turn:  # the first turn fills the caches of the disk
                times[name].append((time.perf_counter() - begun) * 1000)
    return {name: median(taken) for name, taken in times.items()}


def told(program: str, rounds: int, *arguments: str) -> list[list[float]]:
    """The numbers in the line that a program prints, one list a run."""
    lines = [_first_line(program, arguments) for _ in range(rounds + 1)]
    return [[float(word) for word in line.split()] for line in lines[1:]]


def _first_line(program: str, arguments: tuple[str, ...]) -> str:
    """What the program prints first; its own children may live longer than it."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    if process.wait(PATIENCE) != 0 or not line:
        raise RuntimeError(f"a program to be measured failed:\n{program}")
    process.stdout.close()
    return line


def _environment() -> dict[str, str]:
    """No screen; modules are kept compiled, as they are on a user's computer."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment
