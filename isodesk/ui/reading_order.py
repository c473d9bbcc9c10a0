"""Tab goes where the eye goes: from left to right, then down, one area after the other.

Qt's own order is that in which widgets were made, which is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenuBar, QSizeGrip, QWidget

_PASSED_BY = (QMenuBar, QSizeGrip)


def reading_order(root: QWidget) -> list[QWidget]:
    """The widgets in sight that take the keys with Tab, in the order in which they are read."""
    return list(_read(root))


def neighbour(root: QWidget, now: QWidget | None, forward: bool) -> QWidget | None:
    """Who comes after ``now``, or before it; after the last comes the first."""
    order = reading_order(root)
    if not order:
        return None
    step = 1 if forward else -1
    at = now
    while at is not None and at not in order:  # inside a widget that takes keys for its parts
        at = at.parentWidget()
    if at is None:
        return order[0 if forward else -1]
    return order[(order.index(at) + step) % len(order)]


def _read(widget: QWidget) -> Iterator[QWidget]:
    if _takes_keys(widget):
        yield widget
    children = [
        child
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if child.isVisible() and not child.isWindow() and not isinstance(child, _PASSED_BY)
    ]
    for child in _in_lines(children):
        yield from _read(child)


def _takes_keys(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return by_tab and widget.isEnabled() and widget.focusProxy() is None


def _in_lines(widgets: list[QWidget]) -> list[QWidget]:
    """Widgets that stand beside each other from left to right, those below after them."""
    lines: list[list[QWidget]] = []
    for widget in sorted(widgets, key=lambda each: (each.y(), each.x())):
        if lines and _beside(lines[-1][0], widget):
            lines[-1].append(widget)
        else:
            lines.append([widget])
    return [widget for line in lines for widget in sorted(line, key=lambda each: each.x())]


def _beside(one: QWidget, other: QWidget) -> bool:
    shared = min(one.geometry().bottom(), other.geometry().bottom()) - max(one.y(), other.y())
    return shared > min(one.height(), other.height()) / 2
