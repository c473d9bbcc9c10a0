"""What a person's hands do to the tab of tasks, and what stands in the file afterwards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from isodesk.facts import Task
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tasks.view import TasksView

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def task(plan: OpenPlan, key: str) -> Task:
    """The task as the file has it now."""
    return next(t for t in plan.facts.tasks if t.key == key)


def row_of(view: TasksView, key: str) -> int:
    """Where a task or group is shown."""
    row = view.grid.cells.find_key(key)
    assert row >= 0, key
    return row


def choose(view: TasksView, key: str, code: str) -> None:
    """Make a cell the active one."""
    view.grid.go_to(view.source.find(key), view.source.column(code))


def write(widget: QWidget, text: str) -> None:
    """Type text, marks and all, as a Vietnamese keyboard sends it to what has the focus."""
    widget.setFocus()
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            there = QApplication.focusWidget() or widget
            QApplication.sendEvent(there, QKeyEvent(kind, 0, NONE, letter))


def mouse(
    widget: QWidget,
    kind: QEvent.Type,
    at: QPointF,
    modifiers: Qt.KeyboardModifier = NONE,
    held: bool = True,
) -> None:
    """Send one event of the left button."""
    buttons = LEFT if held else Qt.MouseButton.NoButton
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT
    place = widget.mapToGlobal(at)
    QApplication.sendEvent(widget, QMouseEvent(kind, at, place, button, buttons, modifiers))


def centre(view: TasksView, key: str) -> QPointF:
    """The middle of a task's shape, in the roadmap's viewport."""
    row = row_of(view, key)
    shape = view.roadmap.shape(row)
    assert shape is not None
    return view.roadmap.box(row, shape).translated(-view.roadmap.offset(), 0).center()


def drag(
    view: TasksView, start: QPointF, pixels: float, modifiers: Qt.KeyboardModifier = NONE
) -> None:
    """Press, pull sideways in small steps, let go."""
    pull(view, start, pixels, modifiers)
    end = start + QPointF(pixels, 0)
    mouse(view.roadmap.viewport(), QEvent.Type.MouseButtonRelease, end, modifiers, held=False)


def pull(
    view: TasksView, start: QPointF, pixels: float, modifiers: Qt.KeyboardModifier = NONE
) -> None:
    """Press and pull sideways, without letting go."""
    mouse(view.roadmap.viewport(), QEvent.Type.MouseButtonPress, start, modifiers)
    for step in range(1, 11):
        at = start + QPointF(pixels * step / 10, 0)
        mouse(view.roadmap.viewport(), QEvent.Type.MouseMove, at, modifiers)
