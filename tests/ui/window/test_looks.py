"""Chữ lớn and Tương phản cao: at once in the whole window, at the next start, and legible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from isodesk.app import Program
from isodesk.documents.roadmap_tones import ColourBy, colouring
from isodesk.facts import PlanKind
from isodesk.facts.fields import FieldContext
from isodesk.host.paths import user_paths
from isodesk.host.settings import load_settings
from isodesk.ui.filter_box import FilterBox
from isodesk.ui.style import (
    CALM,
    COLOURS,
    Colours,
    Look,
    apply_style,
    contrast,
    legible,
    style_sheet,
)
from isodesk.ui.tasks.view import TasksView
from isodesk.ui.tool_button import ToolButton
from isodesk.ui.window import MainWindow
from isodesk.ui.writing.view import WritingView
from tests.ui.window.hands import answer, keys, plan_of, press, shown, type_text

LARGE, HIGH = "Ctrl+F11", "Ctrl+Shift+F11"
_ANY_DAY = date(2019, 6, 1)
INKS = ("ink", "muted", "faint", "accent", "accent_dark", "wrong", "doubt", "good")
GROUNDS = ("surface", "window", "accent_soft", "group", "total", "wrong_soft", "doubt_soft")


@pytest.fixture(autouse=True)
def calm(qapp: QApplication) -> Iterator[None]:
    """The usual look at the beginning, what the tests have otherwise at the end."""
    before = qapp.style().name(), qapp.palette(), qapp.font()
    apply_style(qapp)
    yield
    apply_style(qapp)
    qapp.setStyleSheet("")
    qapp.setStyle(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


def tasks(window: MainWindow) -> TasksView:
    assert window.page is not None
    view = window.page.view
    assert isinstance(view, TasksView)
    return view


def sizes(window: MainWindow) -> dict[str, float]:
    """What text has room in, from all corners of the window."""
    assert window.page is not None
    view = tasks(window)
    writing = next(v for v in window.page.views() if isinstance(v, WritingView))
    window.plans.ensurePolished()
    told = {"dialog": 0.0}

    def measure(dialog: QDialog) -> None:
        label = next(label for label in dialog.findChildren(QLabel) if label.isVisible())
        told["dialog"] = label.font().pointSizeF()
        press(dialog, "Hủy")

    answer(measure)
    window.action("print_roadmap").trigger()
    return told | {
        "menu": window.menuBar().font().pointSizeF(),
        "row": view.grid.look.row_height,
        "roadmap": view.roadmap.look.small.pointSizeF(),
        "text": writing.editor.document().firstBlock().charFormat().font().pointSizeF(),
        "rail": window.rail.plans.height(),
        "list": _title(window.plans).font().pointSizeF(),
    }


def _title(page: QWidget) -> QLabel:
    label = page.findChild(QLabel, "pageTitle")
    assert isinstance(label, QLabel)
    return label


def test_large_text_is_in_the_whole_window_at_once_and_goes_again(window: MainWindow) -> None:
    window.open_plan(plan_of(window, PlanKind.TRANSITION)).show_view("tasks")
    before = sizes(window)
    keys(LARGE)
    assert window.action("large_text").isChecked()
    larger = sizes(window)
    assert all(larger[each] >= 1.1 * before[each] for each in before), (before, larger)
    keys(LARGE)
    assert not window.action("large_text").isChecked()
    assert sizes(window) == before


def test_the_same_page_is_in_front_and_what_was_typed_is_kept(window: MainWindow) -> None:
    keys("Alt+2")
    page = window.list_page("units")
    page.panel.grid.go((page.source.row_count(), 1))
    type_text("So")
    window.action("high_contrast").trigger()  # from the menu, as the cell keeps its keys
    shown_list = window.shown_list
    assert shown_list is not None
    assert shown_list.spec.code == "units"
    keys("Alt+0", HIGH)
    assert window.shows_due
    keys("Alt+1", HIGH)
    assert window.pages.currentWidget() is window.plans
    assert window.plans.isVisible()
    assert len({window.pages.widget(at) for at in range(window.pages.count())}) == 1
    last = window.list_page("units").source
    assert last.text(last.row_count() - 1, 1) == "So"


def test_icons_and_the_roadmap_take_the_colours_in_use(window: MainWindow) -> None:
    window.open_plan(plan_of(window, PlanKind.TRANSITION)).show_view("tasks")
    keys(HIGH)
    image = window.action("print_plan").icon().pixmap(QSize(40, 40)).toImage()
    shades = [image.pixelColor(x, y) for x in range(40) for y in range(40)]
    assert {shade.name() for shade in shades if shade.alpha() == 255} == {"#000000"}
    assert tasks(window).roadmap.look.bar.color().name() == COLOURS.accent != CALM.accent
    keys(HIGH)
    assert tasks(window).roadmap.look.bar.color().name() == CALM.accent


def test_the_look_is_there_at_the_next_start(
    window: MainWindow, program: Program, path: Path, qtbot: QtBot
) -> None:
    keys(LARGE, HIGH)
    program.finish()
    again = Program(user_paths(), load_settings(user_paths().settings))
    assert again.look == Look(large_text=True, high_contrast=True)
    assert again.start(path)
    assert shown(qtbot, again).action("high_contrast").isChecked()
    again.finish()


def test_text_stands_out_in_high_contrast(qapp: QApplication) -> None:
    apply_style(qapp, Look(high_contrast=True))
    pairs = [(getattr(COLOURS, ink), getattr(COLOURS, on)) for ink in INKS for on in GROUNDS]
    for ground in ("accent", "accent_dark", "ink", "doubt"):
        pairs.append((COLOURS.surface, getattr(COLOURS, ground)))
    for ground in ("accent", "accent_dark"):
        pairs.append((COLOURS.accent_soft, getattr(COLOURS, ground)))
    role = QPalette.ColorRole
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled):
        for ink, on in (
            (role.Text, role.Base),
            (role.WindowText, role.Window),
            (role.ButtonText, role.Button),
            (role.PlaceholderText, role.Base),
            (role.ToolTipText, role.ToolTipBase),
            (role.HighlightedText, role.Highlight),
            (role.Link, role.Base),
        ):
            palette = qapp.palette()
            pairs.append((palette.color(group, ink).name(), palette.color(group, on).name()))
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 7} == {}


def test_every_rule_of_the_sheet_stands_out_in_high_contrast(qapp: QApplication) -> None:
    apply_style(qapp, Look(high_contrast=True))
    rules = re.findall(r"\{([^}]*)\}", style_sheet(COLOURS))
    pairs = [(ink, on) for rule in rules for ink, on in _ink_and_ground(rule)]
    assert len(pairs) > 15
    assert [pair for pair in pairs if contrast(*pair) < 7] == []


def _ink_and_ground(rule: str) -> list[tuple[str, str]]:
    ink = re.search(r"(?<![-\w])color:\s*(#\w+)", rule)
    on = re.search(r"(?<![-\w])background:\s*(#\w+)", rule)
    return [(ink[1], on[1])] if ink and on else []


def test_coloured_bars_and_their_legend_can_be_read(qapp: QApplication, window: MainWindow) -> None:
    page = window.open_plan(plan_of(window, PlanKind.TRANSITION))
    tones = colouring(FieldContext.of(page.plan.facts), ColourBy.AGENCY, _ANY_DAY).legend
    assert [legible(f"#{t.fill}", f"#{t.ink}") for t in tones] == [
        (f"#{t.fill}", f"#{t.ink}") for t in tones
    ]
    apply_style(qapp, Look(high_contrast=True))
    assert all(contrast(*legible(f"#{t.fill}", f"#{t.ink}")) >= 7 for t in tones)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert all(QColor(getattr(COLOURS, each.name)).isValid() for each in fields(Colours))


def test_nothing_is_cut_on_a_small_screen(window: MainWindow) -> None:
    window.resize(1366, 700)
    for kind in (PlanKind.TRANSITION, PlanKind.PROGRAMME):
        page = window.open_plan(plan_of(window, kind))
        keys(LARGE)
        page = window.page or page
        for at in range(page.tabs.count()):
            page.show_tab(at)
            QApplication.processEvents()
            labels = [b for b in page.view.findChildren(QLabel) if b.isVisible() and b.text()]
            cut = [label.text() for label in labels if _is_cut(label)]
            assert not cut, (page.spec.code, cut)
        assert (window.width(), window.height()) == (1366, 700)
        keys(LARGE)


def _is_cut(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height()
    return label.height() < label.fontMetrics().height()


@pytest.mark.parametrize("width", [1000, 1366])
def test_tools_have_whole_words_or_none_and_the_filter_says_what_it_is(
    window: MainWindow, width: int
) -> None:
    window.action("large_text").trigger()
    window.resize(width, 700)
    for kind in (PlanKind.TRANSITION, PlanKind.PROGRAMME):
        page = window.open_plan(plan_of(window, kind))
        for at in range(page.tabs.count()):
            page.show_tab(at)
            QApplication.processEvents()
            buttons = [b for b in page.view.findChildren(ToolButton) if b.isVisible()]
            decided = [b for b in buttons if b.shows_words is not None]
            assert [b.text() for b in decided if b.width() != b.sizeHint().width()] == []
            boxes = [b for b in page.view.findChildren(FilterBox) if b.isVisible()]
            short = {b for b in decided if b.words_width and not b.shows_words}
            for box in boxes if width > 1000 else ():
                words = box.fontMetrics().horizontalAdvance(box.placeholderText())
                assert words < box.width() - 40, (page.spec.code, box.width(), len(short))
