"""A person rests the pointer on something and reads what is said."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

_FADES = 100  # a tip goes a moment after it was asked to


def read_tip(widget: QWidget, at: QPoint) -> str:
    """The tip at a point of a widget, "" for none."""
    QToolTip.hideText()
    for _ in range(_FADES):
        if QToolTip.isVisible():
            QTest.qWait(50)
    assert not QToolTip.isVisible()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    said = QToolTip.text() if QToolTip.isVisible() else ""
    QToolTip.hideText()
    return said
