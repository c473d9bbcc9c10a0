"""After a power cut the list of plans says where unsaved text waits, and leads there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from isodesk.app import Program
from isodesk.facts import RichText
from isodesk.services.read import list_plans
from isodesk.store import open_workspace
from isodesk.ui.window import MainWindow
from tests.ui.window.conftest import ACTOR
from tests.ui.window.hands import press, shown

_WAITING = "Có chữ chưa lưu ở “"


def keep_drafts(path: Path, *, in_list: bool = False) -> str:
    """What a killed program leaves in the file; gives the key of the plan."""
    workspace = open_workspace(path, ACTOR, backups=path.parent / "b")
    with workspace.read() as session:
        plan = next(iter(list_plans(session))).key
    if in_list:
        workspace.save_draft("units/gone/name", None, "Sở Nội")
    else:
        workspace.save_draft("blocks/gone", plan, RichText.of("chữ gõ dở").dumps())
    workspace.close()
    return plan


def waiting(window: MainWindow) -> str:
    said = [label.text() for label in window.plans.findChildren(QLabel) if label.isVisible()]
    return next((text for text in said if text.startswith(_WAITING)), "")


def test_the_list_leads_to_text_that_was_not_saved(
    qtbot: QtBot, program: Program, path: Path
) -> None:
    plan = keep_drafts(path)
    assert program.start(path)
    window = shown(qtbot, program)
    assert waiting(window)
    press(window.plans, "Xem chữ chưa lưu")
    page = window.shown_plan
    assert page is not None and page.plan.key == plan
    assert "chữ gõ dở" in page.drafts.words
    press(page, "Bỏ")
    window.show_page(window.plans)
    assert not waiting(window)


def test_the_list_leads_to_a_list_of_the_office(qtbot: QtBot, program: Program, path: Path) -> None:
    keep_drafts(path, in_list=True)
    assert program.start(path)
    window = shown(qtbot, program)
    assert "“Cơ quan, đơn vị”" in waiting(window)
    press(window.plans, "Xem chữ chưa lưu")
    assert window.shown_list is window.list_page("units")
    assert "Sở Nội" in window.list_page("units").drafts.words


def test_a_whole_file_says_nothing(window: MainWindow) -> None:
    assert not waiting(window)
