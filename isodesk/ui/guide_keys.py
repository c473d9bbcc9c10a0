"""F1 everywhere: the guide at the place that has the keys, also from a dialog.

A widget or dialog whose class has ``guide``, ``page.md`` or ``page.md#heading``, opens it there.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from isodesk.ui.guide import GuideWindow
from isodesk.ui.reading_order import reading_order

_SEEN = "hasGuideKey"
_OWN = "isodesk."


class GuideKeys(QObject):
    """Gives each dialog F1, which menus do not reach while it is open, and Tab in reading order."""

    def __init__(self, parent: QObject, page_behind: Callable[[], str]) -> None:
        super().__init__(parent)
        self._page_behind = page_behind
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch)

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog.property(_SEEN):
            return
        dialog.setProperty(_SEEN, True)
        QShortcut(QKeySequence("F1"), dialog).activated.connect(lambda: self._open(dialog))
        if not type(dialog).__module__.startswith(_OWN):  # a question, or a dialog of Qt's own
            return
        order = reading_order(dialog)
        for one, other in zip(order, order[1:], strict=False):
            QWidget.setTabOrder(one, other)

    def _open(self, dialog: QDialog) -> None:
        """The guide above a dialog, which would not let another window be used."""
        shown = dialog.findChild(GuideWindow)
        guide = shown if isinstance(shown, GuideWindow) else GuideWindow(dialog)
        guide.show_page(guide_of(QApplication.focusWidget()) or self._page_behind())


def guide_of(widget: QWidget | None) -> str:
    """The page of the guide for a widget or what it stands in; "" when none is named."""
    while widget is not None:
        page = getattr(type(widget), "guide", "")
        if isinstance(page, str) and page:
            return page
        widget = None if widget.isWindow() else widget.parentWidget()
    return ""
