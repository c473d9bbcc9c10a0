"""The program's own log: what happened and where in the code, never what the user wrote."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

Faulted = Callable[[BaseException], None]

_FILES = 5
_BYTES = 1_000_000
_log = logging.getLogger("isodesk")


class Logs(AbstractContextManager["Logs"]):
    """Five files of 1 MB in ``folder``, fatal faults in a file of their own, until closed.

    ``on_fault`` is told of every exception nobody caught, after it was logged.
    """

    def __init__(self, folder: Path, on_fault: Faulted | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "isodesk.log"
        self.on_fault = on_fault
        self._handler = RotatingFileHandler(
            self.path, maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8"
        )
        self._handler.setFormatter(_CodeOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
        _log.addHandler(self._handler)
        _log.setLevel(logging.INFO)
        self._fatal = (folder / "fatal.log").open("a", encoding="utf-8")
        faulthandler.enable(self._fatal)
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._uncaught
        threading.excepthook = lambda seen: self.fault(seen.exc_value)
        sys.unraisablehook = lambda seen: self.fault(seen.exc_value)

    def fault(self, error: BaseException | None) -> None:
        """Log ``error`` and tell ``on_fault``."""
        if error is None:
            return
        _log.error("fault", exc_info=error)
        if self.on_fault is not None:
            self.on_fault(error)

    def close(self) -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        faulthandler.disable()
        self._fatal.close()
        _log.removeHandler(self._handler)
        self._handler.close()

    def __exit__(self, *_: object) -> None:
        self.close()

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
        else:
            self.fault(error)


def fault_details(error: BaseException) -> str:
    """Everything about ``error`` for “Sao chép chi tiết”: the user decides where it goes."""
    return "".join(traceback.format_exception(error))


class _CodeOnly(logging.Formatter):
    """Leaves out what exceptions say, because it may quote the office's papers."""

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            lines += traceback.format_tb(error.__traceback__)
            lines.append(f"{type(error).__module__}.{type(error).__qualname__}\n")
            error = error.__cause__ or error.__context__
        return "".join(lines).rstrip()
