"""The theme and the icons: whole, recoloured, sharp."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QFontMetrics, QIcon
from PySide6.QtWidgets import QApplication

from isodesk.host.resources import resource
from isodesk.ui.icons import icon
from isodesk.ui.style import COLOURS, apply_style, base_font, style_sheet

ICONS = sorted(
    path.stem for path in resource("icons").glob("*.svg") if not path.stem.startswith("mark-")
)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_in_the_colour_asked_for(name: str) -> None:
    image = icon(name, "#ff0000").pixmap(QSize(40, 40)).toImage()
    shades = [image.pixelColor(x, y) for x in range(40) for y in range(40)]
    assert {shade.name() for shade in shades if shade.alpha() == 255} == {"#ff0000"}


@pytest.mark.usefixtures("qapp")
def test_a_disabled_icon_is_pale() -> None:
    image = icon("print").pixmap(QSize(20, 20), QIcon.Mode.Disabled).toImage()
    inked = [image.pixelColor(x, y) for x in range(20) for y in range(20)]
    assert COLOURS.line_strong in {shade.name() for shade in inked if shade.alpha() == 255}


@pytest.mark.usefixtures("qapp")
def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_the_sheet_names_only_what_exists() -> None:
    sheet = style_sheet(COLOURS)
    assert "${" not in sheet
    pictures = re.findall(r"url\((.+?)\)", sheet)
    assert pictures
    for picture in pictures:
        assert resource("icons/" + picture.rsplit("/", 1)[1]).is_file()


def test_the_theme_is_applied_without_a_warning(qapp: QApplication) -> None:
    before = qapp.style().name(), qapp.palette(), qapp.font()
    apply_style(qapp)
    assert qapp.styleSheet()
    assert qapp.palette().highlight().color().name() == COLOURS.accent
    assert qapp.font().pointSizeF() == 10
    qapp.setStyleSheet("")
    qapp.setStyle(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


@pytest.mark.usefixtures("qapp")
def test_figures_are_equally_wide_and_vietnamese_is_there() -> None:
    font = base_font()
    metrics = QFontMetrics(font)
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1
    systems = QFontDatabase.writingSystems(font.families()[0])
    assert QFontDatabase.WritingSystem.Vietnamese in systems
