"""Long work in one warm worker process, so that the window never waits."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.process import BaseProcess
from typing import Any

from PySide6.QtCore import QObject, Signal

from isodesk.errors import UserError

_DYING_SECONDS = 2.0


class GivenUp(UserError):
    """The user stopped what was being done; ``processes`` did it and are gone."""

    def __init__(self, processes: tuple[int, ...] = ()) -> None:
        super().__init__("Đã dừng.")
        self.processes = processes


@dataclass(frozen=True)
class _Job:
    work: Callable[..., Any]
    arguments: tuple[Any, ...]
    done: Callable[[Any], None]
    failed: Callable[[BaseException], None]
    vital: bool


class Background(QObject):
    """Runs functions of importable modules on picklable facts; answers arrive in the window's
    thread. A worker that dies fails its work; the next work gets a new one."""

    busy_changed = Signal(bool)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ProcessPoolExecutor | None = None
        self._workers: set[BaseProcess] = set()
        self._jobs: dict[Future[Any], _Job] = {}
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
        self._begin(_Job(work, arguments, done, failed, vital))

    def _begin(self, job: _Job) -> None:
        future = self._submit(job.work, *job.arguments)
        pool = self._pool
        self._jobs[future] = job
        self.busy_changed.emit(self.busy)

        def tell(ended: Future[Any]) -> None:
            if self._pool is pool:  # after `stop` nobody waits for an answer
                self._finished.emit(ended)

        future.add_done_callback(tell)

    @property
    def busy(self) -> bool:
        """Whether something is being done that nobody wants to lose."""
        return any(job.vital for job in self._jobs.values())

    def stop(self) -> None:
        """End the process; what it was doing is given up, and nobody is told of it."""
        self._stopped = True
        self._end()

    def give_up(self) -> None:
        """Stop what is being done, told to who waits for it as `GivenUp`; the worker can be
        stopped only as a whole, so what was not vital begins again."""
        workers = tuple(self._workers)
        jobs = self._end()
        for worker in workers:
            worker.join(_DYING_SECONDS)  # it writes no more when who waited for it tidies up
        told = GivenUp(tuple(worker.pid for worker in workers if worker.pid))
        self.busy_changed.emit(False)
        for job in jobs:
            if job.vital:
                job.failed(told)
            else:
                self._begin(job)

    def _end(self) -> list[_Job]:
        """End the process; gives the jobs that it leaves behind."""
        pool, self._pool = self._pool, None
        jobs = list(self._jobs.values())
        self._jobs.clear()
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)
        if jobs or self._stopped:
            for worker in self._workers:
                worker.terminate()
        self._workers.clear()
        return jobs

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

    def _deliver(self, future: Future[Any]) -> None:
        job = self._jobs.pop(future, None)
        if job is None:  # given up while its answer was on the way
            return
        self.busy_changed.emit(self.busy)
        error = future.exception()
        if error is None:
            job.done(future.result())
        else:
            job.failed(error)


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
