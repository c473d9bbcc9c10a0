"""Files as LibreOffice opens and writes them, in the letters that the plans are measured in."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
PATIENCE = 900  # seconds
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{folder}/fontconfig</cachedir>
  <alias binding="same">
    <family>Times New Roman</family>
    <prefer><family>Tinos</family></prefer>
  </alias>
</fontconfig>
"""


class LibreOffice:
    """One profile that stays warm, and the program's own fonts in place of Times New Roman.

    Fonts of the computer would do, but some have no Vietnamese letters, and these are then taken
    from a second font of other widths.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        fonts = folder / "fonts.conf"
        fonts.write_text(_FONTCONFIG.format(fonts=FONTS, folder=folder), encoding="utf-8")
        self._environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}

    def converted(self, data: bytes, suffix: str, new_suffix: str) -> bytes:
        """``data``, a file of one suffix, as LibreOffice writes it with another."""
        return self.all_converted({"in": data}, suffix, new_suffix)["in"]

    def all_converted(
        self, files: Mapping[str, bytes], suffix: str, new_suffix: str
    ) -> dict[str, bytes]:
        """Many files, by name, in one start of the program."""
        source, target = self._folder / "from", self._folder / "to"
        source.mkdir(exist_ok=True)
        paths = [source / f"{name}.{suffix}" for name in files]
        for path, data in zip(paths, files.values(), strict=True):
            path.write_bytes(data)
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", new_suffix]
        command += ["--outdir", str(target), *map(str, paths)]
        subprocess.run(
            command, check=True, capture_output=True, timeout=PATIENCE, env=self._environment
        )
        return {name: (target / f"{name}.{new_suffix}").read_bytes() for name in files}
