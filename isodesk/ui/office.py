"""What the window asks of the program around it: other files, restoring, what was opened lately."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from isodesk.store import BackupInfo, PreparedRestore
from isodesk.ui.style import Look


class Office(Protocol):
    """The program around a window."""

    @property
    def recent(self) -> Sequence[Path]:
        """Files opened lately that are still there."""
        ...

    @property
    def look(self) -> Look:
        """What the user chose of the theme."""
        ...

    def show_in(self, look: Look) -> None:
        """Use this theme from now on, here and at the next start."""
        ...

    @property
    def person(self) -> str:
        """The name that was given on this account, "" while none was."""
        ...

    @property
    def account(self) -> str:
        """What this computer calls the one who is at it."""
        ...

    @property
    def asks_person(self) -> bool:
        """Whether nobody gave a name here yet, or said that none is wanted."""
        ...

    def name_person(self, name: str) -> None:
        """Keep who edits from now on; "" is the account's name again."""
        ...

    def open(self, path: Path) -> None:
        """Close this file's window and open this file's; a new path makes a new file."""
        ...

    def open_again(self) -> bool:
        """Open this window's file again, to be changed; False while it only can be read."""
        ...

    def restore(self, backup: BackupInfo, prepared: PreparedRestore) -> None:
        """Close this file, put the copy of the backup in its place, open it again."""
        ...
