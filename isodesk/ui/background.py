"""Long work in one warm worker process, so that the window never waits."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal


class Background(QObject):
    """Runs functions of importable modules on picklable facts; answers arrive in the window's
    thread."""

    busy_changed = Signal(bool)
    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ProcessPoolExecutor | None = None
        self._running = 0
        self._finished.connect(self._deliver)

    def warm_up(self) -> None:
        """Start the process before it is needed."""
        self._submit(_nothing)

    def run(
        self,
        work: Callable[..., Any],
        *arguments: Any,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Do ``work(*arguments)`` in the worker, then call ``done`` or ``failed`` here."""
        self._running += 1
        self.busy_changed.emit(True)
        future = self._submit(work, *arguments)
        future.add_done_callback(lambda ended: self._finished.emit(ended, (done, failed)))

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._running > 0

    def stop(self) -> None:
        """End the process; what it was doing is given up."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(max_workers=1, mp_context=context)
        return self._pool.submit(work, *arguments)

    def _deliver(self, future: Future[Any], calls: tuple[Any, Any]) -> None:
        self._running -= 1
        self.busy_changed.emit(self.busy)
        done, failed = calls
        error = future.exception()
        if error is None:
            done(future.result())
        else:
            failed(error)


def _nothing() -> None:
    """What the process does to be awake."""
