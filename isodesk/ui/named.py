"""Widgets that the style sheet knows by name."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str) -> W:
    """The widget, its object name set; names stand in resources/style/isodesk.qss."""
    widget.setObjectName(name)
    return widget
