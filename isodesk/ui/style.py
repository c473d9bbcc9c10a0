"""The look of every window: one calm theme on Fusion, alike on Windows and Linux.

Chữ lớn and Tương phản cao change its sizes and its colours while the program runs.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from isodesk.host.resources import resource

_FAMILIES = ("Segoe UI", "Noto Sans", "Arimo", "Liberation Sans", "DejaVu Sans")
_BASE_POINTS = 10
_LARGE = 1.3
_LEGIBLE = 7.0
_POINTS = re.compile(r"([0-9.]+)pt")


@dataclass(frozen=True, slots=True)
class Look:
    """What the user chose of the theme."""

    large_text: bool = False
    high_contrast: bool = False


USUAL = Look()


@dataclass(slots=True)
class Colours:
    """Every colour the program uses, by its meaning, as ``#rrggbb``."""

    window: str = "#f3f6f6"
    surface: str = "#ffffff"
    ink: str = "#1d2b30"
    muted: str = "#5b6b71"
    faint: str = "#93a1a6"
    line: str = "#dfe6e7"
    line_strong: str = "#bccacd"
    accent: str = "#0f5c6e"
    accent_dark: str = "#0a4453"
    accent_soft: str = "#e0eef0"
    group: str = "#ecf3f4"
    total: str = "#f7f4ea"
    wrong: str = "#b3261e"
    wrong_soft: str = "#fce8e6"
    doubt: str = "#8a5a00"
    doubt_soft: str = "#fdf3d8"
    good: str = "#2e7041"


CALM = Colours()
CONTRAST = Colours(
    window="#ffffff",
    ink="#000000",
    muted="#262626",
    faint="#484848",
    line="#8c8c8c",
    line_strong="#1a1a1a",
    accent="#003a49",
    accent_dark="#002530",
    accent_soft="#d3eef5",
    group="#e6f3f6",
    total="#fff6d0",
    wrong="#8a0000",
    wrong_soft="#ffecea",
    doubt="#5c3a00",
    doubt_soft="#fff6d8",
    good="#0c4a20",
)
"""Every text on every ground it may stand on: 7 to 1 or more."""

COLOURS = Colours()
"""The colours in use: as an application has one palette and one font, it has one set of them."""


def apply_style(app: QApplication, look: Look = USUAL) -> None:
    """Give the application its style, palette, font and sheet."""
    chosen = CONTRAST if look.high_contrast else CALM
    for each in fields(Colours):
        setattr(COLOURS, each.name, getattr(chosen, each.name))
    app.setStyle("Fusion")
    app.setPalette(_palette(COLOURS))
    app.setFont(base_font(look))
    app.setStyleSheet(style_sheet(COLOURS, _LARGE if look.large_text else 1))


def scaled(length: float) -> int:
    """A length in pixels that must hold text, for the text size in use."""
    return round(length * _scale())


def unscaled(pixels: float) -> int:
    """What `scaled` makes these pixels of, in the text size in use."""
    return round(pixels / _scale())


def scaled_points(points: float) -> float:
    """A size of text other than the usual one, for the text size in use."""
    return points * _scale()


def _scale() -> float:
    return max(QApplication.font().pointSizeF() / _BASE_POINTS, 1)


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 to 21, as WCAG 2 measures it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = QColor(colour)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (parts.redF(), parts.greenF(), parts.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def legible(fill: str, ink: str) -> tuple[str, str]:
    """A coloured ground and its ink as they are; in high contrast the ground is made paler until
    the ink in use can be read on it."""
    if COLOURS.ink != CONTRAST.ink:
        return fill, ink
    colour = QColor(fill)
    parts = (colour.red(), colour.green(), colour.blue())
    for paler in range(0, 101, 5):
        ground = QColor(*(part + (255 - part) * paler // 100 for part in parts)).name()
        if contrast(ground, COLOURS.ink) >= _LEGIBLE:
            break
    return ground, COLOURS.ink


def base_font(look: Look = USUAL) -> QFont:
    """The window's font: Segoe UI on Windows, else the first Vietnamese sans at hand, 10 pt, or
    13 when large."""
    present = set(QFontDatabase.families())
    font = QFont([family for family in _FAMILIES if family in present] or [QFont().family()])
    font.setPointSizeF(_BASE_POINTS * (_LARGE if look.large_text else 1))
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def style_sheet(colours: Colours, scale: float = 1) -> str:
    """The application's Qt style sheet in these colours; ``scale`` is that of its text sizes."""
    template = resource("style/isodesk.qss").read_text(encoding="utf-8")
    template = _POINTS.sub(lambda size: f"{float(size[1]) * scale:g}pt", template)
    icons = resource("icons").as_posix()
    return Template(template).substitute(asdict(colours), icons=icons)


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for wanted, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.ink),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.window),
        (role.Text, colours.ink),
        (role.Button, colours.surface),
        (role.ButtonText, colours.ink),
        (role.BrightText, colours.wrong),
        (role.ToolTipBase, colours.ink),
        (role.ToolTipText, colours.surface),
        (role.PlaceholderText, colours.faint),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.surface),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent_dark),
        (role.Accent, colours.accent),
        (role.Mid, colours.line_strong),
        (role.Midlight, colours.line),
    ):
        palette.setColor(wanted, QColor(colour))
    for wanted in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, wanted, QColor(colours.faint))
    return palette
