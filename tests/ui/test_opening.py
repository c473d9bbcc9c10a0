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


def test_nothing_slow_is_loaded_before_it() -> None:
    script = (
        "import sys; import isodesk.ui.opening; "
        "print(*sorted({name.partition('.')[0] for name in sys.modules} "
        "| {name for name in sys.modules if name.startswith('isodesk.')}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, timeout=60, text=True
    )
    loaded = set(done.stdout.split())
    assert "isodesk.ui.style" in loaded
    assert not loaded & {"sqlalchemy", "alembic", "reportlab", "openpyxl", "docx", "isodesk.store"}
