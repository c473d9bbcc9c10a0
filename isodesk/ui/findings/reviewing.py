"""The rules run while the window waits: a few at a time, so that no key is late."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from isodesk.checks.finding import Finding
from isodesk.checks.registry import Review, sorted_out, steps
from isodesk.facts import PlanFacts

SLICE_MS = 8


class Reviewing(QObject):
    """Reviews one state of a plan after another; the newest wins.

    Together they take some ten milliseconds for 300 units: less than a process or thread would
    cost to keep.
    """

    done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[Iterable[Finding]] = iter(())
        self._found: list[Finding] = []
        self._plan: PlanFacts | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self, plan: PlanFacts) -> None:
        """Review ``plan``, and give up what was being reviewed."""
        self._plan, self._steps, self._found = plan, steps(plan), []
        self._timer.start()

    def stop(self) -> None:
        """Give up what is being reviewed."""
        self._timer.stop()
        self._plan = None

    def _go_on(self) -> None:
        until = time.monotonic() + SLICE_MS / 1000
        plan = self._plan
        self._timer.stop()  # a rule that fails is not tried for ever
        for found in self._steps:
            self._found += found
            if time.monotonic() > until:
                self._timer.start()
                return
        if plan is not None:
            self._plan = None
            self.done.emit(sorted_out(plan, self._found))


__all__ = ["Review", "Reviewing"]
