"""Signs of findings beside the boxes of Thể thức, and beside what stands for them in the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from isodesk.checks.registry import run_checks
from isodesk.services.plans import rename_plan
from isodesk.ui.writing.boxes import Box
from isodesk.ui.writing.entry_label import EntryLabel
from isodesk.ui.writing.view import WritingView
from tests.ui.pointing import read_tip


@pytest.fixture
def marked(view: WritingView) -> WritingView:
    """The tab after a review."""
    view.show_findings(run_checks(view.plan.facts))
    return view


def box(view: WritingView, place: str) -> Box:
    found = view.form.box(place)
    assert found is not None
    return found


def label(view: WritingView, place: str) -> EntryLabel:
    """What stands above a box, by the box itself."""
    below = box(view, place)
    labels = view.form.findChildren(EntryLabel)
    return next(each for each in labels if each.box is below)


def is_signed(view: WritingView, place: str) -> bool:
    return not label(view, place).sign.pixmap().isNull()


def said(view: WritingView, place: str) -> list[str]:
    """What findings say of the places of a box."""
    found = run_checks(view.plan.facts)
    return [f.message for f in found if f.place == place or f.place.startswith(f"{place}/")]


def test_boxes_carry_the_sign_and_say_the_sentence(marked: WritingView) -> None:
    for place in ("bases", "recipients"):
        messages = said(marked, place)
        assert messages
        assert is_signed(marked, place)
        above = label(marked, place)
        assert marked.show_place(place)
        tip = read_tip(above, above.sign.geometry().center())
        assert all(message in tip for message in messages)
        assert all(message in box(marked, place).accessibleDescription() for message in messages)
    assert not is_signed(marked, "header/place")
    assert box(marked, "header/place").accessibleDescription() == ""
    assert (
        read_tip(label(marked, "header/place"), label(marked, "header/place").rect().center()) == ""
    )


def test_a_finding_about_the_signer_stands_at_the_first_of_his_boxes(marked: WritingView) -> None:
    assert said(marked, "header/signature")
    assert is_signed(marked, "signatures/doc2-ky-1/way")
    assert not is_signed(marked, "signatures/doc2-ky-1/name")


def test_signs_come_and_go_with_what_is_found_and_move_nothing(marked: WritingView) -> None:
    place = "header/subject"
    above, below = label(marked, place), box(marked, "header/place")
    assert not is_signed(marked, place)
    before = above.sizeHint(), below.geometry()
    with marked.plan.change("Đổi trích yếu") as session:
        rename_plan(session, marked.plan.key, "Áp dụng của của năm")
    marked.show_findings(run_checks(marked.plan.facts))
    assert is_signed(marked, place)
    assert "của của" in box(marked, place).accessibleDescription()
    assert (above.sizeHint(), below.geometry()) == before
    marked.plan.workspace.undo()
    marked.show_findings(run_checks(marked.plan.facts))
    assert not is_signed(marked, place)
    assert box(marked, place).accessibleDescription() == ""


def test_signs_stay_when_the_boxes_are_made_anew(marked: WritingView) -> None:
    old = box(marked, "bases")
    button = marked.form.verb("add-signer/")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert box(marked, "bases") is not old
    assert is_signed(marked, "bases")
    assert box(marked, "bases").accessibleDescription() != ""


def test_the_text_has_the_sign_of_bases_and_of_tables_where_they_stand(marked: WritingView) -> None:
    picture = marked.editor.grab().toImage()
    bases = [f for f in run_checks(marked.plan.facts) if f.place.startswith("bases/")]
    marked.show_findings(())
    bare = marked.editor.grab().toImage()
    marked.show_findings(bases)
    only = marked.editor.grab().toImage()
    assert bases and only != bare and picture != bare
