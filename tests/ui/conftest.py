"""A file of the test's own, the sample plans, and views with the keyboard in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from isodesk.facts import PlanFacts, canonical
from isodesk.host.resources import resource
from isodesk.services.write import write_plan
from isodesk.store import Actor, Workspace, create_workspace, open_workspace
from isodesk.ui.open_plan import OpenPlan
from tests.ui.vietnamese_keys import Keyboard, Keyboards, Method, Way

W = TypeVar("W", bound=QWidget)
ACTOR = Actor("Lan", "lan", "PC")
Opened = Callable[[PlanFacts], OpenPlan]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """Widgets that a test closed go now, while their file is open and their facts are whole, and
    not when Python comes to collect them in the middle of another test."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _sample(name: str) -> PlanFacts:
    text = resource(f"samples/{name}.json").read_text(encoding="utf-8")
    return canonical.loads(PlanFacts, text)


@pytest.fixture(scope="session")
def programme() -> PlanFacts:
    """3.060 million in two parts, three years, one shared quantity."""
    return _sample("ap-dung-2018-2020")


@pytest.fixture(scope="session")
def transition() -> PlanFacts:
    """119 units in 6 groups, 7 tasks, three years."""
    return _sample("chuyen-doi-2018-2020")


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file without plans, made once."""
    folder = tmp_path_factory.mktemp("empty")
    create_workspace(folder / "mới.isodesk", ACTOR, backups=folder / "backups").close()
    return (folder / "mới.isodesk").read_bytes()


@pytest.fixture
def workspace(tmp_path: Path, empty_office: bytes) -> Iterator[Workspace]:
    """A file without plans, open."""
    path = tmp_path / "cơ quan.isodesk"
    path.write_bytes(empty_office)
    opened = open_workspace(path, ACTOR, backups=tmp_path / "backups")
    yield opened
    opened.close()


@pytest.fixture
def open_plan(workspace: Workspace) -> Opened:
    """Writes a plan to the file and opens it."""

    def opened(plan: PlanFacts) -> OpenPlan:
        with workspace.change("Tạo kế hoạch") as session:
            write_plan(session, plan)
        made = OpenPlan(workspace, plan.key)
        workspace.listeners.append(made.follow)
        return made

    return opened


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[[W, int, int], W]]:
    """Shows a widget in this size and gives it the keyboard; it goes before its file is closed."""
    shown_here: list[QWidget] = []

    def shown(widget: W, width: int, height: int) -> W:
        shown_here.append(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        widget.setFocus()
        focused = widget.focusProxy() or widget
        qtbot.waitUntil(focused.hasFocus)
        return widget

    yield shown
    for widget in filter(isValid, shown_here):
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(
    params=[(method, way) for method in Method for way in Way],
    ids=lambda param: "-".join(part.value for part in param),
)
def keyboard(request: pytest.FixtureRequest, qapp: QCoreApplication) -> Iterator[Keyboard]:
    """A Vietnamese keyboard, once with each method and each way."""
    with _plugged_in(*request.param) as made:
        yield made


@pytest.fixture
def composer(qapp: QCoreApplication) -> Iterator[Keyboard]:
    """An input method that underlines a word until it is committed."""
    with _plugged_in(Method.TELEX, Way.PREEDIT) as made:
        yield made


@pytest.fixture
def keyboards(qapp: QCoreApplication) -> Keyboards:
    """Every keyboard, one after the other, where a test's room is dear to build."""

    def each() -> Iterator[Keyboard]:
        for method in Method:
            for way in Way:
                with _plugged_in(method, way) as made:
                    yield made

    return each


@contextmanager
def _plugged_in(method: Method, way: Way) -> Iterator[Keyboard]:
    """It stands where the platform's input method would: there is none off the screen."""
    made = Keyboard(method, way)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QGuiApplication, "inputMethod", lambda: made)
        yield made
    application = QCoreApplication.instance()
    assert application is not None
    application.removeEventFilter(made)
