"""Old letters (TCVN3, VNI) become Unicode wherever text is pasted into a box."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)

from isodesk.vietnamese.legacy import Recognised, recognise, told

OWN_PASTE = "pastesItself"
"""The property of a text widget that converts what is pasted by itself."""

_FONT = re.compile(r"(?:font-family:|face=)[\s\"']*(?:&quot;)?(\.Vn\w+|VNI-[\w-]+)", re.IGNORECASE)
_BODY = re.compile(r".*<body[^>]*>", re.IGNORECASE | re.DOTALL)
_SHOWN_MS = 12_000
_Box = QLineEdit | QPlainTextEdit | QTextEdit


def pasted_text(data: QMimeData) -> Recognised:
    """The text of a clipboard in Unicode; its font is asked where its words tell nothing."""
    text = data.text()
    if told(text) is None and data.hasHtml():
        fonts = {match.lower() for match in _FONT.findall(_BODY.sub("", data.html()))}
        if len(fonts) == 1:
            return recognise(text, fonts.pop())
    return recognise(text)


class Pasting(QObject):
    """Watches the box that has the keyboard, in whatever window of the program it stands."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.menu = QMenu()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch)

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, _Box) and not now.property(OWN_PASTE):
            now.installEventFilter(self)
            if isinstance(now, QPlainTextEdit):
                now.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+V and the entry Dán of the box's own menu."""
        box = watched if isinstance(watched, _Box) else watched.parent()
        if not isinstance(box, _Box) or box.isReadOnly():
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return event.matches(QKeySequence.StandardKey.Paste) and paste_converted(box)
        if isinstance(event, QContextMenuEvent) and not isinstance(box, QTextEdit):
            self._show_menu(box, event.globalPos())
            return True
        return False

    def _show_menu(self, box: QLineEdit | QPlainTextEdit, at: QPoint) -> None:
        if isinstance(box, QLineEdit):
            undo = box.isUndoAvailable(), box.isRedoAvailable()
            self._fill_menu(box, box.hasSelectedText(), undo)
        else:
            document = box.document()
            undo = document.isUndoAvailable(), document.isRedoAvailable()
            self._fill_menu(box, box.textCursor().hasSelection(), undo)
        self.menu.popup(at)

    def _fill_menu(
        self, box: QLineEdit | QPlainTextEdit, chosen: bool, undo: tuple[bool, bool]
    ) -> None:
        self.menu.clear()
        for words, verb, may in (
            ("Hoàn tác\tCtrl+Z", box.undo, undo[0]),
            ("Làm lại\tCtrl+Y", box.redo, undo[1]),
            ("Cắt\tCtrl+X", box.cut, chosen),
            ("Chép\tCtrl+C", box.copy, chosen),
            ("Dán\tCtrl+V", lambda: _paste(box), True),
            ("Chọn tất cả\tCtrl+A", box.selectAll, True),
        ):
            action = self.menu.addAction(words)
            action.setEnabled(may)
            action.triggered.connect(lambda _=False, wanted=verb: wanted())


def _paste(box: _Box) -> None:
    if not paste_converted(box):
        box.paste()


def paste_converted(box: _Box) -> bool:
    """Paste what had to be converted, and say so; False when the text needs nothing."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None:
        return False
    done = pasted_text(data)
    if done.text == data.text():
        return False
    if isinstance(box, QLineEdit):
        box.insert(" ".join(done.text.splitlines()))
    else:
        box.insertPlainText(done.text)
    if done.message:
        place = box.mapToGlobal(QPoint(0, box.height()))
        QToolTip.showText(place, done.message, box, box.rect(), _SHOWN_MS)
    return True
