"""The look of every window: one calm theme on Fusion, alike on Windows and Linux."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from isodesk.host.resources import resource

_FAMILIES = ("Segoe UI", "Noto Sans", "Arimo", "Liberation Sans", "DejaVu Sans")
_BASE_POINTS = 10


@dataclass(frozen=True, slots=True)
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


COLOURS = Colours()


def apply_style(app: QApplication) -> None:
    """Give the application its style, palette, font and sheet."""
    app.setStyle("Fusion")
    app.setPalette(_palette(COLOURS))
    app.setFont(base_font())
    app.setStyleSheet(style_sheet(COLOURS))


def base_font() -> QFont:
    """The window's font: Segoe UI on Windows, else the first Vietnamese sans at hand, 10 pt."""
    present = set(QFontDatabase.families())
    font = QFont([family for family in _FAMILIES if family in present] or [QFont().family()])
    font.setPointSizeF(_BASE_POINTS)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def style_sheet(colours: Colours) -> str:
    """The application's Qt style sheet in these colours."""
    template = resource("style/isodesk.qss").read_text(encoding="utf-8")
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
