"""Where this computer keeps what belongs to the user of isodesk."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

HOME_VARIABLE = "ISODESK_HOME"
_NAME = "isodesk"


@dataclass(frozen=True)
class Paths:
    """The user's folders; none is made before something is written into it."""

    data: Path
    config: Path
    logs: Path

    @property
    def default_file(self) -> Path:
        """The data file that the window opens when none is named."""
        return self.data / "co-quan.isodesk"

    @property
    def backups(self) -> Path:
        """Holds the automatic backups of every data file."""
        return self.data / "sao-luu"

    @property
    def settings(self) -> Path:
        return self.config / "settings.json"


def user_paths() -> Paths:
    """The folders of whoever runs the program.

    Data, backups and logs stay on this computer and only the small settings roam, because a
    database in a roaming profile is copied while it is open. The variable ISODESK_HOME puts
    everything under one folder instead.
    """
    home = os.environ.get(HOME_VARIABLE)
    if home:
        folder = Path(home).absolute()
        return Paths(folder / "data", folder / "config", folder / "logs")
    return Paths(
        data=platformdirs.user_data_path(_NAME, appauthor=False, roaming=False),
        config=platformdirs.user_config_path(_NAME, appauthor=False, roaming=True),
        logs=platformdirs.user_log_path(_NAME, appauthor=False),
    )
