"""The first card is painted at once: before it nothing slow is loaded."""

from __future__ import annotations

import gc
import subprocess
import sys

from pytestqt.qtbot import QtBot

from isodesk.ui.opening import show_opening


def test_the_card_is_on_the_screen_when_it_is_given(qtbot: QtBot) -> None:
    card = show_opening()
    qtbot.addWidget(card)
    assert card.isVisible()
    assert card.windowHandle().isExposed()
    assert not gc.isenabled()  # nothing that is being loaded is garbage
    card.close()
    assert not card.isVisible()
    assert gc.isenabled()
    gc.unfreeze()  # what other tests left behind is


def loaded_by(module: str) -> set[str]:
    """The packages, and the modules of isodesk, that a fresh program has after importing one."""
    script = (
        f"import sys; import {module}; "
        "print(*sorted({name.partition('.')[0] for name in sys.modules} "
        "| {name for name in sys.modules if name.startswith('isodesk.')}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, timeout=60, text=True
    )
    return set(done.stdout.split())


def test_nothing_slow_is_loaded_before_it() -> None:
    loaded = loaded_by("isodesk.ui.opening")
    assert "isodesk.ui.style" in loaded
    assert not loaded & {"sqlalchemy", "alembic", "reportlab", "openpyxl", "docx", "isodesk.store"}


def test_the_list_of_plans_waits_for_no_grid_and_no_format() -> None:
    loaded = loaded_by("isodesk.app")
    assert "isodesk.ui.plans_page" in loaded
    assert not loaded & {"alembic", "reportlab", "openpyxl", "docx", "pypdfium2"}
    assert not loaded & {
        "isodesk.ui.grid.view",
        "isodesk.ui.list_page",
        "isodesk.ui.plan_page",
        "isodesk.ui.exporting",
    }
