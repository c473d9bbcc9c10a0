"""The files that come with the program: fonts, icons, kinds of plan, samples."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
# A wheel and a frozen program carry the folder inside the package, a checkout beside it.
_HOMES = (_PACKAGE / "resources", _PACKAGE.parent / "resources")


def resource(path: str) -> Path:
    """The file or folder ``path`` (``fonts/Tinos-Regular.ttf``) among the program's resources.

    Raises FileNotFoundError where the program was installed without it.
    """
    for home in _HOMES:
        found = home / path
        if found.exists():
            return found
    raise FileNotFoundError(f"isodesk was installed without resources/{path}")
