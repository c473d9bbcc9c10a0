"""Long work in one warm worker process, so that the window never waits."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from multiprocessing.process import BaseProcess
from typing import Any

from PySide6.QtCore import QObject, Signal


class Background(QObject):
    """Runs functions of importable modules on picklable facts; answers arrive in the window's
    thread. A worker that dies fails its work; the next work gets a new one."""

    busy_changed = Signal(bool)
    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ProcessPoolExecutor | None = None
        self._workers: set[BaseProcess] = set()
        self._running = self._vital = 0
        self._stopped = False
        self._finished.connect(self._deliver)

    def warm_up(self) -> None:
        """Start the process before it is needed."""
        if not self._stopped:
            self._submit(_wake)

    def run(
        self,
        work: Callable[..., Any],
        *arguments: Any,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        vital: bool = True,
    ) -> None:
        """Do ``work(*arguments)`` in the worker, then call ``done`` or ``failed`` here.

        What is not ``vital``, such as a picture of what is there anyway, is given up unasked.
        """
        self._running += 1
        self._vital += vital
        self.busy_changed.emit(self.busy)
        future = self._submit(work, *arguments)
        pool = self._pool

        def tell(ended: Future[Any]) -> None:
            if self._pool is pool:  # after `stop` nobody waits for an answer
                self._finished.emit(ended, (done, failed, vital))

        future.add_done_callback(tell)

    @property
    def busy(self) -> bool:
        """Whether something is being done that nobody wants to lose."""
        return self._vital > 0

    def stop(self) -> None:
        """End the process; what it was doing is given up, and nobody is told of it."""
        self._stopped = True
        pool, self._pool = self._pool, None
        if pool is None:
            return
        pool.shutdown(wait=False, cancel_futures=True)
        if self._running:
            for worker in self._workers:
                worker.terminate()
        self._workers.clear()
        self._running = self._vital = 0

    def _submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        try:
            return self._given(work, *arguments)
        except BrokenProcessPool:  # the worker died while it had nothing to do
            self._pool = None
            return self._given(work, *arguments)

    def _given(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, context, initializer=_end_with_window)
        before = set(multiprocessing.active_children())
        future = self._pool.submit(work, *arguments)
        self._workers |= set(multiprocessing.active_children()) - before
        return future

    def _deliver(self, future: Future[Any], calls: tuple[Any, Any, bool]) -> None:
        done, failed, vital = calls
        self._running -= 1
        self._vital -= vital
        self.busy_changed.emit(self.busy)
        error = future.exception()
        if error is None:
            done(future.result())
        else:
            failed(error)


def _end_with_window() -> None:
    """A worker whose window was killed has nobody to tell it to stop; it must not stay behind."""
    window = multiprocessing.parent_process()
    assert window is not None

    def wait() -> None:
        window.join()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


def _wake() -> None:
    """Load what the first PDF would have to wait for."""
    import_module("isodesk.exporters.pdf.composing")
