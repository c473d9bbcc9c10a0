"""What is told of work in the worker that did not come to its end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from isodesk.host.files import discard_unfinished
from isodesk.ui.background import GivenUp
from isodesk.ui.messages import tell_error

if TYPE_CHECKING:
    from isodesk.ui.window import MainWindow


def tell_unfinished(
    window: MainWindow, error: BaseException, folder: Path, doing: str, stopped: str
) -> None:
    """Say ``stopped`` of what the user gave up, once nothing half written is left in ``folder``;
    of any other end say that ``doing`` failed."""
    window.statusBar().clearMessage()
    if isinstance(error, GivenUp):
        discard_unfinished(folder, error.processes)
        window.say(stopped)
    else:
        tell_error(window, error, doing)
