"""The files that come with the program: fonts, icons, kinds of plan, samples, the guide."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent
# A wheel and a frozen program carry all in one folder of the package; a checkout has the guide
# among its documents.
_HOMES = (_PACKAGE / "resources", _CHECKOUT / "resources", _CHECKOUT / "docs")


def resource(path: str) -> Path:
    """The file or folder ``path`` (``fonts/Tinos-Regular.ttf``) among the program's resources.

    Raises FileNotFoundError where the program was installed without it.
    """
    for home in _HOMES:
        found = home / path
        if found.exists():
            return found
    raise FileNotFoundError(f"isodesk was installed without resources/{path}")
