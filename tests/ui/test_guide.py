"""The guide is whole: no dead links or pictures, and a page for the place in front."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from isodesk import ui
from isodesk.host.resources import resource
from isodesk.ui.guide import GuideWindow
from isodesk.ui.lists import LISTS
from isodesk.ui.tabs import VIEWS
from isodesk.ui.tabs_menu import MOST

FOLDER = resource("huong-dan")
CONTENTS = dict(
    line.split("\t") for line in (FOLDER / "muc-luc.txt").read_text("utf-8").splitlines()
)
PAGES = sorted(CONTENTS)
_LINK = re.compile(r"(!?)\[[^]]*\]\(([^)]+)\)")


def links(page: str) -> list[tuple[bool, str]]:
    """The links of a page: whether it is a picture, and where it leads."""
    text = (FOLDER / page).read_text(encoding="utf-8")
    return [(bool(sign), target) for sign, target in _LINK.findall(text)]


def test_the_contents_name_every_page() -> None:
    assert set(CONTENTS) == {path.name for path in FOLDER.glob("*.md")}
    assert len(set(CONTENTS.values())) == len(CONTENTS)


def test_every_view_has_its_page() -> None:
    wanted = {view.guide for view in VIEWS} | {each.guide for each in LISTS} | {"danh-sach.md"}
    assert wanted <= set(CONTENTS)


def named_places() -> set[str]:
    """Every page or heading of the guide that a view, a list or a dialog names for F1."""
    for module in walk_packages(ui.__path__, f"{ui.__name__}."):
        import_module(module.name)
    places = {view.guide for view in VIEWS} | {each.guide for each in LISTS}
    waiting: list[type] = [QWidget]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        place = kind.__dict__.get("guide")
        if isinstance(place, str):
            places.add(place)
    return places


def test_f1_finds_every_heading_that_it_is_told() -> None:
    places = named_places()
    assert "theo-doi.md#Phiếu cập nhật" in places
    for place in sorted(places):
        page, _, heading = place.partition("#")
        text = (FOLDER / page).read_text(encoding="utf-8")
        assert not heading or re.search(rf"^#+ {re.escape(heading)}$", text, re.MULTILINE), place


def test_every_page_has_a_picture() -> None:
    for page in PAGES:
        assert any(is_picture for is_picture, _ in links(page)), page


def test_the_keys_of_the_tabs_are_told() -> None:
    keys = (FOLDER / "phim-tat.md").read_text(encoding="utf-8")
    assert f"| Ctrl+1 … Ctrl+{MOST} |" in keys


@pytest.mark.parametrize("page", PAGES)
def test_a_page_begins_with_a_title_and_leads_nowhere_wrong(page: str) -> None:
    assert (FOLDER / page).read_text(encoding="utf-8").startswith("# ")
    for is_picture, target in links(page):
        assert (FOLDER / target).is_file()
        if is_picture:
            assert QImage(str(FOLDER / target)).width() <= 880


def test_every_picture_is_used() -> None:
    used = {Path(target).name for page in PAGES for is_picture, target in links(page) if is_picture}
    assert used == {path.name for path in (FOLDER / "images").glob("*.png")}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_no_english_and_does_not_shout(page: str) -> None:
    text = (FOLDER / page).read_text(encoding="utf-8")
    words = re.sub(r"`[^`]*`|\n    .*|\(images/[^)]*\)", "", text)
    assert "!" not in words.replace("![", "[")
    assert not re.search(r"\b(?:bạn|vui lòng|Gantt|click|file|OK|font)\b", words, re.IGNORECASE)


def test_the_window_shows_a_page_with_its_pictures_and_follows_links(qtbot: QtBot) -> None:
    guide = GuideWindow()
    qtbot.addWidget(guide)
    guide.show_page("bat-dau.md")
    (browser,) = guide.findChildren(QTextBrowser)
    assert "Bắt đầu" in browser.toPlainText()
    browser.anchorClicked.emit(QUrl("kinh-phi.md"))
    assert browser.toPlainText().startswith("Kinh phí")
    kind = QTextDocument.ResourceType.ImageResource.value
    assert browser.loadResource(kind, QUrl("images/kinh-phi.png")) is not None
    assert browser.document().idealWidth() <= browser.viewport().width()


def test_words_without_marks_are_found_in_every_page(qtbot: QtBot) -> None:
    guide = GuideWindow()
    qtbot.addWidget(guide)
    guide.show_page("bat-dau.md")
    qtbot.waitUntil(guide.isActiveWindow)
    QTest.keyClick(guide, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(guide.search.line.hasFocus)
    QTest.keyClicks(guide.search.line, "minh chung")
    (browser,) = guide.findChildren(QTextBrowser)
    (pages,) = guide.findChildren(QListWidget)
    qtbot.waitUntil(lambda: bool(browser.extraSelections()))
    shown = [
        pages.item(row).text() for row in range(len(CONTENTS)) if not pages.item(row).isHidden()
    ]
    assert "Theo dõi thực hiện" in shown and "Tiêu chuẩn" not in shown
    first = pages.currentItem().text()
    assert first == shown[0]
    assert {mark.cursor.selectedText().lower() for mark in browser.extraSelections()} == {
        "minh chứng"
    }
    for _ in browser.extraSelections():
        QTest.keyClick(guide.search.line, Qt.Key.Key_Return)
    assert pages.currentItem().text() == shown[1]
    QTest.keyClick(guide, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert pages.currentItem().text() == first
    assert guide.search.told.text().startswith(f"Chỗ {len(browser.extraSelections())}/")
    QTest.keyClick(guide.search.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not browser.extraSelections())
    assert not any(pages.item(row).isHidden() for row in range(len(CONTENTS)))
    assert not guide.search.told.isVisible()
