"""Signs of findings in the margins of Xem bản in: beside the first box, on the screen only."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.registry import run_checks
from isodesk.exporters.pdf import mapped_pdf
from isodesk.facts import PlanFacts
from isodesk.services.sample import sample_plan
from isodesk.ui.preview.margin_signs import MarginSign
from isodesk.ui.preview.pages import PdfPages
from isodesk.ui.preview.places import PrintedPlaces
from isodesk.ui.preview.print_job import PrintJob
from isodesk.ui.preview.view import PreviewView
from tests.ui.pointing import read_tip

PATIENCE_MS = 60_000
SAMPLES = (
    "chuyen-doi-2018-2020",
    "ap-dung-2018-2020",
    "kiem-tra-2020",
    "ke-hoach-nam-2024",
    "huong-dan-kt-xh-2024",
)


def about(place: str, severity: Severity = Severity.WARNING, message: str = "Xem lại.") -> Finding:
    return Finding("try.it", severity, message, place)


@pytest.fixture
def found(view: PreviewView) -> tuple[Finding, ...]:
    """What the review of the plan found, shown."""
    findings = run_checks(view.plan.facts)
    view.show_findings(findings)
    return tuple(findings)


def sign_of(view: PreviewView, finding: Finding) -> MarginSign:
    (sign,) = (sign for sign in view.desk.signs if finding in sign.findings)
    return sign


def is_offered(view: PreviewView, sign: MarginSign) -> bool:
    """Whether the sign under the pointer is ready to say its findings."""
    return sign.words in view.desk.viewport().toolTip()


def come_to(view: PreviewView, sign: MarginSign) -> QPoint:
    """Scroll a sign into sight; its middle in the view."""
    view.desk.go_to(sign.page)
    bar = view.desk.verticalScrollBar()
    bar.setValue(bar.value() + view.desk.area_of(sign).top() - 200)
    return view.desk.area_of(sign).center()


def test_every_finding_has_one_sign_in_the_margin_and_none_overlap(
    view: PreviewView, found: tuple[Finding, ...]
) -> None:
    for zoom in ("width", "page", 0.25, 2.0):
        view.desk.set_zoom(zoom)
        told = [finding for sign in view.desk.signs for finding in sign.findings]
        assert sorted(map(id, told)) == sorted(map(id, found))
        areas = [sign.area for sign in view.desk.signs]
        assert not any(a.intersects(b) for a, b in zip(areas, areas[1:], strict=False))
        for sign in view.desk.signs:
            come_to(view, sign)
            assert view.desk.source_at(view.desk.area_of(sign).center()) is None


def test_a_sign_stands_beside_the_first_box_says_its_sentence_and_leads_there(
    qtbot: QtBot, view: PreviewView, found: tuple[Finding, ...]
) -> None:
    boxes = mapped_pdf(view.plan.facts).sources
    for rule in ("tasks.lead", "citations.title", "tasks.agencies"):
        finding = next(f for f in found if f.rule == rule)
        first = next(box for box in boxes if box.place == finding.place)
        sign = sign_of(view, finding)
        at = come_to(view, sign)
        assert sign.page == first.page
        assert 0 < view.desk.point_of(first._replace(height=18.0)).y() - at.y() + 2 < 5
        QTest.mouseMove(view.desk.viewport(), at)
        qtbot.waitUntil(partial(is_offered, view, sign))
        assert finding.message in read_tip(view.desk.viewport(), at)
        with qtbot.waitSignal(view.jump) as jumped:
            QTest.mouseClick(view.desk.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert jumped.args == [sign.place]
        assert sign.place in [f.place for f in sign.findings]


def test_the_sign_is_painted_and_goes(view: PreviewView, found: tuple[Finding, ...]) -> None:
    sign = view.desk.signs[0]
    come_to(view, sign)
    area = view.desk.area_of(sign)
    signed = view.desk.viewport().grab(area).toImage()
    view.show_findings(())
    assert view.desk.signs == ()
    assert view.desk.viewport().grab(area).toImage() != signed


def test_two_in_one_row_are_one_sign_of_the_graver(qtbot: QtBot, view: PreviewView) -> None:
    hint = about("tasks/doc1-t1/content", Severity.HINT, "Gợi ý thôi.")
    error = about("tasks/doc1-t1/lead", Severity.ERROR, "Sai hẳn.")
    view.show_findings((hint, error))
    (sign,) = view.desk.signs
    assert sign.severity is Severity.ERROR
    assert "Gợi ý thôi." in sign.words and "Sai hẳn." in sign.words
    with qtbot.waitSignal(view.jump) as jumped:
        at = come_to(view, sign)
        QTest.mouseClick(view.desk.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert jumped.args == [error.place]


def test_a_screen_reader_hears_what_is_found_on_the_page(
    view: PreviewView, found: tuple[Finding, ...]
) -> None:
    for page in (0, 5):
        view.desk.go_to(page)
        spoken = view.desk.accessibleDescription()
        assert spoken.startswith(f"Trang {page + 1}/12")
        for sign in view.desk.signs:
            for finding in sign.findings:
                assert (finding.message in spoken) or sign.page != page


def test_nothing_is_sought_while_another_tab_is_in_front(
    view: PreviewView, found: tuple[Finding, ...]
) -> None:
    view.hide()
    view.show_findings(())
    assert view.desk.signs
    view.show()
    assert not view.desk.signs


@pytest.mark.parametrize("name", SAMPLES)
def test_real_papers_have_a_box_for_every_finding(name: str) -> None:
    plan = sample_plan(f"samples/{name}.json")
    years = {c.key: c.code for c in plan.columns} | {c.key: c.code for c in plan.budget_columns}
    places = PrintedPlaces(plan, years, mapped_pdf(plan).sources)
    found = run_checks(plan)
    assert found
    assert [f.place for f in found if places.first(f.place) is None] == []
    assert places.first("tasks/không có/lead") is None


def test_a_column_is_found_by_its_key_at_its_head(transition: PlanFacts) -> None:
    years = {c.key: c.code for c in transition.columns}
    places = PrintedPlaces(transition, years, mapped_pdf(transition).sources)
    for column in transition.columns:
        box = places.first(f"columns/{column.key}")
        assert box is not None
        assert box.place == f"columns/mark:{column.code}"


def test_no_sign_is_printed(
    qtbot: QtBot, view: PreviewView, found: tuple[Finding, ...], tmp_path: Path
) -> None:
    assert view.desk.signs[0].page == 0

    def page(name: str) -> bytes:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFileName(str(tmp_path / name))
        printer.setResolution(75)
        assert view.pdf is not None
        job = PrintJob(view.pdf, printer, 0)
        job.prepare()
        with qtbot.waitSignal(job.ended, timeout=PATIENCE_MS):
            job.start()
        pages = PdfPages((tmp_path / name).read_bytes())
        picture = bytes(pages.picture(0, 75).constBits())
        pages.close()
        return picture

    signed = page("có dấu.pdf")
    view.show_findings(())
    assert page("không dấu.pdf") == signed
