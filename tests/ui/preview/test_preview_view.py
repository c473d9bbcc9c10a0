"""The pages on the screen: the very PDF, true after each change, and the way to its source."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from isodesk.exporters.pdf import mapped_pdf
from isodesk.exporters.pdf.mapped import MappedPdf, Source
from isodesk.services.plans import rename_plan
from isodesk.store import Workspace
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.preview.desk import CACHE_BYTES
from isodesk.ui.preview.view import PAUSE_MS, PreviewView

PATIENCE_MS = 60_000


def rename(plan: OpenPlan, subject: str) -> None:
    with plan.change("Đổi trích yếu", place="header/subject") as session:
        rename_plan(session, plan.key, subject)


def ink(picture: QImage) -> int:
    """How many dark dots a picture has."""
    shades = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(shade < 100 for shade in bytes(shades.constBits()))


def pdf_of(view: PreviewView) -> MappedPdf:
    return mapped_pdf(view.plan.facts)


def box_of(view: PreviewView, prefix: str) -> Source:
    return next(s for s in pdf_of(view).sources if s.place.startswith(prefix))


def press(view: PreviewView, key: Qt.Key, *, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier
    held = modifier.ControlModifier if control else modifier.NoModifier
    QTest.keyClick(view.desk, key, held)


def turn_wheel(view: PreviewView, *, up: bool) -> None:
    at = QPointF(view.desk.viewport().rect().center())
    event = QWheelEvent(
        at,
        view.desk.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 if up else -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.desk.viewport(), event)


def test_all_pages_are_there_with_ink_on_them(view: PreviewView) -> None:
    assert view.words == ""
    assert view.desk.count == 12
    assert view.tools.page_words == "Trang 1/12"
    sheet = view.grab(view.desk.geometry()).toImage()
    assert ink(sheet) > 2_000
    assert sheet.pixelColor(sheet.width() // 2, 40) == QColor("white")


def test_a_click_on_a_paragraph_or_a_cell_goes_to_its_source(
    qtbot: QtBot, view: PreviewView
) -> None:
    for prefix in ("header/subject", "tasks/", "subjects/"):
        source = box_of(view, prefix)
        view.desk.go_to(source.page)
        bar = view.desk.verticalScrollBar()
        bar.setValue(bar.value() + view.desk.point_of(source).y() - 200)
        with qtbot.waitSignal(view.jump) as jumped:
            QTest.mouseClick(
                view.desk.viewport(), Qt.MouseButton.LeftButton, pos=view.desk.point_of(source)
            )
        assert jumped.args == [source.place]


def test_a_click_beside_the_text_goes_nowhere(qtbot: QtBot, view: PreviewView) -> None:
    with qtbot.assertNotEmitted(view.jump):
        QTest.mouseClick(view.desk.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


def test_a_change_is_seen_and_the_place_is_kept(
    qtbot: QtBot, view: PreviewView, plan: OpenPlan, workspace: Workspace
) -> None:
    before = ink(view.desk.grab().toImage())
    view.desk.set_zoom(0.9)
    with qtbot.waitSignal(view.refreshed, timeout=PATIENCE_MS):
        rename(plan, "Áp dụng ISO")
    assert ink(view.desk.grab().toImage()) != before
    view.desk.go_to(6)
    with qtbot.waitSignal(view.refreshed, timeout=PATIENCE_MS):
        workspace.undo()
    assert view.tools.page_words == "Trang 7/12"
    assert view.desk.factor == pytest.approx(0.9, abs=0.01)


def test_nothing_is_made_while_another_tab_is_in_front(
    qtbot: QtBot, view: PreviewView, plan: OpenPlan
) -> None:
    view.hide()
    with qtbot.assertNotEmitted(view.refreshed, wait=PAUSE_MS * 3):
        rename(plan, "Một")
        rename(plan, "Hai")
    with qtbot.waitSignal(view.refreshed, timeout=PATIENCE_MS):
        view.show()


def test_keys_turn_pages(view: PreviewView) -> None:
    press(view, Qt.Key.Key_End)
    assert view.tools.page_words == "Trang 12/12"
    assert not view.tools.on.isEnabled()
    press(view, Qt.Key.Key_Home)
    assert view.tools.page_words == "Trang 1/12"
    view.desk.set_zoom("page")
    press(view, Qt.Key.Key_PageDown)
    press(view, Qt.Key.Key_PageDown)
    assert view.tools.page_words == "Trang 3/12"
    press(view, Qt.Key.Key_PageUp)
    assert view.tools.page_words == "Trang 2/12"
    view.desk.set_zoom("width")
    press(view, Qt.Key.Key_Home)
    press(view, Qt.Key.Key_PageDown)
    assert view.desk.verticalScrollBar().value() > view.desk.viewport().height() * 0.8


def test_zoom_by_wheel_keeps_what_is_under_the_mouse(view: PreviewView) -> None:
    view.desk.set_zoom(1.0)
    view.desk.go_to(2)
    middle = view.desk.viewport().rect().center()
    bar = view.desk.verticalScrollBar()
    bar.setValue(bar.value() + 300)
    source = view.desk.source_at(middle)
    assert source is not None
    turn_wheel(view, up=True)
    assert view.tools.zoom_words == "110 %"
    assert view.desk.source_at(middle) == source
    turn_wheel(view, up=False)
    assert view.tools.zoom_words == "100 %"
    press(view, Qt.Key.Key_Plus, control=True)
    press(view, Qt.Key.Key_0, control=True)
    assert view.tools.zoom_words == "100 %"


def test_a_whole_page_fits_and_the_whole_width_fits(view: PreviewView) -> None:
    view.desk.set_zoom("page")
    for page in (0, 5):
        view.desk.go_to(page)
        assert view.desk.viewport().rect().contains(view.desk.box)
    view.desk.set_zoom("width")
    view.desk.go_to(5)
    room = view.desk.viewport().width()
    assert 0.9 * room < view.desk.box.width() < room
    assert view.desk.horizontalScrollBar().maximum() == 0


def test_pictures_of_pages_take_a_bounded_memory(view: PreviewView) -> None:
    view.desk.set_zoom(4.0)
    for page in range(12):
        view.desk.go_to(page)
        view.desk.grab()
        assert 0 < view.desk.pictures_bytes() <= CACHE_BYTES


def test_the_zoom_is_found_again(qtbot: QtBot, view: PreviewView, plan: OpenPlan) -> None:
    view.desk.set_zoom(1.25)
    again = PreviewView(plan)
    qtbot.addWidget(again)
    again.show_as_before(view.remembered())
    assert again.desk.zoom == 1.25
    again.show_as_before({"zoom": "sai"})
    assert again.desk.zoom == 1.25


def test_what_cannot_be_printed_is_said_in_words_and_mended(
    qtbot: QtBot, view: PreviewView, plan: OpenPlan, workspace: Workspace
) -> None:
    with qtbot.waitSignal(view.refreshed, timeout=PATIENCE_MS):
        rename(plan, "Kế hoạch 龍")
    assert "“龍”" in view.words
    with qtbot.waitSignal(view.refreshed, timeout=PATIENCE_MS):
        workspace.undo()
    assert view.words == ""
    assert view.desk.count == 12


def test_the_electronic_paper_is_shown_when_asked_for(qtbot: QtBot, view: PreviewView) -> None:
    (annex, *_) = (s for s in pdf_of(view).sources if s.place.endswith("/reference_verb"))

    def line() -> int:
        view.desk.go_to(annex.page)
        top = view.desk.point_of(annex)
        wide, high = int(annex.width * view.desk.factor), int(annex.height * view.desk.factor)
        area = QRect(0, 0, wide, high)
        area.moveCenter(top)
        return ink(view.desk.viewport().grab(area).toImage())

    on_paper = line()
    for words, electronic in (("Bản điện tử", True), ("Bản giấy", False)):
        with qtbot.waitSignal(view.refreshed, timeout=PATIENCE_MS):
            view.tools.variant.setFocus()
            key = Qt.Key.Key_Down if electronic else Qt.Key.Key_Up
            QTest.keyClick(view.tools.variant, key)
        assert view.tools.variant.currentText() == words
        assert view.tools.electronic is electronic
        assert (line() < 0.8 * on_paper) is electronic
    assert view.remembered()["electronic"] is False


def test_the_variant_is_remembered(qtbot: QtBot, plan: OpenPlan) -> None:
    view = PreviewView(plan)
    qtbot.addWidget(view)
    view.show_as_before({"zoom": "page", "electronic": True})
    assert view.remembered() == {"zoom": "page", "electronic": True}
    view.show_as_before({"zoom": "width", "electronic": "x"})
    assert view.remembered() == {"zoom": "width", "electronic": False}
