"""Legal bases in running text: their sentence begins with the word that leads them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from isodesk.facts import PlanFacts, PlanKind
from isodesk.services.kinds import new_plan
from isodesk.services.office import issuer_named
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.writing.bases_dialog import BasesDialog

ALT = Qt.KeyboardModifier.AltModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(
    open_plan: Callable[[PlanFacts], OpenPlan], show: Callable[..., BasesDialog]
) -> BasesDialog:
    """The bases of a department's new yearly plan."""
    issuer = issuer_named("Sở Nội vụ", superior="Ủy ban nhân dân tỉnh Lạng Sơn")
    plan = open_plan(new_plan(PlanKind.YEARLY, issuer, 2027, 2027))
    return show(BasesDialog(plan), 760, 520)


def lines(dialog: BasesDialog) -> list[str]:
    return [dialog.list.item(row).text()[:22] for row in range(dialog.list.count())]


def leads(dialog: BasesDialog) -> list[str]:
    return [basis.lead for basis in dialog.bases]


def test_a_basis_taken_away_leaves_the_word_to_the_next(dialog: BasesDialog) -> None:
    count = len(dialog.bases)
    assert lines(dialog)[0].startswith("Thực hiện Kế hoạch số")
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete, CTRL_SHIFT)
    assert leads(dialog) == ["Thực hiện", *[""] * (count - 2)]
    assert lines(dialog)[0].startswith("Thực hiện Quyết định")


def test_a_basis_moved_to_the_front_takes_the_word(dialog: BasesDialog) -> None:
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Up, ALT)
    assert lines(dialog)[0].startswith("Thực hiện Quyết định")
    assert lines(dialog)[1].startswith("Kế hoạch số")
    assert dialog.lead.currentText() == "Thực hiện"
