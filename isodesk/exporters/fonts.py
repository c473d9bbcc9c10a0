"""Which font files print: the machine's Times New Roman, or the one that comes with the program.

Both have the same widths, so lines break alike.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from isodesk.host.resources import resource

FontChoice = Literal["auto", "bundled"]

_TIMES_NAMES = (
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    (
        "times_new_roman.ttf",
        "times_new_roman_bold.ttf",
        "times_new_roman_italic.ttf",
        "times_new_roman_bold_italic.ttf",
    ),
    (
        "times new roman.ttf",
        "times new roman bold.ttf",
        "times new roman italic.ttf",
        "times new roman bold italic.ttf",
    ),
)


@dataclass(frozen=True)
class FontFiles:
    """The four faces of a family."""

    name: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path


def find_fonts(choice: FontChoice = "auto") -> FontFiles:
    """Times New Roman where ``auto`` finds all four faces, else the bundled Tinos."""
    times = _times_new_roman() if choice == "auto" else None
    return times or _bundled()


@cache
def _bundled() -> FontFiles:
    faces = ("Regular", "Bold", "Italic", "BoldItalic")
    return FontFiles("Tinos", *(resource(f"fonts/Tinos-{face}.ttf") for face in faces))


@cache
def _times_new_roman() -> FontFiles | None:
    return times_in(_font_folders())


def times_in(folders: Iterable[Path]) -> FontFiles | None:
    """The four faces of Times New Roman below ``folders``, by their usual file names."""
    found = {path.name.lower(): path for folder in folders for path in _truetype(folder)}
    for names in _TIMES_NAMES:
        if all(name in found for name in names):
            return FontFiles("Times New Roman", *(found[name] for name in names))
    return None


def _truetype(folder: Path) -> Iterator[Path]:
    for root, _, names in os.walk(folder):
        yield from (Path(root, name) for name in names if name.lower().startswith("times"))


def _font_folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        own = os.environ.get("LOCALAPPDATA", str(home))
        return (
            Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
            Path(own, "Microsoft", "Windows", "Fonts"),
        )
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path("/Library/Fonts"),
        Path("/System/Library/Fonts/Supplemental"),
        home / ".fonts",
        data / "fonts",
    )
