"""The strip of messages: it goes away by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from isodesk.facts import PlanFacts
from isodesk.services.plans import edit_head
from isodesk.ui.message_strip import SHOWN_MS, MessageStrip
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.writing.view import WritingView


def test_a_sentence_goes_after_its_time(qtbot: QtBot) -> None:
    strip = MessageStrip()
    qtbot.addWidget(strip)
    strip.tell("Không có ngày 30/02/2018.")
    (timer,) = strip.findChildren(QTimer)
    assert (timer.interval(), timer.isSingleShot(), timer.isActive()) == (SHOWN_MS, True, True)
    timer.start(1)
    qtbot.waitUntil(lambda: strip.words == "")


def test_a_sentence_goes_with_the_next_change_of_the_plan(
    open_plan: Callable[[PlanFacts], OpenPlan],
    programme: PlanFacts,
    show: Callable[..., WritingView],
) -> None:
    plan = open_plan(programme)
    view = show(WritingView(plan), 1296, 700)
    view.strip.tell("Không có ngày 30/02/2018.")
    assert view.strip.words
    with plan.change("Sửa") as session:
        edit_head(session, plan.key, number="7")
    assert view.strip.words == ""
