"""Works of one process in turns, so that whatever else the computer does hits all alike."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median


def in_turns(*works: Callable[[int], object], rounds: int) -> list[float]:
    """The median milliseconds of each, one after the other in each round.

    A work is given the number of the round; round 0 warms up and does not count.
    """
    times: list[list[float]] = [[] for _ in works]
    for turn in range(rounds + 1):
        for work, taken in zip(works, times, strict=True):
            begun = time.perf_counter()
            work(turn)
            if turn:
                taken.append((time.perf_counter() - begun) * 1000)
    return [median(taken) for taken in times]
