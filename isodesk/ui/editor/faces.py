"""The font in which the text is edited: the one it is printed in."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from isodesk.host.resources import resource
from isodesk.ui.style import scaled_points

BODY_POINTS = 13.0
_TIMES = "Times New Roman"
_BUNDLED = ("Regular", "Bold", "Italic", "BoldItalic")


def text_font() -> QFont:
    """Times New Roman where this computer has it, else the bundled Tinos of the same widths.

    Asked by name alone, fontconfig would give another font under that name, which may lack the
    letters of Vietnamese.
    """
    font = QFont(_family())
    font.setPointSizeF(scaled_points(BODY_POINTS))
    return font


@cache
def _family() -> str:
    if _TIMES in QFontDatabase.families():
        return _TIMES
    for face in _BUNDLED:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/Tinos-{face}.ttf")))
    return "Tinos"
